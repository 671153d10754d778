"""Pictures and clips of a stored recording as objects; what cannot be made raises with a reason."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import cv2
import numpy as np

from domain.language.reasons import AnalysisError
from domain.records import Box, TimeRange
from gpu_ops.previews import BOX_COLOUR, fit_image, jpeg
from gpu_ops.video.clip import Clip, Report, write_clip
from gpu_ops.video.decode import NoVideoError
from gpu_ops.video.frame import Image
from gpu_ops.video.shown import ShownPicture, shown_picture
from resources.errors import StorageFullError
from resources.storage.drafts import drafting
from resources.storage.objects import ObjectStore

FRAME_HEIGHT_PX = 4320
"""Rows of a kept frame, at most: those of 8K, so that frames are kept as they were recorded."""
FRAME_QUALITY = 92
"""JPEG quality (0..100) of kept frames: a face must stay as good as in the recording."""
SMALL_HEIGHT_PX = 180
"""Rows of a small picture in a list."""
SMALL_QUALITY = 75
"""JPEG quality (0..100) of small pictures: some 10 kB each."""
BOX_SHARE = 1 / 180
"""Thickness of a drawn box as a share of the picture's height: 4 pixels at 720 rows, 6 at 1080."""


@contextmanager
def reasons_of_media() -> Iterator[None]:
    """Errors of reading and writing media become an `AnalysisError` or `StorageFullError`."""
    try:
        yield
    except NoVideoError as error:
        raise AnalysisError("no_frame", str(error)) from error
    except av.error.FFmpegError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise StorageFullError("disk_full") from error
        raise AnalysisError("no_frame", str(error)) from error


def picture_at(path: Path, time_s: float, max_height_px: int = FRAME_HEIGHT_PX) -> ShownPicture:
    """The picture at a moment; raises `AnalysisError` ("no_frame") where none can be read near it."""
    with reasons_of_media():
        return shown_picture(path, time_s, max_height_px)


def encode_picture(image: Image, box: Box | None, *, is_small: bool = False) -> bytes:
    """A picture as JPEG, with a box (0..1) drawn into it where one is given."""
    shown = draw_box(image, box) if box is not None else image
    if not is_small:
        return jpeg(shown, FRAME_QUALITY)
    height = min(SMALL_HEIGHT_PX, shown.shape[0])
    return jpeg(fit_image(shown, shown.shape[1], height), SMALL_QUALITY)


def draw_box(image: Image, box: Box) -> Image:
    """A copy of the picture with a box; one around nothing is left out, as of a camera that is covered."""
    copy, (height, width) = image.copy(), image.shape[:2]
    x1, y1, x2, y2 = (np.array(box) * [width, height, width, height]).round().astype(int)
    if x2 > x1 and y2 > y1:
        thick = max(2, round(height * BOX_SHARE))
        cv2.rectangle(copy, (int(x1), int(y1)), (int(x2), int(y2)), (0, 0, 0), thick + 2)
        cv2.rectangle(copy, (int(x1), int(y1)), (int(x2), int(y2)), BOX_COLOUR, thick)
    return copy


def store_clip(
    store: ObjectStore,
    source: Path,
    key: str,
    wanted: TimeRange,
    report: Report,
    *,
    is_exact: bool = False,
) -> Clip:
    """Cut a stretch out of a recording and keep it; nothing is kept of one that could not be finished.

    Raises `AnalysisError` with the reason, `StorageFullError`, and whatever `report` raises.
    """
    with drafting(store, key) as path, reasons_of_media():
        return write_clip(source, path, wanted, report, is_exact=is_exact)
