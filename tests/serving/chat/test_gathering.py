"""What is found for typed queries in a recording whose truth was written by hand, one table for each filter.

`SHOP` has people 1 to 6: 5-15 s red and blue; 22-43.6 unknown and black, lost in the middle; 40-50 grey and
blue; 60-80 white and unknown, who falls at 66; 70-78 grey and red; 100-112 unknown, on the left all the time.
1, 3 and 5 walk from the left to the right, 2 and 4 come from the right. 90-95 is black.
"""

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from domain.events.types import EventType as Happens
from domain.language.message import Language
from domain.people.colour import ColourName as Colour
from domain.query.filters import ClothesFilter, LengthFilter, PeopleFilter, PlaceFilter, TimeFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Order, OrderBy, Query, Relation, RelationKind, Subject
from domain.records import TimeRange
from resources.db.engine import Database
from serving.chat.evidence import gather
from tests.support.told_scenes import SHOP, tell

UTC = ZoneInfo("UTC")
FOREVER = float("inf")
ENTER, EXIT, FALL, STAND = Happens.PERSON_ENTER, Happens.PERSON_EXIT, Happens.COLLAPSE, Happens.STANDING


def query(**parts: Any) -> Query:
    return Query(**{"text": "", "language": Language.ENGLISH, "subject": Subject.PEOPLE, **parts})


def found(database: Database, asked: Query) -> Findings:
    with database.transaction() as stores:
        return gather(stores, asked, stores.videos.newest_first(), UTC)


def numbers(database: Database, table: Mapping[str, Query]) -> dict[str, list[int]]:
    """By name of each query, the numbers of those who fit, in order."""
    return {name: [each.number for each in found(database, asked).people] for name, asked in table.items()}


def wearing(*colours: Colour, part: str | None = None) -> PeopleFilter:
    return PeopleFilter((ClothesFilter(frozenset(colours), part),))


def at(start_s: float, end_s: float) -> TimeFilter:
    return TimeFilter(TimeRange(start_s, end_s))


def related(kind: RelationKind, **parts: Any) -> tuple[Relation, ...]:
    return (Relation(kind, query(**parts) if parts else None),)


def test_colours_that_are_not_certain_are_counted_apart(database: Database) -> None:
    tell(database, SHOP)
    table = {
        "red": (wearing(Colour.RED), [1, 5], [2, 4, 6]),
        "a red top": (wearing(Colour.RED, part="upper"), [1], [2, 6]),
        "blue trousers": (wearing(Colour.BLUE, part="lower"), [1, 3], [4, 6]),
        "dark": (wearing(Colour.BLACK, Colour.GREY), [2, 3, 5], [4, 6]),
        "green": (wearing(Colour.GREEN), [], [2, 4, 6]),
        "grey with red trousers": (
            PeopleFilter(
                (
                    ClothesFilter(frozenset({Colour.GREY}), "upper"),
                    ClothesFilter(frozenset({Colour.RED}), "lower"),
                )
            ),
            [5],
            [6],
        ),
    }

    for name, (people, fit, unsure) in table.items():
        told = found(database, query(people=people))
        assert [each.number for each in told.people] == fit, name
        assert told.total == len(fit), name
        assert [each.number for each in told.uncertain] == unsure, name


def test_who_did_what_where_and_when(database: Database) -> None:
    tell(database, SHOP)
    table = {
        "came in": (query(events=(ENTER,)), [1, 2, 3, 4, 5]),
        "came in or fell": (query(events=(ENTER, FALL)), [1, 2, 3, 4, 5]),
        "came in on the left": (query(events=(ENTER,), place=PlaceFilter(("left",))), [1, 3, 5]),
        "came in from the right": (query(events=(ENTER,), place=PlaceFilter(came_from="right")), [2, 4]),
        "went to the right": (query(place=PlaceFilter(went_to="right")), [1, 3, 5]),
        "came in within 39 to 60 s": (query(events=(ENTER,), time=at(39, 60)), [3]),
        "came in at 60 s": (query(events=(ENTER,), time=at(60, 61)), [4]),
        "came in while an entry went on": (query(events=(ENTER,), time=at(61, 62)), []),
        "left until 15 s": (query(events=(EXIT,), time=at(0, 15.5)), [1]),
        "left before it": (query(events=(EXIT,), time=at(0, 15)), []),
        "there within 42 to 45 s": (query(time=at(42, 45)), [2, 3]),
        "there within 84 to 99 s": (query(time=at(84, 99)), []),
        "there in the last 30 s": (query(time=TimeFilter(last_s=30)), [6]),
        "of those who came the red": (query(events=(ENTER,), people=wearing(Colour.RED)), [1, 5]),
        "number 3 came in": (query(events=(ENTER,), people=PeopleFilter(numbers=(3,))), [3]),
        "number 6 came in": (query(events=(ENTER,), people=PeopleFilter(numbers=(6,))), []),
        "came and fell": (query(events=(ENTER,), people=PeopleFilter(doing=(FALL,))), [4]),
    }

    expected = {name: fit for name, (_, fit) in table.items()}
    assert numbers(database, {name: asked for name, (asked, _) in table.items()}) == expected


