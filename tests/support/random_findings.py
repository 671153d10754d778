"""Findings of questions of all kinds, made at random and consistent: what is found fits the query."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

from domain.events.types import EventType
from domain.language.evidence import LookedAt
from domain.language.message import Language
from domain.people.colour import ColourName
from domain.people.followed import SeenPerson
from domain.people.traits import Gender
from domain.query.filters import ClothesFilter, LengthFilter, PeopleFilter, PlaceFilter, TimeFilter, WallClock
from domain.query.findings import Findings
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
from domain.records import CoverageSpan, CoverageState, StoredEvent, TimeRange
from tests.support import findings as made

DEEDS = (
    EventType.PERSON_ENTER, EventType.PERSON_EXIT, EventType.RUNNING, EventType.SITTING, EventType.COLLAPSE,
    EventType.STANDING, EventType.LOITERING, EventType.WALKING, EventType.LINE_CROSSING, EventType.ZONE_DWELL,
)  # fmt: skip
LONE = (*DEEDS, EventType.INTERACTION, EventType.CAMERA_BLOCKED, EventType.OBJECT_ABANDONED, EventType.CROWD)
SIDES = ("left", "center", "right")
COLOURS = tuple(each for each in ColourName if each is not ColourName.NAVY)
PEOPLE_INTENTS = (
    Intent.EXISTS, Intent.COUNT, Intent.WHEN, Intent.WHERE, Intent.WHICH, Intent.HOW_LONG, Intent.DESCRIBE,
    Intent.FIND, Intent.SUMMARISE,
)  # fmt: skip


def random_findings(seed: int) -> Findings:
    """What a database could hold for one of many questions."""
    chance = Random(seed)  # noqa: S311 - findings that can be made again
    makers: Sequence[Callable[[Random], Findings]] = (
        of_people, of_people, of_people, of_events, of_things, of_comparison, of_leftover, of_absence,
        of_guesses,
    )  # fmt: skip
    found = chance.choice(makers)(chance)
    if chance.random() < 0.3:
        found = replace(found, **poorly_seen(chance))
    return found


def poorly_seen(chance: Random) -> dict:
    start_s = float(chance.randrange(10, 60))
    span = CoverageSpan(TimeRange(start_s, start_s + 20), CoverageState.BLACK, "black")
    looked = LookedAt(1, 1, 120.0, chance.choice([100.0, 50.0]))
    return {"not_covered": {1: [span]}, "looked": looked}


def language(chance: Random) -> Language:
    return chance.choice(list(Language))


def known(chance: Random, colours: frozenset[ColourName] = frozenset()) -> dict:
    upper = chance.choice(sorted(colours)) if colours else chance.choice([*COLOURS, None])
    guesses = {
        "gender": {"value": chance.choice(["female", "male"]), "score": round(chance.uniform(0.75, 1), 2)},
        "age_group": {"value": "middle", "score": 0.81, "years": chance.randrange(20, 60)},
    }
    return {
        "upper": None if upper is None else str(upper),
        "lower": chance.choice([*map(str, COLOURS), None]),
        "location": chance.choice(SIDES),
        "entry_side": chance.choice(["left", "right", "top", None]),
        "exit_side": chance.choice(["left", "bottom", None]),
        "facing": chance.choice(["left", "front", None]),
        "orientation_deg": chance.choice([90, None]),
        **(guesses if chance.random() < 0.5 else {}),
    }


def some_people(chance: Random, colours: frozenset[ColourName] = frozenset()) -> list[SeenPerson]:
    count = chance.choice([0, 1, 1, 2, 3, 5, 6, 9])
    starts = sorted(round(chance.uniform(0, 100), 1) for _ in range(count))
    numbers = sorted(chance.sample(range(1, 30), count))
    return [
        made.person(number, start_s, start_s + round(chance.uniform(2, 19), 1), known(chance, colours))
        for number, start_s in zip(numbers, starts, strict=True)
    ]


def done(chance: Random, people: Sequence[SeenPerson], kinds: Sequence[EventType]) -> list[StoredEvent]:
    told = []
    for person in people:
        for _ in range(chance.choice([1, 1, 2])):
            start_s = round(chance.uniform(person.range.start_s, person.range.end_s), 1)
            told.append(event(chance, len(told), chance.choice(kinds), start_s, person.number))
    return told


def event(chance: Random, at: int, kind: EventType, start_s: float, *numbers: int) -> StoredEvent:
    zone = "Till" if kind.kind.place in ("zone", "line") else None
    people = () if kind.kind.subject in ("camera", "crowd") else numbers
    if kind is EventType.INTERACTION:
        people = (*numbers, numbers[0] + 1)
    length_s = round(chance.uniform(1, 9), 1)
    side = chance.choice(SIDES)
    return made.stored(100 + at, kind, start_s, *people, side=side, zone=zone, length_s=length_s)


AFTERNOON = WallClock(datetime.fromisoformat("2026-03-01T14:00"), datetime.fromisoformat("2026-03-01T15:30"))
EVERY_NIGHT = WallClock(
    datetime.fromisoformat("2026-03-01T02:00"), datetime.fromisoformat("2026-03-01T04:00"), is_daily=True
)


def times(chance: Random) -> TimeFilter:
    return chance.choice(
        [
            TimeFilter(),
            TimeFilter(offset=TimeRange(60, 90)),
            TimeFilter(offset=TimeRange(0, 45)),
            TimeFilter(offset=TimeRange(30, float("inf"))),
            TimeFilter(last_s=30),
            TimeFilter(wall=AFTERNOON),
            TimeFilter(wall=EVERY_NIGHT),
        ]
    )


def relations(chance: Random) -> tuple[Relation, ...]:
    other = Query("", Language.ENGLISH, subject=Subject.PEOPLE, events=(EventType.COLLAPSE,))
    named = replace(other, events=(), people=PeopleFilter(numbers=(77,)))
    kind = chance.choice([RelationKind.AFTER, RelationKind.BEFORE, RelationKind.WHILE])
    return chance.choice(
        [(), (), (Relation(kind, chance.choice([other, named])),), (Relation(RelationKind.ALONE),)]
    )


def people_filter(chance: Random) -> PeopleFilter:
    clothes = (ClothesFilter(frozenset({ColourName.RED}), "upper"),)
    return chance.choice(
        [
            PeopleFilter(),
            PeopleFilter(),
            PeopleFilter(clothes=clothes),
            PeopleFilter(not_doing=(EventType.PERSON_EXIT,)),
            PeopleFilter(doing=(EventType.WALKING,), not_doing=(EventType.PERSON_EXIT,)),
            PeopleFilter(clothes=clothes, not_doing=(EventType.SITTING,)),
        ]
    )


def of_people(chance: Random) -> Findings:
    """Somebody, with any filters."""
    asked = people_filter(chance)
    kinds = chance.choice([(), (), (chance.choice(DEEDS),), tuple(chance.sample(DEEDS, 2))])
    colours = asked.clothes[0].colours if asked.clothes else frozenset()
    people = some_people(chance, colours)
    order = chance.choice(
        [None, None, Order(), Order(OrderBy.LENGTH, True), Order(nth=chance.choice([2, 12]))]
    )
    query = Query(
        "q",
        language(chance),
        chance.choice(PEOPLE_INTENTS),
        Subject.PEOPLE,
        kinds,
        people=asked,
        place=PlaceFilter(sides=(chance.choice(SIDES),)) if chance.random() < 0.2 else PlaceFilter(),
        time=times(chance),
        length=LengthFilter(5) if chance.random() < 0.2 else None,
        relations=relations(chance),
        order=order,
        attributes=tuple(chance.sample(list(Attribute), chance.choice([0, 1, 2]))),
    )
    both = (*kinds, *asked.doing)
    events = done(chance, people, both) if both else []
    unsure = [made.person(60, 50, 61, made.GREY)] if chance.random() < 0.3 and asked.clothes else []
    total = len(people)
    shown = people[: order.limit] if order else people
    return made.findings(
        query, [clocked()], people=shown, total=total, events_of=made.with_events(*events), uncertain=unsure
    )


def clocked():
    return made.video(recorded_at=datetime(2026, 3, 1, 5, tzinfo=UTC), time_zone="Asia/Seoul")


def of_events(chance: Random) -> Findings:
    kinds = chance.choice([(), (chance.choice(LONE),), tuple(chance.sample(LONE, 2))])
    people = some_people(chance)
    events = done(chance, people, kinds or LONE)
    intent = chance.choice(
        [Intent.EXISTS, Intent.COUNT, Intent.WHEN, Intent.WHICH, Intent.FIND, Intent.WHERE]
    )
    query = Query(
        "q",
        language(chance),
        intent,
        Subject.EVENTS,
        kinds,
        not kinds and chance.random() < 0.5,
        time=times(chance),
    )
    return made.findings(query, [clocked()], events=events, total=len(events))


def of_things(chance: Random) -> Findings:
    labels = tuple(chance.sample(["vehicle", "bag", "animal"], chance.choice([1, 2])))
    things = [
        made.thing(40 + at, chance.choice(labels), 5.0 + at, 17.0 + 2 * at)
        for at in range(chance.randrange(8))
    ]
    intent = chance.choice([Intent.EXISTS, Intent.COUNT, Intent.WHEN, Intent.WHERE, Intent.FIND])
    query = Query("q", language(chance), intent, Subject.THINGS, labels=labels, time=times(chance))
    looked_for = {"person": 1, **{label: chance.choice([0, 1, 1]) for label in labels}}
    kept = [each for each in things if looked_for[each.label]]
    return made.findings(query, [clocked()], things=kept, total=len(kept), looked_for=looked_for)


def of_comparison(chance: Random) -> Findings:
    kind, spoken = chance.choice(DEEDS), language(chance)
    sides = []
    for side in ("left", "right"):
        people = some_people(chance)
        asked = Query("q", spoken, Intent.COUNT, Subject.PEOPLE, (kind,), place=PlaceFilter(sides=(side,)))
        events = [
            replace(each, event=replace(each.event, side=side)) for each in done(chance, people, (kind,))
        ]
        moved = [replace(each, event_id=each.event_id + (500 if side == "right" else 0)) for each in events]
        sides.append(
            made.findings(
                asked, [clocked()], people=people, total=len(people), events_of=made.with_events(*moved)
            )
        )
    compared = tuple(each.query for each in sides)
    order = chance.choice([None, Order()])
    query = Query("q", spoken, Intent.COMPARE, Subject.PEOPLE, compared=compared, order=order)
    return made.findings(query, [clocked()], sides=tuple(sides))


def of_leftover(chance: Random) -> Findings:
    found = of_people(chance)
    return replace(found, query=replace(found.query, leftover=("quickly", "빨리")))


def of_absence(chance: Random) -> Findings:
    people = some_people(chance)
    gaps = [made.gap(round(start_s, 1), round(start_s + 7.3, 1)) for start_s in (1.0, 80.0, 100.5)]
    intent = chance.choice([Intent.EXISTS, Intent.WHEN, Intent.HOW_LONG])
    query = Query(
        "q", language(chance), intent, Subject.PEOPLE, is_negated=True, time=times(chance),
        scope=Scope(cameras=("Door",)) if chance.random() < 0.3 else Scope(),
    )  # fmt: skip
    absent = gaps[: chance.randrange(4)]
    return made.findings(query, [clocked()], people=people, total=len(people), absent=absent)


def of_guesses(chance: Random) -> Findings:
    people = [replace(each, attributes={**made.RED, **made.GUESSED}) for each in some_people(chance)]
    asked = PeopleFilter(traits=(Gender.FEMALE,))
    query = Query("q", language(chance), chance.choice(PEOPLE_INTENTS), Subject.PEOPLE, people=asked)
    return made.findings(query, [clocked()], people=people, total=len(people))
