"""Uploads on their way: asked for, received, confirmed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from resources.db.tables import upload
from resources.errors import NotFoundError


@dataclass(frozen=True, slots=True)
class Upload:
    """One upload; `received_sha256` is set once its bytes lie whole in the object store."""

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

    def at_key(self, object_key: str) -> Upload:
        """The upload that was promised this object key; raises `NotFoundError`."""
        return self._one(sa.select(upload).where(upload.c.object_key == object_key), object_key)

    def mark_received(self, upload_id: str, sha256: str) -> None:
        self._update(upload_id, received_sha256=sha256)

    def mark_confirmed(self, upload_id: str, video_id: int) -> None:
        self._update(upload_id, video_id=video_id)

    def _update(self, upload_id: str, **values: object) -> None:
        self.connection.execute(sa.update(upload).where(upload.c.upload_id == upload_id).values(**values))

    def _one(self, query: sa.Select[Any], name: str) -> Upload:
        row = self.connection.execute(query).mappings().one_or_none()
        if row is None:
            raise NotFoundError(f"upload {name} not found")
        return Upload(**row)
