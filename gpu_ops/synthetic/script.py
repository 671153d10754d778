"""Scripts of drawn scenes: who is where, and in which pose, at every moment.

Metres and seconds. `x` runs to the right, `z` away from the camera, `y` upwards from the floor.
`gpu_ops.synthetic.draw` draws the poses; the events that each scene must show are part of the script.
"""

from dataclasses import dataclass
from enum import StrEnum
from math import atan2, cos, hypot, pi, sin

from domain.records import EventType, TimeRange

STRIDE_M = 1.35
"""Length of one whole gait cycle, two steps, in metres."""
FALL_TILT = pi / 2 * 0.95
"""Lean of somebody who lies, in radians: not quite flat, so that the body is not drawn below the floor."""
SWING = 0.42
"""Largest angle of legs and arms from the vertical while walking, in radians; not measured."""
FLEX = 0.35
"""Largest angle by which the knee of the rear leg bends, in radians; not measured."""
SWAY = 0.015
"""Vertical movement of the body while walking, as a share of its height; not measured."""


class Act(StrEnum):
    """What a person does until its end time."""

    WALK = "walk"
    STAND = "stand"
    FALL = "fall"
    LIE = "lie"
    RISE = "rise"


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a person; `to` is the (x, z) that a walk ends at."""

    act: Act
    until_s: float
    to: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person of the script. Colours are blue, green, red in 0..255."""

    start_s: float
    start: tuple[float, float]
    steps: tuple[Step, ...]
    height_m: float = 1.72
    upper: tuple[int, int, int] = (60, 60, 160)
    lower: tuple[int, int, int] = (70, 50, 40)


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a person stands, where they look (0 = away from the camera), and how they hold themselves.

    `phase` is the gait cycle in radians, `stride` how far the legs swing (0..1), `tilt` how far the
    body has fallen to its side (0 upright, pi/2 flat).
    """

    x: float
    z: float
    yaw: float
    phase: float
    stride: float
    tilt: float


@dataclass(frozen=True, slots=True)
class ScriptedEvent:
    """Something that the script makes happen; `actors` count from 1."""

    type: EventType
    range: TimeRange
    actors: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Script:
    """A whole scene."""

    duration_s: float
    actors: tuple[Actor, ...]
    events: tuple[ScriptedEvent, ...]


def pose_at(actor: Actor, time_s: float) -> Pose | None:
    """The actor's pose, or None before they come and after their last step."""
    if time_s < actor.start_s or not actor.steps or time_s >= actor.steps[-1].until_s:
        return None
    begin_s, (x, z), walked, yaw = actor.start_s, actor.start, 0.0, 0.0
    for step in actor.steps:
        target = step.to or (x, z)
        share = min(1.0, (time_s - begin_s) / (step.until_s - begin_s))
        length = hypot(target[0] - x, target[1] - z)
        if length > 0:
            yaw = atan2(target[0] - x, target[1] - z)
        if time_s < step.until_s:
            return Pose(
                x=x + share * (target[0] - x),
                z=z + share * (target[1] - z),
                yaw=yaw,
                phase=2 * pi * (walked + share * length) / STRIDE_M,
                stride=1.0 if step.act is Act.WALK else 0.0,
                tilt=lean_angle(step.act, share),
            )
        begin_s, (x, z), walked = step.until_s, target, walked + length
    return None


def lean_angle(act: Act, share: float) -> float:
    """The lean of the body to its side, in radians, when `share` (0..1) of an act is over."""
    if act is Act.LIE:
        return FALL_TILT
    if act is Act.FALL:
        return FALL_TILT * share**2
    if act is Act.RISE:
        return FALL_TILT * (1 - share)
    return 0.0


def joint_positions(pose: Pose, height_m: float) -> dict[str, tuple[float, float, float]]:
    """Joints (x, y, z) in metres. The body leans around the feet, towards its right-hand side."""
    swing = SWING * pose.stride * sin(pose.phase)
    flex = FLEX * pose.stride
    sway = SWAY * pose.stride * cos(2 * pose.phase)
    joints = {
        "head": (0.0, 0.935 + sway, 0.0),
        "neck": (0.0, 0.84 + sway, 0.0),
        "hip": (0.0, 0.53 + sway, 0.0),
    }
    for name, sign, angle in (("left", -1.0, swing), ("right", 1.0, -swing)):
        hip, shoulder = (0.055 * sign, 0.52 + sway, 0.0), (0.115 * sign, 0.815 + sway, 0.0)
        bend = flex * max(0.0, -angle / SWING)
        knee = (hip[0], hip[1] - 0.25 * cos(angle), 0.25 * sin(angle))
        foot = (knee[0], knee[1] - 0.25 * cos(angle - bend), knee[2] + 0.25 * sin(angle - bend))
        elbow = (shoulder[0] * 1.12, shoulder[1] - 0.17 * cos(angle), -0.17 * sin(angle))
        hand = (elbow[0], elbow[1] - 0.16 * cos(angle - 0.3), elbow[2] - 0.16 * sin(angle - 0.3))
        joints |= {f"{name}_hip": hip, f"{name}_shoulder": shoulder, f"{name}_knee": knee}
        joints |= {f"{name}_foot": foot, f"{name}_elbow": elbow, f"{name}_hand": hand}
    return {name: place_actor(joint, pose, height_m) for name, joint in joints.items()}


def place_actor(joint: tuple[float, float, float], pose: Pose, height_m: float) -> tuple[float, float, float]:
    """From body coordinates (1 = body height) to the room: turn by yaw, then tip over sideways."""
    side, up, ahead = (value * height_m for value in joint)
    x = side * cos(pose.yaw) + ahead * sin(pose.yaw)
    z = ahead * cos(pose.yaw) - side * sin(pose.yaw)
    tipped_x = x * cos(pose.tilt) + up * sin(pose.tilt)
    tipped_y = up * cos(pose.tilt) - x * sin(pose.tilt) + 0.12 * sin(pose.tilt)
    return (pose.x + tipped_x, tipped_y, pose.z + z)


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
