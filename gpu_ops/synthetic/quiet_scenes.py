"""Staged scenes in which nothing happens, long enough to measure how often something is told nevertheless.

Two sets: rules may be tuned on the one, and nothing is tuned on the other. Seeds, clothes and distances
differ, and both were fixed before any rule was tuned on them (decision 0038).
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from math import pi, sin

from gpu_ops.synthetic.crowd import PALETTE
from gpu_ops.synthetic.customers import customers
from gpu_ops.synthetic.event_scenes import (
    FPS,
    HELD_OUT_PALETTE,
    NOISE,
    ORDINARY_WIDTH_PX,
    EventScene,
    SceneSet,
    flickering_light,
    make_stage,
    stepping_light,
    trembling,
)
from gpu_ops.synthetic.film import Conditions, FilmSettings
from gpu_ops.synthetic.gatherings import nobody

QUIET_TUNING = SceneSet("quiet_tuning", 2300, PALETTE, (2.7, 3.6, 5.0, 7.0), (1.0, 0.85, 0.7))
"""Quiet scenes that rules may be tuned on."""
QUIET = SceneSet("quiet", 4100, HELD_OUT_PALETTE, (3.1, 4.3, 6.0, 8.0), (0.95, 0.75, 0.6))
"""Quiet scenes that nothing is tuned on."""
SEEDS_APART = 100_000
"""Between the first seeds of held-out sets: none shares a scene with another."""
SCENE_S = 300.0
"""Seconds of a quiet scene."""
ORDINARY_SCENES = 24
"""Scenes of a set with customers: two hours."""
EMPTY_SCENES = 12
"""Scenes of a set with nobody: one hour, two scenes of each trouble."""
EMPTY_PLACE = 500
"""Number of the first empty scene of a set, which its seed follows from."""


def make_quiet_scenes(scene_set: SceneSet) -> tuple[EventScene, ...]:
    """All quiet scenes of a set, in the same order each time: those with customers, then empty ones."""
    ordinary = [make_customers(scene_set, place) for place in range(ORDINARY_SCENES)]
    return (*ordinary, *(make_empty(scene_set, EMPTY_PLACE + place) for place in range(EMPTY_SCENES)))


def more_quiet_sets(count: int) -> tuple[SceneSet, ...]:
    """Further held-out sets, three hours each, which differ from `QUIET` in their seeds alone."""
    return tuple(
        replace(QUIET, name=f"{QUIET.name}_{number}", first_seed=QUIET.first_seed + SEEDS_APART * number)
        for number in range(2, 2 + count)
    )


def make_customers(scene_set: SceneSet, place: int) -> EventScene:
    stage = make_stage(scene_set, place, ORDINARY_WIDTH_PX)
    script = customers(stage, SCENE_S)
    light = scene_set.lights[place % len(scene_set.lights)]
    lights = (partial(steady, light), partial(steady, light), flickering_light, stepping_light, daylight)
    conditions = Conditions(light=lights[place % len(lights)])
    settings = FilmSettings(SCENE_S, FPS, stage.uniform(*NOISE), scene_set.first_seed + place,
                            conditions=conditions)  # fmt: skip
    name = f"{scene_set.name}-customers-{place + 1}"
    return EventScene(name, script, stage.camera, settings, is_ordinary=True)


def make_empty(scene_set: SceneSet, place: int) -> EventScene:
    """Nobody, but light, shadows of several speeds, a camera that trembles, and noise."""
    stage = make_stage(scene_set, place, ORDINARY_WIDTH_PX)
    name, trouble = TROUBLES[place % len(TROUBLES)]
    settings = FilmSettings(
        SCENE_S, FPS, stage.uniform(*NOISE) + stage.uniform(0, 1.5), scene_set.first_seed + place,
        conditions=trouble(stage.uniform(0.6, 1.6)),
    )  # fmt: skip
    script = nobody(stage, SCENE_S)
    name = f"{scene_set.name}-{name}-{place - EMPTY_PLACE + 1}"
    return EventScene(name, script, stage.camera, settings, is_ordinary=True)


def steady(factor: float, _: float) -> float:
    return factor


def daylight(time_s: float) -> float:
    """Clouds before the sun: a fifth of the light, within a minute or two."""
    return 0.85 + 0.1 * sin(2 * pi * time_s / 97) + 0.04 * sin(2 * pi * time_s / 31)


def passing_shadow(period_s: float, time_s: float) -> float:
    """A shadow that passes through the picture from the left to the right, once each period."""
    return (time_s % period_s) / period_s * 1.8 - 0.4


def swinging_shadow(period_s: float, time_s: float) -> float:
    """A shadow that swings about one place, as that of a curtain or a branch."""
    return 0.5 + 0.2 * sin(2 * pi * time_s / period_s)


def flicker(pace: float) -> Conditions:
    return Conditions(light=lambda time_s: flickering_light(pace * time_s))


def lamps(pace: float) -> Conditions:
    return Conditions(light=lambda time_s: stepping_light(pace * time_s))


def clouds(pace: float) -> Conditions:
    return Conditions(light=daylight, shadow=partial(passing_shadow, 60 / pace))


def quick_shadows(pace: float) -> Conditions:
    return Conditions(shadow=partial(passing_shadow, 15 / pace))


def curtain(pace: float) -> Conditions:
    return Conditions(shadow=partial(swinging_shadow, 12 / pace))


def lorries(pace: float) -> Conditions:
    return Conditions(light=lambda time_s: flickering_light(pace * time_s), offset=trembling)


TROUBLES: tuple[tuple[str, Callable[[float], Conditions]], ...] = (
    ("flicker", flicker),
    ("lamps", lamps),
    ("clouds", clouds),
    ("quick-shadows", quick_shadows),
    ("curtain", curtain),
    ("lorries", lorries),
)
"""What disturbs an empty scene, by name; each takes how fast it goes, 1 as usual."""
