"""Where the people of a script are at every moment, and how much of them its camera sees."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from domain.records import BoolArray, FloatArray, TimeRange
from gpu_ops.synthetic.body import HIP_UP, Pose, joint_positions
from gpu_ops.synthetic.draw import MIN_DEPTH_M, Camera, limb_extents, project_limbs
from gpu_ops.synthetic.script import Actor, Script, pose_at

TRUTH_HZ = 20.0
"""Moments per second at which a script is looked at: four times as many as the product analyses."""
REACH = 1.1
"""Heights of the body, from where the hip of somebody upright is, within which all of it is, lying too."""
IN_SIGHT_SHARE = 0.25
"""Share of the body, as the area of its box, from which on somebody counts as in the picture: about what a
person needs to say that somebody comes. Not measured."""
SWING_S = 0.4
"""Seconds for which that share may be more, or less, without anybody coming or going: half a step."""
CLEAR_SHARE = 0.6
"""Share of the body that must be in the picture at some moment, or all that somebody does is optional."""
MIN_SIGHT_S = 1.5
"""Seconds in the picture; of those who are there for less, all is optional."""


@dataclass(frozen=True)
class Path:
    """Where an actor is at T moments: `xz` (T, 2) in metres, not a number while they are not in the scene.

    `shares` (T,) say how much of the body is in the picture (0..1).
    """

    number: int
    actor: Actor
    times_s: FloatArray
    xz: FloatArray
    shares: FloatArray

    @cached_property
    def is_in_sight(self) -> BoolArray:
        """(T,) whether they are in the picture; arms and legs that swing over its edge do not count."""
        holds = np.zeros(len(self.times_s), dtype=bool)
        for span in stretches(self.times_s, self.shares >= IN_SIGHT_SHARE, SWING_S):
            if span.length_s >= SWING_S:
                holds |= (self.times_s >= span.start_s) & (self.times_s <= span.end_s)
        return holds

    def stays(self) -> Iterator[tuple[TimeRange, bool]]:
        """Ranges in the picture, and whether each is too short or too little seen to be certain."""
        for span in stretches(self.times_s, self.is_in_sight):
            inside = (self.times_s >= span.start_s) & (self.times_s <= span.end_s)
            is_clear = span.length_s >= MIN_SIGHT_S and self.shares[inside].max() >= CLEAR_SHARE
            yield span, not is_clear


def trace_paths(script: Script, camera: Camera) -> list[Path]:
    """The path of each actor, at the same moments."""
    times_s = np.arange(round(script.duration_s * TRUTH_HZ)) / TRUTH_HZ
    return [trace_path(number, actor, times_s, camera) for number, actor in enumerate(script.actors, 1)]


def trace_path(number: int, actor: Actor, times_s: FloatArray, camera: Camera) -> Path:
    xz, shares = np.full((len(times_s), 2), np.nan), np.zeros(len(times_s))
    first, last = np.searchsorted(times_s, [actor.start_s, actor.steps[-1].until_s])
    for row in range(int(first), int(last)):
        pose = pose_at(actor, float(times_s[row]))
        if pose is not None:
            xz[row] = pose.x, pose.z
            shares[row] = visible_share(pose, actor.height_m, camera)
    return Path(number, actor, times_s, xz, shares)


def visible_share(pose: Pose, height_m: float, camera: Camera) -> float:
    """How much (0..1) of a body is in the picture; its limbs are only projected where it may be cut off."""
    x, y, depth = camera.project((pose.x, HIP_UP * height_m, pose.z))
    reach_px = REACH * height_m * camera.focal_px / max(depth - height_m, MIN_DEPTH_M)
    if reach_px <= min(x, y, camera.width - x, camera.height - y):
        return 1.0
    limbs = project_limbs(camera, joint_positions(pose, height_m), height_m)
    return share_in_picture(limb_extents(limbs), camera)


def share_in_picture(extents: FloatArray, camera: Camera) -> float:
    """How much (0..1) of the box around extents (N, 4) xyxy in pixels lies in the picture."""
    low, high = extents[:, :2].min(axis=0), extents[:, 2:].max(axis=0)
    inside = np.minimum(high, (camera.width, camera.height)) - np.maximum(low, 0.0)
    return float(np.prod(np.maximum(inside, 0.0)) / np.prod(high - low))


def stretches(times_s: FloatArray, holds: BoolArray, gap_s: float = 0.0) -> Iterator[TimeRange]:
    """Ranges in which `holds` (T,) is true at equidistant times; `gap_s` may lie between."""
    rows = np.flatnonzero(holds)
    if len(rows) == 0:
        return
    ends = np.flatnonzero(np.diff(rows) > 1 + gap_s * TRUTH_HZ)
    for part in np.split(rows, ends + 1):
        yield TimeRange(float(times_s[part[0]]), float(times_s[part[-1]]))


def overlap(one: TimeRange, other: TimeRange) -> TimeRange | None:
    start_s, end_s = max(one.start_s, other.start_s), min(one.end_s, other.end_s)
    return TimeRange(start_s, end_s) if start_s < end_s else None
