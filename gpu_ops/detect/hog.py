"""Find people on single frames with OpenCV's HOG detector (Dalal and Triggs, CVPR 2005), on the CPU.

It finds upright, mostly unoccluded people. It does not find people who lie, sit behind things, or are filmed
from above; `gpu_ops.detect.people_scan` adds motion boxes for those.
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
from gpu_ops.device import computing

WHOLE_FRAME: Box = (0.0, 0.0, 1.0, 1.0)
"""The region of a whole frame, x1, y1, x2, y2 in 0..1."""

SIDE_MARGIN = 0.24
"""Share of the detector's window that is free at each side of a person: its training windows leave about 16
pixels on all sides (Dalal and Triggs, 2005)."""
TOP_MARGIN = 0.11
"""Share of the window that is free above the head."""
BOTTOM_MARGIN = 0.15
"""Share of the window that is free below the feet."""
WINDOW_PX = (64, 128)
"""Columns and rows of the detector's window (Dalal and Triggs, 2005)."""
PERSON_PX = WINDOW_PX[1] * (1 - TOP_MARGIN - BOTTOM_MARGIN)
"""Rows of a person in the window: some 95."""
STRIDE_PX = 8
"""Step of the window in both directions, one HOG cell (Dalal and Triggs, 2005)."""
REGION_MARGIN = 0.3
"""Room left around a region that is searched, as a share of its height."""
MIN_REGION_MARGIN = 0.12
"""The same as a share of the frame's height, at least."""
HEIGHT_SLACK = 1.25
"""Factor by which boxes may be higher than a view allows: neighbouring levels of the pyramid."""
SCALE_STEP = 1.15
"""Ratio of two levels of the pyramid. Closer levels find a few people more and cost more time."""
MIN_SCORE = 0.6
"""Score (0..1) below which windows are dropped (decision 0005)."""
SAME_IOU = 0.6
"""Intersection over union above which windows are averaged: neighbouring levels straddle the true size."""
WEIGHT_OFFSET = 0.45
"""Taken from the scores that weigh that average, so that the best windows dominate it."""
CALIBRATION_FRAMES = 15
"""Frames with people from which the view is chosen: 3 s at 5 Hz."""
MAX_ENLARGEMENT = 2.5
"""Factor by which pictures are enlarged for a candidate view, at most: more only enlarges their blur."""
PERSON_RANGE = (0.3, 1.6)
"""Lowest and highest person, as shares of the highest thing that moves: it may be several people, or legs."""
MIN_TRUST = 0.4
"""Sum of `box_trust` on a frame above which somebody was found: one box that fits what moves."""
DOUBT_FRAMES = 30
"""Frames in a row with motion and nobody found, after which the view is doubted: 6 s at 5 Hz."""
DOUBT_STEP = 5
"""Then one frame in so many is searched with a candidate instead."""
SCORE_STEEPNESS = 2.0
"""Steepness of the logistic function from SVM margins to scores: a margin of 0 is 0.5, of 1 is 0.88."""


@cache
def hog() -> cv2.HOGDescriptor:
    descriptor = cv2.HOGDescriptor()
    descriptor.setSVMDetector(np.asarray(cv2.HOGDescriptor.getDefaultPeopleDetector()))
    return descriptor


def find_people(image: npt.NDArray[np.uint8], view: FrameView, region: Box = WHOLE_FRAME) -> DetectedBoxes:
    """People on one upright frame (H, W, 3) uint8 blue-green-red, in `region` and a margin around it."""
    scaled, corner = prepare_image(image, view, region)
    windows, margins = detect_windows(scaled, view)
    if len(windows) == 0:
        return DetectedBoxes.nothing()
    scale = view.height_px / image.shape[0]
    frame_px = np.array([image.shape[1], image.shape[0]] * 2) * scale
    boxes = (boxes_in_windows(windows) + np.array(corner * 2)) / frame_px
    scores = margin_to_score(margins)
    heights = boxes[:, 3] - boxes[:, 1]
    fits = (heights >= view.heights[0]) & (heights <= view.heights[1] * HEIGHT_SLACK) & (scores >= MIN_SCORE)
    boxes, scores = boxes[fits], scores[fits]
    keep = best_boxes(boxes, scores)
    return DetectedBoxes.people(np.clip(merge_windows(boxes, scores, keep), 0.0, 1.0), scores[keep])


def detect_windows(scaled: npt.NDArray[np.uint8], view: FrameView) -> tuple[Boxes, Scores]:
    """Windows (N, 4) xywh in pixels of `scaled` with a person in them, and their SVM margins (N,).

    Level by level of a pyramid, and only levels on which people have a height that the view allows. OpenCV's
    `detectMultiScale` would do it at once, but its threads mix up which margin belongs to which window.
    """
    windows, margins = [np.zeros((0, 4))], [np.zeros(0)]
    scale = 1.0
    while min(np.array(scaled.shape[1::-1]) / scale - WINDOW_PX) >= 0:
        person = PERSON_PX * scale / view.height_px
        if view.heights[0] / SCALE_STEP <= person <= view.heights[1] * HEIGHT_SLACK:
            corners, weights = hog().detect(resize_level(scaled, scale), winStride=(STRIDE_PX, STRIDE_PX))
            if len(corners):
                sizes = np.tile(np.array(WINDOW_PX) * scale, (len(corners), 1))
                windows.append(np.hstack([np.asarray(corners).reshape(-1, 2) * scale, sizes]))
                margins.append(np.ravel(np.asarray(weights, dtype=np.float64)))
        scale *= SCALE_STEP
    return np.concatenate(windows), np.concatenate(margins)


