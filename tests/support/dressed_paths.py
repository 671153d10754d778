"""People in clothes who cross each other's path."""

import numpy as np

from domain.records import BoxSource, Detections, IntArray, Track
from tests.support.made_paths import path

RED, BLUE = (45, 58, 38, 20, 0, 0.0), (48, 5, -45, 80, 0, 0.0)
DARK, ALSO_DARK = (12, 0, 0, 8, 0, 0.0), (15, 2, -2, 10, 1, -2.0)
RIGHT, LEFT = path(1, 0, 10, (0.2, 0.8)), path(2, 0, 10, (0.8, 0.2))
CROSS_S = 5.0


def sure_boxes(*people: tuple[Track, tuple[float, ...]]) -> tuple[Detections, IntArray]:
    """Sure boxes of people in clothes, by time, and who each box is of (0, 1, ...)."""
    grain = np.random.default_rng(4)
    rows = sorted(
        (float(time_s), who, track.box_at(float(time_s)), np.array(clothes) + grain.normal(0, 2, 6))
        for who, (track, clothes) in enumerate(people)
        for time_s in track.times_s
    )
    times_s, whose, boxes, colours = zip(*rows, strict=True)
    count = len(rows)
    found = Detections(
        np.array(times_s),
        np.array(boxes),
        np.full(count, 0.9),
        np.full(count, BoxSource.DETECTOR.value),
        np.full(count, "person"),
        np.array(colours),
    )
    return found, np.array(whose)


def swap_ids(found: Detections, whose: IntArray, from_s: float) -> IntArray:
    return np.where(found.times_s >= from_s, 1 - whose, whose)
