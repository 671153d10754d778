"""The shapes of answers. Names and oddities of the first front end are kept; see docs/api.md.

Nothing here needs FastAPI: the command line reads answers with these shapes, and must start fast.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Self

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from domain.clock import quarter_seconds
from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages import cameras
from domain.language.reasons import reason_texts
from domain.records import CoverageSpan, VideoRecord, VideoStatus
from serving.recorded_time import RecordedTimeFields

if TYPE_CHECKING:
    from serving.auth import Caller


def example(**fields: JsonValue) -> ConfigDict:
    """A model's settings with one example of it, as the description of the API shows it."""
    return ConfigDict(json_schema_extra={"example": fields})


class ErrorTextOut(BaseModel):
    """Why a video failed, in both languages."""

    code: str
    en: str
    ko: str

    @classmethod
    def of(cls, video: VideoRecord) -> Self | None:
        if video.error_code is None:
            return None
        code = video.error_code
        english, korean = reason_texts(code)
        return cls(code=code, en=english, ko=korean)


class VideoOut(RecordedTimeFields):
    """A recording as the list shows it. Times have an offset; `duration` is in quarters of a second.

    `incidents` are the types of incidents that were found, most severe first; `major_event` names the first.
    `recorded_at_source` is where its time is known from (`upload`, `edit`, `metadata`, `file_name`), and
    `recorded_at_sureness` how sure that is (`high`, `medium`, `low`).
    """

    model_config = example(
        id="41",
        video_id=41,
        name="gate2_morning.mp4",
        current_s3_url="http://localhost:8000/api/media/videos/2026/03/02/1f6f_gate2_morning.mp4?expires=1",
        file_path="http://localhost:8000/api/media/videos/2026/03/02/1f6f_gate2_morning.mp4?expires=1",
        duration=73.5,
        file_size=18874368,
        upload_date="2026-03-02T01:15:09Z",
        created_at="2026-03-02T01:15:09Z",
        recorded_at="2026-03-02T08:40:00+09:00",
        recorded_at_display="2026-03-02 08:40:00",
        recorded_at_source="upload",
        recorded_at_sureness="high",
        recorded_at_note={"en": "Given with the upload.", "ko": text(cameras.FROM_UPLOAD, Language.KOREAN)},
        time_zone="Asia/Seoul",
        thumbnail_url="http://localhost:8000/api/media/thumbnails/41.jpg?expires=1",
        chat_count=2,
        major_event=None,
        incidents=[],
        summary=None,
        summary_en=None,
        analysis_status="completed",
        analysis_progress=100,
        error=None,
        camera="door",
        description="",
    )
    id: str
    video_id: int
    name: str
    current_s3_url: str
    file_path: str
    duration: float
    file_size: int
    upload_date: datetime
    created_at: datetime
    thumbnail_url: str | None
    chat_count: int
    major_event: str | None
    incidents: list[EventType]
    summary: str | None
    summary_en: str | None
    analysis_status: VideoStatus
    analysis_progress: int
    error: ErrorTextOut | None
    camera: str | None
    description: str

    @classmethod
    def of(cls, video: VideoRecord, caller: "Caller") -> Self:
        url = caller.media_url(video.object_key)
        return cls(
            id=str(video.video_id),
            video_id=video.video_id,
            name=video.name,
            current_s3_url=url,
            file_path=url,
            duration=quarter_seconds(video.duration_s),
            file_size=video.size_bytes,
            upload_date=video.uploaded_at,
            created_at=video.uploaded_at,
            **cls.fields_of(video, caller.zone),
            thumbnail_url=caller.media_url(video.thumbnail_key) if video.thumbnail_key else None,
            chat_count=video.chat_count,
            major_event=video.incidents[0].kind.mark if video.incidents else None,
            incidents=list(video.incidents),
            summary=video.summary.text_ko if video.summary else None,
            summary_en=video.summary.text_en if video.summary else None,
            analysis_status=video.status,
            analysis_progress=video.progress,
            error=ErrorTextOut.of(video),
            camera=video.camera,
            description=video.description,
        )


class SpanOut(BaseModel):
    """A stretch of a video, in seconds, and how it was looked at."""

    start_s: float
    end_s: float
    state: str
    reason_en: str | None
    reason_ko: str | None

    @classmethod
    def of(cls, span: CoverageSpan) -> Self:
        english, korean = reason_texts(span.reason) if span.reason else (None, None)
        return cls(
            start_s=span.range.start_s,
            end_s=span.range.end_s,
            state=span.state,
            reason_en=english,
            reason_ko=korean,
        )


class VideoDetailOut(VideoOut):
    """One recording, with what of it was looked at and how many people were followed.

    `overlaps` names other recordings of its camera that show the same time.
    """

    width: int | None
    height: int | None
    fps: float | None
    codec: str | None
    people: int
    coverage: list[SpanOut]
    overlaps: list[int]

    @classmethod
    def of_parts(
        cls, video: VideoRecord, people: int, spans: list[SpanOut], overlaps: list[int], caller: "Caller"
    ) -> Self:
        probe = video.probe
        return cls(
            **VideoOut.of(video, caller).model_dump(),
            width=probe.width if probe else None,
            height=probe.height if probe else None,
            fps=probe.fps if probe else None,
            codec=probe.codec if probe else None,
            people=people,
            coverage=spans,
            overlaps=overlaps,
        )


class ProgressOut(BaseModel):
    """How far an analysis is; clients that poll stop at `is_completed` or `is_failed`."""

    model_config = example(
        video_id=41, progress=35, status="processing", is_completed=False, is_failed=False, error=None
    )
    video_id: int
    progress: int = Field(ge=0, le=100)
    status: VideoStatus
    is_completed: bool
    is_failed: bool
    error: ErrorTextOut | None = None

    @classmethod
    def of(cls, video: VideoRecord) -> Self:
        return cls(
            video_id=video.video_id,
            progress=video.progress,
            status=video.status,
            is_completed=video.status is VideoStatus.COMPLETED,
            is_failed=video.status is VideoStatus.FAILED,
            error=ErrorTextOut.of(video),
        )
