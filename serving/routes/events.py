"""What happened in a recording."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from domain.events.types import EventType
from domain.records import StoredEvent, VideoRecord
from resources.db.engine import Stores
from resources.db.stores.events import EventFilter
from serving.auth import Viewer
from serving.errors import UnknownValueError
from serving.event_extras import EventExtras, show_event
from serving.event_schemas import EventOut
from serving.paging import CursorText, Limit, one_more, parse_cursor, read_page
from serving.services import BigId, VideoId

router = APIRouter(tags=["events"])


class TypeCountOut(BaseModel):
    event_type: str
    count: int


class VideoStatsOut(BaseModel):
    video_id: str
    most_frequent_event: TypeCountOut | None
    stats: list[TypeCountOut]


class EventsRequest(BaseModel):
    """Which events are wanted; `event_type` is a type or a part of one, times are those of the beginning."""

    video: VideoId
    event_type: str | None = Field(default=None, max_length=100, pattern=r"^[^\x00]*$")
    timestamp__gte: float | None = Field(default=None, allow_inf_nan=False)
    timestamp__lte: float | None = Field(default=None, allow_inf_nan=False)
    limit: Limit = None
    cursor: CursorText = None

    def as_filter(self) -> EventFilter:
        place = parse_cursor(self.cursor, float, int)
        check_type(self.event_type)
        return EventFilter(
            video_ids=(self.video,),
            type_part=self.event_type,
            start_s=(self.timestamp__gte, self.timestamp__lte),
            after=(float(place[0]), int(place[1])) if place else None,
            limit=one_more(self.limit),
        )


def check_type(text: str | None) -> None:
    """Raises `UnknownValueError` for what is no part of any type: an empty list would say that none were."""
    if text and not any(text.lower() in kind for kind in EventType):
        raise UnknownValueError("event_type", text, tuple(EventType))


@router.get("/db/events")
async def list_events(
    query: Annotated[EventsRequest, Query()], caller: Viewer, request: Request, response: Response
) -> list[EventOut]:
    """Every event of a recording, by time; empty for one that does not exist."""
    wanted = query.as_filter()

    def work(stores: Stores) -> tuple[VideoRecord | None, tuple[StoredEvent, ...], EventExtras]:
        events = stores.events.matching(wanted) if stores.videos.is_visible(query.video) else ()
        if not events:
            return None, (), EventExtras()
        video = stores.videos.get(query.video)
        return video, events, EventExtras.read(stores, events, video)

    video, events, extras = await caller.read(work)
    shown = read_page(
        events, query.limit, request, response, lambda each: [each.event.range.start_s, each.event_id]
    )
    return [show_event(each, video, extras, caller) for each in shown if video]


@router.get("/db/events/video-stats")
async def video_stats(video_id: VideoId, caller: Viewer) -> VideoStatsOut:
    """Events per type, most frequent first."""

    def work(stores: Stores) -> dict[str, int]:
        return stores.events.counts(video_id) if stores.videos.is_visible(video_id) else {}

    counts = await caller.read(work)
    stats = [TypeCountOut(event_type=kind, count=count) for kind, count in counts.items()]
    return VideoStatsOut(video_id=str(video_id), most_frequent_event=stats[0] if stats else None, stats=stats)


@router.get("/db/events/{event_id}")
async def read_event(event_id: BigId, caller: Viewer) -> EventOut:
    """One event."""

    def work(stores: Stores) -> tuple[StoredEvent, VideoRecord, EventExtras]:
        stored = stores.events.get(event_id)
        video = stores.videos.get(stored.video_id)
        return stored, video, EventExtras.read(stores, [stored], video)

    return show_event(*await caller.read(work), caller)
