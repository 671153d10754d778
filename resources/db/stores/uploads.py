"""Uploads, from the request for an address until the confirmation."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from resources.db.tables import upload, video
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload; `received_sha256` is set once all of its bytes are in the object store."""

    upload_id: str
    name: str
    object_key: str
    size_bytes: int
    content_type: str
    expires_at: datetime
    received_sha256: str | None = None
    video_id: int | None = None
    owner: str = "local"
    camera: str | None = None


@dataclass(frozen=True, slots=True)
class UploadStore:
    connection: sa.Connection

    def add(self, new: Upload) -> None:
        self.connection.execute(
            sa.insert(upload).values(
                upload_id=new.upload_id,
                name=new.name,
                object_key=new.object_key,
                size_bytes=new.size_bytes,
                content_type=new.content_type,
                expires_at=new.expires_at,
                owner=new.owner,
                camera=new.camera,
            )
        )

    def get(self, upload_id: str, *, lock: bool = False) -> Upload:
        """One upload; `lock` makes others that confirm it wait. Raises `NotFoundError`."""
        query = sa.select(upload).where(upload.c.upload_id == upload_id)
        return self._one(query.with_for_update() if lock else query, upload_id)

    def find(self, upload_id: str) -> Upload | None:
        """The same, or None."""
        row = (
            self.connection.execute(sa.select(upload).where(upload.c.upload_id == upload_id))
            .mappings()
            .first()
        )
        return None if row is None else Upload(**row)

    def at_key(self, object_key: str) -> Upload:
        """The upload that was promised this object key; raises `NotFoundError`."""
        return self._one(sa.select(upload).where(upload.c.object_key == object_key), object_key)

    def mark_received(self, upload_id: str, sha256: str) -> bool:
        """Note the digest of the bytes; False where they had arrived before, or there is no such upload."""
        is_first = (upload.c.upload_id == upload_id) & upload.c.received_sha256.is_(None)
        marked = sa.update(upload).where(is_first).values(received_sha256=sha256)
        return self.connection.scalar(marked.returning(upload.c.upload_id)) is not None

    def mark_confirmed(self, upload_id: str, video_id: int) -> None:
        marked = sa.update(upload).where(upload.c.upload_id == upload_id).values(video_id=video_id)
        self.connection.execute(marked)

    def remove(self, upload_id: str) -> None:
        """Forget an upload; one that was confirmed stays."""
        is_open = (upload.c.upload_id == upload_id) & upload.c.video_id.is_(None)
        self.connection.execute(sa.delete(upload).where(is_open))

    def given_up(self, before: datetime) -> tuple[Upload, ...]:
        """Uploads that were never confirmed and whose address had expired `before` then."""
        query = sa.select(upload).where(upload.c.video_id.is_(None), upload.c.expires_at < before)
        return tuple(Upload(**row) for row in self.connection.execute(query).mappings())

    def unconfirmed(self) -> tuple[Upload, ...]:
        query = sa.select(upload).where(upload.c.video_id.is_(None))
        return tuple(Upload(**row) for row in self.connection.execute(query).mappings())

    def open_bytes(self, owner: str | None = None) -> int:
        """Announced bytes of unconfirmed uploads that have arrived, or may still arrive."""
        may_come = upload.c.received_sha256.is_not(None) | (upload.c.expires_at > sa.func.now())
        query = sa.select(sa.func.coalesce(sa.func.sum(upload.c.size_bytes), 0))
        query = query.where(upload.c.video_id.is_(None), may_come)
        return int(
            self.connection.scalar(query if owner is None else query.where(upload.c.owner == owner)) or 0
        )

    def stored_bytes(self, owner: str | None = None) -> int:
        """Bytes of all recordings, or of those that an account has sent."""
        query = sa.select(sa.func.coalesce(sa.func.sum(video.c.size_bytes), 0))
        if owner is not None:
            sent = upload.c.object_key == video.c.object_key
            query = query.join(upload, sent).where(upload.c.owner == owner)
        return int(self.connection.scalar(query) or 0)

    def _one(self, query: sa.Select[Any], name: str) -> Upload:
        row = self.connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"upload {name} not found")
        return Upload(**row)
