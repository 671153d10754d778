"""Files that clients send into a bucket in parts, each with its SHA-256, and that are joined there.

Nothing is kept of them here: the bucket knows which parts have arrived.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from resources.errors import SentinelError

if TYPE_CHECKING:
    from resources.storage.s3 import S3Store

PART_BYTES = 64 * 1024**2
"""Bytes of a part, unless there would be too many."""
MAX_PARTS = 10_000
"""Parts of one object; S3 takes no more."""
NAMED_PARTS = 10
"""Missing parts that an error names."""


def part_bytes(size_bytes: int) -> int:
    """Bytes of each part but the last of a file."""
    return PART_BYTES * math.ceil(size_bytes / (PART_BYTES * MAX_PARTS))


def part_count(size_bytes: int) -> int:
    return math.ceil(size_bytes / part_bytes(size_bytes))


@dataclass(frozen=True, slots=True)
class MultipartUploads:
    """Uploads in parts below a store's prefix, one for each key at a time."""

    store: "S3Store"

    def addresses(
        self, key: str, content_type: str, digests: Mapping[int, str], lifetime_s: int
    ) -> dict[int, str]:
        """Where to PUT parts, by number, with the header `x-amz-checksum-sha256` (base64) of each."""
        if not digests:
            return {}
        upload_id = next(iter(self._open(key)), None) or self._begin(key, content_type)
        return {
            number: self.store.signed("upload_part", self._part(key, upload_id, number, digest), lifetime_s)
            for number, digest in digests.items()
        }

    def join(self, key: str, size_bytes: int) -> bool:
        """Make an object of the parts; False where none was asked for, or it was done before.

        Raises:
            SentinelError: Parts are missing; those that are there stay.
            NotFoundError: Another joins them at this moment.
        """
        upload_id = next(iter(self._open(key)), None)
        if upload_id is None:
            return False
        parts = self._arrived(key, upload_id)
        missing = sorted(set(range(1, part_count(size_bytes) + 1)) - {each["PartNumber"] for each in parts})
        if missing:
            raise SentinelError(in_numbers(missing))
        with self.store.told(key):
            self.store.client.complete_multipart_upload(
                **self._named(key), UploadId=upload_id, MultipartUpload={"Parts": parts}
            )
        return True

    def drop(self, key: str) -> None:
        """Forget an upload and its parts, if there is one."""
        for upload_id in self._open(key):
            with self.store.told(key):
                self.store.client.abort_multipart_upload(**self._named(key), UploadId=upload_id)

    def _begin(self, key: str, content_type: str) -> str:
        """Of two that begin at once, both take the upload that the bucket lists first."""
        asked = {"ContentType": content_type, "ChecksumAlgorithm": "SHA256"}
        with self.store.told(key):
            begun = self.store.client.create_multipart_upload(**self._named(key), **asked)["UploadId"]
            first = next(iter(self._open(key)), begun)
            if first != begun:
                self.store.client.abort_multipart_upload(**self._named(key), UploadId=begun)
        return str(first)

    def _open(self, key: str) -> list[str]:
        """Identifiers of uploads that are neither joined nor dropped; the oldest comes first."""
        pages = self.store.client.get_paginator("list_multipart_uploads")
        name = self._named(key)
        with self.store.told(key):
            found = sorted(
                (each["Initiated"], each["UploadId"])
                for page in pages.paginate(Bucket=name["Bucket"], Prefix=name["Key"])
                for each in page.get("Uploads", [])
                if each["Key"] == name["Key"]
            )
        return [upload_id for _, upload_id in found]

    def _arrived(self, key: str, upload_id: str) -> list[dict[str, Any]]:
        """What the bucket wants to be told again of each part."""
        pages = self.store.client.get_paginator("list_parts")
        with self.store.told(key):
            return [
                {name: each[name] for name in ("PartNumber", "ETag", "ChecksumSHA256") if name in each}
                for page in pages.paginate(**self._named(key), UploadId=upload_id)
                for each in page.get("Parts", [])
            ]

    def _named(self, key: str) -> dict[str, str]:
        return {"Bucket": self.store.bucket, "Key": self.store.full_key(key)}

    def _part(self, key: str, upload_id: str, number: int, digest: str) -> dict[str, Any]:
        return {
            **self._named(key),
            "UploadId": upload_id,
            "PartNumber": number,
            "ChecksumSHA256": digest,
        }


def in_numbers(missing: list[int]) -> str:
    named = ", ".join(map(str, missing[:NAMED_PARTS]))
    rest = f" and {len(missing) - NAMED_PARTS} more" if len(missing) > NAMED_PARTS else ""
    return f"Parts that have not arrived: {named}{rest}. Send them, then confirm again."
