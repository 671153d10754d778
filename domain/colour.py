"""Colours of clothes: how far apart they are, and their names in English and Korean."""

from enum import StrEnum

import numpy as np

from domain.records import FloatArray
from domain.wording import Language


class Colour(StrEnum):
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
    Colour.BLACK: "검은색",
    Colour.GREY: "회색",
    Colour.WHITE: "흰색",
    Colour.RED: "빨간색",
    Colour.ORANGE: "주황색",
    Colour.YELLOW: "노란색",
    Colour.GREEN: "초록색",
    Colour.BLUE: "파란색",
    Colour.NAVY: "남색",
    Colour.PURPLE: "보라색",
    Colour.PINK: "분홍색",
    Colour.BROWN: "갈색",
    Colour.BEIGE: "베이지색",
}
NAMES = tuple(colour for colour in Colour if colour is not Colour.NAVY)
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
"""Oklab (Ottosson, 2020), in which one hue angle looks the same at every lightness; that of CIE L*a*b* does not."""

BLACK_BELOW, WHITE_FROM = 0.34, 0.84
"""Oklab lightness of what has no hue."""
HUELESS = (0.026, 0.072)
"""Chroma below which a colour has no hue: at least, and as a share of the lightness (saturation)."""
TOO_DARK = 0.16
"""So dark, and everything is black."""

LIGHTNESS_ERROR, HUE_ERROR = 6.0, 3.5
"""Standard deviations of what a camera and its light do to CIE L*, and to a* and b* each."""
STEPS = np.array([[i, j, k] for i in (-1.2, 0, 1.2) for j in (-1.2, 0, 1.2) for k in (-1.2, 0, 1.2)])
STEP_WEIGHTS = np.exp(-0.5 * np.square(STEPS).sum(axis=1)) / np.exp(-0.5 * np.square(STEPS).sum(axis=1)).sum()


def oklch_of(lab: FloatArray) -> FloatArray:
    """CIE L*, a*, b* (..., 3) as Oklab lightness, chroma, and hue in degrees."""
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    xyz = TO_XYZ_WHITE * np.where(f > 6 / 29, f**3, 3 * (6 / 29) ** 2 * (f - 4 / 29))
    oklab = np.cbrt(xyz @ XYZ_TO_LMS.T) @ LMS_TO_OKLAB.T
    hue = np.degrees(np.arctan2(oklab[..., 2], oklab[..., 1])) % 360
    return np.stack([oklab[..., 0], np.hypot(oklab[..., 1], oklab[..., 2]), hue], axis=-1)


def colour_of(lab: FloatArray) -> Colour | None:
    """The name of a colour (3,) given as CIE L*, a*, b*; None where it is unknown.

    >>> colour_of(np.array([20.0, 1.0, -2.0])), colour_of(np.array([46.0, 55.0, 30.0]))
    (<Colour.BLACK: 'black'>, <Colour.RED: 'red'>)
    """
    if np.isnan(lab).any():
        return None
    lightness, chroma, hue = (float(value) for value in oklch_of(lab))
    if lightness < TOO_DARK or chroma < max(HUELESS[0], HUELESS[1] * lightness):
        if lightness < BLACK_BELOW:
            return Colour.BLACK
        return Colour.WHITE if lightness > WHITE_FROM else Colour.GREY
    return hue_name(lightness, chroma, hue)


def hue_name(lightness: float, chroma: float, hue: float) -> Colour:
    """The name of a colour that has a hue, given as Oklab lightness, chroma, and hue in degrees."""
    if 115 <= hue < 200:
        return Colour.GREEN
    if 200 <= hue < 293:
        return Colour.BLUE
    if 293 <= hue < 337:
        return Colour.PURPLE
    if hue >= 337 or hue < 40:
        return reddish(lightness, chroma, hue)
    return yellowish(lightness, chroma, hue)


def reddish(lightness: float, chroma: float, hue: float) -> Colour:
    """Pink is a light or a bluish red; what is dark and dull is brown."""
    if lightness > 0.62 and not (hue >= 25 and hue < 40 and chroma > 0.17):
        return Colour.PINK
    if 337 <= hue < 355:
        return Colour.PINK if lightness > 0.45 else Colour.PURPLE
    return Colour.BROWN if 15 <= hue < 40 and chroma < 0.2 * lightness else Colour.RED


def yellowish(lightness: float, chroma: float, hue: float) -> Colour:
    """Brown is a dark orange, beige a pale one, and what lies between them is green where it is greenish."""
    if chroma > 0.125 and lightness > 0.62:
        return Colour.ORANGE if hue < 78 else Colour.YELLOW
    if lightness > 0.68:
        return Colour.YELLOW if chroma > 0.1 and hue > 85 else Colour.BEIGE
    return Colour.GREEN if hue > 105 else Colour.BROWN


def likely_names(lab: FloatArray) -> FloatArray:
    """How likely (names,) a measured CIE L*, a*, b* (3,) is each of `NAMES`, given what cameras do to it."""
    spread = np.array([LIGHTNESS_ERROR, HUE_ERROR, HUE_ERROR])
    chances = np.zeros(len(NAMES))
    for step, weight in zip(STEPS, STEP_WEIGHTS, strict=True):
        name = colour_of(np.maximum(lab + step * spread, (0.5, -128, -128)))
        chances[NAMES.index(name or Colour.BLACK)] += weight
    return chances


def colour_word(colour: Colour, language: Language) -> str:
    return KOREAN[colour] if language is Language.KOREAN else colour.value


def clothes_distance(one: FloatArray, other: FloatArray) -> FloatArray:
    """Mean distance (...) of upper and lower clothes (..., 6) in CIE L*a*b* (CIE 1976); NaN where unknown."""
    parts = one - other
    distances = np.linalg.norm(parts.reshape(*parts.shape[:-1], 2, 3), axis=-1)
    return np.asarray(distances.mean(axis=-1))
