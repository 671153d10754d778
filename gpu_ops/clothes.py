"""Colours of clothes on a few pictures of a person, under the light of the scene, on the CPU.

Background, skin and stray things are left out: what looks like the empty scene counts little, what looks like
the face counts little, and of the rest the colour counts that most pixels share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.clothes import ClothSeen
from domain.records import Box, FloatArray
from gpu_ops.boxes import Boxes
from gpu_ops.light import Light
from gpu_ops.picture import Image

Pixels = npt.NDArray[np.float32]
"""(h, w, 3) or (N, 3) linear blue, green, red in 0..1, or CIE L*, a*, b*."""

WIDTH, HEIGHT = 24, 48
"""A person is looked at in so many pixels: enough for cloth, too few for its folds."""
UPPER, LOWER = (0.22, 0.46), (0.56, 0.82)
"""Rows of a box that show the upper and the lower body, as shares of its height."""
FACE = (0.02, 0.15)
MIDDLE = 0.26
"""Standard deviation of how much a column counts, around the middle of the box, as a share of its width."""
SAME_AS_EMPTY, NOT_EMPTY = 5.0, 14.0
"""CIE76 differences from the empty scene: background for certain, and person for certain."""
BACKGROUND_COUNTS = 0.05
LIKE_FACE = 9.0
"""Distance of a* and b* below which a pixel may be skin, once a face was seen."""
SKIN_HUE, SKIN_CHROMA, SKIN_LIGHTNESS = (25.0, 80.0), (9.0, 42.0), (30.0, 92.0)
"""Degrees, and CIE L*a*b* ranges, that skin of all kinds takes in ordinary light (after Zeng and Luo, 2012)."""
LIGHTNESS_COUNTS = 0.4
"""Folds and shade change lightness far more than hue."""
SAME_CLOTH = 11.0
"""Distance, lightness weighed as above, within which pixels show the same cloth."""
MIN_PIXELS = 12.0


@dataclass(frozen=True, slots=True)
class View:
    """A person in one picture: the cut-out, the same place when it was empty (None where it never was)."""

    person: Image
    empty: Image | None
    height_px: float


def cut(image: Image, box_xyxy: Box) -> Image | None:
    """The inside of a box as (48, 24, 3) blue-green-red; None where nothing of it lies in the picture."""
    height, width = image.shape[:2]
    x1, y1, x2, y2 = np.clip(box_xyxy, 0.0, 1.0) * (width, height, width, height)
    part = image[int(y1) : int(np.ceil(y2)), int(x1) : int(np.ceil(x2))]
    if min(part.shape[:2]) < 2:
        return None
    return np.asarray(cv2.resize(part, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def empty_place(pictures: Sequence[Image], people: Sequence[Boxes], box_xyxy: Box, most: int = 5) -> Image | None:
    """What a place looks like without people: the median of pictures, nearest first, where nobody is there."""
    free = [
        picture
        for picture, boxes in zip(pictures, people, strict=True)
        if not touched(boxes, box_xyxy)
    ]
    cuts = [each for each in (cut(picture, box_xyxy) for picture in free[:most]) if each is not None]
    return np.median(np.stack(cuts), axis=0).astype(np.uint8) if cuts else None


def touched(boxes: Boxes, box: Box) -> bool:
    """Whether any of the boxes (N, 4) shares a place with a box."""
    if len(boxes) == 0:
        return False
    low, high = np.maximum(boxes[:, :2], box[:2]), np.minimum(boxes[:, 2:], box[2:])
    return bool(((high - low) > 0).all(axis=1).any())


def seen_clothes(view: View, light: Light) -> tuple[ClothSeen | None, ClothSeen | None]:
    """The colours of the upper and of the lower body in one picture; None where too little is seen."""
    lab = light.lab_of(view.person)
    counts = np.broadcast_to(columns_count(), (HEIGHT, WIDTH)).copy()
    if view.empty is not None:
        counts *= not_background(lab, light.lab_of(view.empty))
    counts *= not_skin(lab)
    return (
        dominant(lab, counts, UPPER, view.height_px),
        dominant(lab, counts, LOWER, view.height_px),
    )


def columns_count() -> FloatArray:
    """How much each column (24,) counts."""
    away = (np.arange(WIDTH) + 0.5) / WIDTH - 0.5
    return np.asarray(np.exp(-0.5 * (away / MIDDLE) ** 2) * (np.abs(away) < 0.4))


def not_background(lab: Pixels, empty: Pixels) -> FloatArray:
    """How much each pixel (h, w) differs from the empty scene: 1 without doubt, nearly 0 not at all."""
    apart = np.linalg.norm(lab - empty, axis=-1)
    share = np.clip((apart - SAME_AS_EMPTY) / (NOT_EMPTY - SAME_AS_EMPTY), 0.0, 1.0)
    return np.asarray(BACKGROUND_COUNTS + (1 - BACKGROUND_COUNTS) * share)


def not_skin(lab: Pixels) -> FloatArray:
    """How much each pixel (h, w) may be cloth: little where it looks like the face, when there is one."""
    face = rows_of(lab, FACE)[:, WIDTH // 3 : 2 * WIDTH // 3].reshape(-1, 3)
    skin = face[is_skin(face)]
    if len(skin) < 0.25 * len(face):
        return np.ones(lab.shape[:2])
    usual = np.median(skin, axis=0)
    apart = np.linalg.norm(lab[..., 1:] - usual[1:], axis=-1)
    like = (apart < LIKE_FACE) & (np.abs(lab[..., 0] - usual[0]) < 25) & is_skin(lab)
    return np.where(like, 0.15, 1.0)


def is_skin(lab: Pixels) -> npt.NDArray[np.bool_]:
    hue = np.degrees(np.arctan2(lab[..., 2], lab[..., 1]))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    is_hue = (hue > SKIN_HUE[0]) & (hue < SKIN_HUE[1])
    is_chroma = (chroma > SKIN_CHROMA[0]) & (chroma < SKIN_CHROMA[1])
    is_light = (lab[..., 0] > SKIN_LIGHTNESS[0]) & (lab[..., 0] < SKIN_LIGHTNESS[1])
    return np.asarray(is_hue & is_chroma & is_light)


def rows_of(pixels: Pixels, rows: tuple[float, float]) -> Pixels:
    return pixels[round(rows[0] * HEIGHT) : round(rows[1] * HEIGHT)]


def dominant(
    lab: Pixels, counts: FloatArray, rows: tuple[float, float], height_px: float
) -> ClothSeen | None:
    """The colour that most pixels of some rows share: the densest place in L*a*b*, one step of mean shift."""
    pixels = rows_of(lab, rows).reshape(-1, 3).astype(np.float64)
    weights = counts[round(rows[0] * HEIGHT) : round(rows[1] * HEIGHT)].ravel()
    total = float(weights.sum())
    if total < MIN_PIXELS:
        return None
    flat = pixels * (LIGHTNESS_COUNTS, 1.0, 1.0)
    near = np.linalg.norm(flat[:, None] - flat[None], axis=-1) < SAME_CLOTH
    at = int((near @ weights).argmax())
    own = weights * near[at]
    colour = own @ pixels / own.sum()
    return ClothSeen(colour, float(own.sum() / total), height_px)