def test_sides_are_those_of_the_path_at_the_asked_time(database: Database) -> None:
    """Who walks through is on the left at first, and on the right in the end."""
    tell(database, SHOP)
    left, right = PlaceFilter(("left",)), PlaceFilter(("right",))
    table = {
        "on the left": (query(place=left), [1, 3, 5, 6]),
        "on the left at 6 s": (query(place=left, time=at(6, 7)), [1]),
        "on the left at 13 s": (query(place=left, time=at(13, 14)), []),
        "on the right at 13 s": (query(place=right, time=at(13, 14)), [1]),
        "on the right within 30 to 43 s": (query(place=right, time=at(30, 43)), []),
        "left or right at 41 s": (query(place=PlaceFilter(("left", "right")), time=at(41, 42)), [3]),
    }

    expected = {name: fit for name, (_, fit) in table.items()}
    assert numbers(database, {name: asked for name, (asked, _) in table.items()}) == expected


def test_lengths_and_orders(database: Database) -> None:
    tell(database, SHOP)
    longest = Order(OrderBy.LENGTH, is_descending=True)
    table = {
        "longer than 15 s": (query(length=LengthFilter(15)), [2, 4]),
        "shorter than 9 s": (query(length=LengthFilter(0, 9)), [5]),
        "stood longer than 15 s": (query(events=(STAND,), length=LengthFilter(15)), [2]),
        "came in and stayed longer than 15 s": (query(events=(ENTER,), length=LengthFilter(15)), [2, 4]),
        "stayed longest": (query(order=longest), [2]),
        "stayed second longest": (query(order=Order(OrderBy.LENGTH, is_descending=True, nth=2)), [4]),
        "stayed shortest": (query(order=Order(OrderBy.LENGTH)), [5]),
        "stood longest of those after 90 s": (
            query(events=(STAND,), order=longest, time=at(90, FOREVER)),
            [6],
        ),
        "the second": (query(order=Order(nth=2)), [2]),
        "the first three": (query(order=Order(limit=3)), [1, 2, 3]),
        "the last": (query(order=Order(is_descending=True)), [6]),
        "who came in last": (query(events=(ENTER,), order=Order(is_descending=True)), [5]),
        "who left first": (query(events=(EXIT,), order=Order(OrderBy.END)), [1]),
        "the ninth": (query(order=Order(nth=9)), []),
    }

    expected = {name: fit for name, (_, fit) in table.items()}
    assert numbers(database, {name: asked for name, (asked, _) in table.items()}) == expected
    assert found(database, table["stayed longest"][0]).total == 6
    assert found(database, table["the ninth"][0]).total == 6


def test_relations(database: Database) -> None:
    tell(database, SHOP)
    fall, left = {"events": (FALL,)}, {"events": (EXIT,), "people": PeopleFilter(numbers=(1,))}
    after, before, while_ = RelationKind.AFTER, RelationKind.BEFORE, RelationKind.WHILE
    second = {"order": Order(nth=2)}
    table = {
        "came in after the fall": (query(events=(ENTER,), relations=related(after, **fall)), [5]),
        "came in before the fall": (query(events=(ENTER,), relations=related(before, **fall)), [1, 2, 3, 4]),
        "there after the fall": (query(relations=related(after, **fall)), [4, 5, 6]),
        "there during the fall": (query(relations=related(while_, **fall)), [4, 5]),
        "came in after person 1 left": (
            query(events=(ENTER,), relations=related(after, **left)),
            [2, 3, 4, 5],
        ),
        "came in after the second came": (
            query(events=(ENTER,), relations=related(after, **second)),
            [3, 4, 5],
        ),
        "alone": (query(relations=related(RelationKind.ALONE)), [1, 6]),
        "with others": (query(relations=related(RelationKind.TOGETHER)), [2, 3, 4, 5]),
        "with person 2": (
            query(relations=related(RelationKind.TOGETHER, people=PeopleFilter(numbers=(2,)))),
            [3],
        ),
        "walked while somebody stood": (
            query(events=(Happens.WALKING,), relations=related(while_, events=(STAND,))),
            [3],
        ),
        "after a run": (query(relations=related(after, events=(Happens.RUNNING,))), []),
    }

    expected = {name: fit for name, (_, fit) in table.items()}
    assert numbers(database, {name: asked for name, (asked, _) in table.items()}) == expected


def test_what_is_related_to_and_is_not_there_is_told(database: Database) -> None:
    tell(database, SHOP)
    runs = related(RelationKind.AFTER, events=(Happens.RUNNING,))
    told = found(database, query(events=(ENTER,), relations=runs))
    assert [each.events for each in told.unmet] == [(Happens.RUNNING,)]
    assert not found(
        database, query(events=(EXIT,), relations=related(RelationKind.AFTER, events=(FALL,)))
    ).unmet


