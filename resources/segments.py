"""Finished segments of a pass over a recording, and where they are kept until it is whole."""

import logging
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from resources.checkpoints import unpacked
from resources.storage import LocalStore

logger = logging.getLogger(__name__)


class Parts(Protocol):
    """Where finished segments are kept."""

    def load(self) -> Sequence[bytes]: ...
    def save(self, number: int, data: bytes) -> None: ...
    def clear(self) -> None: ...


@dataclass(slots=True)
class InMemory:
    """Keeps segments for as long as this process lives."""

    parts: dict[int, bytes] = field(default_factory=dict)

    def load(self) -> Sequence[bytes]:
        return [self.parts[number] for number in sorted(self.parts)]

    def save(self, number: int, data: bytes) -> None:
        self.parts[number] = data

    def clear(self) -> None:
        self.parts.clear()


@dataclass(frozen=True, slots=True)
class InStore:
    """Keeps segments as objects below `prefix`."""

    store: LocalStore
    prefix: str

    def load(self) -> Sequence[bytes]:
        found: list[bytes] = []
        while self.store.exists(key := self._key(len(found))):
            found.append(self.store.get(key))
        return found

    def save(self, number: int, data: bytes) -> None:
        self.store.put(self._key(number), data)

    def clear(self) -> None:
        self.store.delete_below(self.prefix)

    def _key(self, number: int) -> str:
        return f"{self.prefix}/{number:05d}.npz"


def readable(parts: Sequence[bytes]) -> Iterator[Any]:
    """Finished segments, up to the first one that was damaged."""
    for data in parts:
        try:
            yield unpacked(data)
        except (ValueError, KeyError, OSError, zipfile.BadZipFile):
            logger.warning("A finished segment cannot be read; it is made again")
            return
