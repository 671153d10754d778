import json
import time
from pathlib import Path

import pytest

from analysis.ingest.announced import Fate, Intake
from analysis.ingest.bucket_queue import DENIED_TRIES, Verdict, handle, settle, take_announced
from resources.aws.buckets import Buckets
from resources.aws.clients import AwsConnection
from resources.aws.queue import Queue, QueueMessage
from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.aws import REGION, Aws
from tests.support.fault_proxy import Faults, fault_proxy

BATCH_OF_TEN = 10
PATIENCE_S = 120.0
"""Seconds until faults must have been overcome, on a machine that does much else."""


@pytest.fixture
def intake(aws: Aws, database: Database, store: LocalStore, settings: Settings) -> Intake:
    return Intake(Buckets(AwsConnection(REGION, aws.address)), database, store, settings)


@pytest.fixture
def queue(aws: Aws) -> Queue:
    return Queue(AwsConnection(REGION, aws.address), aws.queue_url)


@pytest.fixture
def head(short_clip: Path) -> bytes:
    """The beginning of a real recording, with which others begin that differ at their ends."""
    return short_clip.read_bytes()[:600]


def videos(database: Database) -> list[str]:
    with database.transaction() as stores:
        return sorted(each.name for each in stores.videos.newest_first())


def refusals(database: Database) -> dict[str, int]:
    with database.transaction() as stores:
        return stores.announced.refusals()


def test_an_object_that_is_put_becomes_a_recording_whose_analysis_waits(
    aws: Aws, queue: Queue, intake: Intake, database: Database, short_clip: Path, store: LocalStore
) -> None:
    aws.put("2026/밤 문 1+2.mp4", short_clip.read_bytes())
    done = take_announced(queue, intake, 0, 10)
    assert done.fates == {Fate.NEW: 1}
    assert done.verdicts == {Verdict.DONE: 2}, "and the test event"
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
        assert video.name == "밤 문 1+2.mp4"
        assert len(stores.jobs.waiting()) == 1
    assert store.get(video.object_key) == short_clip.read_bytes()
    assert aws.waiting() == 0


