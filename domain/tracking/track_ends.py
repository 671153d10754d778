"""Where the path of a followed person begins and ends.

A tracker starts late, because it waits to be sure, loses who walks out of the picture, and may hold on to
whatever moves where somebody was. So each path loses the motion that cannot be the person, is led on through
boxes that can, and ends when the person is gone.
"""

import itertools

import numpy as np

from domain.geometry import box_areas, box_iou, feet_distance, intersection_areas
from domain.records import BoolArray, BoxSource, Detections, FloatArray, IntArray

SHARE_OF_PERSON = 0.35
"""Motion smaller than this share of the person, whole in the picture, is a shadow, a leg or another thing."""
HIGH_SHARE = 0.5
"""Who comes or goes is on their feet, so that motion which is whole in height is at least so high."""
SIZE_BOXES = 7
"""So many boxes of the detector, those nearest in time, say how large somebody is at a place."""
EDGE = 0.02
"""A box this near to the edge of the frame touches it: who comes or goes is cut off there."""
GAP_S = 0.6
LEAD_S = 4.0
"""So far apart are boxes of one way at most, and so long is the way that leads to a path, or on from it."""
REACH_PER_S, ALIKE = 2.5, 0.6
"""A run, in heights of the person a second, and how alike in height the detector's boxes must be."""
STILL, ARRIVED_S = 0.85, 0.5
"""Motion at an edge with such an overlap from one look to the next stands still: nobody comes in that way."""
UNSEEN_S = 1.5
TAIL_S, GONE_S, SIDE_S = 1.0, 0.4, 1.0
NEAR_EDGE, MIN_OUTWARD = 0.06, 0.015
"""So near to a side, and so far towards it within a second, somebody is leaving, in widths of the picture."""


def find_own_rows(detections: Detections, rows: IntArray) -> IntArray:
    """Those rows of a path, seen by the detector at least once, that can be the person."""
    return until_gone(detections, rows[can_be_person(detections, rows)])


def whole_way(detections: Detections, rows: IntArray, is_free: BoolArray) -> IntArray:
    """The rows of a path with those free boxes that led up to it, and on from it.

    `is_free` (N,) says which boxes belong to nobody.
    """
    before = way_from(detections, rows, is_free, -1)[::-1]
    behind = way_from(detections, rows, is_free, 1)
    return until_gone(
        detections,
        np.concatenate([arrival_rows(detections, np.append(before, rows[0]))[:-1], rows, behind]),
    )


def until_gone(detections: Detections, rows: IntArray) -> IntArray:
    is_seen = detections.sources[rows] == BoxSource.DETECTOR
    return rows[cut_tail(detections.times_s[rows], detections.boxes_xyxy[rows], is_seen)]


def stretches(detections: Detections, rows: IntArray) -> list[IntArray]:
    """Rows of a path in parts: it ends where nobody is seen for so long and all motion is cut off.

    Somebody who sits or lies is unseen for long, too, but the motion there is whole in the picture.
    """
    seen = np.flatnonzero(detections.sources[rows] == BoxSource.DETECTOR)
    is_away = touches_edge(detections.boxes_xyxy[rows])
    parts, first = [], 0
    for before, behind in itertools.pairwise(seen.tolist()):
        wait_s = detections.times_s[rows[behind]] - detections.times_s[rows[before]]
        between = is_away[before + 1 : behind]
        if wait_s > UNSEEN_S and len(between) and between.all():
            parts.append(rows[first : before + 1])
            first = behind
    return [*parts, rows[first:]]


def can_be_person(detections: Detections, rows: IntArray) -> BoolArray:
    """Which boxes (P,) of a path may be the person: those seen, and motion that is large or cut off."""
    is_seen = detections.sources[rows] == BoxSource.DETECTOR
    boxes, seen = detections.boxes_xyxy[rows], np.flatnonzero(is_seen)
    around = np.arange(SIZE_BOXES)[:, None] - SIZE_BOXES // 2
    nearest = np.searchsorted(seen, np.arange(len(rows))) + around
    usual = np.median(box_areas(boxes)[seen[np.clip(nearest, 0, len(seen) - 1)]], axis=0)
    return np.asarray(is_seen | is_large_enough(boxes, usual))


def is_large_enough(boxes: FloatArray, usual_area: FloatArray | float) -> BoolArray:
    return np.asarray((box_areas(boxes) >= SHARE_OF_PERSON * usual_area) | touches_edge(boxes))


def touches_edge(boxes: FloatArray) -> BoolArray:
    """Which boxes (N, 4) the picture's edge cuts off."""
    return np.asarray((boxes.min(axis=1) <= EDGE) | (boxes.max(axis=1) >= 1 - EDGE))


