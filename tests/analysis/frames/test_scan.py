"""Long recordings in segments, recordings read fast, and what is said about how they were looked at."""

import dataclasses
from collections.abc import Callable
from itertools import product
from pathlib import Path

import av
import numpy as np
import pytest

from analysis.frames.scan import ScanResult
from analysis.frames.segments import MemorySegments, StoredSegments
from domain.records import BoxSource, CoverageState
from domain.video.pictures import PictureSignals, StillThings
from domain.video.scan_settings import ScanSettings
from resources.storage.local import LocalStore
from tests.support.recordings import cut, drawn, repeated
from tests.support.scans import scanned


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory, walker: Path) -> Path:
    """Twenty-four seconds with three visits."""
    return repeated(walker, tmp_path_factory.mktemp("visits") / "three.mp4", 3)


def same(one: ScanResult, other: ScanResult) -> bool:
    fields = ("times_s", "boxes_xyxy", "scores", "sources", "labels", "colours")
    pairs = [(getattr(one.detections, name), getattr(other.detections, name)) for name in fields]
    for table, names in (("signals", PictureSignals), ("still", StillThings)):
        columns = [each.name for each in dataclasses.fields(names)]
        pairs += [(getattr(getattr(one, table), c), getattr(getattr(other, table), c)) for c in columns]
    return one.coverage == other.coverage and all(
        np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs
    )


class PowerCutError(Exception):
    """What a test calls a crash."""


class Fragile(StoredSegments):
    """Keeps segments in a store until the power goes."""

    def save(self, number: int, data: bytes) -> None:
        StoredSegments.save(self, number, data)
        if number == 3:
            raise PowerCutError


@pytest.mark.parametrize("segment_s", [1.0, 2.5, 7.0])
def test_how_a_recording_is_cut_changes_nothing(visits: Path, segment_s: float) -> None:
    parts = MemorySegments()
    assert same(scanned(visits, ScanSettings(segment_s=segment_s), parts=parts), scanned(visits))
    assert len(parts.parts) == int(24 / segment_s - 0.01)


def test_a_crash_costs_no_finished_segment_and_changes_nothing(visits: Path, tmp_path: Path) -> None:
    looking = ScanSettings(segment_s=2.0)
    fragile = Fragile(LocalStore(tmp_path), "analysis/1/segments/x")
    with pytest.raises(PowerCutError):
        scanned(visits, looking, parts=fragile)
    kept = StoredSegments(fragile.store, fragile.prefix)
    assert len(list(kept.load())) == 4
    again = scanned(visits, looking, parts=kept)
    assert again.facts["resumed_segments"] == 4
    assert len(list(kept.load())) > 8
    assert same(again, scanned(visits))


def test_other_settings_do_not_take_up_segments() -> None:
    ways = product((4.0, 5.0), ("fast", "thorough"), ("hog 1", "hog 2"))
    marks = {ScanSettings(rate, mode).mark("sha", name) for rate, mode, name in ways}
    assert len(marks) == 8
    with pytest.raises(ValueError, match="'quick'"):
        ScanSettings(mode="quick")


def archive(path: Path, moves: Callable[[float], int | None], seconds: int = 60, gop_s: float = 1.0) -> Path:
    """A still room in which a bar stands at `moves(time)`, if anywhere, with a key frame each `gop_s`."""
    noise = np.random.default_rng(5)

    def image(index: int) -> np.ndarray:
        picture = np.full((180, 320, 3), 110, np.uint8) + noise.integers(-3, 4, (180, 320, 1)).astype(
            np.uint8
        )
        if (x := moves(index / 10)) is not None:
            picture[60:150, x : x + 30] = (40, 200, 240)
        return picture

    return drawn(path, image, seconds * 10, fps=10, gop=round(10 * gop_s))


def crossing(time_s: float) -> int | None:
    return int((time_s - 20) * 40) if 20 <= time_s < 26 else None


def blinking(time_s: float) -> int | None:
    """Something that shows between key frames only."""
    return 100 if 0.2 < time_s % 1 < 0.8 else None


FAST = ScanSettings(mode="fast", segment_s=1000.0)


def moving_times(scan: ScanResult) -> np.ndarray:
    return scan.detections.times_s[scan.detections.sources != BoxSource.NONE]


def test_fast_reading_looks_closely_where_key_frames_change(tmp_path: Path) -> None:
    path = archive(tmp_path / "night.mp4", crossing)
    fast, thorough = scanned(path, ScanSettings(mode="fast")), scanned(path)
    assert fast.facts["frames_decoded"] < 0.4 * thorough.facts["frames_decoded"]
    assert moving_times(fast).min() == moving_times(thorough).min()
    assert abs(moving_times(fast).max() - moving_times(thorough).max()) < 1
    states = [span.state for span in fast.coverage]
    assert set(states) == {CoverageState.KEYFRAMES_ONLY, CoverageState.ANALYSED}
    (looked,) = [
        span.range
        for span in fast.coverage
        if span.state is CoverageState.ANALYSED and span.range.start_s > 15 and span.range.start_s < 26
    ]
    assert looked.start_s <= 20
    assert looked.end_s >= 26
    assert fast.coverage[0].range.start_s == 0
    assert fast.coverage[-1].range.end_s == pytest.approx(60, abs=0.2)


