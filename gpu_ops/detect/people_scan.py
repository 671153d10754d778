"""Go through a video frame by frame and box the people on it.

The detector runs only while something differs from the empty scene. What differs without a detector box is
kept as a weak `motion` box: a tracker may extend a known person with it (somebody lying, sitting, half
hidden), and must never start one from it.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Protocol

import cv2
import numpy as np
import numpy.typing as npt

from domain.geometry import box_areas, intersection_areas
from gpu_ops.colour.person_colours import Colours, clothing_colours
from gpu_ops.detect import background
from gpu_ops.detect.boxes import Boxes, DetectedBoxes, MovingRegions, Scores
from gpu_ops.video.frame import Gray, Image, Sample

MIN_FILLED = 0.18
"""Share of a detector box that must differ from the empty scene, where the detector asks for it."""
SURE_SCORE = 0.9
"""So sure a box counts although nothing moved: people who stand still from the first frame on."""
MOTION_SCORE = 0.3
MIN_BLOB_SHARE = 0.0006
"""Smaller than somebody whose height is a twentieth of the picture's."""
HOLD_S = 3.0
"""How long the empty scene leaves a place alone after a person was boxed there."""
WATCH_S = 2.0
"""A detector that can do without motion looks so often at a scene in which nothing moves."""


class Detector(Protocol):
    """Finds things on frames. `batch` is how many it likes to get at once."""

    @property
    def batch(self) -> int: ...
    @property
    def height_px(self) -> int:
        """Rows of a picture that it can make use of; larger ones are scaled down on the way."""
        ...

    @property
    def needs_motion(self) -> bool:
        """Whether boxes count only where something differs from the empty scene."""
        ...

    def find(self, images: Sequence[Image], moving: Sequence[MovingRegions]) -> list[DetectedBoxes]: ...
    def state(self) -> dict[str, Any]: ...
    def restore(self, state: dict[str, Any]) -> None: ...


@dataclass(frozen=True, slots=True)
class FrameResult:
    """One frame that was looked at: N boxes in 0..1, with scores, labels, and the colours of clothes."""

    time_s: float
    boxes_xyxy: Boxes
    scores: Scores
    labels: npt.NDArray[np.str_]
    is_motion: npt.NDArray[np.bool_]
    colours: Colours
    brightness: float
    change: float
    """Largest difference of any place of the picture from the frame before, in levels of 0..255."""


