"""Scripts of drawn scenes: who is where, and in which pose, at every moment.

Metres and seconds. `x` runs to the right, `z` away from the camera, `y` upwards from the floor.
`gpu_ops.synthetic.draw` draws the poses; the events that each scene must show are part of the script, or
follow from it (`gpu_ops.synthetic.truth`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import atan2, hypot, pi

from domain.events.types import EventType
from domain.records import TimeRange
from gpu_ops.synthetic.body import FALL_TILT, Pose
from gpu_ops.synthetic.floor import FloorLine, FloorPoint, FloorZone

STRIDE_M = 1.35
"""Length of one whole gait cycle, two steps, in metres."""
RUNNING_STRIDE_M = 2.6
"""The same for somebody who runs; not measured."""
RUNNING_STRIDE = 1.5
"""How far the legs of somebody who runs swing, as a multiple of walking; not measured."""
LOWERING_S = 0.8
"""Seconds in which somebody sits down, crouches or bends, and in which they get up again; not measured."""


class Act(StrEnum):
    """What a person does until its end time."""

    WALK = "walk"
    RUN = "run"
    STAND = "stand"
    SIT = "sit"
    CROUCH = "crouch"
    BEND = "bend"
    FALL = "fall"
    LIE = "lie"
    RISE = "rise"


LOWERED = {Act.SIT: (0.26, 0.22, 0.1), Act.CROUCH: (0.36, 0.06, 0.5), Act.BEND: (0.06, 0.0, 1.0)}
"""Of acts close to the floor: hip lower and feet ahead in heights of the body, lean forward in radians. A
seat is 0.45 m high; who crouches has the hip just above the heels; not measured."""


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a person; `to` is the (x, z) that a walk or a run ends at."""

    act: Act
    until_s: float
    to: FloorPoint | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of the script. Colours are blue, green, red in 0..255.

    `falls_to` is where they fall to, in radians: 0 to the right in the picture, pi/2 away from the camera.
    """

    start_s: float
    start: FloorPoint
    steps: tuple[Step, ...]
    height_m: float = 1.72
    upper: tuple[int, int, int] = (60, 60, 160)
    lower: tuple[int, int, int] = (70, 50, 40)
    falls_to: float = 0.0


@dataclass(frozen=True, slots=True)
class Prop:
    """A thing on the floor, such as a bag, from `put_s` (below 0: from the start) until `taken_s`.

    `at` is the middle of its base; sizes are across, up and deep in metres, the colour blue, green, red.
    """

    at: FloorPoint
    size_m: tuple[float, float, float]
    colour: tuple[int, int, int]
    put_s: float = -1.0
    taken_s: float = float("inf")
    owner: int | None = None
    """The actor, from 1, who leaves it behind; None for a piece of the room."""

    def is_there(self, time_s: float) -> bool:
        return self.put_s <= time_s < self.taken_s


@dataclass(frozen=True, slots=True)
class ScriptedEvent:
    """Something that the script makes happen; `actors` count from 1.

    `zone` and `direction` are as in `domain.records.Event`. An optional event may be found or not: it is too
    short, or too little of it is in sight, for anybody to say for certain.
    """

    type: EventType
    range: TimeRange
    actors: tuple[int, ...]
    zone: str | None = None
    direction: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    """A whole scene. `events` are those that do not follow from who is where (`gpu_ops.synthetic.truth`)."""

    duration_s: float
    actors: tuple[Actor, ...]
    events: tuple[ScriptedEvent, ...]
    props: tuple[Prop, ...] = ()
    zones: tuple[FloorZone, ...] = ()
    lines: tuple[FloorLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Moment:
    """A step of an actor with what came before it: its start (seconds), place, direction and gait cycles."""

    step: Step
    start_s: float
    start: FloorPoint
    yaw: float
    cycles: float

    @property
    def to(self) -> FloorPoint:
        return self.step.to or self.start

    @property
    def length_m(self) -> float:
        return hypot(self.to[0] - self.start[0], self.to[1] - self.start[1])


def moments(actor: Actor) -> Iterator[Moment]:
    """The steps of an actor in order of time."""
    start_s, start, yaw, cycles = actor.start_s, actor.start, 0.0, 0.0
    for step in actor.steps:
        target = step.to or start
        if target != start:
            yaw = atan2(target[0] - start[0], target[1] - start[1])
        moment = Moment(step, start_s, start, yaw, cycles)
        yield moment
        stride_m = RUNNING_STRIDE_M if step.act is Act.RUN else STRIDE_M
        start_s, start, cycles = step.until_s, target, cycles + moment.length_m / stride_m


def pose_at(actor: Actor, time_s: float) -> Pose | None:
    """The actor's pose, or None before they come and after their last step."""
    if time_s < actor.start_s:
        return None
    for moment in moments(actor):
        if time_s < moment.step.until_s:
            return pose_within(moment, time_s, actor.falls_to)
    return None


