"""Random scripts from a seed: people who come, walk, stand, cross each other, and leave."""

from dataclasses import dataclass

import numpy as np

from gpu_ops.synthetic.script import Act, Actor, Script, Step
from gpu_ops.video.frame import Bgr

WALKING_M_PER_S = 1.1
"""Walking speed in metres per second, that of somebody who strolls through a shop; not measured."""
PASSING_M_PER_S = (2.2, 3.6)
"""Slowest and fastest speed of people who hurry by: a hurried walk to a run."""
MIN_STAY_S = 1.5
"""Seconds of standing still at a place, at least; at most three times as many."""
MIN_WALK_S = 0.5
"""Seconds of the shortest walk, so that no step has a length of zero."""
MAX_STEPS = 6
"""Steps of a visit (walks and stands) after which the person leaves."""
PALETTE: tuple[Bgr, ...] = (
    (45, 45, 190), (170, 90, 40), (60, 140, 60), (40, 200, 230), (200, 200, 205), (60, 50, 45),
    (150, 60, 140),
)  # fmt: skip
"""Colours of clothes, as far apart as a shop's customers allow; not measured."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where people walk, in metres: `side_m` from the middle, where they come and go, and the depth (z)."""

    side_m: float = 5.6
    near_m: float = 1.8
    far_m: float = 3.6


def make_crowd(seed: int, people: int, duration_s: float, room: Room | None = None) -> Script:
    """`people` visits within `duration_s` seconds; the same seed gives the same script.

    Everybody comes from one side, walks to some places, stands at each for a while, and leaves at a side.
    """
    draw, place = np.random.default_rng(seed), room or Room()
    starts = np.sort(draw.uniform(0.5, max(0.6, duration_s * 0.45), people))
    actors = [make_visitor(draw, float(start), duration_s - 1.0, place) for start in starts]
    return Script(duration_s, tuple(actors), ())


def make_passers(seed: int, people: int, duration_s: float, room: Room | None = None) -> Script:
    """`people` who only hurry by, from one side to the other; the same seed gives the same script."""
    draw, place = np.random.default_rng(seed), room or Room(side_m=4.4)
    starts = np.sort(draw.uniform(0.5, max(0.6, duration_s - 5.0), people))
    return Script(duration_s, tuple(make_passer(draw, float(start), place) for start in starts), ())


def make_passer(draw: np.random.Generator, start_s: float, room: Room) -> Actor:
    """One person who crosses the room in a straight line."""
    side = float(draw.choice([-1.0, 1.0])) * room.side_m
    depth, depth_there = (float(draw.uniform(room.near_m, room.far_m)) for _ in range(2))
    there_s = start_s + 2 * room.side_m / float(draw.uniform(*PASSING_M_PER_S))
    return make_actor(draw, start_s, (side, depth), (Step(Act.WALK, there_s, (-side, depth_there)),))


def make_visitor(draw: np.random.Generator, start_s: float, until_s: float, room: Room) -> Actor:
    """One visit that ends before `until_s`."""
    entry, leave = (float(side) * room.side_m for side in draw.choice([-1.0, 1.0], 2))
    at = (entry, float(draw.uniform(room.near_m, room.far_m)))
    first, now_s = at, start_s
    steps: list[Step] = []
    while True:
        to = (float(draw.uniform(-2.2, 2.2)), float(draw.uniform(room.near_m, room.far_m)))
        stay_s = float(draw.uniform(MIN_STAY_S, 3 * MIN_STAY_S))
        there_s = now_s + walk_s(at, to)
        if there_s + stay_s + walk_s(to, (leave, to[1])) > until_s or len(steps) >= MAX_STEPS:
            break
        steps += [Step(Act.WALK, there_s, to), Step(Act.STAND, there_s + stay_s)]
        at, now_s = to, there_s + stay_s
    away = (leave if steps else -entry, at[1])
    steps.append(Step(Act.WALK, now_s + walk_s(at, away), away))
    return make_actor(draw, start_s, first, tuple(steps))


def make_actor(
    draw: np.random.Generator, start_s: float, start: tuple[float, float], steps: tuple[Step, ...]
) -> Actor:
    """Somebody in clothes of two colours."""
    upper, lower = draw.choice(len(PALETTE), 2, replace=False)
    return Actor(
        start_s=start_s,
        start=start,
        steps=steps,
        height_m=float(draw.uniform(1.58, 1.86)),
        upper=PALETTE[int(upper)],
        lower=PALETTE[int(lower)],
    )


def walk_s(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(MIN_WALK_S, float(np.hypot(one[0] - other[0], one[1] - other[1])) / WALKING_M_PER_S)
