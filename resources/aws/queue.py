"""A queue of SQS: messages are taken for a while, and deleted when their work is kept elsewhere."""

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from resources.aws.clients import AwsConnection
from resources.aws.errors import AwsError, in_words
from resources.aws.resilience import Resilience, ServiceAwayError, resilience_of
from resources.errors import NotFoundError

BATCH = 10
"""Messages of one call; SQS allows no more."""
VISIBILITY_S = 120
"""Seconds that a taken message is hidden from others. It is renewed while its work goes on."""
RENEWALS = 3
"""So often within that time."""
MAX_REASON = 1000
"""Characters of the attribute `reason` of dead letters."""
COUNTS = ("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")


@dataclass(frozen=True, slots=True)
class QueueMessage:
    """A taken message; `receipt` is what deletes it, and loses its force when it is given out again."""

    message_id: str
    receipt: str
    body: str
    receives: int


@dataclass(frozen=True, slots=True)
class Queue:
    """One queue, and the dead-letter queue of what nobody understands."""

    connection: AwsConnection
    url: str
    dead_letter_url: str | None = None
    hidden_s: int = VISIBILITY_S

    @property
    def client(self) -> Any:  # noqa: ANN401 - botocore makes its methods at run time
        return self.connection.client("sqs")

    @property
    def resilience(self) -> Resilience:
        return resilience_of(self.client)

    def receive(self, wait_s: int = 0, limit: int = BATCH) -> list[QueueMessage]:
        """At most `limit` messages, or none when none has come within `wait_s` seconds."""
        with in_words(f"queue {self.url}"):
            said = self.client.receive_message(
                QueueUrl=self.url,
                MaxNumberOfMessages=limit,
                WaitTimeSeconds=wait_s,
                VisibilityTimeout=self.hidden_s,
                MessageSystemAttributeNames=["ApproximateReceiveCount"],
            )
        return [
            QueueMessage(
                each["MessageId"],
                each["ReceiptHandle"],
                each["Body"],
                int(each.get("Attributes", {}).get("ApproximateReceiveCount", 1)),
            )
            for each in said.get("Messages", [])
        ]

    def delete(self, messages: Sequence[QueueMessage]) -> int:
        """Delete messages in batches; how many are gone. One with an expired receipt comes again."""
        deleted = 0
        for entries in batches(messages):
            with in_words(f"queue {self.url}"):
                said = self.client.delete_message_batch(QueueUrl=self.url, Entries=entries)
            deleted += len(said.get("Successful", []))
        return deleted

    def hide(self, messages: Sequence[QueueMessage], seconds: int) -> None:
        """Keep messages from others for so long, from now on; 0 gives them back."""
        for entries in batches(messages):
            asked = [{**each, "VisibilityTimeout": seconds} for each in entries]
            with in_words(f"queue {self.url}"):
                self.client.change_message_visibility_batch(QueueUrl=self.url, Entries=asked)

    @contextmanager
    def holding(self, messages: Sequence[QueueMessage]) -> Iterator[None]:
        """Keep messages hidden for as long as the block takes; what cannot be renewed comes again."""
        done = threading.Event()

        def renew() -> None:
            while not done.wait(self.hidden_s / RENEWALS):
                try:
                    self.hide(messages, self.hidden_s)
                except (AwsError, NotFoundError, ServiceAwayError):
                    continue

        thread = threading.Thread(target=renew, name="queue-visibility", daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()
            thread.join()

    def bury(self, message: QueueMessage, reason: str) -> bool:
        """Send a copy to the dead-letter queue with the reason; False where there is none."""
        url = self.dead_letter_address()
        if url is None:
            return False
        attributes = {
            "reason": {"DataType": "String", "StringValue": readable(reason)},
            "message_id": {"DataType": "String", "StringValue": message.message_id},
        }
        with in_words(f"dead-letter queue {url}"):
            self.client.send_message(QueueUrl=url, MessageBody=message.body, MessageAttributes=attributes)
        return True

    def dead_letter_address(self) -> str | None:
        """The configured one, or that of the queue's redrive policy."""
        if self.dead_letter_url:
            return self.dead_letter_url
        arn = self.redrive_policy().get("deadLetterTargetArn")
        if not isinstance(arn, str):
            return None
        account, name = arn.split(":")[-2:]
        with in_words(f"dead-letter queue {arn}"):
            said = self.client.get_queue_url(QueueName=name, QueueOwnerAWSAccountId=account)
        return str(said["QueueUrl"])

    def redrive_policy(self) -> dict[str, object]:
        policy: dict[str, object] = json.loads(
            self.attributes(self.url, "RedrivePolicy").get("RedrivePolicy", "{}")
        )
        return policy

    def waiting(self) -> int:
        """Messages that are not deleted yet, about."""
        return sum(map(int, self.attributes(self.url, *COUNTS).values()))

    def dead_letters(self) -> int | None:
        """Messages in the dead-letter queue; None where there is none."""
        url = self.dead_letter_address()
        return None if url is None else sum(map(int, self.attributes(url, *COUNTS).values()))

    def attributes(self, url: str, *names: str) -> dict[str, str]:
        with in_words(f"queue {url}"):
            said = self.client.get_queue_attributes(QueueUrl=url, AttributeNames=list(names))
        found: dict[str, str] = said.get("Attributes", {})
        return found


def batches(messages: Sequence[QueueMessage]) -> Iterator[list[dict[str, str]]]:
    """Entries of calls for several messages; a message that came twice counts once, with its last receipt."""
    last = {each.message_id: each.receipt for each in messages}
    entries = [{"Id": str(n), "ReceiptHandle": receipt} for n, receipt in enumerate(last.values())]
    for start in range(0, len(entries), BATCH):
        yield entries[start : start + BATCH]


def readable(reason: str) -> str:
    r"""A reason with the characters that SQS allows.

    >>> readable("no\x00JSON")
    'no?JSON'
    """
    return "".join(each if each.isprintable() else "?" for each in reason)[:MAX_REASON] or "unknown"
