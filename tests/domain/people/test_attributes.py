from dataclasses import replace

import numpy as np
import pytest

from domain.people.attributes import Facing, Location, Side, heading_during, person_attributes
from domain.records import TimeRange
from tests.support.made_paths import path, then


@pytest.mark.parametrize(
    ("x", "facing", "degrees"),
    [((0.1, 0.8), Facing.RIGHT, 270), ((0.9, 0.2), Facing.LEFT, 90), ((0.5, 0.52), None, None)],
)
def test_people_face_where_they_go(
    x: tuple[float, float], facing: Facing | None, degrees: int | None
) -> None:
    known = person_attributes(path(1, 0, 6, x), aspect=16 / 9)
    assert (known.facing, known.orientation_deg) == (facing, degrees)


@pytest.mark.parametrize(("down", "facing"), [(0.3, Facing.FRONT), (-0.3, Facing.BACK)])
def test_towards_the_camera_and_away(down: float, facing: Facing) -> None:
    track = path(1, 0, 6, (0.5, 0.5))
    boxes = track.boxes_xyxy.copy()
    boxes[:, [1, 3]] += np.linspace(0, down, len(boxes))[:, None] - max(0.0, down) / 2
    assert person_attributes(replace(track, boxes_xyxy=boxes), 16 / 9).facing is facing


def test_sides_location_and_path() -> None:
    known = person_attributes(path(1, 2, 30, (0.04, 0.7)), aspect=1.5)
    assert (known.entry_side, known.exit_side) == (Side.LEFT, None)
    assert known.location is Location.CENTER
    assert len(known.path) == 40
    assert known.path[0][0] == 2
    assert known.path[-1][:2] == (30, pytest.approx(0.7, abs=0.02))


def test_unknown_stays_unknown() -> None:
    known = person_attributes(path(1, 0, 5, (0.5, 0.5)), aspect=1.5)
    assert (known.upper, known.lower, known.facing) == (None, None, None)


@pytest.mark.parametrize(
    ("span", "degrees"),
    [
        (TimeRange(0, 5), 270),  # to the right first
        (TimeRange(5.2, 10), 90),  # and back
        (TimeRange(0, 10), None),  # which together is nowhere
        (TimeRange(4.9, 5.1), None),
    ],
)
def test_an_event_says_where_somebody_went_during_it(span: TimeRange, degrees: int | None) -> None:
    there_and_back = then(path(1, 0, 5, (0.1, 0.8)), path(1, 5.2, 10, (0.8, 0.1)))
    known = {"path": person_attributes(there_and_back, 16 / 9).path}
    assert heading_during(known, span, (0.4, 0.4, 0.5, 0.8), 16 / 9) == degrees
    assert heading_during({}, span, (0.4, 0.4, 0.5, 0.8), 16 / 9) is None, "of an earlier version"
