"""Recordings: the list, one of them, how far its analysis is, and what people may change."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Request, Response
from fastapi.concurrency import run_in_threadpool
from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from domain.cameras.overlaps import overlapping
from domain.clock import FIRST_YEAR, LAST_YEAR
from domain.keys import exports_prefix, highlights_prefix, tables_prefix, thumbnail_object_key
from domain.records import VideoRecord
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.db.stores.videos import VideoChanges, VideoPage
from resources.errors import NotFoundError, SentinelError
from resources.storage.objects import ObjectStore
from serving.auth import Caller, Operator, Viewer
from serving.paging import CursorText, Limit, one_more, parse_cursor, read_page
from serving.schemas import ProgressOut, SpanOut, VideoDetailOut, VideoOut
from serving.services import VideoId

router = APIRouter(tags=["videos"])


def check_year(moment: datetime) -> datetime:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        context = {"first": FIRST_YEAR, "last": LAST_YEAR, "year": moment.year}
        raise PydanticCustomError("recorded_year", "a year that no recording is of", context)
    return moment


class VideoEditRequest(BaseModel):
    """What may be changed; what is left out stays. An empty `camera` takes the recording off its camera."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"example": {"camera": "door", "recorded_at": "2026-03-01T23:40:00+09:00"}},
    )
    name: str | None = Field(default=None, min_length=1, max_length=500, pattern=r"^[^\x00-\x1f]+$")
    recorded_at: Annotated[AwareDatetime, AfterValidator(check_year)] | None = None
    camera: str | None = Field(default=None, max_length=100)
    description: str | None = Field(default=None, max_length=2000, pattern=r"^[^\x00]*$")


class DownloadOut(BaseModel):
    """An address of the recording as a file, valid for `expires_in` seconds."""

    download_url: str
    file_name: str
    expires_in: int


@router.get("/db/videos")
async def list_videos(
    caller: Viewer, request: Request, response: Response, limit: Limit = None, cursor: CursorText = None
) -> list[VideoOut]:
    """Every recording, newest first; in pages where a limit is given."""
    page = VideoPage(one_more(limit), parse_position(cursor))
    videos = await caller.read(lambda stores: stores.videos.newest_first(page))
    shown = read_page(
        videos, limit, request, response, lambda each: [each.uploaded_at.isoformat(), each.video_id]
    )
    return [VideoOut.of(video, caller) for video in shown]


def parse_position(cursor: str | None) -> tuple[datetime, int] | None:
    place = parse_cursor(cursor, str, int)
    try:
        return (datetime.fromisoformat(str(place[0])), int(place[1])) if place else None
    except ValueError as error:
        raise SentinelError(f"cursor {cursor!r} names no time") from error


@router.head("/db/videos", response_class=Response)
async def probe_videos() -> Response:
    """For clients that ask whether the service is there."""
    return Response()


@router.get("/db/videos/{video_id}")
@router.get("/api/videos/{video_id}")
async def read_video(video_id: VideoId, caller: Viewer) -> VideoDetailOut:
    """One recording, with its coverage."""

    def work(stores: Stores) -> tuple[VideoRecord, int, list[SpanOut], list[int]]:
        video = stores.videos.get(video_id)
        spans = [SpanOut.of(span) for span in stores.coverage.of_video(video_id)]
        others = overlapping(video_id, stores.camera_settings.recordings(video.camera, near=video))
        return video, stores.tracks.count(video_id), spans, list(others)

    return VideoDetailOut.of_parts(*await caller.read(work), caller)


@router.patch("/db/videos/{video_id}")
async def edit_video(video_id: VideoId, body: VideoEditRequest, caller: Operator) -> VideoOut:
    """Change the name, the camera, the time of recording or the description."""
    changes = VideoChanges(**body.model_dump())

    def work(stores: Stores) -> VideoRecord:
        if body.camera:
            require_own_camera(body.camera, caller)
            stores.access.know_cameras([body.camera])
        elif body.camera == "" and caller.principal.cameras is not None:
            raise SentinelError("camera is empty; without one you could not see the recording any more")
        changed = stores.videos.change(video_id, changes)
        given = body.model_dump(mode="json", exclude_none=True)
        caller.note(stores, Action.EDIT, f"video {video_id}", **given)
        return changed

    return VideoOut.of(await caller.run(work), caller)


def require_own_camera(camera: str, caller: Caller) -> None:
    if not caller.principal.sees(camera):
        raise NotFoundError(f"camera {camera} not found")


@router.delete("/db/videos/{video_id}", status_code=204)
@router.delete("/api/s3/video/{video_id}/delete", status_code=204)
async def delete_video(video_id: VideoId, caller: Operator) -> Response:
    """Remove a recording with its events, vectors, chats and files; a second time it is not found."""

    def work(stores: Stores) -> VideoRecord:
        record = stores.videos.delete(video_id)
        caller.note(stores, Action.DELETE, f"video {video_id}", name=record.name, sha256=record.sha256)
        return record

    record = await caller.run(work)
    await run_in_threadpool(delete_objects, caller.services.store, record)
    return Response(status_code=204)


def delete_objects(store: ObjectStore, record: VideoRecord) -> None:
    keys = (record.object_key, record.thumbnail_key, thumbnail_object_key(record.video_id))
    for key in filter(None, keys):
        store.delete(key)
    for prefix in (tables_prefix, highlights_prefix, exports_prefix):
        store.delete_below(prefix(record.video_id))


@router.get("/api/s3/video/{video_id}/download")
async def export_video(video_id: VideoId, caller: Viewer) -> DownloadOut:
    """An address to save the recording from. Who asked for it is logged."""

    def work(stores: Stores) -> VideoRecord:
        video = stores.videos.get(video_id)
        caller.note(stores, Action.EXPORT, f"video {video_id}", name=video.name, sha256=video.sha256)
        return video

    video = await caller.run(work)
    return DownloadOut(
        download_url=f"{caller.media_url(video.object_key)}&download=true",
        file_name=video.name,
        expires_in=caller.services.settings.media_expires_s,
    )


@router.get("/db/videos/{video_id}/progress")
async def read_progress(video_id: VideoId, caller: Viewer) -> ProgressOut:
    """How far the analysis is. 100 only when its results can be read."""
    return ProgressOut.of(await caller.read(lambda stores: stores.videos.get(video_id)))
