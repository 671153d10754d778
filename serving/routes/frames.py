"""A picture of any event, made when it is first asked for and kept beside the recording."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field

from analysis.clips import encode_picture, picture_at
from domain.events.highlights import picture_mark
from domain.keys import highlight_picture_key
from domain.language.message import texts
from domain.language.messages import exports as say
from domain.language.reasons import AnalysisError
from domain.records import Event, StoredEvent, VideoRecord
from resources.db.engine import Stores
from resources.errors import NotFoundError, SentinelError
from resources.storage.objects import ObjectStore
from serving.auth import Viewer
from serving.errors import UnplayableError
from serving.services import BigId

router = APIRouter(tags=["events"])
JPEG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}
}
CACHE = "private, no-cache"
"""Browsers keep the picture and ask each time whether it is still that of the event."""


class FrameQuery(BaseModel):
    """`box` draws the event's box in; `size` small is for lists; `at` is another moment of the event (s)."""

    box: bool | None = None
    size: Literal["full", "small"] = "full"
    at: float | None = Field(default=None, allow_inf_nan=False)

    @property
    def is_boxed(self) -> bool:
        """Without a word about it, the box is drawn in at the best moment, where it is known."""
        return self.at is None if self.box is None else self.box

    @property
    def kind(self) -> str:
        """As it stands in the name of the object."""
        parts = ["box"] if self.is_boxed else []
        return "_".join([*parts, "small"] if self.size == "small" else parts)

    def moment_s(self, event: Event) -> float:
        """The moment to show; raises `SentinelError` for one that is not of the event."""
        if self.at is None:
            return event.best_moment_s
        if self.is_boxed:
            raise SentinelError(*texts(say.BOX_AT_MOMENT))
        if not event.range.start_s <= self.at <= event.range.end_s:
            raise SentinelError(*texts(say.moment_outside, self.at, event.range.start_s, event.range.end_s))
        return self.at


@router.get("/api/events/{event_id}/frame", response_class=Response, responses=JPEG)
async def read_frame(
    event_id: BigId, query: Annotated[FrameQuery, Query()], caller: Viewer, request: Request
) -> Response:
    """The picture of an event at its best moment, as JPEG; 409 where nothing can be read there."""

    def look(stores: Stores) -> tuple[StoredEvent, VideoRecord]:
        found = stores.events.get(event_id)
        return found, stores.videos.get(found.video_id)

    stored, video = await caller.read(look)
    if not video.is_playable:
        raise UnplayableError(video.error_code or "not_checked", video.name)
    moment_s = query.moment_s(stored.event)
    tag = f'"{picture_mark(video.sha256, stored.event)}-{moment_s:.3f}-{query.kind}"'
    headers = {"ETag": tag, "Cache-Control": CACHE, "Cross-Origin-Resource-Policy": "cross-origin"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    store = caller.services.store
    try:
        data = await caller.services.media.make_picture(lambda: frame_of(store, video, stored.event, query))
    except AnalysisError as error:
        raise UnplayableError(error.code, video.name) from error
    return Response(data, media_type="image/jpeg", headers=headers)


def frame_of(store: ObjectStore, video: VideoRecord, event: Event, query: FrameQuery) -> bytes:
    """The picture as JPEG: the one that is kept, else a new one, kept if it is of the best moment."""
    mark = picture_mark(video.sha256, event)
    place = (video.video_id, mark, event.best_moment_s, event.type.value)
    key = highlight_picture_key(*place, query.kind)
    if query.at is None and store.exists(key):
        return store.get(key)
    data = make_frame(store, video, event, query)
    if query.at is None:
        store.put(key, data)
    return data


def make_frame(store: ObjectStore, video: VideoRecord, event: Event, query: FrameQuery) -> bytes:
    """Raises `AnalysisError` where the recording is gone, or has no readable picture there."""
    try:
        with store.as_file(video.object_key) as path:
            picture = picture_at(path, query.moment_s(event))
    except NotFoundError as error:
        raise AnalysisError("file_missing", video.object_key) from error
    box = event.box if query.is_boxed else None
    return encode_picture(picture.image, box, is_small=query.size == "small")
