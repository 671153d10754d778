"""Decide where the path of a tracked person begins and ends.

A tracker starts late, because it waits to be sure; it loses people who walk out of the picture, and may
continue with whatever moves where somebody was. So motion that cannot be the person is removed from each
path, the path is extended with free boxes that can be the person, and it ends when the person is gone
(decision 0010). The thresholds have no published source; they were tuned on drawn scenes.
"""

import itertools

import numpy as np

from domain.geometry import box_areas, box_iou, feet_distance, intersection_areas
from domain.records import BoolArray, BoxSource, Detections, FloatArray, IntArray

MIN_AREA_SHARE = 0.35
"""Motion that lies whole in the picture and has less than this share of the person's area is a shadow, a leg
or another thing. Higher values lose people who are half hidden."""
MIN_HEIGHT_SHARE = 0.5
"""People who come or go are on their feet: motion that no upper or lower edge cuts off must have at least
this share of the person's height."""
SIZE_BOXES = 7
"""Detector boxes, those nearest in time, whose median is the person's size at a place: 1.4 s at 5 Hz."""
EDGE_MARGIN = 0.02
"""A box within this share of the frame's width or height of its edge is taken to be cut off by it: detectors
leave a rim of some pixels."""
MAX_BOX_GAP_S = 0.6
"""Seconds between two consecutive boxes of an extension, at most: three samples at 5 Hz."""
MAX_EXTENSION_S = 4.0
"""Seconds by which a path is extended at either end, at most."""
MAX_SPEED_HEIGHTS_PER_S = 2.5
"""Heights of the person per second that somebody may cover between two detector boxes: a run."""
MIN_HEIGHT_RATIO = 0.6
"""Lower over higher of two detector boxes of the same person, at least."""
STILL_IOU = 0.85
"""Intersection over union of motion cut off by an edge with the next box from which on it stands still: then
it is something else, and nobody comes in there."""
START_MARGIN_S = 0.5
"""Somebody who is there within this many seconds of the first sample did not come in, and keeps all boxes."""
MAX_UNDETECTED_S = 1.5
"""Seconds without a detector box after which a path ends, if all motion meanwhile is cut off by an edge
(decision 0010): the next person through the same door is another one."""
TAIL_S = 1.0
"""Seconds of motion that a path keeps after the last box that can be the person."""
LEAVING_TAIL_S = 0.4
"""The same for somebody who was last detected on the way out: what moves later is a door or shadow."""
LEAVING_WINDOW_S = 1.0
"""Seconds before the last box over which movement towards an edge is measured."""
LEAVING_MARGIN = 0.06
"""Distance from the left or right edge, in widths of the frame, within which somebody may be leaving."""
MIN_OUTWARD = 0.015
"""Movement towards that edge within `LEAVING_WINDOW_S`, in widths of the frame, of a leaving person."""
MIN_SHARED_PART = 3
"""Two boxes mean the same place if they share one part in so many of the smaller one's area."""


def find_own_rows(detections: Detections, rows: IntArray) -> IntArray:
    """Those rows of a path, detected at least once, that can be the person."""
    return drop_tail(detections, rows[can_be_person(detections, rows)])


def extend_path(detections: Detections, rows: IntArray, is_free: BoolArray) -> IntArray:
    """The rows of a path with the free boxes that lead up to it and continue it.

    `is_free` (N,) says which boxes belong to nobody.
    """
    before = find_extension(detections, rows, is_free, -1)[::-1]
    after = find_extension(detections, rows, is_free, 1)
    return drop_tail(
        detections,
        np.concatenate([drop_still_start(detections, np.append(before, rows[0]))[:-1], rows, after]),
    )


def drop_tail(detections: Detections, rows: IntArray) -> IntArray:
    """The rows of a path without those after the person is gone (`tail_mask`)."""
    is_detected = detections.sources[rows] == BoxSource.DETECTOR
    return rows[tail_mask(detections.times_s[rows], detections.boxes_xyxy[rows], is_detected)]


