"""Colours of clothes inside person boxes, as CIE L*a*b* (D65, L 0..100), on the CPU."""

import cv2
import numpy as np
import numpy.typing as npt

from gpu_ops.detect.boxes import Boxes
from gpu_ops.video.frame import Image

Colours = npt.NDArray[np.float64]
"""(N, 6): L, a, b of the upper and of the lower body; not a number where unknown."""

SIDE_CUT = 0.3
UPPER, LOWER = (0.2, 0.45), (0.55, 0.8)
"""Which rows of a box show the upper and the lower body, as shares of its height."""
MAX_SIDE_PX = 12


def clothing_colours(image: Image, boxes_xyxy: Boxes) -> Colours:
    """The usual colour of the upper and lower body in each box (N, 4) of a frame (H, W, 3) blue-green-red."""
    return np.array(
        [[*patch_colour(image, box, UPPER), *patch_colour(image, box, LOWER)] for box in boxes_xyxy]
    ).reshape(-1, 6)


def patch_colour(
    image: Image, box: npt.NDArray[np.float64], rows: tuple[float, float]
) -> npt.NDArray[np.float64]:
    """The median L, a, b of the middle of some rows of a box."""
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
