"""Colours of clothes on a few pictures of a person, under the light of the scene, on the CPU.

Background, skin and stray things are left out: what looks like the empty scene counts little, what looks like
the face counts little, and of the rest the colour counts that most pixels share.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.geometry import intersection_areas
from domain.records import Box, FloatArray
from gpu_ops.colour.illuminant import Light
from gpu_ops.detect.boxes import Boxes
from gpu_ops.video.frame import Image

Pixels = npt.NDArray[np.float32]
"""(h, w, 3) or (N, 3) linear blue, green, red in 0..1, or CIE L*, a*, b*."""

WIDTH, HEIGHT = 20, 48
"""A person is looked at in so many pixels: enough for cloth, too few for its folds."""
UPPER, LOWER = (0.22, 0.50), (0.62, 0.90)
"""Rows that show the upper and the lower body, from ahead as well as from above, as shares of the height."""
HEAD = (0.0, 0.14)
MIDDLE = 0.26
"""Standard deviation of how much a column counts, around the middle of the box, as a share of its width."""
SAME_AS_EMPTY, NOT_EMPTY = 5.0, 14.0
"""CIE76 differences from the empty scene: background for certain, and person for certain."""
BACKGROUND_COUNTS = 0.05
MIN_OUTLINE = 0.55
"""Share of the box's height that a person must fill for their outline to be trusted more than the box."""
ALIKE, ALIKE_COUNTS, MOSTLY = 10.0, 0.2, 0.6
"""CIE76 distance, lightness weighed as below, of what may belong to another part of the body; what it counts
for; and the share of a part from which on it has that colour itself."""
SKIN_HUE, SKIN_CHROMA, SKIN_LIGHTNESS = (25.0, 80.0), (9.0, 42.0), (30.0, 92.0)
"""Degrees, and ranges of CIE L*a*b*, that skin takes in ordinary light (after Zeng and Luo, 2012)."""
LIGHTNESS_COUNTS = 0.4
"""Folds and shade change lightness far more than hue."""
SAME_CLOTH = 11.0
"""Distance, lightness weighed as above, within which pixels show the same cloth."""
MIN_PIXELS = 12.0
"""Of a part of the body, each as it counts: a place that looks empty all over counts for about six."""
MEDIAN_OF = 5


@dataclass(frozen=True, slots=True)
class Patch:
    """The colour of a part of the body: CIE L*, a*, b* (3,), and the share (0..1) of the part that has it."""

    lab: FloatArray
    share: float


@dataclass(frozen=True, slots=True)
class PersonCrop:
    """A person in one picture: the cut-out, the same place when it was empty (None where it never was)."""

    person: Image
    empty: Image | None


