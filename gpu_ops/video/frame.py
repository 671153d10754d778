"""One decoded frame, converted only as far as somebody looks at it.

Converting costs more than decoding: the brightness plane lies in memory as decoded, and is all that motion
needs; colours are made only for frames in which something moves.
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

Image = npt.NDArray[np.uint8]
"""(H, W, 3) uint8, blue-green-red, upright, on the host."""
Gray = npt.NDArray[np.uint8]
"""(H, W) uint8 brightness, upright, on the host."""

PLANAR = frozenset(
    f"{family}{kind}" for family in ("yuv", "yuvj") for kind in ("420p", "422p", "444p", "440p", "411p")
) | {"nv12", "nv21", "nv16", "gray"}
"""Pixel formats whose first plane is brightness, one byte a pixel."""


MAX_RATIO = 4
"""A brightness picture is at most so many times as high as it is wide: 16x4096 would become 320x81920."""
THIN_PX = 640
FULL_RANGE = 2
"""FFmpeg's AVCOL_RANGE_JPEG; others keep black at 16 and white at 235 (ITU-R BT.601)."""


@dataclass(slots=True)
class Sample:
    """One frame that is looked at, `time_s` after the first one."""

    time_s: float
    frame: VideoFrame

    def image(self, max_height_px: int) -> Image:
        """The picture in colour, at most `max_height_px` rows high."""
        return upright_image(self.frame, max_height_px)

    def brightness(self, gray: Gray) -> float:
        """The mean level of `gray`, 0 for black to 255 for white, whatever range the stream uses."""
        is_full = self.frame.color_range == FULL_RANGE or "yuvj" in self.frame.format.name
        is_full |= brightness_plane(self.frame) is None
        mean = float(gray.mean())
        return mean if is_full else (mean - 16.0) * 255.0 / 219.0

    def gray(self, width_px: int) -> Gray:
        """The brightness of the picture, `width_px` columns wide."""
        return upright_gray(self.frame, width_px)


def rotation_turns(frame: VideoFrame) -> int:
    """Quarter turns, counter-clockwise, that bring the picture upright."""
    return frame.rotation % 360 // 90


def upright_image(frame: VideoFrame, max_height_px: int) -> Image:
    """The frame as (H, W, 3) blue-green-red, turned as its metadata asks, at most so many rows high.

    Of an interlaced frame one field is taken: both together show what moves twice.
    """
    turns = rotation_turns(frame)
    rows = frame.width if turns % 2 else frame.height
    shrink = min(1.0, max_height_px / rows)
    width, height = max(2, round(frame.width * shrink)), max(2, round(frame.height * shrink))
    if frame.interlaced_frame and frame.height >= 4:
        whole = frame.reformat(format="bgr24").to_ndarray()
        pixels = cv2.resize(whole[::2], (width, height), interpolation=cv2.INTER_AREA)
    else:
        pixels = frame.reformat(width=width, height=height, format="bgr24").to_ndarray()
    return np.ascontiguousarray(np.rot90(pixels, k=turns), dtype=np.uint8)


def upright_gray(frame: VideoFrame, width_px: int) -> Gray:
    """The frame's brightness (h, `width_px`), turned as its metadata asks; high strips are squeezed."""
    turns = rotation_turns(frame)
    across, down = (frame.height, frame.width) if turns % 2 else (frame.width, frame.height)
    rows = min(max(2, round(down * width_px / across)), MAX_RATIO * width_px)
    width, height = (rows, width_px) if turns % 2 else (width_px, rows)
    plane = brightness_plane(frame)
    if plane is None:
        gray = frame.reformat(width=width, height=height, format="gray").to_ndarray()
        small = np.asarray(gray, dtype=np.uint8)
    else:
        small = np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(np.rot90(small, k=turns), dtype=np.uint8)


def brightness_plane(frame: VideoFrame) -> Gray | None:
    """The first plane as it was decoded, without a copy; None where it is not bytes of brightness.

    Large pictures are thinned to some 640 columns, of one field where there are two: what moves is wider.
    """
    if frame.format.name not in PLANAR:
        return None
    plane = frame.planes[0]
    data = np.frombuffer(memoryview(plane), dtype=np.uint8)
    rows: Gray = data.reshape(-1, plane.line_size)[: frame.height, : frame.width]
    step = max(1, frame.width // THIN_PX)
    down = 2 * step if frame.interlaced_frame else step
    return np.ascontiguousarray(rows[::down, ::step]) if down > 1 else rows
