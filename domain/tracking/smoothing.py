"""Smooth the boxes along a path: a person's size changes slowly, so quick changes of it are noise.

Each box is replaced by a straight line fitted through its neighbours in time, near ones weighing most (local
linear regression, Cleveland 1979). That adds no lag, and does not shorten a steady walk.
"""

import numpy as np

from domain.geometry import feet_positions
from domain.records import FloatArray

POSITION_SPREAD_S = 0.25
"""Standard deviation of the Gaussian in time that weighs neighbours for the position (seconds): about one
sample at 5 Hz. Larger is steadier and cuts corners of a path."""
SIZE_SPREAD_S = 0.6
"""The same for width and height (seconds). Longer than for the position, because size changes more slowly
(decision 0010)."""
NEIGHBOURS = 8
"""Boxes before and after that are weighed at most. At 5 Hz these are 1.6 s, where a Gaussian of 0.6 s has
fallen to 3 %."""
MAX_SPREADS = 3.0
"""Standard deviations beyond which a neighbour weighs nothing: a Gaussian is 1 % there."""
MIN_LAG_VARIANCE = 1e-9
"""Added to the variance of the time lags, so that a box without neighbours has a slope of 0 instead of
0/0."""


def smooth_boxes(times_s: FloatArray, boxes: FloatArray, trust: FloatArray) -> FloatArray:
    """Boxes (P, 4) xyxy along a path, smoothed; `trust` (P,) above 0 is the weight of each."""
    if len(times_s) < 3:
        return boxes
    sizes = boxes[:, 2:] - boxes[:, :2]
    middle, bottom = fit_lines(times_s, feet_positions(boxes), trust, POSITION_SPREAD_S).T
    width, height = fit_lines(times_s, sizes, trust, SIZE_SPREAD_S).T
    smooth = np.stack([middle - width / 2, bottom - height, middle + width / 2, bottom], axis=1)
    return np.asarray(np.clip(smooth, 0.0, 1.0))


def fit_lines(times_s: FloatArray, values: FloatArray, trust: FloatArray, spread_s: float) -> FloatArray:
    """Values (P, D), each replaced by a line through those around it, weighted by time and trust."""
    rows = np.arange(len(times_s))[:, None] + np.arange(-NEIGHBOURS, NEIGHBOURS + 1)
    is_in_path = (rows >= 0) & (rows < len(times_s))
    rows = np.clip(rows, 0, len(times_s) - 1)
    lag = (times_s[rows] - times_s[:, None]) / spread_s
    weights = np.where(is_in_path & (np.abs(lag) <= MAX_SPREADS), np.exp(-(lag**2) / 2) * trust[rows], 0.0)
    weights /= weights.sum(axis=1, keepdims=True)
    mean_lag = (weights * lag).sum(axis=1, keepdims=True)
    mean = (weights[..., None] * values[rows]).sum(axis=1)
    centred = weights * (lag - mean_lag)
    variance = (centred * lag).sum(axis=1, keepdims=True) + MIN_LAG_VARIANCE
    slope = (centred[..., None] * values[rows]).sum(axis=1) / variance
    return np.asarray(mean - slope * mean_lag)
