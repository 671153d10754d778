"""Files that are written piece by piece on this machine, and become objects when they are whole."""

import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath

from resources.storage.local import full_disk_in_words, make_private
from resources.storage.objects import ObjectStore

FOLDER = ".drafts"
"""Below the folder for uploads; no key of an object begins so."""
GIVEN_UP_S = 24 * 3600.0
"""Seconds after which a draft is removed whose process has died: none is written for so long."""


@contextmanager
def drafting(store: ObjectStore, key: str) -> Iterator[Path]:
    """A new empty file with the ending of `key`; it becomes that object when the block ends.

    When the block raises, nothing is left of it. Raises `StorageFullError` where the disk is full.
    """
    drafts = store.drafts
    name = f"{FOLDER}/{secrets.token_hex(8)}{PurePosixPath(key).suffix}"
    path = drafts.path_of(name)
    drafts.make_folder(path.parent)
    drop_abandoned(path.parent)
    try:
        with full_disk_in_words():
            with open(path, "xb", opener=make_private):
                pass
                yield path
            flush(path)
        hand_over(store, name, key)
    finally:
        path.unlink(missing_ok=True)


def flush(path: Path) -> None:
    """Wait until a file is on the disk: after a power cut no object may be half there."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def hand_over(store: ObjectStore, name: str, key: str) -> None:
    """Make a draft an object: by renaming it where both lie in one folder, else by sending it there."""
    if store.drafts is store:
        store.move(name, key)
        return
    with store.drafts.path_of(name).open("rb") as file:
        store.copy_in(file, key)


def drop_abandoned(folder: Path) -> None:
    """Remove drafts whose process died a day ago."""
    for path in folder.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > GIVEN_UP_S:
                path.unlink()
