"""A recording in a few sentences."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from domain.language.message import texts
from domain.language.messages import refusals as say
from domain.records import VideoRecord, VideoStatus
from resources.db.engine import Stores
from resources.errors import SentinelError
from serving.auth import Viewer
from serving.services import VideoId

router = APIRouter(tags=["summaries"])


class SummaryRequest(BaseModel):
    """Accepted for older clients; the summary is made with the analysis, and there is one kind."""

    model_config = ConfigDict(json_schema_extra={"example": {"summary_type": "events", "async": False}})
    summary_type: Literal["events"] = "events"
    is_async: bool = Field(default=True, alias="async")


class SummaryOut(BaseModel):
    success: bool
    summary: str
    summary_en: str
    video_id: int
    video_name: str
    events_count: int
    summary_type: str
    summary_status: str
    processing_time: float


class SummaryStatusOut(BaseModel):
    """`summary_status` is `pending`, `generating`, `completed` or `failed`."""

    video_id: int
    summary_status: str
    has_summary: bool
    summary: str | None


STATUS = {
    VideoStatus.PENDING: "pending",
    VideoStatus.PROCESSING: "generating",
    VideoStatus.COMPLETED: "completed",
    VideoStatus.FAILED: "failed",
}


@router.post("/api/videos/{video_id}/summary")
async def read_summary(video_id: VideoId, body: SummaryRequest, caller: Viewer) -> SummaryOut:
    """The summary that the analysis has stored; 400 while there is none."""

    def work(stores: Stores) -> tuple[VideoRecord, int]:
        return stores.videos.get(video_id), sum(stores.events.counts(video_id).values())

    video, events = await caller.read(work)
    if video.summary is None:
        raise SentinelError(*texts(say.no_summary_yet, video.name, video.status.value))
    return SummaryOut(
        success=True,
        summary=video.summary.text_ko,
        summary_en=video.summary.text_en,
        video_id=video_id,
        video_name=video.name,
        events_count=events,
        summary_type=body.summary_type,
        summary_status="completed",
        processing_time=0.0,
    )


@router.get("/api/videos/{video_id}/summary/status")
async def read_summary_status(video_id: VideoId, caller: Viewer) -> SummaryStatusOut:
    """Whether there is a summary, and what it says."""
    video = await caller.read(lambda stores: stores.videos.get(video_id))
    return SummaryStatusOut(
        video_id=video_id,
        summary_status="completed" if video.summary else STATUS[video.status],
        has_summary=video.summary is not None,
        summary=video.summary.text_ko if video.summary else None,
    )
