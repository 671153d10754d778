"""Settings of the queue that announces recordings in a bucket."""

from urllib.parse import urlsplit

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings


class QueueSettings(BaseSettings):
    """Without these, no queue is asked and no bucket is looked through."""

    queue_url: str | None = Field(
        default=None, description="SQS queue of messages about recordings in a bucket; empty asks none."
    )
    dead_letter_queue_url: str | None = Field(
        default=None,
        description="Queue for messages that nobody understands; empty finds it in the queue's own settings.",
    )
    bucket_inbox: str | None = Field(
        default=None,
        description="s3://bucket/prefix that is looked through for recordings that no message announced.",
    )

    @field_validator("queue_url", "dead_letter_queue_url", "bucket_inbox", mode="before")
    @classmethod
    def empty_means_none(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("queue_url", "dead_letter_queue_url")
    @classmethod
    def is_address_of_a_queue(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "")
        if value and (
            parts.scheme not in ("http", "https") or not parts.netloc or len(parts.path) < len("/q")
        ):
            raise ValueError(
                f"{value!r} is no address of a queue such as https://sqs.REGION.amazonaws.com/1/NAME"
            )
        return value

    @field_validator("bucket_inbox")
    @classmethod
    def is_place_in_a_bucket(cls, value: str | None) -> str | None:
        parts = urlsplit(value or "")
        if value and (parts.scheme != "s3" or not parts.netloc):
            raise ValueError(f"{value!r} is not `s3://bucket/prefix`")
        return value