def split_absences(detections: Detections, rows: IntArray) -> list[IntArray]:
    """Rows of a path in parts, split where nobody is detected for long and all motion is cut off by an edge.

    Somebody who sits or lies is not detected for long either, but the motion there is whole in the picture.
    """
    detected = np.flatnonzero(detections.sources[rows] == BoxSource.DETECTOR)
    is_cut = touches_edge(detections.boxes_xyxy[rows])
    parts, first = [], 0
    for before, after in itertools.pairwise(detected.tolist()):
        wait_s = detections.times_s[rows[after]] - detections.times_s[rows[before]]
        is_cut_between = is_cut[before + 1 : after]
        if wait_s > MAX_UNDETECTED_S and len(is_cut_between) and is_cut_between.all():
            parts.append(rows[first : before + 1])
            first = after
    return [*parts, rows[first:]]


def can_be_person(detections: Detections, rows: IntArray) -> BoolArray:
    """Which boxes (P,) of a path may be the person: detected ones, and motion that is large or cut off."""
    is_detected = detections.sources[rows] == BoxSource.DETECTOR
    boxes, detected = detections.boxes_xyxy[rows], np.flatnonzero(is_detected)
    around = np.arange(SIZE_BOXES)[:, None] - SIZE_BOXES // 2
    nearest = np.searchsorted(detected, np.arange(len(rows))) + around
    usual_area = np.median(box_areas(boxes)[detected[np.clip(nearest, 0, len(detected) - 1)]], axis=0)
    return np.asarray(is_detected | is_large_enough(boxes, usual_area))


def is_large_enough(boxes: FloatArray, usual_area: FloatArray | float) -> BoolArray:
    """Which boxes (N, 4) have the area of a person, or are cut off by an edge so that nobody knows."""
    return np.asarray((box_areas(boxes) >= MIN_AREA_SHARE * usual_area) | touches_edge(boxes))


def touches_edge(boxes: FloatArray) -> BoolArray:
    """Which boxes (N, 4) an edge of the frame cuts off."""
    return np.asarray((boxes.min(axis=1) <= EDGE_MARGIN) | (boxes.max(axis=1) >= 1 - EDGE_MARGIN))


def find_extension(detections: Detections, rows: IntArray, is_free: BoolArray, step: int) -> IntArray:
    """Free boxes that continue a path after its last row, or lead back from its first where `step` is -1."""
    is_detected = detections.sources[rows] == BoxSource.DETECTOR
    near_end = rows[is_detected][-SIZE_BOXES:] if step > 0 else rows[is_detected][:SIZE_BOXES]
    usual_size = np.median(detections.boxes_xyxy[near_end, 2:] - detections.boxes_xyxy[near_end, :2], axis=0)
    current = end = int(rows[-1] if step > 0 else rows[0])
    extension: list[int] = []
    while (found := next_box(detections, current, is_free, step, usual_size)) is not None:
        if abs(detections.times_s[found] - detections.times_s[end]) > MAX_EXTENSION_S:
            break
        extension.append(found)
        current = found
    return np.array(extension, dtype=np.int64)


def next_box(
    detections: Detections, current: int, is_free: BoolArray, step: int, usual_size: FloatArray
) -> int | None:
    """The free box nearest in time to row `current`, within `MAX_BOX_GAP_S`, that can be the same person.

    `usual_size` (2,) is the width and height that the person usually has. Of several at one time the box that
    overlaps most is taken.
    """
    now_s = float(detections.times_s[current])
    range_s = (now_s, now_s + MAX_BOX_GAP_S) if step > 0 else (now_s - MAX_BOX_GAP_S, now_s)
    first, last = np.searchsorted(detections.times_s, range_s, side="right" if step > 0 else "left")
    rows = np.arange(first, last)
    rows = rows[is_free[rows] & (detections.sources[rows] != BoxSource.NONE)]
    fits = [row for row in rows if can_continue_with(detections, current, int(row), usual_size)]
    if not fits:
        return None
    box, waits_s = detections.boxes_xyxy[current], np.abs(detections.times_s[fits] - now_s)
    nearest = [row for row, wait_s in zip(fits, waits_s, strict=True) if wait_s == waits_s.min()]
    return int(max(nearest, key=lambda row: box_iou(box, detections.boxes_xyxy[row])))


