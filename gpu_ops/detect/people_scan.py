"""Scan a video frame by frame and box the people on it.

The detector runs only while something differs from the empty scene. What differs without a detector box is
kept as a weak `motion` box: a tracker may extend a known person with it (somebody lying, sitting, half
hidden), and must never start one from it. Decision 0005 describes the method.
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
from domain.records import PERSON
from gpu_ops.colour.person_colours import Colours, clothing_colours
from gpu_ops.detect import background
from gpu_ops.detect.body_parts import grow_parts
from gpu_ops.detect.boxes import Boxes, DetectedBoxes, MovingRegions, Scores
from gpu_ops.detect.past_scenes import PastScenes
from gpu_ops.detect.picture_watch import PictureResult, PictureWatch
from gpu_ops.video.frame import Gray, Image, Sample

MIN_MOVING_SHARE = 0.18
"""Share of a detector box that must differ from the empty scene, where the detector needs motion. Boxes on
furniture have less; higher values lose people in clothes of the background's colour."""
SURE_SCORE = 0.9
"""Score from which on a box counts although nothing moved: people who stand still from the first frame on."""
MOTION_SCORE = 0.3
"""Score of motion boxes: below the tracker's threshold for starting a track (0.62)."""
MIN_BLOB_SHARE = 0.0006
"""Share of the picture that a moving region must have (decision 0005): smaller than somebody whose height is
a twentieth of the picture's."""
MIN_SHARED = 0.1
"""Share of the smaller of two boxes, region and person, from which on the region is that person's motion."""
HOLD_S = 3.0
"""Seconds for which the empty scene is not updated where a person was boxed."""
CHECK_S = 2.0
"""Seconds between two runs, in a scene without motion, of a detector that does not need motion."""
HELD_MARGIN = 0.15
"""Room around people where the empty scene is not updated, as a share of their boxes: outlines are rough."""
MAX_LEVEL = 255.0
"""Difference that is reported where there is no frame before, or it has another shape."""


class Detector(Protocol):
    """Finds people and other things on frames, `batch` of them at once."""

    @property
    def batch(self) -> int: ...
    @property
    def height_px(self) -> int:
        """Rows of a picture that it can use; larger ones are scaled down before."""
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
    """The result of one sampled frame: N boxes in 0..1, with scores, labels, and the colours of clothes.

    `brightness` is the mean level (0..255); rows where `is_motion` come from motion alone.
    """

    time_s: float
    boxes_xyxy: Boxes
    scores: Scores
    labels: npt.NDArray[np.str_]
    is_motion: npt.NDArray[np.bool_]
    colours: Colours
    brightness: float
    change: float
    """Largest difference of any pixel from the frame before, in levels (0..255)."""
    picture: PictureResult = field(default_factory=PictureResult)


