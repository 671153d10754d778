"""Cut a stretch out of a recording as an MP4: its packets as they are where that is possible, else encoded.

A copy is what the camera recorded, bit by bit, and begins at the key frame before the wanted time. An encoded
clip begins at the wanted time. Sound is left out of both (decision 0035).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.container import InputContainer, OutputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from domain.records import TimeRange
from gpu_ops.video.clip_copy import copy_packets
from gpu_ops.video.decode import DEFAULT_FPS, NoVideoError, video_stream
from gpu_ops.video.frame import Image, rotation_turns
from gpu_ops.video.seek import TOLERANCE_S
from gpu_ops.video.shown import TimedFrame, frames_from

Report = Callable[[float], None]
"""Is told which share (0..1) is done, often; what it raises ends the work."""
CLOCK = 90_000
"""Units of a second in which encoded clips count time, as MPEG transport streams do."""
QUALITY = "18"
"""x264's constant rate factor: differences from the recording cannot be seen."""
SPEED = "veryfast"
"""x264's preset: a quarter of the time of its default at some 15 % more bytes."""
KEY_EVERY = 50
"""Frames between two key frames of an encoded clip, at most: two seconds at 25 frames a second."""
THREADS = 2
"""Threads that encode a clip; the API answers other requests meanwhile."""
MAX_SIDE_PX = 4096
"""Longest side of an encoded picture: what H.264 level 5.2 players take."""


@dataclass(frozen=True, slots=True)
class Clip:
    """What was cut: `range` in seconds of the recording, and whether packets were copied as they are."""

    range: TimeRange
    is_copy: bool
    frame_count: int
    has_sound: bool = False
    """Whether the recording has sound, which the clip has not."""


def write_clip(
    source: Path, target: Path, wanted: TimeRange, report: Report, *, is_exact: bool = False
) -> Clip:
    """Write the stretch `wanted` of a recording to `target`, an MP4 with H.264.

    Args:
        source: The recording.
        target: Is overwritten; worthless when this raises.
        wanted: Seconds of the recording.
        report: Is told how far it is.
        is_exact: Encode, so that the clip begins at the wanted time, even where packets could be copied.

    Raises:
        NoVideoError: Nothing can be read in that stretch.
        av.error.FFmpegError: The file cannot be opened, or the clip not be written.
    """
    copied = None if is_exact else copy_packets(source, target, wanted, report)
    with av.open(str(source)) as container:
        has_sound = bool(container.streams.audio)
        if copied is not None:
            return Clip(copied.range, is_copy=True, frame_count=copied.packet_count, has_sound=has_sound)
        with av.open(str(target), "w", format="mp4", options={"movflags": "faststart"}) as made:
            clip = encode(source, container, made, wanted, report)
    return replace(clip, has_sound=has_sound)


def encode(
    source: Path, container: InputContainer, made: OutputContainer, wanted: TimeRange, report: Report
) -> Clip:
    """Encode the frames of a stretch; the one that is shown at its start begins the clip."""
    stream = video_stream(container)
    usual_s = 1 / float(stream.average_rate or DEFAULT_FPS)
    encoder: Encoder | None = None
    for (time_s, frame), until_s in with_ends(
        frames_from(source, container, stream, wanted.start_s), usual_s
    ):
        if time_s >= wanted.end_s:
            break
        if until_s > wanted.start_s + TOLERANCE_S:
            encoder = encoder or Encoder.of(made, frame, stream, max(time_s, wanted.start_s))
            encoder.add(frame, max(time_s, wanted.start_s), min(until_s, wanted.end_s))
            report(max(0.0, min(1.0, (time_s - wanted.start_s) / wanted.length_s)))
    if encoder is None:
        raise NoVideoError(f"no picture between {wanted.start_s:.2f} and {wanted.end_s:.2f} s")
    encoder.write(None)
    return Clip(TimeRange(encoder.start_s, encoder.end_s), is_copy=False, frame_count=encoder.frame_count)


def with_ends(frames: Iterator[TimedFrame], usual_s: float) -> Iterator[tuple[TimedFrame, float]]:
    """Each frame with the time of the next one, until which it is shown; the last for the usual time.

    Frames whose time does not go forward, as where time stamps are damaged, are left out.
    """
    shown: TimedFrame | None = None
    for each in frames:
        if shown is not None and each[0] > shown[0]:
            yield shown, each[0]
        if shown is None or each[0] > shown[0]:
            shown = each
    if shown is not None:
        yield shown, shown[0] + usual_s


@dataclass(slots=True)
class Encoder:
    """Encodes upright frames, all of one size, each shown until the next one."""

    made: OutputContainer
    stream: VideoStream
    start_s: float
    end_s: float = 0.0
    frame_count: int = 0
    durations: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, made: OutputContainer, frame: VideoFrame, source: VideoStream, start_s: float) -> "Encoder":
        """An encoder for frames like this one, whose clock begins at `start_s` of the recording."""
        rate = source.average_rate or Fraction(DEFAULT_FPS)
        options = {"crf": QUALITY, "preset": SPEED, "bf": "0", "g": str(KEY_EVERY)}
        stream = made.add_stream("libx264", rate=rate, options=options)
        stream.width, stream.height = encoded_size(frame)
        stream.pix_fmt, stream.codec_context.time_base = "yuv420p", Fraction(1, CLOCK)
        stream.codec_context.thread_count = THREADS
        return cls(made, stream, start_s)

    def add(self, frame: VideoFrame, time_s: float, until_s: float) -> None:
        """Add a frame that is shown from a time until another one, in seconds of the recording."""
        upright = upright_frame(frame, self.stream.width, self.stream.height)
        upright.pts, upright.time_base = self.ticks(time_s), Fraction(1, CLOCK)
        self.durations[upright.pts] = max(1, self.ticks(until_s) - upright.pts)
        self.end_s, self.frame_count = until_s, self.frame_count + 1
        self.write(upright)

    def write(self, frame: VideoFrame | None) -> None:
        """Encode a frame, or with None what is left; x264 gives no durations, so they are set here."""
        for packet in self.stream.encode(frame):
            packet.duration = self.durations.pop(packet.pts or 0, 0)
            self.made.mux(packet)

    def ticks(self, time_s: float) -> int:
        return round((time_s - self.start_s) * CLOCK)


def encoded_size(frame: VideoFrame) -> tuple[int, int]:
    """Columns and rows of the upright picture, even as H.264 wants them, and no longer than `MAX_SIDE_PX`."""
    is_turned = rotation_turns(frame) % 2
    width, height = (frame.height, frame.width) if is_turned else (frame.width, frame.height)
    shrink = min(1.0, MAX_SIDE_PX / max(width, height))
    return max(2, int(width * shrink) // 2 * 2), max(2, int(height * shrink) // 2 * 2)


def upright_frame(frame: VideoFrame, width: int, height: int) -> VideoFrame:
    """The frame turned as its metadata says, as planes of that size for the encoder."""
    turns = rotation_turns(frame)
    if not turns:
        return frame.reformat(width=width, height=height, format="yuv420p")
    pixels: Image = np.ascontiguousarray(np.rot90(frame.to_ndarray(format="bgr24"), k=turns), dtype=np.uint8)
    turned = VideoFrame.from_ndarray(pixels, format="bgr24")
    return turned.reformat(width=width, height=height, format="yuv420p")
