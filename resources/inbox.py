"""A folder that is watched: recordings dropped into it are taken in once they are complete."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from resources.db.engine import Database
from resources.storage import LocalStore
from resources.uploads import VIDEO_ENDINGS, register_file

MAX_BYTES_AT_ONCE = 2 * 1024**3
"""A look at the inbox takes at most so much in, so that it ends in time; the rest waits for the next."""


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file with the state by which it is recognised."""

    path: Path
    size_bytes: int
    changed_ns: int

    @property
    def mark(self) -> str:
        return f"{self.size_bytes}:{self.changed_ns}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file; `is_settled` when it need not be looked at again until it changes."""

    text: str
    is_settled: bool


def complete_files(folder: Path, settle_s: float, seen: dict[str, str]) -> Iterator[InboxFile]:
    """Files that nobody has written to for `settle_s` seconds and that are not among those `seen`.

    `seen` maps file names to marks. Hidden files and endings that no video has are passed over, so
    copies under way in `.name.mp4.part` style are left alone.
    """
    taken = 0
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or path.suffix.lower() not in VIDEO_ENDINGS or not path.is_file():
            continue
        facts = path.stat()
        file = InboxFile(path, facts.st_size, facts.st_mtime_ns)
        is_quiet = time.time_ns() - file.changed_ns >= settle_s * 1e9
        if not is_quiet or seen.get(path.name) == file.mark or is_being_written(path):
            continue
        if taken and taken + file.size_bytes > MAX_BYTES_AT_ONCE:
            return
        taken += file.size_bytes
        yield file


def still_there(seen: dict[str, str], folder: Path) -> dict[str, str]:
    """Marks of the files that lie in the folder still: those that were taken away are forgotten."""
    present = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return {name: mark for name, mark in seen.items() if name in present}


def take_in(file: InboxFile, database: Database, store: LocalStore) -> Outcome:
    """Register one file. One that cannot be read holds up no other, and is looked at again."""
    name = file.path.name
    try:
        registered = register_file(file.path, database, store)
    except OSError as error:
        text = f"{name} cannot be read ({error.strerror}): look at its permissions and the disk"
        return Outcome(text, is_settled=False)
    return Outcome(f"{name} is video {registered.video_id}", is_unchanged(file))


def is_unchanged(file: InboxFile) -> bool:
    """Whether a file is still what it was when it was found: nobody wrote to it meanwhile."""
    if not file.path.is_file():
        return False
    facts = file.path.stat()
    return (facts.st_size, facts.st_mtime_ns) == (file.size_bytes, file.changed_ns)


def is_being_written(path: Path) -> bool:
    """Whether a process of this machine has the file open for writing, as far as Linux lets us see.

    A writer that pauses for longer than the settling time is recognised by this alone.
    """
    target = str(path.resolve())
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
