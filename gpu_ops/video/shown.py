"""The picture that a recording shows at a moment, with its true time; the nearest one in damaged data."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gpu_ops.video.decode import (
    DEFAULT_FPS,
    MICROSECONDS,
    NoVideoError,
    readable_frames,
    timestamp_s,
    video_stream as first_video_stream,
)
from gpu_ops.video.frame import Image, upright_image
from gpu_ops.video.seek import SEEK_BACK_S, TOLERANCE_S, start_time_s

STALE_S = 1.0
"""Seconds for which a frame stands for what it shows. Where the next one comes later than that, and is nearer
to the wanted time, it is taken instead: as where the data between them is damaged."""
FARTHEST_S = 5.0
"""Seconds between a moment and a frame that may still be shown for it: an event is over after that."""

TimedFrame = tuple[float, VideoFrame]
"""Seconds from the first frame, and the frame."""


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture (H, W, 3), blue-green-red and upright, and the time of its frame in seconds."""

    time_s: float
    image: Image


def shown_picture(path: Path, time_s: float, max_height_px: int) -> ShownPicture:
    """The picture shown at `time_s`, or the readable one that is nearest to it.

    Raises `NoVideoError` where none lies within `FARTHEST_S`, `av.error.FFmpegError` where the file cannot be
    opened.
    """
    with av.open(str(path)) as container:
        stream = first_video_stream(container)
        before, after = neighbours(path, container, stream, time_s)
        found = nearest(before, after, time_s)
        if found is None or abs(found[0] - time_s) > FARTHEST_S:
            raise NoVideoError(f"no readable picture within {FARTHEST_S:g} s of {time_s:.2f} s")
        return ShownPicture(max(0.0, found[0]), upright_image(found[1], max_height_px))


def nearest(before: TimedFrame | None, after: TimedFrame | None, time_s: float) -> TimedFrame | None:
    """The frame that stands for a moment: the one before it, unless that is stale and the next one nearer."""
    if before is None or after is None:
        return before or after
    is_stale = time_s - before[0] > STALE_S
    return after if is_stale and after[0] - time_s < time_s - before[0] else before


def neighbours(
    path: Path, container: InputContainer, stream: VideoStream, time_s: float
) -> tuple[TimedFrame | None, TimedFrame | None]:
    """The last readable frame that does not come after a moment, and the first that does."""
    before: TimedFrame | None = None
    for found in frames_from(path, container, stream, time_s):
        if found[0] > time_s + TOLERANCE_S:
            return before, found
        before = found
    return before, None


def frames_from(
    path: Path, container: InputContainer, stream: VideoStream, time_s: float
) -> Iterator[TimedFrame]:
    """Readable frames in order, beginning with one that does not come after `time_s`, if there is any.

    Seeking in a file without an index may lead past that frame, and a bare stream cannot be entered at all:
    then earlier positions are tried, and finally the file is read from its start.
    """
    for back_s in SEEK_BACK_S:
        if (frames := entered_at(container, stream, time_s - back_s, time_s)) is not None:
            yield from frames
            return
    with av.open(str(path)) as reopened:
        yield from timed_frames(reopened, first_video_stream(reopened))


def entered_at(
    container: InputContainer, stream: VideoStream, seek_s: float, time_s: float
) -> Iterator[TimedFrame] | None:
    """Frames from a position that seeking leads to; None where it leads past `time_s`, or without times."""
    try:
        container.seek(max(0, int((start_time_s(stream) + seek_s) * MICROSECONDS)), backward=True)
        frames = readable_frames(container, stream)
        first = next(frames, None)
    except av.error.PermissionError:  # FFmpeg's error for files that cannot be entered in the middle
        return None
    stamp_s = timestamp_s(first) if first is not None else None
    if first is None or stamp_s is None or stamp_s - start_time_s(stream) > time_s + TOLERANCE_S:
        return None
    return stamped(first, frames, stream)


def stamped(first: VideoFrame, rest: Iterator[VideoFrame], stream: VideoStream) -> Iterator[TimedFrame]:
    """Frames with their times; those without a time stamp, and corrupt ones, are left out."""
    yield (timestamp_s(first) or 0.0) - start_time_s(stream), first
    for frame in rest:
        stamp_s = timestamp_s(frame)
        if stamp_s is not None and not frame.is_corrupt:
            yield stamp_s - start_time_s(stream), frame


def timed_frames(container: InputContainer, stream: VideoStream) -> Iterator[TimedFrame]:
    """All readable frames of a file; without time stamps they are counted at the stated frame rate."""
    frame_s = 1 / float(stream.average_rate or DEFAULT_FPS)
    for number, frame in enumerate(readable_frames(container, stream)):
        stamp_s = timestamp_s(frame)
        yield (number * frame_s if stamp_s is None else stamp_s - start_time_s(stream)), frame
