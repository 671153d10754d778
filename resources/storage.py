"""Recordings and derived files as objects under keys such as `videos/2026/03/02/…_gate.mp4`.

`LocalStore` keeps them in a folder. An object appears whole or not at all, and is never changed.
Addresses are signed like S3's: they say which object, for which method, and until when.
"""

import hashlib
import hmac
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import quote

from resources.errors import NotFoundError, SentinelError
from resources.settings import Settings

CHUNK_BYTES = 1024 * 1024
MEDIA_PATH = "/api/media"
SAME_S = 600


@dataclass(slots=True)
class Incoming:
    """Bytes on their way into the store; `sha256` and `size` describe what was written so far."""

    file: BinaryIO
    digest: "hashlib._Hash"
    size: int = 0

    def write(self, data: bytes) -> None:
        self.file.write(data)
        self.digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        return self.digest.hexdigest()


@dataclass(frozen=True, slots=True)
class LocalStore:
    """Objects as files below `folder`."""

    folder: Path

    def path_of(self, key: str) -> Path:
        """Where an object lies; refuses keys that would leave the folder."""
        parts = PurePosixPath(key).parts
        if not parts or key.startswith("/") or ".." in parts or "\0" in key:
            raise SentinelError(f"{key!r} is not a valid object key")
        return self.folder.joinpath(*parts)

    def exists(self, key: str) -> bool:
        return self.path_of(key).is_file()

    @contextmanager
    def writing(self, key: str) -> Iterator[Incoming]:
        """Write an object; it appears when the block ends, and not at all when it raises."""
        target = self.path_of(key)
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{secrets.token_hex(8)}.part")
        try:
            with draft.open("wb") as file:
                yield Incoming(file, hashlib.sha256())
                file.flush()
                os.fsync(file.fileno())
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)

    def is_writable(self) -> bool:
        self.folder.mkdir(parents=True, exist_ok=True)
        return os.access(self.folder, os.W_OK)

    def put(self, key: str, data: bytes) -> None:
        with self.writing(key) as incoming:
            incoming.write(data)

    def get(self, key: str) -> bytes:
        """The object's bytes; raises `NotFoundError`."""
        return self.existing(key).read_bytes()

    def existing(self, key: str) -> Path:
        path = self.path_of(key)
        if not path.is_file():
            raise NotFoundError(f"object {key} not found")
        return path

    def copy_in(self, source: Path, key: str) -> Incoming:
        """Copy a file into the store; returns its size and digest."""
        with source.open("rb") as file, self.writing(key) as incoming:
            while chunk := file.read(CHUNK_BYTES):
                incoming.write(chunk)
        return incoming

    @contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        """The object as a local file for the length of the block; raises `NotFoundError`."""
        yield self.existing(key)

    def delete_below(self, prefix: str) -> None:
        """Remove every object whose key begins with `prefix` and a slash."""
        shutil.rmtree(self.path_of(prefix), ignore_errors=True)

    def delete(self, key: str) -> None:
        """Remove an object; one that is gone already is fine."""
        self.path_of(key).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Claims:
    """What a signed address says: until when it is valid (Unix seconds), and whom it was given to.

    `by` is their name, `grant` their login or key at that time; without authentication there is none.
    """

    expires: int
    by: str
    signature: str
    grant: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """Signs and checks addresses of objects on our own API."""

    key: bytes

    def path(self, method: str, object_key: str, lifetime_s: int, given_to: str, grant: str = "") -> str:
        """Path and query of an address, valid for at least `lifetime_s`, that names whom it was given to.

        Addresses to read stay the same for up to ten minutes more, so that browsers can keep what they read.
        """
        expires = int(time.time()) + lifetime_s
        if method == "GET":
            expires += -expires % SAME_S
        claims = Claims(expires, given_to, "", grant)
        query = f"expires={expires}&by={quote(given_to, safe='')}&grant={quote(grant, safe='')}"
        signature = self._signature(method, object_key, claims)
        return f"{MEDIA_PATH}/{quote(object_key)}?{query}&signature={signature}"

    def allows(self, method: str, object_key: str, claims: Claims) -> bool:
        """Whether an address is ours, for this method, and still valid."""
        plain = "GET" if method == "HEAD" else method
        expected = self._signature(plain, object_key, claims)
        return (
            hmac.compare_digest(expected.encode(), claims.signature.encode()) and time.time() < claims.expires
        )

    def _signature(self, method: str, object_key: str, claims: Claims) -> str:
        message = f"{method}\n{object_key}\n{claims.expires}\n{claims.by}\n{claims.grant}".encode()
        return hmac.digest(self.key, message, "sha256").hex()


def object_store(settings: Settings) -> LocalStore:
    return LocalStore(settings.objects_dir)


def signer(settings: Settings) -> Signer:
    return Signer(settings.signing_key())