def test_who_was_lost_from_sight_may_have_left(database: Database) -> None:
    tell(database, SHOP)

    told = found(database, query(events=(ENTER,), people=PeopleFilter(not_doing=(EXIT,))))
    assert (told.people, [each.number for each in told.uncertain]) == ((), [2, 4])
    told = found(database, query(people=PeopleFilter(not_doing=(FALL,))))
    assert [each.number for each in told.people] == [1, 2, 3, 5, 6]
    told = found(database, query(people=PeopleFilter(not_doing=(FALL,)), time=at(0, 20)))
    assert [each.number for each in told.people] == [1]


def test_what_people_did_is_told_with_them(database: Database) -> None:
    video_id = tell(database, SHOP)

    told = found(database, query(events=(ENTER,), place=PlaceFilter(("left",)), time=at(39, 60)))
    (event,) = told.events_of[video_id, 3]
    assert (event.event.type, event.event.range.start_s) == (ENTER, 40)
    assert [each.event.track_numbers for each in told.related] == []
    told = found(database, query(events=(ENTER,), time=at(90, FOREVER)))
    assert [each.event.track_numbers for each in told.related] == [(6,)], "who appeared inside the picture"
    told = found(database, query(intent=Intent.DESCRIBE, people=PeopleFilter(numbers=(4,))))
    assert [each.event.type for each in told.events_of[video_id, 4]] == [
        ENTER, Happens.WALKING, FALL, Happens.PERSON_LOST,
    ]  # fmt: skip


def test_events_and_those_that_somebody_else_may_have_done(database: Database) -> None:
    tell(database, SHOP)
    events = {"subject": Subject.EVENTS}
    table = {
        "falls": (query(**events, events=(FALL,)), [66.0], []),
        "incidents": (query(**events, incidents_only=True), [66.0], []),
        "entries of people in red": (
            query(**events, events=(ENTER,), people=wearing(Colour.RED)),
            [5.0, 70.0],
            [22.0, 60.0],
        ),
        "the longest standing": (
            query(**events, events=(STAND,), order=Order(OrderBy.LENGTH, is_descending=True)),
            [26.2],
            [],
        ),
        "standing on the left": (query(**events, events=(STAND,), place=PlaceFilter(("left",))), [100.0], []),
        "what person 4 did until 63 s": (
            query(**events, people=PeopleFilter(numbers=(4,)), time=at(0, 63)),
            [60.0],
            [],
        ),
    }

    for name, (asked, starts, doubtful) in table.items():
        told = found(database, asked)
        assert [each.event.range.start_s for each in told.events] == starts, name
        assert [each.event.range.start_s for each in told.doubtful] == doubtful, name
        assert not told.people, name


def test_where_nothing_notable_happened_everything_is_told(database: Database) -> None:
    tell(database, SHOP)

    told = found(database, query(subject=Subject.EVENTS, time=at(30, 39)))
    assert [each.event.type for each in told.events] == [STAND]
    told = found(database, query(subject=Subject.EVENTS, time=at(84, 90)))
    assert (told.events, told.people, told.total) == ((), (), 0)


def test_when_nobody_was_there(database: Database) -> None:
    """Only where somebody looked: the picture was black from 90 to 95 s."""
    tell(database, SHOP)
    nobody = {"is_negated": True}
    table = {
        "nobody": (query(**nobody), [(0, 5), (15, 22), (50, 60), (80, 90), (95, 100), (112, 120)]),
        "nobody until 20 s": (query(**nobody, time=at(0, 20)), [(0, 5), (15, 20)]),
        "nobody while somebody is": (query(**nobody, time=at(27, 40)), []),
        "nobody in the dark": (query(**nobody, time=at(90, 95)), []),
        "nobody on the left until 60 s": (
            query(**nobody, place=PlaceFilter(("left",)), time=at(0, 60)),
            [(0, 5), (8.26, 40), (43.26, 60)],
        ),
        "nobody in red": (
            query(**nobody, people=wearing(Colour.RED), time=at(0, 60)),
            [(0, 5), (15, 22), (43.6, 60)],
        ),
    }

    for name, (asked, gaps) in table.items():
        told = [(each.range.start_s, each.range.end_s) for each in found(database, asked).absent]
        assert told == [pytest.approx(gap, abs=0.1) for gap in gaps], name


def test_what_was_looked_at_is_that_of_the_asked_time(database: Database) -> None:
    video_id = tell(database, SHOP)

    told = found(database, query(time=at(60, 120)))
    assert (told.looked.seconds, told.looked.seconds_analysed) == (60, 55)
    (span,) = told.not_covered[video_id]
    assert (span.range, span.reason) == (TimeRange(90, 95), "black")
    told = found(database, query(time=at(0, 60)))
    assert (told.looked.share, told.not_covered) == (1, {})
    told = found(database, query(time=at(92, 93)))
    assert (told.looked.seconds_analysed, told.not_covered[video_id][0].range) == (0, TimeRange(92, 93))


def test_a_time_outside_of_the_recording_is_said_to_be_none(database: Database) -> None:
    tell(database, SHOP)

    told = found(database, query(time=at(5400, 5460)))
    assert (told.empty_time, told.people, told.total) == (True, (), 0)
    assert not found(database, query(time=at(119, 500))).empty_time
