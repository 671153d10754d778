from pathlib import Path

import av
import numpy as np
import pytest

from domain.sampling import SamplePlan
from gpu_ops.decode import NoVideoError, Reading, frame_at, probe
from tests.making import clip, cut, rotated, sound_only


def times(path: Path, rate_hz: float = 1000) -> list[float]:
    return [sample.time_s for sample in Reading(path, SamplePlan(rate_hz)).samples()]


def test_facts_of_an_ordinary_recording(short_clip: Path) -> None:
    facts = probe(short_clip)
    assert (facts.width, facts.height, facts.fps, facts.codec) == (160, 120, 10, "h264")
    assert facts.duration_s == pytest.approx(3.0, abs=0.05)
    assert not facts.is_variable_rate


def test_times_are_presentation_stamps_when_the_rate_varies(tmp_path: Path) -> None:
    stamps = [0, 100, 200, 1200, 1250, 1300, 4000, 4500]
    path = clip(tmp_path / "vfr.mp4", frames=len(stamps), stamps_ms=stamps)
    assert times(path) == pytest.approx([stamp / 1000 for stamp in stamps], abs=0.002)
    assert probe(path).is_variable_rate


def test_sampling_does_not_stretch_time(tmp_path: Path) -> None:
    """The old system multiplied sample numbers by a fixed step: a 21 s clip became 40 s."""
    path = clip(tmp_path / "long.mp4", frames=630, fps=30, size=(64, 48))
    sampled = times(path, rate_hz=5)
    assert len(sampled) == 105
    assert sampled[-1] == pytest.approx(20.8, abs=0.05)
    assert sampled[1] == pytest.approx(0.2, abs=0.01)


@pytest.mark.parametrize("degrees", [90, 180])
def test_rotation_in_the_metadata_is_followed(tmp_path: Path, short_clip: Path, degrees: int) -> None:
    path = rotated(tmp_path / "turned.mp4", short_clip, degrees)
    facts = probe(path)
    plain, turned = frame_at(short_clip, 1.0), frame_at(path, 1.0)
    assert facts.rotation % 180 == degrees % 180
    assert turned.shape[:2] == (facts.height, facts.width)
    assert np.array_equal(turned, np.rot90(plain, k=facts.rotation // 90))


@pytest.mark.parametrize("size", [(162, 122), (33, 17), (641, 359), (2, 2)])
def test_odd_sizes(tmp_path: Path, size: tuple[int, int]) -> None:
    path = clip(tmp_path / "odd.mp4", frames=5, size=size, pix_fmt="yuv444p")
    assert (probe(path).width, probe(path).height) == size
    assert len(times(path)) == 5


def test_one_frame(tmp_path: Path) -> None:
    reading = Reading(clip(tmp_path / "one.mp4", frames=1), SamplePlan(5))
    assert [sample.time_s for sample in reading.samples()] == [0.0]
    assert reading.decoded_until_s > 0


def test_large_pictures_are_scaled_down_on_the_way(tmp_path: Path) -> None:
    path = clip(tmp_path / "large.mp4", frames=2, size=(1920, 1080))
    (first, *_) = Reading(path, SamplePlan(5), max_height_px=360).samples()
    assert first.image.shape == (360, 640, 3)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_off_in_the_middle_is_read_up_to_there(tmp_path: Path, share: float) -> None:
    whole = clip(tmp_path / "whole.mp4", frames=300, size=(320, 240))
    reading = Reading(cut(whole, tmp_path / "cut.mp4", share), SamplePlan(5))
    count = len(list(reading.samples()))
    assert 0 < count < 150
    assert 0 < reading.decoded_until_s < 30 * (share + 0.1)


def test_damage_in_the_middle_costs_that_stretch_only(tmp_path: Path) -> None:
    whole = clip(tmp_path / "whole.mp4", frames=400, size=(320, 240))
    data = bytearray(whole.read_bytes())
    middle = slice(int(len(data) * 0.4), int(len(data) * 0.55))
    data[middle] = bytes(len(data[middle]))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(bytes(data))
    reading = Reading(broken, SamplePlan(5))
    assert len(list(reading.samples())) > 50
    assert reading.decoded_until_s == pytest.approx(40, abs=1.5)


def test_sound_alone_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(NoVideoError):
        probe(sound_only(tmp_path / "sound.mp4"))


def test_text_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "text.mp4"
    path.write_text("this is not a video\n" * 50)
    with pytest.raises((av.error.FFmpegError, NoVideoError)):
        probe(path)


def test_the_frame_at_a_time_is_the_one_that_is_shown_then(short_clip: Path) -> None:
    plan = SamplePlan(1000)
    by_time = {sample.time_s: sample.image for sample in Reading(short_clip, plan).samples()}
    at_1_2 = min(by_time, key=lambda time_s: abs(time_s - 1.2))
    assert np.array_equal(frame_at(short_clip, 1.25), by_time[at_1_2])
    assert frame_at(short_clip, 99.0).shape == (120, 160, 3)
