"""Names of the colours of clothes, from measured CIE L*a*b* values."""

from enum import StrEnum

import numpy as np

from domain.language.message import Language, text
from domain.language.messages.colours import COLOURS
from domain.records import FloatArray, IntArray


class ColourName(StrEnum):
    """What people call a colour, as it stands in the database and in the API."""

    BLACK = "black"
    GREY = "grey"
    WHITE = "white"
    RED = "red"
    ORANGE = "orange"
    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    NAVY = "navy"
    PURPLE = "purple"
    PINK = "pink"
    BROWN = "brown"
    BEIGE = "beige"


NAMES = tuple(colour for colour in ColourName if colour is not ColourName.NAVY)
"""The colours that are named. Navy is not: whether trousers look blue or navy depends on the light."""

WHITE_XYZ = np.array([0.95047, 1.0, 1.08883])
"""CIE XYZ of the white point D65 (2 degrees observer), the reference of the L*a*b* values here."""
XYZ_TO_LMS = np.array(
    [
        [0.8189330101, 0.3618667424, -0.1288597137],
        [0.0329845436, 0.9293118715, 0.0361456387],
        [0.0482003018, 0.2643662691, 0.6338517070],
    ]
)
"""First matrix of Oklab (Ottosson, 2020): CIE XYZ (D65) to cone responses."""
LMS_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""Second matrix of Oklab (Ottosson, 2020): cube roots of cone responses to L, a, b.

