"""Find objects in the store that belong to nothing, and recordings whose file is missing.

Files are listed before the rows that name them, and only files older than a day count, so that nothing that
is being uploaded is taken for an orphan.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

import sqlalchemy as sa

from analysis.ingest.register import drop_bytes
from domain.keys import highlights_prefix, is_export, is_sent_thumbnail, tables_prefix
from resources.db.engine import Database, Stores
from resources.db.tables import video
from resources.storage.objects import COMPUTE_LOGS, PROBE, ObjectStore, StoredObject
from resources.storage.partial_uploads import FOLDER, KEPT_S, PartialStore, received_key

Kind = Literal["upload", "object", "missing"]


@dataclass(frozen=True, slots=True)
class OrphanedObject:
    """One object that is orphaned or missing.

    `upload`: never confirmed; `object`: a file that no row names; `missing`: a row whose file is gone, which
    is reported and never removed.
    """

    kind: Kind
    name: str
    size_bytes: int = 0


@dataclass(frozen=True, slots=True)
class NamedKeys:
    """What the database names: keys of objects, and folders of videos' results."""

    keys: frozenset[str]
    folders: frozenset[str]

    def has(self, key: str) -> bool:
        return key in self.keys or "/".join(key.split("/")[:2]) in self.folders


def abandoned_uploads(
    database: Database, store: ObjectStore, *, is_removed: bool
) -> Iterator[OrphanedObject]:
    """Uploads that were never confirmed, a day after they expired; with `is_removed`, removes them."""
    now = datetime.now(UTC)
    with database.transaction() as stores:
        found = stores.uploads.given_up(now - timedelta(seconds=KEPT_S))
    for upload in found:
        if PartialStore(store).is_recent(upload.upload_id, now.timestamp() - KEPT_S):
            continue
        if is_removed:
            with database.transaction() as stores:
                stores.uploads.remove(upload.upload_id)
            drop_bytes(store, upload)
        yield OrphanedObject("upload", upload.name, upload.size_bytes)


def orphaned_objects(
    database: Database, store: ObjectStore, *, is_removed: bool, only_temporary: bool = False
) -> Iterator[OrphanedObject]:
    """Files older than a day that no row names; with `is_removed`, removes those that can be removed."""
    old = [each for each in old_objects(store) if not only_temporary or is_temporary(each.key)]
    with database.transaction() as stores:
        named = named_keys(stores)
    for each in old:
        if named.has(each.key):
            continue
        if is_removed:
            store.delete(each.key)
        yield OrphanedObject("object", each.key, each.size_bytes)


def missing_objects(database: Database, store: ObjectStore) -> Iterator[OrphanedObject]:
    """Recordings whose file is gone."""
    with database.transaction() as stores:
        rows = stores.connection.execute(sa.select(video).order_by(video.c.video_id)).all()
    for row in rows:
        if not store.exists(row.object_key):
            yield OrphanedObject("missing", f"video {row.video_id}, {row.name}: {row.object_key}")


def find_all_orphans(database: Database, store: ObjectStore, *, is_removed: bool) -> Iterator[OrphanedObject]:
    """All three; with `is_removed`, what can be removed is removed."""
    yield from abandoned_uploads(database, store, is_removed=is_removed)
    yield from orphaned_objects(database, store, is_removed=is_removed)
    yield from missing_objects(database, store)


def daily(database: Database, store: ObjectStore) -> list[OrphanedObject]:
    """Remove what was only for a while, as the daily schedule does.

    That is unconfirmed uploads, thumbnails of recordings that never came, and exported clips.
    """
    others = orphaned_objects(database, store, is_removed=True, only_temporary=True)
    return [*abandoned_uploads(database, store, is_removed=True), *others]


def is_temporary(key: str) -> bool:
    """Whether an object is kept for a day, unless a row names it."""
    return is_sent_thumbnail(key) or is_export(key)


def old_objects(store: ObjectStore) -> list[StoredObject]:
    """All our objects not written to for a day, incomplete ones in a folder included."""
    latest = datetime.now(UTC) - timedelta(seconds=KEPT_S)
    others = f"{COMPUTE_LOGS}/"
    return [each for each in store.list() if each.changed_at < latest and not each.key.startswith(others)]


def named_keys(stores: Stores) -> NamedKeys:
    """Everything that rows name, unconfirmed uploads included."""
    query = sa.select(video.c.video_id, video.c.object_key, video.c.thumbnail_key)
    videos, uploads = stores.connection.execute(query).all(), stores.uploads.unconfirmed()
    keys = {key for each in videos for key in (each.object_key, each.thumbnail_key) if key}
    keys |= {key for each in uploads for key in (each.object_key, f"{FOLDER}/{each.upload_id}")}
    keys |= {received_key(each.upload_id, each.received_sha256) for each in uploads if each.received_sha256}
    folders = {prefix(each.video_id) for each in videos for prefix in (tables_prefix, highlights_prefix)}
    return NamedKeys(frozenset({PROBE, *keys}), frozenset(folders))
