"""Amazon's services as Dagster resources: where they are, and which queue and bucket bring recordings."""

import dagster as dg
from pydantic import Field

from resources.aws.clients import AwsConnection
from resources.aws.queue import Queue


class AwsResource(dg.ConfigurableResource):
    """Amazon's services, or a server that speaks their protocols; every client is made by it."""

    region: str | None = Field(
        default=None, description="Region of bucket and queue; empty is boto3's own (SENTINEL_AWS_REGION)."
    )
    endpoint: str | None = Field(
        default=None,
        description="Address of another server than Amazon's for all services (SENTINEL_AWS_ENDPOINT).",
    )
    s3_endpoint: str | None = Field(
        default=None, description="Address of another S3 than Amazon's (SENTINEL_S3_ENDPOINT)."
    )

    @property
    def connection(self) -> AwsConnection:
        return AwsConnection(self.region, self.endpoint, self.s3_endpoint)


class BucketIntakeResource(dg.ConfigurableResource):
    """The queue that announces recordings in a bucket, and the bucket that is looked through as well."""

    queue_url: str | None = Field(
        default=None, description="The queue; empty asks none (SENTINEL_QUEUE_URL)."
    )
    dead_letter_url: str | None = Field(
        default=None,
        description="The queue for messages that nobody understands; empty takes the one that the queue "
        "names (SENTINEL_DEAD_LETTER_QUEUE_URL).",
    )
    inbox: str | None = Field(
        default=None, description="s3://bucket/prefix that is looked through (SENTINEL_BUCKET_INBOX)."
    )

    def queue(self, connection: AwsConnection) -> Queue | None:
        return Queue(connection, self.queue_url, self.dead_letter_url) if self.queue_url else None
