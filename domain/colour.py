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
MIN_CHROMA = 12.0
"""Below this a camera's colour cast and a colour cannot be told apart: black, grey or white by lightness."""
BLACK_LIGHTNESS, WHITE_LIGHTNESS = 28.0, 75.0
CENTRES: dict[Colour, tuple[float, float, float]] = {
    Colour.RED: (45, 58, 38),
    Colour.ORANGE: (65, 40, 60),
    Colour.YELLOW: (85, 0, 70),
    Colour.GREEN: (50, -40, 30),
    Colour.BLUE: (48, 5, -45),
    Colour.NAVY: (20, 8, -28),
    Colour.PURPLE: (38, 38, -38),
    Colour.PINK: (72, 35, 5),
    Colour.BROWN: (35, 15, 22),
    Colour.BEIGE: (78, 4, 20),
}
"""Typical CIE L*, a*, b* of each colour that is not black, grey or white."""
HUE_WEIGHT = np.array([0.5, 1.0, 1.0])
"""Light and shade change lightness more than hue."""


def colour_of(lab: FloatArray) -> Colour | None:
    """The name of a colour (3,) given as CIE L*, a*, b*; None where it is unknown.

    >>> colour_of(np.array([20.0, 1.0, -2.0])), colour_of(np.array([46.0, 55.0, 30.0]))
    (<Colour.BLACK: 'black'>, <Colour.RED: 'red'>)
    """
    if np.isnan(lab).any():
        return None
    if np.hypot(lab[1], lab[2]) < MIN_CHROMA:
        if lab[0] < BLACK_LIGHTNESS:
            return Colour.BLACK
        return Colour.WHITE if lab[0] > WHITE_LIGHTNESS else Colour.GREY
    return min(CENTRES, key=lambda name: float(np.linalg.norm(HUE_WEIGHT * (lab - CENTRES[name]))))


def colour_word(colour: Colour, language: Language) -> str:
    return KOREAN[colour] if language is Language.KOREAN else colour.value


def clothes_distance(one: FloatArray, other: FloatArray) -> FloatArray:
    """Mean distance (...) of upper and lower clothes (..., 6) in CIE L*a*b* (CIE 1976); NaN where unknown."""
    parts = one - other
    distances = np.linalg.norm(parts.reshape(*parts.shape[:-1], 2, 3), axis=-1)
    return np.asarray(distances.mean(axis=-1))
