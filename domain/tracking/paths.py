"""From boxes with track ids to tracked people.

A tracker breaks one person into several tracks, and starts late, because it waits to be sure. The rules here
correct that: they extend each path back to the first motion that led to it, join the pieces of one person,
and drop what was never seen well. The thresholds have no published source; they were tuned on drawn scenes,
and `make bench NAME=tracking` measures them on other seeds.
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from domain.geometry import feet_distance
from domain.people.clothes_distance import clothes_distance, median_clothes
from domain.records import (
    PERSON,
    BoolArray,
    BoxSource,
    Detections,
    FloatArray,
    IntArray,
    Track,
    TrackBoxes,
)
from domain.tracking.identity import return_boxes, undo_id_switches
from domain.tracking.lowered import is_lowered
from domain.tracking.part_tracks import drop_parts
from domain.tracking.smoothing import smooth_boxes
from domain.tracking.splits import split_at_appearance_change
from domain.tracking.track_ends import (
    EDGE_MARGIN,
    LEAVING_WINDOW_S,
    extend_path,
    find_own_rows,
    is_same_place,
    split_absences,
)
from domain.tracking.track_rows import rows_by_track

MIN_SURE_BOXES = 3
"""Sure boxes that make a person if they moved (decision 0010). Fewer let a reflection become a person."""
SURE_SCORE = 0.6
"""Detector score (0..1) from which on a box counts as sure; below, HOG often takes furniture for one."""
MIN_SURE_BOXES_STILL = 4
"""Sure boxes that make a person who does not move (decision 0010): a coat on a hook gives three."""
MIN_STAY_S = 1.0
"""Seconds after which somebody counts without having moved: people who are there for less pass by."""
MIN_TRAVEL_HEIGHTS = 0.2
"""Heights of the person between the feet of two boxes from which on somebody moved; less is noise."""
MOTION_WEIGHT = 0.1
"""Weight of a motion box in smoothing, where a detector box has 1 (decision 0010): its outline is rough."""
MAX_JOIN_GAP_S = 3.0
"""Seconds between two pieces of one person, at most, without help from clothes. Decision 0005 states the
price: somebody who is away for longer comes back with a new number."""
MAX_JOIN_DISTANCE = 0.8
"""Heights of the person between the end of one piece and the start of the next, at most."""
SAME_CLOTHES = 8.0
"""CIE76 distance up to which clothes are the same; light and angle move one person's clothes by some 10."""
OTHER_CLOTHES = 40.0
"""CIE76 distance from which on two pieces are two people, wherever they are."""
BACK_CLOTHES = 20.0
"""CIE76 distance up to which somebody who comes in where another one has just gone out may be the same: no
more than is assumed of unknown clothes."""
UNKNOWN_CLOTHES = 20.0
"""CIE76 distance that is assumed where a piece shows no clothes: between the same and others."""
MAX_OVERLAP_S = 0.5
"""Seconds for which the next piece of a person may begin before the one before it ends: a tracker may linger
where somebody was hidden."""
MAX_SAME_CLOTHES_GAP_S = 6.0
"""Seconds between two pieces with the same clothes, at most (decision 0005)."""
STROLL_HEIGHTS_PER_S = 0.3
"""Heights of the person per second that are allowed on top of `MAX_JOIN_DISTANCE` during such a gap."""
GAP_COST_PER_S = 2.0
"""What a second between two pieces adds to the distance of their clothes (CIE76) to choose the best."""
MAX_FILLED_GAP_S = 2.0
"""Seconds of a gap in a path that are filled with a straight line, as in ByteTrack (decision 0005)."""
TWIN_SHARE = 0.8
"""Share of the common time in which two paths must be at the same place to be one person followed twice."""


def find_tracks(detections: Detections, track_ids: IntArray) -> tuple[Track, ...]:
    """The people in a video, in order of appearance, numbered from 1.

    Args:
        detections: N boxes sorted by time.
        track_ids: (N,) the tracker's ids, -1 for boxes that belong to nobody.
    """
    is_clear = shows_clothes(detections)
    track_ids = undo_id_switches(detections, track_ids, is_clear)
    track_ids, former_ids = split_at_appearance_change(detections, track_ids, is_clear)
    track_ids = return_boxes(detections, track_ids, is_clear)
    paths = build_paths(detections, track_ids)
    pieces = [make_piece(detections, rows, track_id) for track_id, rows in paths.items()]
    groups = join_pieces(sorted(pieces, key=lambda piece: piece.range.start_s), former_ids)
    is_free = np.ones(len(track_ids), dtype=bool)
    is_free[[row for rows in paths.values() for row in rows]] = False
    people = []
    for group in groups:
        joined = concatenate_paths(detections, [paths[track_id] for track_id in group])
        rows = extend_path(detections, joined, is_free)
        is_free[rows] = False
        people.append(make_piece(detections, rows, group[0]))
    samples_s = detections.sample_times_s
    whole = drop_parts([person for person in people if is_long_or_moving(person)])
    kept = sorted(whole, key=lambda person: person.range.start_s)
    return tuple(
        replace(fill_gaps(track, samples_s), number=number) for number, track in enumerate(kept, start=1)
    )


