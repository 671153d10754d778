"""Steady boxes along a path: how large somebody is changes slowly, so what a box says of it is noise.

Each box is replaced by what a straight line through its neighbours in time says, the near ones counting most
(local linear regression, Cleveland 1979): no lag, and no shrinking of a steady walk.
"""

import numpy as np

from domain.geometry import feet_positions
from domain.records import FloatArray

PLACE_S, SIZE_S = 0.25, 0.6
"""How far in time neighbours of a box count, as the spread of a Gaussian: for place, and for size."""
NEIGHBOURS = 8
"""So many boxes before and behind count at most; what lies further away hardly weighs anything."""
FAR_SPREADS = 3.0
SMALL = 1e-9


def smooth_boxes(times_s: FloatArray, boxes: FloatArray, trust: FloatArray) -> FloatArray:
    """Boxes (P, 4) xyxy along a path, smoothed; `trust` (P,) above 0 says how much each counts."""
    if len(times_s) < 3:
        return boxes
    place = feet_positions(boxes)
    size = boxes[:, 2:] - boxes[:, :2]
    middle, bottom = fit_lines(times_s, place, trust, PLACE_S).T
    width, height = fit_lines(times_s, size, trust, SIZE_S).T
    smooth = np.stack([middle - width / 2, bottom - height, middle + width / 2, bottom], axis=1)
    return np.asarray(np.clip(smooth, 0.0, 1.0))


def fit_lines(times_s: FloatArray, values: FloatArray, trust: FloatArray, spread_s: float) -> FloatArray:
    """For values (P, D) what a line through those around each, weighted by time and trust, says there."""
    rows = np.arange(len(times_s))[:, None] + np.arange(-NEIGHBOURS, NEIGHBOURS + 1)
    is_there = (rows >= 0) & (rows < len(times_s))
    rows = np.clip(rows, 0, len(times_s) - 1)
    lag = (times_s[rows] - times_s[:, None]) / spread_s
    weights = np.where(is_there & (np.abs(lag) <= FAR_SPREADS), np.exp(-(lag**2) / 2) * trust[rows], 0.0)
    weights /= weights.sum(axis=1, keepdims=True)
    mean_lag = (weights * lag).sum(axis=1, keepdims=True)
    mean = (weights[..., None] * values[rows]).sum(axis=1)
    away = weights * (lag - mean_lag)
    slope = (away[..., None] * values[rows]).sum(axis=1) / ((away * lag).sum(axis=1, keepdims=True) + SMALL)
    return np.asarray(mean - slope * mean_lag)
