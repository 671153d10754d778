"""Upload a recording: ask for an address, send the bytes there, confirm."""

from collections.abc import AsyncIterator
from datetime import datetime

from fastapi import APIRouter, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from pydantic import BaseModel, ConfigDict, Field

from domain.clock import recorded_at
from resources.db.engine import Stores
from resources.db.uploads import Upload
from resources.db.videos import Registered
from resources.errors import SentinelError
from resources.sample import register_sample
from resources.uploads import Wish, checked, confirm, new_upload
from serving.errors import ConflictError, ForbiddenError
from serving.schemas import VideoOut
from serving.services import Services, ServicesDep

router = APIRouter(tags=["uploads"])
PIECE_BYTES = 1024 * 1024


class UploadWish(BaseModel):
    """`duration` and `thumbnail_url` are accepted for older clients; both are worked out here."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"file_name": "gate2.mp4", "file_size": 18874368, "content_type": "video/mp4"}
        }
    )
    file_name: str = Field(min_length=1, max_length=500)
    file_size: int = Field(strict=True, lt=2**62)
    content_type: str = Field(default="video/mp4", max_length=100)
    duration: float | None = None
    thumbnail_url: str | None = None


class UploadAddress(BaseModel):
    upload_token: str
    presigned_url: str
    s3_key: str
    expires_in: int


class Confirmation(BaseModel):
    """`video_datetime` is when the recording began; without an offset it is read in the set zone."""

    upload_token: str = Field(max_length=200)
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
async def request_upload(wish: UploadWish, services: ServicesDep) -> UploadAddress:
    """An address to PUT the file to, for one file, and for a while."""
    accepted = checked(Wish(wish.file_name, wish.file_size, wish.content_type), services.settings)
    upload = new_upload(accepted, services.settings)
    await services.database.run(lambda stores: stores.uploads.add(upload))
    lifetime_s = services.settings.upload_expires_s
    return UploadAddress(
        upload_token=upload.upload_id,
        presigned_url=services.signer.url("PUT", upload.object_key, lifetime_s),
        s3_key=upload.object_key,
        expires_in=lifetime_s,
    )


@router.put("/api/media/{object_key:path}")
async def receive_upload(
    object_key: str, expires: int, signature: str, request: Request, services: ServicesDep
) -> dict[str, str]:
    """The bytes of a file, once: exactly as many as were announced."""
    if not services.signer.allows("PUT", object_key, expires, signature):
        raise ForbiddenError("This upload address is not valid or has expired; ask for a new one.")
    upload = await services.database.run(lambda stores: stores.uploads.at_key(object_key))
    if services.store.exists(object_key):
        raise ConflictError(f"{upload.name} has been received already")
    async with contextmanager_in_threadpool(services.store.writing(object_key)) as incoming:
        async for piece in large_pieces(request.stream()):
            await run_in_threadpool(incoming.write, piece)
            refuse_excess(incoming.size, upload)
        if incoming.size != upload.size_bytes:
            raise SentinelError(
                f"{incoming.size} bytes arrived, and {upload.size_bytes} were announced; send the file again"
            )
    await services.database.run(
        lambda stores: stores.uploads.mark_received(upload.upload_id, incoming.sha256)
    )
    return {"etag": incoming.sha256}


async def large_pieces(chunks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """The same bytes in pieces of about a mebibyte, each worth a trip to another thread."""
    pending = bytearray()
    async for chunk in chunks:
        pending += chunk
        if len(pending) >= PIECE_BYTES:
            yield bytes(pending)
            pending.clear()
    yield bytes(pending)


def refuse_excess(size: int, upload: Upload) -> None:
    if size > upload.size_bytes:
        raise SentinelError(
            f"More than the announced {upload.size_bytes} bytes arrived; ask again with the true size"
        )


@router.post("/api/s3/upload/confirm", status_code=201)
async def confirm_upload(body: Confirmation, services: ServicesDep) -> Confirmed:
    """Make a recording of what was received, and start its analysis. Sending it twice changes nothing."""
    began = recording_start(body.video_datetime, services)

    def work(stores: Stores) -> tuple[Registered, Upload]:
        upload = stores.uploads.get(body.upload_token, lock=True)
        if upload.object_key != body.s3_key:
            raise SentinelError(
                "s3_key does not belong to this upload_token; send back what request gave you"
            )
        return confirm(stores, body.upload_token, began), upload

    registered, upload = await services.database.run(work)
    is_duplicate = registered.object_key != upload.object_key
    if is_duplicate:
        services.store.delete(upload.object_key)
    return await confirmed(registered, services, is_duplicate=is_duplicate)


@router.post("/api/sample", status_code=201)
def make_sample(services: ServicesDep) -> dict[str, int]:
    """Draw the sample recording and take it in, for those who have no recording at hand. Takes seconds."""
    return {"video_id": register_sample(services.settings, services.plain_database(), services.store)}


async def confirmed(registered: Registered, services: Services, *, is_duplicate: bool) -> Confirmed:
    video = await services.database.run(lambda stores: stores.videos.get(registered.video_id))
    text = "This recording was there already" if is_duplicate else "The recording is stored"
    return Confirmed(
        success=True,
        video_id=video.video_id,
        message=text,
        processing_queued=not is_duplicate,
        duplicate=is_duplicate,
        video=VideoOut.of(video, services),
    )


def recording_start(text: str | None, services: Services) -> datetime | None:
    if not text:
        return None
    try:
        return recorded_at(text, services.settings.zone)
    except ValueError as error:
        raise SentinelError(
            f"video_datetime is {text!r}; write it like 2026-03-01T23:40 or with an offset"
        ) from error
