"""From numbered boxes to followed people.

A tracker breaks a person into several numbers and starts late, because it waits to be sure. These
rules put that right: extend each path back to the first motion that led to it, join what is one
person, and drop what was never seen well.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from domain.colour import clothes_distance
from domain.meetings import heights_apart, parted_by_clothes, with_boxes_given_back
from domain.records import (
    BoolArray,
    BoxSource,
    Detections,
    FloatArray,
    IntArray,
    Track,
    TrackBoxes,
)
from domain.swaps import cut_at_swaps, rows_of_numbers

MIN_STRONG_BOXES = 4
MIN_LENGTH_S = 1.0
STRONG_SCORE = 0.6
LEAD_IN_GAP_S = 0.6
LEAD_IN_LIMIT_S = 4.0
JOIN_GAP_S = 3.0
JOIN_DISTANCE = 0.8
"""In heights of the person."""
SAME_CLOTHES, OTHER_CLOTHES, UNKNOWN_CLOTHES = 8.0, 40.0, 20.0
"""Distances in CIE L*a*b*: light and angle move one person's clothes by some 10."""
SIDE_S = 1.0
OVERLAP_S = 0.5
"""So long may a path linger where somebody was hidden, while who comes out is followed already."""
LOOKALIKE_GAP_S, STROLL_PER_S = 6.0, 0.3
"""Clothes that are the same let a longer gap pass, and a walk meanwhile, in heights a second."""
GAP_COST = 2.0
"""What a second without the person counts for, in the same measure."""
BRIDGED_S = 2.0
"""So long a gap in a path is filled."""
TAIL_S, GONE_S = 1.0, 0.4
NEAR_EDGE, MIN_OUTWARD = 0.06, 0.015
"""So near to a side, and so far towards it within a second, somebody is leaving, in widths of the picture."""
TAIL_SHARE = 0.35
"""Motion smaller than this share of the person is a shadow or a leg leaving the picture."""
TWIN_SHARE = 0.8
EDGE = 0.02
"""A box this near to the edge of the frame touches it."""


def find_tracks(detections: Detections, numbers: IntArray) -> tuple[Track, ...]:
    """The people in a video, in order of appearance, numbered from 1.

    Args:
        detections: N boxes sorted by time.
        numbers: (N,) the tracker's numbers, -1 for boxes that belong to nobody.
    """
    is_good = shows_clothes(detections)
    numbers = parted_by_clothes(detections, numbers, is_good)
    numbers, former = cut_at_swaps(detections, numbers, is_good)
    numbers = with_boxes_given_back(detections, numbers, is_good)
    pieces = [
        piece
        for number, rows in rows_of_numbers(numbers).items()
        if (piece := piece_of(detections, rows, number)) is not None
    ]
    pieces = [with_lead_in(piece, detections, numbers) for piece in pieces]
    joined = join_pieces(sorted(pieces, key=lambda piece: piece.range.start_s), former)
    people = [track for track in joined if track.range.length_s >= MIN_LENGTH_S]
    samples_s = detections.sample_times_s
    return tuple(
        replace(without_gaps(track, samples_s), number=place) for place, track in enumerate(people, start=1)
    )


def shows_clothes(detections: Detections) -> BoolArray:
    """Which boxes (N,) the detector is sure of, and show the colours of clothes."""
    is_strong = (detections.sources == BoxSource.DETECTOR) & (detections.scores >= STRONG_SCORE)
    return np.asarray(is_strong & ~np.isnan(detections.colours).any(axis=1))


def piece_of(detections: Detections, rows: IntArray, number: int) -> Track | None:
    """The path of the number that some rows have, or None when the detector hardly saw it."""
    is_seen = detections.sources[rows] == BoxSource.DETECTOR
    strong = is_seen & (detections.scores[rows] >= STRONG_SCORE)
    if strong.sum() < MIN_STRONG_BOXES:
        return None
    times_s, boxes = detections.times_s[rows], detections.boxes_xyxy[rows]
    kept = without_tail(times_s, boxes, is_seen)
    confidence = float(np.median(detections.scores[rows][strong]))
    colours = usual_colours(detections.colours[rows][strong])
    return Track(number, times_s[kept], boxes[kept], confidence, colours)


def without_tail(times_s: FloatArray, boxes: FloatArray, is_seen: BoolArray) -> BoolArray:
    """Which boxes (N,) of a path to keep: not the small motion that lingers after the person."""
    areas = box_areas(boxes)
    is_inside = (boxes.min(axis=1) > EDGE) & (boxes.max(axis=1) < 1 - EDGE)
    is_person = is_seen | (is_inside & (areas >= TAIL_SHARE * np.median(areas[is_seen])))
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


