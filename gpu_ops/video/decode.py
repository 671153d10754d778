"""Read recordings from start to end: their properties, and their frames.

Times are seconds from the first frame, by presentation time stamp. Errors are `av.error.FFmpegError`
for files that cannot be opened, and `NoVideoError` for files that hold no picture.
"""

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from domain.records import VideoProbe
from gpu_ops.video.frame import Sample
from gpu_ops.video.hwaccel import CPU, CUDA, make_hwaccel

MICROSECONDS = 1_000_000
"""Units of FFmpeg's AV_TIME_BASE in a second."""
BROKEN = (av.error.InvalidDataError, av.error.PatchWelcomeError, av.error.ArgumentError)
"""Errors of decoding damaged data; the file continues after it."""
UNREADABLE = (*BROKEN, EOFError, av.error.MemoryError, IndexError)
"""Errors of reading damaged files: also sizes beyond all memory, and streams that begin midway."""
MIN_HOLE_S = 1.0
"""Seconds without a frame in damaged data that count as lost; shorter ones are a stutter."""
SEEN_GAP_S = 3.0
"""Seconds between two frames of undamaged data above which nothing was seen: a walk through a picture takes
as long."""
MAX_FRAME_S = 1.0
"""Seconds for which a frame with a gap after it stands for what it shows, at most."""
DEFAULT_FPS = 25
"""Frame rate where a file states none: the rate of PAL."""
MAX_RATE_DIFFERENCE = 0.02
"""Relative difference of the mean frame rate and the rate that fits every time stamp, above which the rate
counts as variable."""


class NoVideoError(Exception):
    """The file holds no video stream, or none of its pictures can be decoded."""


class Plan(Protocol):
    """Decides for each frame time (seconds), in order, whether the frame is sampled."""

    def wants(self, time_s: float) -> bool: ...


class Clock(Protocol):
    """Makes steady seconds from the time stamps of a stream; `frame_s` is the usual time between frames.

    `leaps` are the stretches in which the stamps were damaged; then the declared duration may be too.
    """

    @property
    def frame_s(self) -> float: ...
    @property
    def leaps(self) -> Sequence[tuple[float, float]]: ...
    @property
    def is_duration_known(self) -> bool: ...
    def steady_time(self, stamp_s: float | None) -> float: ...


@dataclass(slots=True)
class Progress:
    """How far a file has been read, in seconds and frames, and which parts could not be read."""

    decoded_until_s: float = 0.0
    frame_count: int = 0
    error_count: int = 0
    last_pts: int | None = None
    holes: list[tuple[float, float]] = field(default_factory=list)
    last_s: float = 0.0
    gaps: list[tuple[float, float]] = field(default_factory=list)
    """Stretches without a frame, half-open, where nothing is damaged."""

    def step_to(self, time_s: float, frame_s: float, *, is_damaged: bool) -> None:
        """Add a frame and the gap before it; `frame_s` is the usual time between frames."""
        if is_damaged and time_s - self.decoded_until_s > MIN_HOLE_S:
            self.holes.append((self.decoded_until_s, time_s))
        if time_s - self.last_s > SEEN_GAP_S:
            self.gaps.append((self.last_s + min(frame_s, MAX_FRAME_S), time_s))
        shown_s = frame_s if frame_s <= SEEN_GAP_S else MAX_FRAME_S
        self.decoded_until_s = max(self.decoded_until_s, time_s + shown_s)
        self.last_s = time_s
        self.frame_count += 1


