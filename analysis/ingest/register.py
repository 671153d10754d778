"""Register recordings, whichever way they arrive: into the object store, then into the database, once."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4
from zoneinfo import ZoneInfo

from domain.keys import readable_name, upload_object_key
from domain.video.file_signatures import HEAD_BYTES, detect_container
from domain.video.recorded_time import RecordedTime, from_file_name
from resources.db.access.accounts import check_camera_name
from resources.db.engine import Database, Stores
from resources.db.stores.uploads import Upload
from resources.db.stores.videos import NewVideo, Registered
from resources.errors import NotFoundError, RefusedError, SentinelError
from resources.settings import Settings
from resources.storage.digests import SHA256_LENGTH
from resources.storage.objects import ObjectStore
from resources.storage.partial_uploads import PartialStore, direct_key, received_key

CONTENT_TYPES = {
    "video/mp4", "video/webm", "video/ogg", "video/avi", "video/mov", "video/wmv", "video/quicktime",
    "video/x-msvideo", "video/x-matroska", "video/x-ms-wmv", "video/mpeg", "video/mp2t", "video/3gpp",
}  # fmt: skip
VIDEO_ENDINGS = {
    ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm", ".ogv", ".wmv", ".ts", ".mts", ".mpg", ".mpeg", ".3gp",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class UploadRequest:
    """What a client states about a file that it wants to upload."""

    name: str
    size_bytes: int
    content_type: str
    camera: str | None = None


def validate(request: UploadRequest, settings: Settings) -> UploadRequest:
    """The request, or a `SentinelError` that states what is wrong with it."""
    if not request.name.strip():
        raise SentinelError("file_name is empty; send the name of the file")
    if request.size_bytes <= 0:
        raise RefusedError("empty", request.name)
    if request.size_bytes > settings.max_upload_bytes:
        raise SentinelError(
            f"The file has {request.size_bytes} bytes, and at most {settings.max_upload_bytes} are accepted; "
            "cut it, or raise SENTINEL_MAX_UPLOAD_BYTES"
        )
    if request.content_type not in CONTENT_TYPES:
        raise SentinelError(
            f"{request.content_type!r} is not a type of video that is accepted; these are: "
            f"{', '.join(sorted(CONTENT_TYPES))}"
        )
    if request.camera is not None:
        check_camera_name(request.camera)
    return request


def check_is_video(head: bytes, name: str) -> None:
    """Raises `RefusedError` when the first bytes of a file are not those of a video, whatever its name."""
    if detect_container(head) is None:
        raise RefusedError("not_a_video", name)


def new_upload(request: UploadRequest, lifetime_s: float, owner: str) -> Upload:
    """An upload that may arrive within `lifetime_s` seconds."""
    now, upload_id = datetime.now(UTC), str(uuid4())
    return Upload(
        upload_id=upload_id,
        name=request.name,
        object_key=upload_object_key(upload_id, request.name, now),
        size_bytes=request.size_bytes,
        content_type=request.content_type,
        expires_at=now + timedelta(seconds=lifetime_s),
        owner=owner,
        camera=request.camera,
    )


@dataclass(frozen=True, slots=True)
class ClientFacts:
    """What a client states about a recording that it confirms; the analysis finds out the rest."""

    recorded: RecordedTime | None = None
    thumbnail_key: str | None = None
    duration_s: float | None = None


def confirm(stores: Stores, upload_id: str, facts: ClientFacts, zone: ZoneInfo) -> Registered:
    """Make a video of a received upload and queue its analysis; the same upload always gives the same video.

    Its bytes must lie under the recording's own key by now (`settle`). A time in its name is read in `zone`.
    Raises `SentinelError` when they have not arrived.
    """
    upload = stores.uploads.get(upload_id, lock=True)
    if upload.received_sha256 is None:
        raise SentinelError(f"{upload.name} has not been received yet; send it to its upload address first")
    if upload.video_id is not None:
        known = stores.videos.get(upload.video_id)
        return Registered(known.video_id, known.object_key, is_new=False)
    if upload.camera is not None:
        stores.access.know_cameras([upload.camera])
    registered = stores.videos.register(new_video(upload, upload.received_sha256, facts, zone, stores))
    stores.uploads.mark_confirmed(upload_id, registered.video_id)
    return registered


def settle(store: ObjectStore, upload: Upload) -> None:
    """Give what was received the recording's own key, which nothing that is sent afterwards can change.

    It is done before the confirmation's transaction, which must not wait for a bucket, and may be done again.
    Raises `SentinelError` where the bytes are gone.
    """
    if upload.received_sha256 is None or upload.video_id is not None:
        return
    try:
        store.move(received_key(upload.upload_id, upload.received_sha256), upload.object_key)
    except NotFoundError as error:
        raise SentinelError(f"What was received of {upload.name} is gone; upload it again.") from error


def take_direct(store: ObjectStore, upload: Upload) -> str | None:
    """Take over a file that its client has put into the bucket by itself; its digest, or None.

    It moves to a key that only bytes of its digest ever get, and to which no client can write. What a client
    sends to the same address meanwhile is not taken.

    Raises:
        SentinelError: It has another size than was announced, or is no video; it is removed then.
    """
    sent = direct_key(upload.upload_id)
    if not (store.exists(sent) or join_parts(store, upload) or store.exists(sent)):
        return taken_before(store, upload)
    try:
        check_size(store.size(sent), upload)
        check_is_video(store.read_head(sent, HEAD_BYTES), upload.name)
    except SentinelError:
        store.delete(sent)
        raise
    digest = store.take(sent, lambda digest: received_key(upload.upload_id, digest))
    PartialStore(store).drop(upload.upload_id)  # the page begins each upload in pieces
    return digest


def taken_before(store: ObjectStore, upload: Upload) -> str | None:
    """The digest of what an earlier confirmation took over, and perhaps could not note any more."""
    names = (each.key for each in store.list(received_key(upload.upload_id, "")))
    digests = (name.rpartition("-")[2] for name in names)
    return next((each for each in digests if len(each) == SHA256_LENGTH), None)


def check_size(size: int, upload: Upload) -> None:
    if size != upload.size_bytes:
        raise SentinelError(
            f"{size} bytes arrived, and {upload.size_bytes} were announced; send the file again"
        )


def new_video(upload: Upload, sha256: str, facts: ClientFacts, zone: ZoneInfo, stores: Stores) -> NewVideo:
    """The recording of an upload; a thumbnail that another recording already has stays with that one."""
    key = facts.thumbnail_key
    return NewVideo(
        name=upload.name,
        object_key=upload.object_key,
        sha256=sha256,
        size_bytes=upload.size_bytes,
        recorded=facts.recorded or from_file_name(upload.name, zone),
        camera=upload.camera,
        thumbnail_key=None if key is None or stores.videos.has_thumbnail(key) else key,
        said_duration_s=facts.duration_s,
    )


def drop_bytes(store: ObjectStore, upload: Upload) -> None:
    """Remove whatever has arrived of an upload that became no recording of its own."""
    PartialStore(store).drop(upload.upload_id)
    store.delete(upload.object_key)
    store.delete(direct_key(upload.upload_id))
    drop_parts(store, upload)
    if upload.received_sha256 is not None:
        store.delete(received_key(upload.upload_id, upload.received_sha256))


def join_parts(store: ObjectStore, upload: Upload) -> bool:
    """Whether a client's parts have become an object now; False also where another has joined them just now.

    Raises `SentinelError` while some are missing.
    """
    return store.multipart is not None and store.multipart.join(
        direct_key(upload.upload_id), upload.size_bytes
    )


def drop_parts(store: ObjectStore, upload: Upload) -> None:
    """Remove what a client has sent to the bucket in parts and that was not joined."""
    if store.multipart is not None:
        store.multipart.drop(direct_key(upload.upload_id))


def register_file(path: Path, database: Database, store: ObjectStore, zone: ZoneInfo) -> Registered:
    """Take a file from disk as if it had been uploaded; the file itself stays as it is."""
    with path.open("rb") as file:
        return register_open_file(file, readable_name(os.fsencode(path.name)), database, store, zone)


def register_open_file(
    file: BinaryIO,
    name: str,
    database: Database,
    store: ObjectStore,
    zone: ZoneInfo,
    within: Callable[[Stores, Registered], None] = lambda *_: None,
) -> Registered:
    """The same for an open file. Nothing of it stays in the store unless it becomes a recording.

    A time in its name is read in `zone`, until its camera has one of its own.
    `within` is done in the same transaction, before the commit.
    """
    key = upload_object_key(str(uuid4()), name, datetime.now(UTC))
    is_kept = False
    try:
        copied = store.copy_in(file, key)
        new = NewVideo(name, key, copied.sha256, copied.size, from_file_name(name, zone))
        with database.transaction() as stores:
            registered = stores.videos.register(new)
            within(stores, registered)
            is_kept = registered.object_key == key  # set before the commit, whose answer may get lost
    finally:
        if not is_kept:
            store.delete(key)
    return registered
