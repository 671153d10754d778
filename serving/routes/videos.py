"""Recordings: the list, one of them, and how far its analysis is."""

from fastapi import APIRouter, Response

from domain.keys import tables_prefix
from domain.records import VideoRecord, VideoStatus
from resources.db.engine import Stores
from serving.schemas import ErrorText, ProgressOut, SpanOut, VideoDetailOut, VideoOut
from serving.services import ServicesDep, VideoId

router = APIRouter(tags=["videos"])


@router.get("/db/videos")
async def list_videos(services: ServicesDep) -> list[VideoOut]:
    """Every recording, newest first."""
    videos = await services.database.run(lambda stores: stores.videos.newest_first())
    return [VideoOut.of(video, services) for video in videos]


@router.head("/db/videos")
async def probe_videos() -> Response:
    """For clients that ask whether the service is there."""
    return Response()


@router.get("/db/videos/{video_id}")
@router.get("/api/videos/{video_id}")
async def read_video(video_id: VideoId, services: ServicesDep) -> VideoDetailOut:
    """One recording, with its coverage."""

    def work(stores: Stores) -> tuple[VideoRecord, int, list[SpanOut]]:
        spans = [SpanOut.of(span) for span in stores.coverage.of_video(video_id)]
        return stores.videos.get(video_id), stores.tracks.count(video_id), spans

    video, people, spans = await services.database.run(work)
    probe = video.probe
    return VideoDetailOut(
        **VideoOut.of(video, services).model_dump(),
        width=probe.width if probe else None,
        height=probe.height if probe else None,
        fps=probe.fps if probe else None,
        codec=probe.codec if probe else None,
        people=people,
        coverage=spans,
    )


@router.delete("/db/videos/{video_id}", status_code=204)
async def delete_video(video_id: VideoId, services: ServicesDep) -> Response:
    """Remove a recording with its events, vectors, chats and files; a second time it is not found."""
    record = await services.database.run(lambda stores: stores.videos.delete(video_id))
    for key in filter(None, (record.object_key, record.thumbnail_key)):
        services.store.delete(key)
    services.store.delete_below(tables_prefix(video_id))
    return Response(status_code=204)


@router.get("/db/videos/{video_id}/progress")
async def read_progress(video_id: VideoId, services: ServicesDep) -> ProgressOut:
    """How far the analysis is. 100 only when its results can be read."""
    video = await services.database.run(lambda stores: stores.videos.get(video_id))
    return ProgressOut(
        video_id=video.video_id,
        progress=video.progress,
        status=video.status,
        is_completed=video.status is VideoStatus.COMPLETED,
        is_failed=video.status is VideoStatus.FAILED,
        error=ErrorText.of(video),
    )
