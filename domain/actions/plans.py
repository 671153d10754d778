"""Which pictures of a stretch a model sees: arithmetic alone, before anything is decoded."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from domain.actions.candidates import Candidate
from domain.geometry import enclosing_box
from domain.records import Box, Track

MOMENTS = 4
"""Pictures of a stretch with the people cut out, evenly over it: one each three seconds of the longest."""
MARGIN = 0.35
"""Room around the people's boxes, as a share of their size: hands, and what they reach for, are outside."""
MIN_SIDE = 0.2
"""Shortest side of a cut-out (0..1 of the frame): a smaller one shows no surroundings."""
NEAR_S = 1.0
"""Seconds between a moment and the nearest box of somebody, at most, for them to be taken as there."""
MAX_PEOPLE = 6
"""People who are cut out together; in a larger group the first ones named stand for all."""
PICTURES_VERSION = "1"
"""Changes with the way in which pictures are chosen, cut out or scaled: then models are asked again."""
WHOLE: Box = (0.0, 0.0, 1.0, 1.0)
"""The whole frame."""


@dataclass(frozen=True, slots=True)
class PicturePlan:
    """Of a candidate: at which ascending moments (seconds) which part of the frame is cut out.

    `whole_at` is the moment of which the whole frame is shown too, to models that take several pictures.
    """

    candidate: Candidate
    times_s: tuple[float, ...]
    parts: tuple[Box, ...]

    @property
    def whole_at(self) -> int:
        """Position of the moment that is nearest to the peak."""
        return min(range(len(self.times_s)), key=lambda at: abs(self.times_s[at] - self.candidate.peak_s))

    def digest(self, recording_sha256: str) -> str:
        """What the pictures are known by without decoding them: the recording's bytes, moments and parts."""
        shown = [PICTURES_VERSION, recording_sha256, self.times_s, self.parts, self.whole_at]
        return sha256(json.dumps(shown).encode()).hexdigest()


def plan_pictures(candidates: Sequence[Candidate], tracks: Iterable[Track]) -> tuple[PicturePlan, ...]:
    """The pictures of each candidate, in the same order."""
    known = {track.number: track for track in tracks}
    return tuple(plan_one(each, known) for each in candidates)


def plan_one(candidate: Candidate, tracks: Mapping[int, Track]) -> PicturePlan:
    span = candidate.range
    steps = [(each + 0.5) / MOMENTS for each in range(MOMENTS)]
    times_s = tuple(round(span.start_s + step * span.length_s, 3) for step in steps)
    people = [tracks[number] for number in candidate.track_numbers[:MAX_PEOPLE] if number in tracks]
    return PicturePlan(candidate, times_s, tuple(part_around(people, time_s) for time_s in times_s))


def part_around(people: Sequence[Track], time_s: float) -> Box:
    """The part of the frame around those who are there, with a margin; the whole frame without anybody."""
    boxes = [track.box_at(time_s) for track in people if is_there(track, time_s)]
    if not boxes:
        return WHOLE
    x1, y1, x2, y2 = enclosing_box(boxes)
    low, high = np.array([x1, y1]), np.array([x2, y2])
    half = np.maximum((high - low) * (1 + 2 * MARGIN), MIN_SIDE) / 2
    centre = (low + high) / 2
    left, top = np.clip(centre - half, 0.0, 1.0).round(4).tolist()
    right, bottom = np.clip(centre + half, 0.0, 1.0).round(4).tolist()
    return (left, top, right, bottom)


def is_there(track: Track, time_s: float) -> bool:
    return bool(np.abs(track.times_s - time_s).min() <= NEAR_S)
