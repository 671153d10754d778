"""Upload a recording: ask for an address, send the bytes there, confirm."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from analysis.ingest.quota import check_disk, check_quotas
from analysis.ingest.register import (
    ClientFacts,
    UploadRequest,
    check_is_video,
    confirm,
    drop_bytes,
    new_upload,
    validate,
)
from domain.access import Principal
from domain.clock import FIRST_YEAR, LAST_YEAR, recorded_at
from domain.language.message import texts
from domain.language.messages import refusals as say
from domain.records import VideoRecord
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.db.stores.uploads import Upload
from resources.db.stores.videos import Registered
from resources.errors import NotFoundError, SentinelError
from resources.storage.partial_uploads import received_key
from serving.auth import Caller, Operator
from serving.errors import ConflictError
from serving.routes.media import SignedAddress, check_address
from serving.routes.thumbnails import own_thumbnail
from serving.schemas import VideoOut
from serving.services import Services, ServicesDep

router = APIRouter(tags=["uploads"])
PIECE_BYTES = 1024 * 1024
MAX_DURATION_S = 366 * 24 * 3600.0
"""A client that says that a recording is longer than a year is not believed."""


class UploadBody(BaseModel):
    """`duration` and `thumbnail_url` are accepted for older clients; those of the confirmation count."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"file_name": "gate2.mp4", "file_size": 18874368, "content_type": "video/mp4"}
        }
    )
    file_name: str = Field(min_length=1, max_length=500, pattern=r"^[^\x00-\x1f\x7f]+$")
    file_size: int = Field(strict=True, lt=2**62)
    content_type: str = Field(default="video/mp4", max_length=100)
    duration: float | None = None
    thumbnail_url: str | None = None
    camera: str | None = Field(default=None, max_length=100, description="Which camera recorded it.")


class UploadAddress(BaseModel):
    upload_token: str
    presigned_url: str
    s3_key: str
    expires_in: int


class Confirmation(BaseModel):
    """`video_datetime` is when the recording began; without an offset it is read in the set zone.

    `duration` (seconds) and `thumbnail_url` (as the thumbnail's upload gave it) are shown until the analysis
    has its own.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "upload_token": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10",
                "s3_key": "videos/2026/03/02/1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10_gate2.mp4",
                "video_datetime": "2026-03-01T23:40",
            }
        }
    )
    upload_token: UUID
    s3_key: str = Field(max_length=1000)
    duration: float | None = None
    thumbnail_url: str | None = None
    video_datetime: str | None = Field(default=None, max_length=40)


class Confirmed(BaseModel):
    """`duplicate` says that the same content was there before; nothing is analysed twice."""

    success: bool
    video_id: int
    message: str
    processing_queued: bool
    duplicate: bool
    video: VideoOut


@router.post("/api/s3/upload/request")
async def request_upload(wish: UploadBody, caller: Operator) -> UploadAddress:
    """An address to PUT the file to, for one file, and for a while."""
    lifetime_s = caller.services.settings.upload_expires_s
    said = UploadRequest(wish.file_name, wish.file_size, wish.content_type, wish.camera)
    upload = await start_upload(said, caller, lifetime_s)
    return UploadAddress(
        upload_token=upload.upload_id,
        presigned_url=caller.signed_url("PUT", upload.object_key, lifetime_s),
        s3_key=upload.object_key,
        expires_in=lifetime_s,
    )


async def start_upload(wish: UploadRequest, caller: Caller, lifetime_s: float) -> Upload:
    """A new upload of a caller, who has so long to send it; raises `SentinelError` when it is refused."""
    settings, principal = caller.services.settings, caller.principal
    await caller.limit("uploads", settings.uploads_per_minute)
    accepted = validate(with_camera(wish, principal), settings)
    upload = new_upload(accepted, lifetime_s, principal.name)
    await run_in_threadpool(check_disk, caller.services.store, settings, upload.size_bytes, upload.name)

    def work(stores: Stores) -> None:
        check_quotas(stores, settings, upload.size_bytes, upload.name, upload.owner)
        stores.uploads.add(upload)

    await caller.run(work)
    return upload


def with_camera(wish: UploadRequest, principal: Principal) -> UploadRequest:
    """Somebody who sees some cameras only uploads for one of them, so that they will see it again."""
    if principal.cameras is None:
        return wish
    camera = wish.camera or (principal.cameras[0] if len(principal.cameras) == 1 else None)
    if not principal.sees(camera):
        raise SentinelError(f"camera is {wish.camera!r}; yours are: {', '.join(principal.cameras)}")
    return replace(wish, camera=camera)


@router.put("/api/media/{object_key:path}")
async def receive_upload(
    object_key: str, address: Annotated[SignedAddress, Query()], request: Request, services: ServicesDep
) -> dict[str, str]:
    """The bytes of a file, once: exactly as many as were announced."""
    await check_address("PUT", object_key, address, services)
    upload = await services.database.run(lambda stores: stores.uploads.at_key(object_key))
    refuse_other_type(request.headers.get("content-type"), upload)
    if upload.received_sha256 is not None:
        raise ConflictError(f"{upload.name} has been received already")
    await run_in_threadpool(check_disk, services.store, services.settings, upload.size_bytes, upload.name)
    draft_key = received_key(upload.upload_id, f"draft-{uuid4()}")
    async with contextmanager_in_threadpool(services.store.writing(draft_key)) as incoming:
        async for piece in large_pieces(request.stream()):
            if incoming.size == 0:
                check_is_video(piece, upload.name)
            await run_in_threadpool(incoming.write, piece)
            refuse_excess(incoming.size, upload)
        if incoming.size != upload.size_bytes:
            raise SentinelError(
                f"{incoming.size} bytes arrived, and {upload.size_bytes} were announced; send the file again"
            )
    services.store.move(draft_key, received_key(upload.upload_id, incoming.sha256))
    await note_received(upload, incoming.sha256, services)
    return {"etag": incoming.sha256}


async def note_received(upload: Upload, sha256: str, services: Services) -> None:
    """Note the digest of what has arrived: these bytes, and no others, are what a confirmation takes.

    Raises `ConflictError` where another sending was faster, and removes what came too late.
    """

    def work(stores: Stores) -> tuple[bool, bool]:
        is_first = stores.uploads.mark_received(upload.upload_id, sha256)
        known = stores.uploads.find(upload.upload_id)
        is_awaited = known is not None and known.video_id is None and known.received_sha256 == sha256
        return is_first, is_awaited

    is_first, is_awaited = await services.database.run(work)
    if not is_awaited:
        services.store.delete(received_key(upload.upload_id, sha256))
    if not is_first:
        raise ConflictError(f"{upload.name} has been received already")


async def large_pieces(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same bytes in pieces of about a mebibyte, each worth a trip to another thread."""
    pending = bytearray()
    async for chunk in chunks:
        pending += chunk
        if len(pending) >= PIECE_BYTES:
            yield bytes(pending)
            pending.clear()
    if pending:
        yield bytes(pending)


