import numpy as np
import pytest

from domain.geometry import (
    box_iou,
    containment_matrix,
    covered_share,
    enclosing_box,
    feet_distance,
    feet_positions,
    intersection_areas,
    iou_matrix,
    paired_intersection_areas,
)

UNIT = (0.0, 0.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("other", "iou", "covered"),
    [
        (UNIT, 1.0, 1.0),  # the same
        ((2.0, 2.0, 3.0, 3.0), 0.0, 0.0),  # apart
        ((1.0, 0.0, 2.0, 1.0), 0.0, 0.0),  # touching edges
        ((0.5, 0.0, 1.5, 1.0), 1 / 3, 0.5),  # half of each
        ((0.25, 0.25, 0.75, 0.75), 0.25, 0.25),  # inside
        ((0.5, 0.5, 0.5, 0.5), 0.0, 0.0),  # a box without an area
    ],
)
def test_two_boxes(other: tuple[float, ...], iou: float, covered: float) -> None:
    one, two = np.array(UNIT), np.array(other)
    assert box_iou(one, two) == pytest.approx(iou)
    assert box_iou(two, one) == pytest.approx(iou)
    assert covered_share(UNIT, tuple(other)) == pytest.approx(covered)
    assert (
        paired_intersection_areas(one[None], two[None])[0] == intersection_areas(one[None], two[None])[0, 0]
    )


def test_matrices_have_a_row_for_each_first_and_a_column_for_each_second_box() -> None:
    first, second = np.array([UNIT]), np.array([UNIT, (0.5, 0, 1, 1), (2, 2, 3, 3)])
    assert intersection_areas(first, second).tolist() == [[1, 0.5, 0]]
    assert iou_matrix(first, second).tolist() == [[1, 0.5, 0]]
    assert containment_matrix(first, second).tolist() == [[1, 1, 0]]
    assert iou_matrix(np.zeros((0, 4)), second).shape == (0, 3)


def test_paired_areas_are_unknown_where_a_box_is() -> None:
    assert np.isnan(paired_intersection_areas(np.array([UNIT]), np.full((1, 4), np.nan)))[0]


def test_the_enclosing_box_holds_all() -> None:
    assert enclosing_box([(0.1, 0.4, 0.2, 0.9), (0.0, 0.5, 0.3, 0.6)]) == (0.0, 0.4, 0.3, 0.9)


def test_feet_are_in_the_middle_of_the_lower_edge() -> None:
    assert feet_positions(np.array([[0.2, 0.1, 0.4, 0.9]])).round(9).tolist() == [[0.3, 0.9]]
    # a height of 0.8, and half of that to the side
    assert feet_distance(np.array([0.2, 0.1, 0.4, 0.9]), np.array([0.6, 0.1, 0.8, 0.9])) == pytest.approx(0.5)
