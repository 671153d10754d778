"""Distances on the floor against a camera whose geometry is known."""

import numpy as np
import pytest

from domain.events.rules.floor import floor_offsets, floor_velocities
from domain.events.rules.people import gather_people
from domain.records import Track
from tests.support.made_paths import way

ASPECT = 16 / 9
PERSON_M, CAMERA_M, FOCAL, HORIZON = 1.65, 3.0, 1.25, 0.25
"""Height of people and of a level camera in metres, focal length and horizon in heights of the frame."""


def seen(number: int, *points: tuple[float, float, float]) -> Track:
    """Somebody whose way has points of (seconds, metres to the right, metres away), as a camera sees it."""
    at_s, x_m, away_m = np.array(points).T
    times_s = np.round(np.arange(round(at_s[0] * 5), round(at_s[-1] * 5) + 1) / 5, 6)
    x, away = np.interp(times_s, at_s, x_m), np.interp(times_s, at_s, away_m)
    middle, feet = 0.5 + FOCAL * x / away / ASPECT, HORIZON + FOCAL * CAMERA_M / away
    height = FOCAL * PERSON_M / away
    boxes = np.stack([middle - 0.02, feet - height, middle + 0.02, feet], axis=1)
    return Track(number, times_s, boxes, 0.9)


@pytest.mark.parametrize("away_m", [5.5, 8.0, 12.0])
@pytest.mark.parametrize(("right_m", "nearer_m"), [(1.0, 0.0), (0.0, 1.0), (-1.5, 0.5), (2.0, -1.0)])
def test_metres_on_the_floor_are_the_same_near_and_far(
    away_m: float, right_m: float, nearer_m: float
) -> None:
    one = seen(1, (0, -1.5, away_m), (2, -1.5, away_m))
    other = seen(2, (0, right_m - 1.5, away_m - nearer_m), (2, right_m - 1.5, away_m - nearer_m))
    people = gather_people([one, other], ASPECT)
    pairs = np.array([[0, len(one.times_s)]])
    ((across, near),) = floor_offsets(people.at, pairs, ASPECT) * PERSON_M
    assert across == pytest.approx(right_m, abs=0.12)
    assert near == pytest.approx(nearer_m, abs=0.12)


@pytest.mark.parametrize(("right_m", "nearer_m"), [(1.0, 0.0), (0.0, 1.0), (-0.7, -0.7)])
def test_speed_on_the_floor_is_the_same_in_every_direction(right_m: float, nearer_m: float) -> None:
    walker = seen(1, (0, 0.0, 8.0), (2, 2 * right_m, 8.0 - 2 * nearer_m))
    at = gather_people([walker], ASPECT).at
    ((across, near),) = floor_velocities(at, np.array([5])) * PERSON_M
    assert across == pytest.approx(right_m, abs=0.25)
    assert near == pytest.approx(nearer_m, abs=0.25)


def test_nothing_breaks_for_people_of_no_height() -> None:
    flat = way(1, (0, 0.2, 0.5), (2, 0.8, 0.5), height=0.0)
    people = gather_people([flat, way(2, (0, 0.2, 0.5), (2, 0.8, 0.5))], ASPECT)
    assert np.isfinite(floor_offsets(people.at, np.array([[0, len(flat.times_s)]]), ASPECT)).all()
