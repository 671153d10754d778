"""Segments that an earlier version kept of a recording are taken up: their format is that of 0.3.3."""

from collections.abc import Iterator
from pathlib import Path

from analysis.frames.checkpoints import unpack_state
from analysis.frames.scan import ScanSettings
from analysis.frames.segments import MemorySegments
from domain.keys import ANALYSIS_VERSION
from tests.support.scans import scanned

FOUND = {
    f"found.{name}"
    for name in (
        *("times_s", "counts", "brightness", "changes"),
        *("boxes", "scores", "labels", "colours", "is_motion"),
        *("measured", "still"),
    )
}
SCAN = {
    *(f"scan.{name}" for name in ("empty", "past", "resets", "held", "before", "watched_s", "is_busy")),
    *(f"scan.watch.view.{name}" for name in ("usual", "newest", "measured_s", "count", "other_since_s")),
    "scan.watch.view.is_usual",
    *(f"scan.watch.things.{name}" for name in ("slow", "quick", "changed", "since", "looked_s")),
    *(f"scan.watch.things.{name}" for name in ("next_number", "known", "people")),
}
READING = {
    *(f"reading.plan.{name}" for name in ("rate_hz", "next_tick")),
    *(f"reading.clock.{name}" for name in ("frame_s", "declared_s", "shift_s", "last_s", "odd_count")),
    *(f"reading.clock.{name}" for name in ("odd_from_s", "furthest_s", "leaps")),
    *(f"reading.at.{name}" for name in ("decoded_until_s", "frame_count", "error_count", "last_pts")),
    *(f"reading.at.{name}" for name in ("holes", "last_s", "gaps")),
}
SKIM = {
    f"skim.{name}"
    for name in ("quiet", "audited", "hits", "quiet_count", "packets_done", "was_changed", "recent")
}


def names(state: object, prefix: str = "") -> Iterator[str]:
    if isinstance(state, dict) and prefix != "scan.detector":
        for name, value in state.items():
            yield from names(value, f"{prefix}.{name}".removeprefix("."))
    else:
        yield prefix


def test_the_format_of_segments_changes_with_the_version_of_the_analysis_only(short_clip: Path) -> None:
    for mode, more in (("thorough", set()), ("fast", SKIM)):
        parts = MemorySegments()
        scanned(short_clip, ScanSettings(mode=mode, segment_s=1.0), parts=parts)
        kept = [set(names(unpack_state(data))) for data in parts.load()]
        # A segment is found again by a name that holds the version (`ScanSettings.mark`).
        changed = "raise ANALYSIS_VERSION, and write the new names down here"
        assert kept[0] - {"scan.detector"} == FOUND | SCAN | READING | more, changed
        assert ANALYSIS_VERSION == "9", changed
