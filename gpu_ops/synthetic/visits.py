"""Visits of people to a drawn scene, put together from acts: they come over an edge, do things, and leave."""

from dataclasses import dataclass, field
from math import atan, hypot

import numpy as np

from gpu_ops.synthetic.crowd import MIN_WALK_S
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.floor import FloorPoint
from gpu_ops.synthetic.script import Act, Actor, Step
from gpu_ops.video.frame import Bgr

OUTSIDE_M = 0.8
"""Metres beyond the edge of the picture at which people begin and end, so that nothing of them is seen."""
EYE_M = 1.0
"""Height, in metres, that the middle of the picture is aimed at in the middle of the room."""
ROOM_Z_M = 2.6
"""Depth of the middle of the room, `z` in metres."""
WALK_M_PER_S = (0.9, 1.35)
"""Slowest and fastest speed of walking, in metres per second: that of shoppers and of people on their way."""
RUN_M_PER_S = (2.8, 3.8)
"""Slowest and fastest speed of running, in metres per second: a jog to a run."""
HEIGHT_M = (1.55, 1.88)
"""Heights of adults in metres."""
JITTER = 12
"""Levels by which each channel of clothes may differ from the palette, at random."""
FOCAL_SHARE = 700 / 960
"""Focal length as a share of the picture's width, that of the other drawn scenes."""


@dataclass(slots=True)
class Stage:
    """A camera and its room, random numbers, and the clothes that people may wear."""

    draw: np.random.Generator
    camera: Camera
    palette: tuple[Bgr, ...]

    def uniform(self, low: float, high: float) -> float:
        return float(self.draw.uniform(low, high))

    def side(self) -> int:
        """Left (-1) or right (1)."""
        return int(self.draw.choice([-1, 1]))

    def half_width_m(self, z: float) -> float:
        """Metres from the middle to the edge of the picture, at a depth and one metre above the floor."""
        return self.camera.width / 2 / self.camera.focal_px * self.camera.project((0.0, EYE_M, z))[2]

    def outside(self, side: int, z: float) -> FloorPoint:
        """A place just outside of the picture."""
        return (side * (self.half_width_m(z) + OUTSIDE_M), z)

    def spot(self, low: float, high: float, z: float) -> FloorPoint:
        """A place whose distance from the middle is between two shares of `half_width_m` (-1..1)."""
        return (self.uniform(low, high) * self.half_width_m(z), z)

    def colour(self) -> Bgr:
        base = np.array(self.palette[int(self.draw.integers(len(self.palette)))])
        blue, green, red = np.clip(base + self.draw.integers(-JITTER, JITTER + 1, 3), 0, 255)
        return int(blue), int(green), int(red)

    def walking_speed(self) -> float:
        return self.uniform(*WALK_M_PER_S)

    def visit(self, start_s: float, side: int, z: float, speed: float | None = None) -> "Visit":
        """Somebody who is about to come in from a side of the picture, in clothes of two colours."""
        at = self.outside(side, z)
        return Visit(self, start_s, at, speed or self.walking_speed(), self.uniform(*HEIGHT_M))


@dataclass(slots=True)
class Visit:
    """One person's visit: each method adds what they do next. `now_s` and `at` are when and where it ends."""

    stage: Stage
    start_s: float
    start: FloorPoint
    speed: float
    height_m: float
    steps: list[Step] = field(default_factory=list)
    now_s: float = field(init=False)
    at: FloorPoint = field(init=False)

    def __post_init__(self) -> None:
        self.now_s, self.at = self.start_s, self.start

    def walk(self, to: FloorPoint) -> "Visit":
        return self._go(Act.WALK, to, self.speed)

    def run(self, to: FloorPoint) -> "Visit":
        return self._go(Act.RUN, to, self.stage.uniform(*RUN_M_PER_S))

    def leave(self, side: int, act: Act = Act.WALK) -> "Visit":
        """Walk or run out of the picture at the present depth."""
        to = self.stage.outside(side, self.at[1])
        return self.run(to) if act is Act.RUN else self.walk(to)

    def do(self, act: Act, seconds: float) -> "Visit":
        """Something that is done on the spot."""
        self.now_s += seconds
        self.steps.append(Step(act, self.now_s))
        return self

    def stand(self, low_s: float, high_s: float) -> "Visit":
        return self.do(Act.STAND, self.stage.uniform(low_s, high_s))

    def stand_until(self, time_s: float) -> "Visit":
        return self.do(Act.STAND, time_s - self.now_s)

    def _go(self, act: Act, to: FloorPoint, speed: float) -> "Visit":
        way_m = hypot(to[0] - self.at[0], to[1] - self.at[1])
        self.now_s += max(MIN_WALK_S, way_m / speed)
        self.at = to
        self.steps.append(Step(act, self.now_s, to))
        return self

    def actor(self, falls_to: float = 0.0) -> Actor:
        upper, lower = self.stage.colour(), self.stage.colour()
        return Actor(self.start_s, self.start, tuple(self.steps), self.height_m, upper, lower, falls_to)


def aimed_camera(width: int, distance_m: float) -> Camera:
    """A camera of 16:9 at a distance from the room, aimed at its middle."""
    camera = Camera(width=width, height=round(width * 9 / 32) * 2, focal_px=FOCAL_SHARE * width)
    pitch = atan((camera.height_m - EYE_M) / (distance_m + ROOM_Z_M))
    return Camera(
        camera.width, camera.height, camera.focal_px, camera.height_m, distance_m=distance_m, pitch=pitch
    )
