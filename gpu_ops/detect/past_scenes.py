"""What the empty scene was before: a difference from it that was always there is no person. On the CPU.

Somebody who stands half hidden before a shelf, and bends down, leaves a wrong patch in the empty scene, which
differs from then on for as long as the recording lasts. Its outline tells nothing, as goods have edges too;
but an empty scene of a minute ago shows the same goods.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from gpu_ops.detect.background import FloatGray, Mask, boxes_mask, levels_in_light
from gpu_ops.video.frame import Gray

KEPT = 8
"""Empty scenes that are kept."""
KEEP_EVERY_S = 15.0
"""Seconds between two of them: the oldest is two minutes old."""
MIN_SAME_SHARE = 0.8
"""Share of a difference's pixels that an earlier empty scene must show as they are now."""


@dataclass(slots=True)
class PastScenes:
    """Empty scenes (h, 320) in levels, the newest last; `kept_s` is when that was taken."""

    scenes: deque[Gray] = field(default_factory=lambda: deque(maxlen=KEPT))
    kept_s: float = -KEEP_EVERY_S

    def keep(self, time_s: float, empty: FloatGray) -> None:
        """Keep an empty scene, if the last one is old enough; those of another shape are dropped."""
        if time_s - self.kept_s < KEEP_EVERY_S:
            return
        if self.scenes and self.scenes[-1].shape != empty.shape:
            self.scenes.clear()
        self.scenes.append(np.round(empty).astype(np.uint8))
        self.kept_s = time_s

    def show(self, newest: FloatGray, mask: Mask, box_xyxy: npt.NDArray[np.float64]) -> bool:
        """Whether what differs in a box (4,) in 0..1 now looks as it did in one of the scenes."""
        own = mask & boxes_mask(mask.shape, box_xyxy[None], margin=0.0)
        if not own.any():
            return False
        now = newest[own]
        return any(
            shared_levels(each[own], now, levels_in_light(float(each.mean()))) >= MIN_SAME_SHARE
            for each in self.scenes
            if each.shape == own.shape
        )

    def state(self) -> list[Any]:
        return [self.kept_s, *self.scenes]

    @classmethod
    def restored(cls, state: Sequence[Any]) -> "PastScenes":
        kept_s, *scenes = state
        return cls(deque(scenes, maxlen=KEPT), kept_s)


def shared_levels(before: npt.NDArray[np.uint8], now: npt.NDArray[np.float32], within_levels: float) -> float:
    """Share of pixels (N,) whose levels are the same in both, or nearly so."""
    return float(np.mean(np.abs(before.astype(np.float32) - now) <= within_levels))
