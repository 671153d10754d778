"""Rough colours of clothes inside person boxes, as CIE L*a*b* (D65, L* 0..100), on the CPU.

Fast enough for every detector box, for tracking; `gpu_ops.colour.clothes` measures the colours that are
named.
"""

import cv2
import numpy as np
import numpy.typing as npt

from gpu_ops.detect.boxes import Boxes
from gpu_ops.video.frame import Image

Colours = npt.NDArray[np.float64]
"""(N, 6): L*, a*, b* of the upper and of the lower body; NaN where unknown."""

SIDE_CUT = 0.3
"""Share of a box's width that is left out at each side: background and arms."""
UPPER_ROWS = (0.2, 0.45)
"""First and last row of the upper body, as shares of the box's height; below the head, above the belt."""
LOWER_ROWS = (0.55, 0.8)
"""The same for the lower body; below the belt, above the shoes."""
MAX_SIDE_PX = 12
"""Columns and rows to which such a part is reduced before its median is taken: averages noise."""


def clothing_colours(image: Image, boxes_xyxy: Boxes) -> Colours:
    """Median colours of the upper and lower body in boxes (N, 4) of a frame (H, W, 3) blue-green-red."""
    return np.array(
        [[*patch_colour(image, box, UPPER_ROWS), *patch_colour(image, box, LOWER_ROWS)] for box in boxes_xyxy]
    ).reshape(-1, 6)


def patch_colour(
    image: Image, box: npt.NDArray[np.float64], rows: tuple[float, float]
) -> npt.NDArray[np.float64]:
    """The median L*, a*, b* (3,) of the middle of some rows of a box (4,); NaN outside the picture."""
    height, width = image.shape[:2]
    x1, y1, x2, y2 = box * (width, height, width, height)
    left, right = x1 + SIDE_CUT * (x2 - x1), x2 - SIDE_CUT * (x2 - x1)
    top, bottom = y1 + rows[0] * (y2 - y1), y1 + rows[1] * (y2 - y1)
    patch = image[int(top) : int(np.ceil(bottom)), int(left) : int(np.ceil(right))]
    if patch.size == 0:
        return np.full(3, np.nan)
    small = cv2.resize(
        patch,
        (min(MAX_SIDE_PX, patch.shape[1]), min(MAX_SIDE_PX, patch.shape[0])),
        interpolation=cv2.INTER_AREA,
    )
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_BGR2LAB)
    return np.asarray(np.median(lab.reshape(-1, 3), axis=0), dtype=np.float64)
