"""Pictures at chosen times are those that reading from front to back shows then, in every container."""

from pathlib import Path

import av
import numpy as np
import pytest

from domain.video.sampling import SamplePlan, SteadyClock
from gpu_ops.video.decode import Reading
from gpu_ops.video.seek import frame_at, frames_at, frames_within
from tests.support.recordings import clip, raw_h264

TIMES_S = [0.0, 0.5, 0.5, 1.02, 2.0, 3.4, 7.9, 11.99]


@pytest.mark.parametrize("kind", ["mp4", "mkv", "ts", "flv", "h264"])
def test_the_picture_at_a_time_is_the_one_that_is_shown_then(tmp_path: Path, kind: str) -> None:
    """A transport stream has no index, and seeking in it misses; a bare stream cannot be entered at all."""
    path = tmp_path / f"clip.{kind}"
    if kind == "h264":
        path.write_bytes(raw_h264(clip(tmp_path / "source.mp4", frames=300, fps=25)))
    else:
        clip(path, frames=300, fps=25, faststart=False)
    shown = Reading(path, SamplePlan(1000), SteadyClock(0.04)).samples()
    by_time = {sample.time_s: sample.image(720) for sample in shown}
    for time_s, picture in zip(TIMES_S, frames_at(path, TIMES_S, 720), strict=True):
        expected = max(at for at in by_time if at <= time_s + 0.002)
        assert np.array_equal(picture, by_time[expected]), f"{time_s} shows another frame than {expected}"


def test_behind_the_end_the_last_picture_is_shown(short_clip: Path) -> None:
    assert np.array_equal(frame_at(short_clip, 99.0), frame_at(short_clip, 2.95))


def test_a_cheap_frame_of_a_range_is_a_key_frame_or_its_first(tmp_path: Path) -> None:
    """Key frames every two seconds (at 25 a second): the range decides which one, or none."""
    path = clip(tmp_path / "clip.mp4", frames=300, fps=25)
    with av.open(str(path)) as container:
        keys = [
            float(packet.pts * packet.time_base)
            for packet in container.demux(container.streams.video[0])
            if packet.is_keyframe and packet.pts is not None and packet.time_base is not None
        ]
    between = (keys[1] + 0.2, keys[1] + 0.4)
    ranges = [(0.0, keys[1] + 0.1), between, (keys[1] + 0.2, keys[2] + 0.3)]
    found = list(frames_within(path, ranges, 720, only_keys=False))
    assert [round(each[0], 2) for each in found if each] == [
        keys[1],
        round(between[0], 2),
        round(between[0], 2),
    ]
    for each in found:
        assert each is not None
        assert np.array_equal(each[1], frame_at(path, each[0]))
    cheap = [each[0] if each else None for each in frames_within(path, ranges, 720, only_keys=True)]
    assert cheap == [pytest.approx(keys[1]), None, pytest.approx(keys[2])]
