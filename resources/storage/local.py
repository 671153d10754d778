"""Recordings and derived files as objects under keys such as `videos/2026/03/02/…_gate.mp4`.

`LocalStore` keeps them in a folder. An object appears whole or not at all, and is never changed.
"""

import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from resources.errors import NotFoundError, StorageFullError
from resources.storage.digests import file_sha256
from resources.storage.objects import StoredObject, check_key

CHUNK_BYTES = 1024 * 1024
"""Bytes that are copied at once."""
DRAFT_ENDING = ".part"
"""How the names of files end that are still being written."""
FOLDER_MODE = 0o700
"""Mode of folders: for the account of the system alone."""
FILE_MODE = 0o600
"""Recordings show people: only the account that the system runs under may read them."""
OTHERS = 0o077
"""Rights of everybody but the owner."""
WRITABLE_BY_OTHERS = 0o022
"""The right to put files into a folder, of everybody but the owner."""
FULL = (errno.ENOSPC, errno.EDQUOT)
"""What the system reports where a disk or a quota is full."""
FULL_BYTES = 32 * 1024**2
"""PostgreSQL reserves its log in pieces of 16 MiB: with less than two of them it stops at any moment."""


def make_private(path: str, flags: int) -> int:
    """Opens a file as `open` does, for nobody else to read."""
    return os.open(path, flags, FILE_MODE)


@contextmanager
def full_disk_in_words() -> Iterator[None]:
    """A disk or quota that is full becomes a `StorageFullError`; other errors stay what they are."""
    try:
        yield
    except OSError as error:
        if error.errno not in FULL:
            raise
        raise StorageFullError("disk_full") from error


@dataclass(slots=True)
class Incoming:
    """Bytes on their way into the store; `sha256` and `size` describe what was written so far."""

    file: IO[bytes]
    digest: "hashlib._Hash"
    size: int = 0

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()


