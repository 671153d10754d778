"""Film a drawn scene: sensor noise, light, faults of the camera, and an h264 file with labels of its people.

The empty room is converted to brightness and colour planes once, and again where a thing comes or goes; of
each frame only the part with people is drawn and converted. libx264 through PyAV, on the CPU.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.frame import VideoFrame

from domain.geometry import covered_share
from domain.records import Box
from gpu_ops.synthetic.draw import Camera, Person, draw_box, draw_person, draw_room
from gpu_ops.synthetic.faults import Fault, FaultKind, spoil_frame, turn_camera
from gpu_ops.synthetic.planes import Plane, shade_plane, shift_frame, to_planar
from gpu_ops.synthetic.script import Prop
from gpu_ops.video.frame import Image

People = Callable[[float], Sequence[Person]]
"""The people in the scene at a time in seconds, farthest first."""
Truth = list[tuple[int, int, Box, bool]]
"""Frame (from 1), person, box xyxy in 0..1, and whether enough of them is visible to be found."""

NOISE_PICTURES = 8
"""Pictures of noise, of which each frame gets two at random: drawing noise for each frame would take
longer."""
NOISE_SHIFT_PX = 64
"""Pixels by which they are shifted at random in each direction, so that noise does not repeat."""
MAX_COVERED_SHARE = 0.75
"""Share of a person's box that a nearer person may cover before the person counts as hidden."""
SHADOW_MARGIN = 0.25
"""Room left around a person's joints when they are drawn, as a share of the picture's height: their
shadow."""
ENCODER_THREADS = 1
"""x264 writes other bytes with another number of threads; with one, a scene is the same file on every
machine."""
MIN_DEPTH_M = 1.0
"""Metres from the camera below which a person may touch the whole picture."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """By seconds: `light` as a factor on brightness, and the camera's `offset` (x, y) in pixels.

    `shadow` is where the middle of a soft shadow is, as a share of the picture's width; None without one.
    """

    light: Callable[[float], float] = lambda _: 1.0
    offset: Callable[[float], tuple[int, int]] = lambda _: (0, 0)
    shadow: Callable[[float], float] | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class FilmSettings:
    """How to film: `noise` is a standard deviation in levels, `crf` and `preset` are those of x264."""

    duration_s: float
    fps: int = 15
    noise: float = 3.0
    seed: int = 7
    crf: int = 25
    preset: str = "veryfast"
    conditions: Conditions = Conditions()


class SceneRenderer:
    """Renders frames of a scene: holds the empty room of a camera as planes, and the noise of its sensor."""

    def __init__(self, camera: Camera, settings: FilmSettings, props: Sequence[Prop] = ()) -> None:
        self.camera, self.settings, self.props = camera, settings, props
        self._bare = draw_room(camera, settings.seed)
        self._place_props([])
        self._draw = np.random.default_rng(settings.seed)
        size = (camera.height + NOISE_SHIFT_PX, camera.width + NOISE_SHIFT_PX)
        noise = [self._draw.normal(0, settings.noise, size) for _ in range(NOISE_PICTURES)]
        self._brighter = [np.maximum(each, 0).round().astype(np.uint8) for each in noise]
        self._darker = [np.maximum(-each, 0).round().astype(np.uint8) for each in noise]

    def frame(self, time_s: float, people: Sequence[Person]) -> tuple[Plane, dict[int, Box]]:
        """One frame as (3H/2, W) planes of yuv420p, with the boxes of the people on it."""
        present = [prop for prop in self.props if prop.is_there(time_s)]
        if present != self._present:
            self._place_props(present)
        planes, boxes = self.planes.copy(), {}
        if people:
            boxes = self._paint(planes, people)
        height, conditions = self.camera.height, self.settings.conditions
        light = conditions.light(time_s)
        if light != 1.0:
            planes[:height] = cv2.convertScaleAbs(planes[:height], alpha=light)
        if conditions.shadow is not None:
            planes[:height] = shade_plane(planes[:height], conditions.shadow(time_s))
        planes[:height] = self._add_noise(planes[:height])
        dx, dy = conditions.offset(time_s)
        if dx or dy:
            return shift_frame(planes, height, dx, dy), self._shift_boxes(boxes, dx, dy)
        return planes, boxes

    def _place_props(self, present: list[Prop]) -> None:
        """Draw the empty room with the things that are in it, farthest first."""
        self._present = present
        self.room = self._bare.copy()
        for prop in sorted(present, key=lambda prop: -prop.at[1]):
            draw_box(self.room, self.camera, prop.at, prop.size_m, prop.colour)
        self.planes = to_planar(self.room)

    def _add_noise(self, bright: Plane) -> Plane:
        x, y = self._draw.integers(0, NOISE_SHIFT_PX, 2)
        brighter, darker = self._draw.integers(0, NOISE_PICTURES, 2)
        part = np.s_[y : y + bright.shape[0], x : x + bright.shape[1]]
        noisy = cv2.subtract(cv2.add(bright, self._brighter[brighter][part]), self._darker[darker][part])
        return np.asarray(noisy, dtype=np.uint8)

    def _paint(self, planes: Plane, people: Sequence[Person]) -> dict[int, Box]:
        """Draw people on the part of the room around them, and convert that part into the planes."""
        before = [prop for prop in self._present if prop.at[1] < depth_of(people[0])]
        region = region_of_people(people, self.camera, before)
        image = self.room.copy() if region is None else self.room
        if region is None:
            boxes = draw_frame(image, self.camera, people, before)
            planes[:] = to_planar(image)
            return boxes
        x1, y1, x2, y2 = region
        empty = image[y1:y2, x1:x2].copy()
        boxes = draw_frame(image, self.camera, people, before)
        height, width = self.camera.height, self.camera.width
        part = to_planar(np.ascontiguousarray(image[y1:y2, x1:x2]))
        rows, columns = y2 - y1, x2 - x1
        planes[y1:y2, x1:x2] = part[:rows]
        colours = planes[height:].reshape(2, height // 2, width // 2)
        colours[:, y1 // 2 : y2 // 2, x1 // 2 : x2 // 2] = part[rows:].reshape(2, rows // 2, columns // 2)
        image[y1:y2, x1:x2] = empty
        return boxes

    def _shift_boxes(self, boxes: dict[int, Box], dx: int, dy: int) -> dict[int, Box]:
        x, y = dx / self.camera.width, dy / self.camera.height
        return {number: (b[0] + x, b[1] + y, b[2] + x, b[3] + y) for number, b in boxes.items()}


def draw_frame(
    image: Image, camera: Camera, people: Sequence[Person], props: Sequence[Prop] = ()
) -> dict[int, Box]:
    """Draw people, and things that stand before them, farthest first; boxes of people in sight, by number."""
    boxes: dict[int, Box] = {}
    things: list[Person | Prop] = [*people, *props]
    for thing in sorted(things, key=lambda thing: -depth_of(thing)):
        if isinstance(thing, Prop):
            draw_box(image, camera, thing.at, thing.size_m, thing.colour)
        elif (box := draw_person(image, camera, thing)) is not None:
            boxes[thing.number] = box
    return boxes


def depth_of(thing: Person | Prop) -> float:
    """Where somebody or something stands, `z` in metres."""
    return thing.at[1] if isinstance(thing, Prop) else thing.joints["hip"][2]


def region_of_people(
    people: Sequence[Person], camera: Camera, props: Sequence[Prop] = ()
) -> tuple[int, int, int, int] | None:
    """x1, y1, x2, y2 in even pixels of the part of the picture in which all of these people are drawn.

    `props` are things that are drawn with them. None where somebody is nearer than `MIN_DEPTH_M`, so that the
    whole picture may be touched.
    """
    corners = [joint for person in people for joint in person.joints.values()]
    corners += [(prop.at[0], prop.size_m[1] * up, prop.at[1]) for prop in props for up in (0, 1)]
    points = np.array([camera.project(corner) for corner in corners])
    if points[:, 2].min() < MIN_DEPTH_M:
        return None
    margin = SHADOW_MARGIN * camera.height
    low, high = points[:, :2].min(axis=0) - margin, points[:, :2].max(axis=0) + margin
    x1, y1 = (np.clip(low, 0, (camera.width - 2, camera.height - 2)) // 2 * 2).astype(int)
    x2, y2 = (np.clip(high, (x1 + 2, y1 + 2), (camera.width, camera.height)) // 2 * 2).astype(int)
    return int(x1), int(y1), int(x2), int(y2)


@dataclass(slots=True)
class FilmingCamera:
    """A camera with its faults: turned, it renders through another one; frozen, it repeats a frame."""

    camera: Camera
    settings: FilmSettings
    props: Sequence[Prop] = ()
    straight: SceneRenderer = field(init=False)
    turned: SceneRenderer | None = None
    last: Plane | None = None

    def __post_init__(self) -> None:
        self.straight = SceneRenderer(self.camera, self.settings, self.props)

    def frame(self, time_s: float, people: Sequence[Person]) -> tuple[Plane, dict[int, Box]]:
        """One frame as planes, with the boxes of the people on it; none where the camera shows nothing."""
        faults = [fault for fault in self.settings.conditions.faults if fault.is_on(time_s)]
        kinds = {fault.kind for fault in faults}
        if FaultKind.FROZEN in kinds and self.last is not None:
            return self.last, {}
        renderer = self._turned() if FaultKind.TURNED in kinds else self.straight
        planes, boxes = renderer.frame(time_s, people)
        for fault in faults:
            planes = spoil_frame(planes, self.camera.height, fault, time_s)
        self.last = planes
        return planes, {} if kinds - {FaultKind.TURNED} else boxes

    def _turned(self) -> SceneRenderer:
        if self.turned is None:
            self.turned = SceneRenderer(turn_camera(self.camera), self.settings, self.props)
        return self.turned


def frames(
    camera: Camera, people: People, settings: FilmSettings, props: Sequence[Prop] = ()
) -> Iterator[tuple[Plane, dict[int, Box]]]:
    """Every frame as planes of yuv420p, with the boxes of the people on it, by number."""
    filming = FilmingCamera(camera, settings, props)
    for index in range(round(settings.duration_s * settings.fps)):
        yield filming.frame(index / settings.fps, people(index / settings.fps))


def film(
    path: Path, camera: Camera, people: People, settings: FilmSettings, props: Sequence[Prop] = ()
) -> Truth:
    """Write an h264 MP4 with a key frame every two seconds, and return the labels of its people."""
    truth: Truth = []
    options = {
        "crf": str(settings.crf),
        "g": str(settings.fps * 2),
        "preset": settings.preset,
        "sc_threshold": "0",
    }
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=settings.fps, options=options)
        stream.width, stream.height, stream.pix_fmt = camera.width, camera.height, "yuv420p"
        stream.codec_context.thread_count = ENCODER_THREADS
        for index, (planes, boxes) in enumerate(frames(camera, people, settings, props), start=1):
            hidden = hidden_people(boxes)
            truth += [(index, number, box, number not in hidden) for number, box in sorted(boxes.items())]
            container.mux(stream.encode(VideoFrame.from_ndarray(planes, format="yuv420p")))
        container.mux(stream.encode())
    return truth


def hidden_people(boxes: dict[int, Box]) -> set[int]:
    """Of people with boxes, farthest first: those whom one nearer person covers by `MAX_COVERED_SHARE`."""
    listed = list(boxes.items())
    return {
        number
        for place, (number, box) in enumerate(listed)
        if any(covered_share(box, other) >= MAX_COVERED_SHARE for _, other in listed[place + 1 :])
    }


def join_recordings(path: Path, parts: Sequence[Path]) -> None:
    """Concatenate recordings of the same camera without encoding them again; a part may be repeated."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = None
        begin = 0
        for part in parts:
            with av.open(str(part)) as opened:
                source = opened.streams.video[0]
                stream = stream or container.add_stream_from_template(source)
                length = source.duration or 0
                for packet in opened.demux(source):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts, packet.stream = packet.pts + begin, packet.dts + begin, stream
                    container.mux(packet)
                begin += length
