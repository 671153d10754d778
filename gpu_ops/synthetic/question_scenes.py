"""The staged scenes that questions are asked about, filmed by one camera each.

`shop` holds recordings of two cameras over two days, which are asked about together; each of the other
scenes stands alone. They were fixed before any question was answered (decision 0043).
"""

from dataclasses import dataclass, replace
from datetime import time
from functools import cache

import numpy as np

from domain.records import TimeRange
from gpu_ops.synthetic import question_scripts as scripts
from gpu_ops.synthetic.event_scenes import FPS, EventScene
from gpu_ops.synthetic.faults import Fault, FaultKind
from gpu_ops.synthetic.film import Conditions, FilmSettings
from gpu_ops.synthetic.paths import trace_paths
from gpu_ops.synthetic.question_scripts import PAINT, Role, Staging, Writing
from gpu_ops.synthetic.visits import Stage, aimed_camera

WIDTH_PX = 800
"""Width of the pictures in pixels, that of the staged scenes of events."""
DISTANCE_M = 3.6
"""Metres from the camera to the room: people are some 150 pixels high."""
NOISE = 2.5
"""Noise of the sensor, a standard deviation in levels: that of a good camera."""
FIRST_SEED = 4300
"""Seeds count from here, one for each scene; no other set of scenes has them."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """By which camera, and when: so many days before today, at a local time of day."""

    camera: str
    days_ago: int
    at: time


@dataclass(frozen=True, slots=True)
class QuestionScene:
    """A scene to be asked about. `world` names the recordings that are asked about together."""

    staged: EventScene
    roles: tuple[Role, ...]
    recorded: Recorded | None = None
    world: str = "alone"

    @property
    def name(self) -> str:
        return self.staged.name

    @property
    def faults(self) -> tuple[Fault, ...]:
        return self.staged.settings.conditions.faults

    def stays(self) -> dict[str, TimeRange]:
        """When each role is in the picture, from first to last, in seconds; in order of appearance."""
        paths = trace_paths(self.staged.script, self.staged.camera)
        found = {}
        for role, path in zip(self.roles, paths, strict=True):
            spans = [span for span, _ in path.stays()]
            found[role.name] = TimeRange(spans[0].start_s, spans[-1].end_s)
        return dict(sorted(found.items(), key=lambda each: each[1].start_s))


FRONT, BACK = "정문", "Back Door"
BLACK_S = TimeRange(25.0, 50.0)
"""When the picture of `dark` is black, in seconds."""
WRITINGS: tuple[Writing, ...] = (
    scripts.visitors,
    scripts.fall,
    scripts.meeting,
    scripts.seat,
    scripts.gate,
    scripts.dark,
    scripts.nobody,
    scripts.group,
    scripts.unsure,
    scripts.bag,
    scripts.pacing,
    scripts.front_noon,
    scripts.front_before,
    scripts.back_afternoon,
    scripts.back_night,
)
"""In the order in which they are made; each has its own seed."""
FAULTS = {"dark": (Fault(FaultKind.BLACK, BLACK_S),)}
RECORDED = {
    "front_noon": Recorded(FRONT, 1, time(14, 0)),
    "front_before": Recorded(FRONT, 2, time(14, 30)),
    "back_afternoon": Recorded(BACK, 1, time(15, 10)),
    "back_night": Recorded(BACK, 1, time(22, 40)),
}


@cache
def question_scenes() -> tuple[QuestionScene, ...]:
    """All scenes, in the same order each time."""
    return tuple(make_question_scene(at, writing) for at, writing in enumerate(WRITINGS))


def make_question_scene(place: int, writing: Writing) -> QuestionScene:
    name, seed = writing.__name__, FIRST_SEED + place
    stage = Stage(np.random.default_rng(seed), aimed_camera(WIDTH_PX, DISTANCE_M), tuple(PAINT.values()))
    staging = Staging(stage)
    script = writing(staging)
    roles = staging.roles()
    script = replace(script, actors=tuple(role.actor for role in roles))
    conditions = Conditions(faults=FAULTS.get(name, ()))
    settings = FilmSettings(script.duration_s, FPS, NOISE, seed, conditions=conditions)
    recorded = RECORDED.get(name)
    staged = EventScene(name, script, stage.camera, settings)
    return QuestionScene(staged, roles, recorded, "shop" if recorded else "alone")
