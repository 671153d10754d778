"""Detect people in the recording of a stage with the configured detector, and keep finished segments."""

from pathlib import Path

from analysis.frames.scan import ScanResult, ScanSettings, scan_recording
from analysis.frames.segments import StoredSegments
from analysis.stage import Stage
from domain.keys import segments_prefix
from domain.language.reasons import AnalysisError
from domain.records import VideoProbe
from resources.errors import SetupError
from resources.models.decoders import check_decoder
from resources.models.detectors import configured_detector, default_person_height, detector_name, device_name
from resources.settings import Settings


def scan_settings(settings: Settings, mode: str = "") -> ScanSettings:
    """The scan settings of the system's settings; a `mode` that is given replaces theirs."""
    return ScanSettings(
        settings.sample_rate_hz, mode or settings.looking, settings.segment_s, settings.decoder
    )


def detect_people(stage: Stage, path: Path, probe: VideoProbe, mode: str = "") -> ScanResult:
    """Box people in the stage's recording; continues where an earlier try was interrupted.

    Raises:
        AnalysisError: The detector cannot be loaded, the decoder does not work here, or no frame decodes.
    """
    settings, scanning = stage.settings, scan_settings(stage.settings, mode)
    video = stage.video()
    with stage.transaction() as stores:
        height = stores.camera_views.person_height(video.camera)
    try:
        check_decoder(settings.decoder)
    except SetupError as error:
        raise AnalysisError("no_decoder", str(error)) from error
    try:
        detector, name = configured_detector(settings, height), detector_name(settings)
    except SetupError as error:
        raise AnalysisError("no_model", str(error)) from error
    stage.made_with({"detector": name}, device_name(settings))
    mark = scanning.mark(video.sha256, f"{name} {height}")
    parts = StoredSegments(stage.store, f"{segments_prefix(stage.video_id)}/{mark}")
    scan = scan_recording(path, probe, scanning, detector, stage.report, parts)
    stage.store.delete_below(segments_prefix(stage.video_id))
    return scan.with_height(default_person_height(detector))
