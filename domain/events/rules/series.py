"""Series of values over time: moving averages, stretches where something holds, and hysteresis."""

from collections.abc import Iterator

import numpy as np

from domain.records import BoolArray, FloatArray, IntArray, TimeRange

SMOOTHING_S = 1.2
"""Width of the moving average over positions and speeds (seconds): about one stride, so that swinging arms
and legs, which move the box, cancel. Longer blurs short stops."""
MAX_STRETCH_GAP_S = 0.5
"""Seconds for which a condition may fail within one stretch: two samples at 5 Hz."""
APART_S = 1e5
"""Seconds between the series that `keys` lays one behind the other: longer than any recording, and short
enough that a double still tells milliseconds apart for thousands of series."""


def moving_average(times_s: FloatArray, values: FloatArray) -> FloatArray:
    """Values (P,) or (P, D), each replaced by the mean of those within `SMOOTHING_S / 2` seconds of it."""
    return windowed_means(values, *window_bounds(times_s))


def window_bounds(times_s: FloatArray) -> tuple[IntArray, IntArray]:
    """The first row (P,) within `SMOOTHING_S / 2` seconds of each time, and the one after the last (P,)."""
    low = np.searchsorted(times_s, times_s - SMOOTHING_S / 2, side="left")
    high = np.searchsorted(times_s, times_s + SMOOTHING_S / 2, side="right")
    return low, high


def windowed_means(values: FloatArray, low: IntArray, high: IntArray) -> FloatArray:
    """The means (P,) or (P, D) of the rows from `low` (P,) to before `high` (P,) of values (P,) or (P, D)."""
    sums = np.concatenate([np.zeros_like(values[:1]), np.cumsum(values, axis=0)])
    count = (high - low).reshape(-1, *[1] * (values.ndim - 1))
    return np.asarray((sums[high] - sums[low]) / count)


def stretches(times_s: FloatArray, holds: BoolArray, gap_s: float = MAX_STRETCH_GAP_S) -> Iterator[IntArray]:
    """Rows of each stretch where `holds` (P,) is true; interruptions up to `gap_s` seconds do not end one."""
    rows = np.flatnonzero(holds)
    if len(rows) == 0:
        return
    yield from np.split(rows, np.flatnonzero(np.diff(times_s[rows]) > gap_s) + 1)


def span_of(times_s: FloatArray, rows: IntArray) -> TimeRange:
    """From the first to the last of some rows of a series."""
    return TimeRange(float(times_s[rows[0]]), float(times_s[rows[-1]]))


def ranges_where(
    times_s: FloatArray, holds: BoolArray, gap_s: float = MAX_STRETCH_GAP_S
) -> Iterator[TimeRange]:
    """The range of each stretch where `holds` (P,) is true."""
    for rows in stretches(times_s, holds, gap_s):
        yield span_of(times_s, rows)


def states_with_hysteresis(distances: FloatArray, margin: float, person: IntArray) -> IntArray:
    """1 where a signed distance (N,) is above `margin`, -1 below minus it, and between them what it was last.

    0 until the path of each `person` (N,) has been beyond the margin for the first time.

    >>> distances = np.array([0.0, -2.0, -0.5, 0.5, 2.0, -0.5, -3.0, -0.5, 3.0])
    >>> states_with_hysteresis(distances, 1.0, np.array([0, 0, 0, 0, 0, 0, 0, 1, 1])).tolist()
    [0, -1, -1, -1, 1, 1, -1, 0, 1]
    """
    sure = (distances > margin).astype(np.int64) - (distances < -margin)
    is_first = np.diff(person, prepend=-1) != 0
    latest = np.maximum.accumulate(np.where(is_first | (sure != 0), np.arange(len(sure)), 0))
    return np.asarray(sure[latest])
