"""What every object store does, whether its objects lie in a folder or in a bucket.

Keys are such as `videos/2026/03/02/…_gate.mp4`. An object appears whole or not at all, and is never changed.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol

BUCKET_SCHEME = "s3://"


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as a listing shows it."""

    key: str
    size_bytes: int
    changed_at: datetime


class IncomingObject(Protocol):
    """Bytes on their way into the store; `sha256` and `size` describe what was written so far."""

    size: int

    def write(self, data: bytes) -> None: ...
    @property
    def sha256(self) -> str: ...


class ObjectStore(Protocol):
    """Reads and writes objects. Methods raise `NotFoundError` for an object that is not there."""

    def exists(self, key: str) -> bool: ...

    def size(self, key: str) -> int:
        """Bytes of an object."""
        ...

    def get(self, key: str) -> bytes: ...

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
