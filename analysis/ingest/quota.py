"""Check that there is room for an upload: on the disk, and within the quotas of an account and of all."""

import sqlalchemy as sa

from resources.db.engine import Stores
from resources.errors import StorageFullError
from resources.settings import Settings
from resources.storage.objects import ObjectStore

LOCK = 7_250_115
"""Key of PostgreSQL's advisory lock for quotas: of two uploads that begin at once, the second counts the
first. Any number that no other lock of this system uses."""


def check_disk(store: ObjectStore, settings: Settings, size_bytes: int, name: str) -> None:
    """Raises `StorageFullError` when `size_bytes` more would leave less than `min_free_bytes`."""
    if store.free_bytes() - size_bytes < settings.min_free_bytes:
        raise StorageFullError("disk_full", name)


def check_quotas(stores: Stores, settings: Settings, size_bytes: int, name: str, owner: str | None) -> None:
    """Raises `StorageFullError` when `size_bytes` more exceed a quota.

    `owner` is the account that sends them, or None for files that nobody sends. Whoever calls this adds the
    upload in the same transaction.
    """
    stores.connection.execute(sa.select(sa.func.pg_advisory_xact_lock(LOCK)))
    uploads, total, own = stores.uploads, settings.total_quota_bytes, settings.account_quota_bytes
    if total is not None and uploads.stored_bytes() + uploads.open_bytes() + size_bytes > total:
        raise StorageFullError("total_quota", name)
    if owner is None:
        return
    is_open = uploads.open_bytes(owner)
    if own is not None and uploads.stored_bytes(owner) + is_open + size_bytes > own:
        raise StorageFullError("account_quota", name)
    if is_open + size_bytes > settings.max_open_upload_bytes:
        raise StorageFullError("open_uploads", name)
