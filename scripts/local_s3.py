"""S3 and SQS on this machine, to try the system with a bucket before there is one at Amazon's: `make s3`.

A bucket `recordings` announces what is put below `incoming/` to a queue, which has a dead-letter queue.
Everything is kept in memory, and gone when this ends.
"""

import argparse
import json
import logging
import signal
import sys
import threading
from dataclasses import dataclass

import boto3
from moto.server import ThreadedMotoServer

from resources.embedded_postgres import is_free

HOST = "127.0.0.1"
PORT = 9000
"""That of MinIO, so that other tools look there too."""
REGION = "us-east-1"
NAME = "recordings"
INCOMING = "incoming/"
KEY = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
"""The local server checks no signatures, but boto3 wants something to sign with."""
MAX_RECEIVES = 20
"""So often a message comes back before SQS gives it up: each try during a throttling counts."""
VISIBILITY_S = 30
"""Seconds for which a message that was taken is hidden from others."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the server is, and what was made in it."""

    address: str
    queue_url: str
    dead_url: str

    @property
    def lines(self) -> str:
        """What belongs into `.env`."""
        return "\n".join(
            (
                "SENTINEL_STATE_DIR=.sentinel/walk",
                f"SENTINEL_OBJECTS=s3://{NAME}/store",
                f"SENTINEL_QUEUE_URL={self.queue_url}",
                f"SENTINEL_DEAD_LETTER_QUEUE_URL={self.dead_url}",
                f"SENTINEL_BUCKET_INBOX=s3://{NAME}/{INCOMING}",
                f"SENTINEL_AWS_ENDPOINT={self.address}",
                f"SENTINEL_AWS_REGION={REGION}",
                *(f"{name.upper()}={value}" for name, value in KEY.items()),
            )
        )


def furnish(address: str) -> Place:
    """Make bucket, queues and notification; what is there already stays."""
    s3 = boto3.client("s3", region_name=REGION, endpoint_url=address, **KEY)
    sqs = boto3.client("sqs", region_name=REGION, endpoint_url=address, **KEY)

    def arn_of(url: str) -> str:
        asked = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])
        return str(asked["Attributes"]["QueueArn"])

    dead_url = sqs.create_queue(QueueName=f"{NAME}-dead")["QueueUrl"]
    redrive = {"deadLetterTargetArn": arn_of(dead_url), "maxReceiveCount": str(MAX_RECEIVES)}
    attributes = {"RedrivePolicy": json.dumps(redrive), "VisibilityTimeout": str(VISIBILITY_S)}
    queue_url = sqs.create_queue(QueueName=NAME, Attributes=attributes)["QueueUrl"]
    s3.create_bucket(Bucket=NAME)
    rule = {
        "QueueArn": arn_of(queue_url),
        "Events": ["s3:ObjectCreated:*"],
        "Filter": {"Key": {"FilterRules": [{"Name": "prefix", "Value": INCOMING}]}},
    }
    s3.put_bucket_notification_configuration(
        Bucket=NAME, NotificationConfiguration={"QueueConfigurations": [rule]}
    )
    return Place(address, queue_url, dead_url)


def parse_port() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help="0 takes any that is free")
    return int(parser.parse_args().port)


def main() -> None:
    port, over = parse_port(), threading.Event()
    if port and not is_free(port):
        sys.exit(f"Port {port} is in use by another program. Choose one with --port.")
    logging.getLogger("werkzeug").setLevel(logging.WARNING)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: over.set())
    server = ThreadedMotoServer(HOST, port, verbose=False)
    server.start()
    address = "http://{}:{}".format(*server.get_host_and_port())
    sys.stdout.write(
        f"S3 and SQS answer at {address}. Everything is in memory, and gone after Ctrl-C.\n"
        f"Put these lines into .env, then run `make up` in another shell:\n\n{furnish(address).lines}\n\n"
        f"As soon as that runs, send a recording:\n\n  curl -T clip.mp4 {address}/{NAME}/{INCOMING}clip.mp4\n"
    )
    sys.stdout.flush()
    over.wait()
    server.stop()


if __name__ == "__main__":
    main()
