"""Pictures that clients send along with an upload."""

from datetime import UTC, datetime
from typing import Annotated
from urllib.parse import parse_qsl, unquote, urlsplit
from uuid import uuid4

import cv2
import numpy as np
from fastapi import APIRouter, Form, UploadFile
from fastapi.concurrency import run_in_threadpool
from pydantic import BaseModel

from domain.keys import is_sent_thumbnail, safe_name, sent_thumbnail_key
from gpu_ops.previews import jpeg
from resources.errors import SentinelError
from resources.storage.signing import MEDIA_PATH, Claims
from serving.auth import Caller, Operator

router = APIRouter(tags=["uploads"])
MAX_BYTES = 20 * 1024 * 1024
"""Of the file that is sent."""
MAX_SIDE_PX = 4096
"""Of a picture's longer side, as large as 4K cameras give."""


class ThumbnailOut(BaseModel):
    success: bool
    thumbnail_url: str
    s3_key: str


@router.post("/api/s3/upload/thumbnail", status_code=201)
async def store_thumbnail(
    thumbnail: UploadFile, caller: Operator, file_name: Annotated[str, Form(alias="fileName")] = ""
) -> ThumbnailOut:
    """Check a picture, encode it again, and keep it; confirm its recording with this `thumbnail_url`.

    It is shown until the analysis has its own, and removed with the recording, or after a day without one.
    """
    data = await thumbnail.read(MAX_BYTES + 1)
    picture = await run_in_threadpool(reencode, data)
    stem = safe_name(file_name or thumbnail.filename or "thumbnail").rsplit(".", 1)[0]
    key = sent_thumbnail_key(str(uuid4()), stem, datetime.now(UTC))
    await run_in_threadpool(caller.services.store.put, key, picture)
    return ThumbnailOut(success=True, thumbnail_url=caller.media_url(key), s3_key=key)


def own_thumbnail(url: str | None, caller: Caller) -> str | None:
    """The key of a picture that this caller has sent, by the address that was given for it; else None.

    What an address does not prove is not believed: the picture would be deleted with the recording.
    """
    parts = urlsplit(url or "")
    key = unquote(parts.path.partition(f"{MEDIA_PATH}/")[2])
    query = dict(parse_qsl(parts.query))
    expires, by = query.get("expires", ""), query.get("by", "")
    if not is_sent_thumbnail(key) or not expires.isdecimal() or by != caller.principal.name:
        return None
    claims = Claims(int(expires), by, query.get("signature", ""))
    return key if caller.services.signer.allows("GET", key, claims) else None


def reencode(data: bytes) -> bytes:
    """The picture as JPEG of our own making, without anything that was hidden in its file."""
    if len(data) > MAX_BYTES:
        raise SentinelError(f"The thumbnail has more than {MAX_BYTES} bytes; send a smaller picture")
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR) if data else None
    if image is None:
        raise SentinelError("The thumbnail is not a picture that can be read; send PNG or JPEG")
    if max(image.shape[:2]) > MAX_SIDE_PX:
        raise SentinelError(
            f"The thumbnail is {image.shape[1]}x{image.shape[0]}; at most {MAX_SIDE_PX} a side"
        )
    return jpeg(np.asarray(image, dtype=np.uint8))
