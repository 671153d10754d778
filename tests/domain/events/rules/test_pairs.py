"""Meetings and following, and who is near whom."""

import itertools

import numpy as np
import pytest

from domain.events.rules.find import find_events
from domain.events.rules.neighbours import find_neighbours
from domain.events.rules.people import gather_people
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Event, Track
from tests.support.made_paths import path, way

SCENE = Scene(duration_s=60.0, aspect=16 / 9)


def found(event_type: EventType, *tracks: Track) -> list[Event]:
    return [event for event in find_events(tracks, SCENE) if event.type is event_type]


def test_two_people_close_together_meet() -> None:
    (meeting,) = found(
        EventType.INTERACTION,
        path(1, 0, 20, (0.4, 0.4)),
        way(2, (5, 0.6, 0.8), (9, 0.45, 0.8), (15, 0.5, 0.8)),
    )
    assert meeting.track_numbers == (1, 2)
    assert 5.0 <= meeting.range.start_s <= 8.0
    assert meeting.range.end_s == 15.0
    assert meeting.peak_s == pytest.approx(9.0, abs=0.3)  # nearest
    assert meeting.box[0] < 0.4 < 0.45 < meeting.box[2]


@pytest.mark.parametrize(
    "other",
    [
        path(2, 0, 20, (0.9, 0.9)),  # far across the room
        path(2, 0, 20, (0.42, 0.42), bottom=0.55),  # in front of one another, metres apart
        path(2, 0, 20, (0.4, 0.4), bottom=0.63),  # in the next aisle
        path(2, 4, 8, (-0.3, 1.2)),  # passes by quickly
        way(2, (0, 0.0, 0.85), (10, 0.9, 0.85)),  # strolls past
        path(2, 21, 40, (0.4, 0.4)),  # comes when the other has left
    ],
)
def test_what_is_no_meeting(other: Track) -> None:
    assert not found(EventType.INTERACTION, path(1, 0, 20, (0.4, 0.4)), other)


AROUND = [(0.0, 0.05, 0.8), (5.0, 0.45, 0.75), (10.0, 0.95, 0.9)]
"""A way through the room that bends, as (seconds, x, y)."""


def later(number: int, lag_s: float, shift: float = 0.0) -> Track:
    return way(number, *((at_s + lag_s, x, y + shift) for at_s, x, y in AROUND))


@pytest.mark.parametrize("lag_s", [1.6, 2.4, 3.4])
def test_who_walks_the_same_way_seconds_later_follows(lag_s: float) -> None:
    (event,) = found(EventType.FOLLOWING, later(1, 0.0), later(2, lag_s))
    assert event.track_numbers == (2, 1)  # the one behind first
    assert event.range.start_s == pytest.approx(lag_s, abs=1.0)
    assert event.range.end_s == pytest.approx(10.0, abs=1.0)


def test_far_away_the_next_aisle_is_a_few_rows_of_the_picture() -> None:
    far = {"height": 0.2, "width": 0.04}
    beside = path(2, 0, 20, (0.46, 0.46), bottom=0.5, **far)
    assert found(EventType.INTERACTION, path(1, 0, 20, (0.4, 0.4), bottom=0.5, **far), beside)
    behind = path(2, 0, 20, (0.4, 0.4), bottom=0.45, **far)
    assert not found(EventType.INTERACTION, path(1, 0, 20, (0.4, 0.4), bottom=0.5, **far), behind)


def test_who_walks_the_next_aisle_the_same_way_does_not_follow() -> None:
    far = {"height": 0.22, "width": 0.04}
    leader = way(1, (0, 0.1, 0.66), (12, 0.9, 0.66), **far)
    assert found(EventType.FOLLOWING, leader, way(2, (2, 0.1, 0.66), (14, 0.9, 0.66), **far))
    assert not found(EventType.FOLLOWING, leader, way(2, (2, 0.1, 0.62), (14, 0.9, 0.62), **far))


@pytest.mark.parametrize(
    "other",
    [
        later(2, 0.2),  # together, side by side
        later(2, 8.0),  # long after
        later(2, 2.0, shift=-0.3),  # in another aisle
        way(2, *((at_s + 2.0, 1.0 - x, y) for at_s, x, y in AROUND)),  # the other way
        path(2, 0, 20, (0.2, 0.2)),  # stands
        way(2, (2.0, 0.05, 0.8), (4.0, 0.2, 0.78), (9.0, 0.2, 0.5)),  # soon turns off
    ],
)
def test_what_is_no_following(other: Track) -> None:
    assert not found(EventType.FOLLOWING, later(1, 0.0), other)


def test_neighbours_are_those_that_comparing_everybody_finds() -> None:
    draw = np.random.default_rng(7)
    people = [
        way(n, (s, *draw.uniform(0.1, 0.9, 2)), (s + draw.uniform(2, 20), *draw.uniform(0.1, 0.9, 2)),
            height=float(draw.uniform(0.1, 0.5)))
        for n, s in enumerate(draw.uniform(0, 60, 30))
    ]  # fmt: skip
    everybody, reach = gather_people(people, SCENE.aspect), 1.5
    at = everybody.at
    rows = range(len(at.times_s))
    expected = {
        (one, other)
        for one, other in itertools.combinations(rows, 2)
        if everybody.person[one] != everybody.person[other]
        and abs(at.times_s[one] - at.times_s[other]) < 0.1
        and abs(at.x[one] - at.x[other]) <= reach * (at.height[one] + at.height[other]) / 2
    }
    pairs = [(int(one), int(other)) for one, other in find_neighbours(everybody, reach)]
    assert len(expected) > 50
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == expected
