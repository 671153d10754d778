"""Small pictures for Dagster's pages: boxes on frames, contact sheets, and timelines. On the CPU."""

from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from gpu_ops.video.frame import Bgr, Image

BOX_COLOUR: Bgr = (80, 200, 60)
"""Green, of boxes."""
BAR_COLOURS: tuple[Bgr, ...] = (
    (80, 200, 60), (60, 130, 245), (230, 150, 50), (190, 90, 210), (60, 60, 230), (200, 200, 60),
)  # fmt: skip
"""Of the rows of a timeline, in turns."""
TILE_PX = (320, 320)
"""Columns and rows that a tile has at most, whatever the shape of its picture."""
ROW_PX = 26
"""Height of a timeline's row in pixels."""
LABEL_PX = 150
"""Width of a timeline's labels in pixels."""
AXIS_PX = 900
"""Width of a timeline's time axis in pixels."""


def jpeg(image: Image, quality: int = 80) -> bytes:
    """(H, W, 3) blue-green-red uint8 as JPEG."""
    done, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    if not done:
        raise ValueError(f"A picture of shape {image.shape} cannot be written as JPEG")
    return bytes(data.tobytes())


def draw_boxes(image: Image, boxes_xyxy: npt.NDArray[np.float64], label: str) -> Image:
    """A small copy of the picture with boxes (N, 4) in 0..1 and a label in its corner."""
    tile = fit_image(image, *TILE_PX)
    height, width = tile.shape[:2]
    for x1, y1, x2, y2 in boxes_xyxy * np.array([width, height, width, height]):
        cv2.rectangle(tile, (round(x1), round(y1)), (round(x2), round(y2)), BOX_COLOUR, 2)
    cv2.putText(tile, label, (6, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 3, cv2.LINE_AA)
    cv2.putText(tile, label, (6, 18), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
    return np.asarray(tile, dtype=np.uint8)


def fit_image(image: Image, width_px: int, height_px: int) -> Image:
    """The picture scaled to fit into `width_px` columns and `height_px` rows, with its aspect ratio."""
    scale = min(width_px / image.shape[1], height_px / image.shape[0])
    width, height = (max(1, round(side * scale)) for side in (image.shape[1], image.shape[0]))
    return np.asarray(cv2.resize(image, (width, height)), dtype=np.uint8)


def contact_sheet(tiles: Sequence[Image], columns: int = 3) -> Image:
    """Pictures side by side, row after row, each in a place as large as the largest: shapes may differ."""
    height, width = (max(tile.shape[side] for tile in tiles) for side in (0, 1))
    sheet = np.zeros((-(-len(tiles) // columns) * height, columns * width, 3), dtype=np.uint8)
    for number, tile in enumerate(tiles):
        top, left = number // columns * height, number % columns * width
        sheet[top : top + tile.shape[0], left : left + tile.shape[1]] = tile
    return sheet


def timeline(bars: Sequence[tuple[str, float, float]], duration_s: float) -> Image:
    """Bars (row name, start, end in seconds) over a time axis, one row per name."""
    names = list(dict.fromkeys(name for name, _, _ in bars))
    plot = np.full((ROW_PX * (len(names) + 1) + 8, LABEL_PX + AXIS_PX + 30, 3), 255, dtype=np.uint8)
    seconds = max(duration_s, 1e-3)
    for row, name in enumerate(names):
        y = 6 + row * ROW_PX
        label(plot, name, (6, y + 16))
        cv2.line(plot, (LABEL_PX, y + 11), (LABEL_PX + AXIS_PX, y + 11), (225, 225, 225), 1)
        for _, start, end in (bar for bar in bars if bar[0] == name):
            x1 = LABEL_PX + round(start / seconds * AXIS_PX)
            x2 = max(x1 + 2, LABEL_PX + round(end / seconds * AXIS_PX))
            cv2.rectangle(plot, (x1, y + 3), (x2, y + 19), BAR_COLOURS[row % len(BAR_COLOURS)], -1)
    for tick in np.linspace(0, duration_s, 7):
        x = LABEL_PX + round(tick / seconds * AXIS_PX)
        label(plot, f"{int(tick) // 60:02d}:{int(tick) % 60:02d}", (x - 14, plot.shape[0] - 8))
    return plot


def label(plot: Image, text: str, at: tuple[int, int]) -> None:
    cv2.putText(plot, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (40, 40, 40), 1, cv2.LINE_AA)
