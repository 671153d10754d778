"""Receipts: what a sentence of an answer rests on, and its picture."""

from hashlib import sha256
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Request, Response

from analysis.clips import encode_picture, picture_at
from domain.language.reasons import AnalysisError
from domain.records import Box, VideoRecord
from resources.db.chat.receipts import Receipt
from resources.db.engine import Stores
from resources.errors import NotFoundError
from resources.storage.objects import ObjectStore
from serving.auth import Viewer
from serving.errors import UnplayableError
from serving.receipt_schemas import ReceiptOut
from serving.receipts import best_picture, build_receipt
from serving.routes.frames import CACHE, JPEG

router = APIRouter(tags=["chat"])
ReceiptId = Annotated[UUID, Path(description="The `receipt_id` of a citation in an answer.")]


@router.get("/api/receipts/{receipt_id}")
async def read_receipt(receipt_id: ReceiptId, caller: Viewer) -> ReceiptOut:
    """What a sentence of an answer rests on, as it was when the answer was given."""
    return await caller.read(
        lambda stores: build_receipt(stores, stores.receipts.get(str(receipt_id)), caller)
    )


@router.get("/api/receipts/{receipt_id}/frame", response_class=Response, responses=JPEG)
async def read_receipt_frame(receipt_id: ReceiptId, caller: Viewer, request: Request) -> Response:
    """The picture that shows it, with the box of then, as JPEG; 409 where nothing can be read there."""

    def look(stores: Stores) -> tuple[Receipt, VideoRecord]:
        found = stores.receipts.get(str(receipt_id))
        return found, stores.videos.get(found.video_id)

    receipt, video = await caller.read(look)
    if not video.is_playable:
        raise UnplayableError(video.error_code or "not_checked", video.name)
    moment_s, box = best_picture(receipt)
    tag = f'"{sha256(f"{video.sha256} {moment_s} {box}".encode()).hexdigest()[:24]}"'
    headers = {"ETag": tag, "Cache-Control": CACHE, "Cross-Origin-Resource-Policy": "cross-origin"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    store = caller.services.store
    try:
        data = await caller.services.media.make_picture(lambda: draw(store, video, moment_s, box))
    except AnalysisError as error:
        raise UnplayableError(error.code, video.name) from error
    return Response(data, media_type="image/jpeg", headers=headers)


def draw(store: ObjectStore, video: VideoRecord, moment_s: float, box: Box | None) -> bytes:
    """Raises `AnalysisError` where the recording is gone, or has no readable picture there."""
    try:
        with store.as_file(video.object_key) as path:
            return encode_picture(picture_at(path, moment_s).image, box)
    except NotFoundError as error:
        raise AnalysisError("file_missing", video.object_key) from error
