"""Background subtraction: what differs from a picture of the empty scene. On the CPU.

The picture is updated everywhere except where people are, so that somebody who stands still stays in the
foreground (MOG2 and running means absorb them within seconds). Levels are brightness, 0..255. Decision 0005
describes the method; the thresholds have no published source and were tuned on drawn scenes.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
"""(h, w) bool, True where the picture differs from the empty scene."""
FloatGray = npt.NDArray[np.float32]
"""(h, w) float32 brightness levels 0..255, smoothed."""

WIDTH_PX = 320
"""Columns of the pictures that are compared. Somebody a twentieth of the picture high still has 9 rows at
16:9."""
MIN_DIFFERENCE = 13.0
"""Levels by which a foreground pixel differs from the empty scene in daylight. 22 left out everybody lower
than an eighth of the picture (decision 0005); lower values let in noise and compression."""
CLEAR_DIFFERENCE = 18.0
"""Levels by which a pixel differs clearly: separates people from shadows and things that they touch."""
MIN_DARK_FACTOR = 0.4
"""Smallest factor on both differences in the dark, where people differ less: 13 levels become 5."""
DAYLIGHT_LEVELS = 90.0
"""Mean brightness above black, in levels, from which on the factor is 1; in between it is proportional."""
BLACK_LEVEL = 16.0
"""Level of black in limited range (ITU-R BT.601)."""
SCENE_CHANGE_SHARE = 0.6
"""Share of the picture above which a difference is light or a moved camera, not people: the scene starts
again."""
MIN_GLOBAL_SHARE = 0.12
"""Share of the picture above which a change of light or a shift of the camera is tried as the explanation."""
MIN_SHIFT_PX = 1.5
"""Pixels of a picture 320 wide by which a camera must have moved; less is noise."""
MAX_GAIN_CHANGE = 0.1
"""Relative change of brightness below which the light counts as the same."""
MAX_LEFT_SHARE = 0.5
"""Share of the difference that may be left for an explanation to be accepted."""
GHOST_EDGE_RATIO = 1.3
"""Ratio of edge strength along an outline, empty scene over newest picture, above which the difference is a
hole that something left (a ghost), not something that came."""
LEARNING_RATE = 0.05
"""Share of the newest picture that is taken into the empty scene with each sample: half in 3 s at 5 Hz."""
KERNEL = np.ones((5, 5), np.uint8)
"""Structuring element for closing holes (5, 5); its corner (3, 3) removes specks. In pixels, at 320
columns."""


@dataclass(slots=True)
class BackgroundModel:
    """Running picture `empty` of the scene without people, and the newest picture, both (h, 320) levels."""

    empty: FloatGray | None = None
    newest: FloatGray | None = None
    resets: int = 0
    """How often the scene changed as a whole: light, or a camera that was moved."""

    @property
    def is_comparable(self) -> bool:
        """Whether the newest picture has the shape of the empty scene: a stream may change it midway."""
        return self.empty is not None and self.newest is not None and self.empty.shape == self.newest.shape

    def foreground(self, small: npt.NDArray[np.uint8]) -> Mask:
        """(h, 320) mask of what differs from the empty scene. `small` is (h, 320) uint8 brightness."""
        gray = cv2.GaussianBlur(small, (5, 5), 0).astype(np.float32)
        if self.empty is None or self.empty.shape != gray.shape:
            self.empty = gray.copy()
        mask = difference(gray, self.empty)
        share = np.count_nonzero(mask) / mask.size
        if share > MIN_GLOBAL_SHARE:
            mask = self._remove_global_change(gray, mask, share)
        self.newest = gray
        return mask

    def clear_difference(self) -> Mask:
        """(h, 320) mask of what differs clearly: single people rather than all that they touch."""
        if self.empty is None or self.newest is None:
            raise ValueError("No picture has been compared yet")
        return difference(self.newest, self.empty, CLEAR_DIFFERENCE)

    def learn(self, people: Mask) -> None:
        """Blend the newest picture into the empty scene, except where `people` is set."""
        if self.empty is None or self.newest is None:
            return
        if people.any():
            rate = np.where(people, np.float32(0), np.float32(LEARNING_RATE))
            self.empty += rate * (self.newest - self.empty)
        else:
            cv2.accumulateWeighted(self.newest, self.empty, LEARNING_RATE)

    def forget(self, box_xyxy: npt.NDArray[np.float64]) -> None:
        """Replace the empty scene by the newest picture inside a box (4,) in 0..1."""
        if self.empty is not None and self.newest is not None:
            place = boxes_mask(self.empty.shape, box_xyxy[None], margin=0.05)
            self.empty[place] = self.newest[place]

    def is_ghost(self, mask: Mask, box_xyxy: npt.NDArray[np.float64]) -> bool:
        """Whether a difference is a ghost: the hole where something was, rather than something that came.

        Then the edges along its outline are in the empty scene and not in the newest picture (after Cucchiara
        et al., 2003).
        """
        if self.empty is None or self.newest is None:
            return False
        own = mask & boxes_mask(mask.shape, box_xyxy[None], margin=0.0)
        outline = cv2.morphologyEx(own.astype(np.uint8), cv2.MORPH_GRADIENT, KERNEL[:3, :3]).astype(bool)
        if not outline.any():
            return False
        before, now = (gradient_magnitude(picture)[outline].mean() for picture in (self.empty, self.newest))
        return bool(before > GHOST_EDGE_RATIO * now)

    def _remove_global_change(self, gray: FloatGray, mask: Mask, share: float) -> Mask:
        """The mask without the effect of a change of light or a shift of the camera, if one explains it."""
        for explain in (match_brightness, shift_image):
            scene = explain(self.empty, gray)
            if scene is None:
                continue
            left = difference(gray, scene)
            if np.count_nonzero(left) < MAX_LEFT_SHARE * np.count_nonzero(mask):
                self.empty, self.resets = scene, self.resets + 1
                return left
        if share > SCENE_CHANGE_SHARE:
            self.empty, self.resets = gray.copy(), self.resets + 1
            return np.zeros_like(mask)
        return mask


def difference(gray: FloatGray, empty: FloatGray, min_levels: float = MIN_DIFFERENCE) -> Mask:
    """Where a picture differs from the empty scene by `min_levels`, fewer in a dark scene."""
    return clean_mask(cv2.absdiff(gray, empty) > levels_in_light(float(empty.mean()), min_levels))


def levels_in_light(mean_level: float, min_levels: float = MIN_DIFFERENCE) -> float:
    """The levels by which a pixel differs in a scene of some mean brightness: fewer in a dark one."""
    factor = np.clip((mean_level - BLACK_LEVEL) / DAYLIGHT_LEVELS, MIN_DARK_FACTOR, 1.0)
    return float(min_levels * factor)


def match_brightness(empty: FloatGray | None, gray: FloatGray) -> FloatGray | None:
    """The empty scene under the light of a picture; None where light has not changed."""
    if empty is None:
        return None
    gain = float(np.median(gray - BLACK_LEVEL)) / max(float(np.median(empty - BLACK_LEVEL)), 1.0)
    if 1 - MAX_GAIN_CHANGE < gain < 1 + MAX_GAIN_CHANGE:
        return None
    return np.asarray((empty - BLACK_LEVEL) * gain + BLACK_LEVEL, dtype=np.float32)


def shift_image(empty: FloatGray | None, gray: FloatGray) -> FloatGray | None:
    """The empty scene shifted as a whole to match a picture (phase correlation, Kuglin 1975), if moved."""
    if empty is None:
        return None
    (dx, dy), _ = cv2.phaseCorrelate(empty, gray)
    if np.hypot(dx, dy) < MIN_SHIFT_PX:
        return None
    shift = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float32)
    moved = cv2.warpAffine(empty, shift, (gray.shape[1], gray.shape[0]), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, dtype=np.float32)


def gradient_magnitude(picture: FloatGray) -> FloatGray:
    """Gradient magnitude (h, w) by Sobel, in levels."""
    across, down = (cv2.Sobel(picture, cv2.CV_32F, dx, 1 - dx) for dx in (1, 0))
    return np.asarray(cv2.magnitude(across, down), dtype=np.float32)


def clean_mask(mask: Mask) -> Mask:
    """The mask with specks removed (opening) and holes closed (closing)."""
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
