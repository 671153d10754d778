"""Find people on single frames with OpenCV's HOG detector (Dalal and Triggs, CVPR 2005), on the CPU.

It sees upright, mostly unoccluded people. It does not see people who lie, sit behind things, or are
filmed from above; `gpu_ops.detect.people_scan` follows those by motion once they have been seen upright.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from domain.geometry import FrameView, enclosing_box, iou_matrix
from domain.records import Box
from gpu_ops.detect.boxes import Boxes, DetectedBoxes, MovingRegions, Scores, best_boxes, groups

WHOLE_FRAME: Box = (0.0, 0.0, 1.0, 1.0)

SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 0.24, 0.11, 0.15
"""What the detector's window leaves free around a person, as shares of the window."""
WINDOW_PX = (64, 128)
PERSON_PX = WINDOW_PX[1] * (1 - TOP_MARGIN - BOTTOM_MARGIN)
STRIDE_PX = 8
MARGIN_OF_REGION, MARGIN_OF_FRAME = 0.3, 0.12
"""Room left around a region, as a share of its height, and at least this share of the frame's."""
HEIGHT_SLACK = 1.25
SCALE_STEP = 1.15
MIN_SCORE = 0.6
SAME_IOU = 0.6
"""Windows that overlap so much are averaged: neighbouring scales straddle a person's true size."""
CALIBRATION_FRAMES = 15
MAX_ENLARGED = 2.5
FITTING = (0.3, 1.6)
"""How high people are, as shares of the highest thing that moves: several of them, or their legs."""
MIN_TRUST = 0.4
DOUBT_FRAMES, DOUBT_STEP = 30, 5
"""After so many frames with motion and nobody found, every fifth one is looked at in another way."""


@cache
def hog() -> cv2.HOGDescriptor:
    descriptor = cv2.HOGDescriptor()
    descriptor.setSVMDetector(np.asarray(cv2.HOGDescriptor.getDefaultPeopleDetector()))
    return descriptor


def find_people(image: npt.NDArray[np.uint8], view: FrameView, region: Box = WHOLE_FRAME) -> DetectedBoxes:
    """People on one upright frame (H, W, 3) uint8, in `region` and a margin around it."""
    shown, corner = prepare_image(image, view, region)
    windows, margins = windows_with_people(shown, view)
    if len(windows) == 0:
        return DetectedBoxes.nothing()
    scale = view.height_px / image.shape[0]
    frame_px = np.array([image.shape[1], image.shape[0]] * 2) * scale
    boxes = (detect_in_windows(windows) + np.array(corner * 2)) / frame_px
    scores = margin_to_score(margins)
    heights = boxes[:, 3] - boxes[:, 1]
    fits = (heights >= view.heights[0]) & (heights <= view.heights[1] * HEIGHT_SLACK) & (scores >= MIN_SCORE)
    boxes, scores = boxes[fits], scores[fits]
    keep = best_boxes(boxes, scores)
    return DetectedBoxes.people(np.clip(merge_windows(boxes, scores, keep), 0.0, 1.0), scores[keep])


def windows_with_people(shown: npt.NDArray[np.uint8], view: FrameView) -> tuple[Boxes, Scores]:
    """Windows (N, 4) xywh in pixels of `shown` that the detector takes for a person, with its margins (N,).

    Level by level of a pyramid, and only levels on which people have a height that the view allows.
    `detectMultiScale` would do it at once, but its threads mix up which margin belongs to which window.
    """
    windows, margins = [np.zeros((0, 4))], [np.zeros(0)]
    scale = 1.0
    while min(np.array(shown.shape[1::-1]) / scale - WINDOW_PX) >= 0:
        person = PERSON_PX * scale / view.height_px
        if view.heights[0] / SCALE_STEP <= person <= view.heights[1] * HEIGHT_SLACK:
            corners, weights = hog().detect(hog_level(shown, scale), winStride=(STRIDE_PX, STRIDE_PX))
            if len(corners):
                sizes = np.tile(np.array(WINDOW_PX) * scale, (len(corners), 1))
                windows.append(np.hstack([np.asarray(corners).reshape(-1, 2) * scale, sizes]))
                margins.append(np.ravel(np.asarray(weights, dtype=np.float64)))
        scale *= SCALE_STEP
    return np.concatenate(windows), np.concatenate(margins)


