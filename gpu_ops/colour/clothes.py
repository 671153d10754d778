"""Measure the colours of clothes on a few pictures of a person, under the light of the scene, on the CPU.

Pixels that look like the empty scene or like the face have little weight; of the rest the colour that most
pixels share is taken. Distances are CIE76. Decision 0012 describes the method; the thresholds without a
source were tuned with `make bench NAME=colours`.
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

WIDTH_PX = 20
"""Columns to which a person is reduced: enough for cloth, too few for its folds."""
HEIGHT_PX = 48
"""Rows to which a person is reduced."""
UPPER_ROWS = (0.22, 0.50)
"""First and last row of the upper body, from the front as well as from above, as shares of the height."""
LOWER_ROWS = (0.62, 0.90)
"""The same for the lower body."""
HEAD_ROWS = (0.0, 0.14)
"""The same for the head."""
COLUMN_SPREAD = 0.26
"""Standard deviation of the weight of columns around the middle of the box, as a share of its width."""
MAX_COLUMN_OFFSET = 0.4
"""Distance from that middle beyond which columns weigh nothing, as a share of the width."""
BACKGROUND_DISTANCE = 5.0
"""Distance from the empty scene up to which a pixel is background for certain."""
PERSON_DISTANCE = 14.0
"""Distance from the empty scene from which on a pixel is the person for certain; in between it is in part."""
BACKGROUND_WEIGHT = 0.05
"""Weight of background pixels: not 0, for clothes of the background's colour."""
MIN_ROW_WEIGHT = 0.12
"""Share of a full row's weight from which on a row belongs to the person's outline."""
MIN_OUTLINE_SHARE = 0.55
"""Share of the box's height that an outline must have to be used instead of the box."""
ALIKE_DISTANCE = 10.0
"""Distance, lightness scaled, up to which pixels may belong to another part of the body."""
ALIKE_WEIGHT = 0.2
"""Weight of such pixels."""
OWN_COLOUR_SHARE = 0.6
"""Share of a part of the body from which on it has the other part's colour itself."""
SKIN_HUE = (25.0, 80.0)
"""Range of the CIE L*a*b* hue of skin in ordinary light, in degrees (after Zeng and Luo, 2012)."""
SKIN_CHROMA = (9.0, 42.0)
"""Range of its chroma (same source)."""
SKIN_LIGHTNESS = (30.0, 92.0)
"""Range of its lightness L* (same source)."""
LIGHTNESS_SCALE = 0.4
"""Factor on differences of L*: folds and shade change lightness far more than hue."""
SAME_CLOTH_DISTANCE = 11.0
"""Distance, lightness scaled, within which pixels show the same cloth."""
MIN_WEIGHT = 12.0
"""Sum of weights that a part of the body needs. A part that looks like background throughout has about
six."""
MEDIAN_PICTURES = 5
"""Pictures without people whose median shows an empty place, at most (decision 0012)."""


@dataclass(frozen=True, slots=True)
class Patch:
    """The colour of a part of the body: CIE L*, a*, b* (3,), and the share (0..1) of the part that has it."""

    lab: FloatArray
    share: float


@dataclass(frozen=True, slots=True)
class PersonCrop:
    """A person cut out of one picture, and the same place when it was empty (None where it never was).

    Both (48, 20, 3) uint8 blue-green-red.
    """

    person: Image
    empty: Image | None


def cut_patch(image: Image, box_xyxy: Box) -> Image | None:
    """The inside of a box as (48, 20, 3) blue-green-red; None where nothing of it lies in the picture."""
    height, width = image.shape[:2]
    x1, y1, x2, y2 = np.clip(box_xyxy, 0.0, 1.0) * (width, height, width, height)
    part = image[int(y1) : int(np.ceil(y2)), int(x1) : int(np.ceil(x2))]
    if min(part.shape[:2]) < 2:
        return None
    return np.asarray(cv2.resize(part, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_AREA), dtype=np.uint8)


def empty_place(pictures: Sequence[Image], people: Sequence[Boxes], box_xyxy: Box) -> Image | None:
    """A place without people: the median of the first `MEDIAN_PICTURES` on which nobody is there."""
    free = [
        picture for picture, boxes in zip(pictures, people, strict=True) if not overlaps_any(boxes, box_xyxy)
    ]
    cuts = [
        each
        for each in (cut_patch(picture, box_xyxy) for picture in free[:MEDIAN_PICTURES])
        if each is not None
    ]
    return np.median(np.stack(cuts), axis=0).astype(np.uint8) if cuts else None


def overlaps_any(boxes: Boxes, box: Box) -> bool:
    """Whether any of the boxes (N, 4) overlaps a box."""
    if len(boxes) == 0:
        return False
    return bool((intersection_areas(boxes, np.array([box])) > 0).any())


