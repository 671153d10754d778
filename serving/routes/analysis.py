"""Ask for an analysis again."""

from fastapi import APIRouter
from pydantic import BaseModel

from serving.services import ServicesDep, VideoId

router = APIRouter(tags=["analysis"])


class Queued(BaseModel):
    video_id: int
    run_key: str


@router.post("/api/videos/{video_id}/analysis", status_code=202)
async def analyse_again(video_id: VideoId, services: ServicesDep) -> Queued:
    """Queue one more attempt; its results replace the earlier ones."""
    key = await services.database.run(lambda stores: stores.videos.ask_for_analysis(video_id))
    return Queued(video_id=video_id, run_key=key)
