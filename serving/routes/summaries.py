"""A recording, or a day, in a few sentences."""

import asyncio
import time
from datetime import date
from functools import partial
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field

from analysis.summaries import ASKED_MODEL_S, TEMPLATE, draft_of, write_summary
from domain.language.day_summary import camera_text, date_text, site_text
from domain.language.message import Language, text, texts
from domain.language.messages import days as say_days, refusals as say
from domain.records import VideoRecord, VideoStatus
from domain.summaries.days import Day
from domain.summaries.drafts import WrittenSummary
from resources.db.engine import Stores
from resources.db.stores.days import DaySummary, Scope
from resources.db.stores.summaries import SummaryState
from resources.errors import BusyError, NotFoundError, SentinelError
from serving.auth import Caller, Viewer
from serving.services import VideoId

router = APIRouter(tags=["summaries"])
OTHERS_S = 20.0
"""Seconds for which a request waits for a summary that another one is writing: clients wait 30 s."""
LOOK_S = 0.25
"""Seconds between two looks for it."""


class SummaryRequest(BaseModel):
    """Accepted for older clients; the summary is made with the analysis, and there is one kind."""

    model_config = ConfigDict(json_schema_extra={"example": {"summary_type": "events", "async": False}})
    summary_type: Literal["events"] = "events"
    is_async: bool = Field(default=True, alias="async")


class SummaryOut(BaseModel):
    """`summary_source` is `template`, or the language model that wrote it."""

    success: bool
    summary: str
    summary_en: str
    video_id: int
    video_name: str
    events_count: int
    summary_type: str
    summary_status: str
    summary_source: str
    processing_time: float


class SummaryStatusOut(BaseModel):
    """`summary_status` is `pending`, `generating`, `completed` or `failed`.

    `summary_source` is `template` or the model that wrote it; `failure` says why no model did where one was
    asked, or why there is no summary.
    """

    video_id: int
    summary_status: str
    has_summary: bool
    summary: str | None
    summary_source: str | None
    failure: str | None


class DaySummaryOut(BaseModel):
    """A day of a camera, or of a site with all of its cameras."""

    date: date
    camera: str | None
    site: str | None
    time_zone: str
    recordings: int
    cameras: list[str]
    summary: str
    summary_en: str
    summary_source: str


STATUS = {
    VideoStatus.PENDING: "pending",
    VideoStatus.PROCESSING: "generating",
    VideoStatus.COMPLETED: "pending",
    VideoStatus.FAILED: "failed",
}
"""Where the summary of a recording stands that has none, and that nobody has begun."""


@router.post("/api/videos/{video_id}/summary")
async def read_summary(video_id: VideoId, body: SummaryRequest, caller: Viewer) -> SummaryOut:
    """The stored summary; made now where an analysed recording has none. 400 before it is analysed."""
    began = time.monotonic()
    video, state = await caller.read(partial(look, video_id=video_id))
    if video.summary is None:
        if not video.is_ready:
            raise SentinelError(*texts(say.no_summary_yet, video.name, video.status.value))
        await make_now(video_id, caller)
        video, state = await caller.read(partial(look, video_id=video_id))
    if video.summary is None:
        raise BusyError(*texts(say.summary_under_way, video.name))
    events = await caller.read(lambda stores: sum(stores.events.counts(video_id).values()))
    return SummaryOut(
        success=True,
        summary=video.summary.text_ko,
        summary_en=video.summary.text_en,
        video_id=video_id,
        video_name=video.name,
        events_count=events,
        summary_type=body.summary_type,
        summary_status="completed",
        summary_source=state.source if state and state.source else TEMPLATE,
        processing_time=round(time.monotonic() - began, 3),
    )


def look(stores: Stores, video_id: int) -> tuple[VideoRecord, SummaryState | None]:
    return stores.videos.get(video_id), stores.summaries.state(video_id)


async def make_now(video_id: int, caller: Caller) -> None:
    """Write and store a summary, or wait for whoever is writing it."""
    by = f"api {caller.request_id}"
    deadline = time.monotonic() + OTHERS_S
    while not await caller.run(lambda stores: stores.summaries.claim(video_id, by)):
        await asyncio.sleep(LOOK_S)
        video, _ = await caller.read(partial(look, video_id=video_id))
        if video.summary is not None or time.monotonic() > deadline:
            return
    try:
        draft = await caller.read(lambda stores: draft_of(stores, video_id, caller.zone))
        settings = caller.services.settings
        written: WrittenSummary = await asyncio.to_thread(write_summary, draft, settings, ASKED_MODEL_S)
        await caller.run(lambda stores: stores.summaries.complete(video_id, written, by))
    except Exception as error:
        failure = f"{type(error).__name__}: {error}"
        await caller.run(lambda stores: stores.summaries.fail(video_id, by, failure))
        raise


@router.get("/api/videos/{video_id}/summary/status")
async def read_summary_status(video_id: VideoId, caller: Viewer) -> SummaryStatusOut:
    """Whether there is a summary, and what it says."""
    video, state = await caller.read(partial(look, video_id=video_id))
    status = state.status if state is not None and not video.summary else STATUS[video.status]
    return SummaryStatusOut(
        video_id=video_id,
        summary_status="completed" if video.summary else status,
        has_summary=video.summary is not None,
        summary=video.summary.text_ko if video.summary else None,
        summary_source=state.source if state else None,
        failure=state.failure if state else None,
    )


@router.get("/api/summaries/day")
async def read_day_summary(
    caller: Viewer,
    on: Annotated[date, Query(alias="date", description="A day on the calendar, as 2026-03-02.")],
    camera: Annotated[str | None, Query(max_length=200, description="Name of a camera.")] = None,
    site: Annotated[str | None, Query(max_length=200, description="Name of a site; empty: no site.")] = None,
) -> DaySummaryOut:
    """A day of a camera or of a site, from midnight to midnight of its time zone; 404 while there is none."""
    if (camera is None) == (site is None):
        raise SentinelError(*texts(say_days.ONE_OF_TWO))
    scope, name = (Scope.CAMERA, camera) if camera is not None else (Scope.SITE, site or "")
    try:
        found = await caller.read(lambda stores: stores.days.get(scope, name or "", on))
    except NotFoundError as error:
        raise NotFoundError(*none_yet(scope, name or "", Day(on, caller.zone))) from error
    return day_out(found)


def none_yet(scope: Scope, name: str, day: Day) -> list[str]:
    who = camera_text if scope is Scope.CAMERA else site_text
    return [
        text(say_days.none_yet, language, who(name, language), date_text(day, language))
        for language in Language
    ]


def day_out(found: DaySummary) -> DaySummaryOut:
    return DaySummaryOut(
        date=found.day,
        camera=found.name if found.scope is Scope.CAMERA else None,
        site=found.name if found.scope is Scope.SITE else None,
        time_zone=found.time_zone,
        recordings=found.recordings,
        cameras=[name for name in found.cameras if name],
        summary=found.written.summary.text_ko,
        summary_en=found.written.summary.text_en,
        summary_source=found.written.source,
    )
