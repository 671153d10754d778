import numpy as np

from domain.tracking.smoothing import smooth_boxes

TIMES_S = np.arange(40) / 5


def walk(height: float = 0.4) -> np.ndarray:
    middle = 0.2 + 0.06 * TIMES_S
    ones = np.ones(40)
    return np.stack([middle - 0.06, (0.8 - height) * ones, middle + 0.06, 0.8 * ones], axis=1)


def test_a_steady_walk_stays_as_it_is() -> None:
    np.testing.assert_allclose(smooth_boxes(TIMES_S, walk(), np.ones(40)), walk(), atol=1e-9)


def test_noise_of_the_boxes_becomes_small() -> None:
    noisy = walk() + np.random.default_rng(3).normal(0, 0.02, (40, 4))
    smooth = smooth_boxes(TIMES_S, noisy, np.ones(40))
    assert np.abs(smooth - walk()).mean() < 0.65 * np.abs(noisy - walk()).mean()


def test_what_counts_little_moves_little() -> None:
    """Motion showed the legs alone for two looks."""
    boxes, trust = walk(), np.ones(40)
    boxes[20:22, 1], trust[20:22] = 0.65, 0.1
    smooth = smooth_boxes(TIMES_S, boxes, trust)
    assert np.abs(smooth[20:22, 1] - 0.4).max() < 0.06


def test_short_paths_and_gaps_are_left_alone() -> None:
    assert np.array_equal(smooth_boxes(TIMES_S[:2], walk()[:2], np.ones(2)), walk()[:2])
    apart = np.array([0.0, 10.0, 20.0, 30.0])
    np.testing.assert_allclose(smooth_boxes(apart, walk()[:4], np.ones(4)), walk()[:4], atol=1e-9)
