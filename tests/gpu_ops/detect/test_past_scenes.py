"""Scenes of before: a wrong patch in the empty scene is told from somebody who stands before goods."""

import numpy as np
import pytest

from gpu_ops.detect.background import Mask
from gpu_ops.detect.past_scenes import KEEP_EVERY_S, KEPT, PastScenes

BOX = np.array([0.25, 0.25, 0.75, 0.75])
SHAPE = (36, 64)


def goods(seed: int = 1) -> np.ndarray:
    """A shelf: many edges everywhere."""
    return np.random.default_rng(seed).uniform(40, 200, SHAPE).astype(np.float32)


def everywhere() -> Mask:
    return np.ones(SHAPE, dtype=bool)


def kept(*scenes: np.ndarray) -> PastScenes:
    past = PastScenes()
    for nth, scene in enumerate(scenes):
        past.keep(nth * KEEP_EVERY_S, scene)
    return past


def test_what_was_always_there_is_shown_by_a_scene_of_before() -> None:
    past = kept(goods(), goods(seed=2))
    noise = np.random.default_rng(3).normal(0, 3, SHAPE).astype(np.float32)
    assert past.show(goods() + noise, everywhere(), BOX)


def test_somebody_before_the_goods_is_not() -> None:
    person = goods()
    person[9:27, 16:48] = 90.0
    assert not kept(goods()).show(person, everywhere(), BOX)


def test_somebody_in_the_dark_differs_by_fewer_levels() -> None:
    dark = np.full(SHAPE, 30.0, np.float32)
    person = dark.copy()
    person[9:27, 16:48] = 38.0
    assert not kept(dark).show(person, everywhere(), BOX)


def test_nothing_is_shown_without_a_difference_or_a_scene() -> None:
    assert not kept(goods()).show(goods(), np.zeros(SHAPE, dtype=bool), BOX)
    assert not PastScenes().show(goods(), everywhere(), BOX)


def test_a_scene_is_kept_now_and_then_and_a_few_of_them() -> None:
    past = PastScenes()
    for time_s in np.arange(0, 10 * KEPT * KEEP_EVERY_S, KEEP_EVERY_S / 5):
        past.keep(float(time_s), goods())
    assert len(past.scenes) == KEPT


def test_scenes_of_another_shape_are_dropped() -> None:
    past = kept(goods())
    past.keep(2 * KEEP_EVERY_S, np.zeros((18, 32), np.float32))
    assert [each.shape for each in past.scenes] == [(18, 32)]
    assert not past.show(goods(), everywhere(), BOX)


def test_the_state_goes_on_where_it_was() -> None:
    past = kept(goods(), goods(seed=2))
    again = PastScenes.restored(past.state())
    assert again.show(goods(), everywhere(), BOX)
    assert again.kept_s == pytest.approx(past.kept_s)
    assert again.scenes.maxlen == KEPT
