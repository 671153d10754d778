"""Where two people meet: whose path goes on where, and whose box is whose, told by clothes.

A tracker goes by place alone. Two people who touch in the picture may leave each other with each other's
number, or lend a number for a box or two to who stands in front.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from domain.geometry import feet_distance
from domain.people.clothes_distance import clothes_distance
from domain.records import BoolArray, Detections, FloatArray, IntArray
from domain.tracking.track_rows import rows_by_track

APART_S = 1.0
"""Two people who have not touched for so long, and touch again, meet anew."""
WINDOW, MIN_GOOD, REACH_S = 6, 3, 3.0
"""So many good boxes before and behind a meeting are compared, at least so many, and so near to it."""
BETTER = 12.0
"""So much less, in CIE L*a*b*, do both people's clothes change together if they have swapped numbers."""
NOT_OWN = 25.0
"""And so much less a single box's, if it is somebody else's."""
HIDDEN_S, SAME_PLACE = 1.5, 0.6
"""Who is given a box was seen so long before and after it, and on a path so near to it, in heights."""
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Path:
    """A number, its rows in order of time, their times (s), and the clothes (6,) that its good boxes show."""

    number: int
    rows: IntArray
    times_s: FloatArray
    clothes: FloatArray


def undo_id_switches(detections: Detections, track_ids: IntArray, is_good: BoolArray) -> IntArray:
    """Numbers (N,) in which two who had swapped theirs when they met have them back from then on.

    `is_good` (N,) says which boxes show clothes well.
    """
    rows, parted = rows_by_track(track_ids), track_ids.copy()
    for begin_s, end_s, pair in find_encounters(detections, rows):
        both = [rows[number] for number in pair]
        usual = [clothes_around(detections, each[is_good[each]], begin_s, end_s) for each in both]
        if is_switched(usual):
            (one, its_end), (other, others_end) = (
                split_path(detections, each, begin_s, end_s) for each in both
            )
            rows |= zip(pair, (np.append(one, others_end), np.append(other, its_end)), strict=True)
    for number, each in rows.items():
        parted[each] = number
    return parted


def split_path(detections: Detections, rows: IntArray, begin_s: float, end_s: float) -> list[IntArray]:
    """The rows of a path up to the middle of a meeting, and those behind it."""
    middle = np.searchsorted(detections.times_s[rows], (begin_s + end_s) / 2, side="right")
    return np.split(rows, [middle])


def find_encounters(detections: Detections, rows: Mapping[int, IntArray]) -> list[tuple[float, float, Pair]]:
    """When two numbers began and ceased to touch, in order of time."""
    found = [
        (float(touched[0]), float(touched[-1]), pair)
        for pair, both in at_once(detections, rows)
        for touched in find_contacts(detections, *both)
    ]
    return sorted(found)


def at_once(
    detections: Detections, rows: Mapping[int, IntArray]
) -> Iterator[tuple[Pair, tuple[IntArray, IntArray]]]:
    """Pairs of numbers that run at the same time, with their rows."""
    starts = {number: detections.times_s[each[0]] for number, each in rows.items()}
    ends = {number: detections.times_s[each[-1]] for number, each in rows.items()}
    here: list[int] = []
    for number in sorted(rows, key=lambda each: starts[each]):
        here = [other for other in here if ends[other] >= starts[number]]
        yield from (((other, number), (rows[other], rows[number])) for other in here)
        here.append(number)


def find_contacts(detections: Detections, one: IntArray, other: IntArray) -> list[FloatArray]:
    """The times at which the boxes of two numbers touch, a group for each meeting."""
    times_s, at, other_at = np.intersect1d(
        detections.times_s[one], detections.times_s[other], return_indices=True
    )
    boxes, others = detections.boxes_xyxy[one[at]], detections.boxes_xyxy[other[other_at]]
    shared = np.minimum(boxes[:, 2:], others[:, 2:]) - np.maximum(boxes[:, :2], others[:, :2])
    touched = times_s[(shared >= 0).all(axis=1)]
    return np.split(touched, np.flatnonzero(np.diff(touched) > APART_S) + 1) if len(touched) else []


