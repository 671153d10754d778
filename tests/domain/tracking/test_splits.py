"""People who cross and leave the tracker with each other's numbers."""

import numpy as np
import pytest

from domain.records import BoxSource, Detections, IntArray, Track
from domain.tracking.paths import find_tracks
from domain.tracking.splits import MEDIAN_BOXES, find_change
from tests.domain.made_paths import path

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


def walks(people: tuple[Track, ...]) -> list[tuple[float, float]]:
    """Where each began and ended, across the picture."""
    return sorted((round(track.boxes_xyxy[0, 0], 1), round(track.boxes_xyxy[-1, 0], 1)) for track in people)


def test_clothes_say_who_went_where() -> None:
    found, whose = sure_boxes((RIGHT, RED), (LEFT, BLUE))
    assert walks(find_tracks(found, whose)) == [(0.2, 0.8), (0.8, 0.2)]
    assert walks(find_tracks(found, swap_ids(found, whose, CROSS_S))) == [(0.2, 0.8), (0.8, 0.2)]


def test_one_number_that_went_over_gives_back_what_is_not_its_own() -> None:
    """One of the two is lost at the crossing, the other takes its place, and a new number begins."""
    found, whose = sure_boxes((RIGHT, RED), (LEFT, BLUE))
    track_ids = np.where((whose == 0) & (found.times_s >= CROSS_S), 2, whose)
    track_ids = np.where((whose == 1) & (found.times_s >= CROSS_S), 0, track_ids)
    assert walks(find_tracks(found, track_ids)) == [(0.2, 0.8), (0.8, 0.2)]


def test_the_same_dark_clothes_change_nothing() -> None:
    found, whose = sure_boxes((RIGHT, DARK), (LEFT, ALSO_DARK))
    assert walks(find_tracks(found, whose)) == [(0.2, 0.8), (0.8, 0.2)]


def test_somebody_alone_whose_clothes_look_different_from_now_on_stays_one() -> None:
    """A lamp goes out, or a counter hides the legs: with nobody else there, it is the same person."""
    found, whose = sure_boxes((RIGHT, RED))
    later = found.times_s >= CROSS_S
    found.colours[later] = BLUE
    assert walks(find_tracks(found, whose)) == [(0.2, 0.8)]


@pytest.mark.parametrize("place", [MEDIAN_BOXES + 2, 11, 22])
def test_the_change_is_found_where_it_is(place: int) -> None:
    colours = np.array([RED] * place + [BLUE] * (30 - place))
    assert find_change(colours) == place


@pytest.mark.parametrize("count", [0, 1, 2 * MEDIAN_BOXES - 1, 30])
def test_few_boxes_or_the_same_clothes_show_no_change(count: int) -> None:
    assert find_change(np.tile(np.array(RED), (count, 1))) is None


def test_a_single_odd_box_is_no_change() -> None:
    colours = np.array([RED] * 12 + [BLUE] + [RED] * 12)
    assert find_change(colours) is None
