"""What starts runs by itself, and what notes how those ended that did not succeed."""

import json
import time
from contextlib import suppress
from pathlib import Path

import dagster as dg

from analysis.ingest.inbox import check_present, complete_files, take_in
from analysis.stage import CheckFailedError
from assets.partitions import OWNERS, videos
from domain.keys import is_video_partition, parse_partition_key, partition_key
from domain.records import VideoStatus
from pipelines.jobs import analyze_video
from pipelines.run_launcher import PARTITION_TAG
from resources.dagster import DatabaseResource, InboxResource, ObjectStoreResource
from resources.dagster_api import RUN_KEY_TAG
from resources.db.engine import Database
from resources.errors import NotFoundError
from resources.settings import settings

SELDOM_S = 60
"""Between two looks for work that nobody has told of; what the database knows is seen at the daemon's next
look (`pipelines.sensor_wakeup`), and this is for what was overlooked there."""
OWNED = {"owner": OWNERS[0]}
"""Sensors on the ends of runs have no owners in Dagster; their metadata name them."""
WILL_RETRY_TAG = "dagster/will_retry"
DECIDES_S = 5.0
"""Seconds in which Dagster decides whether it tries a failed run again; longer would hold up the daemon."""
MAX_LOST = 3
"""So often in an hour an analysis is begun that loses the database in the middle."""


@dg.sensor(
    job=analyze_video,
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SELDOM_S,
    owners=OWNERS,
    description="Starts a run for each analysis that is waiting: of new uploads and inbox files, and those "
    "that users or nightly_reanalysis asked for. Each recording is a partition.",
)
def new_uploads(database: DatabaseResource) -> dg.SensorResult | dg.SkipReason:
    """One run for each analysis that was asked for.

    Asks again for as long as no run has taken the analysis up: the run key makes that harmless, and
    nothing is lost if this sensor, the daemon or the database dies between any two steps.
    """
    with database.connect().transaction() as stores:
        waiting = stores.jobs.waiting()
    if not waiting:
        return dg.SkipReason("No analysis is waiting.")
    keys = [partition_key(each.video_id) for each in waiting]
    return dg.SensorResult(
        dynamic_partitions_requests=[videos.build_add_request(sorted(set(keys)))],
        run_requests=[
            dg.RunRequest(run_key=each.run_key, partition_key=key)
            for each, key in zip(waiting, keys, strict=True)
        ],
    )


@dg.sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SELDOM_S,
    owners=OWNERS,
    description="Takes in recordings that were dropped into the inbox folder, once nobody writes to them any "
    "more. It starts no run itself: new_uploads does.",
)
def inbox(
    context: dg.SensorEvaluationContext,
    inbox_folder: InboxResource,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
) -> dg.SkipReason:
    """Takes in recordings that were dropped into the inbox folder. `new_uploads` starts their runs."""
    seen: dict[str, str] = json.loads(context.cursor or "{}")
    taken: list[str] = []
    folder = Path(inbox_folder.folder)
    for file in complete_files(folder, inbox_folder.settle_s, seen):
        outcome = take_in(file, database.connect(), object_store.open(), settings())
        taken.append(outcome.text)
        if outcome.mark is not None:
            seen[file.key] = outcome.mark
    context.update_cursor(json.dumps(check_present(seen, folder)))
    return dg.SkipReason("; ".join(taken) or f"Nothing new in {folder}")


@dg.run_failure_sensor(
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SELDOM_S,
    metadata=OWNED,
    description="Marks the recording of a run that was killed as failed, or asks for its analysis again if "
    "the database was lost.",
)
def failed_runs(context: dg.RunFailureSensorContext, database: DatabaseResource) -> None:
    """Marks the video of a run that was killed. Errors inside a stage have marked it themselves.

    A stage that failed without leaving a mark had lost the database: then the analysis is asked for again,
    unless it was a check that failed, which would only fail once more.
    """
    reason = context.failure_event.message or ""
    run = wait_for_retry_decision(context.dagster_run, context.instance)
    failures = context.get_step_failure_events()
    if any(map(is_failed_check, failures)):
        note_end_of_run(run, reason, database.connect(), code="check_failed")
    else:
        note_end_of_run(run, reason, database.connect(), is_lost=bool(failures))


def is_failed_check(failure: dg.DagsterEvent) -> bool:
    """Whether a step failed because of a check of ours; Dagster keeps errors by name."""
    error = failure.step_failure_data.error
    return error is not None and error.cause is not None and error.cause.cls_name == CheckFailedError.__name__


def wait_for_retry_decision(run: dg.DagsterRun, instance: dg.DagsterInstance) -> dg.DagsterRun:
    """The failed run with Dagster's word on whether it is tried again, which comes a moment later."""
    deadline = time.monotonic() + DECIDES_S
    while instance.run_retries_enabled and WILL_RETRY_TAG not in run.tags and time.monotonic() < deadline:
        time.sleep(0.2)
        run = instance.get_run_by_id(run.run_id) or run
    return run


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.CANCELED,
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=SELDOM_S,
    metadata=OWNED,
    description="Marks the recording of a run that somebody cancelled as failed, and says so.",
)
def canceled_runs(context: dg.RunStatusSensorContext, database: DatabaseResource) -> None:
    """Marks the video of a run that somebody cancelled."""
    note_end_of_run(context.dagster_run, "", database.connect(), code="canceled")


def note_end_of_run(
    run: dg.DagsterRun,
    reason: str,
    database: Database,
    code: str = "interrupted",
    *,
    is_lost: bool = False,
) -> None:
    """A run has ended without success: its video has failed, unless it is done, tried again or deleted."""
    key = run.tags.get(PARTITION_TAG)
    if key is None or not is_video_partition(key) or run.tags.get(WILL_RETRY_TAG) == "true":
        return
    with suppress(NotFoundError), database.transaction() as stores:
        video = stores.videos.get(parse_partition_key(key), lock=True)
        is_open = video.status in (VideoStatus.PENDING, VideoStatus.PROCESSING)
        # A stage that was stopped has marked its video already, without knowing who stopped it.
        is_open |= (code, video.error_code) == ("canceled", "interrupted")
        tries = (run.run_id, run.parent_run_id, run.root_run_id)
        if is_open and stores.runs.is_current(tries, video.video_id, run.tags.get(RUN_KEY_TAG)):
            if is_lost and stores.jobs.count_of_last_hour(video.video_id) < MAX_LOST:
                stores.jobs.enqueue(video.video_id)
            else:
                stores.videos.fail(video.video_id, code, reason)
