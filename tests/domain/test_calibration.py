"""Confidences against what is right."""

import numpy as np
import pytest

from domain.calibration import CURVE_BIN, MAX_CURVE_BINS, fit_curve, measure_calibration


@pytest.mark.parametrize(
    ("confidences", "right", "error"),
    [
        ([0.9] * 10, [True] * 9 + [False], 0.0),  # as it says
        ([0.9] * 10, [True] * 5 + [False] * 5, 0.4),  # too sure
        ([0.1] * 10, [True] * 5 + [False] * 5, 0.4),  # not sure enough
        ([0.95, 0.05], [True, False], 0.05),
        ([1.0, 0.0], [False, True], 1.0),
        ([0.2] * 5 + [0.8] * 5, [True] + [False] * 4 + [True] * 4 + [False], 0.0),
    ],
)
def test_the_error_is_the_gap_between_what_is_said_and_what_is_right(
    confidences: list[float], right: list[bool], error: float
) -> None:
    measured = measure_calibration(confidences, right)
    assert measured is not None
    assert measured.error == pytest.approx(error)
    assert sum(each.count for each in measured.bins) == len(confidences)


def test_gaps_of_two_bins_do_not_cancel() -> None:
    measured = measure_calibration([0.25] * 4 + [0.75] * 4, [True] * 4 + [False] * 4)
    assert measured is not None
    assert measured.error == pytest.approx(0.75)
    assert [(each.count, each.right) for each in measured.bins] == [(4, 1.0), (4, 0.0)]
    assert measured.skill < 0


def test_skill_is_of_those_who_tell_right_from_wrong() -> None:
    draw = np.random.default_rng(0)
    shares = draw.uniform(0, 1, 4000)
    right = draw.uniform(0, 1, 4000) < shares
    knows = measure_calibration(list(shares), list(right))
    guesses = measure_calibration([float(right.mean())] * 4000, list(right))
    assert knows is not None
    assert guesses is not None
    assert max(knows.error, guesses.error) < 0.03, "both are calibrated"
    assert knows.skill > 0.25
    assert guesses.skill == pytest.approx(0.0)


def test_nothing_has_no_calibration() -> None:
    assert measure_calibration([], []) is None


def test_a_fitted_curve_gives_back_the_shares_that_made_the_scores_right() -> None:
    draw = np.random.default_rng(1)
    scores = draw.uniform(0.2, 1, 4000)
    curve = fit_curve(scores.tolist(), (draw.uniform(0, 1, 4000) < scores).tolist())
    assert len(curve) > MAX_CURVE_BINS / 2
    assert [share for _, share in curve[1:]] == pytest.approx([score for score, _ in curve[1:]], abs=0.06)


@pytest.mark.parametrize(
    ("right", "low", "high"),
    [
        ([True] * 3, 0.9, 0.97),  # three of three are no certainty
        ([True] * 200, 0.98, 1.0),
        ([False] * 3, 0.4, 0.6),
        ([False] * 200, 0.0, 0.2),
    ],
)
def test_few_scores_say_less_than_many(right: list[bool], low: float, high: float) -> None:
    curve = fit_curve(np.linspace(0.3, 0.9, len(right)).tolist(), right)
    assert all(low <= share <= high for _, share in curve[1:])


def test_a_curve_never_falls_and_begins_at_0() -> None:
    scores = np.linspace(0.1, 0.9, 5 * CURVE_BIN)
    curve = fit_curve(scores.tolist(), (scores < 0.5).tolist())  # the clearer, the more often wrong
    shares = [share for _, share in curve]
    assert curve[0][0] == 0.0
    assert shares == sorted(shares)
