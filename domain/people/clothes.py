"""Colours of clothes: when a person is looked at, and what several looks together say."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from domain.geometry import box_areas, paired_intersection_areas
from domain.people.colour import NAMES, ColourName, likely_names
from domain.records import BoolArray, FloatArray, IntArray, Track

LOOKS_EACH = 4
"""Pictures that are taken of a person, spread over their stay."""
EDGE = 0.01
UPRIGHT = 0.85
"""Share of the usual height below which somebody sits, lies, or is boxed in part."""
FREE = 0.12
"""Share of a box that may lie below the box of somebody else."""
MIN_SHARE = 0.42
"""Share of the cloth that has the dominant colour: below, it has many colours."""
MIN_SURE = 0.62
FULL_HEIGHT_PX = 60.0


@dataclass(frozen=True, slots=True)
class ClothSample:
    """A piece of clothing on one picture.

    CIE L*, a*, b* (3,) of its dominant colour in plain light, the share (0..1) of the cloth that has it, and
    how high the person is in the picture.
    """

    lab: FloatArray
    share: float
    height_px: float


@dataclass(frozen=True, slots=True)
class Clothes:
    """Names of the colours of a person's clothes; None where it is not certain."""

    upper: ColourName | None = None
    lower: ColourName | None = None


def clear_stretches(track: Track, others: Sequence[Track]) -> list[tuple[float, float]]:
    """When a person is seen whole and in front: the longest such stretch of each part of their stay.

    Seconds, first and last sample. A part without one is left out; when all are, the whole stay counts.
    """
    is_clear = is_fully_visible(track.boxes_xyxy) & ~is_covered(track, others)
    if not is_clear.any():
        is_clear = ~is_covered(track, others)
    parts = np.array_split(np.arange(len(is_clear)), min(LOOKS_EACH, len(is_clear)))
    runs = [run for part in parts if (run := longest_run(part, is_clear)) is not None]
    return [(float(track.times_s[first]), float(track.times_s[last])) for first, last in runs] or [
        (track.range.start_s, track.range.end_s)
    ]


def is_fully_visible(boxes_xyxy: FloatArray) -> BoolArray:
    """Which boxes (P, 4) no edge of the picture cuts, and have the height that the person usually has."""
    heights = boxes_xyxy[:, 3] - boxes_xyxy[:, 1]
    is_inside = (boxes_xyxy.min(axis=1) > EDGE) & (boxes_xyxy.max(axis=1) < 1 - EDGE)
    return np.asarray(is_inside & (heights > UPRIGHT * np.median(heights)))


def is_covered(track: Track, others: Sequence[Track]) -> BoolArray:
    """Which boxes (P,) of a person somebody else's box takes more than a little of."""
    found = np.zeros(len(track.times_s), dtype=bool)
    for other in others:
        if other.number != track.number and overlap_in_time(track, other):
            found |= shared_part(track.boxes_xyxy, boxes_at(other, track.times_s)) > FREE
    return found


def overlap_in_time(one: Track, other: Track) -> bool:
    return one.range.start_s <= other.range.end_s and other.range.start_s <= one.range.end_s


def shared_part(boxes: FloatArray, others: FloatArray) -> FloatArray:
    """Share (P,) of each box (P, 4) that the other (P, 4) of the same row takes; 0 where that is unknown."""
    shared = paired_intersection_areas(boxes, others)
    return np.asarray(np.nan_to_num(shared / np.maximum(box_areas(boxes), 1e-9)))


def boxes_at(track: Track, times_s: FloatArray) -> FloatArray:
    """Boxes (T, 4) of a person, between samples in a straight line; NaN when they were not there."""
    columns = [
        np.interp(times_s, track.times_s, side, left=np.nan, right=np.nan) for side in track.boxes_xyxy.T
    ]
    return np.stack(columns, axis=1)


def longest_run(rows: IntArray, is_clear: BoolArray) -> tuple[int, int] | None:
    """First and last of the longest unbroken run of clear rows among neighbouring rows."""
    runs = [run for run in np.split(rows, np.flatnonzero(np.diff(is_clear[rows])) + 1) if is_clear[run[0]]]
    best = max(runs, key=len, default=None)
    return None if best is None else (int(best[0]), int(best[-1]))


def agreed_colour(looks: Sequence[ClothSample]) -> ColourName | None:
    """What looks at a piece of clothing say together; None where it is not certain."""
    if not looks:
        return None
    weights = np.array([each.share * min(1.0, each.height_px / FULL_HEIGHT_PX) for each in looks])
    shares = np.array([each.share for each in looks])
    if float(np.average(shares, weights=weights)) < MIN_SHARE:
        return None
    chances = np.average([likely_names(each.lab) for each in looks], axis=0, weights=weights)
    best = int(chances.argmax())
    return NAMES[best] if chances[best] >= MIN_SURE else None
