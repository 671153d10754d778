"""Uploads that come in pieces, kept in the object store's folder until they are whole."""

import fcntl
import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resources.errors import BusyError, NotFoundError
from resources.storage import CHUNK_BYTES, LocalStore

FOLDER = ".partial"
KEPT_S = 24 * 3600.0
"""An upload that nobody has gone on with for so long is cleared away."""


@dataclass(frozen=True, slots=True)
class Partial:
    """An open upload; what is appended stays, even when the client vanishes in the middle."""

    file: BinaryIO

    @property
    def size(self) -> int:
        return self.file.seek(0, os.SEEK_END)

    def append(self, data: bytes) -> None:
        self.file.write(data)

    def head(self, count: int) -> bytes:
        self.file.seek(0)
        return self.file.read(count)


@dataclass(frozen=True, slots=True)
class PartialStore:
    """Partial uploads by their id, beside the objects that they become."""

    store: LocalStore

    def path_of(self, upload_id: str) -> Path:
        return self.store.path_of(f"{FOLDER}/{upload_id}")

    def begin(self, upload_id: str) -> None:
        """Make an empty upload; clears away those that were given up."""
        path = self.path_of(upload_id)
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.iterdir():
            if time.time() - old.stat().st_mtime > KEPT_S:
                old.unlink(missing_ok=True)
        path.touch(exist_ok=False)

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
        with path.open("r+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise BusyError(f"upload {upload_id} is being written to; try again in a moment") from None
            yield Partial(file)

    def finish(self, upload_id: str, key: str) -> str:
        """Make the object of a whole upload, and return its SHA-256. Doing it again changes nothing."""
        path, target = self.path_of(upload_id), self.store.path_of(key)
        with (path if path.exists() else target).open("rb") as file:
            digest = hashlib.sha256()
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
            os.fsync(file.fileno())
        if path.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        return digest.hexdigest()

    def drop(self, upload_id: str) -> None:
        self.path_of(upload_id).unlink(missing_ok=True)