def cut_patch(image: Image, box_xyxy: Box) -> Image | None:
    """The inside of a box as (48, 20, 3) blue-green-red; None where nothing of it lies in the picture."""
    height, width = image.shape[:2]
    x1, y1, x2, y2 = np.clip(box_xyxy, 0.0, 1.0) * (width, height, width, height)
    part = image[int(y1) : int(np.ceil(y2)), int(x1) : int(np.ceil(x2))]
    if min(part.shape[:2]) < 2:
        return None
    return np.asarray(cv2.resize(part, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def empty_place(pictures: Sequence[Image], people: Sequence[Boxes], box_xyxy: Box) -> Image | None:
    """A place without people: the median of the first of some pictures on which nobody is there."""
    free = [
        picture
        for picture, boxes in zip(pictures, people, strict=True)
        if not touching_pixels(boxes, box_xyxy)
    ]
    cuts = [
        each for each in (cut_patch(picture, box_xyxy) for picture in free[:MEDIAN_OF]) if each is not None
    ]
    return np.median(np.stack(cuts), axis=0).astype(np.uint8) if cuts else None


def touching_pixels(boxes: Boxes, box: Box) -> bool:
    """Whether any of the boxes (N, 4) shares a place with a box."""
    if len(boxes) == 0:
        return False
    return bool((intersection_areas(boxes, np.array([box])) > 0).any())


def measure_clothes(view: PersonCrop, light: Light) -> tuple[Patch | None, Patch | None]:
    """The colours of the upper and of the lower body in one picture; None where too little is seen."""
    lab = light.lab_of(view.person)
    empty = pixels_beside(lab) if view.empty is None else light.lab_of(view.empty)[None]
    counts = columns_count() * foreground_mask(lab, empty)
    outline = person_outline(counts) if view.empty is not None else (0, HEIGHT)
    upper, lower, head = (body_rows(part, outline) for part in (UPPER, LOWER, HEAD))
    face = dominant_colour(lab[head], counts[head])
    above = dominant_colour(lab[upper], without_pixels(lab[upper], counts[upper], face))
    bare = face if face is not None and is_skin(face.lab) else None
    below = without_pixels(lab[lower], without_pixels(lab[lower], counts[lower], bare), above)
    return above, dominant_colour(lab[lower], below)


def columns_count() -> FloatArray:
    """How much each column (20,) counts."""
    away = (np.arange(WIDTH) + 0.5) / WIDTH - 0.5
    return np.asarray(np.exp(-0.5 * (away / MIDDLE) ** 2) * (np.abs(away) < 0.4))


def pixels_beside(lab: Pixels) -> Pixels:
    """What a place may look like when it is empty (2, h, w, 3), guessed from both edges of the box."""
    edges = (lab[:, :2].mean(axis=1, keepdims=True), lab[:, -2:].mean(axis=1, keepdims=True))
    return np.stack([np.broadcast_to(edge, lab.shape) for edge in edges])


def foreground_mask(lab: Pixels, empty: Pixels) -> FloatArray:
    """How much each pixel (h, w) differs from all of some empty scenes (n, h, w, 3), nearly 0 to 1."""
    apart = np.linalg.norm(lab - empty, axis=-1).min(axis=0)
    share = np.clip((apart - SAME_AS_EMPTY) / (NOT_EMPTY - SAME_AS_EMPTY), 0.0, 1.0)
    return np.asarray(BACKGROUND_COUNTS + (1 - BACKGROUND_COUNTS) * share)


def person_outline(counts: FloatArray) -> tuple[int, int]:
    """First row of a person, and the one behind the last; those of the box where too little is seen."""
    rows = np.flatnonzero(counts.sum(axis=1) > 0.12 * columns_count().sum())
    if len(rows) == 0 or rows[-1] + 1 - rows[0] < MIN_OUTLINE * HEIGHT:
        return 0, HEIGHT
    return int(rows[0]), int(rows[-1]) + 1


def body_rows(part: tuple[float, float], outline: tuple[int, int]) -> slice:
    first, height = outline[0], outline[1] - outline[0]
    return slice(first + round(part[0] * height), first + max(1, round(part[1] * height)))


def without_pixels(lab: Pixels, counts: FloatArray, other: Patch | None) -> FloatArray:
    """What pixels (h, w) of a part of the body count, those like another part little.

    Long hair lies on the back, bare arms and legs look like the face, and a coat hangs over trousers. When
    nearly all of the part looks like that, it has that colour itself.
    """
    if other is None:
        return counts
    is_alike = np.linalg.norm((lab - other.lab) * (LIGHTNESS_COUNTS, 1.0, 1.0), axis=-1) < ALIKE
    is_own = counts[is_alike].sum() > MOSTLY * counts.sum()
    return counts if is_own else np.where(is_alike, ALIKE_COUNTS * counts, counts)


def is_skin(lab: FloatArray) -> bool:
    hue, chroma = np.degrees(np.arctan2(lab[2], lab[1])), np.hypot(lab[1], lab[2])
    measures = ((hue, SKIN_HUE), (chroma, SKIN_CHROMA), (lab[0], SKIN_LIGHTNESS))
    return all(low < value < high for value, (low, high) in measures)


def dominant_colour(lab: Pixels, counts: FloatArray) -> Patch | None:
    """The colour that most pixels (h, w, 3) share: the densest place in L*a*b*, one step of mean shift."""
    pixels, weights = lab.reshape(-1, 3).astype(np.float64), counts.ravel()
    total = float(weights.sum())
    if total < MIN_PIXELS:
        return None
    flat = pixels * (LIGHTNESS_COUNTS, 1.0, 1.0)
    sizes = np.square(flat).sum(axis=1)
    apart = np.maximum(sizes[:, None] + sizes[None] - 2 * flat @ flat.T, 0.0)
    alike = np.exp(-2 * apart / SAME_CLOTH**2)
    at = int((alike @ weights).argmax())
    own = weights * alike[at]
    share = weights[apart[at] < SAME_CLOTH**2].sum() / total
    return Patch(own @ pixels / own.sum(), float(share))
