"""Go through a video frame by frame and box the people on it.

The detector runs only while something differs from the empty scene. Its boxes count where they lie on
such a difference. What differs without a detector box is kept as a weak `motion` box: a tracker may
extend a known person with it (somebody lying, sitting, half hidden), and must never start one from it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gpu_ops import motion
from gpu_ops.decode import Sample
from gpu_ops.detect import Boxes, Found, Region, Scores, View, area, find_people, intersections, overlaps

MIN_FILLED = 0.18
"""Share of a detector box that must differ from the empty scene."""
STRONG_SCORE = 0.9
"""So sure a box counts although nothing moved: people who stand still from the first frame on."""
MOTION_SCORE = 0.3
MIN_BLOB_SHARE = 0.001
"""Smaller than somebody whose height is a fifteenth of the picture's."""
HOLD_S = 3.0
"""How long the empty scene leaves a place alone after a person was boxed there."""
CALIBRATION_FRAMES = 15
MIN_TRUST = 0.4

Grade = Callable[[Boxes, Scores], View | None]
"""From boxes (N, 4) of the first moving frames, and how far each is to be trusted (N,), to a view."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One frame that was looked at: boxes (N, 4) xyxy in 0..1, scores (N,), and from where (N,)."""

    time_s: float
    boxes_xyxy: Boxes
    scores: Scores
    is_motion: npt.NDArray[np.bool_]
    brightness: float


@dataclass(slots=True)
class PeopleScan:
    """Boxes people on the frames of one fixed camera, in one pass, with memory that does not grow.

    `views` are tried on the first frames in which something moves; `grade` picks the view for the
    rest of the video from what they found.
    """

    views: Sequence[View]
    grade: Grade
    view: View | None = None
    scene: motion.EmptyScene = field(default_factory=motion.EmptyScene)
    _held: deque[tuple[float, Boxes]] = field(default_factory=deque)
    _trials: list[tuple[Boxes, Scores]] = field(default_factory=list)

    def look(self, samples: Iterable[Sample]) -> Iterator[Looked]:
        """One `Looked` for each sample, in order."""
        for sample in samples:
            yield self._look_at(sample)

    def _look_at(self, sample: Sample) -> Looked:
        mask = self.scene.foreground(sample.image)
        blobs = motion.blobs(mask, MIN_BLOB_SHARE)
        found = self._people(sample.image, blobs) if len(blobs) else Found(np.zeros((0, 4)), np.zeros(0))
        filled = motion.filled_share(mask, found.boxes_xyxy)
        keep = (filled >= MIN_FILLED) | (found.scores >= STRONG_SCORE)
        people, scores = found.boxes_xyxy[keep], found.scores[keep]
        strays = blobs[~is_explained(blobs, people)]
        self._protect(sample.time_s, people, strays, mask.shape)
        return Looked(
            time_s=sample.time_s,
            boxes_xyxy=np.concatenate([people, strays]),
            scores=np.concatenate([scores, np.full(len(strays), MOTION_SCORE)]),
            is_motion=np.arange(len(people) + len(strays)) >= len(people),
            brightness=float(sample.image.mean()),
        )

    def _people(self, image: npt.NDArray[np.uint8], blobs: Boxes) -> Found:
        region = region_around(blobs)
        if self.view is not None:
            return find_people(image, self.view, region)
        found = [find_people(image, view, region) for view in self.views]
        trust = [each.scores * agreement(each.boxes_xyxy, blobs) for each in found]
        best = int(np.argmax([each.sum() for each in trust]))
        if trust[best].sum() > MIN_TRUST:
            self._trials.append((found[best].boxes_xyxy, trust[best]))
        if len(self._trials) >= CALIBRATION_FRAMES:
            boxes, weights = zip(*self._trials, strict=True)
            self.view = self.grade(np.concatenate(boxes), np.concatenate(weights))
            self._trials.clear()
        return found[best]

    def _protect(self, time_s: float, people: Boxes, strays: Boxes, shape: tuple[int, int]) -> None:
        """Let the empty scene learn everything but people, and blobs where people just were."""
        while self._held and self._held[0][0] < time_s - HOLD_S:
            self._held.popleft()
        recent = [people, *(boxes for _, boxes in self._held)]
        known = np.concatenate(recent)
        lasting = strays[is_explained(strays, known)]
        now = np.concatenate([people, lasting])
        self._held.append((time_s, now))
        self.scene.learn(motion.painted(shape, np.concatenate([known, lasting]), margin=0.15))


def region_around(blobs: Boxes) -> Region:
    """The smallest region that holds all of M boxes (M, 4), M at least 1."""
    low, high = blobs[:, :2].min(axis=0), blobs[:, 2:].max(axis=0)
    return (float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def agreement(boxes_xyxy: Boxes, blobs: Boxes) -> Scores:
    """How well each box (N, 4) fits what moved (M, 4), in 0..1 (N,): the best overlap, squared.

    A box on part of a person lies well inside the moving blob, and a box at the right scale fills it.
    """
    if len(boxes_xyxy) == 0 or len(blobs) == 0:
        return np.zeros(len(boxes_xyxy))
    return np.asarray(overlaps(boxes_xyxy, blobs).max(axis=1) ** 2)


def is_explained(blobs: Boxes, people: Boxes) -> npt.NDArray[np.bool_]:
    """For blobs (N, 4): whether a tenth of the smaller one of blob and person is shared (N,)."""
    if len(blobs) == 0 or len(people) == 0:
        return np.zeros(len(blobs), dtype=bool)
    shared = intersections(blobs, people)
    smaller = np.minimum(area(blobs)[:, None], area(people)[None])
    return np.asarray((shared > 0.1 * smaller).any(axis=1))
