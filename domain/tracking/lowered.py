"""Pieces of a path that begin where somebody has just sat down, crouched or fallen.

A detector of people on their feet boxes a part of whoever is lower, the upper body or the legs, and a tracker
takes that for somebody else, in other clothes: those of another part of the body. But nobody comes into a
picture in the middle of another person, so such a piece continues the one who stood there and is not seen on
their feet since. The thresholds have no published source; they were tuned on drawn scenes.
"""

import numpy as np

from domain.geometry import covered_share
from domain.records import Box, FloatArray, Track

BEFORE_S = 2.0
"""Seconds before a piece begins within which the other one must have been there on their feet."""
UPRIGHT_QUANTILE = 0.75
"""Share of the boxes of that time that are lower than on their feet: who sits down has low ones at its
end."""
BEGIN_BOXES = 3
"""Boxes at the beginning of a piece whose median is compared: 0.6 s at 5 Hz."""
LOW_SHARE = 0.85
"""Share of the height on their feet up to which a box is that of somebody lower, or of a part of them."""
INSIDE_SHARE = 0.8
"""Share of the piece's first boxes that lies in the box of the other one on their feet, at least."""


def is_lowered(track: Track, piece: Track) -> bool:
    """Whether a piece may be the person of a path, who was there on their feet and has come down since."""
    begin_s = piece.range.start_s
    heights = track.boxes_xyxy[:, 3] - track.boxes_xyxy[:, 1]
    is_before = (track.times_s >= begin_s - BEFORE_S) & (track.times_s < begin_s)
    if not is_before.any():
        return False
    upright = float(np.quantile(heights[is_before], UPRIGHT_QUANTILE))
    on_feet = median_box(track.boxes_xyxy[is_before & (heights >= LOW_SHARE * upright)])
    low = median_box(piece.boxes_xyxy[:BEGIN_BOXES])
    stays_low = bool((heights[track.times_s >= begin_s] <= LOW_SHARE * upright).all())
    is_low = low[3] - low[1] <= LOW_SHARE * upright
    return stays_low and is_low and covered_share(low, on_feet) >= INSIDE_SHARE


def median_box(boxes_xyxy: FloatArray) -> Box:
    """The median of each side of boxes (N, 4), N at least 1."""
    x1, y1, x2, y2 = np.median(boxes_xyxy, axis=0).tolist()
    return (x1, y1, x2, y2)
