"""What is said to have been looked at, where frames are missing or the file's clock is damaged."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from analysis.frames.probe import probe_recording
from analysis.frames.scan import ScanResult, scan_recording
from domain.language.summary import summarise
from domain.video.coverage import share_analysed
from domain.video.scan_settings import ScanSettings
from gpu_ops.detect.boxes import DetectedBoxes
from tests.support.recordings import clip

HOURS_MS = 3_600_000
DROPPED = [*range(0, 20_000, 200), *range(60_000, 80_000, 200)]
"""Five frames a second, and a hole of 40 seconds in the middle."""


class Nobody:
    """A detector that finds nobody, quickly: what was looked at does not depend on what is found."""

    batch, height_px, needs_motion = 8, 120, False

    def find(self, images: Sequence[Any], moving: Sequence[Any]) -> list[DetectedBoxes]:
        return [DetectedBoxes.nothing() for _ in images]

    def state(self) -> dict[str, Any]:
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        pass


def scanned(path: Path, looking: ScanSettings | None = None) -> ScanResult:
    return scan_recording(path, probe_recording(path), looking or ScanSettings(), Nobody())


def spans_of_file(
    path: Path, looking: ScanSettings | None = None
) -> tuple[float, list[tuple[float, float, str]]]:
    """Duration, and each stretch as start and end (rounded seconds) and reason or state."""
    scan = scanned(path, looking)
    spans = [
        (round(each.range.start_s), round(each.range.end_s), each.reason or each.state.value)
        for each in scan.coverage
    ]
    return scan.duration_s, spans


def film(path: Path, stamps_ms: list[int], fps: int = 10) -> Path:
    return clip(path, frames=len(stamps_ms), fps=fps, stamps_ms=stamps_ms)


@pytest.mark.parametrize("mode", ["thorough", "fast"])
@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_a_hole_of_forty_seconds_is_not_looked_at(tmp_path: Path, ending: str, mode: str) -> None:
    path = film(tmp_path / f"hole.{ending}", DROPPED, fps=5)
    duration_s, spans = spans_of_file(path, ScanSettings(mode=mode))
    assert duration_s == pytest.approx(80, abs=0.5)
    missing = [span for span in spans if span[2] == "no_frames"]
    assert missing == [(20, 60, "no_frames")]
    assert share_analysed(scanned(path, ScanSettings(mode=mode)).coverage) == pytest.approx(0.5, abs=0.02)


@pytest.mark.parametrize("ending", ["mp4", "mkv"])
def test_one_picture_a_minute_is_looked_at_for_a_second_each(tmp_path: Path, ending: str) -> None:
    path = film(tmp_path / f"minutes.{ending}", [minute * 60_000 for minute in range(6)])
    scan = scanned(path)
    assert share_analysed(scan.coverage) < 0.03
    assert {each.reason for each in scan.coverage if each.reason} == {"no_frames"}


@pytest.mark.parametrize("leap_hours", [30, 100, 55_555])
def test_a_leap_of_the_clock_makes_a_recording_no_longer(tmp_path: Path, leap_hours: int) -> None:
    """Four seconds of pictures, whatever their stamps say: no file is longer than a day."""
    stamps = [at * 100 + (leap_hours * HOURS_MS if at >= 20 else 0) for at in range(40)]
    duration_s, spans = spans_of_file(film(tmp_path / "leap.mkv", stamps))
    assert duration_s == pytest.approx(4, abs=0.5)
    assert spans == [(0, 2, "analysed"), (2, 3, "clock_leap"), (3, 4, "analysed")]


def test_one_stray_stamp_makes_a_recording_no_longer(tmp_path: Path) -> None:
    stamps = [at * 100 for at in range(39)]
    duration_s, spans = spans_of_file(film(tmp_path / "stray.mkv", [*stamps, 55_555 * HOURS_MS]))
    assert duration_s == pytest.approx(4, abs=0.2)
    assert spans == [(0, 4, "analysed")]


def test_a_pause_of_hours_is_believed_and_not_looked_at(tmp_path: Path) -> None:
    stamps = [at * 100 + (10 * HOURS_MS if at >= 20 else 0) for at in range(40)]
    duration_s, spans = spans_of_file(film(tmp_path / "pause.mkv", stamps))
    assert duration_s == pytest.approx(36_004, abs=1.5)
    assert spans == [(0, 2, "analysed"), (2, 36_002, "no_frames"), (36_002, 36_004, "analysed")]


@pytest.mark.parametrize(
    "stamps",
    [
        [at * 1000 for at in range(20)],  # one frame a second
        [at * 2000 for at in range(10)],  # one in two seconds
        [round(at * 1000 / 120) for at in range(240)],
        [0, 40, 80, 1500, 1540, 3900, 3940, 6000, 6040, 8800, 8840],  # a rate that varies
    ],
    ids=["1 fps", "0.5 fps", "120 fps", "variable"],
)
@pytest.mark.parametrize("mode", ["thorough", "fast"])
def test_slow_fast_and_variable_rates_are_looked_at_as_a_whole(
    tmp_path: Path, stamps: list[int], mode: str
) -> None:
    scan = scanned(film(tmp_path / "whole.mp4", stamps), ScanSettings(mode=mode))
    assert share_analysed(scan.coverage) == 1.0


def test_the_summary_names_the_hole_in_both_languages(tmp_path: Path) -> None:
    summary = summarise([], [], scanned(film(tmp_path / "hole.mp4", DROPPED, fps=5)).coverage)
    assert "00:20-01:00 (no frames" in summary.text_en
    assert "00:20-01:00 (프레임이 없음" in summary.text_ko
    assert "50 % of it was looked at" in summary.text_en
    assert "several times a second" not in summary.text_en


def test_many_gaps_are_counted_in_the_summary(tmp_path: Path) -> None:
    path = film(tmp_path / "minutes.mp4", [minute * 60_000 for minute in range(15)])
    assert "and 6 more stretches" in summarise([], [], scanned(path).coverage).text_en
