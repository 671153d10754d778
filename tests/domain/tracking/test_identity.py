"""People who touch, and what their clothes say of whose path and whose box is whose."""

import numpy as np
import pytest

from domain.records import Detections, IntArray
from domain.tracking.identity import ENCOUNTER_GAP_S, find_encounters, return_boxes, undo_id_switches
from domain.tracking.track_rows import rows_by_track
from tests.domain.made_paths import path, then
from tests.domain.tracking.test_splits import (
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

NAVY, GREY = (20, 5, -22, 25, 0, -5.0), (38, 2, -8, 25, 0, -5.0)
"""Closer than what would be noticed of one person alone."""


def undo_all(found: Detections, track_ids: IntArray) -> IntArray:
    return undo_id_switches(found, track_ids, np.ones(len(track_ids), bool))


def return_all(found: Detections, track_ids: IntArray) -> IntArray:
    return return_boxes(found, track_ids, np.ones(len(track_ids), bool))


@pytest.mark.parametrize("clothes", [(RED, BLUE), (NAVY, GREY)])
def test_two_who_swapped_numbers_when_they_met_have_them_back(clothes: tuple[tuple[float, ...], ...]) -> None:
    found, whose = sure_boxes((RIGHT, clothes[0]), (LEFT, clothes[1]))
    assert (undo_all(found, whose) == whose).all()
    ((begin_s, end_s, _),) = find_encounters(found, rows_by_track(whose))
    assert begin_s < CROSS_S < end_s
    mended = undo_all(found, swap_ids(found, whose, CROSS_S))
    is_clear = (found.times_s < begin_s) | (found.times_s > end_s)
    assert (mended[is_clear] == whose[is_clear]).all()


def test_clothes_that_are_alike_decide_nothing() -> None:
    found, whose = sure_boxes((RIGHT, DARK), (LEFT, ALSO_DARK))
    track_ids = swap_ids(found, whose, CROSS_S)
    assert (undo_all(found, track_ids) == track_ids).all()


def test_people_who_never_touch_do_not_meet() -> None:
    found, whose = sure_boxes((path(1, 0, 10, (0.1, 0.3)), RED), (path(2, 0, 10, (0.6, 0.9)), BLUE))
    assert find_encounters(found, rows_by_track(whose)) == []


def test_who_meets_twice_is_parted_twice() -> None:
    one = then(path(1, 0, 15, (0.2, 0.8)), path(1, 15.2, 30, (0.8, 0.2)))
    other = then(path(2, 0, 15, (0.8, 0.2)), path(2, 15.2, 30, (0.2, 0.8)))
    found, whose = sure_boxes((one, RED), (other, BLUE))
    first, second = find_encounters(found, rows_by_track(whose))
    assert second[0] - first[1] > ENCOUNTER_GAP_S
    track_ids = swap_ids(found, whose, (first[0] + first[1]) / 2)
    track_ids = np.where(found.times_s >= (second[0] + second[1]) / 2, whose, track_ids)
    mended = undo_all(found, track_ids)
    is_clear = (found.times_s < first[0]) | (found.times_s > second[1])
    is_clear |= (found.times_s > first[1]) & (found.times_s < second[0])
    assert (mended[is_clear] == whose[is_clear]).all()


def test_too_little_seen_before_a_meeting_decides_nothing() -> None:
    late = path(2, 4.8, 10, (0.5, 0.2))
    found, whose = sure_boxes((RIGHT, RED), (late, BLUE))
    track_ids = swap_ids(found, whose, CROSS_S + 0.2)
    assert (undo_all(found, track_ids) == track_ids).all()


def test_a_box_that_was_lent_is_given_back() -> None:
    """One of two is hidden for a moment; the other's box has the number of who is hidden."""
    found, whose = sure_boxes((RIGHT, RED), (LEFT, BLUE))
    hidden = (whose == 1) & (np.abs(found.times_s - CROSS_S) < 0.5)
    track_ids, lent = whose.copy(), (whose == 0) & (np.abs(found.times_s - CROSS_S) < 0.3)
    track_ids[lent] = 1
    found, whose, track_ids = rows_of(found, ~hidden), whose[~hidden], track_ids[~hidden]
    assert lent.sum() >= 2
    assert (return_all(found, track_ids) == whose).all()


def test_boxes_that_were_exchanged_for_a_moment_are_exchanged_again() -> None:
    found, whose = sure_boxes((RIGHT, RED), (LEFT, BLUE))
    is_short = np.abs(found.times_s - CROSS_S) < 0.3
    assert (return_all(found, np.where(is_short, 1 - whose, whose)) == whose).all()


def test_an_odd_box_stays_where_nobody_else_fits() -> None:
    found, whose = sure_boxes((RIGHT, RED), (path(2, 0, 10, (0.9, 0.9)), BLUE))
    found.colours[np.flatnonzero(whose == 0)[20]] = BLUE
    assert (return_all(found, whose) == whose).all(), "who wears blue is far away"


def rows_of(found: Detections, rows: np.ndarray) -> Detections:
    arrays = {name: getattr(found, name) for name in found.__dataclass_fields__}
    return Detections(**{name: each[rows] for name, each in arrays.items() if each is not None})
