"""Rules on things that were left or taken, by tables of still places and paths."""

from typing import Any

import numpy as np
import pytest

from domain.events.left_things import find_left_things
from domain.events.types import EventType
from domain.language.message import Language
from domain.language.wording import describe_event
from domain.records import Event, Track
from domain.video.pictures import StillThings

DURATION_S, ASPECT = 60.0, 16 / 9
BAG = (0.48, 0.66, 0.53, 0.78)
"""A bag beside somebody who stands in the middle, a third of their height high."""


def path(
    number: int = 1, start_s: float = 5.0, stops_s: tuple[float, float] = (10.0, 14.0), end_s: float = 18.0,
    stop_x: float = 0.45, height: float = 0.4,
) -> Track:  # fmt: skip
    """Somebody who comes from the left, stops, and goes on to the right."""
    times_s = np.arange(start_s, end_s, 0.2)
    x = np.interp(times_s, [start_s, *stops_s, end_s], [0.0, stop_x, stop_x, 1.0])
    half = np.full(len(x), height * 0.18 / ASPECT)
    top, bottom = np.full(len(x), 0.8 - height), np.full(len(x), 0.8)
    return Track(number, times_s, np.stack([x - half, top, x + half, bottom], axis=1), 0.9)


def places(
    box: tuple[float, ...] = BAG, since_s: float = 12.0, until_s: float = 60.0, gain: float = 4.0,
    likeness: float = 0.0, number: int = 1,
) -> StillThings:  # fmt: skip
    times_s = np.arange(since_s + 4, until_s)
    rows = len(times_s)
    return StillThings(
        np.full(rows, number), times_s, np.full(rows, since_s), np.tile(box, (rows, 1)),
        np.full(rows, gain), np.full(rows, likeness),
    )  # fmt: skip


def joined(*parts: StillThings) -> StillThings:
    names = ("numbers", "times_s", "since_s", "boxes_xyxy", "edge_gain", "likeness")
    return StillThings(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def found_in(still: StillThings | None, *tracks: Track) -> list[tuple[str, float, float, tuple[int, ...]]]:
    found = find_left_things(still, tracks, DURATION_S, ASPECT)
    return [(each.type.value, each.range.start_s, each.range.end_s, each.track_numbers) for each in found]


LEFT, TAKEN = ("object_abandoned", 12.0, 59.0, (1,)), ("object_removed", 12.0, 14.0, (1,))


@pytest.mark.parametrize(
    ("place", "person", "expected"),
    [
        ({}, {}, [LEFT]),
        ({"gain": 0.2}, {}, [TAKEN]),
        ({"until_s": 40.0}, {}, [("object_abandoned", 12.0, 39.0, (1,))]),  # fetched later
        ({"until_s": 25.0}, {}, []),  # fetched soon
        ({}, {"stops_s": (10.0, 55.0), "end_s": 59.0}, []),  # put down beside its owner, who stays
        ({}, {"stop_x": 0.9}, []),  # nobody was there
        ({}, {"start_s": 30.0, "stops_s": (33.0, 36.0), "end_s": 40.0}, []),  # nobody was there then
        ({"gain": 1.0}, {}, []),  # neither came nor went: a stain of light
        ({"likeness": 0.9}, {}, []),  # the same surface in another light
        ({"box": (0.46, 0.42, 0.53, 0.8)}, {}, []),  # as high as a person: who stands there, or a door
        ({"box": (0.49, 0.77, 0.495, 0.79)}, {}, []),  # a scrap of paper
        ({"box": (0.3, 0.7, 0.6, 0.8)}, {}, []),  # as wide as somebody who lies
        ({"since_s": 3.0}, {"start_s": 0.0, "stops_s": (2.0, 4.0), "end_s": 9.0}, []),  # scene not known yet
    ],
)
def test_what_was_left_and_what_was_taken(
    place: dict[str, Any], person: dict[str, Any], expected: list[tuple[str, float, float, tuple[int, ...]]]
) -> None:
    assert found_in(places(**place), path(**person)) == expected


def test_of_two_who_were_near_it_the_one_who_was_there_last_left_it() -> None:
    early = path(2, start_s=4.0, stops_s=(8.0, 11.0), end_s=13.0)
    assert found_in(places(), early, path(1)) == [LEFT]


def test_somebody_who_sits_there_is_no_thing() -> None:
    sitting = Track(2, np.arange(14.0, 59.0, 0.2), np.tile((0.45, 0.6, 0.55, 0.8), (225, 1)), 0.8)
    assert found_in(places(), path(), sitting) == []


def test_boxes_of_the_thing_itself_do_not_make_its_owner_stay() -> None:
    """The tracker may keep a path alive by what its person left."""
    person = path()
    times_s = np.concatenate([person.times_s, np.arange(18.2, 40.0, 0.2)])
    rest = np.tile(BAG, (len(times_s) - len(person.times_s), 1))
    kept_alive = Track(1, times_s, np.concatenate([person.boxes_xyxy, rest]), 0.9)
    assert found_in(places(), kept_alive) == [LEFT]


def test_a_chair_that_was_pushed_was_neither_left_nor_taken() -> None:
    here, there = places(), places((0.54, 0.66, 0.59, 0.78), gain=0.2, number=2)
    assert found_in(joined(here, there), path()) == []


def test_two_parts_of_one_thing_are_one_event() -> None:
    top, bottom = places((0.48, 0.66, 0.53, 0.71)), places((0.48, 0.73, 0.53, 0.78), number=2)
    (event,) = find_left_things(joined(top, bottom), [path()], DURATION_S, ASPECT)
    assert event.box == BAG


def test_without_still_places_nothing_is_said() -> None:
    assert found_in(None, path()) == found_in(StillThings.nothing(), path()) == []


def test_sentences_name_the_thing_and_its_side() -> None:
    (event,) = find_left_things(places(), [path()], DURATION_S, ASPECT)
    assert isinstance(event, Event)
    assert event.type is EventType.OBJECT_ABANDONED
    assert describe_event(event, Language.ENGLISH) == "A thing is left behind in the middle"
    assert describe_event(event, Language.KOREAN).startswith("물건이 가운데에서 ")
