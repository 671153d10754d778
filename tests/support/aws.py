"""A local server that speaks the protocols of S3 and SQS, with a bucket that announces what is put in."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import boto3
from moto.server import ThreadedMotoServer

REGION = "us-east-1"
MAX_RECEIVES = 50
"""So often a message may come back before SQS itself gives it to the dead-letter queue."""


@dataclass(frozen=True, slots=True)
class Aws:
    """Where the server is, and what was made in it."""

    address: str
    bucket: str
    queue_url: str
    dead_url: str

    def client(self, service: str) -> Any:
        """A plain client of boto3, for what others do with the bucket and the queue."""
        return boto3.client(service, region_name=REGION, endpoint_url=self.address)

    def put(self, key: str, body: bytes) -> str:
        """Put an object, which the queue then announces; its ETag."""
        return str(self.client("s3").put_object(Bucket=self.bucket, Key=key, Body=body)["ETag"]).strip('"')

    def send(self, body: str) -> None:
        self.client("sqs").send_message(QueueUrl=self.queue_url, MessageBody=body)

    def waiting(self, url: str | None = None) -> int:
        """Messages of a queue, whether they can be received now or not."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        said = self.client("sqs").get_queue_attributes(QueueUrl=url or self.queue_url, AttributeNames=names)
        return sum(map(int, said["Attributes"].values()))

    def dead(self) -> list[dict[str, Any]]:
        """Up to ten messages of the dead-letter queue."""
        asked = {"QueueUrl": self.dead_url, "MaxNumberOfMessages": 10, "MessageAttributeNames": ["All"]}
        found: list[dict[str, Any]] = self.client("sqs").receive_message(**asked).get("Messages", [])
        return found


@contextmanager
def aws_server() -> Iterator[str]:
    """The address of a server. Credentials, which it does not check, are set where there are none."""
    set_credentials()
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    try:
        yield f"http://{host}:{port}"
    finally:
        server.stop()


def set_credentials() -> None:
    """Something to sign with, which the local server does not check."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        os.environ.setdefault(name, "test")
    os.environ.setdefault("AWS_DEFAULT_REGION", REGION)


def fresh(address: str, visibility_s: int = 30) -> Aws:
    """A new bucket whose notifications go to a new queue with a dead-letter queue."""
    name = f"gate-{uuid4().hex[:8]}"
    sqs = boto3.client("sqs", region_name=REGION, endpoint_url=address)
    s3 = boto3.client("s3", region_name=REGION, endpoint_url=address)
    dead_url = sqs.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    redrive = {"deadLetterTargetArn": arn_of(sqs, dead_url), "maxReceiveCount": str(MAX_RECEIVES)}
    attributes = {"RedrivePolicy": json.dumps(redrive), "VisibilityTimeout": str(visibility_s)}
    queue_url = sqs.create_queue(QueueName=name, Attributes=attributes)["QueueUrl"]
    s3.create_bucket(Bucket=name)
    rule = {"QueueArn": arn_of(sqs, queue_url), "Events": ["s3:ObjectCreated:*"]}
    s3.put_bucket_notification_configuration(
        Bucket=name, NotificationConfiguration={"QueueConfigurations": [rule]}
    )
    return Aws(address, name, queue_url, dead_url)


def arn_of(sqs: Any, url: str) -> str:
    asked = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
    return str(asked["Attributes"]["QueueArn"])
