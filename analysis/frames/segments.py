"""Finished segments of a scan, and where they are stored until the scan is complete."""

import logging
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import Any, Protocol

from analysis.frames.checkpoints import unpack_state
from resources.storage.objects import ObjectStore

logger = logging.getLogger(__name__)


class SegmentStore(Protocol):
    """Where finished segments are kept."""

    def load(self) -> Iterable[bytes]: ...
    def save(self, number: int, data: bytes) -> None: ...
    def clear(self) -> None: ...


@dataclass(slots=True)
class MemorySegments:
    """Keeps segments for as long as this process lives."""

    parts: dict[int, bytes] = field(default_factory=dict)

    def load(self) -> Iterable[bytes]:
        return [self.parts[number] for number in sorted(self.parts)]

    def save(self, number: int, data: bytes) -> None:
        self.parts[number] = data

    def clear(self) -> None:
        self.parts.clear()


@dataclass(frozen=True, slots=True)
class StoredSegments:
    """Keeps segments as objects below `prefix`."""

    store: ObjectStore
    prefix: str

    def load(self) -> Iterable[bytes]:
        keys = takewhile(self.store.exists, map(self._key, count()))
        return map(self.store.get, keys)

    def save(self, number: int, data: bytes) -> None:
        self.store.put(self._key(number), data)

    def clear(self) -> None:
        self.store.delete_below(self.prefix)

    def _key(self, number: int) -> str:
        return f"{self.prefix}/{number:05d}.npz"


@dataclass(slots=True)
class FinishedSegments:
    """Segments of an earlier try: what it found, and the state at the end of its last finished segment."""

    found: list[Any] = field(default_factory=list)
    state: dict[str, Any] | None = None


def load_finished(parts: SegmentStore) -> FinishedSegments:
    """Load segments one by one, so that those of a long recording need not fit into memory at once."""
    earlier = FinishedSegments()
    for segment in readable_segments(parts.load()):
        earlier.found.append(segment.pop("found"))
        earlier.state = segment
    return earlier


def readable_segments(parts: Iterable[bytes]) -> Iterator[Any]:
    """Finished segments, up to the first one that was damaged."""
    for data in parts:
        try:
            yield unpack_state(data)
        except (ValueError, KeyError, OSError, zipfile.BadZipFile):
            logger.warning("A finished segment cannot be read; it is made again")
            return
