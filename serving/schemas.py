"""The shapes of answers. Names and oddities of the first front end are kept; see docs/api.md."""

from dataclasses import asdict
from datetime import datetime
from typing import Self

from pydantic import BaseModel, Field

from domain.answers import Answer, Citation
from domain.clock import moment_of
from domain.reasons import reason_text
from domain.records import CoverageSpan, StoredEvent, VideoRecord
from domain.wording import Language, happening
from serving.services import Services

LOCATION = {"left": 1, "center": 2, "right": 3}


class ErrorText(BaseModel):
    """Why a video failed, in both languages."""

    code: str
    en: str
    ko: str

    @classmethod
    def of(cls, video: VideoRecord) -> Self | None:
        if video.error_code is None:
            return None
        code = video.error_code
        english, korean = (reason_text(code, language) for language in Language)
        return cls(code=code, en=english, ko=korean)


class VideoOut(BaseModel):
    """A recording as the list shows it. Times have a UTC offset; `duration` is in seconds."""

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
    thumbnail_url: str | None
    chat_count: int
    major_event: str | None
    summary: str | None
    summary_en: str | None
    analysis_status: str
    analysis_progress: int
    error: ErrorText | None

    @classmethod
    def of(cls, video: VideoRecord, services: Services) -> Self:
        url = services.media_url(video.object_key)
        return cls(
            id=str(video.video_id),
            video_id=video.video_id,
            name=video.name,
            current_s3_url=url,
            file_path=url,
            duration=round(video.duration_s, 2),
            file_size=video.size_bytes,
            upload_date=video.uploaded_at,
            created_at=video.uploaded_at,
            recorded_at=video.recorded_at,
            thumbnail_url=services.media_url(video.thumbnail_key) if video.thumbnail_key else None,
            chat_count=video.chat_count,
            major_event=None,
            summary=video.summary.text_ko if video.summary else None,
            summary_en=video.summary.text_en if video.summary else None,
            analysis_status=video.status,
            analysis_progress=video.progress,
            error=ErrorText.of(video),
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
        texts = [reason_text(span.reason, language) if span.reason else None for language in Language]
        return cls(
            start_s=span.range.start_s,
            end_s=span.range.end_s,
            state=span.state,
            reason_en=texts[0],
            reason_ko=texts[1],
        )


class VideoDetailOut(VideoOut):
    """One recording, with what of it was looked at and how many people were followed."""

    width: int | None = None
    height: int | None = None
    fps: float | None = None
    codec: str | None = None
    people: int = 0
    coverage: list[SpanOut] = Field(default_factory=list)


class ProgressOut(BaseModel):
    video_id: int
    progress: int = Field(ge=0, le=100)
    status: str
    is_completed: bool
    is_failed: bool
    error: ErrorText | None = None


class EventOut(BaseModel):
    """An event. `timestamp` and `end_timestamp` are seconds; `bbox` is xyxy in 0..1 of the frame.

    `location` is 1 left, 2 center, 3 right. Age and gender are not known to this analysis and empty.
    """

    id: int
    video: int
    timestamp: float
    end_timestamp: float
    event_type: str
    absolute_time_display: str | None
    location: int | str
    area_of_interest: int | str
    gender: str
    age: float | None
    confidence: float
    action_detected: str
    scene_analysis: str
    scene_analysis_en: str
    obj_id: int
    people: list[int]
    bbox: list[float]
    run_id: str

    @classmethod
    def of(cls, stored: StoredEvent, recorded_at: datetime | None) -> Self:
        event = stored.event
        moment = moment_of(recorded_at, event.range.start_s) if recorded_at else None
        return cls(
            id=stored.event_id,
            video=stored.video_id,
            timestamp=round(event.range.start_s, 2),
            end_timestamp=round(event.range.end_s, 2),
            event_type=event.type,
            absolute_time_display=f"{moment:%Y-%m-%d %H:%M:%S}" if moment else None,
            location=LOCATION.get(event.side or "", ""),
            area_of_interest="",
            gender="",
            age=None,
            confidence=round(event.confidence, 3),
            action_detected=event.type,
            scene_analysis=f"{happening(event, Language.KOREAN)}.",
            scene_analysis_en=f"{happening(event, Language.ENGLISH)}.",
            obj_id=event.track_numbers[0],
            people=list(event.track_numbers),
            bbox=list(event.box),
            run_id=stored.run_id,
        )


class CitationOut(BaseModel):
    """The stretch of video that a sentence rests on, in seconds, and what made it."""

    video_id: int
    start_s: float
    end_s: float
    event_id: int | None
    window_id: int | None
    run_id: str

    @classmethod
    def of(cls, citation: Citation) -> Self:
        return cls(**asdict(citation))


class SentenceOut(BaseModel):
    text: str
    citations: list[CitationOut]


class CitedEventOut(BaseModel):
    id: int
    timestamp: float
    event_type: str
    action_detected: str
    location: int | str
    scene_analysis: str

    @classmethod
    def of(cls, stored: StoredEvent | None) -> Self | None:
        if stored is None:
            return None
        return cls(
            id=stored.event_id,
            timestamp=round(stored.event.range.start_s, 2),
            event_type=stored.event.type,
            action_detected=stored.event.type,
            location=LOCATION.get(stored.event.side or "", ""),
            scene_analysis=f"{happening(stored.event, Language.KOREAN)}.",
        )


class AnswerOut(BaseModel):
    """`response` is the whole text; `sentences` are its parts, each with its evidence."""

    session_id: str | None
    response: str
    timestamp: datetime
    event: CitedEventOut | None
    sentences: list[SentenceOut]
    coverage_share: float

    @staticmethod
    def sentences_of(answer: Answer) -> list[SentenceOut]:
        return [
            SentenceOut(text=each.text, citations=[CitationOut.of(cited) for cited in each.citations])
            for each in answer.sentences
        ]


class DetailedAnswerOut(AnswerOut):
    """An answer with every event that it rests on, and what kind of question it took."""

    analysis_type: str
    event_count: int
    events: list[CitedEventOut]
