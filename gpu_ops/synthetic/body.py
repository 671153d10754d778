"""Bodies of drawn people: from a pose to joints in metres.

`x` runs to the right, `z` away from the camera, `y` upwards from the floor.
"""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

Joint = tuple[float, float, float]
"""In the body: to the right, upwards, ahead, in heights of the body. In the room: x, y, z in metres."""

SWING = 0.42
"""Largest angle of legs and arms from the vertical while walking, in radians; not measured."""
FLEX = 0.35
"""Largest angle by which the knee of the rear leg bends, in radians; not measured."""
SWAY = 0.015
"""Vertical movement of the body while walking, as a share of its height; not measured."""
FALL_TILT = pi / 2 * 0.95
"""Lean of somebody who lies, in radians: not quite flat, so that the body is not drawn below the floor."""
HIP_UP = 0.53
"""Height of the hip of somebody who stands, in heights of the body: that of an adult, about."""
BONE = 0.25
"""Length of the thigh and of the lower leg, in heights of the body: that of an adult, about."""
FOOT_UP = 0.02
"""Height of the ankles above the floor, in heights of the body."""
LIE_UP = 0.12
"""Height of the middle of somebody who lies, in heights of the body: half of the body's depth."""
TORSO = ("neck", "head", "left_shoulder", "right_shoulder", "left_elbow", "right_elbow", "left_hand",
         "right_hand")  # fmt: skip
"""Joints that move with the upper body when it leans forward."""


@dataclass(frozen=True, slots=True)
class Pose:
    """Where a person stands, where they look (0 = away from the camera), and how they hold themselves.

    `phase` is the gait cycle in radians, `stride` how far the legs swing (0..1 while walking), `tilt` how far
    the body has fallen (0 upright, pi/2 flat) and `tilt_yaw` to where (0 = to the right, pi/2 away from the
    camera). `squat` is by how much the hip is lower, `seat` how far the feet are before it, both in heights
    of the body; `bend` is how far the upper body leans forward, in radians.
    """

    x: float
    z: float
    yaw: float
    phase: float
    stride: float
    tilt: float
    tilt_yaw: float = 0.0
    squat: float = 0.0
    seat: float = 0.0
    bend: float = 0.0


def joint_positions(pose: Pose, height_m: float) -> dict[str, Joint]:
    """Joints (x, y, z) in metres. A body that falls leans around its feet, as `tilt_yaw` says."""
    joints = walking_joints(pose)
    if pose.squat or pose.bend:
        joints = lower_body(joints, pose)
    return {name: place_joint(joint, pose, height_m) for name, joint in joints.items()}


def walking_joints(pose: Pose) -> dict[str, Joint]:
    """Joints in the body of somebody who walks, or stands where `stride` is 0."""
    swing = SWING * pose.stride * sin(pose.phase)
    flex = FLEX * pose.stride
    sway = SWAY * pose.stride * cos(2 * pose.phase)
    joints = {
        "head": (0.0, 0.935 + sway, 0.0),
        "neck": (0.0, 0.84 + sway, 0.0),
        "hip": (0.0, HIP_UP + sway, 0.0),
    }
    for name, sign, angle in (("left", -1.0, swing), ("right", 1.0, -swing)):
        hip, shoulder = (0.055 * sign, 0.52 + sway, 0.0), (0.115 * sign, 0.815 + sway, 0.0)
        bend = flex * max(0.0, -angle / SWING)
        knee = (hip[0], hip[1] - BONE * cos(angle), BONE * sin(angle))
        foot = (knee[0], knee[1] - BONE * cos(angle - bend), knee[2] + BONE * sin(angle - bend))
        elbow = (shoulder[0] * 1.12, shoulder[1] - 0.17 * cos(angle), -0.17 * sin(angle))
        hand = (elbow[0], elbow[1] - 0.16 * cos(angle - 0.3), elbow[2] - 0.16 * sin(angle - 0.3))
        joints |= {f"{name}_hip": hip, f"{name}_shoulder": shoulder, f"{name}_knee": knee}
        joints |= {f"{name}_foot": foot, f"{name}_elbow": elbow, f"{name}_hand": hand}
    return joints


def lower_body(joints: dict[str, Joint], pose: Pose) -> dict[str, Joint]:
    """The joints of somebody who sits, crouches or bends: hips down, knees ahead, upper body forward."""
    lowered = {name: (side, up - pose.squat, ahead) for name, (side, up, ahead) in joints.items()}
    for name in ("left", "right"):
        side, up, _ = lowered[f"{name}_hip"]
        foot = (side, FOOT_UP, pose.seat)
        lowered[f"{name}_foot"], lowered[f"{name}_knee"] = foot, bent_knee((side, up, 0.0), foot)
    hip_up = lowered["hip"][1]
    for name in TORSO:
        side, up, ahead = lowered[name]
        above = up - hip_up
        lowered[name] = (
            side,
            hip_up + above * cos(pose.bend) - ahead * sin(pose.bend),
            ahead * cos(pose.bend) + above * sin(pose.bend),
        )
    return lowered


def bent_knee(hip: Joint, foot: Joint) -> Joint:
    """Where the knee is between a hip and a foot: ahead of the line between them."""
    up, ahead = hip[1] - foot[1], foot[2] - hip[2]
    length = min(2 * BONE, sqrt(up**2 + ahead**2)) or BONE
    out = sqrt(max(0.0, BONE**2 - (length / 2) ** 2))
    return (hip[0], (hip[1] + foot[1]) / 2 + out * ahead / length, (hip[2] + foot[2]) / 2 + out * up / length)


def place_joint(joint: Joint, pose: Pose, height_m: float) -> Joint:
    """From body coordinates (1 = body height) to the room: turn by yaw, then tip over."""
    side, up, ahead = (value * height_m for value in joint)
    x = side * cos(pose.yaw) + ahead * sin(pose.yaw)
    z = ahead * cos(pose.yaw) - side * sin(pose.yaw)
    along = x * cos(pose.tilt_yaw) + z * sin(pose.tilt_yaw)
    tipped = along * cos(pose.tilt) + up * sin(pose.tilt)
    tipped_y = up * cos(pose.tilt) - along * sin(pose.tilt) + LIE_UP * sin(pose.tilt)
    moved = tipped - along
    return (pose.x + x + moved * cos(pose.tilt_yaw), tipped_y, pose.z + z + moved * sin(pose.tilt_yaw))
