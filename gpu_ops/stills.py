"""Pictures of a recording at chosen times, found by seeking where the file allows it."""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gpu_ops.decode import MICROSECONDS, NoVideoError, readable_frames, stamp_of, video_stream
from gpu_ops.picture import Image, upright_image


def frame_at(path: Path, time_s: float, max_height_px: int = 720) -> Image:
    """The picture shown at `time_s`: the last frame that does not come after it."""
    return next(frames_at(path, [time_s], max_height_px))


def frames_at(path: Path, times_s: Iterable[float], max_height_px: int) -> Iterator[Image]:
    """The pictures shown at ascending times; raises `NoVideoError` where there is none."""
    find = sought if can_be_entered(path) else passed
    with av.open(str(path)) as container:
        for frame in find(container, video_stream(container), times_s):
            yield upright_image(frame, max_height_px)


def can_be_entered(path: Path) -> bool:
    """Whether reading may begin in the middle; a bare stream without a container has no places."""
    with av.open(str(path)) as container:
        try:
            container.seek(0)
        except PermissionError:
            return False
        return True


def sought(container: InputContainer, stream: VideoStream, times_s: Iterable[float]) -> Iterator[VideoFrame]:
    """For each time the last frame that does not come after it, decoded from the key frame before."""
    start = start_of(stream)
    for time_s in times_s:
        container.seek(max(0, int((start + time_s) * MICROSECONDS)), backward=True)
        yield next(passed(container, stream, [time_s]))


def passed(container: InputContainer, stream: VideoStream, times_s: Iterable[float]) -> Iterator[VideoFrame]:
    """The same, for ascending times, by reading on from where the container stands."""
    start, frame_s = start_of(stream), 1 / float(stream.average_rate or 25)
    frames = iter(enumerate(readable_frames(container, stream)))
    shown: VideoFrame | None = None
    ahead = next(frames, None)
    for time_s in times_s:
        while ahead is not None:
            number, frame = ahead
            stamp_s = stamp_of(frame)
            frame_time_s = number * frame_s if stamp_s is None else stamp_s - start
            if shown is not None and frame_time_s > time_s + 1e-3:
                break
            shown, ahead = frame, next(frames, None)
        if shown is None:
            raise NoVideoError(f"no frame at {time_s:.2f} s")
        yield shown


def start_of(stream: VideoStream) -> float:
    """The time stamp of a stream's beginning, in seconds."""
    return float((stream.start_time or 0) * (stream.time_base or Fraction(1, MICROSECONDS)))
