"""Read recordings: what they are, and frames at chosen times.

Times are seconds from the first frame, by presentation time stamp. Errors are `av.error.FFmpegError`
for files that cannot be opened, and `NoVideoError` for files that hold no picture.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Protocol

import av
import numpy as np
import numpy.typing as npt
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

Image = npt.NDArray[np.uint8]
"""(H, W, 3) uint8, blue-green-red, upright, on the host."""

MICROSECONDS = 1_000_000
GAP_S = 1.0
"""A hole in the pictures shorter than this is a stutter, not a loss."""


class NoVideoError(Exception):
    """The file holds no video stream, or none of its pictures can be decoded."""


class Plan(Protocol):
    """Says for each frame time, in order, whether the frame is wanted."""

    def wants(self, time_s: float) -> bool: ...


@dataclass(frozen=True, slots=True)
class Facts:
    """What the container declares; width and height are those of the upright picture."""

    duration_s: float
    width: int
    height: int
    fps: float
    codec: str
    rotation: int
    is_variable_rate: bool


@dataclass(frozen=True, slots=True)
class Sample:
    """One frame that was looked at."""

    time_s: float
    image: Image


@dataclass(slots=True)
class Reading:
    """Reads one file once, front to back, and remembers what could not be read.

    Iterate over `samples()`; afterwards `decoded_until_s`, `frame_count` and `holes` are complete.
    """

    path: Path
    plan: Plan
    max_height_px: int = 720
    decoded_until_s: float = 0.0
    frame_count: int = 0
    error_count: int = 0
    holes: list[tuple[float, float]] = field(default_factory=list)

    def samples(self) -> Iterator[Sample]:
        """Frames at the planned times, scaled down to `max_height_px`, in order."""
        with av.open(str(self.path)) as container:
            stream = video_stream(container)
            stream.thread_type = "AUTO"
            frame_s = 1.0 / float(stream.average_rate or 25)
            first: float | None = None
            errors_before = 0
            for frame in self._frames(container, stream):
                stamp = frame_time(frame, self.decoded_until_s + (first or 0.0))
                first = stamp if first is None else first
                time_s = max(0.0, stamp - first)
                if self.error_count > errors_before and time_s - self.decoded_until_s > GAP_S:
                    self.holes.append((self.decoded_until_s, time_s))
                errors_before = self.error_count
                self.frame_count += 1
                self.decoded_until_s = max(self.decoded_until_s, time_s + frame_s)
                if self.plan.wants(time_s):
                    yield Sample(time_s, upright_image(frame, self.max_height_px))

    def _frames(self, container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
        packets = container.demux(stream)
        while True:
            try:
                packet = next(packets)
                frames = packet.decode()
            except (StopIteration, EOFError):
                return
            except av.error.InvalidDataError:
                self.error_count += 1
                continue
            yield from (frame for frame in frames if isinstance(frame, VideoFrame))


def video_stream(container: InputContainer) -> VideoStream:
    """The first stream with pictures; cover art does not count."""
    for stream in container.streams.video:
        if stream.codec_context.name not in {"mjpeg", "png"} or stream.average_rate:
            return stream
    raise NoVideoError("no video stream")


def frame_time(frame: VideoFrame, fallback_s: float) -> float:
    """Presentation time in seconds; frames without a stamp follow the one before."""
    if frame.pts is None or frame.time_base is None:
        return fallback_s
    return float(frame.pts * frame.time_base)


def upright_image(frame: VideoFrame, max_height_px: int) -> Image:
    """The frame as (H, W, 3) blue-green-red, turned as its metadata asks, at most so many rows high."""
    rotation = frame.rotation % 360
    rows = frame.width if rotation in (90, 270) else frame.height
    shrink = min(1.0, max_height_px / rows)
    width, height = max(2, round(frame.width * shrink)), max(2, round(frame.height * shrink))
    pixels = frame.reformat(width=width, height=height, format="bgr24").to_ndarray()
    return np.ascontiguousarray(np.rot90(pixels, k=rotation // 90))


def probe(path: Path) -> Facts:
    """Open a file, decode its first frame, and say what it is.

    Raises `NoVideoError` when there is no picture, `av.error.FFmpegError` when it is no video file.
    """
    with av.open(str(path)) as container:
        stream = video_stream(container)
        frame = first_frame(container, stream)
        rotation = frame.rotation % 360
        is_turned = rotation in (90, 270)
        rate = stream.average_rate or stream.base_rate or Fraction(25)
        return Facts(
            duration_s=declared_duration(container, stream),
            width=frame.height if is_turned else frame.width,
            height=frame.width if is_turned else frame.height,
            fps=round(float(rate), 3),
            codec=stream.codec_context.name,
            rotation=rotation,
            is_variable_rate=has_variable_rate(stream),
        )


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """The first picture that decodes; broken packets before it are passed over."""
    for packet in container.demux(stream):
        try:
            frames = packet.decode()
        except av.error.InvalidDataError:
            continue
        for frame in frames:
            if isinstance(frame, VideoFrame):
                return frame
    raise NoVideoError("no frame decodes")


def declared_duration(container: InputContainer, stream: VideoStream) -> float:
    """Seconds by the stream's own header, else by the container's, else 0."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return float((container.duration or 0) / MICROSECONDS)


def has_variable_rate(stream: VideoStream) -> bool:
    """Whether the mean rate differs from the rate that fits every time stamp by more than 2 %."""
    base, mean = stream.base_rate, stream.average_rate
    return bool(base and mean and abs(float(base) / float(mean) - 1) > 0.02)


def frame_at(path: Path, time_s: float, max_height_px: int = 720) -> Image:
    """The picture shown at `time_s`: the last frame that does not come after it."""
    with av.open(str(path)) as container:
        stream = video_stream(container)
        start = float((stream.start_time or 0) * (stream.time_base or Fraction(1, MICROSECONDS)))
        container.seek(max(0, int((start + time_s) * MICROSECONDS)), backward=True)
        shown: VideoFrame | None = None
        for frame in container.decode(stream):
            if shown is not None and frame_time(frame, 0.0) - start > time_s + 1e-3:
                break
            shown = frame
    if shown is None:
        raise NoVideoError(f"no frame at {time_s:.2f} s")
    return upright_image(shown, max_height_px)
