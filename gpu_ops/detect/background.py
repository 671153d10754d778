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
CHANGE, CLEAR_CHANGE = 13.0, 18.0
"""Levels by which a pixel differs from the empty scene in daylight, and does so without doubt."""
DARKEST, DAYLIGHT, BLACK = 0.4, 90.0, 16.0
"""In the dark people differ less from their background: down to this share, by mean brightness."""
SCENE_JUMP = 0.6
"""A change of more than this share of the picture is light or a moved camera, not people."""
MOVED_SHARE, MOVED_PX = 0.12, 1.5
"""When so much differs, the camera may have been moved: if a shift of so many pixels explains it."""
EXPLAINED = 0.5
GHOST_RATIO = 1.3
LEARNING_RATE = 0.05
KERNEL = np.ones((5, 5), np.uint8)


@dataclass(slots=True)
class BackgroundModel:
    """Running picture of the scene without people, (h, 320) brightness levels."""

    empty: Gray | None = None
    newest: Gray | None = None
    resets: int = 0
    """How often the scene changed as a whole: light, or a camera that was moved."""

    @property
    def is_comparable(self) -> bool:
        """Whether the newest picture has the shape of the empty scene: a stream may change it midway."""
        return self.empty is not None and self.newest is not None and self.empty.shape == self.newest.shape

    def foreground(self, small: npt.NDArray[np.uint8]) -> Mask:
        """(h, 320) mask of what is not part of the empty scene. `small` is (h, 320) uint8 brightness."""
        gray = cv2.GaussianBlur(small, (5, 5), 0).astype(np.float32)
        if self.empty is None or self.empty.shape != gray.shape:
            self.empty = gray.copy()
        mask = difference(gray, self.empty)
        share = np.count_nonzero(mask) / mask.size
        if share > MOVED_SHARE:
            mask = self._as_one_change(gray, mask, share)
        self.newest = gray
        return mask

    def clear_difference(self) -> Mask:
        """(h, 320) mask of what differs without doubt: single people rather than all that they touch."""
        if self.empty is None or self.newest is None:
            raise ValueError("No picture has been looked at yet")
        return difference(self.newest, self.empty, CLEAR_CHANGE)

    def learn(self, people: Mask) -> None:
        """Take the newest picture into the empty scene, except where `people` is set."""
        if self.empty is None or self.newest is None:
            return
        if people.any():
            rate = np.where(people, np.float32(0), np.float32(LEARNING_RATE))
            self.empty += rate * (self.newest - self.empty)
        else:
            cv2.accumulateWeighted(self.newest, self.empty, LEARNING_RATE)

    def forget(self, box_xyxy: npt.NDArray[np.float64]) -> None:
        """Take the newest picture as empty inside a box (4,) in 0..1."""
        if self.empty is not None and self.newest is not None:
            place = boxes_mask(self.empty.shape, box_xyxy[None], margin=0.05)
            self.empty[place] = self.newest[place]

    def is_ghost(self, mask: Mask, box_xyxy: npt.NDArray[np.float64]) -> bool:
        """Whether a difference is the hole that something left behind, rather than something that came.

        Then the edges along its outline are in the empty scene, and not in the newest picture (after
        Cucchiara et al., 2003).
        """
        if self.empty is None or self.newest is None:
            return False
        own = mask & boxes_mask(mask.shape, box_xyxy[None], margin=0.0)
        outline = cv2.morphologyEx(own.astype(np.uint8), cv2.MORPH_GRADIENT, KERNEL[:3, :3]).astype(bool)
        if not outline.any():
            return False
        before, now = (edges(picture)[outline].mean() for picture in (self.empty, self.newest))
        return bool(before > GHOST_RATIO * now)

    def _as_one_change(self, gray: Gray, mask: Mask, share: float) -> Mask:
        """The mask, once a change of light or a shift of the camera has been taken out of the difference."""
        for explain in (match_brightness, shift_image):
            scene = explain(self.empty, gray)
            if scene is None:
                continue
            left = difference(gray, scene)
            if np.count_nonzero(left) < EXPLAINED * np.count_nonzero(mask):
                self.empty, self.resets = scene, self.resets + 1
                return left
        if share > SCENE_JUMP:
            self.empty, self.resets = gray.copy(), self.resets + 1
            return np.zeros_like(mask)
        return mask


def difference(gray: Gray, empty: Gray, change: float = CHANGE) -> Mask:
    """Where a picture differs from the empty scene by `change` levels, fewer where it is dark."""
    light = np.clip((float(empty.mean()) - BLACK) / DAYLIGHT, DARKEST, 1.0)
    return clean_mask(cv2.absdiff(gray, empty) > change * light)


def match_brightness(empty: Gray | None, gray: Gray) -> Gray | None:
    """The empty scene under the light of a picture; None where light has not changed."""
    if empty is None:
        return None
    gain = float(np.median(gray - BLACK)) / max(float(np.median(empty - BLACK)), 1.0)
    return None if 0.9 < gain < 1.1 else np.asarray((empty - BLACK) * gain + BLACK, dtype=np.float32)


def shift_image(empty: Gray | None, gray: Gray) -> Gray | None:
    """The empty scene moved as a whole to where the picture has it (phase correlation, Kuglin 1975)."""
    if empty is None:
        return None
    (dx, dy), _ = cv2.phaseCorrelate(empty, gray)
    if np.hypot(dx, dy) < MOVED_PX:
        return None
    shift = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float32)
    moved = cv2.warpAffine(empty, shift, (gray.shape[1], gray.shape[0]), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, dtype=np.float32)


def edges(picture: Gray) -> Gray:
    """Strength of edges (h, w)."""
    across, down = (cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx) for dx in (1, 0))
    return np.asarray(cv2.magnitude(across, down), dtype=np.float32)


def clean_mask(mask: Mask) -> Mask:
    """Specks gone, holes closed."""
    if not mask.any():
        return mask
    opened = cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_OPEN, KERNEL[:3, :3])
    return cv2.morphologyEx(opened, cv2.MORPH_CLOSE, KERNEL).astype(bool)


def blobs(mask: Mask, min_share: float) -> npt.NDArray[np.float64]:
    """Boxes (N, 4) xyxy in 0..1 around connected parts larger than `min_share` of the picture."""
    if not mask.any():
        return np.zeros((0, 4))
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


def boxes_mask(shape: tuple[int, int], boxes_xyxy: npt.NDArray[np.float64], margin: float) -> Mask:
    """(h, w) mask that is set inside the boxes, each grown by `margin` of its size."""
    mask = np.zeros(shape, dtype=bool)
    height, width = shape
    for x1, y1, x2, y2 in boxes_xyxy:
        dx, dy = margin * (x2 - x1), margin * (y2 - y1)
        rows = slice(max(0, int((y1 - dy) * height)), max(0, int(np.ceil((y2 + dy) * height))))
        columns = slice(max(0, int((x1 - dx) * width)), max(0, int(np.ceil((x2 + dx) * width))))
        mask[rows, columns] = True
    return mask
