"""Every text that answers, summaries and errors are made of, as it was read and approved (`rendered.txt`).

A new wording is put into the file by hand, in the commit that changes it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.language.answers import answer
from domain.language.question import Question, understand
from tests.domain.language.test_answers import video

from domain.actions.looks import LookTotals, failure_texts
from domain.events.types import EventType
from domain.events.window_records import EventWindow, FoundWindow
from domain.language.evidence import Evidence, LookedAt, TraitCounts
from domain.language.message import Language
from domain.language.messages.looks import FAILURES
from domain.language.messages.reasons import REASONS
from domain.language.readiness import unready_text
from domain.language.reasons import reason_text
from domain.language.summary import summarise
from domain.language.wording import (
    count_text,
    describe_event,
    event_verb,
    people_count_text,
    person_was_there,
    plain_sentence,
)
from domain.people.colour import ColourName, colour_word
from domain.people.followed import FollowedThing, SeenPerson
from domain.records import CoverageSpan, CoverageState, Event, StoredEvent, TimeRange, VideoStatus
from domain.summaries.quiet_hours import QuietTime
from serving.validation import describe_errors
from tests.support.made_paths import path

RENDERED = Path(__file__).with_name("rendered.txt")
QUESTIONS = (
    "Did anyone come in?", "사람이 들어왔어?", "How many people came in?", "몇 명이 들어왔어?",
    "When does someone leave?", "언제 사람이 나갔어?", "what happened?", "무슨 일이 있었어?",
    "Is anybody there?", "사람이 있어?", "How many people were there?", "몇 명이 있었어?",
    "왼쪽에 누가 있어?",
    "Did somebody steal a car?", "차량 도난이 있었어?", "a red bag", "빨간 가방", "two people walk and stand",
    "Did anyone fall at 0:10?", "10초에 쓰러진 사람 있어?", "who is on the left?", "an umbrella", "우산",
)  # fmt: skip
PROBLEMS = (
    "missing", "string_too_long", "string_too_short", "empty_text", "recorded_year", "greater_than_equal",
    "greater_than", "less_than_equal", "less_than", "finite_number", "string_pattern_mismatch",
    "literal_error", "enum", "extra_forbidden", "timezone_aware", "json_invalid", "int_parsing", "float_type",
    "string_type", "bool_parsing", "uuid_parsing", "datetime_parsing", "list_type", "model_type", "strange",
)  # fmt: skip
CONTEXT = {
    "max_length": 5, "min_length": 2, "first": 1970, "last": 2100, "year": 3, "ge": 1, "gt": 0, "le": 9,
    "lt": 8, "expected": "'a' or 'b'",
}  # fmt: skip


def event(kind: EventType, at_s: float, *people: int, side: str | None = "left") -> Event:
    return Event(kind, TimeRange(at_s, at_s + 2), (0.0, 0.0, 0.1, 0.2), people, 0.9, side)


def stored(number: int, kind: EventType, *people: int) -> StoredEvent:
    return StoredEvent(number, 1, event(kind, 10.0 * number, *people), "run")


EVENTS = [stored(number, kind, number, 9) for number, kind in enumerate(EventType, start=1)]
PEOPLE = [SeenPerson(1, number, TimeRange(number, number + 20), "run") for number in range(1, 14)]
MANY = [stored(number, EventType.PERSON_ENTER, number) for number in range(1, 300)]
APPEARED = [stored(400, EventType.PERSON_APPEAR, 400), stored(401, EventType.PERSON_APPEAR, 401)]
WINDOW = FoundWindow(5, 1, EventWindow(TimeRange(0, 9), "", "", ()), (EVENTS[4],))
WHOLE, PART = LookedAt(1, 1, 60.0, 60.0), LookedAt(3, 2, 90.0, 60.0)
EVIDENCES = (
    Evidence((), (), WHOLE, {1: "a"}),
    Evidence((), (), LookedAt(0, 0, 0, 0), {}),
    Evidence(EVENTS, (WINDOW,), PART, {1: "a", 2: "b"}, PEOPLE, APPEARED),
    Evidence(EVENTS[:1], (), WHOLE, {1: "a"}, PEOPLE[:1], APPEARED[:1]),
    Evidence((), (), WHOLE, {1: "a"}, PEOPLE[:2], APPEARED[:1]),
    Evidence(MANY, (), WHOLE, {1: "a"}, PEOPLE, APPEARED, is_cut=True),
)


def unready(*states: VideoStatus) -> list:
    return [video(state, progress=40, code="no_picture") for state in states]


def words(language: Language) -> Iterator[str]:
    for kind, side in product(EventType, ("left", "center", "right", None)):
        yield describe_event(event(kind, 0.0, 1, 2, side=side), language)
        yield plain_sentence(kind, side, language)
    for kind, count in product(EventType, (0, 1, 2)):
        yield count_text(kind, count, language)
        yield event_verb((kind, EventType.WALKING), count, language)
    yield from (people_count_text(count, language) for count in (0, 1, 2))
    yield person_was_there(3, language)
    yield from (reason_text(code, language) for code in REASONS)
    yield from (colour_word(colour, language) for colour in ColourName)


def sentences(language: Language) -> Iterator[str]:
    for count, states in product((1, 5), [(state,) for state in VideoStatus] + [tuple(VideoStatus)]):
        yield str(unready_text(unready(*states), count, language))
    for kind, place in product(PROBLEMS, (("body", "prompt"), ("body",))):
        yield describe_errors([{"type": kind, "loc": place, "ctx": CONTEXT}], language)


def summaries() -> Iterator[str]:
    gaps = [
        CoverageSpan(TimeRange(number, number + 1), CoverageState.BLACK, "black") for number in range(60, 72)
    ]
    coverage = [
        CoverageSpan(TimeRange(0, 40), CoverageState.ANALYSED),
        CoverageSpan(TimeRange(40, 60), list(CoverageState)[1], "key_frames"),
    ]
    people = [path(number, 5, 11, (0.0, 1.0)) for number in (1, 2)]
    for tracks, events, spans in (
        ([], [], coverage[:1]),
        (people[:1], [EVENTS[0].event], coverage),
        (people, [each.event for each in [*EVENTS, *MANY]], [*coverage, *gaps]),
    ):
        summary = summarise(tracks, events, spans)
        yield from (summary.text_en, summary.text_ko)
    night = QuietTime(datetime(2026, 3, 1, 17, 9, 30, tzinfo=UTC), ZoneInfo("Asia/Seoul"), (TimeRange(0, 9),))
    summary = summarise(people, [], coverage, night)
    yield from (summary.text_en, summary.text_ko)


def found_for(question: Question, held: Evidence) -> Evidence:
    """What of some evidence a question finds: only events of the types that it names."""
    named = question.event_types or tuple(EventType)
    return replace(
        held,
        events=[each for each in held.events if each.event.type in named],
        related=[each for each in held.related if each.event.type in question.related_types],
    )


def rendered() -> Iterator[str]:
    for language in Language:
        yield from words(language)
        yield from sentences(language)
    for text, held in product(QUESTIONS, EVIDENCES):
        question = understand(text)
        given = answer(question, found_for(question, held))
        yield from (sentence.text for sentence in given.sentences)
        yield given.text
    yield from summaries()
    yield from things_and_traits()
    yield from closer_looks()


THINGS_ASKED = (
    "How many vehicles and animals were there?", "차량과 동물은 몇이나 있었어?",
    "Was there a bag?", "가방 있었어?", "Was there a red truck?", "빨간 트럭 있었어?",
    "Was there a woman?", "여자 있었어?", "How old are they?", "나이는?",
)  # fmt: skip
LOOKED_FOR = {"vehicle": 1, "bag": 2, "animal": 2, "gender": 1, "age_group": 2}
KNOWN = {
    "gender": {"value": "male", "score": 0.9},
    "age_group": {"value": "middle", "score": 0.8, "years": 34},
    "upper": "red", "lower": "black", "facing": "left", "orientation_deg": 90,
}  # fmt: skip


def things_and_traits() -> Iterator[str]:
    """Answers about things and traits of people, where some recordings were looked through for them."""
    things = [
        FollowedThing(1, number, label, TimeRange(number, number + 20), 0.9, {}, "run")
        for number, label in enumerate(("vehicle", "vehicle", "animal"), start=4)
    ]
    people = [replace(each, attributes=KNOWN) for each in PEOPLE[:2]]
    names = {1: "a", 2: "b"}
    full = Evidence(
        (), (), PART, names, people, things=things, traits=TraitCounts(3, 2, 1), looked_in=LOOKED_FOR
    )
    none = Evidence((), (), WHOLE, {1: "a"}, traits=TraitCounts(3, 0, 3))
    for text, held in product(THINGS_ASKED, (full, none)):
        question = understand(text, LOOKED_FOR)
        wanted = [each for each in held.things if each.label in question.subjects.things]
        traits = held.traits if question.subjects.traits else None
        yield answer(question, replace(held, things=wanted, traits=traits)).text


ACTIONS_ASKED = (
    "Was anything stolen?", "도난이 있었어?", "How many fights were there?", "싸움이 몇 번 있었어?",
    "Did anyone fall?",
)  # fmt: skip


def closer_looks() -> Iterator[str]:
    """Answers about what models see, where they have looked, and why they could not."""
    kinds = (EventType.THEFT, EventType.VIOLENCE)
    seen = [replace(event(kind, 10.0, 1, 2), source="openai:some-model") for kind in kinds]
    events = [StoredEvent(number, 1, each, "run") for number, each in enumerate(seen, start=1)]
    looked_in, names = {each.value: 1 for each in kinds}, {1: "a"}
    full = Evidence(events, (), PART, names, looked_in=looked_in, closer=LookTotals(12, 75.0, 3))
    none = Evidence((), (), WHOLE, names, looked_in=looked_in, closer=LookTotals())
    for text, held in product(ACTIONS_ASKED, (full, none)):
        question = understand(text, looked_in)
        yield answer(question, found_for(question, held)).text
    yield from (failure_texts(code)[place] for place in (0, 1) for code in FAILURES)


def test_every_text_is_as_it_was_read_and_approved() -> None:
    lines = list(dict.fromkeys(line for text in rendered() for line in text.splitlines()))
    assert lines == RENDERED.read_text().splitlines()
