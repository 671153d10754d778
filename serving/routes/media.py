"""Recordings and pictures, with byte ranges, behind signed addresses."""

import mimetypes

from fastapi import APIRouter
from fastapi.responses import FileResponse

from serving.errors import ForbiddenError
from serving.services import ServicesDep

router = APIRouter(tags=["media"])


@router.get("/api/media/{object_key:path}")
@router.head("/api/media/{object_key:path}", include_in_schema=False)
async def read_media(object_key: str, expires: int, signature: str, services: ServicesDep) -> FileResponse:
    """The object, or the ranges of it that the request asks for (206)."""
    if not services.signer.allows("GET", object_key, expires, signature):
        raise ForbiddenError("This address is not valid or has expired; load the list again for a new one.")
    path = services.store.existing(object_key)
    kind = mimetypes.guess_type(object_key)[0] or "application/octet-stream"
    return FileResponse(path, media_type=kind, headers={"Cache-Control": "private, max-age=3600"})