In Oklab one hue angle looks the same at every lightness; in CIE L*a*b* it does not.
"""

MAX_BLACK_LIGHTNESS = 0.37
"""Oklab lightness (0..1) below which a colour without hue is black; between this and white it is grey."""
MIN_WHITE_LIGHTNESS = 0.84
"""Oklab lightness above which a colour without hue is white."""
MAX_GREY_CHROMA = 0.020
"""Oklab chroma below which a colour has no hue, however dark it is."""
MAX_COLD_GREY_SATURATION = 0.062
"""Oklab chroma as a share of the lightness below which a colour has no hue: a bluish grey is called grey."""
MAX_WARM_GREY_SATURATION = 0.052
"""The same for warm hues (50 to 112 degrees): lower, because beige has hardly more chroma than grey."""
MIN_HUE_LIGHTNESS = 0.14
"""Oklab lightness below which everything is black."""

LIGHTNESS_ERROR_SHARE = 0.15
"""Standard deviation of a measured CIE L*, as a share of it: exposure, folds and shade."""
MAX_ERROR_LIGHTNESS = 40.0
"""CIE L* above which that error grows no further."""
MIN_LIGHTNESS_ERROR = 1.5
"""Added to it, in CIE L*: noise of the sensor in the dark."""
HUE_ERROR = 3.5
"""Standard deviation of a measured CIE a* and b*: compression and white balance."""
STEPS = np.array([[i, j, k] for i in (-1.2, 0, 1.2) for j in (-1.2, 0, 1.2) for k in (-1.2, 0, 1.2)])
"""A grid of 27 colours around a measured one (27, 3), in standard deviations."""
STEP_WEIGHTS = np.exp(-0.5 * np.square(STEPS).sum(axis=1))
"""The Gaussian weight (27,) of each of them as the true colour, scaled below so that they add up to 1."""
STEP_WEIGHTS /= STEP_WEIGHTS.sum()


def lab_to_oklch(lab: FloatArray) -> FloatArray:
    """CIE L*, a*, b* (..., 3) as Oklab lightness, chroma, and hue in degrees."""
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    xyz = WHITE_XYZ * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    oklab = np.cbrt(xyz @ XYZ_TO_LMS.T) @ LMS_TO_OKLAB.T
    hue = np.degrees(np.arctan2(oklab[..., 2], oklab[..., 1])) % 360
    return np.stack([oklab[..., 0], np.hypot(oklab[..., 1], oklab[..., 2]), hue], axis=-1)


def nearest_colour(lab: FloatArray) -> ColourName | None:
    """The name of a colour (3,) given as CIE L*, a*, b*; None where it is unknown.

    >>> nearest_colour(np.array([20.0, 1.0, -2.0])), nearest_colour(np.array([46.0, 55.0, 30.0]))
    (<ColourName.BLACK: 'black'>, <ColourName.RED: 'red'>)
    """
    return None if np.isnan(lab).any() else NAMES[int(name_indices(lab))]


def name_indices(lab: FloatArray) -> IntArray:
    """Indices (...) into `NAMES` of the names of colours (..., 3) given as CIE L*, a*, b*.

    The eleven basic terms of Berlin and Kay (1969), and beige, with bounds on lightness, chroma and hue
    around the foci that speakers agree on (Sturges and Whitfield, 1995; the colour survey of xkcd, 2010).
    The first rule that fits counts.
    """
    lightness, chroma, hue = np.moveaxis(lab_to_oklch(lab), -1, 0)
    is_warm = (hue >= 50) & (hue < 112)
    max_saturation = np.where(is_warm, MAX_WARM_GREY_SATURATION, MAX_COLD_GREY_SATURATION)
    is_hueless = chroma < np.maximum(MAX_GREY_CHROMA, max_saturation * lightness)
    is_hueless |= lightness < MIN_HUE_LIGHTNESS
    is_red, is_yellow = (hue >= 337) | (hue < 40), (hue >= 40) & (hue < 115)
    is_bluish, is_vivid = (hue >= 337) & (hue < 355), (chroma > 0.125) & (lightness > 0.62)
    is_tomato = (hue >= 25) & (hue < 40) & (chroma > 0.17)
    rules = (
        (ColourName.BLACK, is_hueless & (lightness < MAX_BLACK_LIGHTNESS)),
        (ColourName.WHITE, is_hueless & (lightness > MIN_WHITE_LIGHTNESS)),
        (ColourName.GREY, is_hueless),
        (ColourName.GREEN, (hue >= 115) & (hue < 200)),
        (ColourName.BLUE, (hue >= 200) & (hue < 293)),
        (ColourName.PURPLE, (hue >= 293) & (hue < 337) | is_bluish & (lightness <= 0.45)),
        (ColourName.PINK, is_red & ((lightness > 0.62) & ~is_tomato | is_bluish)),
        (ColourName.BROWN, is_red & (hue >= 15) & (hue < 40) & (chroma < 0.2 * lightness)),
        (ColourName.RED, is_red),
        (ColourName.ORANGE, is_yellow & is_vivid & (hue < 78)),
        (ColourName.YELLOW, is_yellow & (is_vivid | (lightness > 0.68) & (chroma > 0.1) & (hue > 85))),
        (ColourName.BEIGE, is_yellow & (lightness > 0.68)),
        (ColourName.GREEN, is_yellow & (hue > 105)),
        (ColourName.BROWN, is_yellow),
    )
    indices = [NAMES.index(name) for name, _ in rules]
    return np.asarray(np.select([fits for _, fits in rules], indices, default=0), dtype=np.int64)


def name_probabilities(lab: FloatArray) -> FloatArray:
    """Probabilities (names,) of `NAMES` for a measured CIE L*, a*, b* (3,), given the camera's errors."""
    lightness_error = MIN_LIGHTNESS_ERROR + LIGHTNESS_ERROR_SHARE * min(float(lab[0]), MAX_ERROR_LIGHTNESS)
    around = np.maximum(lab + STEPS * (lightness_error, HUE_ERROR, HUE_ERROR), (0.5, -128, -128))
    return np.asarray(
        np.bincount(name_indices(around), weights=STEP_WEIGHTS, minlength=len(NAMES)), np.float64
    )


def colour_word(colour: ColourName, language: Language) -> str:
    return text(COLOURS[colour], language)
