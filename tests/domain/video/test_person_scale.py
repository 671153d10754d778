import numpy as np
import pytest

from domain.video.person_scale import PERSON_HEIGHT_PX, typical_person_height, view_for_person


@pytest.mark.parametrize(
    ("height", "rows"),
    [(0.9, 160), (0.5, 210), (0.25, 420), (0.05, 1300)],  # fills the frame .. far away, at the limit
)
def test_frames_are_scaled_to_the_person(height: float, rows: int) -> None:
    assert view_for_person(height).height_px == pytest.approx(rows, abs=1)


def test_large_people_get_more_room_around_them() -> None:
    paddings = [view_for_person(height).padding for height in (0.9, 0.4, 0.1)]
    assert paddings == sorted(paddings, reverse=True)
    assert PERSON_HEIGHT_PX > 96


def test_height_is_the_weighted_median() -> None:
    heights, weights = np.array([0.2, 0.8, 0.3]), np.array([1.0, 0.1, 1.0])
    assert typical_person_height(heights, weights) == 0.3
    assert typical_person_height(np.zeros(0), np.zeros(0)) is None