def way_from(detections: Detections, rows: IntArray, is_free: BoolArray, step: int) -> IntArray:
    """Free boxes that lead on from the last row of a path, or back from the first where `step` is -1."""
    is_seen = detections.sources[rows] == BoxSource.DETECTOR
    near_end = rows[is_seen][-SIZE_BOXES:] if step > 0 else rows[is_seen][:SIZE_BOXES]
    usual = np.median(detections.boxes_xyxy[near_end, 2:] - detections.boxes_xyxy[near_end, :2], axis=0)
    at = end = int(rows[-1] if step > 0 else rows[0])
    way: list[int] = []
    while (found := next_box(detections, at, is_free, step, usual)) is not None:
        if abs(detections.times_s[found] - detections.times_s[end]) > LEAD_S:
            break
        way.append(found)
        at = found
    return np.array(way, dtype=np.int64)


def next_box(detections: Detections, at: int, is_free: BoolArray, step: int, usual: FloatArray) -> int | None:
    """The free box next in time to `at`, within `GAP_S`, that the same person of `usual` size may have."""
    now_s = float(detections.times_s[at])
    ends_s = (now_s, now_s + GAP_S) if step > 0 else (now_s - GAP_S, now_s)
    first, last = np.searchsorted(detections.times_s, ends_s, side="right" if step > 0 else "left")
    rows = np.arange(first, last)
    rows = rows[is_free[rows] & (detections.sources[rows] != BoxSource.NONE)]
    fits = [row for row in rows if can_go_on(detections, at, int(row), usual)]
    if not fits:
        return None
    box, apart_s = detections.boxes_xyxy[at], np.abs(detections.times_s[fits] - now_s)
    nearest = [row for row, wait_s in zip(fits, apart_s, strict=True) if wait_s == apart_s.min()]
    return int(max(nearest, key=lambda row: box_iou(box, detections.boxes_xyxy[row])))


def can_go_on(detections: Detections, at: int, row: int, usual: FloatArray) -> bool:
    """Whether the person of one box may be that of another, a moment apart: by size, place and speed."""
    box, other = detections.boxes_xyxy[[at, row]]
    wait_s = abs(float(detections.times_s[row] - detections.times_s[at]))
    if detections.sources[row] != BoxSource.DETECTOR:
        return may_walk(other, usual) and is_same_place(box, other)
    low, high = sorted((box[3] - box[1], other[3] - other[1]))
    is_alike = low >= ALIKE * high and feet_distance(box, other) <= REACH_PER_S * wait_s
    return is_alike or is_same_place(box, other)


def may_walk(box: FloatArray, usual: FloatArray) -> bool:
    """Whether motion may be somebody of `usual` width and height on their feet: a side cuts off no height."""
    if box[1] <= EDGE or box[3] >= 1 - EDGE:
        return True
    is_high = box[3] - box[1] >= HIGH_SHARE * usual[1]
    return bool(is_high and is_large_enough(box[None], float(usual.prod()))[0])


def arrival_rows(detections: Detections, rows: IntArray) -> IntArray:
    """The part of a way (rows) on which somebody comes: not what stood still before they did.

    Who was there from the first look on did not come.
    """
    first = 0
    if detections.times_s[rows[0]] - detections.times_s[0] <= ARRIVED_S:
        return rows
    while first + 1 < len(rows) and stands_still(detections, rows[first : first + 2]):
        first += 1
    return rows[first:]


def stands_still(detections: Detections, pair: IntArray) -> bool:
    """Whether the first of two boxes is motion, cut off by an edge, that the next one lies exactly on."""
    box, other = detections.boxes_xyxy[pair]
    is_cut_off = detections.sources[pair[0]] != BoxSource.DETECTOR and touches_edge(box[None])[0]
    return bool(is_cut_off and box_iou(box, other) >= STILL)


def cut_tail(times_s: FloatArray, boxes: FloatArray, is_seen: BoolArray) -> BoolArray:
    """Which boxes (N,) of a path to keep: not the small motion that lingers after the person."""
    areas = box_areas(boxes)
    is_at_side = (boxes[:, 0] <= EDGE) | (boxes[:, 2] >= 1 - EDGE)
    is_person = is_seen | (~is_at_side & (areas >= SHARE_OF_PERSON * np.median(areas[is_seen])))
    if is_leaving(times_s[is_seen], boxes[is_seen]):
        return np.asarray(times_s <= times_s[np.flatnonzero(is_seen)[-1]] + GONE_S)
    return np.asarray(times_s <= times_s[np.flatnonzero(is_person)[-1]] + TAIL_S)


def is_leaving(times_s: FloatArray, boxes: FloatArray) -> bool:
    """Whether somebody who was seen P times was last seen on the way out at the left or right edge."""
    middles = boxes[:, [0, 2]].mean(axis=1)
    before = middles[times_s >= times_s[-1] - SIDE_S][0]
    moved = middles[-1] - before
    return bool(
        (boxes[-1, 0] < NEAR_EDGE and moved < -MIN_OUTWARD)
        or (boxes[-1, 2] > 1 - NEAR_EDGE and moved > MIN_OUTWARD)
    )


def is_same_place(box: FloatArray, other: FloatArray) -> bool:
    """Whether two boxes share a third of the smaller one."""
    shared = intersection_areas(box[None], other[None])[0, 0]
    smaller = box_areas(np.stack([box, other])).min()
    return bool(shared > 0 and shared >= smaller / 3)
