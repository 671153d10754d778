"""Where the feet of everybody in a recording are: all that the rules about zones and lines ask for."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from domain.geometry import MIN_HEIGHT, middle_value
from domain.records import FloatArray, IntArray, Track

EDGE_MARGIN = 0.02
"""Share of the frame's width or height: a box this near to an edge is cut off by it. Detectors leave a
rim."""
USUAL_QUANTILE = 0.7
"""Share of a person's boxes that are lower than their usual height: more than half, because who sits or lies
has low boxes, and few enough that somebody who comes near is not measured by their largest ones."""


@dataclass(frozen=True, slots=True)
class Feet:
    """N samples, those of each person one after the other; `parts` are the rows of each of `tracks`.

    `person` (N,) is the place of each row in `tracks`. `x` is the middle of the box (`complete_middles`), `y`
    its lower edge, and `body` the usual height of the person, all in heights of the frame.
    """

    tracks: tuple[Track, ...]
    parts: tuple[slice, ...]
    person: IntArray
    times_s: FloatArray
    x: FloatArray
    y: FloatArray
    body: FloatArray


def gather_feet(tracks: Iterable[Track], aspect: float) -> Feet:
    """The feet in a frame whose width is `aspect` times its height; the same for any order of tracks."""
    known = tuple(sorted(tracks, key=lambda track: (track.number, track.times_s[0])))
    lengths = [len(track.times_s) for track in known]
    ends = np.cumsum(lengths).tolist()
    nothing = np.zeros(0)
    return Feet(
        tracks=known,
        parts=tuple(slice(end - length, end) for end, length in zip(ends, lengths, strict=True)),
        person=np.repeat(np.arange(len(known)), lengths),
        times_s=np.concatenate([nothing, *(track.times_s for track in known)]),
        x=np.concatenate([nothing, *(complete_middles(track.boxes_xyxy) for track in known)]) * aspect,
        y=np.concatenate([nothing, *(track.boxes_xyxy[:, 3] for track in known)]),
        body=np.repeat([usual_height(track.boxes_xyxy) for track in known], lengths),
    )


def complete_middles(boxes_xyxy: FloatArray) -> FloatArray:
    """The middles (P,) of boxes (P, 4) across the picture, as if its left and right edges cut nothing off.

    Of a box that an edge cuts off only the other side moves: its middle would be half as fast.
    """
    left, right = boxes_xyxy[:, 0], boxes_xyxy[:, 2]
    is_left, is_right = left < EDGE_MARGIN, right > 1 - EDGE_MARGIN
    middles = (left + right) / 2
    if is_left.any() or is_right.any():
        is_whole = ~(is_left | is_right)
        half = middle_value((right - left)[is_whole] if is_whole.any() else right - left) / 2
        middles = np.where(is_left & ~is_right, np.minimum(middles, right - half), middles)
        middles = np.where(is_right & ~is_left, np.maximum(middles, left + half), middles)
    return np.asarray(middles)


def usual_height(boxes_xyxy: FloatArray) -> float:
    """The height of somebody on their feet, in heights of the frame, though they may lie for a while."""
    heights = boxes_xyxy[:, 3] - boxes_xyxy[:, 1]
    place = int(USUAL_QUANTILE * (len(heights) - 1))
    return max(float(np.partition(heights, place)[place]), MIN_HEIGHT)
