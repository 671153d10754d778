"""How soon something must follow what a question relates to."""

from dataclasses import replace

import pytest

from domain.language.message import Language
from domain.query.deeds import limits_of
from domain.query.query import Query, RelationKind

FALL = Query("after the fall", Language.ENGLISH)


@pytest.mark.parametrize(
    ("kind", "limits"),
    [
        (RelationKind.AFTER, (0.0, 10.0)),
        (RelationKind.BEFORE, (-10.0, 0.0)),
        (RelationKind.WHILE, (-10.0, 10.0)),
        (RelationKind.LONGER, None),  # as a language model may say, of lengths and not of moments
    ],
)
def test_a_limit_lies_on_the_side_that_the_relation_says(
    kind: RelationKind, limits: tuple[float, float] | None
) -> None:
    assert limits_of(replace(FALL, within_s=10.0), kind) == limits
    assert limits_of(FALL, kind) is None
