"""From numbered boxes to followed people.

A tracker breaks a person into several numbers and starts late, because it waits to be sure. These
rules put that right: extend each path back to the first motion that led to it, join what is one
person, and drop what was never seen well.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from domain.geometry import feet_distance
from domain.people.clothes_distance import clothes_distance, median_clothes
from domain.records import (
    BoolArray,
    BoxSource,
    Detections,
    FloatArray,
    IntArray,
    Track,
    TrackBoxes,
)
from domain.tracking.identity import return_boxes, undo_id_switches
from domain.tracking.smoothing import smooth_boxes
from domain.tracking.splits import split_at_appearance_change
from domain.tracking.track_ends import EDGE, SIDE_S, find_own_rows, is_same_place, stretches, whole_way
from domain.tracking.track_rows import rows_by_track

MIN_STRONG_BOXES = 3
STRONG_SCORE = 0.6
LONG_BOXES, LONG_S, MIN_WAY = 4, 1.0, 0.2
"""Who was seen more seldom, or is there for a shorter time, counts only if they moved so far, in own heights:
people who are there for a moment pass by."""
MOTION_TRUST = 0.1
"""What motion says of a person's place and size, next to what the detector says."""
JOIN_GAP_S = 3.0
JOIN_DISTANCE = 0.8
"""In heights of the person."""
SAME_CLOTHES, OTHER_CLOTHES, UNKNOWN_CLOTHES = 8.0, 40.0, 20.0
"""Distances in CIE L*a*b*: light and angle move one person's clothes by some 10."""
OVERLAP_S = 0.5
"""So long may a path linger where somebody was hidden, while who comes out is followed already."""
LOOKALIKE_GAP_S, STROLL_PER_S = 6.0, 0.3
"""Clothes that are the same let a longer gap pass, and a walk meanwhile, in heights a second."""
GAP_COST = 2.0
"""What a second without the person counts for, in the same measure."""
BRIDGED_S = 2.0
"""So long a gap in a path is filled."""
TWIN_SHARE = 0.8


def find_tracks(detections: Detections, track_ids: IntArray) -> tuple[Track, ...]:
    """The people in a video, in order of appearance, numbered from 1.

    Args:
        detections: N boxes sorted by time.
        track_ids: (N,) the tracker's numbers, -1 for boxes that belong to nobody.
    """
    is_good = shows_clothes(detections)
    track_ids = undo_id_switches(detections, track_ids, is_good)
    track_ids, former = split_at_appearance_change(detections, track_ids, is_good)
    track_ids = return_boxes(detections, track_ids, is_good)
    ways = build_paths(detections, track_ids)
    pieces = [make_piece(detections, rows, number) for number, rows in ways.items()]
    groups = join_pieces(sorted(pieces, key=lambda piece: piece.range.start_s), former)
    is_free = np.ones(len(track_ids), dtype=bool)
    is_free[[row for rows in ways.values() for row in rows]] = False
    people = []
    for group in groups:
        way = whole_way(detections, sort_pieces(detections, [ways[number] for number in group]), is_free)
        is_free[way] = False
        people.append(make_piece(detections, way, group[0]))
    samples_s = detections.sample_times_s
    stays = sorted(filter(is_stay, people), key=lambda person: person.range.start_s)
    return tuple(
        replace(without_gaps(track, samples_s), number=place) for place, track in enumerate(stays, start=1)
    )


def build_paths(detections: Detections, track_ids: IntArray) -> dict[int, IntArray]:
    """Rows of those paths whose people the detector saw well enough, by number; parts have numbers anew."""
    free = itertools.count(int(track_ids.max(initial=0)) + 1)
    return {
        number if place == 0 else next(free): find_own_rows(detections, part)
        for number, rows in rows_by_track(track_ids).items()
        for place, part in enumerate(stretches(detections, rows))
        if is_seen(detections, part)
    }