def can_continue_with(detections: Detections, current: int, row: int, usual_size: FloatArray) -> bool:
    """Whether two boxes a moment apart can be one person: by size, place and speed."""
    box, other = detections.boxes_xyxy[[current, row]]
    wait_s = abs(float(detections.times_s[row] - detections.times_s[current]))
    if detections.sources[row] != BoxSource.DETECTOR:
        return can_be_upright(other, usual_size) and is_same_place(box, other)
    low, high = sorted((box[3] - box[1], other[3] - other[1]))
    is_reachable = feet_distance(box, other) <= MAX_SPEED_HEIGHTS_PER_S * wait_s
    return (low >= MIN_HEIGHT_RATIO * high and is_reachable) or is_same_place(box, other)


def can_be_upright(box: FloatArray, usual_size: FloatArray) -> bool:
    """Whether motion can be somebody of a usual (width, height) on their feet.

    The left and right edges cut off no height, the upper and lower ones do.
    """
    if box[1] <= EDGE_MARGIN or box[3] >= 1 - EDGE_MARGIN:
        return True
    is_high = box[3] - box[1] >= MIN_HEIGHT_SHARE * usual_size[1]
    return bool(is_high and is_large_enough(box[None], float(usual_size.prod()))[0])


def drop_still_start(detections: Detections, rows: IntArray) -> IntArray:
    """The rows of a path without what stood still at an edge before the person came.

    Somebody who was there from the first sample on did not come, and keeps all rows.
    """
    first = 0
    if detections.times_s[rows[0]] - detections.times_s[0] <= START_MARGIN_S:
        return rows
    while first + 1 < len(rows) and stands_still(detections, rows[first : first + 2]):
        first += 1
    return rows[first:]


def stands_still(detections: Detections, pair: IntArray) -> bool:
    """Whether the first of two boxes (rows) is motion, cut off by an edge, at the place of the second."""
    box, other = detections.boxes_xyxy[pair]
    is_cut_off = detections.sources[pair[0]] != BoxSource.DETECTOR and touches_edge(box[None])[0]
    return bool(is_cut_off and box_iou(box, other) >= STILL_IOU)


def tail_mask(times_s: FloatArray, boxes: FloatArray, is_detected: BoolArray) -> BoolArray:
    """Which boxes (P,) of a path to keep: not the small motion that stays after the person has left."""
    areas = box_areas(boxes)
    is_at_side = (boxes[:, 0] <= EDGE_MARGIN) | (boxes[:, 2] >= 1 - EDGE_MARGIN)
    is_person = is_detected | (~is_at_side & (areas >= MIN_AREA_SHARE * np.median(areas[is_detected])))
    if is_leaving(times_s[is_detected], boxes[is_detected]):
        return np.asarray(times_s <= times_s[np.flatnonzero(is_detected)[-1]] + LEAVING_TAIL_S)
    return np.asarray(times_s <= times_s[np.flatnonzero(is_person)[-1]] + TAIL_S)


def is_leaving(times_s: FloatArray, boxes: FloatArray) -> bool:
    """Whether the detected boxes (P, 4) of somebody end on the way out at the left or right edge."""
    middles = boxes[:, [0, 2]].mean(axis=1)
    before = middles[times_s >= times_s[-1] - LEAVING_WINDOW_S][0]
    moved = middles[-1] - before
    return bool(
        (boxes[-1, 0] < LEAVING_MARGIN and moved < -MIN_OUTWARD)
        or (boxes[-1, 2] > 1 - LEAVING_MARGIN and moved > MIN_OUTWARD)
    )


def is_same_place(box: FloatArray, other: FloatArray) -> bool:
    """Whether two boxes (4,) share a third of the smaller one's area."""
    shared = intersection_areas(box[None], other[None])[0, 0]
    smaller = box_areas(np.stack([box, other])).min()
    return bool(shared > 0 and shared >= smaller / MIN_SHARED_PART)
