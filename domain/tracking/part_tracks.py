"""Drop tracks that follow a part of somebody, legs or an upper body, beside the whole person.

A detector may box a part of a person for a few samples, most of all where they come into the picture, and a
tracker then follows two people for a while. Such a track is short, lower than the other one, moves with it,
and ends at the same feet or the same head. Somebody who really walks there is seen for longer, or stands at
another depth, so that both their feet and their head are elsewhere in the picture. The thresholds have no
published source; they were tuned on drawn scenes.
"""

from collections.abc import Sequence

import numpy as np

from domain.geometry import MIN_HEIGHT
from domain.records import FloatArray, Track

MAX_PART_S = 4.0
"""Seconds that a part is followed, at most; whoever is seen for longer is somebody."""
MAX_BEFORE_S = 0.6
"""Seconds by which a part may be followed before the whole person, or after: three samples at 5 Hz."""
MAX_PART_HEIGHT = 0.85
"""Share of the person's height that a part has, at most."""
SAME_END_HEIGHTS = 0.1
"""Heights of the person between their feet, or their heads, in which these are the same."""
MAX_BESIDE_WIDTHS = 1.0
"""Widths of the person between the middles of the two boxes, at most: a leg swings out of the box."""
PART_SHARE = 0.7
"""Share of the samples of a track that must be those of a part."""


def drop_parts(tracks: Sequence[Track]) -> list[Track]:
    """The tracks, in their order, without those that follow a part of another one."""
    return [
        track
        for track in tracks
        if track.range.length_s > MAX_PART_S
        or not any(is_part(track, other) for other in tracks if other is not track)
    ]


def is_part(track: Track, other: Track) -> bool:
    """Whether a track follows a part of the person of another one."""
    begins, ends = track.range.start_s + MAX_BEFORE_S, track.range.end_s - MAX_BEFORE_S
    if other.range.start_s > begins or other.range.end_s < ends or begins >= ends:
        return False
    if other.range.length_s <= track.range.length_s:
        return False
    common = (track.times_s >= other.range.start_s) & (track.times_s <= other.range.end_s)
    sides = [np.interp(track.times_s[common], other.times_s, side) for side in other.boxes_xyxy.T]
    return bool(are_parts(track.boxes_xyxy[common], np.stack(sides, axis=1)).mean() >= PART_SHARE)


def are_parts(boxes: FloatArray, wholes: FloatArray) -> FloatArray:
    """Which of some boxes (N, 4) may be parts of whole ones (N, 4) at the same times (N,)."""
    height = np.maximum(wholes[:, 3] - wholes[:, 1], MIN_HEIGHT)
    is_low = boxes[:, 3] - boxes[:, 1] <= MAX_PART_HEIGHT * height
    ends = np.abs(boxes[:, [1, 3]] - wholes[:, [1, 3]]) <= SAME_END_HEIGHTS * height[:, None]
    beside = np.abs(boxes[:, [0, 2]].mean(axis=1) - wholes[:, [0, 2]].mean(axis=1))
    is_beside = beside <= MAX_BESIDE_WIDTHS * (wholes[:, 2] - wholes[:, 0])
    return np.asarray(is_low & ends.any(axis=1) & is_beside)