def pose_within(moment: Moment, time_s: float, falls_to: float) -> Pose:
    """The pose at a time within a step."""
    act, passed_s = moment.step.act, time_s - moment.start_s
    share = min(1.0, passed_s / (moment.step.until_s - moment.start_s))
    (x, z), (to_x, to_z) = moment.start, moment.to
    stride_m = RUNNING_STRIDE_M if act is Act.RUN else STRIDE_M
    squat, seat, bend = (value * lowered_share(moment, time_s) for value in LOWERED.get(act, (0.0, 0.0, 0.0)))
    return Pose(
        x=x + share * (to_x - x),
        z=z + share * (to_z - z),
        yaw=moment.yaw,
        phase=2 * pi * (moment.cycles + share * moment.length_m / stride_m),
        stride={Act.WALK: 1.0, Act.RUN: RUNNING_STRIDE}.get(act, 0.0),
        tilt=lean_angle(act, share),
        tilt_yaw=falls_to,
        squat=squat,
        seat=seat,
        bend=bend,
    )


def lowered_share(moment: Moment, time_s: float) -> float:
    """How far (0..1) somebody is down who sits, crouches or bends."""
    return max(0.0, min(1.0, (time_s - moment.start_s) / LOWERING_S,
                        (moment.step.until_s - time_s) / LOWERING_S))  # fmt: skip


def lean_angle(act: Act, share: float) -> float:
    """How far a body has fallen, in radians, when `share` (0..1) of an act is over."""
    if act is Act.LIE:
        return FALL_TILT
    if act is Act.FALL:
        return FALL_TILT * share**2
    if act is Act.RISE:
        return FALL_TILT * (1 - share)
    return 0.0


# The two people of the sample recording.
VISITOR = Actor(
    start_s=3.0,
    start=(-5.6, 2.2),
    steps=(
        Step(Act.WALK, 7.0, (-1.4, 2.6)),
        Step(Act.STAND, 11.0),
        Step(Act.WALK, 12.5, (-0.4, 2.4)),
        Step(Act.STAND, 19.0),
        Step(Act.WALK, 21.5, (1.2, 2.9)),
        Step(Act.STAND, 25.0),
        Step(Act.FALL, 25.8),
        Step(Act.LIE, 32.0),
        Step(Act.RISE, 33.5),
        Step(Act.STAND, 35.0),
        Step(Act.WALK, 40.0, (-5.6, 2.4)),
    ),
)
COMPANION = Actor(
    start_s=8.0,
    start=(5.8, 2.8),
    steps=(
        Step(Act.WALK, 12.5, (0.55, 2.5)),
        Step(Act.STAND, 17.5),
        Step(Act.WALK, 22.5, (5.8, 2.1)),
    ),
    height_m=1.8,
    upper=(150, 120, 60),
    lower=(40, 40, 40),
)


def small_shop() -> Script:
    """Two people in a small shop: they come, meet, one leaves, the other falls, gets up, and leaves."""
    return Script(
        duration_s=43.0,
        actors=(VISITOR, COMPANION),
        events=(
            ScriptedEvent(EventType.PERSON_ENTER, TimeRange(3.0, 5.0), (1,)),
            ScriptedEvent(EventType.PERSON_ENTER, TimeRange(8.0, 10.0), (2,)),
            ScriptedEvent(EventType.INTERACTION, TimeRange(12.5, 17.8), (1, 2)),
            ScriptedEvent(EventType.PERSON_EXIT, TimeRange(20.5, 22.5), (2,)),
            ScriptedEvent(EventType.COLLAPSE, TimeRange(25.0, 33.0), (1,)),
            ScriptedEvent(EventType.PERSON_EXIT, TimeRange(38.0, 40.0), (1,)),
        ),
    )
