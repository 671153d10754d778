"""The shapes of answers. Names and oddities of the first front end are kept; see docs/api.md.

Nothing here needs FastAPI: the command line reads answers with these shapes, and must start fast.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from domain.clock import wall_clock_at
from domain.events.types import EventType
from domain.language.message import Language, text
from domain.language.messages import people
from domain.language.reasons import reason_texts
from domain.language.wording import describe_event, plain_sentence
from domain.records import CoverageSpan, StoredEvent, VideoRecord, VideoStatus
from serving.highlight_schemas import HighlightOut

if TYPE_CHECKING:
    from serving.auth import Caller

COLLAPSE_LABEL = text(EventType.COLLAPSE.kind.noun.one, Language.KOREAN)
"""The first front end knows incidents by their Korean names."""
LOCATION = {"left": 1, "center": 2, "right": 3}
"""Numbers of the first front end."""
UNKNOWN_GENDER = text(people.UNKNOWN_GENDER, Language.KOREAN)
UNKNOWN_AGE = text(people.UNKNOWN_AGE, Language.KOREAN)
"""The first front end writes `인물: {gender} ({age}세)` in each row: 인물: 성별 미상 (나이 ?세)."""
QUARTERS = 4
"""Steps in a second of the lengths in lists."""
WALL_CLOCK = "%Y-%m-%d %H:%M:%S"


def quarter_seconds(duration_s: float) -> float:
    """A length as lists show it: quarters are exact in binary, so that `% 60` of it has no long tail.

    What is there at all is not shown as nothing.

    >>> quarter_seconds(139.4) % 60, quarter_seconds(0.05), quarter_seconds(0.0)
    (19.5, 0.25, 0.0)
    """
    return max(round(duration_s * QUARTERS), 1 if duration_s > 0 else 0) / QUARTERS


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


class VideoOut(BaseModel):
    """A recording as the list shows it. Times have an offset; `duration` is in quarters of a second.

    `recorded_at` has the offset of `time_zone`, and `recorded_at_display` is its wall clock there.
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
        time_zone="Asia/Seoul",
        thumbnail_url="http://localhost:8000/api/media/thumbnails/41.jpg?expires=1",
        chat_count=2,
        major_event=None,
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
    recorded_at: datetime | None
    recorded_at_display: str | None
    time_zone: str
    thumbnail_url: str | None
    chat_count: int
    major_event: str | None
    summary: str | None
    summary_en: str | None
    analysis_status: VideoStatus
    analysis_progress: int
    error: ErrorTextOut | None
    camera: str | None
    description: str

    @classmethod
    def of(cls, video: VideoRecord, caller: "Caller") -> Self:
        url, zone = caller.media_url(video.object_key), caller.zone
        began = wall_clock_at(video.recorded_at, 0, zone) if video.recorded_at else None
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
            recorded_at=began,
            recorded_at_display=f"{began:{WALL_CLOCK}}" if began else None,
            time_zone=zone.key,
            thumbnail_url=caller.media_url(video.thumbnail_key) if video.thumbnail_key else None,
            chat_count=video.chat_count,
            major_event=COLLAPSE_LABEL if video.has_collapse else None,
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
    """One recording, with what of it was looked at and how many people were followed."""

    width: int | None
    height: int | None
    fps: float | None
    codec: str | None
    people: int
    coverage: list[SpanOut]

    @classmethod
    def of_parts(cls, video: VideoRecord, people: int, spans: list[SpanOut], caller: "Caller") -> Self:
        probe = video.probe
        return cls(
            **VideoOut.of(video, caller).model_dump(),
            width=probe.width if probe else None,
            height=probe.height if probe else None,
            fps=probe.fps if probe else None,
            codec=probe.codec if probe else None,
            people=people,
            coverage=spans,
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


class EventOut(BaseModel):
    """An event. `timestamp` and `end_timestamp` are seconds; `bbox` is xyxy in 0..1 of the frame.

    `location` is 1 left, 2 center, 3 right, `area_of_interest` the camera's zone or line. `obj_id` is 0 where
    an event is of nobody. Age and gender are not known to this analysis, and say so in
    words for the first front end, which prints them as they are. `absolute_time_display` is the wall clock
    in the configured zone, as `recorded_at_display` of the recording. `thumbnail_url` is a small picture of
    any event, `highlight` the pictures and clip that are kept of those that matter most.
    """

    model_config = example(
        id=9001,
        video=41,
        timestamp=12.67,
        end_timestamp=14.2,
        event_type="person_enter",
        absolute_time_display="2026-03-02 08:40:12",
        location=1,
        area_of_interest="",
        gender=UNKNOWN_GENDER,
        age=UNKNOWN_AGE,
        confidence=0.93,
        action_detected="person_enter",
        scene_analysis=plain_sentence(EventType.PERSON_ENTER, "left", Language.KOREAN),
        scene_analysis_en="A person comes in from the left.",
        obj_id=3,
        people=[3],
        bbox=[0.1, 0.2, 0.2, 0.8],
        run_id="5b0e2c1d",
        thumbnail_url="http://localhost:8000/api/events/9001/frame?size=small",
        highlight=None,
    )
    id: int
    video: int
    timestamp: float
    end_timestamp: float
    event_type: str
    absolute_time_display: str | None
    location: int | str
    area_of_interest: int | str
    gender: str
    age: float | str
    confidence: float
    action_detected: str
    scene_analysis: str
    scene_analysis_en: str
    obj_id: int
    people: list[int]
    bbox: list[float]
    run_id: str
    thumbnail_url: str | None = None
    highlight: HighlightOut | None = None

    @classmethod
    def of(cls, stored: StoredEvent, recorded_at: datetime | None, zone: ZoneInfo) -> Self:
        event = stored.event
        moment = wall_clock_at(recorded_at, event.range.start_s, zone) if recorded_at else None
        return cls(
            id=stored.event_id,
            video=stored.video_id,
            timestamp=round(event.range.start_s, 2),
            end_timestamp=round(event.range.end_s, 2),
            event_type=event.type,
            absolute_time_display=f"{moment:{WALL_CLOCK}}" if moment else None,
            location=LOCATION.get(event.side or "", ""),
            area_of_interest=event.zone or "",
            gender=UNKNOWN_GENDER,
            age=UNKNOWN_AGE,
            confidence=round(event.confidence, 3),
            action_detected=event.action or event.type,
            scene_analysis=f"{describe_event(event, Language.KOREAN)}.",
            scene_analysis_en=f"{describe_event(event, Language.ENGLISH)}.",
            obj_id=event.track_numbers[0] if event.track_numbers else 0,
            people=list(event.track_numbers),
            bbox=list(event.box),
            run_id=stored.run_id,
        )
