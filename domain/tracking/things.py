"""From boxes with track ids to tracked vehicles, bags and animals.

A detector gives one thing two boxes where two of its classes fit, and loses what is hidden for a while: the
rules here keep one box of each thing on a frame, and join what rests in the same place before and after.
Their thresholds have no published source, and were chosen on paths that tests draw (decision 0036).
"""

from collections.abc import Sequence

import numpy as np

from domain.geometry import MIN_AREA, box_areas, box_iou, iou_matrix, paired_intersection_areas
from domain.records import BoolArray, BoxSource, Detections, FloatArray, IntArray, Track
from domain.tracking.paths import fill_gaps, merge_pieces
from domain.tracking.smoothing import smooth_boxes
from domain.tracking.track_rows import rows_by_track

SURE_SCORE = 0.5
"""Detector score (0..1) from which on a box counts as sure: the usual operating point of DETR-like models."""
MIN_SURE_BOXES = 3
"""Sure boxes that make a thing; fewer are reflections and flicker, as of people (decision 0010)."""
MAX_OWN_IOU = 0.7
"""Intersection over union above which two boxes of one label are the same thing, seen as two classes: the
car that may be a truck. Two things hardly ever cover each other so well."""
REST_WINDOW_S = 2.0
"""Seconds over which it is measured whether something rests: ten samples at 5 Hz, of which some are noise."""
REST_IOU = 0.6
"""Intersection over union of two boxes that far apart in time from which on a thing rests: it moved by less
than a quarter of its own length."""
SAME_PLACE_IOU = 0.5
"""Intersection over union from which on two boxes of a thing that rests are in the same place."""
MAX_HIDDEN_S = 60.0
"""Seconds for which something that rests may be hidden, by a bus or by the dark, and be the same after."""
MAX_OVERLAP_S = 0.5
"""Seconds for which the next piece of a thing may begin before the one before it ends."""


def find_things(detections: Detections, track_ids: IntArray, label: str) -> tuple[Track, ...]:
    """The things of a label, in order of appearance; their numbers are the tracker's ids.

    Args:
        detections: N boxes sorted by time.
        track_ids: (N,) the tracker's ids of this label's boxes, -1 for all others.
        label: What they are, one of `THINGS`.
    """
    pieces = [
        make_thing(detections, rows, track_id, label)
        for track_id, rows in rows_by_track(track_ids).items()
        if is_well_seen(detections, rows)
    ]
    samples_s = detections.sample_times_s
    return tuple(fill_gaps(thing, samples_s) for thing in join_things(pieces))


def own_boxes(detections: Detections, label: str) -> BoolArray:
    """Which boxes (N,) are of a label, one for each thing on a frame: the one with the highest score."""
    is_kept = np.asarray((detections.labels == label) & (detections.sources == BoxSource.DETECTOR))
    rows = np.flatnonzero(is_kept)
    for frame in np.split(rows, np.flatnonzero(np.diff(detections.times_s[rows])) + 1):
        is_kept[frame] = strongest(detections.boxes_xyxy[frame], detections.scores[frame])
    return is_kept


def strongest(boxes_xyxy: FloatArray, scores: FloatArray) -> BoolArray:
    """Which boxes (N, 4) of a frame remain where of those that lie on each other the best one is kept."""
    is_kept = np.zeros(len(scores), dtype=bool)
    same = iou_matrix(boxes_xyxy, boxes_xyxy) > MAX_OWN_IOU
    for row in np.argsort(-scores, kind="stable"):
        is_kept[row] = not (same[row] & is_kept).any()
    return is_kept


def is_well_seen(detections: Detections, rows: IntArray) -> bool:
    return int((detections.scores[rows] >= SURE_SCORE).sum()) >= MIN_SURE_BOXES


def make_thing(detections: Detections, rows: IntArray, number: int, label: str) -> Track:
    """The track of some rows, with smoothed boxes and the median score."""
    times_s, scores = detections.times_s[rows], detections.scores[rows]
    boxes = smooth_boxes(times_s, detections.boxes_xyxy[rows], scores)
    return Track(number, times_s, boxes, float(np.median(scores)), label=label)


def join_things(pieces: Sequence[Track]) -> list[Track]:
    """Pieces of the same thing as one, in order of appearance."""
    joined: list[Track] = []
    recent: list[int] = []  # positions of what may still be hidden
    for piece in sorted(pieces, key=lambda each: each.times_s[0]):
        since_s = piece.times_s[0] - MAX_HIDDEN_S
        recent = [at for at in recent if joined[at].times_s[-1] >= since_s]
        at = next((at for at in recent if is_same_thing(joined[at], piece)), None)
        if at is None:
            recent.append(len(joined))
            joined.append(piece)
        else:
            joined[at] = merge_pieces(joined[at], piece)
    return joined


def is_same_thing(thing: Track, piece: Track) -> bool:
    """Whether a piece begins where something rested until a while before, and rests there too."""
    gap_s = piece.range.start_s - thing.range.end_s
    if not -MAX_OVERLAP_S <= gap_s <= MAX_HIDDEN_S:
        return False
    is_same_place = box_iou(thing.boxes_xyxy[-1], piece.boxes_xyxy[0]) >= SAME_PLACE_IOU
    return bool(is_same_place and at_rest(thing)[-1] and at_rest(piece)[0])


def at_rest(track: Track) -> BoolArray:
    """Whether a thing rests, at each of its P times (P,): it hardly moves within `REST_WINDOW_S` around."""
    first_s, last_s = track.range.start_s, track.range.end_s
    begin_s = np.clip(track.times_s - REST_WINDOW_S / 2, first_s, max(first_s, last_s - REST_WINDOW_S))
    before = np.searchsorted(track.times_s, begin_s, side="right") - 1
    after = np.searchsorted(track.times_s, np.minimum(begin_s + REST_WINDOW_S, last_s), side="right") - 1
    return paired_iou(track.boxes_xyxy[before], track.boxes_xyxy[after]) >= REST_IOU


def paired_iou(first: FloatArray, second: FloatArray) -> FloatArray:
    """Intersection over union (N,) of the two boxes in each row of (N, 4) and (N, 4)."""
    shared = paired_intersection_areas(first, second)
    return np.asarray(shared / np.maximum(box_areas(first) + box_areas(second) - shared, MIN_AREA))