def resize_level(scaled: npt.NDArray[np.uint8], scale: float) -> npt.NDArray[np.uint8]:
    """A level of the pyramid, `scale` times smaller."""
    if scale == 1.0:
        return scaled
    size = (round(scaled.shape[1] / scale), round(scaled.shape[0] / scale))
    return np.asarray(cv2.resize(scaled, size, interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def merge_windows(boxes_xyxy: Boxes, scores: Scores, keep: npt.NDArray[np.int64]) -> Boxes:
    """Each kept box (K, 4) as the mean of those (N, 4) at almost the same place, weighted by score."""
    is_same = iou_matrix(boxes_xyxy[keep], boxes_xyxy) > SAME_IOU
    weights = is_same * (scores - WEIGHT_OFFSET)
    return np.asarray(weights @ boxes_xyxy / np.maximum(weights.sum(axis=1, keepdims=True), 1e-12))


def prepare_image(
    image: npt.NDArray[np.uint8], view: FrameView, region: Box
) -> tuple[npt.NDArray[np.uint8], tuple[int, int]]:
    """The region at the view's scale with a margin, and its corner (x, y) in pixels of that scale.

    Where the margin leaves the frame, edge pixels are repeated, at most `view.padding` of a side.
    """
    scale = view.height_px / image.shape[0]
    size = np.array([max(2, round(image.shape[1] * scale)), view.height_px])
    margin = max(REGION_MARGIN * (region[3] - region[1]), MIN_REGION_MARGIN) * view.height_px
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


def boxes_in_windows(windows_xywh: Boxes) -> Boxes:
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
    """Scores (N,) in 0..1 of SVM margins (N,), by a logistic function."""
    return np.asarray(1.0 / (1.0 + np.exp(-SCORE_STEEPNESS * margins)))


ViewChooser = Callable[[Boxes, Scores], FrameView | None]
"""From boxes (N, 4) of the first moving frames, and the trust (N,) in each (0..1), to a view."""


@dataclass(slots=True)
class HogDetector:
    """Finds people at the scale at which they appear, which it estimates from what moves.

    `candidates` are tried on the first frames in which something moves, and `choose_view` picks the view from
    what they found. A view with which nobody is found for long although something moves is doubted: the
    candidates are tried in turns, and one that fits what moves starts the choice again. That is how a camera
    that was turned or zoomed is noticed.
    """

    candidates: Sequence[FrameView]
    choose_view: ViewChooser
    view: FrameView | None = None
    batch: int = 1
    needs_motion: bool = True
    _trials: list[tuple[Boxes, Scores]] = field(default_factory=list)
    _misses: int = 0

    @property
    def height_px(self) -> int:
        """Rows of a picture that can be used: those of the largest view that may be tried."""
        views = [self.view] if self.view is not None and self._misses < DOUBT_FRAMES else self.candidates
        return max(view.height_px for view in views)

    def find(
        self, images: Sequence[npt.NDArray[np.uint8]], moving: Sequence[MovingRegions]
    ) -> list[DetectedBoxes]:
        """People on frames (H, W, 3) near the moving regions of each."""
        with computing():
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
            found = find_near_motion(image, self.view, moving.boxes)
            self._misses = 0 if box_trust(found, moving).sum() > MIN_TRUST else self._misses + 1
            return found
        if is_doubted:
            return self._try_views(image, moving, self._next_candidate())
        return self._try_views(image, moving, fitting_views(self.candidates, moving.clear, image.shape[0]))

    def _next_candidate(self) -> Sequence[FrameView]:
        """One candidate, in turns: when nothing fits for long, trees in the wind cost one search a frame."""
        turn = self._misses // DOUBT_STEP if self.view is not None else self._misses
        return [self.candidates[turn % len(self.candidates)]]

    def _try_views(
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
            self.view = self.choose_view(np.concatenate(boxes), np.concatenate(weights))
            self._trials.clear()
        return found[best]


def fitting_views(candidates: Sequence[FrameView], blobs: Boxes, rows: int) -> Sequence[FrameView]:
    """The candidates with which the highest moving thing (K, 4) may be a person, or all if none fits.

    Pictures of `rows` rows are not enlarged beyond `MAX_ENLARGEMENT`.
    """
    max_px = MAX_ENLARGEMENT * rows
    candidates = [view for view in candidates if view.height_px <= max_px] or candidates[:1]
    if len(blobs) == 0:
        return candidates
    highest = float((blobs[:, 3] - blobs[:, 1]).max())
    people = [PERSON_PX / view.height_px for view in candidates]
    low, high = highest * PERSON_RANGE[0], highest * PERSON_RANGE[1]
    return [
        view for view, height in zip(candidates, people, strict=True) if low <= height <= high
    ] or candidates


def find_near_motion(image: npt.NDArray[np.uint8], view: FrameView, blobs: Boxes) -> DetectedBoxes:
    """People near moving regions (M, 4); regions far from each other are searched separately."""
    near = groups(blobs, 2 * MIN_REGION_MARGIN)
    found = [find_people(image, view, enclosing_box(group)) for group in near]
    boxes = np.concatenate([each.boxes_xyxy for each in found])
    scores = np.concatenate([each.scores for each in found])
    keep = best_boxes(boxes, scores)
    return DetectedBoxes.people(boxes[keep], scores[keep])


def box_trust(found: DetectedBoxes, moving: MovingRegions) -> Scores:
    """How well each box (N,) fits what moved, in 0..1: its score times the square of the best IoU.

    A box on part of a person lies well inside the moving region, and a box at the right scale fills it.
    """
    blobs = moving.clear if len(moving.clear) else moving.boxes
    if len(found.scores) == 0 or len(blobs) == 0:
        return np.zeros(len(found.scores))
    return np.asarray(found.scores * iou_matrix(found.boxes_xyxy, blobs).max(axis=1) ** 2)
