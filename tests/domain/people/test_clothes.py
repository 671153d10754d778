"""What several looks at somebody's clothes say together, and when they are looked at."""

from dataclasses import replace

import numpy as np
import pytest

from domain.people.clothes import ClothSample, agreed_colour, clear_stretches
from domain.people.colour import ColourName
from tests.support.made_paths import path

RED, BLACK, GREY = (np.array(lab, dtype=float) for lab in ((40, 50, 30), (8, 0, 0), (60, 0, 0)))


def looks(*labs: np.ndarray, share: float = 0.9, height_px: float = 120.0) -> list[ClothSample]:
    return [ClothSample(lab, share, height_px) for lab in labs]


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        (looks(RED, RED, RED), ColourName.RED),
        (looks(RED, RED, RED, BLACK), ColourName.RED),
        (looks(RED, BLACK), None),
        (looks(RED, RED, share=0.3), None),
        ([*looks(BLACK, height_px=12.0), *looks(RED)], ColourName.RED),
        ([], None),
    ],
    ids=[
        "all agree",
        "one is odd",
        "they do not agree",
        "many colours",
        "far ones count less",
        "nothing seen",
    ],
)
def test_a_colour_is_said_where_looks_agree(seen: list[ClothSample], name: ColourName | None) -> None:
    assert agreed_colour(seen) is name


def test_a_person_is_looked_at_where_nobody_stands_in_front() -> None:
    person, other = path(1, 0, 8, (0.2, 0.8)), path(2, 0, 8, (0.8, 0.2))
    stretches = clear_stretches(person, [person, other])
    assert stretches
    assert all(end < 3.8 or start > 4.2 for start, end in stretches), "they meet in the middle at 4 s"


def test_a_person_is_looked_at_whole() -> None:
    person = path(1, 0, 8, (0.5, 0.5))
    boxes = person.boxes_xyxy.copy()
    late = person.times_s > 4.0
    boxes[late, 3] = 1.0
    boxes[late, 1] = 0.9
    assert all(end <= 4.0 for _, end in clear_stretches(replace(person, boxes_xyxy=boxes), [person]))


def test_who_is_never_seen_whole_is_looked_at_all_the_same() -> None:
    person, double = path(1, 0, 3, (0.5, 0.5)), path(2, 0, 3, (0.5, 0.5))
    assert clear_stretches(person, [person, double]) == [(0.0, 3.0)]
