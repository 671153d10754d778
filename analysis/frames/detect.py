"""Detect people in the recording of a stage with the configured detector, and keep finished segments."""

from pathlib import Path

from analysis.frames.scan import ScanResult, scan_recording
from analysis.frames.segments import StoredSegments
from analysis.stage import Stage, setup_failure
from domain.keys import segments_prefix
from domain.language.reasons import AnalysisError
from domain.records import VideoProbe
from domain.video.scan_settings import ScanMode, ScanSettings
from resources.errors import SetupError
from resources.models.decoders import check_decoder
from resources.models.detectors import DetectorModel, default_person_height
from resources.settings import Settings

NOTED_SETTINGS = ("rate_hz", "mode", "segment_s", "decoder")
"""What receipts tell of how a recording was looked at."""


def scan_settings(settings: Settings) -> ScanSettings:
    """The scan settings of the system's settings."""
    return ScanSettings(
        settings.sample_rate_hz, ScanMode(settings.scan_mode), settings.segment_s, settings.decoder
    )


def detect_people(
    stage: Stage, path: Path, probe: VideoProbe, model: DetectorModel, settings: ScanSettings
) -> ScanResult:
    """Box people in the stage's recording; continues where an earlier try was interrupted.

    Raises:
        AnalysisError: The detector cannot be loaded, the decoder does not work here, or no frame decodes.
    """
    video = stage.video()
    with stage.transaction() as stores:
        height = stores.camera_views.person_height(video.camera)
    try:
        check_decoder(settings.decoder)
    except SetupError as error:
        raise AnalysisError("no_decoder", str(error)) from error
    try:
        detector, name = model.for_recording(height), model.title
    except SetupError as error:
        raise setup_failure(error, "no_model") from error
    stage.made_with({"detector": name}, model.device)
    stage.settings = {name: getattr(settings, name) for name in NOTED_SETTINGS}
    mark = settings.mark(video.sha256, f"{name} {height}")
    parts = StoredSegments(stage.store, f"{segments_prefix(stage.video_id)}/{mark}")
    scan = scan_recording(path, probe, settings, detector, stage.report, parts)
    stage.store.delete_below(segments_prefix(stage.video_id))
    return scan.with_height(default_person_height(detector))
