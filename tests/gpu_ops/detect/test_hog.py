import cv2
import numpy as np
import pytest

from analysis.ingest.sample import sample_people
from domain.geometry import FrameView, iou_matrix
from domain.video.person_scale import CANDIDATES, view_for_person
from gpu_ops.detect.boxes import MovingRegions, best_boxes, groups
from gpu_ops.detect.hog import HogDetector, find_people, prepare_image
from gpu_ops.synthetic.draw import Camera, draw_room
from resources.models.detectors import view_for_boxes
from tests.support.recordings import walk_through


def staged_frame(time_s: float) -> tuple[np.ndarray, tuple[float, ...]]:
    from gpu_ops.synthetic.draw import draw_person

    camera = Camera()
    image = draw_room(camera, seed=7)
    (person,) = sample_people(walk_through(), time_s)
    box = draw_person(image, camera, person)
    assert box is not None
    return image, box


def test_a_person_is_found_where_they_are() -> None:
    image, truth = staged_frame(3.6)
    found = find_people(image, view_for_person(truth[3] - truth[1]))
    best = iou_matrix(found.boxes_xyxy, np.array([truth]))[:, 0]
    assert best.max() > 0.5
    assert found.scores[best.argmax()] > 0.6


def test_a_region_gives_the_same_person_in_frame_coordinates() -> None:
    image, truth = staged_frame(3.6)
    found = find_people(image, view_for_person(truth[3] - truth[1]), truth)
    assert iou_matrix(found.boxes_xyxy, np.array([truth]))[:, 0].max() > 0.5


def test_boxes_stay_inside_the_frame_and_the_allowed_heights() -> None:
    image, _ = staged_frame(3.6)
    found = find_people(image, FrameView(500, 0.3, heights=(0.2, 0.5)))
    heights = found.boxes_xyxy[:, 3] - found.boxes_xyxy[:, 1]
    assert ((found.boxes_xyxy >= 0) & (found.boxes_xyxy <= 1)).all()
    assert (heights <= 0.5 * 1.25 + 1e-9).all()


@pytest.mark.parametrize("shape", [(40, 60), (2, 2), (120, 30), (720, 1280)])
@pytest.mark.parametrize("view", CANDIDATES)
def test_frames_of_any_size_can_be_looked_at(shape: tuple[int, int], view: FrameView) -> None:
    image = np.full((*shape, 3), 120, np.uint8)
    assert find_people(image, view).boxes_xyxy.shape[1] == 4
    shown, _ = prepare_image(image, view, (0.9, 0.9, 1.0, 1.0))
    assert shown.shape[0] >= 128
    assert shown.shape[1] >= 64


def test_prepared_part_shows_the_region_where_its_corner_says() -> None:
    image = np.zeros((400, 600, 3), np.uint8)
    cv2.rectangle(image, (300, 200), (330, 260), (255, 255, 255), -1)
    shown, (x, y) = prepare_image(image, FrameView(400, 0.2), (0.5, 0.5, 0.55, 0.65))
    rows, columns = np.nonzero(shown[..., 0] > 128)
    assert (columns.min() + x, rows.min() + y) == (300, 200)


def test_nested_and_overlapping_boxes_give_way_to_the_better_one() -> None:
    boxes = np.array([[0, 0, 1, 1], [0.1, 0.1, 0.3, 0.3], [0.05, 0, 1, 1], [2, 2, 3, 3]], float)
    assert best_boxes(boxes, np.array([0.9, 0.8, 0.95, 0.1])).tolist() == [2, 3]


def test_boxes_far_apart_are_looked_at_apart() -> None:
    boxes = np.array([[0, 0, 0.1, 0.1], [0.8, 0.8, 0.9, 0.9], [0.12, 0, 0.2, 0.1]])
    sizes = sorted(len(group) for group in groups(boxes, margin=0.05))
    assert sizes == [1, 2]
    assert [len(group) for group in groups(boxes, margin=1.0)] == [3]


def detector(view: FrameView | None = None) -> HogDetector:
    return HogDetector(CANDIDATES, view_for_boxes, view)


def test_the_scale_is_found_from_what_moves_and_carried_in_the_state() -> None:
    hog = detector()
    for time_s in np.arange(1.5, 6.5, 0.1):
        image, truth = staged_frame(float(time_s))
        hog.find([image], [MovingRegions(np.array([truth]), np.array([truth]))])
    assert hog.view is not None
    assert hog.view.height_px == pytest.approx(view_for_person(truth[3] - truth[1]).height_px, rel=0.25)
    other = detector()
    other.restore(hog.state())
    assert (other.view, other.state()) == (hog.view, hog.state())


def test_a_view_that_no_longer_fits_is_given_up() -> None:
    """A camera that was zoomed: people are four times as high as the view was made for."""
    hog = detector(view_for_person(0.09))
    for step in range(120):
        image, truth = staged_frame(2.5 + step % 15 * 0.2)
        hog.find([image], [MovingRegions(np.array([truth]), np.array([truth]))])
    assert hog.view is not None
    assert hog.view.heights[1] > 0.5
