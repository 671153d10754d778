"""Large files in pieces, so that an upload can continue: the tus protocol 1.0.0 (https://tus.io).

Core, creation, expiration and termination. What it makes is confirmed like any other upload.
"""

import base64
import binascii
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Request, Response
from fastapi.concurrency import contextmanager_in_threadpool, run_in_threadpool
from starlette.requests import ClientDisconnect

from analysis.ingest.register import UploadRequest, check_is_video, drop_parts
from domain.video.file_signatures import HEAD_BYTES
from resources.db.stores.uploads import Upload
from resources.errors import NotFoundError, SentinelError
from resources.storage.partial_uploads import KEPT_S, Partial, PartialStore
from serving.auth import Caller, Operator
from serving.errors import ConflictError, UnsupportedError
from serving.routes.uploads import large_pieces, note_received, refuse_excess, start_upload
from serving.upload_schemas import UploadStartedOut

router = APIRouter(tags=["uploads"])
VERSION = "1.0.0"
TUS = {"Tus-Resumable": VERSION}
PIECE_TYPE = "application/offset+octet-stream"
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=2**62)]
Length = Annotated[int, Header(alias="Upload-Length", ge=0, le=2**62)]
Metadata = Annotated[str, Header(alias="Upload-Metadata", max_length=5000)]


@router.options("/api/uploads", status_code=204)
async def describe_uploads(caller: Operator) -> Response:
    """Which parts of the protocol are understood, and how large a file may be."""
    most = str(caller.services.settings.max_upload_bytes)
    offer = {"Tus-Version": VERSION, "Tus-Extension": "creation,expiration,termination", "Tus-Max-Size": most}
    return Response(status_code=204, headers=TUS | offer)


@router.post("/api/uploads", status_code=201)
async def begin_upload(
    caller: Operator, response: Response, length: Length, metadata: Metadata = ""
) -> UploadStartedOut:
    """Announce a file: `Upload-Length` in bytes, `Upload-Metadata` with filename, filetype and camera."""
    stated = parse_metadata(metadata)
    kind = stated.get("filetype") or "video/mp4"
    announced = UploadRequest(stated.get("filename", ""), length, kind, stated.get("camera") or None)
    upload = await start_upload(announced, caller, KEPT_S)
    await run_in_threadpool(PartialStore(caller.services.store).begin, upload.upload_id)
    location = f"{caller.base_url}/api/uploads/{upload.upload_id}"
    response.headers.update(TUS | {"Location": location, "Upload-Expires": expiry()})
    return UploadStartedOut(
        upload_token=upload.upload_id,
        s3_key=upload.object_key,
        location=location,
        takes_parts=caller.services.store.multipart is not None,
    )


def parse_metadata(header: str) -> dict[str, str]:
    """`name base64, name base64`, as the protocol writes it."""
    found = {}
    for pair in header.split(","):
        name, _, value = pair.strip().partition(" ")
        try:
            found[name] = base64.b64decode(value, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise SentinelError(f"Upload-Metadata: {name} is not text in base64") from error
    return found


def expiry() -> str:
    return format_datetime(datetime.fromtimestamp(datetime.now(UTC).timestamp() + KEPT_S, UTC), usegmt=True)


@router.head("/api/uploads/{upload_id}", response_class=Response)
async def read_offset(upload_id: UUID, caller: Operator) -> Response:
    """How many bytes have arrived."""
    upload = await own_upload(upload_id, caller)
    size = PartialStore(caller.services.store).size(upload.upload_id)
    if size is None and upload.received_sha256 is None:
        raise NotFoundError(f"upload {upload_id} has expired; begin again")
    arrived = upload.size_bytes if size is None else size
    sizes = {"Upload-Offset": str(arrived), "Upload-Length": str(upload.size_bytes)}
    return Response(headers=TUS | sizes | {"Cache-Control": "no-store", "Upload-Expires": expiry()})


@router.patch("/api/uploads/{upload_id}", status_code=204)
async def append_piece(upload_id: UUID, caller: Operator, request: Request, offset: Offset) -> Response:
    """Send bytes from `Upload-Offset` on. What has arrived stays, also when the connection breaks."""
    if request.headers.get("content-type") != PIECE_TYPE:
        raise UnsupportedError(f"Content-Type must be {PIECE_TYPE}")
    upload = await own_upload(upload_id, caller)
    partials = PartialStore(caller.services.store)
    if upload.received_sha256 is not None:
        raise ConflictError(f"{upload.name} has been received already")
    async with contextmanager_in_threadpool(partials.appending(upload.upload_id)) as partial:
        if partial.size != offset:
            raise ConflictError(f"Upload-Offset is {offset}, and {partial.size} bytes have arrived")
        with ignore_disconnects():
            async for piece in large_pieces(request.stream()):
                refuse_excess(partial.size + len(piece), upload)
                await run_in_threadpool(partial.append, piece)
        size = partial.size
        check_head(partial, upload)
        if size == upload.size_bytes:
            await finish_upload(upload, partials, caller)
    return Response(status_code=204, headers=TUS | {"Upload-Offset": str(size), "Upload-Expires": expiry()})


def check_head(partial: Partial, upload: Upload) -> None:
    """As soon as enough has arrived to tell, a file that is no video is refused."""
    if partial.size >= min(HEAD_BYTES, upload.size_bytes):
        check_is_video(partial.head(HEAD_BYTES), upload.name)


@contextmanager
def ignore_disconnects() -> Iterator[None]:
    """A client that vanishes leaves what it has sent; nobody is there to read an error."""
    with suppress(ClientDisconnect):
        yield


async def finish_upload(upload: Upload, partials: PartialStore, caller: Caller) -> None:
    digest = await run_in_threadpool(partials.finish, upload.upload_id)
    await run_in_threadpool(drop_parts, caller.services.store, upload)
    await note_received(upload, digest, caller.services)


@router.delete("/api/uploads/{upload_id}", status_code=204)
async def give_up_upload(upload_id: UUID, caller: Operator) -> Response:
    """Forget an upload that is not to be finished."""
    upload = await own_upload(upload_id, caller)
    if upload.received_sha256 is not None:
        raise ConflictError(f"{upload.name} has been received already")
    await caller.run(lambda stores: stores.uploads.remove(upload.upload_id))
    PartialStore(caller.services.store).drop(upload.upload_id)
    await run_in_threadpool(drop_parts, caller.services.store, upload)
    return Response(status_code=204, headers=TUS)


async def own_upload(upload_id: UUID, caller: Caller) -> Upload:
    upload = await caller.read(lambda stores: stores.uploads.get(str(upload_id)))
    if upload.owner != caller.principal.name:
        raise NotFoundError(f"upload {upload_id} not found")
    return upload
