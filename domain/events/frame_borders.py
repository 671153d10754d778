"""Decide whether a path ends at an edge of the frame: somebody who walked out, or, read backwards, came in.

The rule is decision 0011; its thresholds have no published source.
"""

from enum import StrEnum

import numpy as np

from domain.geometry import middle_value
from domain.records import BoolArray, FloatArray


class Edge(StrEnum):
    """An edge of the frame."""

    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


EDGES = (Edge.LEFT, Edge.TOP, Edge.RIGHT, Edge.BOTTOM)
"""In the order of the columns of distances; those of a box are x1, y1, x2, y2."""
TOP = EDGES.index(Edge.TOP)
EDGE_MARGIN = 0.02
"""Share of the frame's width or height: a box this near to an edge touches it. Detectors leave a rim."""
EDGE_MARGIN_HEIGHTS = 0.08
"""The same in heights of the person, the larger one counts: boxes near the camera are less exact."""
START_MARGIN_S = 0.6
"""Seconds: somebody seen within this time of the first frame was there already, and likewise at the end."""
LOOKAHEAD_S = 0.5
"""Seconds by which a path may end before it reaches the edge at its own speed: at 5 Hz one or two boxes near
the edge are missed."""
SPEED_WINDOW_S = 1.0
"""Seconds at the end of a path over which speed is measured: about one step with each leg."""
MIN_CROSSED_HEIGHTS = 0.25
"""Heights of the person by which a box must have moved from or to the inside. Somebody who moved less stood
at the edge and did not cross it."""
MAX_INWARD_HEIGHTS_PER_S = 0.3
"""Heights of the person per second: somebody who moves inwards faster than this at the end does not leave;
below it is sway."""
MAX_TOP_SHARE = 0.7
"""The head of somebody near the camera is above the frame all the time. They leave over the top edge only
when no more than this share of their height is left below it."""
MIN_HEIGHT_SHARE = 0.4
"""Share of the person's height: a lower box inside the frame is a shadow or a leg of furniture that the
tracker continued with; nobody is that low unless an edge cuts them off."""
MIN_VARIANCE = 1e-9
"""Smallest sum of squared seconds that is divided by: of times that are one."""
MIN_MOTION_S = 0.6
"""Seconds: on a shorter path movement cannot be measured, so that touching the edge decides."""


def exit_edge(times_s: FloatArray, boxes_xyxy: FloatArray, aspect: float) -> Edge | None:
    """The edge of the frame that a path ends at, moving outwards; None when it ends elsewhere.

    Args:
        times_s: (P,) increasing.
        boxes_xyxy: (P, 4) in 0..1 of the frame.
        aspect: Width over height of the frame.
    """
    height = middle_value(boxes_xyxy[:, 3] - boxes_xyxy[:, 1])
    last = last_person_box(boxes_xyxy, height)
    near, far = edge_distances(boxes_xyxy[: last + 1], aspect)
    crossed = are_crossed(times_s[: last + 1], near, far, height)
    crossed[TOP] &= far[-1, TOP] <= MAX_TOP_SHARE * height
    if not crossed.any():
        return None
    return EDGES[int(np.where(crossed, near[-1], np.inf).argmin())]


def last_person_box(boxes_xyxy: FloatArray, height: float) -> int:
    """The row of the last box (of P) that can be a person of some height, whole or cut off by an edge."""
    for row in range(len(boxes_xyxy) - 1, 0, -1):
        box = boxes_xyxy[row]
        is_cut = box.min() < EDGE_MARGIN or box.max() > 1 - EDGE_MARGIN
        if is_cut or box[3] - box[1] >= MIN_HEIGHT_SHARE * height:
            return row
    return 0


def entry_edge(times_s: FloatArray, boxes_xyxy: FloatArray, aspect: float) -> Edge | None:
    """The edge of the frame that a path begins at: `exit_edge` of the path read backwards."""
    return exit_edge(-times_s[::-1], boxes_xyxy[::-1], aspect)


def edge_distances(boxes_xyxy: FloatArray, aspect: float) -> tuple[FloatArray, FloatArray]:
    """The distances (P, 4), (P, 4) from each of `EDGES` to the near and to the far side of the boxes.

    In heights of the frame. Of a box that the edge cuts off only the far side moves.
    """
    size = np.array((aspect, 1.0, aspect, 1.0))
    from_start = boxes_xyxy * size
    from_end = size - from_start
    near = np.concatenate([from_start[:, :2], from_end[:, 2:]], axis=1)
    far = np.concatenate([from_start[:, 2:], from_end[:, :2]], axis=1)
    return near, far


def are_crossed(times_s: FloatArray, near: FloatArray, far: FloatArray, height: float) -> BoolArray:
    """For each edge (4,) whether a path ends at it, or just before it, and came there from further inside.

    `near` and `far` (P, 4) are the distances of the near and far side of the boxes from the edges, and
    `height` is the person's, all in heights of the frame.
    """
    weights = speed_weights(times_s)
    speed, near_speed = (-(weights @ distances[-len(weights) :]) for distances in (far, near))
    lookahead = np.maximum(0.0, np.minimum(speed, near_speed)) * LOOKAHEAD_S
    margin = max(EDGE_MARGIN, EDGE_MARGIN_HEIGHTS * height)
    ends_there = (near[-1] <= margin + lookahead) & (speed >= -MAX_INWARD_HEIGHTS_PER_S * height)
    came = far.max(axis=0) - far[-1] >= MIN_CROSSED_HEIGHTS * height
    return np.asarray(ends_there & (came | (times_s[-1] - times_s[0] < MIN_MOTION_S)))


def speed_weights(times_s: FloatArray) -> FloatArray:
    """Weights (R,) of the last R values of a series, whose sum is its slope there (least squares)."""
    recent_s = times_s[times_s >= times_s[-1] - SPEED_WINDOW_S]
    lag_s = recent_s - recent_s.sum() / len(recent_s)
    return np.asarray(lag_s / max(float(lag_s @ lag_s), MIN_VARIANCE))
