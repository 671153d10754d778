"""The light of a scene, from pictures of it without its people: its colour, and how much of it there is."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from domain.records import FloatArray
from gpu_ops.detect.background import boxes_mask
from gpu_ops.detect.boxes import Boxes
from gpu_ops.video.frame import Image

SMALL_PX = 64
MOST_PIXELS = 600
LEVELS = np.arange(256) / 255
LINEAR = np.where(LEVELS <= 0.04045, LEVELS / 12.92, ((LEVELS + 0.055) / 1.055) ** 2.4).astype(np.float32)
"""Amount of light for each level (IEC 61966-2-1)."""
DARK, CLIPPED = 0.004, 0.93
"""Linear light below which noise, and above which the sensor's end, hides the colour."""
WARM = np.array([0.62, -0.78])
"""Direction in which (log red/green, log blue/green) go as light becomes warmer (CIE daylight)."""
ALONG, ACROSS = 0.34, 0.10
"""Standard deviations of the light's colour, in those logarithms, along that direction and across it."""
SAME_SURFACE = 0.05
NEUTRAL = 0.04
"""Casts so small are left as they are: a camera has seen to them."""
TRUSTED = 0.9
"""Share of a larger cast that is taken out."""
MAX_CAST = 0.75
USUAL, MAX_GAIN = 0.20, 6.0
"""Linear light (geometric mean) of a well-lit scene; a darker one is brought nearer to it, up to a factor."""
DIM_SHARE = 0.6
"""How far, in logarithms: a scene may also be dark because its things are."""


@dataclass(frozen=True, slots=True)
class Light:
    """What linear (blue, green, red) must be multiplied by to look as in plain daylight."""

    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def lab_of(self, image: Image) -> npt.NDArray[np.float32]:
        """CIE L*, a*, b* (D65) of (h, w, 3) blue-green-red."""
        linear = np.minimum(LINEAR[image] * np.asarray(self.gains, dtype=np.float32), 1.0)
        return np.asarray(cv2.cvtColor(linear, cv2.COLOR_LBGR2Lab), dtype=np.float32)


def estimate_light(pictures: Sequence[Image], people: Sequence[Boxes]) -> Light:
    """The light of a scene, from (H, W, 3) pictures and the boxes (N, 4) of the people on each."""
    if not pictures:
        return Light()
    pixels = np.concatenate([scene_pixels(*pair) for pair in zip(pictures, people, strict=True)])
    if len(pixels) < SMALL_PX:
        return Light()
    bright = float(np.exp(np.log(np.maximum(pixels[:, 1], 1e-3)).mean()))
    cast = colour_cast(pixels)
    gain = float(np.clip((USUAL / max(bright, 1e-4)) ** DIM_SHARE, 1.0, MAX_GAIN))
    red, blue = np.exp(-cast)
    level = gain / float(0.0722 * blue + 0.7152 + 0.2126 * red)
    return Light((float(level * blue), level, float(level * red)))


def scene_pixels(picture: Image, people: Boxes) -> FloatArray:
    """(N, 3) linear light of a picture outside of its people, thinned."""
    height = max(1, round(SMALL_PX * picture.shape[0] / picture.shape[1]))
    small = cv2.resize(picture, (SMALL_PX, height), interpolation=cv2.INTER_AREA)
    return np.asarray(LINEAR[small][~boxes_mask(small.shape[:2], people, margin=0.1)], dtype=np.float64)


def colour_cast(pixels: FloatArray) -> FloatArray:
    """The light's (log red/green, log blue/green), 0 for daylight.

    Large grey surfaces (floors, walls, asphalt) make the chromaticities of a scene pile up at the colour of
    the light. The highest pile counts that lies where light can: near the line of daylight and lamps. A red
    or green room does not lie there, and is left as it is. (A mode where shades-of-grey, Finlayson and
    Trezzi 2004, takes a mean, which bright shop windows pull away.)
    """
    usable = pixels[(pixels.min(axis=1) > DARK) & (pixels.max(axis=1) < CLIPPED)]
    if len(usable) < SMALL_PX:
        return np.zeros(2)
    logs = np.log(usable[:, [2, 0]] / usable[:, [1]])
    logs = logs[(np.abs(logs) < 1.2).all(axis=1)]
    if len(logs) < SMALL_PX:
        return np.zeros(2)
    thinned = logs[:: max(1, len(logs) // MOST_PIXELS)]
    across = np.array([-WARM[1], WARM[0]])
    prior = -0.5 * ((thinned @ WARM / ALONG) ** 2 + (thinned @ across / ACROSS) ** 2)
    apart = np.square(thinned[:, None] - thinned[None]).sum(axis=-1)
    pile = np.exp(-0.5 * apart / SAME_SURFACE**2).sum(axis=1) * np.exp(prior)
    best = int(pile.argmax())
    near = apart[best] < (2 * SAME_SURFACE) ** 2
    return limit_cast(thinned[near].mean(axis=0))


def limit_cast(cast: FloatArray) -> FloatArray:
    """A cast as far as it is believed."""
    size = float(np.linalg.norm(cast))
    believed = min(MAX_CAST, TRUSTED * max(0.0, size - NEUTRAL))
    return cast * (believed / size) if size > 0 else cast
