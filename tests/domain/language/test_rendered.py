"""Every text that answers, summaries and errors are made of, as it was read and approved (`rendered.txt`).

A new wording is put into the file by hand, in the commit that changes it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.actions.looks import LookTotals, failure_texts
from domain.answers.answer import answer
from domain.events.kinds.kind import Source
from domain.events.types import EventType
from domain.language.evidence import LookedAt
from domain.language.message import Language
from domain.language.messages.deeds import WHO_NOT
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
from domain.people.traits import AgeGroup, Facing, Gender
from domain.query.filters import END_S, LengthFilter, PeopleFilter, PlaceFilter, TimeFilter
from domain.query.query import (
    Attribute,
    Intent,
    Order,
    OrderBy,
    Query,
    Relation,
    RelationKind,
    Scope,
    Subject,
)
from domain.query.unseen import Unseen
from domain.records import CoverageSpan, CoverageState, Event, StoredEvent, TimeRange, VideoStatus
from domain.summaries.quiet_hours import QuietTime
from serving.validation import describe_errors
from tests.domain.answers.test_answer import FIRST_SENTENCES
from tests.support import findings as made
from tests.support.findings import GREY, GUESSED, RED, video
from tests.support.made_paths import path

RENDERED = Path(__file__).with_name("rendered.txt")
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
MANY = [stored(number, EventType.PERSON_ENTER, number) for number in range(1, 300)]


def unready(*states: VideoStatus) -> list:
    return [video(status=state, progress=40, error_code="no_picture") for state in states]


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


def rendered() -> Iterator[str]:
    for language in Language:
        yield from words(language)
        yield from sentences(language)
        for asked, found in ASKED:
            asked_so = made.query(language, **asked)
            yield answer(made.findings(asked_so, **found)).text
    yield from summaries()
    yield from (failure_texts(code)[place] for place in (0, 1) for code in FAILURES)


PEOPLE = Subject.PEOPLE
TWO = [made.person(2, known={**RED, **GUESSED}), made.person(4, 50, 71.6, GREY)]
MANY_PEOPLE = [made.person(number, number, number + 20) for number in range(1, 301)]
FALLEN = made.query(subject=PEOPLE, events=(EventType.COLLAPSE,))
SOMEBODY_LEFT = made.query(subject=PEOPLE, events=(EventType.PERSON_EXIT,), people=PeopleFilter(numbers=(3,)))


def of_every_type() -> Iterator[tuple[dict, dict]]:
    """What is said of each type of event: that it was, that it was not, who did not do it, and before it."""
    for kind in EventType:
        done = made.stored(1, kind, 22, 2)
        of_people = {"subject": PEOPLE, "events": (kind,)}
        yield {**of_people, "intent": Intent.EXISTS}, {"people": TWO[:1], "events_of": made.with_events(done)}
        yield {**of_people, "intent": Intent.EXISTS}, {}
        yield {"subject": Subject.EVENTS, "events": (kind,), "intent": Intent.COUNT}, {"events": [done] * 2}
        if kind.kind.source is Source.MODEL:
            yield {"subject": Subject.EVENTS, "intent": Intent.EXISTS, "unseen": (kind,)}, {}
        if kind not in WHO_NOT:
            continue
        stayed = PeopleFilter(not_doing=(kind,))
        before = Relation(RelationKind.BEFORE, made.query(subject=PEOPLE, events=(kind,)))
        yield {"subject": PEOPLE, "intent": Intent.COUNT, "people": stayed, "relations": (before,)}, {}


COMPANY = (RelationKind.TOGETHER, RelationKind.ALONE)
IN_ORDER = [
    made.query(subject=PEOPLE, order=each)
    for each in (Order(), Order(nth=2), Order(is_descending=True), Order(nth=11))
]
"""People who are told by their order, as far as there is a word for it."""


def of_people() -> Iterator[tuple[dict, dict]]:
    asked: list[dict] = [
        *({"people": PeopleFilter(traits=(each,))} for each in (*Gender, *AgeGroup)),
        *({"people": PeopleFilter(facing=each)} for each in Facing),
        *({"place": PlaceFilter(sides=(each,))} for each in ("left", "center", "right")),
        *(
            {"place": PlaceFilter(came_from=each, went_to=each)}
            for each in ("left", "right", "top", "bottom")
        ),
        *({"place": PlaceFilter(zones=("Till",), direction=each)} for each in ("in", "out", None)),
        *({"relations": (Relation(each, SOMEBODY_LEFT),)} for each in RelationKind if each not in COMPANY),
        *({"relations": (Relation(each),)} for each in COMPANY),
        *({"relations": (Relation(RelationKind.LONGER, each),)} for each in IN_ORDER),
        *({"time": each} for each in (TimeFilter(offset=TimeRange(30, float("inf"))), TimeFilter(last_s=30))),
        *({"length": each} for each in (LengthFilter(60), LengthFilter(0, 5), LengthFilter(3, 4000))),
        {"scope": Scope(cameras=("Door",))},
        {"scope": Scope(site="Shop")},
        {"people": PeopleFilter(numbers=(2,), doing=(EventType.RUNNING,))},
    ]
    for each, found in product(asked, ({}, {"people": TWO})):
        yield {"intent": Intent.EXISTS, "subject": PEOPLE, **each}, found
        yield {"intent": Intent.COUNT, "subject": PEOPLE, **each}, found


def of_one() -> Iterator[tuple[dict, dict]]:
    for attribute, person in product(Attribute, TWO):
        yield {"intent": Intent.DESCRIBE, "subject": PEOPLE, "attributes": (attribute,)}, {"people": [person]}
    for by, nth, is_last in product(OrderBy, (1, 2, 11), (False, True)):
        order = Order(by, is_last, nth)
        yield {"intent": Intent.WHICH, "subject": PEOPLE, "order": order}, {"people": TWO[:1], "total": 20}
        yield {"intent": Intent.WHICH, "subject": Subject.EVENTS, "order": order}, {"events": MANY[:1]}
    for intent in (Intent.WHERE, Intent.HOW_LONG, Intent.WHEN, Intent.SUMMARISE, Intent.FIND):
        for found in ({}, {"people": TWO}, {"people": MANY_PEOPLE}):
            yield {"intent": intent, "subject": PEOPLE}, found


def of_things() -> Iterator[tuple[dict, dict]]:
    for label, count in product(("vehicle", "bag", "animal"), (0, 1, 2, 7)):
        things = [made.thing(number, label) for number in range(count)]
        for intent in (Intent.EXISTS, Intent.COUNT, Intent.WHEN, Intent.WHERE):
            yield {"intent": intent, "subject": Subject.THINGS, "labels": (label,)}, {"things": things}
    partly = {"looked": LookedAt(2, 2, 240, 240), "looked_for": {"person": 2, "vehicle": 1, "bag": 0}}
    yield {"intent": Intent.COUNT, "subject": Subject.THINGS, "labels": ("vehicle", "bag")}, partly


def of_actions() -> Iterator[tuple[dict, dict]]:
    """What a model saw, or did not, and where it has looked."""
    theft = made.stored(1, EventType.THEFT, 22, 2)
    theft = replace(theft, event=replace(theft.event, source="openai:some-model"))
    for intent, events in product((Intent.EXISTS, Intent.COUNT, Intent.WHEN), ([], [theft])):
        asked = {"intent": intent, "subject": Subject.EVENTS, "events": (EventType.THEFT,)}
        for closer in (LookTotals(12, 75.0, 3), LookTotals()):
            yield asked, {"events": events, "closer": closer}


def of_what_was_left_out() -> Iterator[tuple[dict, dict]]:
    """The only one who fits without some words, and whoever fits the rest of the question before."""
    ran = {
        "people": [made.person(2, 10, 20)],
        "events_of": made.with_events(made.stored(1, EventType.RUNNING, 12, 2)),
    }
    asked = {"intent": Intent.WHICH, "subject": PEOPLE, "events": (EventType.RUNNING,)}
    yield {**asked, "leftover": ("flurbly", "플러블")}, {**ran, "total": 1}
    for half in ({"leftover": ("flurbly", "플러블")}, {"unseen": ("emotion", "sound")}):
        yield {**asked, "half": Query("", Language.ENGLISH, **half)}, {**ran, "total": 1}
    left = {"events": [made.stored(1, EventType.OBJECT_ABANDONED, 22, 2)], "total": 1}
    still = {"events": (EventType.OBJECT_ABANDONED,), "time": TimeFilter(last_s=END_S, said="at the end")}
    yield {"intent": Intent.EXISTS, **still}, left


def of_limits() -> Iterator[tuple[dict, dict]]:
    """What was not understood, not looked for, not looked at."""
    gone = CoverageSpan(TimeRange(30, 40), CoverageState.BLACK, "black")
    part = {"looked": LookedAt(3, 2, 90.0, 60.0), "not_covered": {1: [gone] * 5}, "undated": [video()]}
    most = {"looked": LookedAt(1, 1, 100.0, 95.0), "not_covered": {1: [gone]}}
    yield {"intent": Intent.HELP}, {}
    yield {"intent": Intent.WHICH, "refers_back": True}, {}
    for intent, held in product((Intent.EXISTS, Intent.COUNT, Intent.COVERAGE), (part, most)):
        yield {"intent": intent, "subject": PEOPLE}, held
    for intent in (Intent.EXISTS, Intent.COUNT, Intent.WHEN):
        yield {"intent": intent, "subject": PEOPLE, "leftover": ("quickly", "빨리", "붉음")}, {}
    yield from of_what_was_left_out()
    for topic in (*Unseen, "age_group", "gender", "vehicle", "bag", "animal"):
        yield {"intent": Intent.EXISTS, "unseen": (topic,)}, {}
    for is_negated, intent in product((False, True), (Intent.EXISTS, Intent.WHEN, Intent.HOW_LONG)):
        gaps = [made.gap(10.0 * at, 10.0 * at + 3) for at in range(7)]
        asked = {"intent": intent, "subject": PEOPLE, "is_negated": is_negated}
        yield asked, {"absent": gaps, "people": TWO}
        yield asked, {}
    yield {"intent": Intent.COUNT, "subject": PEOPLE, "taken": (("persn", "person"),)}, {}
    yield {"intent": Intent.COUNT, "subject": PEOPLE}, {"empty_time": True}
    yield {"intent": Intent.COUNT, "subject": Subject.CAMERAS}, {"recordings": [video(camera="Door")]}


ASKED = [
    *((asked, found) for asked, found, _, _ in FIRST_SENTENCES),
    *of_every_type(), *of_people(), *of_one(), *of_things(), *of_actions(), *of_limits(),
]  # fmt: skip


def test_every_text_is_as_it_was_read_and_approved() -> None:
    lines = list(dict.fromkeys(line for text in rendered() for line in text.splitlines()))
    assert lines == RENDERED.read_text().splitlines()
