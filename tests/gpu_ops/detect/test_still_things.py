"""Still places, on small drawn pictures: one look a second."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from gpu_ops.detect.still_things import MIN_STILL_S, StillPlace, StillThingFinder

NOBODY = np.zeros((0, 4))
NOISE = np.random.default_rng(4)
FLOOR = cv2.GaussianBlur(NOISE.integers(80, 150, (180, 320)).astype(np.float32), (7, 7), 0)
BAG = (150, 100, 174, 124)
"""x1, y1, x2, y2 in pixels."""
BAG_BOX = np.array(BAG) / np.array([320, 180, 320, 180])


def floor_with(*boxes: tuple[int, int, int, int], level: float = 20.0) -> np.ndarray:
    picture = FLOOR + cv2.GaussianBlur(NOISE.normal(0, 2, FLOOR.shape).astype(np.float32), (5, 5), 0)
    for x1, y1, x2, y2 in boxes:
        picture[y1:y2, x1:x2] = level
    return picture.astype(np.float32)


def look(
    picture: Callable[[int], np.ndarray],
    seconds: int,
    people: Callable[[int], np.ndarray] = lambda _: NOBODY,
    finder: StillThingFinder | None = None,
) -> list[StillPlace]:
    finder = finder or StillThingFinder()
    found = [finder.look(float(at), picture(at), people(at), is_usual=True) for at in range(seconds)]
    return [place for places in found for place in places]


def test_a_bag_that_is_put_down_is_a_place_with_new_edges() -> None:
    found = look(lambda at: floor_with(BAG) if at >= 20 else floor_with(), 60)
    assert {place.number for place in found} == {1}
    assert found[0].time_s == pytest.approx(20 + MIN_STILL_S, abs=1)
    for place in found:
        assert np.abs(place.box_xyxy - BAG_BOX).max() < 0.02
        assert place.since_s == pytest.approx(20, abs=1)
        assert place.edge_gain > 1.5
        assert place.likeness < 0.3


def test_a_bag_that_is_taken_away_leaves_a_place_without_its_edges() -> None:
    found = look(lambda at: floor_with(BAG) if at < 20 else floor_with(), 60)
    assert found
    assert all(place.edge_gain < 0.7 for place in found)
    assert found[0].since_s == pytest.approx(20, abs=1)


def test_a_place_ends_with_its_thing() -> None:
    found = look(lambda at: floor_with(BAG) if 20 <= at < 40 else floor_with(), 60)
    assert 38 <= max(place.time_s for place in found) < 41


def test_who_passes_before_it_changes_neither_its_number_nor_its_time() -> None:
    def picture(at: int) -> np.ndarray:
        passer = [(120 + (at - 40) * 12, 40, 150 + (at - 40) * 12, 170)] if 40 <= at < 46 else []
        return floor_with(BAG, *passer) if at >= 20 else floor_with()

    found = look(picture, 70)
    assert {place.number for place in found} == {1}
    assert all(place.since_s == pytest.approx(20, abs=1) for place in found)


def test_a_boxed_person_is_no_place_however_still_they_stand() -> None:
    standing = np.array([BAG_BOX])
    found = look(
        lambda at: floor_with(BAG) if at >= 20 else floor_with(),
        60,
        people=lambda at: standing if at >= 20 else NOBODY,
    )
    assert found == []


def test_something_that_moves_is_no_place() -> None:
    def picture(at: int) -> np.ndarray:
        return floor_with((at * 12 - 120, 100, at * 12 - 96, 124)) if 10 <= at < 34 else floor_with()

    assert look(picture, 45) == []


def test_light_on_a_surface_leaves_its_edges_where_they_are() -> None:
    def picture(at: int) -> np.ndarray:
        lit = floor_with()
        if at >= 20:
            lit[100:130, 150:190] += 40
        return lit

    found = look(picture, 50)
    assert found
    assert all(place.likeness > 0.6 for place in found)


def test_a_change_of_the_whole_scene_begins_anew() -> None:
    assert look(lambda at: floor_with() if at < 20 else floor_with() * 0.5, 50) == []


@pytest.mark.parametrize("box", [(150, 100, 153, 103), (20, 20, 300, 160)])
def test_specks_and_walls_are_no_places(box: tuple[int, int, int, int]) -> None:
    assert look(lambda at: floor_with(box) if at >= 20 else floor_with(), 50) == []


def test_a_finder_continues_from_its_state() -> None:
    def picture(at: int) -> np.ndarray:
        return floor_with(BAG) if at >= 20 else floor_with()

    finder = StillThingFinder()
    look(picture, 30, finder=finder)
    copied = {name: np.copy(each) if isinstance(each, np.ndarray) else each
              for name, each in finder.state().items()}  # fmt: skip
    again, shown = StillThingFinder(**copied), floor_with(BAG)
    one, other = (each.look(31.0, shown.copy(), NOBODY, is_usual=True)[0] for each in (finder, again))
    assert one._replace(box_xyxy=NOBODY) == other._replace(box_xyxy=NOBODY)
    assert np.array_equal(one.box_xyxy, other.box_xyxy)
