"""Read a recording fast: key frames only, and every frame where they show that something changed.

A recording is a sequence of groups of pictures, each with a key frame that decodes alone. Key frames are
compared, gray and small, with the median of the last seven. A group is decoded whole when its key frame or
that of a neighbour differs, while somebody is tracked, when it is longer than `MAX_QUIET_S`, and sometimes at
random, to check that quiet groups are quiet. Motion shorter than a group may be missed (decision 0008).
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeAlias

import av
import cv2
import numpy as np
from av.codec.context import CodecContext
from av.container import InputContainer
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from gpu_ops.detect import background
from gpu_ops.video.decode import BROKEN, Clock, Plan, Progress, demux_packets, timestamp_s, video_stream
from gpu_ops.video.frame import Gray, Sample
from gpu_ops.video.prefetch import prefetch

AnyPacket: TypeAlias = "Packet[Any]"
Packets: TypeAlias = "list[Packet[Any]]"
MAX_QUIET_S = 2.1
"""Groups longer than this (seconds) are decoded whole: motion between their key frames would be missed
(two seconds and some rounding, decision 0008)."""
GROUPS_AHEAD = 6
"""Groups of compressed packets that are read ahead of their use."""
SAMPLES_AHEAD = 4
"""Frames that are decoded ahead of their use; each holds a picture in memory."""
MEDIAN_KEYFRAMES = 7
"""Key frames whose median the next one is compared with (decision 0008)."""
MEDIAN_OF_7 = (
    (0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6), (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4),
)  # fmt: skip
"""Exchanges (low, high) of a sorting network with the median of seven in the middle (Devillard, 1998)."""
STATE_FIELDS = ("quiet", "audited", "hits", "quiet_count", "packets_done", "was_changed", "recent")
"""Fields that a reading needs to continue after a stretch. Stored in segments, so names must not change."""
KEYFRAME_CHANGE = 14.0
"""Levels (0..255) by which a pixel of a key frame must differ from the median; a little above the 13 of
`background.MIN_DIFFERENCE`."""
MIN_CHANGED_SHARE = 0.0007
"""Share of the picture that a changed part must have: about the 0.0006 of full frames."""


@dataclass(slots=True)
class Group:
    """The packets of one group, and what its key frame showed."""

    packets: "Packets"
    key: VideoFrame | None
    is_changed: bool
    recent: tuple[Gray, ...]
    """The key frames that its own was compared with."""

    @property
    def length_s(self) -> float:
        stamps = [packet.pts * packet.time_base for packet in self.packets if packet.pts is not None]
        last = self.packets[-1]
        extra = (last.duration or 0) * last.time_base if last.time_base is not None else 0
        return float(max(stamps) - min(stamps) + extra) if stamps else MAX_QUIET_S + 1


@dataclass(slots=True)
class KeyframeReader:
    """Reads one file from start to end like `decode.Reading`, without most frames of quiet groups.

    `is_alive` says whether somebody is tracked, `is_audited` whether a quiet group, counted from 0, is
    decoded whole anyway. Afterwards `quiet` holds the ranges (seconds) seen by key frame only, and `audited`
    those that were checked. Between two stretches `state` is everything that the rest of the file depends on.
    """

    path: Path
    plan: Plan
    clock: Clock
    is_alive: Callable[[], bool]
    is_audited: Callable[[int], bool]
    at: Progress = field(default_factory=Progress)
    quiet: list[Sequence[float]] = field(default_factory=list)
    audited: list[Sequence[float]] = field(default_factory=list)
    hits: int = 0
    """Audited groups in which something moved."""
    quiet_count: int = 0
    packets_done: int = 0
    was_changed: bool = True
    """Whether the last group that was read differed; true before the first."""
    recent: Sequence[Gray] = ()

    def stretches(self, length_s: float) -> Generator[Iterator[Sample], None, None]:
        """The frames of about `length_s` seconds at a time; use up each stretch before the next.

        Frames come at the planned times where groups are decoded whole; elsewhere key frames come. Who stops
        early closes this iterator: the threads that read ahead end before the file is closed.
        """
        with av.open(str(self.path)) as container:
            stream = video_stream(container)
            stream.thread_type = "AUTO"
            rest = read_groups(container, stream, self.packets_done, self.recent)
            with closing(prefetch(rest, GROUPS_AHEAD)) as groups:
                pairs = pair_with_next(groups)
                for first in pairs:
                    with closing(self._read_stretch(stream, chain([first], pairs), length_s)) as stretch:
                        yield stretch

    def _read_stretch(
        self, stream: VideoStream, pairs: Iterable[tuple[Group, Group | None]], length_s: float
    ) -> Generator[Sample, None, None]:
        end_s = (self.at.decoded_until_s // length_s + 1) * length_s
        for group, after in pairs:
            yield from self._read_group(stream, group, after)
            self.packets_done += len(group.packets)
            self.was_changed = group.is_changed
            self.recent = after.recent if after is not None else ()
            if self.at.decoded_until_s >= end_s:
                return

    def state(self) -> dict[str, Any]:
        """As plain values and arrays; plan, clock and progress are stored by the caller."""
        return {name: getattr(self, name) for name in STATE_FIELDS}

    def restore(self, state: dict[str, Any]) -> None:
        """Continue as the reading did whose state this is."""
        for name in STATE_FIELDS:
            setattr(self, name, state[name])

    def _read_group(self, stream: VideoStream, group: Group, after: Group | None) -> Iterator[Sample]:
        must = self.was_changed or group.is_changed or self.is_alive()
        must |= after is None or after.is_changed or group.key is None or group.length_s > MAX_QUIET_S
        if must:
            yield from self._read_all_frames(stream, group)
            return
        self.quiet_count += 1
        if self.is_audited(self.quiet_count - 1):
            yield from self._audit(stream, group)
        else:
            yield from self._read_keyframe(group)

    def _audit(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        start_s, moving = self.at.decoded_until_s, 0
        for sample in self._read_all_frames(stream, group):
            yield sample
            moving += self.is_alive()
        self.audited.append((start_s, self.at.decoded_until_s))
        self.hits += moving > 1

    def _read_keyframe(self, group: Group) -> Iterator[Sample]:
        if group.key is None:
            return
        time_s = self.clock.steady_time(timestamp_s(group.key))
        self.plan.wants(time_s)
        self.at.step_to(time_s, group.length_s, is_damaged=False)
        self.at.last_s = self.at.decoded_until_s
        self.quiet.append((time_s, self.at.decoded_until_s))
        yield Sample(time_s, group.key)

    def _read_all_frames(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        """Planned frames of one group, to its end, because how the next group is read depends on them."""
        yield from prefetch(self._decode_group(stream, group), SAMPLES_AHEAD)

    def _decode_group(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        first = group.packets[0].pts
        for packet in (*group.packets, None):
            for frame in self._decode_packet(stream, packet):
                if first is not None and frame.pts is not None and frame.pts < first:
                    continue  # refers to the group before, which the decoder no longer has
                time_s = self.clock.steady_time(timestamp_s(frame))
                self.at.step_to(time_s, self.clock.frame_s, is_damaged=self.at.error_count > 0)
                if self.plan.wants(time_s):
                    yield Sample(time_s, frame)
        stream.codec_context.flush_buffers()

    def _decode_packet(self, stream: VideoStream, packet: "AnyPacket | None") -> list[VideoFrame]:
        try:
            frames = list(stream.codec_context.decode(packet))
        except BROKEN:
            self.at.error_count += 1
            return []
        except EOFError:
            return []
        for frame in frames:
            if frame.time_base is None:  # PyAV sets it only for packets decoded through their stream
                frame.time_base = stream.time_base
        return frames


def read_groups(
    container: InputContainer, stream: VideoStream, packets_done: int, before: Sequence[Gray]
) -> Iterator[Group]:
    """The groups of pictures of a file, as compressed packets and the decoded key frame.

    Groups within the first `packets_done` packets are left out; `before` are the key frames at their end.
    """
    keyframes, recent = KeyframeDecoder(make_decoder(stream)), deque[Gray](before, maxlen=MEDIAN_KEYFRAMES)
    waiting: deque[Packets] = deque()
    full = (packet for packet in demux_packets(container, stream, Progress()) if packet.size)
    for packet in islice(full, packets_done, None):
        if packet.is_keyframe or not waiting:
            if packet.is_keyframe:
                keyframes.decode(packet)
            while waiting and keyframes.is_settled(waiting[0][0]):
                yield compare_group(waiting[0], keyframes.pop(waiting.popleft()[0]), recent)
            waiting.append([])
        waiting[-1].append(packet)
    keyframes.decode(None)
    for packets in waiting:
        yield compare_group(packets, keyframes.pop(packets[0]), recent)


@dataclass(slots=True)
class KeyframeDecoder:
    """Decodes key frames with a decoder that works on several at once; holds them by time stamp."""

    decoder: VideoCodecContext
    frames: dict[int, VideoFrame] = field(default_factory=dict)
    newest: int | None = None

    def decode(self, packet: "AnyPacket | None") -> None:
        """Decode a packet; None flushes the decoder."""
        with suppress(*BROKEN, EOFError):
            self._add(self.decoder.decode(packet))

    def is_settled(self, packet: "AnyPacket") -> bool:
        """Whether a packet's frame is decoded, or never will be, because a later one is."""
        is_late = self.newest is not None and packet.pts is not None and self.newest > packet.pts
        return packet.pts in self.frames or is_late or not packet.is_keyframe

    def pop(self, packet: "AnyPacket") -> VideoFrame | None:
        """Return and forget the frame of a packet."""
        return self.frames.pop(packet.pts, None) if packet.pts is not None else None

    def _add(self, frames: Sequence[VideoFrame]) -> None:
        for frame in frames:
            if frame.pts is not None:
                self.frames[frame.pts] = frame
                self.newest = frame.pts if self.newest is None else max(self.newest, frame.pts)


