"""A query survives being kept as JSON; what is none is refused."""

import json
from datetime import datetime

import pytest

from domain.events.types import EventType
from domain.language.message import Language
from domain.people.colour import ColourName
from domain.people.traits import AgeGroup, Facing, Gender
from domain.query.filters import ClothesFilter, LengthFilter, PeopleFilter, PlaceFilter, TimeFilter, WallClock
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
from domain.query.serial import from_json, to_json
from domain.records import TimeRange

INNER = Query("넘어진 뒤", Language.KOREAN, events=(EventType.COLLAPSE,))
FULL = Query(
    text="…",
    language=Language.KOREAN,
    intent=Intent.COMPARE,
    subject=Subject.PEOPLE,
    events=(EventType.PERSON_ENTER, EventType.RUNNING),
    incidents_only=True,
    labels=("vehicle",),
    people=PeopleFilter(
        clothes=(ClothesFilter(frozenset({ColourName.RED, ColourName.BLUE}), "upper"),),
        traits=(Gender.FEMALE, AgeGroup.OLD),
        facing=Facing.LEFT,
        numbers=(1, 2),
        of_video=7,
        doing=(EventType.SITTING,),
        not_doing=(EventType.PERSON_EXIT,),
    ),
    place=PlaceFilter(("left",), ("계산대",), "left", "right", "in"),
    time=TimeFilter(
        TimeRange(1.5, float("inf")),
        30.0,
        WallClock(datetime.fromisoformat("2026-11-27"), datetime.fromisoformat("2026-11-28"), True),
        "어제",
    ),
    length=LengthFilter(60.0),
    relations=(Relation(RelationKind.AFTER, INNER), Relation(RelationKind.ALONE)),
    order=Order(OrderBy.LENGTH, True, 2, 3),
    scope=Scope(("Front door",), "본점", True),
    attributes=(Attribute.CLOTHES,),
    is_negated=True,
    compared=(INNER, INNER),
    unseen=("emotion",),
    leftover=("빨리",),
    problems=("impossible_time:25시",),
    taken=(("persn", "person"),),
    refers_back=True,
    search_text="…",
)


@pytest.mark.parametrize("query", [Query("", Language.ENGLISH), INNER, FULL])
def test_nothing_is_lost(query: Query) -> None:
    assert from_json(json.loads(json.dumps(to_json(query)))) == query


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"text": "x"},
        {"text": "x", "language": "fr"},
        {"text": "x", "language": "en", "intent": "guess"},
        {"text": "x", "language": "en", "sql": "drop"},
        {"text": "x", "language": "en", "events": "collapse"},
        {"text": "x", "language": "en", "events": ["dance"]},
        {"text": "x", "language": "en", "people": ["red"]},
        {"text": "x", "language": "en", "people": {"numbers": ["two"]}},
        {"text": "x", "language": "en", "time": {"offset": {"start_s": 5, "end_s": 1}}},
        {"text": 5, "language": "en"},
    ],
)
def test_what_is_no_query_is_refused(kept: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        from_json(kept)
