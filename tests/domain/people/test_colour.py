"""Names of colours against those that people give them."""

import numpy as np
import pytest

from domain.language.message import Language
from domain.people.colour import NAMES, ColourName, colour_word, name_probabilities, nearest_colour

SURVEY = {
    "black": ("000000", "1f2022"), "grey": ("929591", "7d7f7c"), "white": ("ffffff", "fafafa"),
    "red": ("e50000", "8c000f", "840000", "650021"), "orange": ("f97306", "ff9a2b"),
    "yellow": ("ffff14", "dbb40c", "ceb301"), "green": ("15b01a", "06470c", "96f97b", "6e750e"),
    "blue": ("0343df", "95d0fc", "3b638c", "0504aa", "00035b"), "purple": ("7e1e9c", "bf77f6", "35063e"),
    "pink": ("ff81c0", "ff028d", "ffb7ce"), "brown": ("653700", "3d1c02", "ad8150"),
    "beige": ("e6daa6", "d1b26f"),
}  # fmt: skip
"""What most of some 200,000 people called a colour (the colour survey of xkcd, 2010), as sRGB."""


def lab_of(hex_rgb: str) -> np.ndarray:
    """CIE L*, a*, b* (D65) of an sRGB colour (IEC 61966-2-1, CIE 15)."""
    level = np.array([int(hex_rgb[at : at + 2], 16) for at in (0, 2, 4)]) / 255
    linear = np.where(level <= 0.04045, level / 12.92, ((level + 0.055) / 1.055) ** 2.4)
    matrix = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    x, y, z = (
        value ** (1 / 3) if value > (6 / 29) ** 3 else value / (3 * (6 / 29) ** 2) + 4 / 29
        for value in np.array(matrix) @ linear / (0.95047, 1.0, 1.08883)
    )
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize(("name", "rgb"), [(name, rgb) for name in SURVEY for rgb in SURVEY[name]])
def test_a_colour_has_the_name_that_most_people_give_it(name: str, rgb: str) -> None:
    assert nearest_colour(lab_of(rgb)) is ColourName(name)


@pytest.mark.parametrize("rgb", ["a03c3c", "6e2828"])
def test_the_red_of_the_samples_shirt_is_red_in_light_and_shade(rgb: str) -> None:
    assert nearest_colour(lab_of(rgb)) is ColourName.RED


def test_dark_blue_trousers_are_blue_and_not_black() -> None:
    assert nearest_colour(lab_of("283246")) is ColourName.BLUE


def test_between_two_names_neither_is_likely() -> None:
    grey, edge = name_probabilities(lab_of("808080")), name_probabilities(lab_of("404040"))
    assert NAMES[int(grey.argmax())] is ColourName.GREY
    assert grey.max() > 0.9
    assert edge.max() < 0.8
    assert edge.sum() == pytest.approx(1)


def test_what_is_unknown_has_no_name() -> None:
    assert nearest_colour(np.full(3, np.nan)) is None


def test_each_colour_has_a_word_in_both_languages() -> None:
    words = {colour_word(each, language) for each in ColourName for language in Language}
    assert len(words) == 2 * len(ColourName)
