"""Choose the scale of frames for a detector that finds people of one size.

OpenCV's people detector (Dalal and Triggs, CVPR 2005) has a window of 64x128 pixels around a person of some
96 pixels. It misses smaller people, and people who fill the frame. So each video gets a `FrameView`: the
height that frames are scaled to, and the padding around them.
"""

import numpy as np

from domain.geometry import FrameView
from domain.records import FloatArray

PERSON_HEIGHT_PX = 105.0
"""Height in pixels that people of usual height have in a scaled frame. At 150 the false boxes of the smaller
scales cost more than the sharper picture gave (decision 0005)."""
MIN_HEIGHT_PX = 160
"""Rows of a scaled frame, at least: one detector window of 128 pixels and some room."""
MAX_HEIGHT_PX = 1300
"""Rows of a scaled frame, at most. HOG's time grows with the square of it."""
HEIGHT_RANGE = (0.55, 2.2)
"""Lowest and highest person in one view, as factors of the usual height: people walk away and come near."""


CANDIDATES = (
    FrameView(180, 0.4),
    FrameView(300, 0.25),
    FrameView(520, 0.1),
    FrameView(900, 0.1),
    FrameView(1300, 0.05),
)
"""Views for near, middle, far and very far people (two), tried on the first frames with motion."""


def view_for_person(height: float) -> FrameView:
    """The view for people whose usual height is `height` (0..1 of the frame)."""
    if not 0 < height <= 1:
        raise ValueError(f"A person's height must be in 0..1 of the frame, not {height}")
    height_px = min(max(PERSON_HEIGHT_PX / height, MIN_HEIGHT_PX), MAX_HEIGHT_PX)
    heights = (height * HEIGHT_RANGE[0], min(1.0, height * HEIGHT_RANGE[1]))
    return FrameView(round(height_px), padding_for(height), heights)


def padding_for(height: float) -> float:
    """Padding as a share of each side, for people of a height (0..1): large ones need room in the window."""
    if height > 0.5:
        return 0.4
    return 0.25 if height > 0.25 else 0.1


def typical_person_height(heights: FloatArray, weights: FloatArray) -> float | None:
    """The weighted median of detected heights (0..1 of the frame), or None without any."""
    if len(heights) == 0 or float(weights.sum()) <= 0:
        return None
    order = np.argsort(heights)
    share = np.cumsum(weights[order]) / weights.sum()
    return float(heights[order][int(np.searchsorted(share, 0.5))])