@dataclass(slots=True)
class PeopleScan:
    """Boxes people on the frames of one fixed camera, in one pass, with memory that does not grow."""

    detector: Detector
    scene: background.BackgroundModel = field(default_factory=background.BackgroundModel)
    held: deque[tuple[float, Boxes]] = field(default_factory=deque)
    before: Gray | None = None
    watched_s: float = -WATCH_S
    is_busy: bool = False
    """Whether the last frame showed a person, or something that moved."""

    def look(self, samples: Iterable[Sample]) -> Iterator[list[FrameResult]]:
        """Frames that were looked at, in order, in groups as large as the detector likes."""
        several = iter(samples)
        while group := [self._seen(sample) for sample in islice(several, self.detector.batch)]:
            yield self._make_results(group)

    def state(self) -> dict[str, Any]:
        """Everything that later frames depend on, as plain values and arrays."""
        return {
            "empty": self.scene.empty,
            "resets": self.scene.resets,
            "held": [[time_s, boxes] for time_s, boxes in self.held],
            "before": self.before,
            "watched_s": self.watched_s,
            "is_busy": self.is_busy,
            "detector": self.detector.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Go on as the scan did whose state this is."""
        self.scene = background.BackgroundModel(state["empty"], None, state["resets"])
        self.held = deque((time_s, boxes) for time_s, boxes in state["held"])
        self.before, self.watched_s, self.is_busy = state["before"], state["watched_s"], state["is_busy"]
        self.detector.restore(state["detector"])

    def _seen(self, sample: Sample) -> "FrameInput":
        """What moves on a frame, and its colours where the detector is to look."""
        gray = sample.gray(background.WIDTH_PX)
        mask = self.scene.foreground(gray)
        blobs = background.blobs(mask, MIN_BLOB_SHARE)
        clear = background.blobs(self.scene.clear_difference(), MIN_BLOB_SHARE) if len(blobs) else blobs
        change = 255.0 if self.before is None else largest(gray, self.before)
        self.before = gray
        is_due = len(blobs) > 0 or (not self.detector.needs_motion and self._is_watched(sample.time_s))
        if is_due:
            self.watched_s = sample.time_s
        image = sample.image(self.detector.height_px) if is_due else None
        return FrameInput(
            sample.time_s,
            image,
            mask,
            MovingRegions(blobs, clear),
            self.scene.newest,
            sample.brightness(gray),
            change,
        )

    def _is_watched(self, time_s: float) -> bool:
        return self.is_busy or time_s - self.watched_s >= WATCH_S

    def _make_results(self, group: list["FrameInput"]) -> list[FrameResult]:
        due = [each for each in group if each.image is not None]
        found = self.detector.find([each.image for each in due if each.image is not None],
                                   [each.moving for each in due]) if due else []  # fmt: skip
        by_time = dict(zip([each.time_s for each in due], found, strict=True))
        return [self._accept(each, by_time.get(each.time_s, DetectedBoxes.nothing())) for each in group]

    def _accept(self, seen: "FrameInput", found: DetectedBoxes) -> FrameResult:
        if self.detector.needs_motion:
            filled = background.filled_share(seen.mask, found.boxes_xyxy)
            found = found.kept((filled >= MIN_FILLED) | (found.scores >= SURE_SCORE))
        people = found.boxes_xyxy[found.labels == "person"]
        strays = seen.moving.boxes[~is_explained(seen.moving.boxes, found.boxes_xyxy)]
        self._protect(seen, people, strays)
        count = len(found.scores) + len(strays)
        self.is_busy = count > 0
        return FrameResult(
            time_s=seen.time_s,
            boxes_xyxy=np.concatenate([found.boxes_xyxy, strays]),
            scores=np.concatenate([found.scores, np.full(len(strays), MOTION_SCORE)]),
            labels=np.concatenate([found.labels, np.full(len(strays), "person")]),
            is_motion=np.arange(count) >= len(found.scores),
            colours=np.concatenate([self._colours(seen, found), np.full((len(strays), 6), np.nan)]),
            brightness=seen.brightness,
            change=seen.change,
        )

    def _colours(self, seen: "FrameInput", found: DetectedBoxes) -> Colours:
        if seen.image is None or len(found.scores) == 0:
            return np.full((len(found.scores), 6), np.nan)
        return clothing_colours(seen.image, found.boxes_xyxy)

    def _protect(self, seen: "FrameInput", people: Boxes, strays: Boxes) -> None:
        """Let the empty scene learn everything but people, and blobs where people just were."""
        while self.held and self.held[0][0] < seen.time_s - HOLD_S:
            self.held.popleft()
        known = np.concatenate([people, *(boxes for _, boxes in self.held)])
        self.scene.newest = seen.gray
        if not self.scene.is_comparable:
            return
        is_ghost = np.array([self.scene.is_ghost(seen.mask, stray) for stray in strays], dtype=bool)
        for ghost in strays[is_ghost]:
            self.scene.forget(ghost)
        lasting = strays[is_explained(strays, known) & ~is_ghost]
        now = np.concatenate([people, lasting])
        if len(now):
            self.held.append((seen.time_s, now))
        self.scene.learn(
            background.boxes_mask(seen.mask.shape, np.concatenate([known, lasting]), margin=0.15)
        )


@dataclass(frozen=True, slots=True)
class FrameInput:
    """A frame before the detector has spoken."""

    time_s: float
    image: Image | None
    mask: background.Mask
    moving: MovingRegions
    gray: background.Gray | None
    brightness: float
    change: float


def largest(gray: Gray, before: Gray) -> float:
    """The largest difference of any place, in levels; the whole range where the picture changed its shape."""
    if gray.shape != before.shape:
        return 255.0
    return float(cv2.absdiff(gray, before).max())


def is_explained(blobs: Boxes, people: Boxes) -> npt.NDArray[np.bool_]:
    """For blobs (N, 4): whether a tenth of the smaller one of blob and person is shared (N,)."""
    if len(blobs) == 0 or len(people) == 0:
        return np.zeros(len(blobs), dtype=bool)
    shared = intersection_areas(blobs, people)
    smaller = np.minimum(box_areas(blobs)[:, None], box_areas(people)[None])
    return np.asarray((shared > 0.1 * smaller).any(axis=1))
