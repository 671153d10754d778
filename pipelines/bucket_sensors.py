"""What takes in recordings that lie in a bucket: those that a queue announces, and those that it forgot."""

import dagster as dg

from analysis.ingest.announced import Intake
from analysis.ingest.bucket_queue import note_services, service_states, take_announced
from analysis.ingest.bucket_sweep import SweepCursor, sweep_bucket
from assets.partitions import OWNERS
from resources.aws.buckets import Buckets
from resources.aws.resilience import ServiceAwayError
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.dagster_aws import AwsResource, BucketIntakeResource
from resources.settings import settings

POLL_S = 5
"""Between two ticks that ask the queue, where there is one; each waits for a message itself."""
SELDOM_S = 60
"""Between two ticks that find no queue in the settings."""
SWEEP_S = 300
"""Between two looks through the bucket: messages get lost seldom."""
WAIT_S = 3
"""Seconds that the first call of a tick waits for a message; Dagster's daemon waits with it."""
TICK_S = 20.0
"""Seconds of work that a tick begins, at most; Dagster allows it 60."""
TAGS = {"sentinel/source": "bucket"}


@dg.sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=POLL_S if settings().queue_url else SELDOM_S,
    owners=OWNERS,
    tags=TAGS,
    description="Takes in recordings of a bucket that an SQS queue announces (SENTINEL_QUEUE_URL), once. "
    "It starts no run itself: new_uploads does.",
)
def bucket_queue(
    aws: AwsResource,
    bucket_intake: BucketIntakeResource,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
) -> dg.SkipReason:
    """Works through messages for some seconds. `new_uploads` starts the runs."""
    queue = bucket_intake.queue(aws.connection)
    if queue is None:
        return dg.SkipReason("No queue is set (SENTINEL_QUEUE_URL).")
    intake = Intake(Buckets(aws.connection), database.connect(), object_store.open(), settings())
    before = service_states(queue, intake)
    try:
        done = take_announced(queue, intake, WAIT_S, TICK_S)
    except ServiceAwayError as error:
        return dg.SkipReason(str(error))
    finally:
        note_services(queue, intake, before)
    return dg.SkipReason(done.summary if done.messages else "No message is waiting.")


@dg.sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SWEEP_S,
    owners=OWNERS,
    tags=TAGS,
    description="Looks through a bucket (SENTINEL_BUCKET_INBOX) for recordings that no message announced. "
    "It starts no run itself: new_uploads does.",
)
def bucket_sweep(
    context: dg.SensorEvaluationContext,
    aws: AwsResource,
    bucket_intake: BucketIntakeResource,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
) -> dg.SkipReason:
    """Goes on with a round through the bucket for some seconds."""
    if bucket_intake.inbox is None:
        return dg.SkipReason("No bucket is looked through (SENTINEL_BUCKET_INBOX).")
    intake = Intake(Buckets(aws.connection), database.connect(), object_store.open(), settings())
    try:
        swept = sweep_bucket(intake, bucket_intake.inbox, SweepCursor.parse(context.cursor), TICK_S)
    except ServiceAwayError as error:
        return dg.SkipReason(str(error))
    context.update_cursor(str(swept.cursor))
    return dg.SkipReason(swept.summary)
