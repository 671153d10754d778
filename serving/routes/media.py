"""Recordings and pictures, with byte ranges, at signed addresses."""

import mimetypes
import time
from pathlib import PurePosixPath
from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import MalformedRangeHeader, RangeNotSatisfiable

from domain.keys import derived_from
from domain.language.message import texts
from domain.language.messages import refusals as say
from resources.db.access.audit import Action, AuditEntry
from resources.storage.signing import SAME_S, Claims
from serving.errors import ForbiddenError, UnplayableError
from serving.grants import is_valid
from serving.middleware.limits import client_address
from serving.services import Services, ServicesDep

router = APIRouter(tags=["media"])
RECORDINGS = "videos/"
"""Keys of recordings begin with this; views of them are logged, and of the clips of highlights."""
HIGHLIGHTS = "highlights/"
SAME_VIEW_S = 600.0
"""Requests by one person for one recording are one view for so long."""
MAX_VIEWS = 10_000
"""Views in memory; beyond that all are forgotten, and the next request of each is logged again."""
viewed_at: dict[tuple[str, str], float] = {}


class MediaRequest(BaseModel):
    """What an address of an object says: until when it is valid, whom it was given to, and the proof."""

    expires: int = Field(ge=0, le=2**40)
    by: str = Field(default="", max_length=300)
    grant: str = Field(default="", max_length=100, pattern=r"^[0-9a-z]*$")
    signature: str = Field(max_length=100)
    download: bool = False

    @property
    def claims(self) -> Claims:
        return Claims(self.expires, self.by, self.signature, self.grant)


async def check_address(method: str, object_key: str, address: MediaRequest, services: Services) -> None:
    """Raises `ForbiddenError` for an address that is not ours, too old, or of a login that has ended."""
    is_ours = services.signer.allows(method, object_key, address.claims)
    if not is_ours or not await is_valid(address.grant, services, object_key):
        raise ForbiddenError(*texts(say.BAD_ADDRESS))


class MediaResponse(FileResponse):
    """A file in ranges; one that it does not have is refused as JSON, like everything."""

    @classmethod
    def _parse_range_header(cls, http_range: str, file_size: int) -> list[tuple[int, int]]:
        try:
            return super()._parse_range_header(http_range, file_size)
        except RangeNotSatisfiable as error:
            text = f"the range {http_range[:100]!r} is not in a file of {file_size} bytes"
            raise HTTPException(416, text, {"Content-Range": f"bytes */{file_size}"}) from error
        except MalformedRangeHeader as error:
            text = f"the range {http_range[:100]!r} is none; write it like bytes=0-1023"
            raise HTTPException(400, text) from error


@router.get("/api/media/{object_key:path}")
@router.head("/api/media/{object_key:path}", include_in_schema=False)
async def read_media(
    object_key: str, address: Annotated[MediaRequest, Query()], services: ServicesDep, request: Request
) -> Response:
    """The object, or the ranges of it that the request asks for (206). Views are logged."""
    await check_address("GET", object_key, address, services)
    if object_key.startswith(RECORDINGS):
        await check_playable(services, request, object_key, address.by)
    elif is_highlight_clip(object_key) and is_new_view(address.by, object_key):
        await log_view(services, request, f"video {derived_from(object_key)}", address.by)
    kind = media_type(object_key)
    name = PurePosixPath(object_key).name.partition("_")[2] if address.download else None
    rest_s = max(SAME_S, address.expires - int(time.time()))
    if elsewhere := await run_in_threadpool(services.store.read_address, object_key, kind, rest_s, name):
        return await send_elsewhere(object_key, elsewhere, kind, services, request.method)
    headers = {
        "Cache-Control": "private, max-age=3600",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    path = services.store.drafts.existing(object_key)
    return MediaResponse(path, media_type=kind, headers=headers, filename=name)


async def send_elsewhere(key: str, address: str, kind: str, services: Services, method: str) -> Response:
    """A redirect to where the object lies; facts about it come from us, as its address is for reading only.

    Raises `NotFoundError` for an object that is gone.
    """
    size = await run_in_threadpool(services.store.size, key)
    if method == "HEAD":
        facts = {"Content-Length": str(size), "Content-Type": kind, "Accept-Ranges": "bytes"}
        return Response(headers=facts)
    return RedirectResponse(address, status_code=307, headers={"Cache-Control": "no-store"})


def is_highlight_clip(object_key: str) -> bool:
    """Whether an object shows people as the recording does; exported clips are logged when they are made."""
    return object_key.startswith(HIGHLIGHTS) and object_key.endswith(".mp4")


def is_new_view(by: str, object_key: str) -> bool:
    """Players ask for many ranges of one recording: that is one view."""
    now = time.monotonic()
    if len(viewed_at) > MAX_VIEWS:
        viewed_at.clear()
    before = viewed_at.get((by, object_key), -SAME_VIEW_S)
    if now - before < SAME_VIEW_S:
        return False
    viewed_at[by, object_key] = now
    return True


def media_type(object_key: str) -> str:
    """A type of pictures or films by the name's ending; whatever else it says is sent as mere bytes."""
    kind = mimetypes.guess_type(object_key)[0] or ""
    return kind if kind.startswith(("video/", "image/jpeg")) else "application/octet-stream"


async def check_playable(services: Services, request: Request, object_key: str, by: str) -> None:
    """Log a view of a recording.

    Raises `NotFoundError` for one that was deleted, and `UnplayableError` for a file in which the analysis
    has found no recording, or has not looked yet: nothing else than recordings is ever sent out.
    """
    video = await services.database.read(lambda stores: stores.videos.with_object(object_key))
    if not video.is_playable:
        raise UnplayableError(video.error_code or "not_checked", video.name)
    if is_new_view(by, object_key):
        await log_view(services, request, f"video {video.video_id}", by)


async def log_view(services: Services, request: Request, subject: str, by: str) -> None:
    entry = AuditEntry(
        actor=by,
        action=Action.VIEW,
        subject=subject,
        address=client_address(request.scope),
        request_id=request.scope["state"]["request_id"],
    )
    await services.database.run(lambda stores: stores.audit.add(entry))
