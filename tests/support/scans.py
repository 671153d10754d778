"""Look through a recording as the pipeline does, without a database."""

from collections.abc import Callable
from pathlib import Path

from analysis.frames.probe import probe_recording
from analysis.frames.scan import ScanResult, ScanSettings, scan_recording
from analysis.frames.segments import SegmentStore
from resources.models.detectors import configured_detector
from resources.settings import Settings


def scanned(
    path: Path,
    looking: ScanSettings | None = None,
    report: Callable[[float], None] = lambda _: None,
    parts: SegmentStore | None = None,
) -> ScanResult:
    return scan_recording(
        path, probe_recording(path), looking or ScanSettings(), configured_detector(Settings()), report, parts
    )
