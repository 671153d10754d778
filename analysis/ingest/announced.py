"""Take in recordings that lie in buckets: each state of an object once, however often it is announced."""

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from sqlalchemy.exc import DBAPIError, OperationalError

from analysis.ingest.quota import check_disk, check_quotas
from analysis.ingest.register import check_is_video, register_open_file
from domain.keys import readable_name
from domain.video.announcements import AnnouncedObject
from domain.video.file_signatures import HEAD_BYTES
from resources.aws.buckets import Buckets, OpenObject, bucket_and_prefix
from resources.aws.errors import AwsError, DeniedError
from resources.aws.resilience import ServiceAwayError
from resources.db.engine import Database, Stores
from resources.db.stores.announced import ObjectMark
from resources.db.stores.videos import Registered
from resources.errors import NotFoundError, RefusedError
from resources.settings import Settings
from resources.settings_aws import FOLDER
from resources.storage.objects import BUCKET_SCHEME, COMPUTE_LOGS, ObjectStore
from resources.storage.partial_uploads import FOLDER as PARTIAL, RECEIVED

OWN_FOLDERS = (
    "videos/", "thumbnails/", "analysis/", "health/", "highlights/",
    f"{COMPUTE_LOGS}/", f"{PARTIAL}/", f"{RECEIVED}/",
)  # fmt: skip
"""Where our own objects lie in a bucket without a prefix: announcing them would go round in circles."""


class Fate(StrEnum):
    """What became of an object."""

    NEW = "new"
    KNOWN = "known"
    REFUSED = "refused"
    IGNORED = "ignored"
    DENIED = "denied"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Taken:
    """The fate of one object, and what to tell people."""

    fate: Fate
    text: str
    size_bytes: int = 0

    @property
    def is_settled(self) -> bool:
        """Whether it need not be tried again."""
        return self.fate not in (Fate.LATER, Fate.DENIED)


@dataclass(frozen=True, slots=True)
class Intake:
    """Where objects come from, and where they go."""

    buckets: Buckets
    database: Database
    store: ObjectStore
    settings: Settings

    def take(self, said: AnnouncedObject) -> Taken:
        """Register one object. Never raises for what is wrong with it, or for what passes."""
        address = f"s3://{said.bucket}/{said.key}"
        if said.key.endswith("/") or is_our_own(said, self.settings):
            return Taken(Fate.IGNORED, f"{address} is no recording that was sent")
        try:
            return self._take(said, address)
        except NotFoundError:
            return self._refuse([mark_of(said)], "gone", f"{address} was gone before it was read")
        except DeniedError as error:
            return Taken(Fate.DENIED, f"{error}. Let this system read the bucket.")
        except (AwsError, ServiceAwayError, OperationalError, OSError) as error:
            return Taken(Fate.LATER, f"{address} is tried again: {error}")

    def _take(self, said: AnnouncedObject, address: str) -> Taken:
        if self._is_known(mark_of(said)):
            return Taken(Fate.KNOWN, f"{address} is known")
        with self.buckets.reading(said.bucket, said.key, said.version) as opened:
            if self._is_known(ObjectMark(said.bucket, said.key, opened.mark)):
                return Taken(Fate.KNOWN, f"{address} is known")
            marks = marks_of(said, opened)
            try:
                registered = self._register(said, opened, marks)
            except RefusedError as error:
                if error.code == "disk_full":
                    return Taken(Fate.LATER, str(error))
                return self._refuse(marks, error.code, str(error))
            except (DBAPIError, ValueError) as error:
                if isinstance(error, OperationalError):
                    raise
                return self._refuse(marks, "internal", f"{address} cannot be stored ({type(error).__name__})")
        fate = Fate.NEW if registered.is_new else Fate.KNOWN
        return Taken(fate, f"{address} is video {registered.video_id}", opened.size_bytes)

    def _register(self, said: AnnouncedObject, opened: OpenObject, marks: list[ObjectMark]) -> Registered:
        name = name_of(said.key)
        self._check(opened, name)

        def note(stores: Stores, registered: Registered) -> None:
            for mark in marks:
                stores.announced.note(mark, registered.video_id)

        return register_open_file(
            cast(BinaryIO, opened), name, self.database, self.store, self.settings.zone, note
        )  # it is only read

    def _check(self, opened: OpenObject, name: str) -> None:
        """Raises `RefusedError` for what can never be a recording, or for which there is no room."""
        if opened.size_bytes == 0:
            raise RefusedError("empty", name)
        if opened.size_bytes > self.settings.max_upload_bytes:
            raise RefusedError("too_large", name)
        check_is_video(opened.peek(HEAD_BYTES), name)
        check_disk(self.store, self.settings, opened.size_bytes, name)
        with self.database.transaction() as stores:
            check_quotas(stores, self.settings, opened.size_bytes, name, None)

    def _is_known(self, mark: ObjectMark) -> bool:
        if not mark.mark:
            return False
        with self.database.transaction() as stores:
            return bool(stores.announced.known([mark]))

    def _refuse(self, marks: list[ObjectMark], code: str, text: str) -> Taken:
        try:
            with self.database.transaction() as stores:
                for mark in marks:
                    stores.announced.note(mark, refusal=code, detail=text)
        except OperationalError as error:
            return Taken(Fate.LATER, str(error))
        return Taken(Fate.REFUSED, text)


def mark_of(said: AnnouncedObject) -> ObjectMark:
    return ObjectMark(said.bucket, said.key, said.version or said.etag)


def marks_of(said: AnnouncedObject, opened: OpenObject) -> list[ObjectMark]:
    """What an object is known by. What was announced and replaced meanwhile is settled with it."""
    marks = {opened.version, opened.etag, said.version or said.etag} - {""}
    return [ObjectMark(said.bucket, said.key, mark) for mark in sorted(marks)]


def name_of(key: str) -> str:
    """The name of a recording, as people read it."""
    return readable_name(os.fsencode(PurePosixPath(key).name)) or "video"


def is_our_own(said: AnnouncedObject, settings: Settings) -> bool:
    """Whether an object belongs to this system's own store."""
    if settings.objects == FOLDER or not settings.objects.startswith(BUCKET_SCHEME):
        return False
    bucket, prefix = bucket_and_prefix(settings.objects)
    if said.bucket != bucket:
        return False
    return said.key.startswith(f"{prefix}/") if prefix else said.key.startswith(OWN_FOLDERS)
