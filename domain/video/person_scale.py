"""How to show a frame to a detector that likes people of one size.

OpenCV's people detector (Dalal and Triggs, CVPR 2005) has a window of 64x128 pixels around a person
of some 96 pixels. It misses smaller people, and people who fill the frame. So each video gets a view:
the height that frames are scaled to, and how far their edges are continued outwards.
"""

import numpy as np

from domain.geometry import FrameView
from domain.records import FloatArray

WANTED_PERSON_PX = 105.0
MIN_HEIGHT_PX, MAX_HEIGHT_PX = 160, 1300
NEAR_AND_FAR = (0.55, 2.2)
"""How much smaller and larger than usual people appear as they move through one view."""


CANDIDATES = (
    FrameView(180, 0.4),
    FrameView(300, 0.25),
    FrameView(520, 0.1),
    FrameView(900, 0.1),
    FrameView(1300, 0.05),
)
"""Near, middle, far, and very far twice: tried on the first frames in which something moves."""


def view_for_person(height: float) -> FrameView:
    """The view for people whose usual height is `height` (0..1 of the frame)."""
    if not 0 < height <= 1:
        raise ValueError(f"A person's height must be in 0..1 of the frame, not {height}")
    wanted_px = min(max(WANTED_PERSON_PX / height, MIN_HEIGHT_PX), MAX_HEIGHT_PX)
    allowed = (height * NEAR_AND_FAR[0], min(1.0, height * NEAR_AND_FAR[1]))
    return FrameView(round(wanted_px), padding_for(height), allowed)


def padding_for(height: float) -> float:
    """Large people need room around them inside the detector's window."""
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
