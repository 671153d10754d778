"""Undo id switches between two people who touch in the picture, by the colours of their clothes.

A tracker that mostly uses position may swap the ids of two people who touch, or give a few boxes of one
person to the id of the other. Thresholds were tuned on drawn scenes (`domain.tracking.splits` says more).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.geometry import feet_distance
from domain.people.clothes_distance import clothes_distance
from domain.records import BoolArray, Detections, FloatArray, IntArray
from domain.tracking.track_rows import rows_by_track

ENCOUNTER_GAP_S = 1.0
"""Seconds without contact after which two people who touch again have a new encounter."""
MAX_CLEAR_BOXES = 6
"""Boxes with clear clothes before, and as many after an encounter, whose median is compared (decision 0005).
More are steadier, and reach further into a change of light."""
MIN_CLEAR_BOXES = 3
"""With fewer such boxes before or after, the encounter decides nothing: a median of two is noise."""
MAX_CLEAR_GAP_S = 3.0
"""Seconds before and after an encounter within which those boxes must lie, so that the light is the same."""
MIN_SWITCH_GAIN = 12.0
"""CIE76 distance by which the clothes of both people together must fit better with swapped ids than without.
Lower values swap the ids of people in similar clothes; light and angle alone make some 10."""
MIN_BOX_GAIN = 25.0
"""CIE76 distance by which a single box must fit another person better than its own. Higher than for a whole
encounter, because one box is noisier than a median."""
MAX_UNSEEN_S = 1.5
"""Seconds before and after a box within which its new owner must have been seen themselves."""
MAX_OWNER_DISTANCE = 0.6
"""Distance of feet, in heights of the person, between such a box and the straight path of its new owner."""
Pair = tuple[int, int]
"""Two track ids, or two positions in a path."""


@dataclass(frozen=True, slots=True)
class Path:
    """A track: its rows in order of time, their times (P,) in seconds, and its median clothes (6,)."""

    track_id: int
    rows: IntArray
    times_s: FloatArray
    clothes: FloatArray


def undo_id_switches(detections: Detections, track_ids: IntArray, is_clear: BoolArray) -> IntArray:
    """Track ids (N,) in which two people who swapped ids at an encounter have their own after it.

    `is_clear` (N,) says which boxes show clothes well.
    """
    rows, corrected_ids = rows_by_track(track_ids), track_ids.copy()
    for begin_s, end_s, pair in find_encounters(detections, rows):
        both = [rows[track_id] for track_id in pair]
        clothes = [clothes_around(detections, each[is_clear[each]], begin_s, end_s) for each in both]
        if is_switched(clothes):
            (one, one_after), (other, other_after) = (
                split_path(detections, each, begin_s, end_s) for each in both
            )
            rows |= zip(pair, (np.append(one, other_after), np.append(other, one_after)), strict=True)
    for track_id, each in rows.items():
        corrected_ids[each] = track_id
    return corrected_ids


def split_path(detections: Detections, rows: IntArray, begin_s: float, end_s: float) -> list[IntArray]:
    """The rows of a path up to the middle of an encounter, and those after it."""
    middle = np.searchsorted(detections.times_s[rows], (begin_s + end_s) / 2, side="right")
    return np.split(rows, [middle])


def find_encounters(detections: Detections, rows: Mapping[int, IntArray]) -> list[tuple[float, float, Pair]]:
    """(begin in seconds, end in seconds, both track ids) of each time that two tracks touch, by begin."""
    found = [
        (float(contact_s[0]), float(contact_s[-1]), pair)
        for pair, both in simultaneous_tracks(detections, rows)
        for contact_s in find_contacts(detections, *both)
    ]
    return sorted(found)


def simultaneous_tracks(
    detections: Detections, rows: Mapping[int, IntArray]
) -> Iterator[tuple[Pair, tuple[IntArray, IntArray]]]:
    """Pairs of tracks that exist at the same time, with their rows."""
    starts = {track_id: detections.times_s[each[0]] for track_id, each in rows.items()}
    ends = {track_id: detections.times_s[each[-1]] for track_id, each in rows.items()}
    present: list[int] = []
    for track_id in sorted(rows, key=lambda each: starts[each]):
        present = [other for other in present if ends[other] >= starts[track_id]]
        yield from (((other, track_id), (rows[other], rows[track_id])) for other in present)
        present.append(track_id)


def find_contacts(detections: Detections, one: IntArray, other: IntArray) -> list[FloatArray]:
    """Times (seconds) at which the boxes of two tracks (rows) touch, one group for each encounter."""
    times_s, at, other_at = np.intersect1d(
        detections.times_s[one], detections.times_s[other], return_indices=True
    )
    boxes, others = detections.boxes_xyxy[one[at]], detections.boxes_xyxy[other[other_at]]
    shared_sides = np.minimum(boxes[:, 2:], others[:, 2:]) - np.maximum(boxes[:, :2], others[:, :2])
    contact_s = times_s[(shared_sides >= 0).all(axis=1)]
    if len(contact_s) == 0:
        return []
    return np.split(contact_s, np.flatnonzero(np.diff(contact_s) > ENCOUNTER_GAP_S) + 1)


def clothes_around(
    detections: Detections, rows: IntArray, begin_s: float, end_s: float
) -> tuple[FloatArray, FloatArray] | None:
    """Median clothes (6,) of a person before and after an encounter; None with too few clear boxes."""
    times_s = detections.times_s[rows]
    before = rows[(times_s < begin_s) & (times_s >= begin_s - MAX_CLEAR_GAP_S)][-MAX_CLEAR_BOXES:]
    after = rows[(times_s > end_s) & (times_s <= end_s + MAX_CLEAR_GAP_S)][:MAX_CLEAR_BOXES]
    if min(len(before), len(after)) < MIN_CLEAR_BOXES:
        return None
    return np.median(detections.colours[before], axis=0), np.median(detections.colours[after], axis=0)


def is_switched(clothes: list[tuple[FloatArray, FloatArray] | None]) -> bool:
    """Whether the clothes of two people, (before, after) of each, fit clearly better with swapped ids."""
    one, other = clothes
    if one is None or other is None:
        return False
    kept = clothes_distance(one[0], one[1]) + clothes_distance(other[0], other[1])
    swapped = clothes_distance(one[0], other[1]) + clothes_distance(other[0], one[1])
    return bool(swapped + MIN_SWITCH_GAIN < kept)


def return_boxes(detections: Detections, track_ids: IntArray, is_clear: BoolArray) -> IntArray:
    """Track ids (N,) in which single boxes that show another person's clothes belong to that person.

    If that person has a box at the same time, the two boxes are exchanged.
    """
    paths = [
        Path(track_id, rows, detections.times_s[rows], np.median(detections.colours[clear_rows], axis=0))
        for track_id, rows in rows_by_track(track_ids).items()
        if len(clear_rows := rows[is_clear[rows]])
    ]
    starts, ends = (np.array([path.times_s[end] for path in paths]) for end in (0, -1))
    corrected_ids = track_ids.copy()
    for path in paths:
        is_odd = clothes_distance(detections.colours[path.rows], path.clothes) > MIN_BOX_GAIN / 2
        for row in path.rows[is_odd]:
            time_s = detections.times_s[row]
            present = [paths[at] for at in np.flatnonzero((starts < time_s) & (ends > time_s))]
            owner, owner_rows = likely_owner(detections, int(row), path, present)
            is_unchanged = corrected_ids[row] == path.track_id and (corrected_ids[owner_rows] == owner).all()
            if owner is not None and is_unchanged:
                corrected_ids[row], corrected_ids[owner_rows] = owner, path.track_id
    return corrected_ids


def likely_owner(
    detections: Detections, row: int, holder: Path, present: Sequence[Path]
) -> tuple[int | None, IntArray]:
    """The track whose clothes a box shows, other than its holder's, and the rows of its own box then, if any.

    None where no track that passes there fits better by `MIN_BOX_GAIN`.
    """
    best_gain, owner, owner_rows = MIN_BOX_GAIN, None, np.zeros(0, np.int64)
    for other in present:
        first = int(np.searchsorted(other.times_s, detections.times_s[row], side="left"))
        after = int(np.searchsorted(other.times_s, detections.times_s[row], side="right"))
        if other is holder or not passes_box(detections, other.rows, (first - 1, after), row):
            continue
        own_rows = other.rows[first:after]
        shown, usual = detections.colours[np.append(row, own_rows)], np.stack([holder.clothes, other.clothes])
        kept = clothes_distance(shown, usual[: len(shown)]).sum()
        gain = float(kept - clothes_distance(shown, usual[::-1][: len(shown)]).sum())
        if gain > best_gain:
            best_gain, owner, owner_rows = gain, other.track_id, own_rows
    return owner, owner_rows


def passes_box(detections: Detections, path: IntArray, around: Pair, row: int) -> bool:
    """Whether a path (rows), interpolated linearly, passes the place of the box `row` at its time.

    `around` holds the positions in the path of its last box before that time, and of the first one after it.
    """
    times_s, boxes = detections.times_s, detections.boxes_xyxy
    if around[0] < 0 or around[1] >= len(path):
        return False
    before, after = path[list(around)]
    if max(times_s[row] - times_s[before], times_s[after] - times_s[row]) > MAX_UNSEEN_S:
        return False
    share = (times_s[row] - times_s[before]) / (times_s[after] - times_s[before])
    expected = (1 - share) * boxes[before] + share * boxes[after]
    return feet_distance(expected, boxes[row]) <= MAX_OWNER_DISTANCE
