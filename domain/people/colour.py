"""Names of the colours of clothes, in English and Korean, from measured CIE L*a*b* values."""

from enum import StrEnum

import numpy as np

from domain.language.wording import Language
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


KOREAN = {
    ColourName.BLACK: "검은색",
    ColourName.GREY: "회색",
    ColourName.WHITE: "흰색",
    ColourName.RED: "빨간색",
    ColourName.ORANGE: "주황색",
    ColourName.YELLOW: "노란색",
    ColourName.GREEN: "초록색",
    ColourName.BLUE: "파란색",
    ColourName.NAVY: "남색",
    ColourName.PURPLE: "보라색",
    ColourName.PINK: "분홍색",
    ColourName.BROWN: "갈색",
    ColourName.BEIGE: "베이지색",
}
NAMES = tuple(colour for colour in ColourName if colour is not ColourName.NAVY)
"""What is said. Navy is a blue: light decides which of the two a pair of trousers looks."""

TO_XYZ_WHITE = np.array([0.95047, 1.0, 1.08883])
XYZ_TO_LMS = np.array(
    [
        [0.8189330101, 0.3618667424, -0.1288597137],
        [0.0329845436, 0.9293118715, 0.0361456387],
        [0.0482003018, 0.2643662691, 0.6338517070],
    ]
)
LMS_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
"""Oklab (Ottosson, 2020): one hue angle looks the same at every lightness; that of CIE L*a*b* does not."""

BLACK_BELOW, WHITE_FROM = 0.37, 0.84
"""Oklab lightness of what has no hue."""
HUELESS, COLD_HUELESS, WARM_HUELESS = 0.020, 0.062, 0.052
"""Oklab chroma below which a colour has no hue: at least, and as a share of the lightness (saturation).

What is no more coloured than a bluish grey is called grey; beige has hardly more colour than that.
"""
TOO_DARK = 0.14
"""So dark, and everything is black."""

LIGHTNESS_ERROR, DARK_ERROR, HUE_ERROR = 0.15, 1.5, 3.5
"""Standard deviations of what cameras do to CIE L*, as a share of it and at least, and to a* and b*."""
STEPS = np.array([[i, j, k] for i in (-1.2, 0, 1.2) for j in (-1.2, 0, 1.2) for k in (-1.2, 0, 1.2)])
STEP_WEIGHTS = np.exp(-0.5 * np.square(STEPS).sum(axis=1))
STEP_WEIGHTS /= STEP_WEIGHTS.sum()
"""A measured colour and those around it, in standard deviations, and how likely each is the true one."""


def lab_to_oklch(lab: FloatArray) -> FloatArray:
    """CIE L*, a*, b* (..., 3) as Oklab lightness, chroma, and hue in degrees."""
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    xyz = TO_XYZ_WHITE * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    oklab = np.cbrt(xyz @ XYZ_TO_LMS.T) @ LMS_TO_OKLAB.T
    hue = np.degrees(np.arctan2(oklab[..., 2], oklab[..., 1])) % 360
    return np.stack([oklab[..., 0], np.hypot(oklab[..., 1], oklab[..., 2]), hue], axis=-1)


def nearest_colour(lab: FloatArray) -> ColourName | None:
    """The name of a colour (3,) given as CIE L*, a*, b*; None where it is unknown.

    >>> nearest_colour(np.array([20.0, 1.0, -2.0])), nearest_colour(np.array([46.0, 55.0, 30.0]))
    (<ColourName.BLACK: 'black'>, <ColourName.RED: 'red'>)
    """
    return None if np.isnan(lab).any() else NAMES[int(colour_ranks(lab))]


def colour_ranks(lab: FloatArray) -> IntArray:
    """Places in `NAMES` of the names of colours (..., 3) given as CIE L*, a*, b*.

    The eleven basic terms of Berlin and Kay (1969), and beige, with bounds on lightness, chroma and hue
    around the foci that speakers agree on (Sturges and Whitfield, 1995; the colour survey of xkcd, 2010).
    The first rule that fits counts.
    """
    lightness, chroma, hue = np.moveaxis(lab_to_oklch(lab), -1, 0)
    is_warm = (hue >= 50) & (hue < 112)
    is_hueless = chroma < np.maximum(HUELESS, np.where(is_warm, WARM_HUELESS, COLD_HUELESS) * lightness)
    is_hueless |= lightness < TOO_DARK
    is_red, is_yellow = (hue >= 337) | (hue < 40), (hue >= 40) & (hue < 115)
    is_bluish, is_vivid = (hue >= 337) & (hue < 355), (chroma > 0.125) & (lightness > 0.62)
    is_tomato = (hue >= 25) & (hue < 40) & (chroma > 0.17)
    rules = (
        (ColourName.BLACK, is_hueless & (lightness < BLACK_BELOW)),
        (ColourName.WHITE, is_hueless & (lightness > WHITE_FROM)),
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
    places = [NAMES.index(name) for name, _ in rules]
    return np.asarray(np.select([fits for _, fits in rules], places, default=0), dtype=np.int64)


def likely_names(lab: FloatArray) -> FloatArray:
    """How likely (names,) a measured CIE L*, a*, b* (3,) is each of `NAMES`, given what cameras do to it."""
    lightness_error = DARK_ERROR + LIGHTNESS_ERROR * min(float(lab[0]), 40.0)
    around = np.maximum(lab + STEPS * (lightness_error, HUE_ERROR, HUE_ERROR), (0.5, -128, -128))
    return np.asarray(
        np.bincount(colour_ranks(around), weights=STEP_WEIGHTS, minlength=len(NAMES)), np.float64
    )


def colour_word(colour: ColourName, language: Language) -> str:
    return KOREAN[colour] if language is Language.KOREAN else colour.value
