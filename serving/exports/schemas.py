"""The shapes of exports: a clip, and the evidence sheet that goes with it."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel

from serving.recorded_time import NoteOut
from serving.schemas import SpanOut


class ClipOut(BaseModel):
    """A clip that is ready. Times are seconds of the recording; a copy begins at the key frame before.

    The addresses are good for `expires_in` seconds; the clip itself is removed a day after it was made.
    """

    clip_url: str
    evidence_url: str
    package_url: str
    file_name: str
    wanted_start_s: float
    wanted_end_s: float
    start_s: float
    end_s: float
    is_copy: bool
    sha256: str
    size_bytes: int
    expires_in: int


class ClipProgressOut(BaseModel):
    """How much of a clip is made, 0..1."""

    share: float


class EvidenceRecordingOut(BaseModel):
    """The recording as it was received; its stored file was compared with `sha256` for this export.

    The note says where its time comes from, and how sure that is.
    """

    video_id: int
    name: str
    sha256: str
    size_bytes: int
    duration_s: float
    width: int | None
    height: int | None
    fps: float | None
    codec: str | None
    camera: str | None
    recorded_at: datetime | None
    recorded_at_note: NoteOut | None
    uploaded_at: datetime


class EvidenceClipOut(BaseModel):
    """The exported clip. `recorded_from` and `recorded_until` are wall-clock times in `time_zone`."""

    file_name: str
    sha256: str
    size_bytes: int
    wanted_start_s: float
    wanted_end_s: float
    start_s: float
    end_s: float
    recorded_from: datetime | None
    recorded_until: datetime | None
    is_copy: bool
    frame_count: int
    has_sound_left_out: bool


class EvidenceEventOut(BaseModel):
    """An event of the stretch, as the analysis has found it."""

    id: int
    event_type: str
    start_s: float
    end_s: float
    recorded_from: datetime | None
    text_en: str
    text_ko: str
    confidence: float
    source: str
    run_id: str


class EvidenceRunOut(BaseModel):
    """A run of the analysis: which stages it has made, by which version and models, on which device."""

    run_id: str
    stages: list[str]
    analysis_version: str
    device: str
    models: Mapping[str, str]
    made_at: datetime


class EvidenceOut(BaseModel):
    """What somebody needs who is given a clip: what it was cut from, by whom, when, and how to check it."""

    recording: EvidenceRecordingOut
    clip: EvidenceClipOut
    events: list[EvidenceEventOut]
    not_looked_at: list[SpanOut]
    runs: list[EvidenceRunOut]
    system: str
    time_zone: str
    exported_by: str
    exported_at: datetime
