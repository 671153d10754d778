"""What starts runs by itself, and what notices when one has died."""

import json
import socket
import time
from contextlib import suppress
from datetime import UTC, datetime

import dagster as dg

from assets.partitions import videos
from domain.keys import partition_key, video_id_of
from domain.records import VideoStatus
from pipelines.jobs import analyze_video
from resources.analysis import CheckFailedError
from resources.dagster_resources import RUN_KEY_TAG, AnalysisResource
from resources.db.runs import RunStore, Sign
from resources.errors import NotFoundError
from resources.inbox import complete_files, take_in
from resources.postgres import is_alive

EVERY_TICK_S = 1
"""The daemon looks every five seconds; asked for exactly five, it comes a moment early and waits for ten."""
SILENT_S = 60.0
"""A run that has not beaten for so long is dead: it beats every five seconds."""
PARTITION_TAG = "dagster/partition"
WILL_RETRY_TAG = "dagster/will_retry"
DECIDES_S = 5.0
MAX_LOST = 3
"""So often in an hour an analysis is begun that loses the database in the middle."""


@dg.sensor(
    job=analyze_video, default_status=dg.DefaultSensorStatus.RUNNING, minimum_interval_seconds=EVERY_TICK_S
)
def new_uploads(analysis: AnalysisResource) -> dg.SensorResult | dg.SkipReason:
    """One run for each analysis that was asked for.

    Asks again for as long as no run has taken the analysis up: the run key makes that harmless, and
    nothing is lost if this sensor, the daemon or the database dies between any two steps.
    """
    with analysis.database.transaction() as stores:
        waiting = stores.videos.waiting()
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


@dg.sensor(default_status=dg.DefaultSensorStatus.RUNNING, minimum_interval_seconds=EVERY_TICK_S)
def inbox(context: dg.SensorEvaluationContext, analysis: AnalysisResource) -> dg.SkipReason:
    """Takes in recordings that were dropped into the inbox folder. `new_uploads` starts their runs."""
    seen: dict[str, str] = json.loads(context.cursor or "{}")
    taken: list[str] = []
    settings = analysis.settings
    for file in complete_files(settings.inbox, settings.inbox_settle_s, seen):
        outcome = take_in(file, analysis.database, analysis.store, settings)
        taken.append(outcome.text)
        if outcome.mark is not None:
            seen[file.key] = outcome.mark
    context.update_cursor(json.dumps(seen))
    return dg.SkipReason("; ".join(taken) or f"Nothing new in {settings.inbox}")


@dg.run_failure_sensor(default_status=dg.DefaultSensorStatus.RUNNING, minimum_interval_seconds=EVERY_TICK_S)
def failed_runs(context: dg.RunFailureSensorContext, analysis: AnalysisResource) -> None:
    """Marks the video of a run that was killed. Errors inside a stage have marked it themselves.

    A stage that failed without leaving a mark had lost the database: then the analysis is asked for again,
    unless it was a check that failed, which would only fail once more.
    """
    reason, run = context.failure_event.message or "", decided(context.dagster_run, context.instance)
    failures = context.get_step_failure_events()
    if any(map(is_failed_check, failures)):
        note_end_of_run(run, reason, analysis, code="check_failed")
    else:
        note_end_of_run(run, reason, analysis, is_lost=bool(failures))


def is_failed_check(failure: dg.DagsterEvent) -> bool:
    """Whether a step failed because of a check of ours; Dagster keeps errors by name."""
    error = failure.step_failure_data.error
    return error is not None and error.cause is not None and error.cause.cls_name == CheckFailedError.__name__


def decided(run: dg.DagsterRun, instance: dg.DagsterInstance) -> dg.DagsterRun:
    """The failed run with Dagster's word on whether it is tried again, which comes a moment later."""
    deadline = time.monotonic() + DECIDES_S
    while instance.run_retries_enabled and WILL_RETRY_TAG not in run.tags and time.monotonic() < deadline:
        time.sleep(0.2)
        run = instance.get_run_by_id(run.run_id) or run
    return run


