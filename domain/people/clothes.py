"""Colours of clothes: which moments of a person to sample, and the colour that several samples agree on.

Decision 0012 describes the method; `make bench NAME=colours` measures it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from domain.geometry import box_areas, paired_intersection_areas
from domain.people.colour import NAMES, ColourName, name_probabilities
from domain.records import BoolArray, FloatArray, IntArray, Track

SAMPLES_PER_PERSON = 4
"""Pictures that are taken of a person, spread over their stay (decision 0012). Each costs a seek."""
EDGE_MARGIN = 0.01
"""Share of the frame's width or height: a box this near to an edge may be cut off by it."""
MIN_HEIGHT_SHARE = 0.85
"""Share of the person's usual height below which somebody sits, lies, or is boxed in part."""
MAX_COVERED_SHARE = 0.12
"""Share of a box that another person's box may overlap: more mixes both people's clothes."""
MIN_AREA = 1e-9
"""Smallest area that is divided by, in squared units of the frame; keeps empty boxes from dividing by 0."""
MIN_COLOUR_SHARE = 0.42
"""Share of the cloth that has the dominant colour, at least; below it the cloth has many colours (two fifths,
decision 0012)."""
MIN_PROBABILITY = 0.62
"""Probability (0..1) of a name, averaged over the samples, below which no colour is named (decision 0012).
Higher values name fewer colours, and more of them right."""
FULL_WEIGHT_HEIGHT_PX = 60.0
"""Height of a person in pixels from which on a sample has full weight; smaller ones weigh in proportion."""


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


def clothes_of(attributes: Mapping[str, Any]) -> Clothes:
    """Clothes as they stand among a stored person's attributes.

    >>> clothes_of({"upper": "red", "lower": None})
    Clothes(upper=<ColourName.RED: 'red'>, lower=None)
    """
    upper, lower = attributes.get("upper"), attributes.get("lower")
    return Clothes(ColourName(upper) if upper else None, ColourName(lower) if lower else None)


def clear_stretches(track: Track, others: Sequence[Track]) -> list[tuple[float, float]]:
    """When a person is whole and uncovered: the longest such stretch of each part of their stay.

    (first, last) in seconds. A part without one is left out; when all are, the whole stay is returned.
    """
    is_clear = is_fully_visible(track.boxes_xyxy) & ~is_covered(track, others)
    if not is_clear.any():
        is_clear = ~is_covered(track, others)
    parts = np.array_split(np.arange(len(is_clear)), min(SAMPLES_PER_PERSON, len(is_clear)))
    runs = [run for part in parts if (run := longest_run(part, is_clear)) is not None]
    return [(float(track.times_s[first]), float(track.times_s[last])) for first, last in runs] or [
        (track.range.start_s, track.range.end_s)
    ]


def is_fully_visible(boxes_xyxy: FloatArray) -> BoolArray:
    """Which boxes (P, 4) no edge of the frame cuts off, and have the height that the person usually has."""
    heights = boxes_xyxy[:, 3] - boxes_xyxy[:, 1]
    is_inside = (boxes_xyxy.min(axis=1) > EDGE_MARGIN) & (boxes_xyxy.max(axis=1) < 1 - EDGE_MARGIN)
    return np.asarray(is_inside & (heights > MIN_HEIGHT_SHARE * np.median(heights)))


def is_covered(track: Track, others: Sequence[Track]) -> BoolArray:
    """Which boxes (P,) of a person are covered by somebody else's box by more than `MAX_COVERED_SHARE`."""
    is_covered_row = np.zeros(len(track.times_s), dtype=bool)
    for other in others:
        if other.number != track.number and overlap_in_time(track, other):
            shares = covered_shares(track.boxes_xyxy, boxes_at(other, track.times_s))
            is_covered_row |= shares > MAX_COVERED_SHARE
    return is_covered_row


def overlap_in_time(one: Track, other: Track) -> bool:
    return one.range.start_s <= other.range.end_s and other.range.start_s <= one.range.end_s


def covered_shares(boxes: FloatArray, others: FloatArray) -> FloatArray:
    """Share (P,) of each box (P, 4) that the other box (P, 4) of its row covers; 0 where that is NaN."""
    shared = paired_intersection_areas(boxes, others)
    return np.asarray(np.nan_to_num(shared / np.maximum(box_areas(boxes), MIN_AREA)))


def boxes_at(track: Track, times_s: FloatArray) -> FloatArray:
    """Boxes (T, 4) of a person at times (T,), linearly interpolated; NaN when they were not there."""
    columns = [
        np.interp(times_s, track.times_s, side, left=np.nan, right=np.nan) for side in track.boxes_xyxy.T
    ]
    return np.stack(columns, axis=1)


def longest_run(rows: IntArray, is_clear: BoolArray) -> tuple[int, int] | None:
    """First and last of the longest unbroken run of clear rows among neighbouring rows."""
    runs = [run for run in np.split(rows, np.flatnonzero(np.diff(is_clear[rows])) + 1) if is_clear[run[0]]]
    best = max(runs, key=len, default=None)
    return None if best is None else (int(best[0]), int(best[-1]))


def agreed_colour(samples: Sequence[ClothSample]) -> ColourName | None:
    """The colour that samples of a piece of clothing agree on; None where it is not certain."""
    if not samples:
        return None
    weights = np.array([each.share * min(1.0, each.height_px / FULL_WEIGHT_HEIGHT_PX) for each in samples])
    shares = np.array([each.share for each in samples])
    if float(np.average(shares, weights=weights)) < MIN_COLOUR_SHARE:
        return None
    probabilities = np.average([name_probabilities(each.lab) for each in samples], axis=0, weights=weights)
    best = int(probabilities.argmax())
    return NAMES[best] if probabilities[best] >= MIN_PROBABILITY else None