@dataclass(slots=True)
class Reading:
    """Reads one file from start to end, and records what could not be read.

    Iterate over `samples()`; afterwards `at` is complete. A reading that gets the plan, the clock and the
    progress of an earlier one continues after the last frame that the earlier one read.
    """

    path: Path
    plan: Plan
    clock: Clock
    at: Progress = field(default_factory=Progress)
    device: str = CPU
    """Where to decode, `cpu` or `cuda`; `decoded_on` is where it was done."""
    decoded_on: str = CPU

    def samples(self) -> Iterator[Sample]:
        """Frames at the planned times, in order; use each before asking for the next."""
        errors_before = self.at.error_count
        for frame in self._unread_frames():
            time_s = self.clock.steady_time(timestamp_s(frame))
            self.at.step_to(time_s, self.clock.frame_s, is_damaged=self.at.error_count > errors_before)
            errors_before = self.at.error_count
            self.at.last_pts = frame.pts
            if self.plan.wants(time_s):
                yield Sample(time_s, frame)

    def _unread_frames(self) -> Iterator[VideoFrame]:
        """The frames after those that were read before: found by time stamp, else by counting."""
        done, errors = self.at.frame_count, self.at.error_count
        if done and (yield from self._frames_after_last()):
            return
        if done:
            self.at.error_count = 0
        for number, frame in enumerate(self._frames()):
            if number >= done:
                yield frame
        self.at.error_count = max(errors, self.at.error_count)

    def _frames_after_last(self) -> Generator[VideoFrame, None, bool]:
        """The frames after the last one read; False, and none, where its time stamp cannot be found."""
        last_pts, errors, is_found = self.at.last_pts, self.at.error_count, False
        if last_pts is None:
            return False
        try:
            for frame in self._frames(seek_pts=last_pts):
                if is_found:
                    yield frame
                elif frame.pts == last_pts:
                    is_found, self.at.error_count = True, errors
                elif frame.pts is None or frame.pts > last_pts:
                    break
        except PermissionError:  # FFmpeg's error for files that cannot be entered in the middle
            return False
        return is_found

    def _frames(self, seek_pts: int | None = None) -> Iterator[VideoFrame]:
        with av.open(str(self.path), hwaccel=make_hwaccel(self.device)) as container:
            stream = video_stream(container)
            stream.thread_type = "AUTO"
            self.decoded_on = CUDA if stream.codec_context.is_hwaccel else CPU
            if seek_pts is not None:
                container.seek(seek_pts, stream=stream, backward=True)
            for packet in demux_packets(container, stream, self.at):
                try:
                    frames = packet.decode()
                except BROKEN:
                    self.at.error_count += 1
                    continue
                except EOFError:
                    continue
                yield from (frame for frame in frames if isinstance(frame, VideoFrame))


def video_stream(container: InputContainer) -> VideoStream:
    """The first stream with pictures; cover art does not count."""
    for stream in container.streams.video:
        codec: VideoCodecContext | None = stream.codec_context  # None where FFmpeg has no decoder for it
        if codec is not None and (codec.name not in {"mjpeg", "png"} or stream.average_rate):
            return stream
    raise NoVideoError("no video stream")


def timestamp_s(frame: VideoFrame) -> float | None:
    """Presentation time in seconds, where the frame carries one."""
    if frame.pts is None or frame.time_base is None:
        return None
    return frame.pts * float(frame.time_base)


def probe(path: Path) -> VideoProbe:
    """Open a file, decode its first frame, and return its properties.

    Raises `NoVideoError` when there is no picture, `av.error.FFmpegError` when it is no video file.
    """
    with av.open(str(path)) as container:
        stream = video_stream(container)
        frame = first_frame(container, stream)
        rotation = frame.rotation % 360
        is_turned = rotation in (90, 270)
        rate = stream.average_rate or stream.base_rate or Fraction(DEFAULT_FPS)
        return VideoProbe(
            duration_s=declared_duration(container, stream),
            width=frame.height if is_turned else frame.width,
            height=frame.width if is_turned else frame.height,
            fps=round(float(rate), 3),
            codec=stream.codec_context.name,
            rotation=rotation,
            is_variable_rate=has_variable_rate(stream),
        )


def first_frame(container: InputContainer, stream: VideoStream) -> VideoFrame:
    """The first picture that decodes."""
    for frame in readable_frames(container, stream):
        return frame
    raise NoVideoError("no frame decodes")


def demux_packets(container: InputContainer, stream: VideoStream, at: Progress) -> Iterator["Packet[Any]"]:
    """The packets of a stream, and at the end an empty one, which flushes the decoder.

    They end where the file cannot be read any further, which counts as an error.
    """
    try:
        yield from container.demux(stream)
    except UNREADABLE:
        at.error_count += 1
        last: Packet[Any] = Packet()
        last.stream = stream
        yield last


def readable_frames(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """The pictures that decode; broken packets between them are skipped."""
    for packet in demux_packets(container, stream, Progress()):
        try:
            frames = packet.decode()
        except (*BROKEN, EOFError):
            continue
        yield from (frame for frame in frames if isinstance(frame, VideoFrame))


def declared_duration(container: InputContainer, stream: VideoStream) -> float:
    """Seconds by the stream's own header, else by the container's, else 0."""
    if stream.duration is not None and stream.time_base is not None:
        return float(stream.duration * stream.time_base)
    return float((container.duration or 0) / MICROSECONDS)


def has_variable_rate(stream: VideoStream) -> bool:
    """Whether the mean rate differs from the rate that fits every time stamp."""
    base, mean = stream.base_rate, stream.average_rate
    return bool(base and mean and abs(float(base) / float(mean) - 1) > MAX_RATE_DIFFERENCE)
