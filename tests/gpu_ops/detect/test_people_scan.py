from pathlib import Path

import cv2
import numpy as np

from domain.geometry import iou_matrix
from domain.video.scan_settings import ScanSettings
from gpu_ops.detect.background import BackgroundModel, blobs, boxes_mask, filled_share
from gpu_ops.synthetic.draw import Camera, draw_room
from tests.support.scans import scanned


def truth_of(path: Path, width: int, height: int, fps: int) -> dict[float, np.ndarray]:
    rows = np.loadtxt(path.with_suffix(".gt.txt"), delimiter=",", ndmin=2)
    scale = np.array([width, height, width, height])
    return {
        round((row[0] - 1) / fps, 3): np.array([*row[2:4], *(row[2:4] + row[4:6])]) / scale for row in rows
    }


def test_a_walker_is_boxed_from_end_to_end(walker: Path) -> None:
    scan = scanned(walker)
    truth = truth_of(walker, 640, 360, fps=10)
    whole = {time_s: box for time_s, box in truth.items() if box[0] > 0.02 and box[2] < 0.98}
    seen = 0
    for time_s in scan.detections.sample_times_s:
        box = whole.get(round(float(time_s), 3))
        rows = scan.detections.boxes_xyxy[scan.detections.times_s == time_s]
        seen += box is not None and iou_matrix(rows, box[None]).max() > 0.4
    sampled = sum(round(float(time_s), 3) in whole for time_s in scan.detections.sample_times_s)
    assert seen >= 0.85 * sampled > 10


def test_a_scene_without_people_has_no_detector_boxes(short_clip: Path) -> None:
    scan = scanned(short_clip)
    assert len(scan.detections.sample_times_s) == 15
    assert (scan.detections.sources != "detector").all()


def test_progress_is_reported_between_0_and_1(walker: Path) -> None:
    shares: list[float] = []
    scanned(walker, ScanSettings(rate_hz=10), report=shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def frame(x: int | None, level: int = 100) -> np.ndarray:
    image = np.full((180, 320), level, np.uint8)
    if x is not None:
        image[60:160, x : x + 40] = 200
    return image


def test_somebody_who_stands_still_stays_in_the_foreground() -> None:
    scene = BackgroundModel()
    for _ in range(10):
        scene.foreground(frame(None))
        scene.learn(np.zeros((180, 320), bool))
    for _ in range(300):
        mask = scene.foreground(frame(100))
        scene.learn(boxes_mask(mask.shape, blobs(mask, 0.004), margin=0.2))
    (box,) = blobs(mask, 0.004)
    assert filled_share(mask, box[None])[0] > 0.95
    assert abs(box[0] - 100 / 320) < 0.02


def test_what_was_moved_and_left_is_learned() -> None:
    scene = BackgroundModel()
    scene.foreground(frame(None))
    for _ in range(150):
        mask = scene.foreground(frame(100))
        scene.learn(np.zeros(mask.shape, bool))
    assert not mask.any()


def test_light_switched_on_is_not_a_person() -> None:
    scene = BackgroundModel()
    scene.foreground(frame(None, 60))
    assert not scene.foreground(frame(None, 180)).any()
    assert not scene.foreground(frame(None, 180)).any()
    assert scene.resets == 1


def test_a_camera_that_is_bumped_sees_a_new_scene_and_no_crowd() -> None:
    room = cv2.cvtColor(draw_room(Camera(width=640, height=360, focal_px=467), seed=7), cv2.COLOR_BGR2GRAY)
    before = cv2.resize(room[20:340, 20:620], (320, 180))
    after = cv2.resize(room[0:320, 0:600], (320, 180))
    scene = BackgroundModel()
    scene.foreground(before)
    assert not scene.foreground(after).any()
    assert scene.resets == 1


def test_somebody_close_to_the_camera_is_no_bump() -> None:
    room = cv2.cvtColor(draw_room(Camera(width=320, height=180, focal_px=233), seed=7), cv2.COLOR_BGR2GRAY)
    scene = BackgroundModel()
    scene.foreground(room)
    near = room.copy()
    near[20:, 100:200] = 30
    assert scene.foreground(near).mean() > 0.2
    assert scene.resets == 0


def test_a_lamp_that_is_dimmed_with_somebody_in_the_room_leaves_no_ghost() -> None:
    """The empty scene is dimmed too; taking the picture as empty would keep the person in it for good."""
    scene = BackgroundModel()
    scene.foreground(frame(None, 150))
    dark = (frame(100, 150).astype(int) - 16) * 0.5 + 16
    (box,) = blobs(scene.foreground(dark.astype(np.uint8)), 0.004)
    assert abs(box[0] - 100 / 320) < 0.03
    gone = (frame(None, 150).astype(int) - 16) * 0.5 + 16
    assert not scene.foreground(gone.astype(np.uint8)).any()


def test_what_left_is_told_from_what_came() -> None:
    scene = BackgroundModel()
    scene.foreground(frame(100))
    (hole,) = blobs(mask := scene.foreground(frame(None)), 0.004)
    assert scene.is_ghost(mask, hole)
    scene.forget(hole)
    assert not scene.foreground(frame(None)).any()
    (person,) = blobs(mask := scene.foreground(frame(100)), 0.004)
    assert not scene.is_ghost(mask, person)
