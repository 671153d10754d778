"""What happens to a drawn camera: it is covered, turned, blinded, or sends a black or a frozen picture."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from domain.records import TimeRange
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.planes import Plane

ONSET_S = 0.4
"""Seconds until a lens is covered, or a lamp shines into it, as a hand does it; not measured."""
CLOTH_LEVEL = 44.0
"""Brightness (0..255) of the cloth over a covered lens; not measured."""
GLARE = 380.0
"""Levels by which a lamp brightens the middle of the picture: most of it becomes white; not measured."""
GLARE_WIDTH = 0.55
"""Distance from the lamp, as a share of the width of the picture, at which a third of that is left."""
BLACK_LEVEL = 16
"""Brightness of black in video of limited range (ITU-R BT.601)."""
NO_COLOUR = 128
"""Value of both colour planes where there is no colour (ITU-R BT.601)."""
TURNED_SHARE = 0.22
"""Share of the picture's width by which a turned camera shows something else; a push, not a wobble."""


class FaultKind(StrEnum):
    """What is wrong with the camera."""

    COVERED = "covered"
    TURNED = "turned"
    BLACK = "black"
    FROZEN = "frozen"
    BLINDED = "blinded"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with the camera for a time."""

    kind: FaultKind
    range: TimeRange

    def is_on(self, time_s: float) -> bool:
        return self.range.start_s <= time_s < self.range.end_s

    def strength(self, time_s: float) -> float:
        """From 0 to 1 within `ONSET_S` of the start, and back before the end."""
        inside_s = min(time_s - self.range.start_s, self.range.end_s - time_s)
        return float(np.clip(inside_s / ONSET_S, 0.0, 1.0))


def turn_camera(camera: Camera) -> Camera:
    """The same camera, pushed to the side and down."""
    return replace(camera, pan_px=camera.pan_px + TURNED_SHARE * camera.width, pitch=camera.pitch + 0.06)


def spoil_frame(planes: Plane, height: int, fault: Fault, time_s: float) -> Plane:
    """A frame (3H/2, W) as sent under a fault; `FROZEN` and `TURNED` do not change a single frame."""
    if fault.kind is FaultKind.BLACK:
        spoilt = np.full_like(planes, NO_COLOUR)
        spoilt[:height] = BLACK_LEVEL
        return spoilt
    strength = fault.strength(time_s)
    if fault.kind is FaultKind.COVERED:
        return cover_lens(planes, height, strength)
    return blind_lens(planes, height, strength) if fault.kind is FaultKind.BLINDED else planes


def cover_lens(planes: Plane, height: int, strength: float) -> Plane:
    """A cloth before the lens: no detail, a little light from one side, and the noise of the sensor."""
    covered = planes.astype(np.float32)
    light = np.linspace(0.8, 1.2, planes.shape[1], dtype=np.float32) * CLOTH_LEVEL
    grain = covered[:height] - np.round(covered[:height] / 8) * 8
    covered[:height] += strength * (light + grain / 2 - covered[:height])
    covered[height:] += strength * (NO_COLOUR - covered[height:])
    return np.asarray(np.clip(covered, 0, 255).astype(np.uint8))


def blind_lens(planes: Plane, height: int, strength: float) -> Plane:
    """A strong lamp that shines into the lens."""
    width = planes.shape[1]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    distance = np.hypot(x - width * 0.5, y - height * 0.45) / (GLARE_WIDTH * width)
    glare = GLARE * strength * np.exp(-(distance**2))
    blinded = planes.copy()
    blinded[:height] = np.clip(planes[:height] + glare, 0, 255).astype(np.uint8)
    return blinded
