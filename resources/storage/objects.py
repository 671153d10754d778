"""What every object store does, whether its objects lie in a folder or in a bucket.

Keys are such as `videos/2026/03/02/…_gate.mp4`. An object appears whole or not at all, and is never changed.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, BinaryIO, Protocol

from resources.errors import SentinelError

if TYPE_CHECKING:
    from resources.storage.local import LocalStore
    from resources.storage.multipart import MultipartUploads

BUCKET_SCHEME = "s3://"
COMPUTE_LOGS = "compute_logs"
"""Folder in which Dagster keeps what steps print."""
PROBE = "health/probe"
"""Key of the object that is written to find out whether objects can be."""


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as a listing shows it."""

    key: str
    size_bytes: int
    changed_at: datetime


def check_key(key: str) -> str:
    """The key, if no part of it leads out of the store; raises `SentinelError`."""
    parts = PurePosixPath(key).parts
    if not parts or key.startswith("/") or ".." in parts or "\0" in key:
        raise SentinelError(f"{key!r} is not a valid object key")
    return key


class IncomingObject(Protocol):
    """Bytes on their way into the store; `sha256` and `size` describe what was written so far."""

    size: int

    def write(self, data: bytes) -> None: ...
    @property
    def sha256(self) -> str: ...


class ObjectStore(Protocol):
    """Reads and writes objects. Methods raise `NotFoundError` for an object that is not there."""

    @property
    def location(self) -> str:
        """Where the objects are, for people."""
        ...

    @property
    def drafts(self) -> "LocalStore":
        """The folder of this machine in which uploads that come in pieces lie until they are whole."""
        ...

    def exists(self, key: str) -> bool: ...

    def size(self, key: str) -> int:
        """Bytes of an object."""
        ...

    def get(self, key: str) -> bytes: ...

    def read_head(self, key: str, count: int) -> bytes:
        """The first bytes of an object."""
        ...

    def sha256(self, key: str) -> str:
        """The digest of an object, which is read for it; memory stays flat."""
        ...

    def put(self, key: str, data: bytes) -> None: ...

    def writing(self, key: str) -> AbstractContextManager[IncomingObject]:
        """Write an object; it appears when the block ends, and not at all when it raises."""
        ...

    def copy_in(self, source: BinaryIO, key: str) -> IncomingObject:
        """Copy the rest of an open file into the store; returns its size and digest."""
        ...

    def as_file(self, key: str) -> AbstractContextManager[Path]:
        """The object as a local file for the length of the block."""
        ...

    def move(self, key: str, new_key: str) -> None:
        """Give an object another key; one that lies there already is fine."""
        ...

    def take(self, key: str, new_key: Callable[[str], str]) -> str:
        """Move an object to the key that `new_key` makes of its SHA-256, which is returned.

        What takes its place while that goes on is not moved; raises `SentinelError` then.
        """
        ...

    def replace(self, key: str | None, new_key: str) -> None:
        """Remove the object that another one has taken the place of, if there was one elsewhere."""
        ...

    def delete(self, key: str) -> None:
        """Remove an object; one that is gone already is fine."""
        ...

    def delete_below(self, prefix: str) -> None:
        """Remove every object whose key begins with `prefix` and a slash."""
        ...

    def list(self, prefix: str = "") -> Iterator[StoredObject]:
        """Objects whose keys begin with `prefix`, in order of their keys."""
        ...

    def free_bytes(self) -> int:
        """Space that is left; a bucket has no end, and says a number larger than any upload."""
        ...

    def is_full(self) -> bool: ...

    def is_writable(self) -> bool: ...

    def read_address(
        self, key: str, content_type: str, lifetime_s: int, filename: str | None = None
    ) -> str | None:
        """An address at which clients read the object themselves; None where they have to read it from us."""
        ...

    @property
    def origins(self) -> tuple[str, ...]:
        """Scheme and host of such addresses; none where clients read from us."""
        ...

    @property
    def multipart(self) -> "MultipartUploads | None":
        """Uploads that clients send in parts themselves; None where they have to send them to us."""
        ...

    def upload_address(self, key: str, content_type: str, lifetime_s: int) -> str | None:
        """An address to which clients PUT the object themselves; None where they have to send it to us."""
        ...