@dg.run_status_sensor(
    run_status=dg.DagsterRunStatus.CANCELED,
    default_status=dg.DefaultSensorStatus.RUNNING,
    minimum_interval_seconds=EVERY_TICK_S,
)
def canceled_runs(context: dg.RunStatusSensorContext, analysis: AnalysisResource) -> None:
    """Marks the video of a run that somebody cancelled."""
    note_end_of_run(context.dagster_run, "", analysis, code="canceled")


def note_end_of_run(
    run: dg.DagsterRun,
    reason: str,
    analysis: AnalysisResource,
    code: str = "interrupted",
    *,
    is_lost: bool = False,
) -> None:
    """A run has ended without success: its video has failed, unless it is done, tried again or deleted."""
    key = run.tags.get(PARTITION_TAG)
    if key is None or run.tags.get(WILL_RETRY_TAG) == "true":
        return
    with suppress(NotFoundError), analysis.database.transaction() as stores:
        video = stores.videos.get(video_id_of(key), lock=True)
        is_open = video.status in (VideoStatus.PENDING, VideoStatus.PROCESSING)
        # A stage that was stopped has marked its video already, without knowing who stopped it.
        is_open |= (code, video.error_code) == ("canceled", "interrupted")
        tries = (run.run_id, run.parent_run_id, run.root_run_id)
        if is_open and stores.runs.is_current(tries, video.video_id, run.tags.get(RUN_KEY_TAG)):
            if is_lost and stores.videos.asked_lately(video.video_id) < MAX_LOST:
                stores.videos.ask_for_analysis(video.video_id)
            else:
                stores.videos.fail(video.video_id, code, reason)


@dg.sensor(default_status=dg.DefaultSensorStatus.RUNNING, minimum_interval_seconds=10)
def dead_runs(context: dg.SensorEvaluationContext, analysis: AnalysisResource) -> dg.SkipReason:
    """Ends runs whose process is gone, which Dagster itself cannot see after a power cut.

    Dagster then tries them again (`run_retries`), and `failed_runs` marks what it gives up on.
    """
    ended = []
    begun = dg.RunsFilter(statuses=[dg.DagsterRunStatus.STARTING, dg.DagsterRunStatus.STARTED])
    for record in context.instance.get_run_records(begun):
        run = record.dagster_run
        with analysis.database.transaction() as stores:
            has_died = is_cut_off(record, stores.runs)
        if has_died:
            context.instance.report_run_failed(run, "The process of this run is gone.")
            ended.append(run.run_id)
    return dg.SkipReason(f"Ended {', '.join(ended)}" if ended else "All runs are alive.")


def is_cut_off(record: dg.RunRecord, runs: RunStore) -> bool:
    """Whether a run has a process no more: the worker that took it, or the one that gives signs of life."""
    run = record.dagster_run
    worker = runs.worker_of(run.run_id)
    if worker is not None and is_gone(*worker):
        return True
    if run.status is not dg.DagsterRunStatus.STARTED or PARTITION_TAG not in run.tags:
        return False  # one of no video gives no sign of life
    began = datetime.fromtimestamp(record.start_time or 0.0, UTC)
    return is_dead(runs.sign_of(run.run_id), began, datetime.now(UTC))


def is_dead(sign: Sign | None, began: datetime, now: datetime) -> bool:
    """Whether the run of a video has a process no more."""
    if sign is None:
        return (now - began).total_seconds() > SILENT_S
    if is_gone(sign.worker.host, sign.worker.pid):
        return True
    return (now - sign.heartbeat_at).total_seconds() > SILENT_S


def is_gone(host: str, pid: int) -> bool:
    """Whether a process has ended; of another machine's nobody can tell here."""
    return host == socket.gethostname() and not is_alive(pid)
