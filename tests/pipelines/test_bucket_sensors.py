from pathlib import Path

import dagster as dg

from pipelines.bucket_sensors import bucket_queue, bucket_sweep
from pipelines.sensors import new_uploads
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.dagster_aws import AwsResource, BucketIntakeResource
from resources.db.engine import Database
from tests.support.aws import REGION, Aws


def evaluate(
    sensor: dg.SensorDefinition, resources: dict[str, object], cursor: str | None = None
) -> tuple[str, str | None]:
    """One tick, as Dagster's code server evaluates it: what it says, and its cursor."""
    with (
        dg.instance_for_test() as instance,
        dg.build_sensor_context(instance=instance, resources=resources, cursor=cursor) as context,
    ):
        done = sensor.evaluate_tick(context)
    return str(done.skip_message), done.cursor


def resources(aws: Aws, tmp_path: Path, **intake: str) -> dict[str, object]:
    return {
        "aws": AwsResource(region=REGION, endpoint=aws.address),
        "bucket_intake": BucketIntakeResource(**intake),
        "database": DatabaseResource(),
        "object_store": ObjectStoreResource(
            location=str(tmp_path / "objects"), cache_folder=str(tmp_path / "cache"), aws=AwsResource()
        ),
    }


def test_a_put_object_is_registered_by_a_tick_and_the_next_sensor_starts_its_run(
    aws: Aws, system: Database, tmp_path: Path, short_clip: Path
) -> None:
    given = resources(aws, tmp_path, queue_url=aws.queue_url)
    aws.put("gate.mp4", short_clip.read_bytes())
    assert "is video 1" in evaluate(bucket_queue, given)[0]
    assert evaluate(bucket_queue, given)[0] == "No message is waiting."
    with dg.instance_for_test() as instance:
        context = dg.build_sensor_context(instance=instance, resources={"database": DatabaseResource()})
        requests = new_uploads(context).run_requests
    assert [each.partition_key for each in requests] == ["video-00000001"]
    with system.transaction() as stores:
        assert {each.service: each.state for each in stores.announced.states()} == {
            "s3": "closed",
            "sqs": "closed",
        }


def test_without_a_queue_the_sensors_say_so(aws: Aws, system: Database, tmp_path: Path) -> None:
    given = resources(aws, tmp_path)
    assert "SENTINEL_QUEUE_URL" in evaluate(bucket_queue, given)[0]
    assert "SENTINEL_BUCKET_INBOX" in evaluate(bucket_sweep, given)[0]


def test_a_sweep_finds_what_was_never_announced_once(
    aws: Aws, system: Database, tmp_path: Path, short_clip: Path
) -> None:
    given = resources(aws, tmp_path, inbox=f"s3://{aws.bucket}/in/")
    clip = short_clip.read_bytes()
    aws.put("in/a.mp4", clip)
    aws.put("in/folder/", b"")
    aws.put("elsewhere/b.mp4", clip + b"b")
    said, cursor = evaluate(bucket_sweep, given)
    assert "1 new recordings" in said
    said, cursor = evaluate(bucket_sweep, given, cursor)
    assert "0 looked at" in said
    aws.put("in/0-before-the-others.mp4", clip + b"c")
    assert "1 new recordings" in evaluate(bucket_sweep, given, cursor)[0]
    with system.transaction() as stores:
        assert len(stores.videos.newest_first()) == 2
