"""Read objects of buckets that others fill."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from resources.aws.clients import AwsConnection
from resources.aws.errors import in_words
from resources.aws.resilience import Resilience, resilience_of

LISTED = 1000
"""Objects of one page of a listing; S3 gives no more."""


@dataclass(slots=True)
class OpenObject:
    """An object that is being read. `read` raises an `AwsError` when it is cut off."""

    address: str
    version: str
    etag: str
    size_bytes: int
    body: Any
    head: bytes = b""

    @property
    def mark(self) -> str:
        return self.version or self.etag

    def peek(self, count: int) -> bytes:
        """The first bytes, which `read` gives once more."""
        while len(self.head) < count and (more := self._receive(count - len(self.head))):
            self.head += more
        return self.head

    def read(self, count: int = -1) -> bytes:
        if self.head:
            taken = self.head if count < 0 else self.head[:count]
            self.head = self.head[len(taken) :]
            return taken + (self._receive(None) if count < 0 else b"")
        return self._receive(None if count < 0 else count)

    def _receive(self, count: int | None) -> bytes:
        with in_words(self.address):
            received: bytes = self.body.read(count)
        return received


@dataclass(frozen=True, slots=True)
class ListedObject:
    """An object as a listing shows it."""

    key: str
    etag: str
    size_bytes: int
    changed_at: datetime


@dataclass(frozen=True, slots=True)
class Buckets:
    """All buckets that the account may read."""

    connection: AwsConnection

    @property
    def client(self) -> Any:  # noqa: ANN401 - botocore makes its methods at run time
        return self.connection.client("s3")

    @property
    def resilience(self) -> Resilience:
        return resilience_of(self.client)

    @contextmanager
    def reading(self, bucket: str, key: str, version: str = "") -> Iterator[OpenObject]:
        """An object; raises `NotFoundError`, `DeniedError`, or `AwsError` for what may pass."""
        address = f"s3://{bucket}/{key}"
        asked = {"Bucket": bucket, "Key": key} | ({"VersionId": version} if version else {})
        with in_words(address):
            said = self.client.get_object(**asked)
        stated = said.get("VersionId", "")
        number = "" if stated == "null" else stated
        with closing(said["Body"]) as body:
            yield OpenObject(address, number, said["ETag"].strip('"'), said["ContentLength"], body)

    def page(self, bucket: str, prefix: str, after: str) -> list[ListedObject]:
        """The objects whose keys come after one, in order of their keys; at most a thousand."""
        with in_words(f"s3://{bucket}/{prefix}"):
            said = self.client.list_objects_v2(Bucket=bucket, Prefix=prefix, StartAfter=after, MaxKeys=LISTED)
        return [
            ListedObject(each["Key"], each["ETag"].strip('"'), each["Size"], each["LastModified"])
            for each in said.get("Contents", [])
        ]


def bucket_and_prefix(address: str) -> tuple[str, str]:
    """The parts of `s3://bucket/prefix`.

    >>> bucket_and_prefix("s3://gate/new/")
    ('gate', 'new/')
    """
    parts = urlsplit(address)
    return parts.netloc, parts.path.lstrip("/")
