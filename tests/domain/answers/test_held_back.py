"""Answers that hold back, or do not where they need not: another number of people, a time that was black."""

import pytest

from domain.answers.answer import answer
from domain.answers.checking.check import check_sentence
from domain.events.types import EventType
from domain.language.evidence import LookedAt
from domain.language.message import Language
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Order, Query, Relation, RelationKind, Scope, Subject, Whether
from domain.records import CoverageSpan, CoverageState, TimeRange
from tests.support.findings import findings, person, query, stored, video, with_events

EN, KO = Language.ENGLISH, Language.KOREAN
UNSEEN = LookedAt(videos=1, videos_ready=1, seconds=2, seconds_analysed=0)
BLACK = stored(1, EventType.CAMERA_BLACK, 25, length_s=25.0)
AT_40 = TimeFilter(offset=TimeRange(39, 41), said="0:40")
GAPS = {1: [CoverageSpan(TimeRange(39, 41), CoverageState.BLACK, "black")]}


def told(asked: Query, **found: object) -> list[str]:
    return [each.text for each in answer(findings(asked, **found)).sentences]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (EN, "The number of people seen is 5, not 4, so I cannot tell whom you mean."),
        (KO, "화면에 보인 사람은 4명이 아니라 5명이어서 누구를 말씀하시는지 알 수 없습니다."),
    ],
)
def test_another_number_of_people_than_there_were_is_told(language: Language, line: str) -> None:
    asked = query(language, intent=Intent.WHICH, subject=Subject.PEOPLE, out_of=4, order=Order())
    found = findings(asked, counted=5)
    sentences = answer(found).sentences
    assert [each.text for each in sentences] == [line]
    assert check_sentence(sentences[0], found) == []


def test_a_black_picture_is_known_of_a_time_of_which_nothing_else_is() -> None:
    black = query(intent=Intent.EXISTS, events=(EventType.CAMERA_BLACK,), time=AT_40)
    assert told(black, looked=UNSEEN, events=[BLACK], total=1, not_covered=GAPS)[0].startswith("Yes, 1 black")
    anybody = query(intent=Intent.EXISTS, subject=Subject.PEOPLE, time=AT_40)
    assert told(anybody, looked=UNSEEN, not_covered=GAPS)[0].startswith("I cannot say")


@pytest.mark.parametrize("intent", [Intent.HOW_LONG, Intent.WHICH])
def test_where_fewer_did_it_than_the_one_asked_for_that_is_told(intent: Intent) -> None:
    asked = query(intent=intent, subject=Subject.PEOPLE, events=(EventType.LOITERING,), order=Order(nth=2))
    assert told(asked, total=1) == ["There is no second one: 1 person loitered."]


def test_what_happened_before_a_camera_went_black_is_said_so() -> None:
    before = (Relation(RelationKind.BEFORE, query(KO, events=(EventType.CAMERA_BLACK,))),)
    asked = query(
        KO, intent=Intent.EXISTS, subject=Subject.PEOPLE, events=(EventType.PERSON_EXIT,), relations=before
    )
    left = stored(3, EventType.PERSON_EXIT, 20, 1)
    line = told(asked, people=[person(1, 3, 21)], total=1, events_of=with_events(left))[0]
    assert line == "네, 검은 화면이 되기 전에 나간 사람이 1명 있습니다: 1번 사람."


def test_the_camera_that_is_picked_is_told_without_the_others() -> None:
    scope = Scope(cameras=("Gate", "Yard"))
    asked = query(intent=Intent.WHICH, subject=Subject.CAMERAS, events=(EventType.COLLAPSE,), scope=scope)
    found = told(asked, videos=[video(camera="Yard")], recordings=[video(camera="Yard")], total=1)
    assert found == ["1 camera fits that: “Yard”."]


def test_that_there_is_no_recording_goes_on_in_small_letters() -> None:
    asked = query(intent=Intent.EXISTS, subject=Subject.RECORDINGS, time=AT_40)
    found = told(asked, videos=[video(1), video(2)], empty_time=True)
    assert found[0] == "No: that time is in none of the recordings."


def test_of_one_person_who_was_alone_twice_there_is_one() -> None:
    alone = (Relation(RelationKind.ALONE, None),)
    asked = query(intent=Intent.WHEN, subject=Subject.PEOPLE, relations=alone, is_within=True)
    found = told(asked, people=[person(2, 26, 29), person(2, 49, 53)], total=1)
    assert found[0].startswith("1 person was there alone: 00:26, 00:49")


@pytest.mark.parametrize(("part", "cited"), [(Whether.GAPS, [(39, 41)]), (Whether.COMPLETE, [])])
def test_how_much_was_not_looked_at_is_shown_by_the_gaps(part: Whether, cited: list[tuple[int, int]]) -> None:
    asked = query(intent=Intent.COVERAGE, seconds_of=part)
    looked = LookedAt(videos=1, videos_ready=1, seconds=120, seconds_analysed=118)
    lead = answer(findings(asked, looked=looked, not_covered=GAPS, events=[BLACK])).sentences[0]
    assert [(each.start_s, each.end_s) for each in lead.citations] == cited