def clothes_around(
    detections: Detections, rows: IntArray, begin_s: float, end_s: float
) -> tuple[FloatArray, FloatArray] | None:
    """What somebody wore (6,) before and behind a meeting; None where too little is seen of it."""
    times_s = detections.times_s[rows]
    before = rows[(times_s < begin_s) & (times_s >= begin_s - REACH_S)][-WINDOW:]
    behind = rows[(times_s > end_s) & (times_s <= end_s + REACH_S)][:WINDOW]
    if min(len(before), len(behind)) < MIN_GOOD:
        return None
    return np.median(detections.colours[before], axis=0), np.median(detections.colours[behind], axis=0)


def is_switched(usual: list[tuple[FloatArray, FloatArray] | None]) -> bool:
    """Whether the clothes of two, each before and behind, fit clearly better the other way round."""
    one, other = usual
    if one is None or other is None:
        return False
    kept = clothes_distance(one[0], one[1]) + clothes_distance(other[0], other[1])
    swapped = clothes_distance(one[0], other[1]) + clothes_distance(other[0], one[1])
    return bool(swapped + BETTER < kept)


def return_boxes(detections: Detections, track_ids: IntArray, is_good: BoolArray) -> IntArray:
    """Numbers (N,) in which single boxes that show somebody else's clothes are that person's.

    If that person has a box at the moment, the two are exchanged.
    """
    paths = [
        Path(number, rows, detections.times_s[rows], np.median(detections.colours[good], axis=0))
        for number, rows in rows_by_track(track_ids).items()
        if len(good := rows[is_good[rows]])
    ]
    starts, ends = (np.array([path.times_s[end] for path in paths]) for end in (0, -1))
    given = track_ids.copy()
    for path in paths:
        odd = clothes_distance(detections.colours[path.rows], path.clothes) > NOT_OWN / 2
        for row in path.rows[odd]:
            time_s = detections.times_s[row]
            here = [paths[place] for place in np.flatnonzero((starts < time_s) & (ends > time_s))]
            owner, theirs = likely_owner(detections, int(row), path, here)
            if owner is not None and given[row] == path.number and (given[theirs] == owner).all():
                given[row], given[theirs] = owner, path.number
    return given


def likely_owner(
    detections: Detections, row: int, holder: Path, here: Sequence[Path]
) -> tuple[int | None, IntArray]:
    """Who was about there and wears what a box shows, unlike its holder; and their own box, if any."""
    best, owner, theirs = NOT_OWN, None, np.zeros(0, np.int64)
    for other in here:
        first = int(np.searchsorted(other.times_s, detections.times_s[row], side="left"))
        behind = int(np.searchsorted(other.times_s, detections.times_s[row], side="right"))
        if other is holder or not leads_past(detections, other.rows, (first - 1, behind), row):
            continue
        at = other.rows[first:behind]
        shown, usual = detections.colours[np.append(row, at)], np.stack([holder.clothes, other.clothes])
        now = clothes_distance(shown, usual[: len(shown)]).sum()
        gain = float(now - clothes_distance(shown, usual[::-1][: len(shown)]).sum())
        if gain > best:
            best, owner, theirs = gain, other.number, at
    return owner, theirs


def leads_past(detections: Detections, path: IntArray, around: Pair, row: int) -> bool:
    """Whether a path (rows), seen before and after the time of `row`, leads past its place just then.

    `around` says at which places of the path it was seen last before, and first after.
    """
    times_s, boxes = detections.times_s, detections.boxes_xyxy
    if around[0] < 0 or around[1] >= len(path):
        return False
    before, behind = path[list(around)]
    if max(times_s[row] - times_s[before], times_s[behind] - times_s[row]) > HIDDEN_S:
        return False
    share = (times_s[row] - times_s[before]) / (times_s[behind] - times_s[before])
    there = (1 - share) * boxes[before] + share * boxes[behind]
    return feet_distance(there, boxes[row]) <= SAME_PLACE
