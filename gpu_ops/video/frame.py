"""One decoded frame, converted to arrays only as far as needed.

Converting costs more than decoding: the brightness plane is in memory as decoded, and is all that motion
needs; colours are made only for frames in which something moves (decision 0008).
"""

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

Image = npt.NDArray[np.uint8]
"""(H, W, 3) uint8, blue-green-red, upright, on the host."""
Gray = npt.NDArray[np.uint8]
"""(H, W) uint8 brightness 0..255, upright, on the host."""
Bgr = tuple[int, int, int]
"""One colour as blue, green, red in 0..255 (sRGB), the order of OpenCV."""

PLANAR = frozenset(
    f"{family}{kind}" for family in ("yuv", "yuvj") for kind in ("420p", "422p", "444p", "440p", "411p")
) | {"nv12", "nv21", "nv16", "gray"}
"""FFmpeg's pixel formats whose first plane is brightness, one byte a pixel."""
MAX_HEIGHT_RATIO = 4
"""Height over width of a brightness picture, at most: without it 16x4096 would become 320x81920."""
THINNED_PX = 640
"""Columns, about, to which the brightness plane is thinned by leaving out pixels before it is resized: twice
the 320 columns of motion, so that nothing that moves is lost."""
FULL_RANGE = 2
"""FFmpeg's AVCOL_RANGE_JPEG: brightness 0..255."""
LIMITED_BLACK = 16.0
"""Level of black in all other ranges (ITU-R BT.601)."""
LIMITED_SPAN = 219.0
"""Levels from black (16) to white (235) in those (ITU-R BT.601)."""


@dataclass(slots=True)
class Sample:
    """One sampled frame, `time_s` seconds after the first one; valid until the next frame is decoded."""

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
        return mean if is_full else (mean - LIMITED_BLACK) * 255.0 / LIMITED_SPAN

    def gray(self, width_px: int) -> Gray:
        """The brightness of the picture, `width_px` columns wide."""
        return upright_gray(self.frame, width_px)


def rotation_turns(frame: VideoFrame) -> int:
    """Quarter turns, counter-clockwise, that bring the picture upright."""
    return frame.rotation % 360 // 90


def upright_image(frame: VideoFrame, max_height_px: int) -> Image:
    """The frame as (H, W, 3) blue-green-red, turned as its metadata says, at most `max_height_px` rows high.

    Of an interlaced frame one field is used: both together show moving things twice.
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
    """The frame's brightness (h, `width_px`), turned as its metadata says.

    Pictures that would be higher than `MAX_HEIGHT_RATIO` times their width are squeezed.
    """
    turns = rotation_turns(frame)
    across, down = (frame.height, frame.width) if turns % 2 else (frame.width, frame.height)
    rows = min(max(2, round(down * width_px / across)), MAX_HEIGHT_RATIO * width_px)
    width, height = (rows, width_px) if turns % 2 else (width_px, rows)
    plane = brightness_plane(frame)
    if plane is None:
        gray = frame.reformat(width=width, height=height, format="gray").to_ndarray()
        small = np.asarray(gray, dtype=np.uint8)
    else:
        small = np.asarray(cv2.resize(plane, (width, height), interpolation=cv2.INTER_AREA), dtype=np.uint8)
    return np.ascontiguousarray(np.rot90(small, k=turns), dtype=np.uint8)


def brightness_plane(frame: VideoFrame) -> Gray | None:
    """The first plane as decoded, without a copy; None where it is not one byte of brightness a pixel.

    Large pictures are thinned to some `THINNED_PX` columns, and to one field where there are two.
    """
    if frame.format.name not in PLANAR:
        return None
    plane = frame.planes[0]
    data = np.frombuffer(memoryview(plane), dtype=np.uint8)
    rows: Gray = data.reshape(-1, plane.line_size)[: frame.height, : frame.width]
    step = max(1, frame.width // THINNED_PX)
    down = 2 * step if frame.interlaced_frame else step
    return np.ascontiguousarray(rows[::down, ::step]) if down > 1 else rows
