"""Open recordings, and say in words what is wrong with those that cannot be opened."""

from pathlib import Path

import av

from domain.language.reasons import AnalysisError
from domain.records import VideoProbe
from gpu_ops.previews import fit_image
from gpu_ops.video.decode import NoVideoError, probe
from gpu_ops.video.frame import Image
from gpu_ops.video.seek import frame_at

THUMBNAIL_WIDTH_PX, THUMBNAIL_HEIGHT_PX = 1280, 360
"""A thumbnail has so many columns and rows at most, whatever the shape of its picture."""
SLOWEST_HZ = 1 / 120
"""Fewer frames a second than one in two minutes are a damaged header, not a recording."""


def probe_recording(path: Path) -> VideoProbe:
    """What a file is; raises `AnalysisError` when it is no recording with a picture."""
    if path.stat().st_size == 0:
        raise AnalysisError("empty")
    try:
        facts = probe(path)
    except NoVideoError as error:
        raise AnalysisError("no_picture", str(error)) from error
    except (av.error.FFmpegError, ValueError) as error:
        raise AnalysisError("not_a_video", str(error)) from error
    if facts.fps < SLOWEST_HZ:
        raise AnalysisError("bad_clock", f"{facts.fps:g} frames a second")
    return facts


def make_thumbnail(path: Path, duration_s: float) -> Image:
    """A small picture from the first seconds, or the first one where that cannot be read."""
    try:
        image = frame_at(path, min(5.0, duration_s / 2), THUMBNAIL_HEIGHT_PX)
    except (NoVideoError, av.error.FFmpegError):
        image = frame_at(path, 0.0, THUMBNAIL_HEIGHT_PX)
    is_wide = image.shape[1] > THUMBNAIL_WIDTH_PX
    return fit_image(image, THUMBNAIL_WIDTH_PX, THUMBNAIL_HEIGHT_PX) if is_wide else image