def build_paths(detections: Detections, track_ids: IntArray) -> dict[int, IntArray]:
    """Rows of the paths of people whom the detector saw well enough, by track id.

    Where a track is split into parts, those after the first have new ids.
    """
    new_ids = itertools.count(int(track_ids.max(initial=0)) + 1)
    return {
        track_id if place == 0 else next(new_ids): find_own_rows(detections, part)
        for track_id, rows in rows_by_track(track_ids).items()
        for place, part in enumerate(split_absences(detections, rows))
        if is_well_detected(detections, part)
    }


def concatenate_paths(detections: Detections, paths: Sequence[IntArray]) -> IntArray:
    """Rows of paths of one person, one after the other; where two overlap in time the earlier one counts."""
    rows = paths[0]
    for path in paths[1:]:
        rows = np.append(rows, path[detections.times_s[path] > detections.times_s[rows[-1]]])
    return rows


def shows_clothes(detections: Detections) -> BoolArray:
    """Which boxes (N,) the detector is sure of, and have the colours of clothes."""
    return np.asarray(is_sure(detections) & ~np.isnan(detections.colours).any(axis=1))


def is_sure(detections: Detections, rows: IntArray | slice = slice(None)) -> BoolArray:
    """Which boxes, of all or of some rows, the detector is sure of; no other rows are looked at."""
    is_detected = detections.sources[rows] == BoxSource.DETECTOR
    return np.asarray(is_detected & (detections.scores[rows] >= SURE_SCORE))


def is_well_detected(detections: Detections, rows: IntArray) -> bool:
    """Whether boxes (rows) are those of a person: detected often, or detected and moving."""
    sure = rows[is_sure(detections, rows)]
    if len(sure) < MIN_SURE_BOXES:
        return False
    boxes = detections.boxes_xyxy[sure]
    return len(sure) >= MIN_SURE_BOXES_STILL or feet_distance(boxes[0], boxes[-1]) >= MIN_TRAVEL_HEIGHTS


def is_long_or_moving(track: Track) -> bool:
    """Whether a path is that of somebody who stays for long enough, or passes by."""
    travel = feet_distance(track.boxes_xyxy[0], track.boxes_xyxy[-1])
    return track.range.length_s >= MIN_STAY_S or travel >= MIN_TRAVEL_HEIGHTS


def make_piece(detections: Detections, rows: IntArray, number: int) -> Track:
    """The track of some rows, with smoothed boxes, the median score, and the median clothes."""
    sure = rows[is_sure(detections, rows)]
    trust = np.where(detections.sources[rows] == BoxSource.DETECTOR, 1.0, MOTION_WEIGHT)
    times_s = detections.times_s[rows]
    return Track(
        number=number,
        times_s=times_s,
        boxes_xyxy=smooth_boxes(times_s, detections.boxes_xyxy[rows], trust),
        confidence=float(np.median(detections.scores[sure])),
        colours=median_clothes(detections.colours[sure]),
    )


def fill_gaps(track: Track, samples_s: FloatArray) -> Track:
    """The track with boxes on a straight line where somebody was hidden for a moment (Zhang et al., 2022)."""
    times_s = track.times_s
    first, last = np.searchsorted(samples_s, [times_s[0], times_s[-1]])
    missing = np.setdiff1d(samples_s[first:last], times_s)
    after = np.searchsorted(times_s, missing)
    missing = missing[times_s[after] - times_s[after - 1] <= MAX_FILLED_GAP_S]
    filled_s = np.union1d(times_s, missing)
    boxes = [np.interp(filled_s, times_s, side) for side in track.boxes_xyxy.T]
    return replace(track, times_s=filled_s, boxes_xyxy=np.stack(boxes, axis=1))


