"""A clip with its sheets and pictures as one ZIP, made while it is sent: nothing of it lies on a disk."""

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from resources.storage.objects import ObjectStore

CHUNK_BYTES = 1024 * 1024
"""Bytes of an object that are read at once."""
FIRST_YEAR_OF_ZIP = 1980
"""The format holds no earlier time."""
SUMS = "SHA256SUMS"
"""What `sha256sum --check` reads."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of the package; `chunks` are read when its turn comes."""

    name: str
    chunks: Callable[[], Iterator[bytes]]


@dataclass(slots=True)
class ChunkSink:
    """A file that cannot be sought, as `zipfile` writes to it; what was written is taken from it."""

    written: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> int:
        self.written += data
        return len(data)

    def flush(self) -> None:
        """Nothing is held back."""

    def take(self) -> bytes:
        data = bytes(self.written)
        self.written.clear()
        return data


def zip_chunks(files: Iterable[PackedFile], made_at: datetime) -> Iterator[bytes]:
    """The bytes of a ZIP with these files, as they are, and a list of their digests at its end."""
    sink, sums = ChunkSink(), ""
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as packed:  # type: ignore[call-overload]
        for each in files:
            digest = hashlib.sha256()
            with packed.open(entry(each.name, made_at), "w", force_zip64=True) as target:
                for chunk in each.chunks():
                    digest.update(chunk)
                    target.write(chunk)
                    yield sink.take()
            sums += f"{digest.hexdigest()}  {each.name}\n"
        packed.writestr(entry(SUMS, made_at), sums)
    yield sink.take()


def entry(name: str, made_at: datetime) -> zipfile.ZipInfo:
    year = max(FIRST_YEAR_OF_ZIP, made_at.year)
    return zipfile.ZipInfo(
        name, (year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second)
    )


def object_chunks(store: ObjectStore, key: str) -> Iterator[bytes]:
    """An object, some at a time; raises `NotFoundError`."""
    with store.as_file(key) as path, path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield chunk
