"""Look through a recording as the pipeline does, without a database."""

from collections.abc import Callable
from pathlib import Path

from analysis.frames.probe import probe_recording
from analysis.frames.scan import Looking, Scan, scan_recording
from analysis.frames.segments import Parts
from resources.models.detectors import detector_of
from resources.settings import Settings


def scanned(
    path: Path,
    looking: Looking | None = None,
    report: Callable[[float], None] = lambda _: None,
    parts: Parts | None = None,
) -> Scan:
    return scan_recording(
        path, probe_recording(path), looking or Looking(), detector_of(Settings()), report, parts
    )