def join_pieces(pieces: Sequence[Track], former_ids: Mapping[int, int]) -> list[list[int]]:
    """Ids of pieces sorted by start, one list for each person, in order of time.

    A piece that begins where and when another one ended continues it. `former_ids` names the id that the new
    id of a split track had before: such a piece continues its own former track where no other one fits.
    """
    joined: dict[int, tuple[Track, list[int]]] = {}  # by the id of the last piece of each path
    recent: list[int] = []
    for piece in pieces:
        since_s = piece.range.start_s - MAX_SAME_CLOTHES_GAP_S
        paths = {last: joined[last][0] for last in recent if joined[last][0].range.end_s >= since_s}
        fitting = [last for last, path in paths.items() if can_continue(path, piece)]
        former = [last for last in [former_ids.get(piece.number)] if last in joined]
        best = min(fitting or former, key=lambda last: mismatch(joined[last][0], piece), default=None)
        path, track_ids = (piece, []) if best is None else joined.pop(best)
        joined[piece.number] = path if best is None else merge_pieces(path, piece), [*track_ids, piece.number]
        recent = [last for last in paths if last != best] + [piece.number]
    return [track_ids for _, track_ids in joined.values()]


def mismatch(track: Track, piece: Track) -> float:
    """How badly a piece would continue a path: the distance of clothes (CIE76), plus a cost of the gap."""
    return colour_difference(track, piece) + GAP_COST_PER_S * abs(piece.range.start_s - track.range.end_s)


def can_continue(track: Track, piece: Track) -> bool:
    """Whether `piece` starts soon after `track` and near its end, or lies on top of it."""
    gap_s = piece.range.start_s - track.range.end_s
    difference = colour_difference(track, piece)
    if (gap_s < 0 and is_twin(track, piece)) or is_lowered(track, piece):
        return True
    if gap_s < -MAX_OVERLAP_S:
        return False
    may_have_left = is_at_side(track.boxes_xyxy[track.times_s >= track.range.end_s - LEAVING_WINDOW_S])
    if difference > (BACK_CLOTHES if may_have_left else OTHER_CLOTHES):
        return False
    if may_have_left and not is_at_side(piece.boxes_xyxy[:1]):
        return False
    if difference <= SAME_CLOTHES and not may_have_left and gap_s <= MAX_SAME_CLOTHES_GAP_S:
        return gap_distance(track, piece) <= MAX_JOIN_DISTANCE + STROLL_HEIGHTS_PER_S * max(0.0, gap_s)
    return 0 <= gap_s <= MAX_JOIN_GAP_S and gap_distance(track, piece) <= MAX_JOIN_DISTANCE


def is_at_side(boxes: FloatArray) -> bool:
    """Whether any of some boxes (N, 4) touches the left or right edge: somebody seen there may have left."""
    return bool((boxes[:, 0] < EDGE_MARGIN).any() or (boxes[:, 2] > 1 - EDGE_MARGIN).any())


def gap_distance(track: Track, piece: Track) -> float:
    """Distance from the end of one path to the start of another, in heights of the person."""
    return feet_distance(track.boxes_xyxy[-1], piece.boxes_xyxy[0])


def colour_difference(one: Track, other: Track) -> float:
    """Mean distance of upper and lower clothes in CIE L*a*b* (CIE 1976), or `UNKNOWN_CLOTHES`."""
    distance = float(clothes_distance(one.colours, other.colours))
    return UNKNOWN_CLOTHES if np.isnan(distance) else distance


def is_twin(track: Track, piece: Track) -> bool:
    """Whether two paths lie on top of each other for most of their common time."""
    common_s = [float(time_s) for time_s in piece.times_s if time_s <= track.range.end_s]
    is_same = [is_same_place(np.array(track.box_at(at)), np.array(piece.box_at(at))) for at in common_s]
    return sum(is_same) >= TWIN_SHARE * len(is_same)


def merge_pieces(track: Track, piece: Track) -> Track:
    """Both paths as one; where they overlap in time the earlier one counts."""
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
        labels=np.repeat(np.array([track.label for track in tracks], dtype="U16"), lengths),
    )


def to_tracks(boxes: TrackBoxes) -> tuple[Track, ...]:
    """The people among some tracks, by number; the reverse of `to_track_boxes` for them."""
    return tuple(track for track in read_tracks(boxes) if track.label == PERSON)


def to_things(boxes: TrackBoxes) -> tuple[Track, ...]:
    """The vehicles, bags and animals among some tracks, by number."""
    return tuple(track for track in read_tracks(boxes) if track.label != PERSON)


def read_tracks(boxes: TrackBoxes) -> Iterator[Track]:
    """People and things, by number."""
    for number, rows in rows_by_track(boxes.track_numbers).items():
        first = rows[0]
        yield Track(
            number,
            boxes.times_s[rows],
            boxes.boxes_xyxy[rows],
            float(boxes.scores[first]),
            label=str(boxes.labels[first]),
        )
