"""Clothes on painted people: background, hair, skin, a coat over trousers, and the light of the scene."""

import cv2
import numpy as np
import pytest

from gpu_ops.colour.clothes import PersonCrop, cut_patch, measure_clothes
from gpu_ops.colour.illuminant import LINEAR, Light, estimate_light

NOBODY = np.zeros((0, 4))
WALL, RED, BLUE, SKIN, BROWN = ((180, 180, 180), (40, 40, 180), (150, 80, 40), (150, 180, 220), (40, 66, 104))
Bgr = tuple[int, int, int]


def painted(wall: Bgr, head: Bgr, upper: Bgr, lower: Bgr, hair_to: float = 0.14) -> PersonCrop:
    """A person of 60 x 150 pixels before a wall, their head down to `hair_to` of the height."""
    empty = np.full((150, 60, 3), wall, dtype=np.uint8)
    person = empty.copy()
    for colour, top, bottom, half in (
        (upper, 0.14, 0.55, 18),
        (lower, 0.5, 1.0, 14),
        (head, 0.0, hair_to, 12),
    ):
        cv2.rectangle(person, (30 - half, int(150 * top)), (30 + half, int(150 * bottom)), colour, -1)
    whole = (0.0, 0.0, 1.0, 1.0)
    view = PersonCrop(cut_patch(person, whole), cut_patch(empty, whole))
    assert view.person is not None
    return view


def near(lab: np.ndarray, colour: Bgr) -> bool:
    expected = Light().to_lab(np.array([[colour]], dtype=np.uint8))[0, 0]
    return float(np.linalg.norm(lab - expected)) < 6


@pytest.mark.parametrize(
    "view",
    [
        painted(WALL, SKIN, RED, BLUE),
        painted((60, 170, 90), BROWN, RED, BLUE),
        painted(WALL, BROWN, RED, BLUE, hair_to=0.38),
        PersonCrop(painted(WALL, SKIN, RED, BLUE).person, None),
    ],
    ids=["grey wall", "green wall", "long hair", "never empty"],
)
def test_clothes_have_their_own_colour(view: PersonCrop) -> None:
    upper, lower = measure_clothes(view, Light())
    assert upper is not None
    assert lower is not None
    assert near(upper.lab, RED)
    assert near(lower.lab, BLUE)


def test_somebody_in_black_with_black_hair_wears_black() -> None:
    upper, lower = measure_clothes(painted(WALL, (20, 20, 20), (22, 22, 22), (24, 24, 24)), Light())
    assert upper is not None
    assert lower is not None
    assert upper.lab[0] < 12
    assert lower.lab[0] < 12
    assert min(upper.share, lower.share) > 0.6


def test_bare_legs_are_not_called_a_garment() -> None:
    """Shorts of a fifth of the height count for more than the legs below them."""
    view = painted(WALL, SKIN, RED, SKIN)
    cv2.rectangle(view.person, (4, 24), (15, 35), BLUE, -1)
    _, lower = measure_clothes(view, Light())
    assert lower is not None
    assert near(lower.lab, BLUE)


def room(floor: Bgr, wall: Bgr) -> np.ndarray:
    picture = np.full((120, 200, 3), wall, dtype=np.uint8)
    picture[70:] = floor
    draw = np.random.default_rng(2)
    return np.clip(picture + draw.normal(0, 3, picture.shape), 0, 255).astype(np.uint8)


def under(picture: np.ndarray, red: float, blue: float) -> np.ndarray:
    linear = LINEAR[picture] * (blue, 1.0, red)
    return np.clip(255 * linear ** (1 / 2.4) * 1.02, 0, 255).astype(np.uint8)


GREY_ROOM = room((118, 120, 122), (176, 176, 178))


@pytest.mark.parametrize(("red", "blue"), [(1.35, 0.6), (0.75, 1.3)], ids=["warm", "cool"])
def test_the_colour_of_lamps_is_taken_out(red: float, blue: float) -> None:
    light = estimate_light([under(GREY_ROOM, red, blue)], [NOBODY])
    assert light.gains[2] / light.gains[1] == pytest.approx(1 / red, abs=0.15)
    assert light.gains[0] / light.gains[1] == pytest.approx(1 / blue, rel=0.15)


@pytest.mark.parametrize(
    "picture",
    [
        GREY_ROOM,
        room((40, 90, 170), (225, 205, 200)),
        room((70, 160, 70), (90, 180, 90)),
        room((60, 60, 190), (70, 70, 200)),
    ],
    ids=["neutral", "wooden floor", "green room", "red room"],
)
def test_a_coloured_room_is_no_coloured_light(picture: np.ndarray) -> None:
    blue, green, red = estimate_light([picture], [NOBODY]).gains
    assert 0.85 < blue / green < 1.15
    assert 0.85 < red / green < 1.15


def test_a_dark_scene_is_brightened_and_a_bright_one_is_not() -> None:
    dim, bright = (estimate_light([each], [NOBODY]).gains[1] for each in (GREY_ROOM // 3, GREY_ROOM))
    assert dim > 2 > 1.3 > bright


def test_people_are_not_taken_for_the_scene() -> None:
    crowded = GREY_ROOM.copy()
    crowded[:, :150] = (40, 120, 200)
    gains = estimate_light([crowded], [np.array([[0.0, 0.0, 0.75, 1.0]])]).gains
    assert max(gains) / min(gains) < 1.1
