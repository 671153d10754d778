"""Whether a stored recording is still the one that was received."""

import hashlib
import os
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from domain.language.reasons import AnalysisError

CHUNK_BYTES = 1024 * 1024
"""Bytes that are read at once; larger pieces are no faster."""
SHA256_LENGTH = 64
"""Hexadecimal digits."""
REMEMBERED = 64
"""Digests that a process remembers, because the stages of one analysis read the same recording."""


def file_sha256(file: BinaryIO) -> str:
    """The SHA-256 of the rest of an open file, in hex; memory stays flat."""
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK_BYTES):
        digest.update(chunk)
    return digest.hexdigest()


def check_unaltered(path: Path, sha256: str) -> None:
    """Raises `AnalysisError` ("altered") when a file does not have the digest of what was received.

    A process computes the digest again only when the file's inode, size or times have changed. Programs
    cannot hide a change, because the kernel alone sets the time of the last change (ctime).
    """
    facts = path.stat()
    state = (facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)
    found = digest_in_state(path, state)
    if found != sha256:
        raise AnalysisError("altered", f"{path.name} has {found}, and {sha256} was received")


@lru_cache(maxsize=REMEMBERED)
def digest_in_state(path: Path, _: tuple[int, ...]) -> str:
    with path.open("rb") as file:
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_SEQUENTIAL)
        return file_sha256(file)
