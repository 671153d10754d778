"""Copies of a bucket's objects on this machine: bounded, shared by all its processes, each fetched once.

Stages read recordings with decoders that want a file and jump in it, and several stages read the same one.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from resources.locks import hold_lock
from resources.storage.local import FOLDER_MODE, full_disk_in_words

DRAFT = ".part"
"""In the names of copies that are still being fetched."""
LOCK = ".lock"
USED = ".used"
"""In the names of empty files whose time says when a copy was last used: by the copy's own times processes
know that it is the file whose digest they have computed."""
NAMED_BY = 2
"""Hexadecimal digits of a copy's name that choose its lock, so that there are 256 of them and no more."""
GIVEN_UP_S = 24 * 3600.0
"""A copy that was not fetched to its end is removed after this time."""


@dataclass(frozen=True, slots=True)
class ObjectCache:
    """Copies below `folder`, together no larger than `most_bytes` and what is in use.

    A copy is named by the object's key and ETag, so that another object under the same key is fetched anew.
    Whoever uses a copy holds a shared lock on it. Of copies that nobody holds, those go first that were not
    used for longest.
    """

    folder: Path
    most_bytes: int

    @contextmanager
    def holding(self, key: str, etag: str, size_bytes: int, fetch: Callable[[Path], None]) -> Iterator[Path]:
        """The copy, fetched where it is not there; it stays until the block ends."""
        self.folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        path = self.path_of(key, etag)
        while True:
            with hold_lock(self.folder / f"{path.name[:NAMED_BY]}{LOCK}"):
                if not path.is_file():
                    self.make_room(size_bytes)
                    self.fetch_to(path, fetch)
            with open_if_there(path) as held:
                if held is not None and path.exists():
                    stamp(path)
                    yield path
                    return

    def path_of(self, key: str, etag: str) -> Path:
        """Where a copy lies; its ending is the object's, which some decoders look at."""
        name = hashlib.sha256(f"{key}\n{etag}".encode()).hexdigest()
        return self.folder / f"{name}{Path(key).suffix}"

    def fetch_to(self, path: Path, fetch: Callable[[Path], None]) -> None:
        draft = path.with_name(path.name + DRAFT)
        try:
            with full_disk_in_words():
                fetch(draft)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def make_room(self, size_bytes: int) -> None:
        """Remove copies that nobody uses until one more of `size_bytes` fits, or none is left to remove."""
        with hold_lock(self.folder / f"room{LOCK}"):
            copies = self.copies()
            used = sum(size for _, _, size in copies)
            for _, path, size in copies:
                if used + size_bytes <= self.most_bytes:
                    return
                if remove_unused(path):
                    used -= size

    def copies(self) -> list[tuple[float, Path, int]]:
        """When each copy was last used, where it lies, and its size; least recently used first."""
        found = []
        for path in self.folder.glob("*"):
            with suppress(FileNotFoundError):
                facts = path.stat()
                is_new_draft = DRAFT in path.name and time.time() - facts.st_mtime < GIVEN_UP_S
                if path.suffix not in (LOCK, USED) and not is_new_draft:
                    found.append((last_used(path, facts.st_mtime), path, facts.st_size))
        return sorted(found)


@contextmanager
def open_if_there(path: Path) -> Iterator[BinaryIO | None]:
    """A file with a shared lock on it; None where it was just removed."""
    try:
        held = path.open("rb")
    except FileNotFoundError:
        yield None
        return
    with held:
        fcntl.flock(held, fcntl.LOCK_SH)
        yield held


def remove_unused(path: Path) -> bool:
    """Remove a copy unless somebody holds it; whether it was removed."""
    with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
        stamp_of(path).unlink(missing_ok=True)
        return True
    return False


def stamp(path: Path) -> None:
    """Note that a copy is used now, by a finer clock than that of the file system."""
    now = time.time()
    stamp_of(path).touch()
    os.utime(stamp_of(path), (now, now))


def stamp_of(path: Path) -> Path:
    return path.with_name(path.name + USED)


def last_used(path: Path, fetched_at: float) -> float:
    try:
        return stamp_of(path).stat().st_mtime
    except FileNotFoundError:
        return fetched_at
