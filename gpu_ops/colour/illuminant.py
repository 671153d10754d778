"""Estimate the light of a scene, its colour and its amount, from pictures of it without its people.

Light is linear (sRGB decoded), 0..1. On the CPU. Decision 0012 describes the method; thresholds without a
source were tuned with `make bench NAME=colours`.
"""

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
"""Columns to which pictures are reduced; with fewer usable pixels in all, the light is unknown."""
MAX_PIXELS = 600
"""Pixels whose chromaticities are compared with each other, at most: time grows with the square."""
LEVELS = np.arange(256) / 255
"""The 256 levels of sRGB, as 0..1."""
LINEAR = np.where(LEVELS <= 0.04045, LEVELS / 12.92, ((LEVELS + 0.055) / 1.055) ** 2.4).astype(np.float32)
"""Linear light (256,) of each level (IEC 61966-2-1)."""
MIN_LIGHT = 0.004
"""Linear light of a channel below which noise hides the colour."""
MAX_LIGHT = 0.93
"""Linear light of a channel above which the sensor may be clipped."""
WARM = np.array([0.62, -0.78])
"""Direction in which (log red/green, log blue/green) change as light becomes warmer (CIE daylight)."""
CAST_ALONG = 0.34
"""Standard deviation of the light's colour in those logarithms along that direction: lamps to blue sky."""
CAST_ACROSS = 0.10
"""The same across that direction: light is hardly ever green or magenta."""
MAX_LOG_RATIO = 1.2
"""Logarithm of red/green or blue/green above which a pixel is no grey surface under any light."""
SURFACE_SPREAD = 0.05
"""Standard deviation, in those logarithms, of pixels of one surface."""
MIN_CAST = 0.04
"""Casts up to this (in those logarithms) are not removed: the camera's white balance has dealt with them."""
REMOVED_SHARE = 0.9
"""Share of a larger cast that is removed (decision 0012)."""
MAX_CAST = 0.75
"""Cast that is removed at most, in those logarithms."""
USUAL_LIGHT = 0.20
"""Linear light (geometric mean of green) of a well-lit scene; darker ones are brightened towards it."""
MAX_GAIN = 6.0
"""Factor of that brightening, at most: more only amplifies noise."""
BRIGHTENED_SHARE = 0.6
"""Share of that brightening in logarithms that is done: a scene may also be dark because its things are."""
LUMA = (0.2126, 0.7152, 0.0722)
"""Weights of linear red, green and blue in luminance (ITU-R BT.709)."""
PEOPLE_MARGIN = 0.1
"""Share of their size by which people's boxes are enlarged before they are left out."""


@dataclass(frozen=True, slots=True)
class Light:
    """Factors on linear (blue, green, red) that make a picture look as in plain daylight (D65)."""

    gains: tuple[float, float, float] = (1.0, 1.0, 1.0)

    def to_lab(self, image: Image) -> npt.NDArray[np.float32]:
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
    gain = float(np.clip((USUAL_LIGHT / max(bright, 1e-4)) ** BRIGHTENED_SHARE, 1.0, MAX_GAIN))
    red, blue = np.exp(-cast)
    level = gain / float(LUMA[2] * blue + LUMA[1] + LUMA[0] * red)
    return Light((float(level * blue), level, float(level * red)))


def scene_pixels(picture: Image, people: Boxes) -> FloatArray:
    """Linear light (N, 3) blue-green-red of a picture outside of its people, at `SMALL_PX` columns."""
    height = max(1, round(SMALL_PX * picture.shape[0] / picture.shape[1]))
    small = cv2.resize(picture, (SMALL_PX, height), interpolation=cv2.INTER_AREA)
    is_person = boxes_mask(small.shape[:2], people, margin=PEOPLE_MARGIN)
    return np.asarray(LINEAR[small][~is_person], dtype=np.float64)


def colour_cast(pixels: FloatArray) -> FloatArray:
    """The light's (log red/green, log blue/green) (2,), 0 for daylight, of linear pixels (N, 3).

    Large grey surfaces (floors, walls, asphalt) make the chromaticities of a scene cluster at the colour of
    the light. The densest place counts, weighted by how likely light has that colour: near the line of
    daylight and lamps. A red or green room does not lie there, and is left as it is. (A mode, where
    shades-of-grey, Finlayson and Trezzi 2004, takes a mean, which bright shop windows pull away.)
    """
    usable = pixels[(pixels.min(axis=1) > MIN_LIGHT) & (pixels.max(axis=1) < MAX_LIGHT)]
    if len(usable) < SMALL_PX:
        return np.zeros(2)
    logs = np.log(usable[:, [2, 0]] / usable[:, [1]])
    logs = logs[(np.abs(logs) < MAX_LOG_RATIO).all(axis=1)]
    if len(logs) < SMALL_PX:
        return np.zeros(2)
    thinned = logs[:: max(1, len(logs) // MAX_PIXELS)]
    across = np.array([-WARM[1], WARM[0]])
    log_prior = -0.5 * ((thinned @ WARM / CAST_ALONG) ** 2 + (thinned @ across / CAST_ACROSS) ** 2)
    distances = np.square(thinned[:, None] - thinned[None]).sum(axis=-1)
    density = np.exp(-0.5 * distances / SURFACE_SPREAD**2).sum(axis=1) * np.exp(log_prior)
    best = int(density.argmax())
    is_near = distances[best] < (2 * SURFACE_SPREAD) ** 2
    return limit_cast(thinned[is_near].mean(axis=0))


def limit_cast(cast: FloatArray) -> FloatArray:
    """The part of a cast (2,) that is removed: small ones not at all, large ones up to `MAX_CAST`."""
    size = float(np.linalg.norm(cast))
    removed = min(MAX_CAST, REMOVED_SHARE * max(0.0, size - MIN_CAST))
    return cast * (removed / size) if size > 0 else cast
