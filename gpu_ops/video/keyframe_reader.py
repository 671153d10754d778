"""Read an archive fast: key frames only, and every frame where they show that something changed.

A recording is a row of groups of pictures, each with a key frame that decodes alone. Key frames are compared,
gray and small, with the median of the last seven. A group is decoded whole when its key frame or that of a
neighbour differs, while somebody is followed, when it is longer than `MAX_QUIET_S`, and now and then at
random, to check that quiet groups are quiet. What lasts shorter than a group may be missed by this.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
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
"""Groups longer than this hide too much: motion between key frames is missed."""
GROUPS_AHEAD, SAMPLES_AHEAD = 6, 4
"""How far decoding runs before the rest, in groups of compressed packets, and in frames."""
REMEMBERED = 7
MEDIAN_OF_7 = (
    (0, 5), (0, 3), (1, 6), (2, 4), (0, 1), (3, 5), (2, 6), (2, 3), (3, 6), (4, 5), (1, 4), (1, 3), (3, 4),
)  # fmt: skip
CARRIED = ("quiet", "audited", "hits", "quiet_count", "packets_done", "was_changed", "recent")
"""What a reading that goes on behind a stretch needs to know."""
CHANGE = 14.0
MIN_SHARE = 0.0007


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
    """Reads one file front to back like `decode.Reading`, and leaves out what quiet groups hold.

    `is_alive` says whether somebody is followed, `is_audited` whether a quiet group, counted from 0, is
    decoded all the same. Afterwards `quiet` holds the stretches seen by key frame only, and `audited` those
    that were checked. Between two stretches `state` is everything that the rest of the file depends on.
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
    """Whether the group before the next one differed; true before the first."""
    recent: Sequence[Gray] = ()

    def stretches(self, length_s: float) -> Iterator[Iterator[Sample]]:
        """The frames of about `length_s` seconds at a time, each stretch to be used up before the next.

        Frames come at the planned times where groups are decoded whole; elsewhere key frames come.
        """
        with av.open(str(self.path)) as container:
            stream = video_stream(container)
            stream.thread_type = "AUTO"
            rest = groups(container, stream, self.packets_done, self.recent)
            several = with_next(prefetch(rest, GROUPS_AHEAD))
            for first in several:
                yield self._stretch(stream, chain([first], several), length_s)

    def _stretch(
        self, stream: VideoStream, several: Iterable[tuple[Group, Group | None]], length_s: float
    ) -> Iterator[Sample]:
        end_s = (self.at.decoded_until_s // length_s + 1) * length_s
        for group, after in several:
            yield from self._of_group(stream, group, after)
            self.packets_done += len(group.packets)
            self.was_changed = group.is_changed
            self.recent = after.recent if after is not None else ()
            if self.at.decoded_until_s >= end_s:
                return

    def state(self) -> dict[str, Any]:
        """As plain values and arrays; plan, clock and progress are not among them."""
        return {name: getattr(self, name) for name in CARRIED}

    def restore(self, state: dict[str, Any]) -> None:
        """Go on as the reading did whose state this is."""
        for name in CARRIED:
            setattr(self, name, state[name])

    def _of_group(self, stream: VideoStream, group: Group, after: Group | None) -> Iterator[Sample]:
        must = self.was_changed or group.is_changed or self.is_alive()
        must |= after is None or after.is_changed or group.key is None or group.length_s > MAX_QUIET_S
        if must:
            yield from self._whole_group(stream, group)
            return
        self.quiet_count += 1
        if self.is_audited(self.quiet_count - 1):
            yield from self._audit(stream, group)
        else:
            yield from self._key_only(group)

    def _audit(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        start_s, moving = self.at.decoded_until_s, 0
        for sample in self._whole_group(stream, group):
            yield sample
            moving += self.is_alive()
        self.audited.append((start_s, self.at.decoded_until_s))
        self.hits += moving > 1

    def _key_only(self, group: Group) -> Iterator[Sample]:
        if group.key is None:
            return
        time_s = self.clock.time_of(timestamp_s(group.key))
        self.plan.wants(time_s)
        self.at.step_to(time_s, group.length_s, is_damaged=False)
        self.at.last_s = self.at.decoded_until_s
        self.quiet.append((time_s, self.at.decoded_until_s))
        yield Sample(time_s, group.key)

    def _whole_group(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        """Planned frames of one group. Each is decoded to its end, so that the next one is judged by it."""
        yield from prefetch(self._decoded_group(stream, group), SAMPLES_AHEAD)

    def _decoded_group(self, stream: VideoStream, group: Group) -> Iterator[Sample]:
        first = group.packets[0].pts
        for packet in (*group.packets, None):
            for frame in self._decoded(stream, packet):
                if first is not None and frame.pts is not None and frame.pts < first:
                    continue  # leans on the group before, which the decoder has forgotten
                time_s = self.clock.time_of(timestamp_s(frame))
                self.at.step_to(time_s, self.clock.frame_s, is_damaged=self.at.error_count > 0)
                if self.plan.wants(time_s):
                    yield Sample(time_s, frame)
        stream.codec_context.flush_buffers()

    def _decoded(self, stream: VideoStream, packet: "AnyPacket | None") -> list[VideoFrame]:
        try:
            frames = list(stream.codec_context.decode(packet))
        except BROKEN:
            self.at.error_count += 1
            return []
        except EOFError:
            return []
        for frame in frames:
            if frame.time_base is None:  # as a decoder leaves it that was not asked through its stream
                frame.time_base = stream.time_base
        return frames


def groups(
    container: InputContainer, stream: VideoStream, packets_done: int, before: Sequence[Gray]
) -> Iterator[Group]:
    """The groups of pictures of a file; only their compressed packets are held.

    Those of the first `packets_done` packets are left out; `before` are the key frames at their end.
    """
    keys, recent = Keys(key_decoder(stream)), deque[Gray](before, maxlen=REMEMBERED)
    waiting: deque[Packets] = deque()
    full = (packet for packet in demux_packets(container, stream, Progress()) if packet.size)
    for packet in islice(full, packets_done, None):
        if packet.is_keyframe or not waiting:
            if packet.is_keyframe:
                keys.take(packet)
            while waiting and keys.is_known(waiting[0][0]):
                yield judge_group(waiting[0], keys.of(waiting.popleft()[0]), recent)
            waiting.append([])
        waiting[-1].append(packet)
    keys.take(None)
    for packets in waiting:
        yield judge_group(packets, keys.of(packets[0]), recent)


@dataclass(slots=True)
class Keys:
    """Key frames on their way through a decoder that works on several at once, by their time stamps."""

    decoder: VideoCodecContext
    frames: dict[int, VideoFrame] = field(default_factory=dict)
    newest: int | None = None

    def take(self, packet: "AnyPacket | None") -> None:
        """Decode a packet; None asks for what the decoder still holds."""
        with suppress(*BROKEN, EOFError):
            self._keep(self.decoder.decode(packet))

    def is_known(self, packet: "AnyPacket") -> bool:
        """Whether a packet's picture is there, or will never be: a later one has come out."""
        is_late = self.newest is not None and packet.pts is not None and self.newest > packet.pts
        return packet.pts in self.frames or is_late or not packet.is_keyframe

    def of(self, packet: "AnyPacket") -> VideoFrame | None:
        return self.frames.pop(packet.pts, None) if packet.pts is not None else None

    def _keep(self, frames: Sequence[VideoFrame]) -> None:
        for frame in frames:
            if frame.pts is not None:
                self.frames[frame.pts] = frame
                self.newest = frame.pts if self.newest is None else max(self.newest, frame.pts)


def judge_group(packets: "Packets", key: VideoFrame | None, recent: deque[Gray]) -> Group:
    """A group with its key frame, compared with the median of recent ones, which then include it."""
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
    mask = background.clean_mask(cv2.absdiff(gray, median_image(recent)) > CHANGE)
    return len(background.blobs(mask, MIN_SHARE)) > 0


def median_image(pictures: list[Gray]) -> Gray:
    """The median of each pixel; of seven pictures by a network of thirteen exchanges (Devillard, 1998)."""
    if len(pictures) != REMEMBERED:
        return np.asarray(np.median(np.stack(pictures), axis=0), dtype=np.uint8)
    held = list(pictures)
    for low, high in MEDIAN_OF_7:
        held[low], held[high] = np.minimum(held[low], held[high]), np.maximum(held[low], held[high])
    return held[REMEMBERED // 2]


def key_decoder(stream: VideoStream) -> VideoCodecContext:
    """A decoder of its own for key frames, so that jumping from one to the next disturbs no other."""
    decoder = CodecContext.create(stream.codec_context.name, "r")
    if not isinstance(decoder, VideoCodecContext):
        raise TypeError(f"{stream.codec_context.name} does not decode pictures")
    decoder.extradata = stream.codec_context.extradata
    decoder.thread_type = "AUTO"
    # The filter smooths the edges of blocks, which a small picture does not show.
    decoder.options = {"skip_loop_filter": "all"}
    return decoder


def with_next(several: Iterator[Group]) -> Iterator[tuple[Group, Group | None]]:
    """Each group with the one behind it."""
    held: Group | None = None
    for group in several:
        if held is not None:
            yield held, group
        held = group
    if held is not None:
        yield held, None
