"""Boxes of a part of somebody, grown to the whole: what differs from the empty scene goes on above them.

A histogram detector fits an outline. Where a shelf or somebody behind hides that of the head and the arms,
it may box the legs of somebody who stands; what differs from the empty scene still shows the rest. Above
somebody who lies nothing does. The thresholds have no published source and were tuned on drawn scenes.
"""

import numpy as np
import numpy.typing as npt

from domain.geometry import intersection_areas
from domain.records import PERSON
from gpu_ops.detect.background import Mask, filled_share
from gpu_ops.detect.boxes import Boxes, DetectedBoxes, best_boxes

Heights = npt.NDArray[np.float64]
"""(N,) in heights of the frame."""
INNER = (0.25, 0.75)
"""Left and right of the strip above a box that is looked at, as shares of its width: without arms."""
NEAR_HEIGHTS = 0.75
"""Heights of the box above it that must differ from the empty scene: of somebody behind less is seen."""
MIN_HIGHER = 1.6
"""Height of somebody who was boxed there just before, over that of the box, from which on it is a part."""
SAME_FEET = 0.15
"""Heights of that person by which their feet may be elsewhere, up or down the picture."""
SAME_PLACE = 0.5
"""The same across the picture: they may have walked until just now."""
MIN_FILLED = 0.5
"""Share of the strip, and of a row of it, that must differ for somebody to go on there."""
MAX_SHARED = 0.3
"""Share of the strip that another box may cover; beyond, what differs there is somebody else."""


def grow_parts(found: DetectedBoxes, mask: Mask, earlier: Boxes) -> DetectedBoxes:
    """The boxes of a frame (N), those of a part grown up to the top of what differs above them.

    `mask` (h, w) shows what differs from the empty scene, `earlier` (M, 4) are the boxes of people of the
    seconds before: nobody becomes higher than they were.
    """
    boxes = found.boxes_xyxy
    heights = heights_before(boxes, earlier, mask.shape[1] / mask.shape[0])
    grows = is_part(boxes, heights, mask) & (found.labels == PERSON)
    if not grows.any():
        return found
    grown = boxes.copy()
    grown[grows] = [grow(box, height, mask) for box, height in zip(boxes[grows], heights[grows], strict=True)]
    return DetectedBoxes(grown, found.scores, found.labels).select(best_boxes(grown, found.scores))


def heights_before(boxes_xyxy: Boxes, earlier: Boxes, aspect: float) -> Heights:
    """How high somebody was boxed at the place of each box (N, 4) before, at most: (N,), 0 where nobody was.

    `aspect` is the frame's width over its height.
    """
    if len(boxes_xyxy) == 0 or len(earlier) == 0:
        return np.zeros(len(boxes_xyxy))
    heights = earlier[:, 3] - earlier[:, 1]
    middles, middles_before = (boxes[:, 0] + boxes[:, 2] for boxes in (boxes_xyxy, earlier))
    across = np.abs(middles[:, None] - middles_before) / 2 * aspect
    down = np.abs(boxes_xyxy[:, 3, None] - earlier[:, 3])
    is_there = (across <= SAME_PLACE * heights) & (down <= SAME_FEET * heights)
    return np.asarray(np.where(is_there, heights, 0.0).max(axis=1))


def is_part(boxes_xyxy: Boxes, heights: Heights, mask: Mask) -> npt.NDArray[np.bool_]:
    """Which boxes (N, 4) are far lower than `heights` (N,), and go on above with nobody else there: (N,)."""
    strips = strips_above(boxes_xyxy, NEAR_HEIGHTS)
    areas = np.maximum((strips[:, 2:] - strips[:, :2]).prod(axis=1), 1e-12)
    shared = intersection_areas(strips, boxes_xyxy).max(axis=1, initial=0.0) / areas
    is_lower = heights >= MIN_HIGHER * (boxes_xyxy[:, 3] - boxes_xyxy[:, 1])
    return np.asarray(is_lower & (filled_share(mask, strips) >= MIN_FILLED) & (shared <= MAX_SHARED))


def strips_above(boxes_xyxy: Boxes, heights: float) -> Boxes:
    """The strips (N, 4) above boxes (N, 4): as wide as their middle, and so many of their heights high."""
    x1, y1, x2, y2 = boxes_xyxy.T
    left, right = (x1 + share * (x2 - x1) for share in INNER)
    return np.stack([left, np.maximum(y1 - heights * (y2 - y1), 0.0), right, y1], axis=1)


def grow(box_xyxy: Boxes, height: float, mask: Mask) -> Boxes:
    """A box (4,) that becomes up to `height` high, as far as the strip above is filled, and as much wider."""
    left, top, right, bottom = box_xyxy
    strip = strips_above(box_xyxy[None], height / (bottom - top) - 1)[0]
    x1, y1, x2, y2 = np.round(strip * np.array(mask.shape[::-1] * 2)).astype(int)
    filled = mask[y1:y2, x1 : max(x2, x1 + 1)].mean(axis=1)[::-1]
    upwards = np.cumsum(filled) / np.arange(1, len(filled) + 1)
    goes_on = np.flatnonzero((upwards >= MIN_FILLED) & (filled >= MIN_FILLED))
    higher = (int(goes_on[-1]) + 1 if len(goes_on) else 0) / mask.shape[0]
    wider = higher / (bottom - top) * (right - left) / 2
    grown = np.array([left - wider, top - higher, right + wider, bottom])
    return np.asarray(np.clip(grown, 0.0, 1.0))
