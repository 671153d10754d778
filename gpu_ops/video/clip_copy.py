"""Copy the packets of a stretch of a recording into an MP4 as they are, where its key frames allow it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from domain.records import TimeRange
from gpu_ops.video.decode import (
    DEFAULT_FPS,
    MICROSECONDS,
    NoVideoError,
    Progress,
    demux_packets,
    first_frame,
    video_stream,
)
from gpu_ops.video.seek import start_time_s

COPIED = frozenset({"h264"})
"""Codecs that are copied: every browser plays them from an MP4."""
MAX_LEAD_S = 5.0
"""Seconds that a copy may begin before the wanted time; most cameras send a key frame every 1 to 4 s."""

BACK_S = (0.0, MAX_LEAD_S)
"""Seconds before the wanted time that are sought: without an index seeking may lead past its key frame."""
WITHOUT_TIMES = frozenset({"avi", "h264"})
"""Containers, by FFmpeg's name, that hold no time at which a frame is shown."""
VideoPacket: TypeAlias = "Packet[Any]"


@dataclass(frozen=True, slots=True)
class CopiedStretch:
    """What was copied: from a key frame to the end of the last frame, in seconds of the recording."""

    range: TimeRange
    packet_count: int


def copy_packets(
    source: Path, target: Path, wanted: TimeRange, report: Callable[[float], None]
) -> CopiedStretch | None:
    """Copy a stretch to `target`; None for other codecs, far key frames, missing times."""
    with av.open(str(source)) as container:
        stream = video_stream(container)
        if stream.codec_context.name not in COPIED or container.format.name in WITHOUT_TIMES:
            return None
        rotation = first_frame(container, stream).rotation
        packets = next(filter(None, (found_at(container, stream, wanted, each) for each in BACK_S)), None)
        copied = mux(packets, target, stream, wanted, report) if packets is not None else None
        return copied if copied is not None and is_same_picture(target, rotation) else None


def found_at(
    container: InputContainer, stream: VideoStream, wanted: TimeRange, back_s: float
) -> Iterator[VideoPacket] | None:
    """The packets of the stretch, if seeking `back_s` before it leads to a key frame that is near enough."""
    try:
        seek_s = start_time_s(stream) + wanted.start_s - back_s
        container.seek(max(0, int(seek_s * MICROSECONDS)), backward=True)
    except av.error.PermissionError:  # FFmpeg's error for files that cannot be entered in the middle
        return None
    packets = stretch(demux_packets(container, stream, Progress()), stream, wanted)
    first = next(packets, None)
    if first is None or wanted.start_s - pts_s(first, stream) > MAX_LEAD_S:
        return None
    return chain([first], packets)


def stretch(packets: Iterator[VideoPacket], stream: VideoStream, wanted: TimeRange) -> Iterator[VideoPacket]:
    """From the last key frame that does not come after the start, to the last frame before the end.

    Nothing where a packet before the start has no times, or no key frame comes soon before it. Frames that
    are shown before that key frame are left out: those of an open group need pictures that are not there.
    """
    group: list[VideoPacket] = []
    for packet in packets:
        if packet.size == 0:
            break
        if packet.pts is None or packet.dts is None:
            return
        if dts_s(packet, stream) > wanted.start_s:
            yield from from_key(group)
            if group:
                yield from up_to_end(packet, packets, stream, wanted, int(group[0].pts or 0))
            return
        if packet.is_keyframe and pts_s(packet, stream) <= wanted.start_s:
            group = [packet]
        elif group and dts_s(packet, stream) - pts_s(group[0], stream) <= MAX_LEAD_S:
            group.append(packet)
        else:
            group = []
    yield from from_key(group)


def from_key(group: list[VideoPacket]) -> list[VideoPacket]:
    """A key frame and those after it in decoding order that are not shown before it."""
    return [packet for packet in group if (packet.pts or 0) >= (group[0].pts or 0)]


def up_to_end(
    packet: VideoPacket,
    packets: Iterator[VideoPacket],
    stream: VideoStream,
    wanted: TimeRange,
    first_pts: int,
) -> Iterator[VideoPacket]:
    """The rest up to the last frame before the end, in decoding order, with those that it is decoded from."""
    held: list[VideoPacket] = []
    for each in chain([packet], packets):
        if each.pts is None or each.dts is None or dts_s(each, stream) >= wanted.end_s:
            return
        if each.pts >= first_pts:
            held.append(each)
        if pts_s(each, stream) < wanted.end_s:
            yield from held
            held = []


def mux(
    packets: Iterable[VideoPacket],
    target: Path,
    stream: VideoStream,
    wanted: TimeRange,
    report: Callable[[float], None],
) -> CopiedStretch | None:
    """Write packets with times that begin at the first one; None where the container refuses them."""
    start_s, end_s, shift, count = 0.0, 0.0, 0, 0
    try:
        with av.open(str(target), "w", format="mp4", options={"movflags": "faststart"}) as made:
            copy = made.add_stream_from_template(stream)
            for count, packet in enumerate(packets, start=1):
                if count == 1:
                    start_s, shift = pts_s(packet, stream), int(packet.pts or 0)
                end_s = max(end_s, pts_s(packet, stream) + frame_s(packet, stream))
                packet.pts, packet.dts = int(packet.pts or 0) - shift, int(packet.dts or 0) - shift
                packet.stream = copy
                made.mux(packet)
                report(min(1.0, (end_s - start_s) / (wanted.end_s - start_s)))
    except (av.error.InvalidDataError, av.error.ArgumentError):
        return None
    return CopiedStretch(TimeRange(start_s, end_s), count)


def is_same_picture(target: Path, source_rotation: int) -> bool:
    """Whether the copy opens, its first frame decodes, and it is turned as the recording is."""
    try:
        with av.open(str(target)) as copy:
            return first_frame(copy, video_stream(copy)).rotation == source_rotation
    except (NoVideoError, av.error.FFmpegError):
        return False


def pts_s(packet: VideoPacket, stream: VideoStream) -> float:
    """When a frame is shown, in seconds of the recording."""
    return float((packet.pts or 0) * packet.time_base) - start_time_s(stream)


def dts_s(packet: VideoPacket, stream: VideoStream) -> float:
    """When it is decoded: never after any frame that comes later in the file is shown."""
    return float((packet.dts or 0) * packet.time_base) - start_time_s(stream)


def frame_s(packet: VideoPacket, stream: VideoStream) -> float:
    """For how long a frame is shown: as its packet says, else as the frame rate does."""
    stated_s = float((packet.duration or 0) * packet.time_base)
    return stated_s or 1 / float(stream.average_rate or DEFAULT_FPS)