@pytest.mark.parametrize("segment_s", [3.0, 10.0, 25.0])
def test_how_fast_reading_is_cut_changes_nothing(tmp_path: Path, segment_s: float) -> None:
    path = archive(tmp_path / "night.mp4", crossing)
    parts = MemorySegments()
    assert same(
        scanned(path, ScanSettings(mode="fast", segment_s=segment_s), parts=parts), scanned(path, FAST)
    )
    assert len(parts.parts) == np.ceil(60 / segment_s)


def test_a_crash_in_fast_reading_costs_no_finished_segment(tmp_path: Path) -> None:
    path = archive(tmp_path / "night.mp4", crossing)
    looking = ScanSettings(mode="fast", segment_s=6.0)
    fragile = Fragile(LocalStore(tmp_path), "analysis/1/segments/x")
    with pytest.raises(PowerCutError):
        scanned(path, looking, parts=fragile)
    again = scanned(path, looking, parts=StoredSegments(fragile.store, fragile.prefix))
    whole = scanned(path, FAST)
    assert again.facts == {**whole.facts, "resumed_segments": 4}
    assert same(again, whole)
    once_more = scanned(path, looking, parts=StoredSegments(fragile.store, fragile.prefix))
    assert once_more.facts["resumed_segments"] == 10, "also when nothing was left to do"
    assert same(once_more, whole)


def test_a_crash_after_an_audit_said_no_goes_on_thoroughly(tmp_path: Path) -> None:
    path = archive(tmp_path / "blink.mp4", blinking, seconds=20)
    looking = ScanSettings(mode="fast", segment_s=2.0)
    fragile = Fragile(LocalStore(tmp_path), "analysis/1/segments/x")
    with pytest.raises(PowerCutError):
        scanned(path, looking, parts=fragile)
    again = scanned(path, looking, parts=StoredSegments(fragile.store, fragile.prefix))
    assert again.facts["resumed_segments"] == 4
    assert again.facts["frames_decoded"] == 200
    assert same(again, scanned(path))


def test_an_audit_that_finds_motion_turns_to_thorough(tmp_path: Path) -> None:
    path = archive(tmp_path / "blink.mp4", blinking, seconds=20)
    fast = scanned(path, ScanSettings(mode="fast"))
    assert same(fast, scanned(path))
    assert CoverageState.KEYFRAMES_ONLY not in {span.state for span in fast.coverage}


def test_key_frames_far_apart_are_not_trusted(tmp_path: Path) -> None:
    path = archive(tmp_path / "smart.mp4", crossing, gop_s=6.0)
    fast, thorough = scanned(path, ScanSettings(mode="fast")), scanned(path)
    assert fast.facts["frames_decoded"] == thorough.facts["frames_decoded"] == 600
    assert np.allclose(moving_times(fast), moving_times(thorough))


def test_fast_reading_of_a_cut_file_says_what_is_missing(tmp_path: Path) -> None:
    path = cut(archive(tmp_path / "whole.mp4", crossing), tmp_path / "cut.mp4", 0.8)
    fast = scanned(path, ScanSettings(mode="fast"))
    assert fast.coverage[-1].reason == "ends_early"
    assert moving_times(fast).min() == pytest.approx(20, abs=1)


def test_frozen_and_black_stretches_are_told_apart_from_quiet_ones(tmp_path: Path) -> None:
    noise = np.random.default_rng(5)
    still = np.full((180, 320, 3), 110, np.uint8)

    def image(index: int) -> np.ndarray:
        if 150 <= index < 300:
            return still
        level = 4 if 300 <= index < 400 else 110
        grain = noise.integers(-12, 13, (180, 320, 1)) if level > 50 else 0
        return np.clip(np.full((180, 320, 3), level) + grain, 0, 255).astype(np.uint8)

    path = drawn(tmp_path / "ill.mp4", image, 500, fps=10, gop=10, crf=12)
    spans = scanned(path).coverage
    found = [(span.state, round(span.range.start_s), round(span.range.end_s)) for span in spans]
    assert [state for state, _, _ in found] == [
        CoverageState.ANALYSED,
        CoverageState.FROZEN,
        CoverageState.BLACK,
        CoverageState.ANALYSED,
    ]
    assert abs(found[1][1] - 15) <= 1
    assert abs(found[1][2] - 30) <= 1
    assert abs(found[2][2] - 40) <= 1


def test_a_segment_that_is_no_segment_is_not_taken(visits: Path, tmp_path: Path) -> None:
    """Bytes that were damaged on disk: the pass begins again and ends the same."""
    store = LocalStore(tmp_path)
    parts = StoredSegments(store, "analysis/1/segments/x")
    scanned(visits, ScanSettings(segment_s=5.0), parts=parts)
    store.put("analysis/1/segments/x/00001.npz", b"not what it was")
    assert same(scanned(visits, ScanSettings(segment_s=5.0), parts=parts), scanned(visits))


def test_an_upright_phone_recording_is_scanned_upright(tmp_path: Path) -> None:
    path = drawn(tmp_path / "tall.mp4", lambda _: np.full((320, 180, 3), 90, np.uint8), 20, fps=10, gop=10)
    with av.open(str(path)) as container:
        assert container.streams.video[0].height == 320
    assert scanned(path).detections.box_count == 0
