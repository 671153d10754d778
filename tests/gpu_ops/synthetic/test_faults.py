"""A camera that is covered, turned, black, frozen or blinded shows just that."""

import cv2
import numpy as np
import pytest

from analysis.ingest.sample import sample_people
from domain.records import TimeRange
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.faults import Fault, FaultKind
from gpu_ops.synthetic.film import Conditions, FilmingCamera, FilmSettings
from gpu_ops.synthetic.script import Prop

CAMERA = Camera(width=320, height=180, focal_px=233)
WALK = make_crowd(3, 4, 20.0)


def bright(kind: FaultKind | None, time_s: float, *, people: bool = False) -> tuple[np.ndarray, dict]:
    """Brightness (H, W) of a frame under a fault from 4 to 12 s, after one of 3.9 s; and the boxes."""
    faults = (Fault(kind, TimeRange(4.0, 12.0)),) if kind else ()
    camera = FilmingCamera(CAMERA, FilmSettings(20.0, noise=1.0, conditions=Conditions(faults=faults)))
    camera.frame(3.9, [])
    planes, boxes = camera.frame(time_s, sample_people(WALK, 10.0) if people else [])
    return planes[:180].astype(float), boxes


@pytest.fixture(scope="module")
def normal() -> np.ndarray:
    return bright(None, 8.0)[0]


def detail(picture: np.ndarray) -> float:
    return float(np.abs(cv2.Laplacian(cv2.GaussianBlur(picture, (5, 5), 0), cv2.CV_64F)).mean())


def test_a_covered_lens_shows_hardly_any_detail(normal: np.ndarray) -> None:
    covered, _ = bright(FaultKind.COVERED, 8.0)
    assert detail(covered) < 0.5 * detail(normal)
    assert 20 < covered.mean() < 70


def test_a_black_picture_is_black_all_over_and_shows_nobody() -> None:
    black, boxes = bright(FaultKind.BLACK, 8.0, people=True)
    assert set(np.unique(black)) == {16.0}
    assert boxes == {}


def test_a_frozen_picture_is_the_one_before_bit_by_bit(normal: np.ndarray) -> None:
    frozen, boxes = bright(FaultKind.FROZEN, 8.0, people=True)
    assert (frozen == bright(FaultKind.FROZEN, 5.0)[0]).all()
    assert np.abs(frozen - normal).mean() < 3
    assert boxes == {}


def test_a_blinded_camera_is_white_in_most_places(normal: np.ndarray) -> None:
    assert (bright(FaultKind.BLINDED, 8.0)[0] >= 250).mean() > 0.5
    assert (normal >= 250).mean() < 0.02


def test_a_turned_camera_shows_the_room_elsewhere_and_so_its_people() -> None:
    _, turned = bright(FaultKind.TURNED, 8.0, people=True)
    _, straight = bright(None, 8.0, people=True)
    both = straight.keys() & turned.keys()
    assert both
    assert all(turned[number][0] < straight[number][0] - 0.1 for number in both)


@pytest.mark.parametrize("kind", list(FaultKind))
def test_before_and_after_a_fault_all_is_as_it_was(kind: FaultKind, normal: np.ndarray) -> None:
    for time_s in (3.95, 12.05):
        assert np.abs(bright(kind, time_s)[0] - normal).mean() < 3


def test_things_are_there_only_while_the_script_has_them() -> None:
    bag = Prop((0.0, 2.0), (0.6, 0.5, 0.3), (20, 20, 220), put_s=5.0, taken_s=9.0)
    camera = FilmingCamera(CAMERA, FilmSettings(20.0, noise=0.0), (bag,))
    before, there, after = (camera.frame(time_s, [])[0] for time_s in (4.0, 6.0, 10.0))
    assert (before == after).all()
    assert (before[:180] != there[:180]).sum() > 200


def test_who_walks_behind_a_thing_is_hidden_by_it_and_who_walks_before_it_is_not() -> None:
    people = [each for each in sample_people(WALK, 10.0) if each.joints["hip"][2] > 1.0][:1]
    x, _, z = people[0].joints["hip"]
    pictures = {}
    for name, depth in (("near", z - 0.6), ("far", z + 0.6)):
        thing = Prop((x, depth), (1.2, 1.2, 0.2), (20, 20, 220))
        camera = FilmingCamera(CAMERA, FilmSettings(20.0, noise=0.0), (thing,))
        pictures[name] = [camera.frame(1.0, who)[0][:180].astype(int) for who in ([], people)]
    changed = {name: (np.abs(two[0] - two[1]) > 20).sum() for name, two in pictures.items()}
    assert changed["near"] < 0.7 * changed["far"]
