"""A folder that is watched: recordings dropped into it are taken in once they are complete.

Only regular files that lie in the folder itself are taken. Whoever may write into it may not read what this
system may: links are not followed, and nothing that does not begin as a video does is copied.
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
from resources.storage.local import LocalStore

MAX_BYTES_AT_ONCE = 2 * 1024**3
"""A look at the inbox takes at most so much in, so that it ends in time; the rest waits for the next."""
CAREFULLY = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
"""Follow no link, and wait for nobody to write into a named pipe."""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file with the state by which it is recognised."""

    path: Path
    size_bytes: int
    changed_ns: int
    status_changed_ns: int = 0
    """Also set by a change of its permissions, owner or links (ctime)."""

    @property
    def name(self) -> str:
        """As people read it, whatever its bytes are."""
        return readable_name(os.fsencode(self.path.name))

    @property
    def key(self) -> str:
        """The name by which it is remembered: itself, or its bytes as `%B8` where it is not UTF-8."""
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
        """What is refused is looked at again when anything about it has changed."""
        return f"{self.mark}:{self.status_changed_ns}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; `mark` is set when it need not be looked at again until it changes."""

    text: str
    mark: str | None

    @property
    def is_settled(self) -> bool:
        return self.mark is not None


def complete_files(folder: Path, settle_s: float, seen: dict[str, str]) -> Iterator[InboxFile]:
    """Files that nobody has written to for `settle_s` seconds and that are not among those `seen`.

    `seen` maps their keys to marks. Hidden files and endings that no video has are passed over, so
    copies under way in `.name.mp4.part` style are left alone. Links, pipes and folders with a video's
    ending are among them, so that somebody says why they are not taken.
    """
    taken = 0
    for file in scan_inbox(folder):
        is_quiet = time.time_ns() - file.changed_ns >= settle_s * 1e9
        is_known = seen.get(file.key) in (file.mark, file.refused_mark)
        if not is_quiet or is_known or is_being_written(file.path):
            continue
        if taken and taken + file.size_bytes > MAX_BYTES_AT_ONCE:
            return
        taken += file.size_bytes
        yield file


def scan_inbox(folder: Path) -> Iterator[InboxFile]:
    """Everything in a folder that is named like a video, by name; what vanishes meanwhile is left out."""
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or path.suffix.lower() not in VIDEO_ENDINGS:
            continue
        try:
            facts = path.lstat()
        except OSError:
            continue
        yield InboxFile(path, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def check_present(seen: dict[str, str], folder: Path) -> dict[str, str]:
    """Marks of the files that lie in the folder still: those that were taken away are forgotten."""
    present = {file.key for file in scan_inbox(folder)}
    return {name: mark for name, mark in seen.items() if name in present}


def take_in(file: InboxFile, database: Database, store: LocalStore, settings: Settings) -> Outcome:
    """Register one file. One that cannot be taken holds up no other, and leaves nothing behind.

    Raises `OperationalError` while the database is away, which is no fault of the file.
    """
    try:
        with regular_file(file) as opened:
            check_is_video(opened.read(HEAD_BYTES), file.name)
            opened.seek(0)
            check_disk(store, settings, file.size_bytes, file.name)
            with database.transaction() as stores:
                check_quotas(stores, settings, file.size_bytes, file.name, None)
            registered = register_open_file(opened, file.name, database, store)
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
    """The file itself, open for reading: what was put into its place after it was found does not count.

    A name that somebody gave to a file of another account (a hard link) is refused like a symbolic link,
    which Linux also prevents itself where `fs.protected_hardlinks` is set.

    Raises:
        RefusedError: It is a link, a pipe, a device or a folder.
        OSError: It cannot be opened.
    """
    if not stat.S_ISREG(file.path.lstat().st_mode):
        raise RefusedError("not_a_file", file.name)
    folder = os.open(file.path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        with open(
            file.path.name, "rb", opener=lambda name, _: os.open(name, CAREFULLY, dir_fd=folder)
        ) as opened:
            facts = os.fstat(opened.fileno())
            is_own = facts.st_nlink == 1 or facts.st_uid == os.fstat(folder).st_uid
            if not (stat.S_ISREG(facts.st_mode) and is_own):
                raise RefusedError("not_a_file", file.name)
            yield opened
    finally:
        os.close(folder)


def is_unchanged(file: InboxFile) -> bool:
    """Whether a file is still what it was when it was found: nobody wrote to it meanwhile."""
    try:
        facts = file.path.lstat()
    except FileNotFoundError:
        return False
    return (facts.st_size, facts.st_mtime_ns) == (file.size_bytes, file.changed_ns)


def is_being_written(path: Path) -> bool:
    """Whether a process of this machine has the file open for writing, as far as Linux lets us see.

    A writer that pauses for longer than the settling time is recognised by this alone.
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
    """From the open flags (octal) of a descriptor: write-only is 1, read and write is 2."""
    for line in (link.parent.parent / "fdinfo" / link.name).read_text().splitlines():
        if line.startswith("flags:"):
            return int(line.split()[1], 8) & 0b11 != 0
    return False