def with_lead_in(track: Track, detections: Detections, numbers: IntArray) -> Track:
    """The track with the unclaimed boxes that led up to its first one.

    Walks back sample by sample while some unclaimed box overlaps the path's earliest box.
    """
    times, boxes = [float(track.times_s[0])], [track.boxes_xyxy[0]]
    first, last = np.searchsorted(detections.times_s, [times[0] - LEAD_IN_LIMIT_S, times[0]])
    rows = np.arange(first, last)
    free = rows[(numbers[rows] < 0) & (detections.sources[rows] != BoxSource.NONE)]
    for row in free[::-1]:
        time_s, box = float(detections.times_s[row]), detections.boxes_xyxy[row]
        if times[0] - time_s > LEAD_IN_GAP_S:
            break
        if time_s < times[0] and is_same_place(box, boxes[0]):
            times.insert(0, time_s)
            boxes.insert(0, box)
    if len(times) == 1:
        return track
    return replace(
        track,
        times_s=np.concatenate([times[:-1], track.times_s]),
        boxes_xyxy=np.concatenate([np.stack(boxes[:-1]), track.boxes_xyxy]),
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


def is_same_place(box: FloatArray, other: FloatArray) -> bool:
    """Whether two boxes share a third of the smaller one."""
    sides = np.minimum(box[2:], other[2:]) - np.maximum(box[:2], other[:2])
    if (sides <= 0).any():
        return False
    smaller = box_areas(np.stack([box, other])).min()
    return bool(sides.prod() >= smaller / 3)


def box_areas(boxes: FloatArray) -> FloatArray:
    """Areas (N,) of boxes (N, 4)."""
    return np.asarray((boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1]))


def join_pieces(pieces: list[Track], former: Mapping[int, int]) -> list[Track]:
    """Pieces sorted by start; one that begins where and when another ended continues it.

    Of a number that was cut, `former` names the part before. It goes on where nobody fits better.
    """
    joined: dict[int, Track] = {}  # by the number of the piece that a path ends with
    recent: list[int] = []
    for piece in pieces:
        since_s = piece.range.start_s - LOOKALIKE_GAP_S
        recent = [number for number in recent if joined[number].range.end_s >= since_s]
        fitting = [number for number in recent if is_continued_by(joined[number], piece)]
        own = [number for number in [former.get(piece.number)] if number in joined]
        best = min(fitting or own, key=lambda number: mismatch(joined[number], piece), default=None)
        joined[piece.number] = piece if best is None else continued(joined.pop(best), piece)
        recent = [number for number in recent if number != best] + [piece.number]
    return sorted(joined.values(), key=lambda track: track.range.start_s)


def mismatch(track: Track, piece: Track) -> float:
    """How badly a piece would continue a path: by clothes, and a little by the time between."""
    return colour_difference(track, piece) + GAP_COST * abs(piece.range.start_s - track.range.end_s)


def is_continued_by(track: Track, piece: Track) -> bool:
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
    return heights_apart(track.boxes_xyxy[-1], piece.boxes_xyxy[0])


def usual_colours(colours: FloatArray) -> FloatArray:
    """The median (6,) of colours (N, 6), over the boxes in which they are known."""
    known = colours[~np.isnan(colours).any(axis=1)]
    return np.median(known, axis=0) if len(known) else np.full(6, np.nan)


def colour_difference(one: Track, other: Track) -> float:
    """Mean distance of upper and lower clothes in CIE L*a*b* (CIE 1976), or `UNKNOWN_CLOTHES`."""
    distance = float(clothes_distance(one.colours, other.colours))
    return UNKNOWN_CLOTHES if np.isnan(distance) else distance


def is_twin(track: Track, piece: Track) -> bool:
    """Whether two paths lie on top of each other for most of the time that they run at once."""
    shared = [float(time_s) for time_s in piece.times_s if time_s <= track.range.end_s]
    together = [is_same_place(np.array(track.box_at(at)), np.array(piece.box_at(at))) for at in shared]
    return sum(together) >= TWIN_SHARE * len(together)


def continued(track: Track, piece: Track) -> Track:
    """Both paths as one; where they run at once the earlier one counts."""
    later = piece.times_s > track.range.end_s
    return replace(
        track,
        times_s=np.concatenate([track.times_s, piece.times_s[later]]),
        boxes_xyxy=np.concatenate([track.boxes_xyxy, piece.boxes_xyxy[later]]),
        confidence=max(track.confidence, piece.confidence),
        colours=np.where(np.isnan(track.colours), piece.colours, track.colours),
    )


def boxes_of_tracks(tracks: tuple[Track, ...]) -> TrackBoxes:
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


def tracks_of_boxes(boxes: TrackBoxes) -> tuple[Track, ...]:
    """The reverse of `boxes_of_tracks`."""
    return tuple(
        Track(number, boxes.times_s[rows], boxes.boxes_xyxy[rows], float(boxes.scores[rows[0]]))
        for number, rows in rows_of_numbers(boxes.track_numbers).items()
    )
