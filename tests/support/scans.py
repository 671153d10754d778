"""Look through a recording as the pipeline does, without a database."""

from collections.abc import Callable
from pathlib import Path

from analysis.frames.probe import probe_recording
from analysis.frames.scan import ScanResult, scan_recording
from analysis.frames.segments import SegmentStore
from domain.video.scan_settings import ScanSettings
from resources.models.detectors import configured_detector
from resources.settings import Settings


def scanned(
    path: Path,
    looking: ScanSettings | None = None,
    report: Callable[[float], None] = lambda _: None,
    parts: SegmentStore | None = None,
) -> ScanResult:
    detector = configured_detector(Settings()).for_recording()
    return scan_recording(path, probe_recording(path), looking or ScanSettings(), detector, report, parts)
