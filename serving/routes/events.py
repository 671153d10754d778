"""What happened in a recording."""

from datetime import datetime

from fastapi import APIRouter
from pydantic import BaseModel

from domain.records import StoredEvent
from resources.db.engine import Stores
from serving.schemas import EventOut
from serving.services import ServicesDep, VideoId

router = APIRouter(tags=["events"])


class TypeCount(BaseModel):
    event_type: str
    count: int


class VideoStats(BaseModel):
    video_id: str
    most_frequent_event: TypeCount | None
    stats: list[TypeCount]


@router.get("/db/events")
async def list_events(video: VideoId, services: ServicesDep) -> list[EventOut]:
    """Every event of a recording, by time; empty for one that does not exist."""

    def work(stores: Stores) -> tuple[datetime | None, tuple[StoredEvent, ...]]:
        events = stores.events.of_video(video)
        return (stores.videos.get(video).recorded_at if events else None), events

    recorded_at, events = await services.database.run(work)
    return [EventOut.of(stored, recorded_at) for stored in events]


@router.get("/db/events/video-stats")
async def video_stats(video_id: VideoId, services: ServicesDep) -> VideoStats:
    """Events per type, most frequent first."""
    counts = await services.database.run(lambda stores: stores.events.counts(video_id))
    stats = [TypeCount(event_type=kind, count=count) for kind, count in counts.items()]
    return VideoStats(video_id=str(video_id), most_frequent_event=stats[0] if stats else None, stats=stats)
