"""Vehicles, bags and animals: one track each, however often the detector names or loses them."""

import numpy as np
import pytest

from analysis.things import track_things
from domain.records import BoxSource, Detections
from domain.tracking.things import at_rest
from tests.support.made_paths import path

PARKED = (0.3, 0.4, 0.5, 0.6)
Row = tuple[float, tuple[float, float, float, float], float, str]


def seen(*rows: Row) -> Detections:
    """Boxes of a detector, by time: (seconds, box, score, label)."""
    times_s, boxes, scores, labels = zip(*sorted(rows), strict=True)
    sources = np.full(len(rows), BoxSource.DETECTOR.value)
    colours = np.full((len(rows), 6), np.nan)
    return Detections(
        np.array(times_s), np.array(boxes), np.array(scores), sources, np.array(labels, "U16"), colours
    )


def parked(start_s: float, end_s: float, label: str = "vehicle", score: float = 0.8) -> list[Row]:
    return [(at / 5, PARKED, score, label) for at in range(round(start_s * 5), round(end_s * 5) + 1)]


def driving(start_s: float, end_s: float, x: tuple[float, float], label: str = "vehicle") -> list[Row]:
    track = path(1, start_s, end_s, x, width=0.2, height=0.2, bottom=0.6)
    return [
        (round(float(time_s), 3), tuple(box.tolist()), 0.8, label)
        for time_s, box in zip(track.times_s, track.boxes_xyxy, strict=True)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (parked(0, 4), [("vehicle", 0.0, 4.0)]),
        (parked(0, 4) + parked(0, 4, score=0.6), [("vehicle", 0.0, 4.0)]),  # the car that may be a truck
        (parked(0, 4) + parked(0, 4, "bag"), [("vehicle", 0.0, 4.0), ("bag", 0.0, 4.0)]),  # a bag on a car
        (parked(0, 0.2), []),  # two boxes flicker
        (parked(0, 4, score=0.4), []),  # the detector was never sure
        (parked(0, 4) + parked(30, 34), [("vehicle", 0.0, 34.0)]),  # hidden for half a minute
        (parked(0, 4) + parked(100, 104), [("vehicle", 0.0, 4.0), ("vehicle", 100.0, 104.0)]),
        (driving(0, 4, (0.1, 0.9)), [("vehicle", 0.0, 4.0)]),
        # another one comes where the one before went
        (
            driving(0, 4, (0.1, 0.9)) + driving(8, 12, (0.9, 0.1)),
            [("vehicle", 0.0, 4.0), ("vehicle", 8.0, 12.0)],
        ),
        # it drives by in front of the parked one, which is hidden meanwhile
        (
            parked(0, 7) + driving(6.2, 10, (0.1, 1.0)) + parked(9.4, 16),
            [("vehicle", 0.0, 16.0), ("vehicle", 6.2, 10.0)],
        ),
        ([(at / 5, PARKED, 0.9, "person") for at in range(20)], []),  # people are tracked elsewhere
    ],
)
def test_each_thing_is_one_track(rows: list[Row], expected: list[tuple[str, float, float]]) -> None:
    found = track_things(seen(*rows), people=0)
    told = [(each.label, each.range.start_s, each.range.end_s) for each in found]
    assert [(label, start, end) for label, start, end in told] == expected


def test_things_are_numbered_after_the_people_in_order_of_appearance() -> None:
    rows = parked(5, 9, "animal") + driving(2, 6, (0.1, 0.9))
    assert [(each.number, each.label) for each in track_things(seen(*rows), people=3)] == [
        (4, "vehicle"),
        (5, "animal"),
    ]


def test_something_rests_where_it_moves_less_than_a_quarter_of_its_length_in_two_seconds() -> None:
    slow = path(1, 0, 10, (0.3, 0.4), width=0.2)  # a tenth of its length a second
    fast = path(1, 0, 10, (0.1, 0.9), width=0.2)
    assert at_rest(slow).all()
    assert not at_rest(fast).any()