def sort_pieces(detections: Detections, ways: Sequence[IntArray]) -> IntArray:
    """Rows of one path after those of the one before; where they run at once the earlier one counts."""
    rows = ways[0]
    for way in ways[1:]:
        rows = np.append(rows, way[detections.times_s[way] > detections.times_s[rows[-1]]])
    return rows


def shows_clothes(detections: Detections) -> BoolArray:
    """Which boxes (N,) the detector is sure of, and show the colours of clothes."""
    return np.asarray(is_strong(detections) & ~np.isnan(detections.colours).any(axis=1))


def is_strong(detections: Detections) -> BoolArray:
    """Which boxes (N,) the detector is sure of."""
    is_seen = detections.sources == BoxSource.DETECTOR
    return np.asarray(is_seen & (detections.scores >= STRONG_SCORE))


def is_seen(detections: Detections, rows: IntArray) -> bool:
    """Whether the detector saw well enough who has some boxes (rows): often, or on the move."""
    strong = rows[is_strong(detections)[rows]]
    if len(strong) < MIN_STRONG_BOXES:
        return False
    boxes = detections.boxes_xyxy[strong]
    return len(strong) >= LONG_BOXES or feet_distance(boxes[0], boxes[-1]) >= MIN_WAY


def is_stay(track: Track) -> bool:
    """Whether a path is that of somebody who stays, or passes by."""
    way = feet_distance(track.boxes_xyxy[0], track.boxes_xyxy[-1])
    return track.range.length_s >= LONG_S or way >= MIN_WAY


def make_piece(detections: Detections, rows: IntArray, number: int) -> Track:
    """The path of some rows, with steady boxes."""
    strong = rows[is_strong(detections)[rows]]
    trust = np.where(detections.sources[rows] == BoxSource.DETECTOR, 1.0, MOTION_TRUST)
    times_s = detections.times_s[rows]
    return Track(
        number=number,
        times_s=times_s,
        boxes_xyxy=smooth_boxes(times_s, detections.boxes_xyxy[rows], trust),
        confidence=float(np.median(detections.scores[strong])),
        colours=median_clothes(detections.colours[strong]),
    )


def without_gaps(track: Track, samples_s: FloatArray) -> Track:
    """The track with boxes on a straight way where somebody was hidden for a moment (Zhang et al., 2022)."""
    times_s = track.times_s
    first, last = np.searchsorted(samples_s, [times_s[0], times_s[-1]])
    missing = np.setdiff1d(samples_s[first:last], times_s)
    behind = np.searchsorted(times_s, missing)
    missing = missing[times_s[behind] - times_s[behind - 1] <= BRIDGED_S]
    every_s = np.union1d(times_s, missing)
    boxes = [np.interp(every_s, times_s, side) for side in track.boxes_xyxy.T]
    return replace(track, times_s=every_s, boxes_xyxy=np.stack(boxes, axis=1))


def join_pieces(pieces: Sequence[Track], former: Mapping[int, int]) -> list[list[int]]:
    """Numbers of pieces sorted by start, those of one person together, in order.

    A piece that begins where and when another ended continues it. Of a number that was cut, `former` names
    the part before. It goes on where nobody fits better.
    """
    joined: dict[int, tuple[Track, list[int]]] = {}  # by the number of the piece that a path ends with
    recent: list[int] = []
    for piece in pieces:
        since_s = piece.range.start_s - LOOKALIKE_GAP_S
        paths = {number: joined[number][0] for number in recent if joined[number][0].range.end_s >= since_s}
        fitting = [number for number, path in paths.items() if can_continue(path, piece)]
        own = [number for number in [former.get(piece.number)] if number in joined]
        best = min(fitting or own, key=lambda number: mismatch(joined[number][0], piece), default=None)
        path, track_ids = (piece, []) if best is None else joined.pop(best)
        joined[piece.number] = path if best is None else merge_pieces(path, piece), [*track_ids, piece.number]
        recent = [number for number in paths if number != best] + [piece.number]
    return [track_ids for _, track_ids in joined.values()]


