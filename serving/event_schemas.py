"""Events as the API shows them."""

from dataclasses import asdict
from typing import Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from domain.clock import wall_clock_at
from domain.events.types import EventType
from domain.language.message import Language
from domain.language.wording import describe_event, plain_sentence
from domain.records import THINGS, StoredEvent, VideoRecord
from serving.person_guesses import UNKNOWN_AGE, UNKNOWN_GENDER, PersonGuesses
from serving.recorded_time import WALL_CLOCK
from serving.schemas import example

LOCATION = {"left": 1, "center": 2, "right": 3}
"""Numbers of the first front end."""


class HighlightOut(BaseModel):
    """The kept pictures and clip of an event, at signed addresses; times are seconds of the recording.

    `frame_url` is the picture as it was recorded, `boxed_url` a copy with the box drawn in. Where there are
    none, the reason says why.
    """

    frame_url: str | None
    boxed_url: str | None
    frame_s: float | None
    clip_url: str | None
    clip_start_s: float | None
    clip_end_s: float | None
    reason_en: str | None
    reason_ko: str | None


class EventOut(BaseModel):
    """An event. `timestamp` and `end_timestamp` are seconds; `bbox` is xyxy in 0..1 of the frame.

    `location` is 1 left, 2 center, 3 right, `area_of_interest` the camera's zone or line. `obj_id` is 0 where
    an event is of nobody. `gender` and `age` are what classifiers guess of its first person; where none are
    configured or sure, they say so in words for the first front end, which prints them as they are. `age` is
    a number where the classifier knows years, else a range. `orientataion` is where the person went
    meanwhile, in degrees as in the list of people, and empty where they hardly moved. `label` says what the
    event is about: a person or thing. `source` is rules, or the name of the model that saw it in pictures;
    such an event is that model's word, `action_detected` too. `absolute_time_display` is the wall clock in
    the zone of its camera, as `recorded_at_display` of the recording. `thumbnail_url` is a small picture of
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
        gender_score=None,
        age=UNKNOWN_AGE,
        age_score=None,
        orientataion="270",
        person_ko="",
        person_en="",
        label="person",
        confidence=0.93,
        action_detected="person_enter",
        source="rules",
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
    gender_score: float | None
    age: float | str
    age_score: float | None
    orientataion: str
    person_ko: str
    person_en: str
    label: str
    confidence: float
    action_detected: str
    source: str
    scene_analysis: str
    scene_analysis_en: str
    obj_id: int
    people: list[int]
    bbox: list[float]
    run_id: str
    thumbnail_url: str | None = None
    highlight: HighlightOut | None = None

    @classmethod
    def of(
        cls,
        stored: StoredEvent,
        video: VideoRecord,
        zone: ZoneInfo,
        guesses: PersonGuesses | None = None,
    ) -> Self:
        event, began = stored.event, video.recorded_at
        moment = wall_clock_at(began, event.range.start_s, video.zone_or(zone)) if began else None
        return cls(
            id=stored.event_id,
            video=stored.video_id,
            timestamp=round(event.range.start_s, 2),
            end_timestamp=round(event.range.end_s, 2),
            event_type=event.type,
            absolute_time_display=f"{moment:{WALL_CLOCK}}" if moment else None,
            location=LOCATION.get(event.side or "", ""),
            area_of_interest=event.zone or "",
            **asdict(guesses or PersonGuesses()),
            label=event.label,
            confidence=round(event.confidence, 3),
            action_detected=event.action or event.type,
            source=event.source,
            scene_analysis=f"{describe_event(event, Language.KOREAN)}.",
            scene_analysis_en=f"{describe_event(event, Language.ENGLISH)}.",
            obj_id=event.track_numbers[0] if event.track_numbers else 0,
            people=[] if event.label in THINGS else list(event.track_numbers),
            bbox=list(event.box),
            run_id=stored.run_id,
        )
