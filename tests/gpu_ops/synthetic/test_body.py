"""Bodies stand, sit, crouch, bend and fall as people do."""

from math import pi

import numpy as np
import pytest

from gpu_ops.synthetic.body import FALL_TILT, Pose, joint_positions
from gpu_ops.synthetic.script import Act, Actor, Step, pose_at

STANDS = Pose(x=1.0, z=2.0, yaw=0.0, phase=0.0, stride=0.0, tilt=0.0)


def head_height(act: Act) -> float:
    pose = pose_at(Actor(0.0, (0.0, 2.0), (Step(act, 10.0),)), 5.0)
    assert pose is not None
    return joint_positions(pose, 1.0)["head"][1]


def test_who_is_lower_has_the_head_lower() -> None:
    heights = [head_height(act) for act in (Act.STAND, Act.BEND, Act.SIT, Act.CROUCH, Act.LIE)]
    assert heights == sorted(heights, reverse=True)
    assert heights[2] == pytest.approx(0.67, abs=0.03)  # a seated adult is two thirds as high
    assert heights[4] < 0.25


@pytest.mark.parametrize("act", [Act.SIT, Act.CROUCH, Act.BEND])
def test_legs_keep_their_length_and_feet_stay_on_the_floor(act: Act) -> None:
    pose = pose_at(Actor(0.0, (0.0, 2.0), (Step(act, 10.0),)), 5.0)
    assert pose is not None
    joints = {name: np.array(joint) for name, joint in joint_positions(pose, 1.0).items()}
    for side in ("left", "right"):
        thigh = np.linalg.norm(joints[f"{side}_hip"] - joints[f"{side}_knee"])
        shin = np.linalg.norm(joints[f"{side}_knee"] - joints[f"{side}_foot"])
        assert (thigh, shin) == (pytest.approx(0.25, abs=0.02), pytest.approx(0.25, abs=0.02))
        assert 0 <= joints[f"{side}_foot"][1] < 0.05


@pytest.mark.parametrize(("yaw", "to"), [(0.0, (1, 0)), (pi / 2, (0, 1)), (pi, (-1, 0)), (-pi / 2, (0, -1))])
def test_somebody_falls_to_where_the_script_says(yaw: float, to: tuple[int, int]) -> None:
    lies = Pose(x=1.0, z=2.0, yaw=0.0, phase=0.0, stride=0.0, tilt=FALL_TILT, tilt_yaw=yaw)
    x, _, z = joint_positions(lies, 1.7)["head"]
    assert (round((x - 1.0) / 1.7), round((z - 2.0) / 1.7)) == to


def test_somebody_who_sits_down_does_so_in_a_moment() -> None:
    actor = Actor(0.0, (0.0, 2.0), (Step(Act.SIT, 10.0),))
    lowered = [pose.squat for time_s in (0.0, 0.4, 5.0, 9.6, 9.99) if (pose := pose_at(actor, time_s))]
    assert lowered[0] == 0
    assert 0 < lowered[1] < lowered[2]
    assert 0 < lowered[3] < lowered[2]
    assert lowered[4] < 0.02