@dataclass(frozen=True, slots=True)
class LocalStore:
    """Objects as files below `folder`."""

    folder: Path

    def path_of(self, key: str) -> Path:
        """Where an object lies; refuses keys that would leave the folder."""
        return self.folder.joinpath(*PurePosixPath(check_key(key)).parts)

    @property
    def location(self) -> str:
        return str(self.folder)

    @property
    def drafts(self) -> "LocalStore":
        return self

    def exists(self, key: str) -> bool:
        return self.path_of(key).is_file()

    def size(self, key: str) -> int:
        return self.existing(key).stat().st_size

    def list(self, prefix: str = "") -> Iterator[StoredObject]:
        """Objects whose keys begin with `prefix`, in order; what vanishes meanwhile is left out."""
        below = self.path_of(prefix.rpartition("/")[0]) if "/" in prefix else self.folder
        for path in sorted(below.rglob("*")):
            key = path.relative_to(self.folder).as_posix()
            with suppress(FileNotFoundError):
                facts = path.lstat()
                if key.startswith(prefix) and stat.S_ISREG(facts.st_mode):
                    yield StoredObject(key, facts.st_size, datetime.fromtimestamp(facts.st_mtime, UTC))

    @contextmanager
    def writing(self, key: str) -> Iterator[Incoming]:
        """Write an object; it appears when the block ends, and not at all when it raises."""
        target = self.path_of(key)
        self.make_folder(target.parent)
        draft = target.with_name(f".{secrets.token_hex(8)}{DRAFT_ENDING}")
        try:
            with full_disk_in_words(), open(draft, "xb", opener=make_private) as file:
                yield Incoming(file, hashlib.sha256())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def make_folder(self, folder: Path) -> None:
        """Make a folder of the store with those above it, for nobody else to look into."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        inside = folder.relative_to(self.folder)
        with full_disk_in_words():
            for each in (*reversed(inside.parents), inside) if inside.parts else (inside,):
                (self.folder / each).mkdir(mode=FOLDER_MODE, exist_ok=True)

    def move(self, key: str, new_key: str) -> None:
        """Give an object another address, in one step; one that lies there already is fine.

        Raises `NotFoundError` when it lies at neither.
        """
        target = self.path_of(new_key)
        self.make_folder(target.parent)
        try:
            self.path_of(key).replace(target)
        except FileNotFoundError as error:
            if not target.is_file():
                raise NotFoundError(f"object {key} not found") from error

    def take(self, key: str, new_key: Callable[[str], str]) -> str:
        """Move an object to the key that `new_key` makes of its SHA-256, which is returned."""
        digest = self.sha256(key)
        self.move(key, new_key(digest))
        return digest

    def free_bytes(self) -> int:
        """Space that is left on the disk of the store, for others than root."""
        there = next(each for each in (self.folder, *self.folder.parents) if each.exists())
        return shutil.disk_usage(there).free

    def is_full(self) -> bool:
        """Whether so little is left that the database beside the store may have stopped as well."""
        return self.free_bytes() < FULL_BYTES

    def is_writable(self) -> bool:
        self.make_folder(self.folder)
        return os.access(self.folder, os.W_OK)

    def put(self, key: str, data: bytes) -> None:
        with self.writing(key) as incoming:
            incoming.write(data)

    def get(self, key: str) -> bytes:
        """The object's bytes; raises `NotFoundError`."""
        return self.existing(key).read_bytes()

    def read_head(self, key: str, count: int) -> bytes:
        with self.existing(key).open("rb") as file:
            return file.read(count)

    def sha256(self, key: str) -> str:
        with self.existing(key).open("rb") as file:
            return file_sha256(file)

    def read_address(
        self, key: str, content_type: str, lifetime_s: int, filename: str | None = None
    ) -> str | None:
        """None: clients read it from us."""

    @property
    def origins(self) -> tuple[str, ...]:
        return ()

    @property
    def multipart(self) -> None:
        return None

    def upload_address(self, key: str, content_type: str, lifetime_s: int) -> str | None:
        """None: clients send it to us."""

    def existing(self, key: str) -> Path:
        path = self.path_of(key)
        if not path.is_file():
            raise NotFoundError(f"object {key} not found")
        return path

    def copy_in(self, source: BinaryIO, key: str) -> Incoming:
        """Copy the rest of an open file into the store; returns its size and digest."""
        with self.writing(key) as incoming:
            while chunk := source.read(CHUNK_BYTES):
                incoming.write(chunk)
        return incoming

    @contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        """The object as a local file for the length of the block; raises `NotFoundError`."""
        yield self.existing(key)

    def replace(self, key: str | None, new_key: str) -> None:
        """Remove the object that another one has taken the place of, if there was one elsewhere."""
        if key is not None and key != new_key:
            self.delete(key)

    def delete_below(self, prefix: str) -> None:
        """Remove every object whose key begins with `prefix` and a slash."""
        shutil.rmtree(self.path_of(prefix), ignore_errors=True)

    def delete(self, key: str) -> None:
        """Remove an object; one that is gone already is fine."""
        self.path_of(key).unlink(missing_ok=True)


def close_to_others(folder: Path) -> None:
    """Take from everybody else the right to look into a folder that an older version left open.

    The folder itself is closed last, so that one that is closed needs no second look.
    """
    if not folder.is_dir() or folder.stat().st_mode & OTHERS == 0:
        return
    for path in folder.rglob("*"):
        if not path.is_symlink():
            with suppress(FileNotFoundError):
                path.chmod(FOLDER_MODE if path.is_dir() else FILE_MODE)
    folder.chmod(FOLDER_MODE)


def make_private_inbox(folder: Path) -> None:
    """Make an inbox that nobody else looks into; one that others may write to was opened on purpose."""
    folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    if folder.stat().st_mode & WRITABLE_BY_OTHERS == 0:
        folder.chmod(FOLDER_MODE)