def compare_group(packets: "Packets", key: VideoFrame | None, recent: deque[Gray]) -> Group:
    """A group whose key frame is compared with the median of `recent` ones; adds it to those."""
    before = tuple(recent)
    if key is None:
        return Group(packets, None, is_changed=True, recent=before)
    if key.time_base is None:
        key.time_base = packets[0].time_base
    gray = np.asarray(cv2.GaussianBlur(Sample(0.0, key).gray(background.WIDTH_PX), (5, 5), 0), dtype=np.uint8)
    same = [each for each in recent if each.shape == gray.shape]
    is_changed = len(same) < len(recent) or (len(same) > 0 and has_changed(gray, same))
    recent.append(gray)
    return Group(packets, key, is_changed, before)


def has_changed(gray: Gray, recent: list[Gray]) -> bool:
    mask = background.clean_mask(cv2.absdiff(gray, median_image(recent)) > KEYFRAME_CHANGE)
    return len(background.blobs(mask, MIN_CHANGED_SHARE)) > 0


def median_image(pictures: list[Gray]) -> Gray:
    """The median (h, w) of each pixel; of seven pictures by the network `MEDIAN_OF_7`, which is faster."""
    if len(pictures) != MEDIAN_KEYFRAMES:
        return np.asarray(np.median(np.stack(pictures), axis=0), dtype=np.uint8)
    ordered = list(pictures)
    for low, high in MEDIAN_OF_7:
        ordered[low], ordered[high] = (
            np.minimum(ordered[low], ordered[high]),
            np.maximum(ordered[low], ordered[high]),
        )
    return ordered[MEDIAN_KEYFRAMES // 2]


def make_decoder(stream: VideoStream) -> VideoCodecContext:
    """A separate decoder for key frames, so that jumping from one to the next disturbs no other."""
    decoder = CodecContext.create(stream.codec_context.name, "r")
    if not isinstance(decoder, VideoCodecContext):
        raise TypeError(f"{stream.codec_context.name} does not decode pictures")
    decoder.extradata = stream.codec_context.extradata
    decoder.thread_type = "AUTO"
    # The loop filter smooths the edges of blocks, which a small picture does not show.
    decoder.options = {"skip_loop_filter": "all"}
    return decoder


def pair_with_next(groups: Iterator[Group]) -> Iterator[tuple[Group, Group | None]]:
    """Each group with the one after it."""
    previous: Group | None = None
    for group in groups:
        if previous is not None:
            yield previous, group
        previous = group
    if previous is not None:
        yield previous, None
