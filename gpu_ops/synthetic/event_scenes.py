"""The staged scenes that events are measured on: one set for tuning, and one that nothing is tuned on.

Both sets have the same kinds of scenes. Seeds, places, clothes, distances and light differ. They were fixed
before any rule was tuned (decision 0031) and must not be changed to make a figure better.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from math import pi, sin

import numpy as np

from domain.cameras.places import Line, Zone
from domain.records import TimeRange
from gpu_ops.synthetic import acts, gatherings
from gpu_ops.synthetic.crowd import PALETTE
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.faults import Fault, FaultKind
from gpu_ops.synthetic.film import Conditions, FilmSettings
from gpu_ops.synthetic.floor import seen_line, seen_zone
from gpu_ops.synthetic.script import Script, ScriptedEvent
from gpu_ops.synthetic.truth import derive_events, people_in_sight
from gpu_ops.synthetic.visits import Stage, aimed_camera
from gpu_ops.video.frame import Bgr

FILM_VERSION = 1
"""Must change with how scenes are drawn, so that recordings of before are not taken for the present ones."""
FPS = 10
"""Frames per second: twice as many as are analysed, as a cheap camera sends."""
WIDTH_PX = 800
"""Width of staged scenes in pixels."""
ORDINARY_WIDTH_PX = 640
"""Width of the long scenes in which nothing happens."""
NOISE = (2.5, 4.5)
"""Least and most noise of the sensor: a standard deviation in levels."""
FAULT_S = (5.0, 27.0)
"""When a fault of the camera begins and ends, in seconds after the last person has left: twice as long as any
rule needs, since encoders go on to sharpen a frozen picture for some seconds."""
HELD_OUT_PALETTE: tuple[Bgr, ...] = (
    (40, 70, 150), (120, 60, 50), (90, 120, 70), (70, 160, 210), (190, 210, 220), (35, 35, 40),
    (130, 80, 170), (90, 95, 100),
)  # fmt: skip
"""Clothes that the tuning scenes do not have; not measured."""

Staging = Callable[[Stage], Script]
KINDS: tuple[tuple[str, Staging, int], ...] = (
    ("visits", acts.visits, 3),
    ("run", acts.runners, 3),
    ("walk", acts.walker, 1),
    ("sit", acts.sitter, 3),
    ("crouch", acts.croucher, 3),
    ("bend", acts.bender, 2),
    ("fall", acts.fall, 7),
    ("loiter", acts.loiterer, 2),
    ("meet", gatherings.meeting, 3),
    ("pass", gatherings.passing, 2),
    ("follow", gatherings.following, 4),
    ("queue", gatherings.queue, 2),
    ("bag-left", acts.bag_left, 3),
    ("bag-taken", acts.bag_taken, 3),
    ("places", gatherings.places, 4),
)
"""Kinds of scenes by name, and how many of each a set has."""
MORE_KINDS: tuple[tuple[str, Staging, int], ...] = (
    ("sit", acts.sitter, 6),
    ("crouch", acts.croucher, 6),
    ("bend", acts.bender, 4),
    ("fall", acts.fall, 6),
    ("meet", gatherings.meeting, 6),
    ("pass", gatherings.passing, 4),
    ("follow", gatherings.following, 8),
    ("bag-left", acts.bag_left, 8),
    ("bag-taken", acts.bag_taken, 8),
)
"""More scenes for tuning of those kinds that are hard to tell, and how many."""
FAULTS = {
    FaultKind.COVERED: 2,
    FaultKind.TURNED: 2,
    FaultKind.BLACK: 1,
    FaultKind.FROZEN: 1,
    FaultKind.BLINDED: 2,
}
"""How many scenes of each fault of the camera a set has."""


@dataclass(frozen=True, slots=True)
class SceneSet:
    """Where the scenes of a set come from: `distances_m` and `lights` are taken in turn."""

    name: str
    first_seed: int
    palette: tuple[Bgr, ...]
    distances_m: tuple[float, ...]
    lights: tuple[float, ...]


TUNING = SceneSet("tuning", 100, PALETTE, (2.7, 3.6, 5.0, 7.0), (1.0, 0.85, 0.7))
MORE_TUNING = SceneSet("more_tuning", 5200, PALETTE, (2.7, 3.6, 5.0, 7.0), (1.0, 0.85, 0.7))
"""More scenes that rules may be tuned on, of `MORE_KINDS` (decision 0038)."""
HELD_OUT = SceneSet("held_out", 900, HELD_OUT_PALETTE, (3.1, 4.3, 6.0, 8.0), (0.95, 0.75, 0.6))


@dataclass(frozen=True, slots=True)
class EventScene:
    """A scene to film, and what is true of it. `is_ordinary`: nothing that matters happens in it."""

    name: str
    script: Script
    camera: Camera
    settings: FilmSettings
    is_ordinary: bool = False

    @property
    def zones(self) -> tuple[Zone, ...]:
        return tuple(seen_zone(zone, self.camera) for zone in self.script.zones)

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(seen_line(line, self.camera) for line in self.script.lines)

    @property
    def digest(self) -> str:
        """Changes with everything that is filmed; the functions of light and shadow follow from the name."""
        filmed = (self.script, self.camera, self.settings.noise, self.settings.seed, FPS, FILM_VERSION)
        return sha256(repr(filmed).encode()).hexdigest()[:12]

    def events(self) -> tuple[ScriptedEvent, ...]:
        return derive_events(self.script, self.camera, self.settings.conditions.faults)

    def people(self) -> int:
        return people_in_sight(self.script, self.camera)


def make_scenes(scene_set: SceneSet) -> tuple[EventScene, ...]:
    """All scenes of a set, in the same order each time: staged ones, faults, ordinary and empty ones."""
    staged = make_staged_scenes(scene_set, KINDS)
    faults = [kind for kind, count in FAULTS.items() for _ in range(count)]
    broken = [make_fault_scene(scene_set, 100 + at, kind) for at, kind in enumerate(faults)]
    quiet = [make_ordinary_scene(scene_set, 200 + at) for at in range(4)]
    return (*staged, *broken, *quiet, *(make_empty_scene(scene_set, 300 + at) for at in range(4)))


def make_staged_scenes(
    scene_set: SceneSet, kinds: Sequence[tuple[str, Staging, int]]
) -> tuple[EventScene, ...]:
    """The scenes of some kinds, numbered within each."""
    stagings = [(f"{kind}-{at}", staging) for kind, staging, count in kinds for at in range(1, count + 1)]
    return tuple(
        make_scene(scene_set, place, name, staging) for place, (name, staging) in enumerate(stagings)
    )


def make_stage(scene_set: SceneSet, place: int, width: int) -> Stage:
    draw = np.random.default_rng(scene_set.first_seed * 1000 + place)
    distance_m = scene_set.distances_m[place % len(scene_set.distances_m)]
    return Stage(draw, aimed_camera(width, distance_m), scene_set.palette)


def make_scene(scene_set: SceneSet, place: int, name: str, staging: Staging) -> EventScene:
    stage = make_stage(scene_set, place, WIDTH_PX)
    script = staging(stage)
    settings = film_settings(scene_set, place, stage, script.duration_s)
    return EventScene(f"{scene_set.name}-{name}", script, stage.camera, settings)


def film_settings(
    scene_set: SceneSet, place: int, stage: Stage, duration_s: float, faults: tuple[Fault, ...] = ()
) -> FilmSettings:
    light = scene_set.lights[place % len(scene_set.lights)]
    conditions = Conditions(light=partial(steady_light, light), faults=faults)
    noise, seed = stage.uniform(*NOISE), scene_set.first_seed + place
    return FilmSettings(duration_s, FPS, noise, seed, conditions=conditions)


def make_fault_scene(scene_set: SceneSet, place: int, kind: FaultKind) -> EventScene:
    """Somebody walks through; when they have left, something happens to the camera. It stays turned."""
    stage = make_stage(scene_set, place, WIDTH_PX)
    script = gatherings.passer(stage)
    left_s = script.actors[0].steps[-1].until_s
    begin_s, end_s = (left_s + after_s for after_s in FAULT_S)
    until_s = script.duration_s if kind is FaultKind.TURNED else end_s
    fault = Fault(kind, TimeRange(begin_s, until_s))
    settings = film_settings(scene_set, place, stage, script.duration_s, (fault,))
    return EventScene(f"{scene_set.name}-{kind}-{place - 99}", script, stage.camera, settings)


def make_ordinary_scene(scene_set: SceneSet, place: int) -> EventScene:
    stage = make_stage(scene_set, place, ORDINARY_WIDTH_PX)
    script = gatherings.shoppers(stage)
    settings = film_settings(scene_set, place, stage, script.duration_s)
    return EventScene(
        f"{scene_set.name}-ordinary-{place - 199}", script, stage.camera, settings, is_ordinary=True
    )


def make_empty_scene(scene_set: SceneSet, place: int) -> EventScene:
    """Nobody, but light that flickers or changes, a shadow that moves, noise, and a camera that trembles."""
    stage = make_stage(scene_set, place, ORDINARY_WIDTH_PX)
    script = gatherings.nobody(stage)
    trouble = (
        Conditions(light=flickering_light),
        Conditions(light=stepping_light),
        Conditions(shadow=moving_shadow),
        Conditions(offset=trembling),
    )[place % 4]
    settings = FilmSettings(
        script.duration_s, FPS, stage.uniform(*NOISE) + 1.5, scene_set.first_seed + place,
        conditions=trouble,
    )  # fmt: skip
    return EventScene(
        f"{scene_set.name}-empty-{place - 299}", script, stage.camera, settings, is_ordinary=True
    )


def steady_light(factor: float, _: float) -> float:
    return factor


def flickering_light(time_s: float) -> float:
    """An old tube: a few per cent, twice in three seconds."""
    return 0.85 + 0.03 * sin(2 * pi * 0.7 * time_s)


def stepping_light(time_s: float) -> float:
    """A lamp that goes on and off every 40 seconds."""
    return 0.8 if int(time_s / 40) % 2 else 0.95


def moving_shadow(time_s: float) -> float:
    """A cloud, once each minute from the left to the right."""
    return (time_s % 60) / 60 * 1.8 - 0.4


def trembling(time_s: float) -> tuple[int, int]:
    """A lorry, now and then: two pixels, ten times a second."""
    return ((-1) ** int(time_s * 10) * 2, 0) if time_s % 50 < 4 else (0, 0)
