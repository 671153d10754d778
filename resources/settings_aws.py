"""Settings of what may lie at Amazon's, or at another service that speaks the same protocols."""

from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

FOLDER = "folder"
"""Objects are kept below the state folder."""
CACHE_BYTES = 20 * 1024**3
"""A day of one camera at 2 Mbit/s."""


class AwsSettings(BaseSettings):
    """Without these, everything stays on this machine."""

    objects: str = Field(
        default=FOLDER, description="Where recordings are kept: folder, or s3://bucket/prefix."
    )
    object_cache_bytes: int = Field(
        default=CACHE_BYTES,
        gt=0,
        description="Bytes of objects of a bucket that this machine keeps while it works on them.",
    )
    aws_region: str | None = Field(
        default=None, description="Region of bucket, queue and database; empty leaves it to boto3."
    )
    aws_endpoint: str | None = Field(
        default=None, description="Address of all AWS services, where a local server takes their place."
    )
    s3_endpoint: str | None = Field(
        default=None, description="Address of another S3 than Amazon's, such as MinIO."
    )

    @field_validator("objects")
    @classmethod
    def is_folder_or_bucket(cls, value: str) -> str:
        parts = urlsplit(value)
        if value != FOLDER and (parts.scheme != "s3" or not parts.netloc):
            raise ValueError(f"{value!r} is neither `folder` nor `s3://bucket/prefix`")
        return value.rstrip("/")
