"""Find people on single frames with OpenCV's HOG detector (Dalal and Triggs, CVPR 2005), on the CPU.

It sees upright, mostly unoccluded people. It does not see people who lie, sit behind things, or are
filmed from above; `gpu_ops.scan` follows those by motion once they have been seen upright.
"""

from dataclasses import dataclass
from functools import cache
from typing import Protocol

import cv2
import numpy as np
import numpy.typing as npt

Boxes = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float64]
Region = tuple[float, float, float, float]
"""x1, y1, x2, y2 in 0..1 of the frame."""
WHOLE_FRAME: Region = (0.0, 0.0, 1.0, 1.0)

SIDE_MARGIN, TOP_MARGIN, BOTTOM_MARGIN = 0.24, 0.11, 0.15
"""What the detector's window leaves free around a person, as shares of the window."""
MAX_IOU, MAX_NESTED = 0.45, 0.8
WINDOW_PX = (64, 128)
STRIDE_PX = 8
MARGIN_OF_REGION, MARGIN_OF_FRAME = 0.3, 0.12
"""Room left around a region, as a share of its height, and at least this share of the frame's."""
HEIGHT_SLACK = 1.25
SCALE_STEP = 1.1


class View(Protocol):
    """How a frame is shown: scaled to `height_px` rows, then padded by `padding` of each side.

    Boxes whose height lies outside `heights` (0..1 of the frame) are dropped.
    """

    @property
    def height_px(self) -> int: ...
    @property
    def padding(self) -> float: ...
    @property
    def heights(self) -> tuple[float, float]: ...


@dataclass(frozen=True, slots=True)
class Found:
    """People on one frame: `boxes_xyxy` (N, 4) in 0..1 of the frame, `scores` (N,) in 0..1."""

    boxes_xyxy: Boxes
    scores: Scores


@cache
def hog() -> cv2.HOGDescriptor:
    descriptor = cv2.HOGDescriptor()
    descriptor.setSVMDetector(np.asarray(cv2.HOGDescriptor.getDefaultPeopleDetector()))
    return descriptor


def find_people(image: npt.NDArray[np.uint8], view: View, region: Region = WHOLE_FRAME) -> Found:
    """People on one upright frame (H, W, 3) uint8, in `region` and a margin around it."""
    shown, corner = prepared(image, view, region)
    windows, margins = hog().detectMultiScale(
        shown, winStride=(STRIDE_PX, STRIDE_PX), padding=(0, 0), scale=SCALE_STEP, groupThreshold=0
    )
    if len(windows) == 0:
        return Found(np.zeros((0, 4)), np.zeros(0))
    scale = view.height_px / image.shape[0]
    frame_px = np.array([image.shape[1], image.shape[0]] * 2) * scale
    people = people_in_windows(np.asarray(windows, dtype=np.float64))
    boxes = (people + np.array(corner * 2)) / frame_px
    scores = score_of_margin(np.ravel(margins).astype(np.float64))
    heights = boxes[:, 3] - boxes[:, 1]
    fits = (heights >= view.heights[0]) & (heights <= view.heights[1] * HEIGHT_SLACK)
    boxes, scores = boxes[fits], scores[fits]
    keep = best_boxes(boxes, scores)
    return Found(np.clip(boxes[keep], 0.0, 1.0), scores[keep])


def prepared(
    image: npt.NDArray[np.uint8], view: View, region: Region
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
    scaled = scaled_part(image, inside_low, inside_high, scale)
    left, top = inside_low - low
    right, bottom = high - inside_high
    padded = cv2.copyMakeBorder(scaled, top, bottom, left, right, cv2.BORDER_REPLICATE)
    return np.asarray(padded, dtype=np.uint8), (int(low[0]), int(low[1]))


def scaled_part(
    image: npt.NDArray[np.uint8], low: npt.NDArray[np.int64], high: npt.NDArray[np.int64], scale: float
) -> npt.NDArray[np.uint8]:
    """The part from `low` to `high` (x, y), both in pixels of the scaled picture."""
    source_low = np.floor(low / scale).astype(int)
    source_high = np.maximum(np.ceil(high / scale).astype(int), source_low + 1)
    part = image[source_low[1] : source_high[1], source_low[0] : source_high[0]]
    width, height = np.maximum(high - low, 1)
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(part, (int(width), int(height)), interpolation=method), dtype=np.uint8)


def people_in_windows(windows_xywh: Boxes) -> Boxes:
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


def score_of_margin(margins: Scores) -> Scores:
    """SVM margins (N,) to 0..1: 0 becomes 0.5, 1 becomes 0.88."""
    return np.asarray(1.0 / (1.0 + np.exp(-2.0 * margins)))


def best_boxes(boxes_xyxy: Boxes, scores: Scores) -> npt.NDArray[np.int64]:
    """Rows (K,) to keep, best first: drops boxes that overlap or nest in a better one."""
    keep: list[int] = []
    for row in np.argsort(-scores):
        if not keep or not is_covered(boxes_xyxy[row], boxes_xyxy[keep]):
            keep.append(int(row))
    return np.array(keep, dtype=np.int64)


def is_covered(box: Boxes, others: Boxes) -> bool:
    """Whether one box (4,) means the same person as any of the others (N, 4)."""
    shared = intersections(box[None], others)[0]
    own, theirs = area(box[None])[0], area(others)
    iou = overlaps(box[None], others)[0]
    nested = shared / np.maximum(np.minimum(own, theirs), 1e-12)
    return bool(((iou > MAX_IOU) | (nested > MAX_NESTED)).any())


def overlaps(first: Boxes, second: Boxes) -> Boxes:
    """Intersection over union (N, M) of boxes (N, 4) and (M, 4)."""
    shared = intersections(first, second)
    return np.asarray(shared / np.maximum(area(first)[:, None] + area(second) - shared, 1e-12))


def area(boxes_xyxy: Boxes) -> Boxes:
    """Areas (N,) of boxes (N, 4)."""
    return np.asarray((boxes_xyxy[:, 2] - boxes_xyxy[:, 0]) * (boxes_xyxy[:, 3] - boxes_xyxy[:, 1]))


def intersections(first: Boxes, second: Boxes) -> Boxes:
    """Shared areas (N, M) of boxes (N, 4) and (M, 4)."""
    top_left = np.maximum(first[:, None, :2], second[None, :, :2])
    bottom_right = np.minimum(first[:, None, 2:], second[None, :, 2:])
    sides = np.clip(bottom_right - top_left, 0.0, None)
    return np.asarray(sides[..., 0] * sides[..., 1])
