"""Look through the recording of a stage with the configured detector, and keep what is finished."""

from pathlib import Path

from analysis.frames.scan import Looking, Scan, scan_recording
from analysis.frames.segments import InStore
from analysis.stage import Stage
from domain.keys import segments_prefix
from domain.language.reasons import AnalysisError
from domain.records import VideoProbe
from resources.errors import SetupError
from resources.models.decoders import checked_decoder
from resources.models.detectors import detector_name, detector_of, device_of, person_height_of
from resources.settings import Settings


def looking_of(settings: Settings, mode: str = "") -> Looking:
    """How the settings want recordings to be looked at; `mode` goes before theirs."""
    return Looking(settings.sample_rate_hz, mode or settings.looking, settings.segment_s, settings.decoder)


def look_through(stage: Stage, path: Path, probe: VideoProbe, mode: str = "") -> Scan:
    """Box people in the stage's recording; goes on where an earlier try was cut off.

    Raises:
        AnalysisError: The detector cannot be loaded, the decoder does not work here, or no frame decodes.
    """
    settings, looking = stage.settings, looking_of(stage.settings, mode)
    video = stage.video()
    with stage.transaction() as stores:
        height = stores.camera_views.person_height(video.camera)
    try:
        checked_decoder(settings.decoder)
    except SetupError as error:
        raise AnalysisError("no_decoder", str(error)) from error
    try:
        detector, name = detector_of(settings, height), detector_name(settings)
    except SetupError as error:
        raise AnalysisError("no_model", str(error)) from error
    stage.made_with({"detector": name}, device_of(settings))
    mark = looking.mark(video.sha256, f"{name} {height}")
    parts = InStore(stage.store, f"{segments_prefix(stage.video_id)}/{mark}")
    scan = scan_recording(path, probe, looking, detector, stage.report, parts)
    stage.store.delete_below(segments_prefix(stage.video_id))
    return scan.with_height(person_height_of(detector))
