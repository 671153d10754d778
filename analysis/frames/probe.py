"""Read the properties of recordings; those that cannot be opened raise `AnalysisError` with the reason."""

from pathlib import Path

import av

from domain.language.reasons import AnalysisError
from domain.records import VideoProbe
from gpu_ops.previews import fit_image
from gpu_ops.video.decode import NoVideoError, probe
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frame_at

THUMBNAIL_WIDTH_PX = 1280
"""Columns of a thumbnail, at most; only panoramas reach it."""
THUMBNAIL_HEIGHT_PX = 360
"""Rows of a thumbnail, at most."""
THUMBNAIL_TIME_S = 5.0
"""Time of the thumbnail in seconds, or half of shorter recordings: the first frames are often black."""
MIN_FPS = 1 / 120
"""Frames per second, at least: fewer than one in two minutes are a damaged header, not a recording."""


def probe_recording(path: Path) -> VideoProbe:
    """The properties of a file; raises `AnalysisError` when it is no recording with a picture."""
    if path.stat().st_size == 0:
        raise AnalysisError("empty")
    try:
        found = probe(path)
    except NoVideoError as error:
        raise AnalysisError("no_picture", str(error)) from error
    except (av.error.FFmpegError, ValueError) as error:
        raise AnalysisError("not_a_video", str(error)) from error
    if found.fps < MIN_FPS:
        raise AnalysisError("bad_clock", f"{found.fps:g} frames a second")
    return found


def make_thumbnail(path: Path, duration_s: float) -> Image:
    """A small picture from the first seconds, or the first one where that cannot be read."""
    try:
        image = frame_at(path, min(THUMBNAIL_TIME_S, duration_s / 2), THUMBNAIL_HEIGHT_PX)
    except (NoVideoError, av.error.FFmpegError):
        image = frame_at(path, 0.0, THUMBNAIL_HEIGHT_PX)
    is_wide = image.shape[1] > THUMBNAIL_WIDTH_PX
    return fit_image(image, THUMBNAIL_WIDTH_PX, THUMBNAIL_HEIGHT_PX) if is_wide else image
