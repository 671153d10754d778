"""Small drawn recordings in which something happens to the camera, or to a thing on the floor."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np

from analysis.ingest.sample import sample_people
from gpu_ops.synthetic.draw import Camera, draw_person, draw_room
from gpu_ops.synthetic.script import Act, Actor, Script, Step
from gpu_ops.video.frame import Image
from tests.support.recordings import drawn

FPS = 10
"""Frames per second: every second one is looked at."""
Paint = Callable[[Image, float], Image]
"""Changes a picture at a time (seconds), and returns it."""


def leave_alone(image: Image, time_s: float) -> Image:
    return image


@dataclass(frozen=True, slots=True)
class Staging:
    """What happens: people, what is painted on the room before them, and on the whole picture after them."""

    duration_s: float
    actors: Sequence[Actor] = ()
    room: Paint = leave_alone
    lens: Paint = leave_alone
    camera: Callable[[float], Camera] = field(default=lambda _: small_camera())
    noise: float = 3.0


def small_camera(**changes: float) -> Camera:
    return Camera(**{"width": 640, "height": 360, "focal_px": 467.0, **changes})  # type: ignore[arg-type]


def staged_pictures(path: Path, staging: Staging) -> Path:
    script, noise = Script(staging.duration_s, tuple(staging.actors), ()), np.random.default_rng(3)
    rooms: dict[Camera, Image] = {}

    def image(index: int) -> Image:
        time_s = index / FPS
        camera = staging.camera(time_s)
        if camera not in rooms:
            rooms[camera] = draw_room(camera, 7)
        picture = staging.room(rooms[camera].copy(), time_s)
        for person in sample_people(script, time_s):
            draw_person(picture, camera, person)
        seen = staging.lens(picture, time_s).astype(np.int16)
        grain = noise.normal(0, staging.noise, seen.shape[:2])[:, :, None]
        return np.asarray(np.clip(seen + grain.round().astype(np.int16), 0, 255), np.uint8)

    return drawn(path, image, round(staging.duration_s * FPS), fps=FPS, gop=2 * FPS)


def walker(start_s: float, *steps: tuple[Act, float, tuple[float, float] | None], at: float = -4.4) -> Actor:
    """Somebody who comes from a side; each step is an act, its length in seconds, and where a walk ends."""
    until_s, listed = start_s, []
    for act, length_s, to in steps:
        until_s += length_s
        listed.append(Step(act, until_s, to))
    return Actor(start_s=start_s, start=(at, 2.3), steps=tuple(listed))


def covered(start_s: float, end_s: float, level: int = 44) -> Paint:
    """A cloth over the lens: little light, no edges."""

    def paint(image: Image, time_s: float) -> Image:
        if not start_s <= time_s < end_s:
            return image
        light = np.linspace(0.8, 1.2, image.shape[1])[None, :, None] * level
        return np.broadcast_to(light, image.shape).astype(np.uint8)

    return paint


def blinded(start_s: float, end_s: float, strength: float = 380.0) -> Paint:
    """A lamp that shines into the lens."""

    def paint(image: Image, time_s: float) -> Image:
        if not start_s <= time_s < end_s:
            return image
        height, width = image.shape[:2]
        y, x = np.mgrid[0:height, 0:width]
        distance = np.hypot(x - width / 2, y - height * 0.45) / (0.55 * width)
        glare = strength * np.exp(-(distance**2))
        return np.asarray(np.clip(image + glare[:, :, None], 0, 255), np.uint8)

    return paint


def lit(factor: Callable[[float], float]) -> Paint:
    """Light by time, as a factor on brightness."""
    return lambda image, time_s: np.asarray(cv2.convertScaleAbs(image, alpha=factor(time_s)), np.uint8)


def pushed(offset: Callable[[float], tuple[int, int]]) -> Paint:
    """The view shifted by (x, y) pixels, by time."""

    def paint(image: Image, time_s: float) -> Image:
        dx, dy = offset(time_s)
        matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
        size = (image.shape[1], image.shape[0])
        return cv2.warpAffine(image, matrix, size, borderMode=cv2.BORDER_REFLECT).astype(np.uint8)

    return paint


def bag(at: tuple[int, int], start_s: float, end_s: float, size: tuple[int, int] = (26, 24)) -> Paint:
    """A dark bag with a handle whose lower middle lies at (x, y) pixels."""

    def paint(image: Image, time_s: float) -> Image:
        if start_s <= time_s < end_s:
            x, y, (width, height) = *at, size
            cv2.rectangle(image, (x - width // 2, y - height), (x + width // 2, y), (40, 35, 60), -1)
            cv2.rectangle(image, (x - width // 2, y - height), (x + width // 2, y), (20, 20, 25), 1)
            cv2.ellipse(image, (x, y - height), (width // 4, 5), 0, 180, 360, (30, 30, 40), 2)
        return image

    return paint
