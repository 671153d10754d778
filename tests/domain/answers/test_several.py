"""Several lengths told as one, zones beside a side, and a getting up that is looked for."""

from typing import Any

import pytest

from domain.answers.answer import answer
from domain.events.types import EventType
from domain.language.message import Language
from domain.query.query import Aggregate, Intent, Subject
from tests.support.findings import findings, person, query, stored, with_events

EN, KO = Language.ENGLISH, Language.KOREAN
TWO = [person(2, 10, 20), person(4, 50, 64)]
SAT = stored(1, EventType.SITTING, 30, 2, length_s=12.0)


def told(language: Language, asked: dict[str, Any], **found: Any) -> list[str]:
    asked = {"subject": Subject.PEOPLE, **asked}
    return [each.text for each in answer(findings(query(language, **asked), **found)).sentences]


@pytest.mark.parametrize(
    ("aggregate", "english", "korean"),
    [
        (Aggregate.TOTAL, "The 2 lengths add up to 24 s.", "2건의 시간을 모두 합하면 24초입니다."),
        (Aggregate.MEAN, "The 2 lengths are 12 s on average.", "2건의 시간은 평균 12초입니다."),
    ],
)
def test_several_lengths_are_told_as_one(aggregate: Aggregate, english: str, korean: str) -> None:
    asked = {"intent": Intent.HOW_LONG, "aggregate": aggregate}
    assert told(EN, asked, people=TWO)[0] == english
    assert told(KO, asked, people=TWO)[0] == korean
    assert len(told(EN, asked, people=TWO)) == 1 + len(TWO)


def test_one_length_is_told_by_itself() -> None:
    asked = {"intent": Intent.HOW_LONG, "aggregate": Aggregate.TOTAL}
    assert told(EN, asked, people=TWO[:1]) == ["Person 2 was in view for 10 s."]


def test_zones_stand_beside_the_side() -> None:
    stay = stored(7, EventType.ZONE_DWELL, 12, 2, length_s=5.0)
    found = told(EN, {"intent": Intent.WHERE}, people=TWO[:1], in_zones=[stay])
    assert len(found) == 2
    assert found[1] == "Person 2 stays in a zone."


def test_a_getting_up_that_is_looked_for_has_its_time() -> None:
    asked = {"intent": Intent.FIND, "events": (EventType.SITTING,), "at_end": True}
    assert told(EN, asked, people=TWO[:1], events_of=with_events(SAT)) == ["At 00:42, person 2 got up again."]
