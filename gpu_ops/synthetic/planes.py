"""Frames of yuv420p as planes: converted, shifted and shaded. OpenCV on the CPU."""

import cv2
import numpy as np
import numpy.typing as npt

from gpu_ops.video.frame import Image

Plane = npt.NDArray[np.uint8]
"""(H, W) or, all three planes of yuv420p below each other, (3H/2, W) uint8."""
SHADOW_WIDTH = 0.18
"""Width of a moving shadow, as a share of the picture's; that of a cloud or a curtain, not measured."""
SHADOW_DEPTH = 0.35
"""Share of the light that it takes away in its middle; not measured."""


def to_planar(image: Image) -> Plane:
    """(H, W, 3) blue-green-red with even sides as (3H/2, W) planes of yuv420p."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8)


def shift_frame(planes: Plane, height: int, dx: int, dy: int) -> Plane:
    """The picture, as planes of yuv420p, shifted by (dx, dy) pixels; its edges are repeated."""
    width = planes.shape[1]
    colours = planes[height:].reshape(2, height // 2, width // 2)
    both = np.stack([shift_plane(plane, dx // 2, dy // 2) for plane in colours])
    return np.concatenate([shift_plane(planes[:height], dx, dy), both.reshape(height // 2, width)])


def shift_plane(plane: Plane, dx: int, dy: int) -> Plane:
    matrix = np.array([[1, 0, dx], [0, 1, dy]], dtype=np.float32)
    size = (plane.shape[1], plane.shape[0])
    shifted = cv2.warpAffine(plane, matrix, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(shifted, dtype=np.uint8)


def shade_plane(bright: Plane, middle: float) -> Plane:
    """Brightness (H, W) with a soft shadow over all rows, its middle at a share of the width."""
    share = np.linspace(0, 1, bright.shape[1], dtype=np.float32)
    gain = 1 - SHADOW_DEPTH * np.exp(-(((share - middle) / SHADOW_WIDTH) ** 2))
    return np.asarray((bright * gain).astype(np.uint8))
