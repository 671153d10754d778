"""Upload a recording: ask for an address, send the bytes there, confirm."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import replace
from typing import Annotated
from uuid import uuid4

from fastapi import APIRouter, Query, Request
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool

from analysis.ingest.quota import check_disk, check_quotas
from analysis.ingest.register import (
    ClientFacts,
    UploadRequest,
    check_is_video,
    check_size,
    confirm,
    drop_bytes,
    new_upload,
    settle,
    take_direct,
    validate,
)
from domain.access import Principal
from domain.clock import FIRST_YEAR, LAST_YEAR
from domain.language.message import texts
from domain.language.messages import refusals as say
from domain.records import VideoRecord
from domain.video.recorded_time import RecordedTime, said_by
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.db.stores.uploads import Upload
from resources.db.stores.videos import Registered
from resources.errors import NotFoundError, SentinelError
from resources.storage.partial_uploads import direct_key, received_key
from serving.auth import Caller, Operator
from serving.errors import ConflictError
from serving.routes.media import MediaRequest, check_address
from serving.routes.thumbnails import own_thumbnail
from serving.schemas import VideoOut
from serving.services import Services, ServicesDep
from serving.upload_schemas import ConfirmedOut, ConfirmRequest, UploadAddressOut, UploadAddressRequest

router = APIRouter(tags=["uploads"])
PIECE_BYTES = 1024 * 1024
"""Bytes that are written to the disk at once: fewer hops to a thread than with the pieces of the network."""
MAX_DURATION_S = 366 * 24 * 3600.0
"""A client that says that a recording is longer than a year is not believed."""


@router.post("/api/s3/upload/request")
async def request_upload(body: UploadAddressRequest, caller: Operator) -> UploadAddressOut:
    """An address to PUT the file to, for one file, and for a while."""
    lifetime_s = caller.services.settings.upload_expires_s
    announced = UploadRequest(body.file_name, body.file_size, body.content_type, body.camera)
    upload = await start_upload(announced, caller, lifetime_s)
    direct = await run_in_threadpool(
        caller.services.store.upload_address, direct_key(upload.upload_id), upload.content_type, lifetime_s
    )
    return UploadAddressOut(
        upload_token=upload.upload_id,
        presigned_url=direct or caller.signed_url("PUT", upload.object_key, lifetime_s),
        s3_key=upload.object_key,
        expires_in=lifetime_s,
    )


async def start_upload(announced: UploadRequest, caller: Caller, lifetime_s: float) -> Upload:
    """A new upload of a caller, who has so long to send it; raises `SentinelError` when it is refused."""
    settings, principal = caller.services.settings, caller.principal
    await caller.limit("uploads", settings.uploads_per_minute)
    accepted = validate(with_camera(announced, principal), settings)
    upload = new_upload(accepted, lifetime_s, principal.name)
    await run_in_threadpool(check_disk, caller.services.store, settings, upload.size_bytes, upload.name)

    def work(stores: Stores) -> None:
        check_quotas(stores, settings, upload.size_bytes, upload.name, upload.owner)
        stores.uploads.add(upload)

    await caller.run(work)
    return upload


def with_camera(announced: UploadRequest, principal: Principal) -> UploadRequest:
    """Somebody who sees some cameras only uploads for one of them, so that they will see it again."""
    if principal.cameras is None:
        return announced
    camera = announced.camera or (principal.cameras[0] if len(principal.cameras) == 1 else None)
    if not principal.sees(camera):
        raise SentinelError(f"camera is {announced.camera!r}; yours are: {', '.join(principal.cameras)}")
    return replace(announced, camera=camera)


@router.put("/api/media/{object_key:path}")
async def receive_upload(
    object_key: str, address: Annotated[MediaRequest, Query()], request: Request, services: ServicesDep
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
        check_size(incoming.size, upload)
    whole_key = received_key(upload.upload_id, incoming.sha256)
    await run_in_threadpool(services.store.move, draft_key, whole_key)
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
        await run_in_threadpool(services.store.delete, received_key(upload.upload_id, sha256))
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
async def confirm_upload(body: ConfirmRequest, caller: Operator) -> ConfirmedOut:
    """Make a recording of what was received, and start its analysis. Sending it twice changes nothing."""
    services = caller.services
    stated = ClientFacts(
        recording_start(body.video_datetime, services),
        own_thumbnail(body.thumbnail_url, caller),
        plausible_duration(body.duration),
    )
    upload_id = str(body.upload_token)
    await bring_in(upload_id, body.s3_key, caller)

    def work(stores: Stores) -> tuple[Registered, Upload]:
        upload = own_upload(stores, upload_id, caller)
        registered = confirm(stores, upload_id, stated, caller.zone)
        if registered.is_new:
            caller.note(stores, Action.UPLOAD, f"video {registered.video_id}", name=upload.name)
        return registered, upload

    registered, upload = await services.database.run(work)
    is_duplicate = registered.object_key != upload.object_key
    if is_duplicate:
        await run_in_threadpool(drop_bytes, services.store, upload)
    return await describe_confirmation(registered, caller, is_duplicate=is_duplicate)


async def bring_in(upload_id: str, object_key: str, caller: Caller) -> None:
    """Bring what has arrived to the recording's own key, past the transaction that confirms it.

    Does nothing where nothing has arrived; raises `SentinelError` for a key that is not the upload's.
    """
    database, store = caller.services.database, caller.services.store
    upload = await database.run(lambda stores: own_upload(stores, upload_id, caller))
    if upload.object_key != object_key:
        raise SentinelError("s3_key does not belong to this upload_token; send back what request gave you")
    if upload.received_sha256 is None:
        upload = await receive_direct(upload, caller)
    try:
        await run_in_threadpool(settle, store, upload)
    except SentinelError:  # perhaps another confirmation found that the recording is known already
        again = await database.run(lambda stores: own_upload(stores, upload_id, caller))
        if again.video_id is None:
            raise


async def receive_direct(upload: Upload, caller: Caller) -> Upload:
    """Examine a file that its client has put into the bucket by itself; the upload as it is then."""
    services = caller.services
    try:
        digest = await run_in_threadpool(take_direct, services.store, upload)
    except NotFoundError:  # another confirmation has taken it meanwhile
        digest = await run_in_threadpool(take_direct, services.store, upload)
    if digest is None:
        return upload
    await note_direct(upload, digest, services)
    return await services.database.run(lambda stores: own_upload(stores, upload.upload_id, caller))


async def note_direct(upload: Upload, sha256: str, services: Services) -> None:
    """Note a digest that another confirmation of the same upload may have noted already."""
    with suppress(ConflictError):
        await note_received(upload, sha256, services)


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


async def describe_confirmation(
    registered: Registered, caller: Caller, *, is_duplicate: bool
) -> ConfirmedOut:
    video = await require_visible(registered, caller)
    text = "This recording was there already" if is_duplicate else "The recording is stored"
    return ConfirmedOut(
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


def recording_start(text: str | None, services: Services) -> RecordedTime | None:
    if not text:
        return None
    try:
        return said_by(text, services.settings.zone)
    except ValueError as error:
        raise SentinelError(*texts(say.bad_recording_time, text, FIRST_YEAR, LAST_YEAR)) from error
