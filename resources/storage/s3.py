"""Objects in a bucket of S3, or of another server that speaks its protocol."""

import hashlib
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote, urlsplit

from resources.aws.clients import AwsConnection
from resources.aws.errors import AwsError, DeniedError, in_words
from resources.errors import NotFoundError, SetupError
from resources.storage.local import Incoming, LocalStore, full_disk_in_words
from resources.storage.multipart import MultipartUploads
from resources.storage.object_cache import ObjectCache
from resources.storage.objects import PROBE, StoredObject, check_key

CHUNK_BYTES = 1024 * 1024
"""Bytes that are read at once."""
IN_MEMORY_BYTES = 8 * 1024**2
"""Objects up to this size are kept in memory until they are sent; larger ones in a temporary file."""
DELETED_AT_ONCE = 1000
"""Keys of one request to delete; S3 takes no more."""
COPIED_WHOLE_BYTES = 1024**3
"""Objects up to this size are copied in one request (S3 allows 5 GiB), larger ones in parts."""
COPIED_PART_BYTES = 256 * 1024**2
"""Bytes of such a part."""
LONGEST_ADDRESS_S = 7 * 24 * 3600
"""Seconds for which an address can be signed at most (Signature Version 4)."""


@dataclass(frozen=True, slots=True)
class S3Store:
    """Objects below a prefix of a bucket. Work on them is done on copies in a bounded cache of this machine.

    Methods raise `NotFoundError` for an object that is not there, `SetupError` where the bucket is not there
    or may not be used, and `AwsError` for what may pass.
    """

    connection: AwsConnection
    bucket: str
    prefix: str
    cache: ObjectCache
    drafts: LocalStore

    @property
    def client(self) -> Any:  # noqa: ANN401 - botocore makes its methods at run time
        return self.connection.client("s3")

    @property
    def location(self) -> str:
        return f"s3://{self.bucket}/{self.prefix}".rstrip("/")

    def full_key(self, key: str) -> str:
        """The key in the bucket; raises `SentinelError` for one that leaves the prefix."""
        return f"{self.prefix}/{check_key(key)}" if self.prefix else check_key(key)

    def exists(self, key: str) -> bool:
        try:
            self.head(key)
        except NotFoundError:
            return False
        return True

    def size(self, key: str) -> int:
        return int(self.head(key)["ContentLength"])

    def head(self, key: str) -> dict[str, Any]:
        """Size, ETag and time of an object."""
        try:
            with self.told(key):
                facts: dict[str, Any] = self.client.head_object(Bucket=self.bucket, Key=self.full_key(key))
        except NotFoundError:
            self.check_bucket()  # the answer to HEAD has no body that would say what is missing
            raise
        return facts

    def check_bucket(self) -> None:
        """Raises `SetupError` where the bucket is not there, or may not be used."""
        try:
            with self.told(""):
                self.client.head_bucket(Bucket=self.bucket)
        except NotFoundError as error:
            raise SetupError(no_bucket(self.bucket)) from error

    def get(self, key: str) -> bytes:
        with self.reading(key) as body:
            data: bytes = body.read()
        return data

    def read_head(self, key: str, count: int) -> bytes:
        """The first bytes of an object that is not empty."""
        with self.reading(key, Range=f"bytes=0-{count - 1}") as body:
            data: bytes = body.read()
        return data

    @contextmanager
    def reading(self, key: str, **asked: str) -> Iterator[Any]:
        """The bytes of an object as they come."""
        with self.told(key):
            said = self.client.get_object(Bucket=self.bucket, Key=self.full_key(key), **asked)
            with closing(said["Body"]) as body:
                yield body

    def sha256(self, key: str) -> str:
        """The digest of an object, which is read for it; memory stays flat."""
        return self.digest_of(key)

    def digest_of(self, key: str, **asked: str) -> str:
        digest = hashlib.sha256()
        with self.reading(key, **asked) as body:
            for chunk in body.iter_chunks(CHUNK_BYTES):
                digest.update(chunk)
        return digest.hexdigest()

    def put(self, key: str, data: bytes) -> None:
        with self.told(key):
            self.client.put_object(
                Bucket=self.bucket, Key=self.full_key(key), Body=data, ChecksumAlgorithm="SHA256"
            )

    @contextmanager
    def writing(self, key: str) -> Iterator[Incoming]:
        """Write an object; large ones travel in parts, each with its checksum."""
        self.drafts.make_folder(self.drafts.folder)
        with (
            full_disk_in_words(),
            tempfile.SpooledTemporaryFile(IN_MEMORY_BYTES, dir=str(self.drafts.folder)) as file,
        ):
            yield Incoming(file, hashlib.sha256())
            file.seek(0)
            with self.told(key):
                self.client.upload_fileobj(
                    file, self.bucket, self.full_key(key), ExtraArgs={"ChecksumAlgorithm": "SHA256"}
                )

    def copy_in(self, source: BinaryIO, key: str) -> Incoming:
        with self.writing(key) as spooled:
            while chunk := source.read(CHUNK_BYTES):
                spooled.write(chunk)
        return spooled

    @contextmanager
    def as_file(self, key: str) -> Iterator[Path]:
        """A copy in the cache, which stays there for as long as it is used."""
        facts = self.head(key)

        def download(target: Path) -> None:
            with self.told(key):
                self.client.download_file(self.bucket, self.full_key(key), str(target))

        with self.cache.holding(key, facts["ETag"], int(facts["ContentLength"]), download) as path:
            yield path

    def move(self, key: str, new_key: str) -> None:
        """Copy within the bucket, in the same storage class, then remove. Both may be done again."""
        try:
            self.copy(key, new_key, self.head(key))
        except NotFoundError:  # perhaps another has moved it
            if not self.exists(new_key):
                raise
        else:
            self.delete(key)

    def take(self, key: str, new_key: Callable[[str], str]) -> str:
        facts = self.head(key)
        digest = self.digest_of(key, IfMatch=facts["ETag"])
        self.copy(key, new_key(digest), facts)
        self.delete(key)
        return digest

    def copy(self, key: str, new_key: str, facts: dict[str, Any]) -> None:
        """Copy the object that `facts` describe, and no other that has taken its place since."""
        from boto3.s3.transfer import TransferConfig

        kept = {"StorageClass": facts["StorageClass"]} if "StorageClass" in facts else {}
        source = {"Bucket": self.bucket, "Key": self.full_key(key)}
        asked = {**kept, "CopySourceIfMatch": facts["ETag"], "ChecksumAlgorithm": "SHA256"}
        how = TransferConfig(multipart_threshold=COPIED_WHOLE_BYTES, multipart_chunksize=COPIED_PART_BYTES)
        with self.told(key):
            self.client.copy(source, self.bucket, self.full_key(new_key), asked, Config=how)

    def replace(self, key: str | None, new_key: str) -> None:
        if key is not None and key != new_key:
            self.delete(key)

    def delete(self, key: str) -> None:
        with self.told(key):
            self.client.delete_object(Bucket=self.bucket, Key=self.full_key(key))

    def delete_below(self, prefix: str) -> None:
        keys = [self.full_key(each.key) for each in self.list(f"{check_key(prefix)}/")]
        for start in range(0, len(keys), DELETED_AT_ONCE):
            names = [{"Key": each} for each in keys[start : start + DELETED_AT_ONCE]]
            with self.told(prefix):
                self.client.delete_objects(Bucket=self.bucket, Delete={"Objects": names, "Quiet": True})

    def list(self, prefix: str = "") -> Iterator[StoredObject]:
        ours = f"{self.prefix}/" if self.prefix else ""
        pages = self.client.get_paginator("list_objects_v2")
        with self.told(prefix):
            for page in pages.paginate(Bucket=self.bucket, Prefix=ours + prefix):
                for each in page.get("Contents", []):
                    yield StoredObject(each["Key"].removeprefix(ours), each["Size"], each["LastModified"])

    def free_bytes(self) -> int:
        return sys.maxsize

    def is_full(self) -> bool:
        return False

    def is_writable(self) -> bool:
        try:
            self.put(PROBE, b"ok")
        except (SetupError, AwsError, NotFoundError):
            return False
        return True

    def upload_address(self, key: str, content_type: str, lifetime_s: int) -> str | None:
        """An address to which anybody who has it can PUT one object of this type."""
        asked = {"Bucket": self.bucket, "Key": self.full_key(key), "ContentType": content_type}
        return self.signed("put_object", asked, lifetime_s)

    def read_address(
        self, key: str, content_type: str, lifetime_s: int, filename: str | None = None
    ) -> str | None:
        """An address from which anybody who has it can read one object, in ranges too."""
        asked = {
            "Bucket": self.bucket,
            "Key": self.full_key(key),
            "ResponseContentType": content_type,
            "ResponseCacheControl": "private, max-age=3600",
        }
        if filename is not None:
            asked["ResponseContentDisposition"] = f"attachment; filename*=UTF-8''{quote(filename, safe='')}"
        return self.signed("get_object", asked, lifetime_s)

    @property
    def multipart(self) -> MultipartUploads:
        return MultipartUploads(self)

    def signed(self, action: str, asked: dict[str, Any], lifetime_s: int) -> str:
        with self.told(asked["Key"]):
            address: str = self.client.generate_presigned_url(
                action, asked, min(lifetime_s, LONGEST_ADDRESS_S)
            )
        return address

    @property
    def origins(self) -> tuple[str, ...]:
        """Where addresses of objects begin: the bucket is named in the path or in the host."""
        scheme, host, *_ = urlsplit(self.client.meta.endpoint_url)
        return f"{scheme}://{host}", f"{scheme}://{self.bucket}.{host}"

    def told(self, key: str) -> AbstractContextManager[None]:
        return told_of_bucket(f"{self.location}/{key}", self.bucket)


@contextmanager
def told_of_bucket(address: str, bucket: str) -> Iterator[None]:
    """Errors in our words; what an operator has to put right first is a `SetupError`."""
    try:
        with in_words(address):
            yield
    except NotFoundError as error:
        if "NoSuchBucket" not in str(error):
            raise
        raise SetupError(no_bucket(bucket)) from error
    except DeniedError as error:
        raise SetupError(
            f"{error}. Give this account the rights to read, write, list and delete in {bucket!r}."
        ) from error


def no_bucket(bucket: str) -> str:
    return f"There is no bucket {bucket!r}. Make it, or mend SENTINEL_OBJECTS."