def hog_level(shown: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    if scale == 1.0:
        return shown
    size = (round(shown.shape[1] / scale), round(shown.shape[0] / scale))
    return np.asarray(cv2.resize(shown, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def merge_windows(boxes_xyxy: Boxes, scores: Scores, keep: npt.NDArray[np.int64]) -> Boxes:
    """Each kept box (K, 4) as the mean of those (N, 4) that lie almost where it does, by their scores."""
    is_same = iou_matrix(boxes_xyxy[keep], boxes_xyxy) > SAME_IOU
    weights = is_same * (scores - 0.45)
    return np.asarray(weights @ boxes_xyxy / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12))


def prepare_image(
    image: npt.NDArray[np.uint8], view: FrameView, region: Box
) -> tuple[npt.NDArray[np.uint8], tuple[int, int]]:
    """The region at the view's scale with a margin, and its corner (x, y) in pixels of that scale.

    Where the margin leaves the frame, edge pixels are repeated, at most `view.padding` of a side.
    """
    scale = view.height_px / image.shape[0]
    size = np.array([max(2, round(image.shape[1] * scale)), view.height_px])
    margin = max(MARGIN_OF_REGION * (region[3] - region[1]), MARGIN_OF_FRAME) * view.height_px
    low = np.maximum(np.array(region[:2]) * size - margin, -view.padding * size)
    high = np.minimum(np.array(region[2:]) * size + margin, (1 + view.padding) * size)
    missing = np.maximum(0, np.array(WINDOW_PX) + 1 - (high - low)) / 2
    low, high = np.floor(low - missing).astype(int), np.ceil(high + missing).astype(int)
    inside_low, inside_high = np.clip(low, 0, size - 1), np.clip(high, 1, size)
    scaled = scale_part(image, inside_low, inside_high, scale)
    left, top = inside_low - low
    right, bottom = high - inside_high
    padded = cv2.copyMakeBorder(scaled, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(padded, dtype=np.uint8), (int(low[0]), int(low[1]))


def scale_part(
    image: npt.NDArray[np.uint8], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], scale: float
) -> npt.NDArray[np.uint8]:
    """The part from `low` to `high` (x, y), both in pixels of the scaled picture."""
    source_low = np.floor(low / scale).astype(int)
    source_high = np.maximum(np.ceil(high / scale).astype(int), source_low + 1)
    part = image[source_low[1] : source_high[1], source_low[0] : source_high[0]]
    width, height = np.maximum(high - low, 1)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(part, (int(width), int(height)), interpolation=method), dtype=np.uint8)


def detect_in_windows(windows_xywh: Boxes) -> Boxes:
    """Person boxes (N, 4) xyxy inside detector windows (N, 4) xywh, in the same pixels."""
    x, y, width, height = windows_xywh.T
    return np.stack(
        [
            x + SIDE_MARGIN * width,
            y + TOP_MARGIN * height,
            x + (1 - SIDE_MARGIN) * width,
            y + (1 - BOTTOM_MARGIN) * height,
        ],
        axis=1,
    )


def margin_to_score(margins: Scores) -> Scores:
    """SVM margins (N,) to 0..1: 0 becomes 0.5, 1 becomes 0.88."""
    return np.asarray(1.0 / (1.0 + np.exp(-2.0 * margins)))


Grade = Callable[[Boxes, Scores], FrameView | None]
"""From boxes (N, 4) of the first moving frames, and how far each is to be trusted (N,), to a view."""


@dataclass(slots=True)
class HogDetector:
    """Finds people at the scale at which they appear, which it works out from what moves.

    `candidates` are tried on the first frames in which something moves, and `grade` picks the view from what
    they found. A view under which nothing is found any more for long is doubted: the candidates get their
    turn, and one that fits what moves begins the choice anew. So a camera that was turned or zoomed is seen.
    """

    candidates: Sequence[FrameView]
    grade: Grade
    view: FrameView | None = None
    batch: int = 1
    needs_motion: bool = True
    _trials: list[tuple[Boxes, Scores]] = field(default_factory=list)
    _misses: int = 0

    @property
    def height_px(self) -> int:
        """Rows of a picture that can be made use of: those of the largest view that may be tried."""
        views = [self.view] if self.view is not None and self._misses < DOUBT_FRAMES else self.candidates
        return max(view.height_px for view in views)

    def find(
        self, images: Sequence[npt.NDArray[np.uint8]], moving: Sequence[MovingRegions]
    ) -> list[DetectedBoxes]:
        """People on frames (H, W, 3) near to what moves on each."""
        return [
            self._find(image, each) if len(each.boxes) else DetectedBoxes.nothing()
            for image, each in zip(images, moving, strict=True)
        ]

    def state(self) -> dict[str, Any]:
        view = self.view and [self.view.height_px, self.view.padding, list(self.view.heights)]
        return {"view": view, "trials": list(self._trials), "misses": self._misses}

    def restore(self, state: dict[str, Any]) -> None:
        values = state["view"]
        self.view = values and FrameView(values[0], values[1], tuple(values[2]))
        self._trials = [(boxes, trust) for boxes, trust in state["trials"]]
        self._misses = state["misses"]

    def _find(self, image: npt.NDArray[np.uint8], moving: MovingRegions) -> DetectedBoxes:
        is_doubted = self._misses >= DOUBT_FRAMES
        if self.view is not None and not (is_doubted and self._misses % DOUBT_STEP == 0):
            found = group_regions(image, self.view, moving.boxes)
            self._misses = 0 if box_trust(found, moving).sum() > MIN_TRUST else self._misses + 1
            return found
        views = (
            self._one_candidate() if is_doubted else fitting(self.candidates, moving.clear, image.shape[0])
        )
        return self._try(image, moving, views)

    def _one_candidate(self) -> Sequence[FrameView]:
        """When nothing fits for long, candidates take turns, so that trees in the wind cost one look each."""
        at = self._misses // DOUBT_STEP if self.view is not None else self._misses
        return [self.candidates[at % len(self.candidates)]]

    def _try(
        self, image: npt.NDArray[np.uint8], moving: MovingRegions, views: Sequence[FrameView]
    ) -> DetectedBoxes:
        found = [find_people(image, view, enclosing_box(moving.boxes)) for view in views]
        trust = [box_trust(each, moving) for each in found]
        best = int(np.argmax([each.sum() for each in trust]))
        if trust[best].sum() <= MIN_TRUST:
            self._misses += 1
            return found[best]
        self._misses = 0
        if self.view is not None:
            self.view = None
            self._trials.clear()
        self._trials.append((found[best].boxes_xyxy, trust[best]))
        if len(self._trials) >= CALIBRATION_FRAMES:
            boxes, weights = zip(*self._trials, strict=True)
            self.view = self.grade(np.concatenate(boxes), np.concatenate(weights))
            self._trials.clear()
        return found[best]


def fitting(candidates: Sequence[FrameView], blobs: Boxes, rows: int) -> Sequence[FrameView]:
    """The candidates under which the highest thing that moves (K, 4) may be a person, or all if none.

    Pictures of so many rows are not enlarged beyond `MAX_ENLARGED`: that only makes their blur larger.
    """
    most_px = MAX_ENLARGED * rows
    candidates = [view for view in candidates if view.height_px <= most_px] or candidates[:1]
    if len(blobs) == 0:
        return candidates
    highest = float((blobs[:, 3] - blobs[:, 1]).max())
    people = [PERSON_PX / view.height_px for view in candidates]
    low, high = highest * FITTING[0], highest * FITTING[1]
    return [
        view for view, height in zip(candidates, people, strict=True) if low <= height <= high
    ] or candidates


def group_regions(image: npt.NDArray[np.uint8], view: FrameView, blobs: Boxes) -> DetectedBoxes:
    """People near to what moves; things that move far from each other are looked at apart."""
    looks = [find_people(image, view, enclosing_box(group)) for group in groups(blobs, 2 * MARGIN_OF_FRAME)]
    boxes = np.concatenate([each.boxes_xyxy for each in looks])
    scores = np.concatenate([each.scores for each in looks])
    keep = best_boxes(boxes, scores)
    return DetectedBoxes.people(boxes[keep], scores[keep])


def box_trust(found: DetectedBoxes, moving: MovingRegions) -> Scores:
    """How well each box (N,) fits what moved, in 0..1: its score times the best overlap, squared.

    A box on part of a person lies well inside the moving blob, and a box at the right scale fills it.
    """
    blobs = moving.clear if len(moving.clear) else moving.boxes
    if len(found.scores) == 0 or len(blobs) == 0:
        return np.zeros(len(found.scores))
    return np.asarray(found.scores * iou_matrix(found.boxes_xyxy, blobs).max(axis=1) ** 2)
