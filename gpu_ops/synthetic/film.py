"""Film a staged scene: sensor noise, light, bumps of the camera, and an h264 file with the truth about it.

The empty room is turned into brightness and colour planes once; of each frame only the part with people is
drawn and converted. libx264 through PyAV, on the CPU.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import av
import cv2
import numpy as np
import numpy.typing as npt
from av.video.frame import VideoFrame

from domain.geometry import covered_share
from domain.records import Box
from gpu_ops.synthetic.draw import Camera, Person, draw_person, draw_room
from gpu_ops.video.frame import Image

Plane = npt.NDArray[np.uint8]
People = Callable[[float], Sequence[Person]]
"""The people in the scene at a time in seconds, farthest first."""
Truth = list[tuple[int, int, Box, bool]]
"""Frame (from 1), person, box xyxy in 0..1, and whether enough of them is in sight to be found."""

GRAINS, SLIDE_PX = 8, 64
MAX_COVERED = 0.75
ROOM_FOR_SHADOW = 0.25
"""Room left around a person's joints when they are drawn, as a share of the picture's height."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What the camera goes through, by seconds: light as a factor, and its offset in pixels."""

    light: Callable[[float], float] = lambda _: 1.0
    offset: Callable[[float], tuple[int, int]] = lambda _: (0, 0)


@dataclass(frozen=True, slots=True)
class FilmedScene:
    """How to film. `noise` is that of the sensor in levels, `crf` and `preset` are those of x264."""

    duration_s: float
    fps: int = 15
    noise: float = 3.0
    seed: int = 7
    crf: int = 25
    preset: str = "veryfast"
    conditions: Conditions = Conditions()


