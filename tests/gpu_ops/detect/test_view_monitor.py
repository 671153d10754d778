"""Measurements of the view, on small drawn pictures."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest

from gpu_ops.detect.view_monitor import RENEW_S, Measurement, ViewMonitor
from gpu_ops.synthetic.draw import Camera, draw_room

ROOM = cv2.cvtColor(draw_room(Camera(width=640, height=360, focal_px=467), seed=7), cv2.COLOR_BGR2GRAY)
VIEW = cv2.resize(ROOM[20:340, 20:620], (320, 180), interpolation=cv2.INTER_AREA).astype(np.float32)
NOISE = np.random.default_rng(4)


def noisy(picture: np.ndarray) -> np.ndarray:
    grain = cv2.GaussianBlur(NOISE.normal(0, 2, picture.shape), (5, 5), 0)
    return np.clip(picture + grain, 0, 255).astype(np.float32)


def watch(later: Callable[[], np.ndarray], seconds: int = 6) -> tuple[ViewMonitor, list[Measurement]]:
    """Ten seconds of the usual view, then something else; the measurements of that."""
    monitor = ViewMonitor()
    for second in range(10):
        monitor.measure(float(second), noisy(VIEW), 100.0)
    found = [monitor.measure(10.0 + second, noisy(later()), 100.0) for second in range(seconds)]
    return monitor, [each for each in found if each is not None]


def shifted(dx: float, dy: float) -> np.ndarray:
    whole = cv2.resize(ROOM, (342, 193), interpolation=cv2.INTER_AREA).astype(np.float32)
    matrix = np.array([[1, 0, dx - 10.7], [0, 1, dy - 10.7]], np.float32)
    return cv2.warpAffine(whole, matrix, (320, 180), borderMode=cv2.BORDER_REFLECT).astype(np.float32)


def behind_somebody() -> np.ndarray:
    picture = VIEW.copy()
    picture[40:, 120:200] = 60
    return picture


@pytest.mark.parametrize(
    ("later", "changed", "lost", "detail"),
    [
        (lambda: VIEW, (0, 0.05), (0, 0.05), (0.6, 1)),  # nothing happens
        (lambda: (VIEW - 16) * 0.2 + 16, (0, 0.1), (0.5, 1), (0, 0.6)),  # the light goes out
        (lambda: np.clip(VIEW * 1.3, 0, 255), (0, 0.15), (0, 0.15), (0.5, 1)),  # a lamp goes on
        (lambda: np.full_like(VIEW, 40), (0.95, 1), (0.95, 1), (0, 0.02)),  # a cloth over the lens
        (lambda: VIEW[:, ::-1].copy(), (0.7, 1), (0, 0.6), (0.5, 1)),  # another view
        (behind_somebody, (0.05, 0.4), (0.05, 0.4), (0.4, 1)),  # somebody near
    ],
)
def test_what_is_measured_against_the_usual_view(
    later: Callable[[], np.ndarray],
    changed: tuple[float, float],
    lost: tuple[float, float],
    detail: tuple[float, float],
) -> None:
    _, found = watch(later)
    last = found[-1]
    assert changed[0] <= last.changed <= changed[1]
    assert lost[0] <= last.lost <= lost[1]
    assert detail[0] <= last.detail <= detail[1]


@pytest.mark.parametrize(("dx", "dy"), [(8.0, 0.0), (-6.0, 4.0), (0.0, -9.0)])
def test_a_shift_is_measured_and_explains_the_change(dx: float, dy: float) -> None:
    monitor = ViewMonitor()
    for second in range(10):
        monitor.measure(float(second), noisy(shifted(0, 0)), 100.0)
    found = monitor.measure(10.0, noisy(shifted(dx, dy)), 100.0)
    assert found is not None
    assert found.shift_x == pytest.approx(dx / 320, abs=0.005)
    assert found.shift_y == pytest.approx(dy / 180, abs=0.008)
    assert found.unexplained < 0.3 < 0.5 < found.changed


def test_a_new_view_at_rest_becomes_the_usual_one_and_a_covered_lens_never_does() -> None:
    _, other = watch(lambda: VIEW[:, ::-1].copy(), seconds=round(RENEW_S) + 4)
    assert [each.renewed for each in other].count(1.0) == 1
    assert other[-1].changed < 0.1
    _, covered = watch(lambda: np.full_like(VIEW, 40), seconds=round(RENEW_S) + 4)
    assert not any(each.renewed for each in covered)
    assert covered[-1].changed > 0.9


def test_calm_frames_are_measured_once_a_second_and_a_change_at_once() -> None:
    monitor = ViewMonitor()
    measured = [monitor.measure(at / 5, noisy(VIEW), 100.0) is not None for at in range(20)]
    assert sum(measured) == 4
    assert monitor.measure(3.4, np.full_like(VIEW, 40), 40.0) is not None


def test_a_picture_of_another_shape_begins_a_new_view() -> None:
    monitor, _ = watch(lambda: VIEW)
    found = monitor.measure(20.0, np.ascontiguousarray(VIEW.T), 100.0)
    assert found is not None
    assert (found.changed, found.unsteady) == (0.0, 0.0)


def test_a_monitor_continues_from_its_state() -> None:
    monitor, _ = watch(lambda: VIEW)
    again = ViewMonitor(**monitor.state())
    picture = noisy(VIEW)
    assert monitor.measure(30.0, picture, 100.0) == again.measure(30.0, picture, 100.0)