def mismatch(track: Track, piece: Track) -> float:
    """How badly a piece would continue a path: by clothes, and a little by the time between."""
    return colour_difference(track, piece) + GAP_COST * abs(piece.range.start_s - track.range.end_s)


def can_continue(track: Track, piece: Track) -> bool:
    """Whether `piece` starts soon after `track` and near its end, or doubles it while it runs."""
    gap_s = piece.range.start_s - track.range.end_s
    if gap_s < 0 and is_twin(track, piece):
        return True
    if gap_s < -OVERLAP_S:
        return False
    difference = colour_difference(track, piece)
    has_left = is_at_side(track.boxes_xyxy[track.times_s >= track.range.end_s - SIDE_S])
    if difference > OTHER_CLOTHES or (has_left and not is_at_side(piece.boxes_xyxy[:1])):
        return False
    if difference <= SAME_CLOTHES and not has_left and gap_s <= LOOKALIKE_GAP_S:
        return step(track, piece) <= JOIN_DISTANCE + STROLL_PER_S * max(0.0, gap_s)
    return 0 <= gap_s <= JOIN_GAP_S and step(track, piece) <= JOIN_DISTANCE


def is_at_side(boxes: FloatArray) -> bool:
    """Whether any of some boxes (N, 4) touches the left or right edge: somebody seen there may have left."""
    return bool((boxes[:, 0] < EDGE).any() or (boxes[:, 2] > 1 - EDGE).any())


def step(track: Track, piece: Track) -> float:
    """How far it is from the end of one path to the start of another, in heights of the person."""
    return feet_distance(track.boxes_xyxy[-1], piece.boxes_xyxy[0])


def colour_difference(one: Track, other: Track) -> float:
    """Mean distance of upper and lower clothes in CIE L*a*b* (CIE 1976), or `UNKNOWN_CLOTHES`."""
    distance = float(clothes_distance(one.colours, other.colours))
    return UNKNOWN_CLOTHES if np.isnan(distance) else distance


def is_twin(track: Track, piece: Track) -> bool:
    """Whether two paths lie on top of each other for most of the time that they run at once."""
    shared = [float(time_s) for time_s in piece.times_s if time_s <= track.range.end_s]
    together = [is_same_place(np.array(track.box_at(at)), np.array(piece.box_at(at))) for at in shared]
    return sum(together) >= TWIN_SHARE * len(together)


def merge_pieces(track: Track, piece: Track) -> Track:
    """Both paths as one; where they run at once the earlier one counts."""
    later = piece.times_s > track.range.end_s
    return replace(
        track,
        times_s=np.concatenate([track.times_s, piece.times_s[later]]),
        boxes_xyxy=np.concatenate([track.boxes_xyxy, piece.boxes_xyxy[later]]),
        confidence=max(track.confidence, piece.confidence),
        colours=np.where(np.isnan(track.colours), piece.colours, track.colours),
    )


def to_track_boxes(tracks: tuple[Track, ...]) -> TrackBoxes:
    """Tracks as columns."""
    if not tracks:
        return TrackBoxes(np.zeros(0, np.int64), np.zeros(0), np.zeros((0, 4)), np.zeros(0))
    lengths = [len(track.times_s) for track in tracks]
    return TrackBoxes(
        track_numbers=np.repeat(np.array([track.number for track in tracks]), lengths),
        times_s=np.concatenate([track.times_s for track in tracks]),
        boxes_xyxy=np.concatenate([track.boxes_xyxy for track in tracks]),
        scores=np.repeat(np.array([track.confidence for track in tracks]), lengths),
    )


def to_tracks(boxes: TrackBoxes) -> tuple[Track, ...]:
    """The reverse of `to_track_boxes`."""
    return tuple(
        Track(number, boxes.times_s[rows], boxes.boxes_xyxy[rows], float(boxes.scores[rows[0]]))
        for number, rows in rows_by_track(boxes.track_numbers).items()
    )
