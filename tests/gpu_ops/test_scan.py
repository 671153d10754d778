from pathlib import Path

import numpy as np

from gpu_ops.detect import overlaps
from gpu_ops.motion import EmptyScene, blobs, filled_share, painted
from resources.recordings import scan_recording


def truth_of(path: Path, width: int, height: int, fps: int) -> dict[float, np.ndarray]:
    rows = np.loadtxt(path.with_suffix(".gt.txt"), delimiter=",", ndmin=2)
    scale = np.array([width, height, width, height])
    return {
        round((row[0] - 1) / fps, 3): np.array([*row[2:4], *(row[2:4] + row[4:6])]) / scale for row in rows
    }


def test_a_walker_is_boxed_from_end_to_end(walker: Path) -> None:
    scan = scan_recording(walker, 8.0, rate_hz=5, report=lambda _: None)
    truth = truth_of(walker, 640, 360, fps=10)
    whole = {time_s: box for time_s, box in truth.items() if box[0] > 0.02 and box[2] < 0.98}
    seen = 0
    for time_s in scan.detections.sample_times_s:
        box = whole.get(round(float(time_s), 3))
        rows = scan.detections.boxes_xyxy[scan.detections.times_s == time_s]
        seen += box is not None and overlaps(rows, box[None]).max() > 0.4
    sampled = sum(round(float(time_s), 3) in whole for time_s in scan.detections.sample_times_s)
    assert seen >= 0.85 * sampled > 10


def test_a_scene_without_people_has_no_detector_boxes(short_clip: Path) -> None:
    scan = scan_recording(short_clip, 3.0, rate_hz=5, report=lambda _: None)
    assert len(scan.detections.sample_times_s) == 15
    assert (scan.detections.sources != "detector").all()


def test_progress_is_reported_between_0_and_1(walker: Path) -> None:
    shares: list[float] = []
    scan_recording(walker, 8.0, rate_hz=10, report=shares.append)
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] <= 1


def frame(x: int | None, level: int = 100) -> np.ndarray:
    image = np.full((180, 320, 3), level, np.uint8)
    if x is not None:
        image[60:160, x : x + 40] = 200
    return image


def test_somebody_who_stands_still_stays_in_the_foreground() -> None:
    scene = EmptyScene()
    for _ in range(10):
        scene.foreground(frame(None))
        scene.learn(np.zeros((180, 320), bool))
    for _ in range(300):
        mask = scene.foreground(frame(100))
        scene.learn(painted(mask.shape, blobs(mask, 0.004), margin=0.2))
    (box,) = blobs(mask, 0.004)
    assert filled_share(mask, box[None])[0] > 0.95
    assert abs(box[0] - 100 / 320) < 0.02


def test_what_was_moved_and_left_is_learned() -> None:
    scene = EmptyScene()
    scene.foreground(frame(None))
    for _ in range(150):
        mask = scene.foreground(frame(100))
        scene.learn(np.zeros(mask.shape, bool))
    assert not mask.any()


def test_light_switched_on_is_not_a_person() -> None:
    scene = EmptyScene()
    scene.foreground(frame(None, 60))
    assert not scene.foreground(frame(None, 180)).any()
    assert not scene.foreground(frame(None, 180)).any()
