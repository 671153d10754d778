from itertools import islice
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from domain.video.sampling import SamplePlan, SteadyClock
from gpu_ops.video.decode import NoVideoError, Reading, probe
from gpu_ops.video.frame import Sample
from gpu_ops.video.seek import frame_at
from tests.support.recordings import clip, cut, interlaced, raw_h264, rotated, sound_only


def reading_of(path: Path, rate_hz: float = 5) -> Reading:
    return Reading(path, SamplePlan(rate_hz), SteadyClock(0.1))


def times(path: Path, rate_hz: float = 1000) -> list[float]:
    return [sample.time_s for sample in reading_of(path, rate_hz).samples()]


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
    reading = reading_of(clip(tmp_path / "one.mp4", frames=1))
    assert [sample.time_s for sample in reading.samples()] == [0.0]
    assert reading.at.decoded_until_s > 0


def test_large_pictures_are_scaled_down_on_the_way(tmp_path: Path) -> None:
    path = clip(tmp_path / "large.mp4", frames=2, size=(1920, 1080))
    for sample in reading_of(path).samples():
        assert sample.image(360).shape == (360, 640, 3)
        assert sample.gray(320).shape == (180, 320)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_file_cut_off_in_the_middle_is_read_up_to_there(tmp_path: Path, share: float) -> None:
    whole = clip(tmp_path / "whole.mp4", frames=300, size=(320, 240))
    reading = reading_of(cut(whole, tmp_path / "cut.mp4", share))
    count = len(list(reading.samples()))
    assert 0 < count < 150
    assert 0 < reading.at.decoded_until_s < 30 * (share + 0.1)


def test_damage_in_the_middle_costs_that_stretch_only(tmp_path: Path) -> None:
    whole = clip(tmp_path / "whole.mp4", frames=400, size=(320, 240))
    data = bytearray(whole.read_bytes())
    middle = slice(int(len(data) * 0.4), int(len(data) * 0.55))
    data[middle] = bytes(len(data[middle]))
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(bytes(data))
    reading = reading_of(broken)
    assert len(list(reading.samples())) > 50
    assert reading.at.decoded_until_s == pytest.approx(40, abs=1.5)


def test_sound_alone_is_no_recording(tmp_path: Path) -> None:
    with pytest.raises(NoVideoError):
        probe(sound_only(tmp_path / "sound.mp4"))


def test_text_is_no_recording(tmp_path: Path) -> None:
    path = tmp_path / "text.mp4"
    path.write_text("this is not a video\n" * 50)
    with pytest.raises((av.error.FFmpegError, NoVideoError)):
        probe(path)


def test_brightness_is_that_of_the_picture_in_every_pixel_format(tmp_path: Path) -> None:
    for pix_fmt in ("yuv420p", "yuv422p", "yuv444p", "yuv420p10le", "gray", "nv12"):
        path = clip(tmp_path / f"{pix_fmt}.mp4", frames=2, size=(320, 240), pix_fmt=pix_fmt)
        (sample,) = first_samples(path)
        by_colour = cv2.cvtColor(sample.image(240), cv2.COLOR_BGR2GRAY)
        difference = sample.gray(320).astype(int) - by_colour
        assert abs(np.median(difference)) < 18, pix_fmt
        assert sample.gray(320).shape == by_colour.shape


def first_samples(path: Path) -> list[Sample]:
    return [sample for sample in reading_of(path, 5).samples() if sample.time_s == 0]


def test_brightness_is_turned_upright(tmp_path: Path, short_clip: Path) -> None:
    path = rotated(tmp_path / "turned.mp4", short_clip, 90)
    (plain,), (turned,) = first_samples(short_clip), first_samples(path)
    assert turned.gray(120).shape == (160, 120)
    whole = np.rot90(plain.gray(160), k=probe(path).rotation // 90)
    assert np.abs(turned.gray(120).astype(int) - whole).mean() < 3


def test_interlaced_pictures_show_one_field(tmp_path: Path) -> None:
    path = interlaced(tmp_path / "tv.mp4")
    with av.open(str(path)) as container:
        assert next(container.decode(video=0)).interlaced_frame
    (sample,) = first_samples(path)
    image = sample.image(240)
    assert image.shape == (240, 320, 3)
    assert np.abs(np.diff(image[:, 160, 1].astype(int))).max() < 60, "both fields show as a comb"


@pytest.mark.parametrize("stop_after", [1, 7, 33])
def test_a_reading_goes_on_where_another_stopped(tmp_path: Path, stop_after: int) -> None:
    path = clip(tmp_path / "long.mp4", frames=300, fps=25, size=(160, 120))
    whole = [(sample.time_s, sample.gray(160).sum()) for sample in reading_of(path, 5).samples()]
    first = reading_of(path, 5)
    samples = first.samples()
    begun = [(sample.time_s, sample.gray(160).sum()) for sample in islice(samples, stop_after)]
    second = Reading(path, first.plan, first.clock, first.at)
    rest = [(sample.time_s, sample.gray(160).sum()) for sample in second.samples()]
    assert begun + rest == whole
    assert second.at.frame_count == 300


def test_without_usable_stamps_it_goes_on_by_counting(tmp_path: Path) -> None:
    """A stream of two recordings in a row: stamps begin anew in the middle."""
    path = tmp_path / "twice.h264"
    one = clip(tmp_path / "one.mp4", frames=60, fps=25, size=(160, 120))
    path.write_bytes(raw_h264(one) * 2)
    whole = [sample.gray(160).sum() for sample in reading_of(path, 5).samples()]
    first = reading_of(path, 5)
    begun = [sample.gray(160).sum() for sample in islice(first.samples(), 9)]
    rest = [sample.gray(160).sum() for sample in Reading(path, first.plan, first.clock, first.at).samples()]
    assert begun + rest == whole


@pytest.mark.parametrize("fps", [1, 120])
def test_slow_and_fast_cameras(tmp_path: Path, fps: int) -> None:
    path = clip(tmp_path / "rate.mp4", frames=fps * 4, fps=fps, size=(64, 48))
    assert len(times(path, 5)) == (4 if fps == 1 else 20)


def test_a_size_that_changes_midway_is_followed(tmp_path: Path) -> None:
    path = tmp_path / "zoom.h264"
    small, large = (clip(tmp_path / f"{w}.mp4", frames=30, fps=10, size=(w, w * 3 // 4)) for w in (160, 320))
    path.write_bytes(raw_h264(small) + raw_h264(large))
    heights = [sample.image(720).shape[0] for sample in reading_of(path, 5).samples()]
    assert set(heights) == {120, 240}
    assert len(heights) >= 28