def refuse_other_type(content_type: str | None, upload: Upload) -> None:
    if content_type is not None and content_type != upload.content_type:
        raise SentinelError(f"Content-Type is {content_type!r}, and {upload.content_type!r} was announced")


def refuse_excess(size: int, upload: Upload) -> None:
    if size > upload.size_bytes:
        raise SentinelError(
            f"More than the announced {upload.size_bytes} bytes arrived; ask again with the true size"
        )


@router.post("/api/s3/upload/confirm", status_code=201)
async def confirm_upload(body: Confirmation, caller: Operator) -> Confirmed:
    """Make a recording of what was received, and start its analysis. Sending it twice changes nothing."""
    services = caller.services
    said = ClientFacts(
        recording_start(body.video_datetime, services),
        own_thumbnail(body.thumbnail_url, caller),
        plausible_duration(body.duration),
    )
    upload_id = str(body.upload_token)

    def work(stores: Stores) -> tuple[Registered, Upload]:
        upload = own_upload(stores, upload_id, caller)
        if upload.object_key != body.s3_key:
            raise SentinelError(
                "s3_key does not belong to this upload_token; send back what request gave you"
            )
        registered = confirm(stores, services.store, upload_id, said)
        if registered.is_new:
            caller.note(stores, Action.UPLOAD, f"video {registered.video_id}", name=upload.name)
        return registered, upload

    registered, upload = await services.database.run(work)
    is_duplicate = registered.object_key != upload.object_key
    if is_duplicate:
        await run_in_threadpool(drop_bytes, services.store, upload)
    return await confirm_upload_facts(registered, caller, is_duplicate=is_duplicate)


def own_upload(stores: Stores, upload_id: str, caller: Caller) -> Upload:
    """The upload of a token, held until the end of the transaction; raises `SentinelError` for others'."""
    with suppress(NotFoundError):
        upload = stores.uploads.get(upload_id, lock=True)
        if upload.owner == caller.principal.name:
            return upload
    raise SentinelError(*texts(say.NOT_YOUR_UPLOAD))


async def require_visible(registered: Registered, caller: Caller) -> VideoRecord:
    """The recording; raises `ConflictError` when somebody else's camera has it already."""
    try:
        return await caller.run(lambda stores: stores.videos.get(registered.video_id))
    except NotFoundError as error:
        raise ConflictError(*texts(say.RECORDING_ELSEWHERE)) from error


async def confirm_upload_facts(registered: Registered, caller: Caller, *, is_duplicate: bool) -> Confirmed:
    video = await require_visible(registered, caller)
    text = "This recording was there already" if is_duplicate else "The recording is stored"
    return Confirmed(
        success=True,
        video_id=video.video_id,
        message=text,
        processing_queued=not is_duplicate,
        duplicate=is_duplicate,
        video=VideoOut.of(video, caller),
    )


def plausible_duration(seconds: float | None) -> float | None:
    """What a client says, where it can be the length of a recording; 0 means that it does not know."""
    return seconds if seconds is not None and 0 < seconds < MAX_DURATION_S else None


def recording_start(text: str | None, services: Services) -> datetime | None:
    if not text:
        return None
    try:
        return recorded_at(text, services.settings.zone)
    except ValueError as error:
        raise SentinelError(*texts(say.bad_recording_time, text, FIRST_YEAR, LAST_YEAR)) from error
