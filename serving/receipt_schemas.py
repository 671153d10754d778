"""The shape of a receipt: from a sentence of an answer down to the run that made what it rests on."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from pydantic import BaseModel

from serving.recorded_time import NoteOut
from serving.schemas import SpanOut


class ReceiptRecordingOut(BaseModel):
    """The recording as it was named then; `sha256` is that of the stored file."""

    video_id: int
    name: str
    camera: str | None
    sha256: str
    recorded_from: datetime | None
    recorded_until: datetime | None
    time_zone: str


class ReceiptWindowOut(BaseModel):
    """The stretch that a search compares, around the events."""

    window_id: int
    start_s: float
    end_s: float
    text_en: str
    text_ko: str
    is_quiet: bool


class ReceiptEventOut(BaseModel):
    """An event that the sentence rests on, as it was then."""

    event_id: int
    event_type: str
    text_en: str
    text_ko: str
    start_s: float
    end_s: float
    track_numbers: list[int]
    confidence: float
    source: str
    run_id: str


class ReceiptPersonOut(BaseModel):
    """A followed person or thing; a colour of clothes that is not certain is null."""

    number: int
    label: str
    start_s: float
    end_s: float
    upper: str | None
    upper_ko: str | None
    lower: str | None
    lower_ko: str | None
    confidence: float
    run_id: str


class ReceiptRunOut(BaseModel):
    """A run of the analysis and the stages of which it made what was stored then.

    `models` are by role, with their digest; `seconds` by stage. What is null is no longer known.
    """

    run_id: str
    stages: list[str]
    dagster_url: str
    analysis_version: str | None
    device: str | None
    started_at: datetime | None
    models: Mapping[str, str]
    settings: Mapping[str, Any]
    seconds: Mapping[str, float]


class ReceiptCostOut(BaseModel):
    """All calls of a hosted model on the day of a run, for all recordings, in US dollars."""

    day: date
    model: str
    purpose: str
    calls: int
    cost_usd: float


class ReceiptOut(BaseModel):
    """What a sentence of an answer rests on.

    With `is_older`, it was given from an older analysis; `note` says so, and whether the newer one found the
    same (`still_holds`). `frame_url` is the picture of `frame_s`, with the box where one is known. `costs` is
    empty where only models of this machine were used, which cost nothing.
    """

    receipt_id: str
    sentence: str
    question: str
    session_id: str | None
    made_at: datetime
    start_s: float
    end_s: float
    is_older: bool
    still_holds: bool
    note: NoteOut | None
    recording: ReceiptRecordingOut
    window: ReceiptWindowOut | None
    events: list[ReceiptEventOut]
    people: list[ReceiptPersonOut]
    coverage: list[SpanOut]
    frame_url: str
    frame_s: float
    runs: list[ReceiptRunOut]
    costs: list[ReceiptCostOut]