@dataclass(slots=True)
class PeopleScan:
    """Boxes people on the frames of one fixed camera, in one pass, with constant memory."""

    detector: Detector
    scene: background.BackgroundModel = field(default_factory=background.BackgroundModel)
    past: PastScenes = field(default_factory=PastScenes)
    watch: PictureWatch = field(default_factory=PictureWatch)
    held: deque[tuple[float, Boxes, Boxes]] = field(default_factory=deque)
    """(seconds, boxes of people, boxes of their motion alone) within the last `HOLD_S`."""
    previous: Gray | None = None
    checked_s: float = -CHECK_S
    """When the detector ran last."""
    is_busy: bool = False
    """Whether the last frame showed a person, or something that moved."""

    def scan(self, samples: Iterable[Sample]) -> Iterator[list[FrameResult]]:
        """Results of sampled frames, in order, in groups of the detector's batch size."""
        remaining = iter(samples)
        while group := [self._prepare(sample) for sample in islice(remaining, self.detector.batch)]:
            yield self._make_results(group)

    def state(self) -> dict[str, Any]:
        """Everything that later frames depend on, as plain values and arrays; stored in segments."""
        return {
            "empty": self.scene.empty,
            "past": self.past.state(),
            "resets": self.scene.resets,
            "held": [list(each) for each in self.held],
            "before": self.previous,
            "watched_s": self.checked_s,
            "is_busy": self.is_busy,
            "detector": self.detector.state(),
            "watch": self.watch.state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Continue as the scan did whose state this is."""
        self.scene = background.BackgroundModel(state["empty"], None, state["resets"])
        self.past = PastScenes.restored(state["past"])
        self.held = deque((time_s, people, motion) for time_s, people, motion in state["held"])
        self.previous, self.checked_s, self.is_busy = state["before"], state["watched_s"], state["is_busy"]
        self.detector.restore(state["detector"])
        self.watch.restore(state["watch"])

    def _prepare(self, sample: Sample) -> "FrameInput":
        """The moving regions of a frame, and its colours where the detector is to run."""
        gray = sample.gray(background.WIDTH_PX)
        mask = self.scene.foreground(gray)
        blobs = background.blobs(mask, MIN_BLOB_SHARE)
        clear = background.blobs(self.scene.clear_difference(), MIN_BLOB_SHARE) if len(blobs) else blobs
        change = MAX_LEVEL if self.previous is None else largest_difference(gray, self.previous)
        self.previous = gray
        is_due = len(blobs) > 0 or (not self.detector.needs_motion and self._is_check_due(sample.time_s))
        if is_due:
            self.checked_s = sample.time_s
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

    def _is_check_due(self, time_s: float) -> bool:
        return self.is_busy or time_s - self.checked_s >= CHECK_S

    def _make_results(self, group: list["FrameInput"]) -> list[FrameResult]:
        due = [each for each in group if each.image is not None]
        found = self.detector.find([each.image for each in due if each.image is not None],
                                   [each.moving for each in due]) if due else []  # fmt: skip
        by_time = dict(zip([each.time_s for each in due], found, strict=True))
        return [self._accept(each, by_time.get(each.time_s, DetectedBoxes.nothing())) for each in group]

    def _accept(self, frame: "FrameInput", found: DetectedBoxes) -> FrameResult:
        """The result of a frame: accepted detector boxes, and motion boxes of what they do not explain."""
        if self.detector.needs_motion:
            moving_shares = background.filled_share(frame.mask, found.boxes_xyxy)
            found = found.select((moving_shares >= MIN_MOVING_SHARE) | (found.scores >= SURE_SCORE))
            found = grow_parts(found, frame.mask, self._people_before())
        people = found.boxes_xyxy[found.labels == PERSON]
        motion = frame.moving.boxes[~is_explained(frame.moving.boxes, found.boxes_xyxy)]
        self._update_background(frame, people, motion)
        count = len(found.scores) + len(motion)
        self.is_busy = count > 0
        return FrameResult(
            time_s=frame.time_s,
            boxes_xyxy=np.concatenate([found.boxes_xyxy, motion]),
            scores=np.concatenate([found.scores, np.full(len(motion), MOTION_SCORE)]),
            labels=np.concatenate([found.labels, np.full(len(motion), PERSON)]),
            is_motion=np.arange(count) >= len(found.scores),
            colours=np.concatenate([self._colours(frame, found), np.full((len(motion), 6), np.nan)]),
            brightness=frame.brightness,
            change=frame.change,
            picture=self._look_at_picture(frame, people),
        )

    def _look_at_picture(self, frame: "FrameInput", people: Boxes) -> PictureResult:
        if frame.gray is None:
            return PictureResult()
        return self.watch.look(frame.time_s, frame.gray, frame.brightness, people)

    def _colours(self, frame: "FrameInput", found: DetectedBoxes) -> Colours:
        if frame.image is None or len(found.scores) == 0:
            return np.full((len(found.scores), 6), np.nan)
        return clothing_colours(frame.image, found.boxes_xyxy)

    def _people_before(self) -> Boxes:
        """Boxes (M, 4) of people within the last `HOLD_S`."""
        return np.concatenate([np.zeros((0, 4)), *(people for _, people, _ in self.held)])

    def _update_background(self, frame: "FrameInput", people: Boxes, motion: Boxes) -> None:
        """Update the empty scene except at people, and at motion where people were just before."""
        while self.held and self.held[0][0] < frame.time_s - HOLD_S:
            self.held.popleft()
        known = np.concatenate([people, *(boxes for _, *both in self.held for boxes in both)])
        self.scene.newest = frame.gray
        if not self.scene.is_comparable:
            return
        is_ghost = np.array([self._is_ghost(frame, box) for box in motion], dtype=bool)
        for ghost in motion[is_ghost]:
            self.scene.forget(ghost)
        lasting = motion[is_explained(motion, known) & ~is_ghost]
        if len(people) or len(lasting):
            self.held.append((frame.time_s, people, lasting))
        protected = np.concatenate([known, lasting])
        self.scene.learn(background.boxes_mask(frame.mask.shape, protected, margin=HELD_MARGIN))
        if self.scene.empty is not None:
            self.past.keep(frame.time_s, self.scene.empty)

    def _is_ghost(self, frame: "FrameInput", box: npt.NDArray[np.float64]) -> bool:
        """Whether a difference is the hole of something that left, by its outline or by scenes of before."""
        if self.scene.is_ghost(frame.mask, box):
            return True
        return frame.gray is not None and self.past.show(frame.gray, frame.mask, box)


@dataclass(frozen=True, slots=True)
class FrameInput:
    """A frame before detection; `image` is None where the detector is not to run."""

    time_s: float
    image: Image | None
    mask: background.Mask
    moving: MovingRegions
    gray: background.FloatGray | None
    brightness: float
    change: float


def largest_difference(gray: Gray, previous: Gray) -> float:
    """The largest difference of any pixel, in levels; `MAX_LEVEL` where the picture changed its shape."""
    if gray.shape != previous.shape:
        return MAX_LEVEL
    return float(cv2.absdiff(gray, previous).max())


def is_explained(blobs: Boxes, people: Boxes) -> npt.NDArray[np.bool_]:
    """Which moving regions (N, 4) are the motion of any of the people (M, 4): (N,)."""
    if len(blobs) == 0 or len(people) == 0:
        return np.zeros(len(blobs), dtype=bool)
    shared = intersection_areas(blobs, people)
    smaller = np.minimum(box_areas(blobs)[:, None], box_areas(people)[None])
    return np.asarray((shared > MIN_SHARED * smaller).any(axis=1))