def test_doubled_and_reordered_messages_register_once(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    for number in range(3):
        aws.put(f"{number}.mp4", head + bytes([number]))
    for number in (2, 0, 1, 2, 0):
        aws.send(json.dumps({"bucket": aws.bucket, "key": f"{number}.mp4"}))
    done = take_announced(queue, intake, 0, 10)
    assert videos(database) == ["0.mp4", "1.mp4", "2.mp4"]
    assert (done.fates[Fate.NEW], done.fates[Fate.KNOWN]) == (3, 5)
    assert len(list(intake.store.list("videos/"))) == 3


def test_the_double_event_of_a_multipart_upload_registers_once(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    s3 = aws.client("s3")
    begun = s3.create_multipart_upload(Bucket=aws.bucket, Key="a.mp4")
    place = {"Bucket": aws.bucket, "Key": "a.mp4", "UploadId": begun["UploadId"]}
    part = s3.upload_part(**place, PartNumber=1, Body=head)
    s3.complete_multipart_upload(
        **place, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    )
    take_announced(queue, intake, 0, 10)
    assert videos(database) == ["a.mp4"]


def test_another_recording_under_the_same_key_is_taken_too(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    aws.client("s3").put_bucket_versioning(Bucket=aws.bucket, VersioningConfiguration={"Status": "Enabled"})
    for body in (head + b"1", head + b"2"):
        put = aws.client("s3").put_object(Bucket=aws.bucket, Key="a.mp4", Body=body)
        aws.send(json.dumps({"bucket": aws.bucket, "key": "a.mp4", "version": put["VersionId"]}))
    take_announced(queue, intake, 0, 10)
    assert videos(database) == ["a.mp4", "a.mp4"]


@pytest.mark.parametrize(
    ("body", "code"),
    [(b"", "empty"), (b"<html>" + b"x" * 600, "not_a_video"), (b"\0" * 5000, "too_large")],
)
def test_what_is_no_recording_is_noted_with_the_reason(
    aws: Aws, queue: Queue, intake: Intake, database: Database, body: bytes, code: str
) -> None:
    intake.settings.max_upload_bytes = 4000
    aws.put("a.mp4", body)
    assert take_announced(queue, intake, 0, 10).fates == {Fate.REFUSED: 1}
    assert refusals(database) == {code: 1}
    assert (aws.waiting(), aws.waiting(aws.dead_url)) == (0, 0)


def test_an_object_over_the_quota_is_noted_and_taken_when_it_is_announced_with_room(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    intake.settings.total_quota_bytes = 10
    aws.put("a.mp4", head)
    take_announced(queue, intake, 0, 10)
    assert refusals(database) == {"total_quota": 1}
    intake.settings.total_quota_bytes = None
    aws.send(json.dumps({"bucket": aws.bucket, "key": "a.mp4"}))
    take_announced(queue, intake, 0, 10)
    assert (videos(database), refusals(database)) == (["a.mp4"], {})


def test_an_object_that_is_gone_is_noted(aws: Aws, queue: Queue, intake: Intake, database: Database) -> None:
    aws.send(json.dumps({"bucket": aws.bucket, "key": "never.mp4", "etag": "e"}))
    aws.send(json.dumps({"bucket": "no-such-bucket", "key": "a.mp4", "etag": "e"}))
    take_announced(queue, intake, 0, 10)
    assert refusals(database) == {"gone": 2}
    assert aws.waiting() == 0


def test_garbage_goes_to_the_dead_letters_with_its_reason_and_its_good_part_is_taken(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    aws.send("no json at all")
    aws.put("a.mp4", head)
    good = {
        "eventName": "ObjectCreated:Put",
        "s3": {"bucket": {"name": aws.bucket}, "object": {"key": "a.mp4"}},
    }
    aws.send(json.dumps({"Records": [good, {"eventName": "strange\x01"}]}))
    done = take_announced(queue, intake, 0, 10)
    assert done.verdicts[Verdict.DEAD] == 2
    assert videos(database) == ["a.mp4"]
    reasons = {each["Body"]: each["MessageAttributes"]["reason"]["StringValue"] for each in aws.dead()}
    assert reasons["no json at all"] == "no JSON: JSONDecodeError"
    assert any("unknown event 'strange" in each for each in reasons.values())
    assert aws.waiting() == 0


def test_without_dead_letters_garbage_stays_in_the_queue(aws: Aws, queue: Queue, intake: Intake) -> None:
    aws.client("sqs").set_queue_attributes(QueueUrl=aws.queue_url, Attributes={"RedrivePolicy": ""})
    aws.send("no json at all")
    done = take_announced(queue, intake, 0, 10)
    assert "no dead-letter queue is set" in done.summary
    assert aws.waiting() == 1


def test_a_message_whose_receipt_expired_comes_again_and_changes_nothing(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    aws.put("a.mp4", head)
    first = queue.receive()
    handled = [handle(each, intake) for each in first]
    queue.hide(first, 0)
    again = queue.receive()
    assert {each.message_id for each in again} == {each.message_id for each in first}
    settle(queue, handled)
    take_announced(queue, intake, 0, 10)
    settle(queue, [handle(each, intake) for each in again])
    assert videos(database) == ["a.mp4"]
    assert aws.waiting() == 0


def test_a_message_is_hidden_for_as_long_as_its_work_takes(aws: Aws) -> None:
    queue = Queue(AwsConnection(REGION, aws.address), aws.queue_url, hidden_s=1)
    messages = queue.receive()
    with queue.holding(messages):
        time.sleep(2.2)
        assert queue.receive() == []
    queue.hide(messages, 0)
    assert len(queue.receive()) == len(messages)


def test_a_recording_that_a_user_deleted_does_not_come_back(
    aws: Aws, queue: Queue, intake: Intake, database: Database, head: bytes
) -> None:
    etag = aws.put("a.mp4", head)
    take_announced(queue, intake, 0, 10)
    with database.transaction() as stores:
        stores.videos.delete(stores.videos.newest_first()[0].video_id)
    aws.send(json.dumps({"bucket": aws.bucket, "key": "a.mp4", "etag": etag}))
    assert take_announced(queue, intake, 0, 10).fates == {Fate.KNOWN: 1}
    assert videos(database) == []


def test_a_database_that_is_away_leaves_the_message(
    aws: Aws, queue: Queue, intake: Intake, head: bytes
) -> None:
    aws.put("a.mp4", head)
    away = Intake(
        intake.buckets, Database.at("postgresql://nobody:x@127.0.0.1:1/none"), intake.store, intake.settings
    )
    done = take_announced(queue, away, 0, 5)
    assert done.fates[Fate.LATER] >= 1
    assert aws.waiting() == 1
    assert list(intake.store.list("videos/")) == []


def test_cut_bodies_and_throttling_lose_nothing(
    aws: Aws, intake: Intake, database: Database, head: bytes
) -> None:
    names = [f"{number:02}.mp4" for number in range(12)]
    for name in names:
        aws.put(name, head + name.encode())
    faults = Faults({"cut": 0.15, "slow_down": 0.1, "reset": 0.05, "error": 0.05})
    with fault_proxy(aws.address, faults) as address:
        connection = AwsConnection(REGION, address)
        behind = Intake(Buckets(connection), database, intake.store, intake.settings)
        # What a cut answer names is hidden for so long, as it has been given out.
        queue = Queue(connection, aws.queue_url, hidden_s=5)
        ends_at = time.monotonic() + PATIENCE_S
        while aws.waiting() and time.monotonic() < ends_at:
            take_announced(queue, behind, 1, 5)
    assert videos(database) == names
    assert aws.waiting(aws.dead_url) == 0
    assert len(list(intake.store.list("videos/"))) == len(names)


def test_our_own_objects_are_not_taken_for_new_ones(aws: Aws, intake: Intake) -> None:
    intake.settings.objects = f"s3://{aws.bucket}"
    message = QueueMessage("1", "r", json.dumps({"bucket": aws.bucket, "key": "videos/2026/a.mp4"}), 1)
    assert [each.fate for each in handle(message, intake).taken] == [Fate.IGNORED]
    assert DENIED_TRIES > 1
