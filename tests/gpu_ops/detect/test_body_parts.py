"""Boxes of legs are grown to the whole of somebody who stands, and of nobody else."""

import numpy as np
import pytest

from domain.records import PERSON
from gpu_ops.detect.body_parts import grow_parts
from gpu_ops.detect.boxes import DetectedBoxes

STANDS = (0.45, 0.3, 0.55, 0.8)
LEGS = (0.475, 0.55, 0.525, 0.8)


def mask_of(*boxes: tuple[float, float, float, float]) -> np.ndarray:
    """What differs from the empty scene: (180, 320), set inside the boxes."""
    mask = np.zeros((180, 320), bool)
    for x1, y1, x2, y2 in boxes:
        mask[round(y1 * 180) : round(y2 * 180), round(x1 * 320) : round(x2 * 320)] = True
    return mask


def people(*boxes: tuple[float, float, float, float], label: str = PERSON) -> DetectedBoxes:
    scores = np.linspace(0.9, 0.8, len(boxes))
    return DetectedBoxes(np.array(boxes).reshape(-1, 4), scores, np.full(len(boxes), label))


def grown(found: DetectedBoxes, mask: np.ndarray, *earlier: tuple[float, float, float, float]) -> np.ndarray:
    return grow_parts(found, mask, np.array(earlier).reshape(-1, 4)).boxes_xyxy


def test_legs_of_somebody_who_stands_become_the_whole() -> None:
    (box,) = grown(people(LEGS), mask_of(STANDS), STANDS)
    assert box == pytest.approx(STANDS, abs=0.01)


def test_holes_in_what_differs_do_not_end_the_body() -> None:
    mask = mask_of(STANDS)
    mask[80:88] = False  # a belt of the colour of the shelf
    (box,) = grown(people(LEGS), mask, STANDS)
    assert box[1] == pytest.approx(0.3, abs=0.01)


def test_nobody_becomes_higher_than_they_were() -> None:
    pillar = (0.45, 0.0, 0.55, 0.8)  # a door behind them that opened
    (box,) = grown(people(LEGS), mask_of(pillar), STANDS)
    assert box[1] == pytest.approx(0.3, abs=0.01)


@pytest.mark.parametrize(
    ("mask", "earlier"),
    [
        (mask_of(LEGS), [STANDS]),  # lies there: nothing above
        (mask_of(STANDS), []),  # nobody was seen there before
        (mask_of(STANDS), [(0.05, 0.3, 0.15, 0.8)]),  # only far to the side
        (mask_of(STANDS), [(0.45, 0.1, 0.55, 0.6)]),  # only further back
        (mask_of(STANDS), [(0.47, 0.45, 0.53, 0.8)]),  # a child, who bends
    ],
)
def test_what_is_no_part_keeps_its_box(mask: np.ndarray, earlier: list) -> None:
    assert grown(people(LEGS), mask, *earlier) == pytest.approx(np.array([LEGS]))


def test_what_another_box_explains_is_not_theirs() -> None:
    behind = (0.46, 0.25, 0.54, 0.56)
    boxes = grown(people(LEGS, behind), mask_of(STANDS, behind), STANDS)
    assert boxes == pytest.approx(np.array([LEGS, behind]))


def test_a_part_that_becomes_the_whole_of_a_person_boxed_already_is_dropped() -> None:
    beside = (0.445, 0.58, 0.495, 0.8)
    boxes = grown(people(LEGS, beside), mask_of(STANDS), STANDS)
    assert boxes == pytest.approx(np.array([STANDS]), abs=0.01)


def test_things_are_not_grown() -> None:
    assert grown(people(LEGS, label="bag"), mask_of(STANDS), STANDS) == pytest.approx(np.array([LEGS]))


def test_a_frame_without_boxes_has_none_afterwards() -> None:
    assert len(grown(people(), mask_of(STANDS), STANDS)) == 0
