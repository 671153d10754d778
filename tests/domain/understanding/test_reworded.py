"""Words that mean a crowd or a stretch of the question before."""

import pytest

from domain.events.types import EventType
from domain.language.message import Language
from domain.query.query import Query
from domain.understanding.follow_ups.rewording import in_crowd_told, in_stretch_told

CROWD = Query("", Language.ENGLISH, events=(EventType.CROWD,))
BLACK = Query("", Language.ENGLISH, events=(EventType.CAMERA_BLACK,))


@pytest.mark.parametrize(
    ("previous", "text", "plain"),
    [
        (CROWD, "was green in it?", "was green in the group?"),
        (CROWD, "초록 옷도 거기에 끼어 있었어?", "초록 옷도 무리에 끼어 있었어?"),
        (BLACK, "was green in it?", "was green in it?"),
    ],
)
def test_it_is_the_crowd_that_was_told_of(previous: Query, text: str, plain: str) -> None:
    assert in_crowd_told(text, previous) == plain


def test_a_stretch_is_the_time_that_was_told_of() -> None:
    assert in_stretch_told("그 구간에 누가 왔어?", BLACK) == "그때 누가 왔어?"
    assert in_stretch_told("did anyone come in during that window?", BLACK) == "did anyone come in meanwhile?"
