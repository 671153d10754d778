"""Whether confidences mean what they say: of what is found with 0.8, four of five should be right.

The calibration error is the ECE of Naeini et al. (2015) over bins of equal width. It can be flattered: who
gives all things the share that is right on the whole has none. The Brier score and its skill stand beside
it for that: skill is 0 where confidences tell right from wrong no better than that share does.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.records import BoolArray, FloatArray

BINS = 10
"""Bins of equal width from 0 to 1, the usual number."""


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
