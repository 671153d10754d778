"""Every kind of bad file, made for real: what its owner is told."""

from pathlib import Path

import pytest

from analysis.frames.probe import make_thumbnail, probe_recording
from domain.language.reasons import AnalysisError
from domain.records import CoverageState
from tests.support.recordings import clip, cut, sound_only
from tests.support.scans import scanned


def failing(path: Path) -> str:
    with pytest.raises(AnalysisError) as caught:
        probe_recording(path)
    return caught.value.code


def test_files_that_hold_no_recording(tmp_path: Path) -> None:
    empty, text = tmp_path / "empty.mp4", tmp_path / "text.mp4"
    empty.touch()
    text.write_text("not a video " * 500)
    assert failing(empty) == "empty"
    assert failing(text) == "not_a_video"
    assert failing(sound_only(tmp_path / "sound.mp4")) == "no_picture"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_recording_whose_index_was_lost(tmp_path: Path, share: float) -> None:
    """Cameras write the index last: cut off, nothing in the file can be found any more."""
    whole = clip(tmp_path / "whole.mp4", frames=300, size=(320, 240), faststart=False)
    assert failing(cut(whole, tmp_path / "cut.mp4", share)) == "not_a_video"


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_what_can_be_read_is_analysed_and_the_rest_is_not_covered(tmp_path: Path, share: float) -> None:
    path = cut(clip(tmp_path / "whole.mp4", frames=300, size=(320, 240)), tmp_path / "cut.mp4", share)
    probe = probe_recording(path)
    scan = scanned(path)
    assert probe.duration_s == pytest.approx(30, abs=0.2)
    assert [span.state for span in scan.coverage] == [CoverageState.ANALYSED, CoverageState.UNREADABLE]
    assert scan.coverage[-1].reason == "ends_early"
    assert scan.coverage[-1].range.end_s == scan.duration_s
    assert scan.detections.sample_times_s.max() < scan.coverage[-1].range.start_s


def test_thumbnails_of_short_and_of_cut_recordings(tmp_path: Path) -> None:
    one = clip(tmp_path / "one.mp4", frames=1)
    assert make_thumbnail(one, 0.1).shape == (120, 160, 3)
    cut_off = cut(clip(tmp_path / "w.mp4", frames=300, size=(320, 240)), tmp_path / "c.mp4", 0.2)
    assert make_thumbnail(cut_off, 30.0).shape == (240, 320, 3)
