"""Uploads before they are confirmed: those that come in pieces, and those that have arrived whole.

They are kept under names that no recording can have; those in pieces always in a folder of this machine.
Confirming an upload moves it to the key of its recording, which no client can write to.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resources.errors import BusyError, NotFoundError
from resources.storage.digests import file_sha256
from resources.storage.local import full_disk_in_words, make_private
from resources.storage.objects import ObjectStore

FOLDER = ".partial"
"""Uploads in pieces that are not whole yet."""
RECEIVED = ".received"
"""Whole uploads that are not confirmed yet."""
KEPT_S = 24 * 3600.0
"""Uploads without a change for this long are removed; docs/operations.md promises a day."""


@dataclass(frozen=True, slots=True)
class Partial:
    """An open upload; what is appended stays, even when the client vanishes in the middle."""

    file: BinaryIO

    @property
    def size(self) -> int:
        return self.file.seek(0, os.SEEK_END)

    def append(self, data: bytes) -> None:
        """Add bytes. Raises `StorageFullError`; what was written before stays, and counts as arrived."""
        rest = memoryview(data)
        with full_disk_in_words():
            while rest:
                rest = rest[self.file.write(rest) :]

    def head(self, count: int) -> bytes:
        self.file.seek(0)
        return self.file.read(count)


@dataclass(frozen=True, slots=True)
class PartialStore:
    """Partial uploads by their id, beside the objects that they become."""

    store: ObjectStore

    def path_of(self, upload_id: str) -> Path:
        return self.store.drafts.path_of(f"{FOLDER}/{upload_id}")

    def begin(self, upload_id: str) -> None:
        """Make an empty upload."""
        path = self.path_of(upload_id)
        self.store.drafts.make_folder(path.parent)
        with full_disk_in_words(), open(path, "xb", opener=make_private):
            pass

    def size(self, upload_id: str) -> int | None:
        """Bytes that have arrived, or None when there is no such upload under way."""
        try:
            return self.path_of(upload_id).stat().st_size
        except FileNotFoundError:
            return None

    @contextmanager
    def appending(self, upload_id: str) -> Iterator[Partial]:
        """Open an upload for one writer; raises `BusyError` while another has it, in any process."""
        path = self.path_of(upload_id)
        if not path.exists():
            raise NotFoundError(f"upload {upload_id} is not under way")
        with path.open("r+b", buffering=0) as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError(f"upload {upload_id} is being written to; try again in a moment") from None
            if not is_same_file(path, file):  # it was completed between opening and locking it
                raise NotFoundError(f"upload {upload_id} is not under way")
            yield Partial(file)

    def finish(self, upload_id: str) -> str:
        """Put a whole upload aside for its confirmation, and return its SHA-256."""
        path = self.path_of(upload_id)
        with path.open("rb") as file:
            digest = file_sha256(file)
            os.fsync(file.fileno())
        self._store(upload_id, received_key(upload_id, digest))
        return digest

    def _store(self, upload_id: str, key: str) -> None:
        """Give the store an upload: by renaming it where both lie in one folder, else by sending it there."""
        if self.store.drafts is self.store:
            self.store.move(f"{FOLDER}/{upload_id}", key)
            return
        with self.path_of(upload_id).open("rb") as file:
            self.store.copy_in(file, key)
        self.drop(upload_id)

    def is_recent(self, upload_id: str, latest: float) -> bool:
        """Whether an upload was written to after `latest` (Unix seconds)."""
        try:
            return self.path_of(upload_id).stat().st_mtime >= latest
        except FileNotFoundError:
            return False

    def drop(self, upload_id: str) -> None:
        self.path_of(upload_id).unlink(missing_ok=True)


def direct_key(upload_id: str) -> str:
    """The key to which a client sends a file by itself, past us, until its confirmation."""
    return f"{RECEIVED}/{upload_id}-direct"


def received_key(upload_id: str, sha256: str) -> str:
    """The key of a whole upload until it is confirmed; other bytes under the same id get another key."""
    return f"{RECEIVED}/{upload_id}-{sha256}"


def is_same_file(path: Path, file: BinaryIO) -> bool:
    """Whether an open file is the one that `path` names now."""
    try:
        return os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except FileNotFoundError:
        return False
