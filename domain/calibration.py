"""Whether confidences mean what they say: of what is found with 0.8, four of five should be right.

The calibration error is the ECE of Naeini et al. (2015) over bins of equal width. It can be flattered: who
gives all things the share that is right on the whole has none. The Brier score and its skill stand beside
it for that: skill is 0 where confidences tell right from wrong no better than that share does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from domain.records import BoolArray, FloatArray

BINS = 10
"""Bins of equal width from 0 to 1, the usual number."""
CURVE_BIN = 12
"""Scores in a bin of a fitted curve, at least: fewer say little of a share."""
MAX_CURVE_BINS = 12
"""Bins of a fitted curve, at most: a table of that size can be read."""
PRIOR_COUNT = 4
"""Scores that a bin is taken to have had besides: a few that were all right do not make a certainty."""
PRIOR_SHARE = 0.9
"""Share of those that were right."""


@dataclass(frozen=True, slots=True)
class ReliabilityBin:
    """What was found with a confidence from `low` to below `high`: how many, mean confidence, share right."""

    low: float
    high: float
    count: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """The reliability curve of N judgements, without its empty bins, and what follows from it."""

    bins: tuple[ReliabilityBin, ...]
    error: float
    """Mean difference (0..1) of confidence and share right over the bins, by their counts."""
    brier: float
    """Mean squared difference of each confidence from 0 or 1."""
    skill: float
    """Share of the Brier score of the constant `right` that confidences save; below 0: worse than that."""
    right: float
    """Share of all that is right."""


def measure_calibration(confidences: Sequence[float], is_right: Sequence[bool]) -> Calibration | None:
    """The calibration of confidences (0..1); None of nothing.

    >>> measure_calibration([0.95] * 4, [True, True, True, False]).error.__round__(3)
    0.2
    """
    if not confidences:
        return None
    given, right = np.array(confidences, dtype=np.float64), np.array(is_right, dtype=bool)
    places = np.minimum((given * BINS).astype(int), BINS - 1)
    bins = tuple(make_bin(int(place), given, right, places) for place in np.unique(places))
    brier, share = float(np.mean((given - right) ** 2)), float(right.mean())
    constant = share * (1 - share)
    return Calibration(
        bins=bins,
        error=sum(each.count * abs(each.confidence - each.right) for each in bins) / len(given),
        brier=brier,
        skill=1 - brier / constant if constant > 0 else 0.0,
        right=share,
    )


def make_bin(place: int, given: FloatArray, right: BoolArray, places: np.ndarray) -> ReliabilityBin:
    inside = places == place
    return ReliabilityBin(
        place / BINS, (place + 1) / BINS, int(inside.sum()), float(given[inside].mean()),
        float(right[inside].mean()),
    )  # fmt: skip


def fit_curve(scores: Sequence[float], is_right: Sequence[bool]) -> tuple[tuple[float, float], ...]:
    """Points (score, share right) of a rising curve through N raw scores, at least one.

    Bins of `CURVE_BIN` scores or more, their shares drawn towards `PRIOR_SHARE` as if `PRIOR_COUNT` more had
    been seen, and each no lower than the one before it. The first point is of the score 0; points at which
    the share does not rise are left out.

    >>> fit_curve([0.5, 0.7], [True, True])
    ((0.0, 0.47), (0.6, 0.93))
    """
    order = np.argsort(scores, kind="stable")
    given, right = np.array(scores, dtype=np.float64)[order], np.array(is_right, dtype=bool)[order]
    bins = np.array_split(np.arange(len(given)), min(max(1, len(given) // CURVE_BIN), MAX_CURVE_BINS))
    shares = [(right[rows].sum() + PRIOR_COUNT * PRIOR_SHARE) / (len(rows) + PRIOR_COUNT) for rows in bins]
    rising = np.maximum.accumulate(shares)
    points = [
        (round(float(given[rows].mean()), 2), round(float(share), 2))
        for rows, share in zip(bins, rising, strict=True)
    ]
    rises = [point for before, point in pairwise([(0.0, 0.0), *points]) if point[1] > before[1]]
    return ((0.0, round(points[0][1] / 2, 2)), *rises)