def measure_clothes(crop: PersonCrop, light: Light) -> tuple[Patch | None, Patch | None]:
    """The colours of the upper and of the lower body in one picture; None where too little is seen."""
    lab = light.to_lab(crop.person)
    empty = guess_background(lab) if crop.empty is None else light.to_lab(crop.empty)[None]
    weights = column_weights() * foreground_weights(lab, empty)
    outline = person_outline(weights) if crop.empty is not None else (0, HEIGHT_PX)
    upper, lower, head = (body_rows(part, outline) for part in (UPPER_ROWS, LOWER_ROWS, HEAD_ROWS))
    face = dominant_colour(lab[head], weights[head])
    upper_patch = dominant_colour(lab[upper], reduce_alike(lab[upper], weights[upper], face))
    skin = face if face is not None and is_skin(face.lab) else None
    without_skin = reduce_alike(lab[lower], weights[lower], skin)
    return upper_patch, dominant_colour(lab[lower], reduce_alike(lab[lower], without_skin, upper_patch))


def column_weights() -> FloatArray:
    """The weight of each column (20,)."""
    offsets = (np.arange(WIDTH_PX) + 0.5) / WIDTH_PX - 0.5
    return np.asarray(np.exp(-0.5 * (offsets / COLUMN_SPREAD) ** 2) * (np.abs(offsets) < MAX_COLUMN_OFFSET))


def guess_background(lab: Pixels) -> Pixels:
    """Two guesses of a place without its person (2, h, w, 3), from the left and the right edge of the box."""
    edges = (lab[:, :2].mean(axis=1, keepdims=True), lab[:, -2:].mean(axis=1, keepdims=True))
    return np.stack([np.broadcast_to(edge, lab.shape) for edge in edges])


def foreground_weights(lab: Pixels, empty: Pixels) -> FloatArray:
    """Weights (h, w), nearly 0 to 1, by the distance of pixels from the nearest of `empty` (n, h, w, 3)."""
    distances = np.linalg.norm(lab - empty, axis=-1).min(axis=0)
    span = PERSON_DISTANCE - BACKGROUND_DISTANCE
    share = np.clip((distances - BACKGROUND_DISTANCE) / span, 0.0, 1.0)
    return np.asarray(BACKGROUND_WEIGHT + (1 - BACKGROUND_WEIGHT) * share)


def person_outline(weights: FloatArray) -> tuple[int, int]:
    """First row of a person, and the one after the last; those of the box where too little is seen."""
    rows = np.flatnonzero(weights.sum(axis=1) > MIN_ROW_WEIGHT * column_weights().sum())
    if len(rows) == 0 or rows[-1] + 1 - rows[0] < MIN_OUTLINE_SHARE * HEIGHT_PX:
        return 0, HEIGHT_PX
    return int(rows[0]), int(rows[-1]) + 1


def body_rows(part: tuple[float, float], outline: tuple[int, int]) -> slice:
    """The rows of a part of the body, given as shares of the height, inside an outline."""
    first, height = outline[0], outline[1] - outline[0]
    return slice(first + round(part[0] * height), first + max(1, round(part[1] * height)))


def reduce_alike(lab: Pixels, weights: FloatArray, other: Patch | None) -> FloatArray:
    """Weights (h, w) of a part of the body, reduced where pixels look like another part.

    Long hair lies on the back, bare arms and legs look like the face, and a coat hangs over trousers. When
    most of the part looks like that, it has that colour itself, and nothing is reduced.
    """
    if other is None:
        return weights
    is_alike = np.linalg.norm((lab - other.lab) * (LIGHTNESS_SCALE, 1.0, 1.0), axis=-1) < ALIKE_DISTANCE
    is_own = weights[is_alike].sum() > OWN_COLOUR_SHARE * weights.sum()
    return weights if is_own else np.where(is_alike, ALIKE_WEIGHT * weights, weights)


def is_skin(lab: FloatArray) -> bool:
    hue, chroma = np.degrees(np.arctan2(lab[2], lab[1])), np.hypot(lab[1], lab[2])
    measures = ((hue, SKIN_HUE), (chroma, SKIN_CHROMA), (lab[0], SKIN_LIGHTNESS))
    return all(low < value < high for value, (low, high) in measures)


def dominant_colour(lab: Pixels, pixel_weights: FloatArray) -> Patch | None:
    """The colour that most pixels (h, w, 3) share: the densest place in L*a*b*, one step of mean shift."""
    pixels, weights = lab.reshape(-1, 3).astype(np.float64), pixel_weights.ravel()
    total = float(weights.sum())
    if total < MIN_WEIGHT:
        return None
    scaled = pixels * (LIGHTNESS_SCALE, 1.0, 1.0)
    norms = np.square(scaled).sum(axis=1)
    distances = np.maximum(norms[:, None] + norms[None] - 2 * scaled @ scaled.T, 0.0)  # squared
    kernel = np.exp(-2 * distances / SAME_CLOTH_DISTANCE**2)
    densest = int((kernel @ weights).argmax())
    own_weights = weights * kernel[densest]
    share = weights[distances[densest] < SAME_CLOTH_DISTANCE**2].sum() / total
    return Patch(own_weights @ pixels / own_weights.sum(), float(share))
