"""Staged recordings: the same seed gives the same scene, and the truth lies where people are drawn."""

from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from analysis.ingest.sample import sample_people
from gpu_ops.synthetic.crowd import make_crowd
from gpu_ops.synthetic.draw import Camera
from gpu_ops.synthetic.film import (
    Conditions,
    FilmSettings,
    SceneRenderer,
    film,
    hidden_people,
    join_recordings,
)
from gpu_ops.synthetic.script import Act, pose_at

CAMERA = Camera(width=320, height=180, focal_px=233)
WALK = make_crowd(3, 4, 20.0)


def picture(take: FilmSettings, time_s: float) -> tuple[np.ndarray, dict]:
    planes, boxes = SceneRenderer(CAMERA, take).frame(time_s, sample_people(WALK, time_s))
    return cv2.cvtColor(planes, cv2.COLOR_YUV2BGR_I420), boxes


def test_the_same_seed_gives_the_same_people_and_another_seed_others() -> None:
    assert make_crowd(3, 4, 20.0) == WALK
    assert make_crowd(4, 4, 20.0) != WALK


@pytest.mark.parametrize("seed", range(8))
def test_everybody_comes_and_leaves_in_time(seed: int) -> None:
    script = make_crowd(seed, 8, 40.0)
    assert len(script.actors) == 8
    for actor in script.actors:
        assert actor.steps[-1].act is Act.WALK
        assert abs(actor.steps[-1].to[0]) > 5
        assert pose_at(actor, 40.0) is None or actor.steps[-1].until_s <= 46
        assert list(actor.steps) == sorted(actor.steps, key=lambda step: step.until_s)


def test_people_are_drawn_inside_their_boxes_and_nowhere_else() -> None:
    image, boxes = picture(FilmSettings(20, noise=0), 10.0)
    empty = cv2.cvtColor(
        SceneRenderer(CAMERA, FilmSettings(20, noise=0)).frame(0.0, [])[0], cv2.COLOR_YUV2BGR_I420
    )
    changed = cv2.absdiff(image, empty).max(axis=2) > 40
    inside = np.zeros_like(changed)
    for x1, y1, x2, y2 in boxes.values():
        inside[int(y1 * 180) - 2 : int(y2 * 180) + 3, int(x1 * 320) - 2 : int(x2 * 320) + 3] = True
    assert changed.sum() > 300
    assert changed[~inside].sum() == 0


def test_light_and_bumps_move_picture_and_truth() -> None:
    day, boxes = picture(FilmSettings(20, noise=0), 10.0)
    night, _ = picture(FilmSettings(20, noise=0, conditions=Conditions(light=lambda _: 0.4)), 10.0)
    assert night.mean() < 0.6 * day.mean()
    moved, there = picture(FilmSettings(20, noise=0, conditions=Conditions(offset=lambda _: (20, -10))), 10.0)
    assert np.abs(moved[50:150, 60:300].astype(int) - day[60:160, 40:280]).mean() < 2
    for number, box in boxes.items():
        assert there[number] == pytest.approx(
            (box[0] + 20 / 320, box[1] - 10 / 180, box[2] + 20 / 320, box[3] - 10 / 180)
        )


def test_people_behind_others_do_not_count() -> None:
    assert hidden_people({1: (0.1, 0.1, 0.2, 0.5), 2: (0.1, 0.1, 0.19, 0.6), 3: (0.5, 0, 0.6, 1)}) == {1}
    assert hidden_people({2: (0.1, 0.1, 0.19, 0.6), 1: (0.1, 0.1, 0.13, 0.5)}) == set()


def test_parts_are_joined_without_a_seam(tmp_path: Path) -> None:
    quiet, busy, whole = (tmp_path / f"{name}.mp4" for name in ("quiet", "busy", "whole"))
    film(quiet, CAMERA, lambda _: [], FilmSettings(2, fps=10))
    film(busy, CAMERA, lambda time_s: sample_people(WALK, time_s + 8), FilmSettings(4, fps=10))
    join_recordings(whole, [quiet, busy, quiet, quiet])
    with av.open(str(whole)) as container:
        times = [frame.time for frame in container.decode(video=0)]
    assert len(times) == 100
    assert np.allclose(np.diff(times), 0.1, atol=0.002)
