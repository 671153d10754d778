"""Geometry of boxes, and how a frame is scaled for a detector. numpy only, no state.

Boxes are `x1, y1, x2, y2` with y downwards, one row a box, in 0..1 of the frame unless a function says
otherwise. Every function works in whatever unit the boxes are in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.records import Box, FloatArray

MIN_AREA = 1e-12
"""Smallest area that is divided by, in squared units of the boxes. Keeps empty boxes from dividing by zero;
far below one pixel of any picture."""
MIN_HEIGHT = 1e-6
"""Smallest height that is divided by, in heights of the frame. Far below one row of any picture."""


@dataclass(frozen=True, slots=True)
class FrameView:
    """Frames are scaled to `height_px` rows, then padded by `padding` of each side with edge pixels.

    Boxes lower or higher than `heights` (0..1 of the frame) are parts of people, or not people.
    """

    height_px: int
    padding: float
    heights: tuple[float, float] = (0.0, 1.0)


def box_areas(boxes_xyxy: FloatArray) -> FloatArray:
    """Areas (N,) of boxes (N, 4)."""
    return np.asarray((boxes_xyxy[:, 2] - boxes_xyxy[:, 0]) * (boxes_xyxy[:, 3] - boxes_xyxy[:, 1]))


def intersection_areas(first: FloatArray, second: FloatArray) -> FloatArray:
    """Shared areas (N, M) of each box of `first` (N, 4) with each of `second` (M, 4)."""
    top_left = np.maximum(first[:, None, :2], second[None, :, :2])
    bottom_right = np.minimum(first[:, None, 2:], second[None, :, 2:])
    sides = np.clip(bottom_right - top_left, 0.0, None)
    return np.asarray(sides[..., 0] * sides[..., 1])


def paired_intersection_areas(first: FloatArray, second: FloatArray) -> FloatArray:
    """Shared area (N,) of the two boxes in each row of (N, 4) and (N, 4); NaN where a box is NaN."""
    sides = np.minimum(first[:, 2:], second[:, 2:]) - np.maximum(first[:, :2], second[:, :2])
    return np.asarray(np.prod(np.maximum(sides, 0.0), axis=1))


def iou_matrix(first: FloatArray, second: FloatArray) -> FloatArray:
    """Intersection over union (N, M) of each box of `first` (N, 4) with each of `second` (M, 4).

    >>> iou_matrix(np.array([[0.0, 0.0, 2.0, 2.0]]), np.array([[1.0, 0.0, 3.0, 2.0]])).round(3).tolist()
    [[0.333]]
    """
    shared = intersection_areas(first, second)
    union = box_areas(first)[:, None] + box_areas(second) - shared
    return np.asarray(shared / np.maximum(union, MIN_AREA))


def box_iou(box: FloatArray, other: FloatArray) -> float:
    """Intersection over union of two boxes (4,)."""
    return float(iou_matrix(box[None], other[None])[0, 0])


def containment_matrix(first: FloatArray, second: FloatArray) -> FloatArray:
    """Intersection over the smaller area (N, M): 1 where one box lies inside the other.

    >>> containment_matrix(np.array([[0.0, 0.0, 2.0, 2.0]]), np.array([[0.5, 0.5, 1.0, 1.0]])).tolist()
    [[1.0]]
    """
    smaller = np.minimum(box_areas(first)[:, None], box_areas(second))
    return np.asarray(intersection_areas(first, second) / np.maximum(smaller, MIN_AREA))


def covered_share(box: Box, cover: Box) -> float:
    """How much of a box (0..1) lies below another one."""
    own, other = np.array([box]), np.array([cover])
    return float(intersection_areas(own, other)[0, 0] / max(float(box_areas(own)[0]), MIN_AREA))


def enclosing_box(boxes_xyxy: FloatArray | Sequence[Box]) -> Box:
    """The smallest box that holds all of M boxes (M, 4), M at least 1."""
    boxes = np.asarray(boxes_xyxy)
    x1, y1 = boxes[:, :2].min(axis=0)
    x2, y2 = boxes[:, 2:].max(axis=0)
    return (float(x1), float(y1), float(x2), float(y2))


def feet_positions(boxes_xyxy: FloatArray) -> FloatArray:
    """The middle (N, 2) of the lower edge of boxes (N, 4), as (x, y): where somebody stands."""
    return np.stack([boxes_xyxy[:, [0, 2]].mean(axis=1), boxes_xyxy[:, 3]], axis=1)


def middle_value(values: FloatArray) -> float:
    """The median of values (N,), of an even number the upper one of the middle two; faster than numpy's."""
    place = len(values) // 2
    return float(np.partition(values, place)[place])


def feet_distance(box: FloatArray, other: FloatArray) -> float:
    """Distance between the feet of two boxes (4,), in heights of the higher box.

    x and y are both shares of the frame here, so that a step to the side counts less in a wide frame.
    """
    height = max(box[3] - box[1], other[3] - other[1])
    across, along = (box[0] + box[2] - other[0] - other[2]) / 2, box[3] - other[3]
    return float(np.hypot(across, along) / max(height, MIN_HEIGHT))
