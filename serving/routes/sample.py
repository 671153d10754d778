"""A recording for those who have none at hand."""

from functools import partial

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from analysis.ingest.sample import register_sample
from resources.db.stores.videos import VideoChanges
from serving.auth import Operator
from serving.errors import ForbiddenError
from serving.routes.uploads import require_visible

router = APIRouter(tags=["uploads"])


@router.post("/api/sample", status_code=201)
async def make_sample(caller: Operator) -> dict[str, int]:
    """Draw the sample recording and take it in, for those who have no recording at hand. Takes seconds.

    For somebody who is held to some cameras it belongs to the first of them, so that they see it.
    """
    services, cameras = caller.services, caller.principal.cameras
    if cameras == ():
        raise ForbiddenError("You may see no camera, so you could not see the sample either")
    made = partial(register_sample, services.settings, services.plain_database(), services.store)
    registered = await run_in_threadpool(made)
    if registered.is_new and cameras is not None:
        on_camera = VideoChanges(camera=cameras[0])
        await services.database.run(lambda stores: stores.videos.change(registered.video_id, on_camera))
    return {"video_id": (await require_visible(registered, caller)).video_id}