class Stage:
    """The empty room of a camera as planes, and the noise of its sensor."""

    def __init__(self, camera: Camera, take: FilmedScene) -> None:
        self.camera, self.take = camera, take
        self.room = draw_room(camera, take.seed)
        self.planes = to_planar(self.room)
        self._draw = np.random.default_rng(take.seed)
        size = (camera.height + SLIDE_PX, camera.width + SLIDE_PX)
        grains = [self._draw.normal(0, take.noise, size) for _ in range(GRAINS)]
        self._up = [np.maximum(grain, 0).round().astype(np.uint8) for grain in grains]
        self._down = [np.maximum(-grain, 0).round().astype(np.uint8) for grain in grains]

    def frame(self, time_s: float, people: Sequence[Person]) -> tuple[Plane, dict[int, Box]]:
        """One frame as (3H/2, W) planes of yuv420p, with the boxes of the people on it."""
        planes, boxes = self.planes.copy(), {}
        if people:
            boxes = self._paint(planes, people)
        height = self.camera.height
        light = self.take.conditions.light(time_s)
        if light != 1.0:
            planes[:height] = cv2.convertScaleAbs(planes[:height], alpha=light)
        planes[:height] = self._grainy(planes[:height])
        dx, dy = self.take.conditions.offset(time_s)
        return (
            (shift_frame(planes, height, dx, dy), self._moved(boxes, dx, dy)) if dx or dy else (planes, boxes)
        )

    def _grainy(self, bright: Plane) -> Plane:
        x, y = self._draw.integers(0, SLIDE_PX, 2)
        up, down = self._draw.integers(0, GRAINS, 2)
        part = np.s_[y : y + bright.shape[0], x : x + bright.shape[1]]
        noisy = cv2.subtract(cv2.add(bright, self._up[up][part]), self._down[down][part])
        return np.asarray(noisy, dtype=np.uint8)

    def _paint(self, planes: Plane, people: Sequence[Person]) -> dict[int, Box]:
        """Draw people on a copy of the part of the room around them, and put that part into the planes."""
        region = around(people, self.camera)
        image = self.room.copy() if region is None else self.room
        if region is None:
            boxes = draw_frame(image, self.camera, people)
            planes[:] = to_planar(image)
            return boxes
        x1, y1, x2, y2 = region
        kept = image[y1:y2, x1:x2].copy()
        boxes = draw_frame(image, self.camera, people)
        height, width = self.camera.height, self.camera.width
        part = to_planar(np.ascontiguousarray(image[y1:y2, x1:x2]))
        rows, columns = y2 - y1, x2 - x1
        planes[y1:y2, x1:x2] = part[:rows]
        colours = planes[height:].reshape(2, height // 2, width // 2)
        colours[:, y1 // 2 : y2 // 2, x1 // 2 : x2 // 2] = part[rows:].reshape(2, rows // 2, columns // 2)
        image[y1:y2, x1:x2] = kept
        return boxes

    def _moved(self, boxes: dict[int, Box], dx: int, dy: int) -> dict[int, Box]:
        x, y = dx / self.camera.width, dy / self.camera.height
        return {number: (b[0] + x, b[1] + y, b[2] + x, b[3] + y) for number, b in boxes.items()}


def draw_frame(image: Image, camera: Camera, people: Sequence[Person]) -> dict[int, Box]:
    """Draw people, farthest first; their boxes by number, of those in sight."""
    boxes = ((person.number, draw_person(image, camera, person)) for person in people)
    return {number: box for number, box in boxes if box is not None}


def around(people: Sequence[Person], camera: Camera) -> tuple[int, int, int, int] | None:
    """The part of the picture, with even edges, outside of which nothing of these people is drawn.

    None where somebody is so near that the whole picture may be touched.
    """
    points = np.array([camera.project(joint) for person in people for joint in person.joints.values()])
    if points[:, 2].min() < 1.0:
        return None
    margin = ROOM_FOR_SHADOW * camera.height
    low, high = points[:, :2].min(axis=0) - margin, points[:, :2].max(axis=0) + margin
    x1, y1 = (np.clip(low, 0, (camera.width - 2, camera.height - 2)) // 2 * 2).astype(int)
    x2, y2 = (np.clip(high, (x1 + 2, y1 + 2), (camera.width, camera.height)) // 2 * 2).astype(int)
    return int(x1), int(y1), int(x2), int(y2)


def to_planar(image: Image) -> Plane:
    """(H, W, 3) blue-green-red with even sides as (3H/2, W) planes of yuv420p."""
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2YUV_I420), dtype=np.uint8)


def shift_frame(planes: Plane, height: int, dx: int, dy: int) -> Plane:
    """The picture moved by (dx, dy) pixels, its edges repeated."""
    width = planes.shape[1]

    def moved(plane: Plane, x: int, y: int) -> Plane:
        matrix = np.array([[1, 0, x], [0, 1, y]], dtype=np.float32)
        size = (plane.shape[1], plane.shape[0])
        done = cv2.warpAffine(plane, matrix, size, flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE)
        return np.asarray(done, dtype=np.uint8)

    colours = planes[height:].reshape(2, height // 2, width // 2)
    both = np.stack([moved(plane, dx // 2, dy // 2) for plane in colours])
    return np.concatenate([moved(planes[:height], dx, dy), both.reshape(height // 2, width)])


def frames(camera: Camera, people: People, take: FilmedScene) -> Iterator[tuple[Plane, dict[int, Box]]]:
    """Every frame as planes of yuv420p, with the boxes of the people on it, by number."""
    stage = Stage(camera, take)
    for index in range(round(take.duration_s * take.fps)):
        yield stage.frame(index / take.fps, people(index / take.fps))


def film(path: Path, camera: Camera, people: People, take: FilmedScene) -> Truth:
    """Write an h264 MP4 with a key frame every two seconds, and return the truth about it."""
    truth: Truth = []
    options = {"crf": str(take.crf), "g": str(take.fps * 2), "preset": take.preset, "sc_threshold": "0"}
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = container.add_stream("libx264", rate=take.fps, options=options)
        stream.width, stream.height, stream.pix_fmt = camera.width, camera.height, "yuv420p"
        for index, (planes, boxes) in enumerate(frames(camera, people, take), start=1):
            hidden = hidden_people(boxes)
            truth += [(index, number, box, number not in hidden) for number, box in sorted(boxes.items())]
            container.mux(stream.encode(VideoFrame.from_ndarray(planes, format="yuv420p")))
        container.mux(stream.encode())
    return truth


def hidden_people(boxes: dict[int, Box]) -> set[int]:
    """Of people with boxes, farthest first: those of whom a nearer person leaves a quarter or less."""
    listed = list(boxes.items())
    return {
        number
        for place, (number, box) in enumerate(listed)
        if any(covered_share(box, other) >= MAX_COVERED for _, other in listed[place + 1 :])
    }


def join(path: Path, parts: Sequence[Path]) -> None:
    """String recordings of the same camera together without encoding them again; a part may come often."""
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = None
        begin = 0
        for part in parts:
            with av.open(str(part)) as given:
                source = given.streams.video[0]
                stream = stream or container.add_stream_from_template(source)
                length = source.duration or 0
                for packet in given.demux(source):
                    if packet.dts is None or packet.pts is None:
                        continue
                    packet.pts, packet.dts, packet.stream = packet.pts + begin, packet.dts + begin, stream
                    container.mux(packet)
                begin += length
