"""Pictures of a recording at chosen times, found by seeking where the file allows it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gpu_ops.video.decode import MICROSECONDS, NoVideoError, readable_frames, timestamp_s, video_stream
from gpu_ops.video.frame import Image, upright_image

SEEK_BACK_S = (0.0, 5.0, 30.0)
"""Seconds before the wanted time that are sought, one after the other: in files without an index seeking may
lead past the key frame that is needed. After the last one the file is read from its start."""
TOLERANCE_S = 1e-3
"""Seconds by which a frame may lie after the wanted time: rounding of time bases."""


def frame_at(path: Path, time_s: float, max_height_px: int = 720) -> Image:
    """The picture (H, W, 3) shown at `time_s` seconds: the last frame that does not come after it."""
    return next(frames_at(path, [time_s], max_height_px))


def frames_at(path: Path, times_s: Iterable[float], max_height_px: int) -> Iterator[Image]:
    """The pictures shown at ascending times; raises `NoVideoError` where there is none."""
    with av.open(str(path)) as container:
        stream = video_stream(container)
        for time_s in times_s:
            yield upright_image(decode_at(path, container, stream, time_s), max_height_px)


def frames_within(
    path: Path, ranges_s: Iterable[tuple[float, float]], max_height_px: int, *, only_keys: bool
) -> Iterator[tuple[float, Image] | None]:
    """For each range of seconds, in ascending order, the time and picture of the frame that costs least.

    That is the frame of the range before where it fits too, else the last key frame up to the end, else
    (unless `only_keys`) the first frame of the range. None where there is none, or nothing can be read.
    """
    with av.open(str(path)) as container:
        stream = video_stream(container)
        shown: tuple[float, Image] | None = None
        for start_s, end_s in ranges_s:
            if shown is None or not start_s <= shown[0] <= end_s:
                found = key_frame_within(container, stream, start_s, end_s)
                if found is None and not only_keys:
                    found = first_within(path, container, stream, start_s)
                shown = (found[0], upright_image(found[1], max_height_px)) if found is not None else None
            yield shown


def key_frame_within(
    container: InputContainer, stream: VideoStream, start_s: float, end_s: float
) -> tuple[float, VideoFrame] | None:
    """The time and frame that seeking to the end of a range leads to, if it lies in the range."""
    try:
        container.seek(max(0, int((start_time_s(stream) + end_s) * MICROSECONDS)), backward=True)
        frame = next(readable_frames(container, stream), None)
    except PermissionError:
        return None
    stamp_s = timestamp_s(frame) if frame is not None else None
    if frame is None or stamp_s is None or not start_s <= stamp_s - start_time_s(stream) <= end_s:
        return None
    return stamp_s - start_time_s(stream), frame


def first_within(
    path: Path, container: InputContainer, stream: VideoStream, start_s: float
) -> tuple[float, VideoFrame] | None:
    """The frame shown at a time, decoded from the key frame before it."""
    try:
        return start_s, decode_at(path, container, stream, start_s)
    except NoVideoError:
        return None


def decode_at(path: Path, container: InputContainer, stream: VideoStream, time_s: float) -> VideoFrame:
    """The last frame that does not come after `time_s`, decoded from a key frame before it.

    Seeking in a file without an index may lead past that key frame, and a bare stream cannot be entered at
    all: then earlier positions are tried (`SEEK_BACK_S`), and finally the file is read from its start.
    """
    for back_s in SEEK_BACK_S:
        frame = seek_to(container, stream, time_s, back_s)
        if frame is not None:
            return frame
    with av.open(str(path)) as reopened:
        return read_up_to(reopened, video_stream(reopened), time_s)


def seek_to(
    container: InputContainer, stream: VideoStream, time_s: float, back_s: float
) -> VideoFrame | None:
    """The frame shown at `time_s`, if seeking `back_s` seconds before it leads to a key frame before it."""
    try:
        container.seek(max(0, int((start_time_s(stream) + time_s - back_s) * MICROSECONDS)), backward=True)
        frame = read_up_to(container, stream, time_s)
    except (PermissionError, NoVideoError):
        return None
    stamp_s = timestamp_s(frame)
    is_before = stamp_s is not None and stamp_s - start_time_s(stream) <= time_s + TOLERANCE_S
    return frame if is_before else None


def read_up_to(container: InputContainer, stream: VideoStream, time_s: float) -> VideoFrame:
    """The frame shown at `time_s`, read from the container's position; the first one if all come later."""
    frame_s, shown = 1 / float(stream.average_rate or 25), None
    for number, frame in enumerate(readable_frames(container, stream)):
        stamp_s = timestamp_s(frame)
        frame_time_s = number * frame_s if stamp_s is None else stamp_s - start_time_s(stream)
        if shown is not None and frame_time_s > time_s + TOLERANCE_S:
            break
        shown = frame
    if shown is None:
        raise NoVideoError(f"no frame at {time_s:.2f} s")
    return shown


def start_time_s(stream: VideoStream) -> float:
    """The time stamp of a stream's beginning, in seconds."""
    return float((stream.start_time or 0) * (stream.time_base or Fraction(1, MICROSECONDS)))
