"""What differs from the empty scene.

A picture of the empty scene is kept up to date everywhere except where people are, so that somebody
who stands still stays in the foreground (MOG2 and running means absorb them within seconds).
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
Gray = npt.NDArray[np.float32]

WIDTH_PX = 320
CHANGE = 22.0
"""Grey levels by which a pixel must differ from the empty scene."""
SCENE_JUMP = 0.6
"""A change of more than this share of the picture is light or a moved camera, not people."""
LEARNING_RATE = 0.05
KERNEL = np.ones((5, 5), np.uint8)


@dataclass(slots=True)
class EmptyScene:
    """Running picture of the scene without people, (h, 320) grey levels."""

    empty: Gray | None = None
    newest: Gray | None = None

    def foreground(self, image: npt.NDArray[np.uint8]) -> Mask:
        """(h, 320) mask of what is not part of the empty scene. `image` is (H, W, 3) uint8."""
        gray = small_gray(image)
        if self.empty is None or self.empty.shape != gray.shape:
            self.empty = gray.copy()
        mask = cleaned(np.abs(gray - self.empty) > CHANGE)
        if mask.mean() > SCENE_JUMP:
            self.empty, mask = gray.copy(), np.zeros_like(mask)
        self.newest = gray
        return mask

    def learn(self, people: Mask) -> None:
        """Take the newest picture into the empty scene, except where `people` is set."""
        if self.empty is None or self.newest is None:
            return
        rate = np.where(people, 0.0, LEARNING_RATE).astype(np.float32)
        self.empty += rate * (self.newest - self.empty)


def small_gray(image: npt.NDArray[np.uint8]) -> Gray:
    """(H, W, 3) uint8 to (h, 320) float32, blurred against sensor noise."""
    height = max(2, round(WIDTH_PX * image.shape[0] / image.shape[1]))
    small = cv2.resize(image, (WIDTH_PX, height), interpolation=cv2.INTER_AREA)
    gray = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY), (5, 5), 0)
    return gray.astype(np.float32)


def cleaned(mask: Mask) -> Mask:
    """Specks gone, holes closed."""
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, KERNEL[:3, :3])
    return cv2.morphologyEx(opened, cv2.MORPH_CLOSE, KERNEL).astype(bool)


def blobs(mask: Mask, min_share: float) -> npt.NDArray[np.float64]:
    """Boxes (N, 4) xyxy in 0..1 around connected parts larger than `min_share` of the picture."""
    height, width = mask.shape
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    big = [i for i in range(1, count) if stats[i, cv2.CC_STAT_AREA] >= min_share * mask.size]
    boxes = np.asarray(stats[big][:, :4], dtype=np.float64).reshape(-1, 4)
    boxes[:, 2:] += boxes[:, :2]
    return boxes / np.array([width, height, width, height], dtype=np.float64)


def filled_share(mask: Mask, boxes_xyxy: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Share (N,) of each box (N, 4) that is foreground."""
    height, width = mask.shape
    scaled = np.round(boxes_xyxy * np.array([width, height, width, height])).astype(int)
    shares = [float(mask[y1:y2, x1:x2].mean()) if x2 > x1 and y2 > y1 else 0.0 for x1, y1, x2, y2 in scaled]
    return np.array(shares, dtype=np.float64)


def painted(shape: tuple[int, int], boxes_xyxy: npt.NDArray[np.float64], margin: float) -> Mask:
    """(h, w) mask that is set inside the boxes, each grown by `margin` of its size."""
    mask = np.zeros(shape, dtype=bool)
    height, width = shape
    for x1, y1, x2, y2 in boxes_xyxy:
        dx, dy = margin * (x2 - x1), margin * (y2 - y1)
        rows = slice(max(0, int((y1 - dy) * height)), max(0, int(np.ceil((y2 + dy) * height))))
        columns = slice(max(0, int((x1 - dx) * width)), max(0, int(np.ceil((x2 + dx) * width))))
        mask[rows, columns] = True
    return mask
