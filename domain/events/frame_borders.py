"""Whether a path ends where the picture ends: somebody who walked out of it, or, read backwards, into it."""

from enum import StrEnum

import numpy as np

from domain.records import FloatArray


class Edge(StrEnum):
    """An edge of the picture."""

    LEFT = "left"
    TOP = "top"
    RIGHT = "right"
    BOTTOM = "bottom"


TOUCH = 0.02
"""Of the picture: a box this near to its edge touches it. Detectors leave a rim of some pixels."""
TOUCH_HEIGHTS = 0.08
"""Of the person's height: the same for people near the camera, whose boxes are as much less exact."""
EDGE_S = 0.6
"""Somebody seen within this time of the first frame was there already, and likewise at the end."""
AHEAD_S = 0.5
"""A path may be lost so long before the edge: followed at 5 Hz, one or two boxes near it are missed."""
RECENT_S = 1.0
"""Speed is taken over so long, which is about one whole step with each leg."""
MIN_CROSSED = 0.25
"""Of the person's height: who never came further in than this stood at the edge and did not cross it."""
MAX_BACK_PER_S = 0.3
"""In heights a second: who moves inwards faster than this at the end does not leave; below it is sway."""
TOP_SHARE = 0.7
"""The head of somebody near the camera is above the picture all the time. Only when so little of their
height is left below the top edge do they leave there."""
SPECK = 0.4
"""Of the person's height: what is smaller and inside the picture is a shadow, or a leg of furniture, that the
path was led astray by; nobody is that small unless the edge cuts them off."""
MIN_TOLD_S = 0.6
"""On a shorter path movement cannot be told, so that touching the edge decides."""


def exit_edge(times_s: FloatArray, boxes_xyxy: FloatArray, aspect: float) -> Edge | None:
    """The edge of the picture that a path ends at, moving outwards; None when it ends elsewhere.

    Args:
        times_s: (P,) increasing.
        boxes_xyxy: (P, 4) in 0..1 of the frame.
        aspect: Width over height of the frame.
    """
    height = float(np.median(boxes_xyxy[:, 3] - boxes_xyxy[:, 1]))
    last = last_of_person(boxes_xyxy, height)
    times_s, sides = times_s[: last + 1], inward_sides(boxes_xyxy[: last + 1], aspect)
    if sides[Edge.TOP][1][-1] > TOP_SHARE * height:
        del sides[Edge.TOP]
    found = [
        (float(outer[-1]), edge)
        for edge, (outer, inner) in sides.items()
        if is_crossed(times_s, outer, inner, height)
    ]
    return min(found)[1] if found else None


def last_of_person(boxes_xyxy: FloatArray, height: float) -> int:
    """The row of the last box (of P) that can be a person of some height, whole or cut off by an edge."""
    is_cut = (boxes_xyxy.min(axis=1) < TOUCH) | (boxes_xyxy.max(axis=1) > 1 - TOUCH)
    is_large = boxes_xyxy[:, 3] - boxes_xyxy[:, 1] >= SPECK * height
    return int(np.flatnonzero(is_cut | is_large)[-1])


def entry_edge(times_s: FloatArray, boxes_xyxy: FloatArray, aspect: float) -> Edge | None:
    """The edge of the picture that a path begins at: `exit_edge` of the path read backwards."""
    return exit_edge(-times_s[::-1], boxes_xyxy[::-1], aspect)


def inward_sides(boxes_xyxy: FloatArray, aspect: float) -> dict[Edge, tuple[FloatArray, FloatArray]]:
    """For each edge the distances (P,), (P,) from it to the near and to the far side of the boxes.

    Distances are in heights of the picture. What the edge cuts off moves its far side only.
    """
    x1, y1, x2, y2 = boxes_xyxy.T
    return {
        Edge.LEFT: (x1 * aspect, x2 * aspect),
        Edge.TOP: (y1, y2),
        Edge.RIGHT: ((1 - x2) * aspect, (1 - x1) * aspect),
        Edge.BOTTOM: (1 - y2, 1 - y1),
    }


def is_crossed(times_s: FloatArray, outer: FloatArray, inner: FloatArray, height: float) -> bool:
    """Whether a path ends at an edge, or about to reach it, and came there from further inside.

    `outer` and `inner` (P,) are the distances of the near and far side of the box from the edge.
    """
    speed = outward_speed(times_s, inner)
    ahead = max(0.0, min(speed, outward_speed(times_s, outer))) * AHEAD_S
    touch = max(TOUCH, TOUCH_HEIGHTS * height)
    if outer[-1] > touch + ahead or speed < -MAX_BACK_PER_S * height:
        return False
    came_from = float(inner.max() - inner[-1])
    return came_from >= MIN_CROSSED * height or times_s[-1] - times_s[0] < MIN_TOLD_S


def outward_speed(times_s: FloatArray, distances: FloatArray) -> float:
    """How fast distances (P,) from the edge shrink at the end of a path, in picture heights a second."""
    recent = times_s >= times_s[-1] - RECENT_S
    if recent.sum() < 2:
        return 0.0
    return float(-np.polyfit(times_s[recent] - times_s[-1], distances[recent], 1)[0])
