import threading
from contextlib import closing
from itertools import islice
from pathlib import Path

import numpy as np

from domain.video.sampling import SamplePlan, SteadyClock
from gpu_ops.video.keyframe_reader import MEDIAN_KEYFRAMES, KeyframeReader, median_image
from tests.support.recordings import clip


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


def test_stopping_early_ends_the_threads_before_the_file_is_closed(tmp_path: Path) -> None:
    """A thread that still read ahead from the closed file crashed the whole process."""
    path = clip(tmp_path / "long.mp4", frames=400)
    for count in range(1, 8):
        plan, clock = SamplePlan(5), SteadyClock(0.1)
        reading = KeyframeReader(path, plan, clock, is_alive=lambda: True, is_audited=lambda _: True)
        with closing(reading.stretches(60)) as stretches:
            stretch = next(stretches)
            assert len(list(islice(stretch, count))) == count
        assert [each for each in threading.enumerate() if each.name == "prefetch"] == []
