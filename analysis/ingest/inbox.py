"""The inbox, a watched folder: recordings copied into it are registered once they are complete.

Only regular files in the folder itself are taken. Whoever may write into it need not be allowed to read what
this system may read: links are not followed, and only files that begin as a video does are copied.
"""

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote_from_bytes

from sqlalchemy.exc import DBAPIError, OperationalError

from analysis.ingest.quota import check_disk, check_quotas
from analysis.ingest.register import VIDEO_ENDINGS, check_is_video, register_open_file
from domain.keys import readable_name
from domain.video.file_signatures import HEAD_BYTES
from resources.db.engine import Database
from resources.errors import RefusedError, SentinelError, StorageFullError
from resources.settings import Settings
from resources.storage.objects import ObjectStore

MAX_BYTES_AT_ONCE = 2 * 1024**3
"""Bytes that one check of the inbox registers, at most, so that it ends in time; the rest waits for the
next."""
SAFE_OPEN_FLAGS = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Follow no link, and do not wait for a writer of a named pipe."""
NANOSECONDS = 1e9
"""In a second, of file times."""
WRITE_FLAGS = 0b11
"""Access mode in a descriptor's open flags on Linux: 0 is read-only, 1 write-only, 2 both."""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file with the state by which a change of it is noticed."""

    path: Path
    size_bytes: int
    changed_ns: int
    status_changed_ns: int = 0
    """Also set by a change of its permissions, owner or links (ctime)."""

    @property
    def name(self) -> str:
        """The readable name, whatever its bytes are."""
        return readable_name(os.fsencode(self.path.name))

    @property
    def key(self) -> str:
        """The name under which it is stored: itself, or its bytes as `%B8` where it is not UTF-8."""
        raw = os.fsencode(self.path.name)
        try:
            return raw.decode()
        except UnicodeDecodeError:
            return quote_from_bytes(raw)

    @property
    def mark(self) -> str:
        return f"{self.size_bytes}:{self.changed_ns}"

    @property
    def refused_mark(self) -> str:
        """The mark of a refused file, which is checked again when anything about it changes."""
        return f"{self.mark}:{self.status_changed_ns}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one file; `mark` is set when it need not be checked again until it changes."""

    text: str
    mark: str | None

    @property
    def is_settled(self) -> bool:
        return self.mark is not None


def complete_files(folder: Path, settle_s: float, seen: dict[str, str]) -> Iterator[InboxFile]:
    """Files that nobody has written to for `settle_s` seconds and that are not among those `seen`.

    `seen` maps their keys to marks. Hidden files and endings that no video has are skipped, so that
    unfinished copies in `.name.mp4.part` style are left alone. Links, pipes and folders with a video's ending
    are returned, so that the reason why they are refused is reported.
    """
    taken = 0
    for file in scan_inbox(folder):
        is_quiet = time.time_ns() - file.changed_ns >= settle_s * NANOSECONDS
        is_known = seen.get(file.key) in (file.mark, file.refused_mark)
        if not is_quiet or is_known or is_being_written(file.path):
            continue
        if taken and taken + file.size_bytes > MAX_BYTES_AT_ONCE:
            return
        taken += file.size_bytes
        yield file


def scan_inbox(folder: Path) -> Iterator[InboxFile]:
    """Everything in a folder that is named like a video, by name; what vanishes meanwhile is skipped."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or path.suffix.lower() not in VIDEO_ENDINGS:
            continue
        try:
            facts = path.lstat()
        except OSError:
            continue
        yield InboxFile(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def check_present(seen: dict[str, str], folder: Path) -> dict[str, str]:
    """The marks of files that are still in the folder."""
    present = {file.key for file in scan_inbox(folder)}
    return {name: mark for name, mark in seen.items() if name in present}


def take_in(file: InboxFile, database: Database, store: ObjectStore, settings: Settings) -> Outcome:
    """Register one file. One that is refused stops no other, and leaves nothing in the store.

    Raises `OperationalError` while the database is unreachable, which is no fault of the file.
    """
    try:
        with regular_file(file) as opened:
            check_is_video(opened.read(HEAD_BYTES), file.name)
            opened.seek(0)
            check_disk(store, settings, file.size_bytes, file.name)
            with database.transaction() as stores:
                check_quotas(stores, settings, file.size_bytes, file.name, None)
            registered = register_open_file(opened, file.name, database, store, settings.zone)
    except StorageFullError as error:
        return Outcome(str(error), None)
    except SentinelError as error:
        return Outcome(str(error), file.refused_mark)
    except OSError as error:
        text = f"{file.name} cannot be read ({error.strerror}): look at its permissions and the disk"
        return Outcome(text, file.refused_mark if isinstance(error, PermissionError) else None)
    except (DBAPIError, ValueError) as error:
        if isinstance(error, OperationalError):
            raise
        return Outcome(f"{file.name} cannot be stored ({type(error).__name__})", file.refused_mark)
    return Outcome(f"{file.name} is video {registered.video_id}", file.mark if is_unchanged(file) else None)


@contextmanager
def regular_file(file: InboxFile) -> Iterator[BinaryIO]:
    """The file itself, open for reading; never something that was put in its place after it was found.

    A hard link to a file of another account is refused like a symbolic link; Linux also prevents it where
    `fs.protected_hardlinks` is set.

    Raises:
        RefusedError: It is a link, a pipe, a device or a folder.
        OSError: It cannot be opened.
    """
    if not stat.S_ISREG(file.path.lstat().st_mode):
        raise RefusedError("not_a_file", file.name)
    folder = os.open(file.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with open(
            file.path.name, "rb", opener=lambda name, _: os.open(name, SAFE_OPEN_FLAGS, dir_fd=folder)
        ) as opened:
            facts = os.fstat(opened.fileno())
            is_own = facts.st_nlink == 1 or facts.st_uid == os.fstat(folder).st_uid
            if not (stat.S_ISREG(facts.st_mode) and is_own):
                raise RefusedError("not_a_file", file.name)
            yield opened
    finally:
        os.close(folder)


def is_unchanged(file: InboxFile) -> bool:
    """Whether nobody wrote to a file since it was found."""
    try:
        facts = file.path.lstat()
    except FileNotFoundError:
        return False
    return (facts.st_size, facts.st_mtime_ns) == (file.size_bytes, file.changed_ns)


def is_being_written(path: Path) -> bool:
    """Whether a process of this machine has the file open for writing, as far as Linux shows it to us.

    A writer that pauses for longer than the settling time is noticed only by this.
    """
    target = str(path.parent.resolve() / path.name)
    for link in Path("/proc").glob("[0-9]*/fd/*"):
        try:
            if str(link.readlink()) == target and opens_for_writing(link):
                return True
        except OSError:
            continue
    return False


def opens_for_writing(link: Path) -> bool:
    """Whether a descriptor is open for writing, by its open flags (octal) in `fdinfo`."""
    for line in (link.parent.parent / "fdinfo" / link.name).read_text().splitlines():
        if line.startswith("flags:"):
            return int(line.split()[1], 8) & WRITE_FLAGS != 0
    return False
