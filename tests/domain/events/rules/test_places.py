"""Zones and lines of a camera."""

import numpy as np
import pytest

from domain.cameras.places import Line, Zone
from domain.events.rules.feet import gather_feet
from domain.events.rules.find import find_events
from domain.events.rules.places import signed_distances
from domain.events.rules.scene import Scene
from domain.records import Event, Track
from tests.support.made_paths import way

SHELF = Zone("shelf", ((0.4, 0.6), (0.6, 0.6), (0.6, 1.0), (0.4, 1.0)))
GATE = Line("gate", (0.5, 0.6), (0.5, 1.0))
"""From the top to the bottom: who stands at its start and looks to its end has the left edge on the right."""
THROUGH = way(1, (0, 0.1, 0.8), (10, 0.9, 0.8))


def events_at(zones: tuple[Zone, ...], lines: tuple[Line, ...], *tracks: Track) -> list[Event]:
    scene = Scene(60.0, 16 / 9, (), zones, lines)
    return [event for event in find_events(tracks, scene) if event.zone is not None]


def steps(*tracks: Track) -> list[tuple[str, float]]:
    """Names and starts of the events at the shelf."""
    return [(event.type.value, round(event.range.start_s, 1)) for event in events_at((SHELF,), (), *tracks)]


def test_who_walks_through_a_zone_steps_in_and_out_at_its_borders() -> None:
    events = events_at((SHELF,), (), THROUGH)
    assert [(event.type.value, event.zone) for event in events] == [
        ("zone_enter", "shelf"),
        ("zone_exit", "shelf"),
    ]
    assert [event.range.start_s for event in events] == pytest.approx([3.75, 6.25], abs=0.05)
    assert [event.peak_s for event in events] == [event.range.start_s for event in events]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        # comes and stays
        (way(1, (0, 0.1, 0.8), (5, 0.5, 0.8), (20, 0.5, 0.8)), [("zone_enter", 3.8), ("zone_dwell", 3.8)]),
        # there from the start, then leaves
        (way(1, (0, 0.5, 0.8), (20, 0.5, 0.8), (25, 0.9, 0.8)), [("zone_dwell", 0.0), ("zone_exit", 21.2)]),
        (way(1, (0, 0.5, 0.8), (5, 0.5, 0.8)), []),  # there from first to last, for a moment
        (
            way(1, (0, 0.1, 0.55), (10, 0.9, 0.55)),
            [],
        ),  # passes behind it, with the feet outside
        (way(1, (0, 0.1, 0.8), (5, 0.38, 0.8), (20, 0.38, 0.8)), []),  # stands just outside
        (way(1, (0, 0.35, 0.8), (1, 0.40, 0.8), (2, 0.35, 0.8)), []),  # touches the border
    ],
)
def test_what_happens_at_a_zone(person: Track, expected: list[tuple[str, float]]) -> None:
    assert steps(person) == expected


@pytest.mark.parametrize("seed", range(5))
def test_boxes_that_tremble_on_a_border_make_no_events_beside_the_true_one(seed: int) -> None:
    person = way(1, (0, 0.2, 0.8), (5, 0.4, 0.8), (30, 0.4, 0.8), (35, 0.5, 0.8), (36, 0.5, 0.8))
    noise = np.random.default_rng(seed).normal(0, 0.005, (len(person.times_s), 1))
    shaken = Track(1, person.times_s, person.boxes_xyxy + noise * [1, 0, 1, 0], 0.9)
    assert [event.type.value for event in events_at((SHELF,), (), shaken)] == ["zone_enter"]


def test_a_visit_to_each_of_several_zones_is_told_of_each() -> None:
    exit_zone = Zone("exit", ((0.8, 0.6), (1.0, 0.6), (1.0, 1.0), (0.8, 1.0)))
    events = events_at((SHELF, exit_zone), (), THROUGH)
    assert [(event.type.value, event.zone) for event in events] == [
        ("zone_enter", "shelf"), ("zone_exit", "shelf"), ("zone_enter", "exit"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("corners", "point", "expected"),
    [
        (((0, 0), (1, 0), (1, 1), (0, 1)), (0.5, 0.5), 0.5),
        (((0, 0), (1, 0), (1, 1), (0, 1)), (0.9, 0.5), 0.1),
        (((0, 0), (0.2, 0), (0.2, 0.2), (0, 0.2)), (0.5, 0.1), -0.3),
        (((0, 0), (0.2, 0), (0.2, 0.2), (0, 0.2)), (0.5, 0.6), -0.5),  # from a corner: 3, 4, 5
        (((0, 0), (0.9, 0), (0.9, 0.3), (0.3, 0.3), (0.3, 0.9), (0, 0.9)), (0.6, 0.6), -0.3),  # a hollow
    ],
)
def test_distances_to_a_border_are_positive_inside(
    corners: tuple[tuple[float, float], ...], point: tuple[float, float], expected: float
) -> None:
    feet = gather_feet([way(1, (0, *point), (1, *point), height=1.0)], aspect=1.0)
    assert signed_distances(feet, corners, 1.0)[0] == pytest.approx(expected)


@pytest.mark.parametrize(
    ("line", "person", "expected"),
    [
        (GATE, THROUGH, ["out"]),  # from its right side, which is the left edge of the picture
        (Line("gate", GATE.end, GATE.start), THROUGH, ["in"]),  # the same line, drawn upwards
        (GATE, way(1, (0, 0.9, 0.8), (10, 0.1, 0.8)), ["in"]),
        (Line("gate", (0.2, 0.7), (0.8, 0.7)), way(1, (0, 0.5, 0.5), (5, 0.5, 0.9)), ["in"]),  # downwards
        (GATE, way(1, (0, 0.1, 0.5), (10, 0.9, 0.5)), []),  # passes beyond its end
        (GATE, way(1, (0, 0.1, 0.8), (5, 0.48, 0.8), (10, 0.1, 0.8)), []),  # turns back before it
        (GATE, way(1, (0, 0.1, 0.8), (5, 0.51, 0.8), (10, 0.1, 0.8)), []),  # and hardly beyond it
        (GATE, way(1, (0, 0.1, 0.8), (5, 0.8, 0.8), (10, 0.1, 0.8)), ["out", "in"]),
        (GATE, way(1, (0, 0.5, 0.8), (5, 0.9, 0.8)), []),  # begins on it
    ],
)
def test_a_line_is_crossed_in_a_direction(line: Line, person: Track, expected: list[str]) -> None:
    events = events_at((), (line,), person)
    assert [event.direction for event in events] == expected
    assert {event.type.value for event in events} <= {"line_crossing"}


def test_a_line_is_crossed_when_the_feet_are_on_it() -> None:
    (crossing,) = events_at((), (GATE,), THROUGH)
    assert crossing.range.start_s == pytest.approx(5.0, abs=0.05)
    assert crossing.zone == "gate"


def test_somebody_hidden_while_they_cross_has_crossed() -> None:
    person = way(1, (0, 0.1, 0.8), (10, 0.9, 0.8))
    seen = (person.times_s < 4) | (person.times_s > 6)
    gap = Track(1, person.times_s[seen], person.boxes_xyxy[seen], 0.9)
    (crossing,) = events_at((), (GATE,), gap)
    assert crossing.range.start_s == pytest.approx(5.0, abs=0.05)
