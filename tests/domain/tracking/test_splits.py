"""People who cross and leave the tracker with each other's numbers."""

import numpy as np
import pytest

from domain.records import Track
from domain.tracking.paths import find_tracks
from domain.tracking.splits import MEDIAN_BOXES, find_change
from tests.support.dressed_paths import (
    ALSO_DARK,
    BLUE,
    CROSS_S,
    DARK,
    LEFT,
    RED,
    RIGHT,
    sure_boxes,
    swap_ids,
)


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
