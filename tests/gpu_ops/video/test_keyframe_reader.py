import numpy as np

from gpu_ops.video.keyframe_reader import MEDIAN_KEYFRAMES, median_image


def test_the_median_network_is_the_median() -> None:
    draw = np.random.default_rng(0)
    for _ in range(40):
        pictures = [draw.integers(0, 255, (5, 6)).astype(np.uint8) for _ in range(MEDIAN_KEYFRAMES)]
        assert np.array_equal(median_image(pictures), np.median(np.stack(pictures), axis=0).astype(np.uint8))


def test_fewer_pictures_have_a_median_too() -> None:
    assert median_image([np.full((2, 2), level, np.uint8) for level in (9, 1, 5)]).tolist() == [
        [5, 5],
        [5, 5],
    ]
