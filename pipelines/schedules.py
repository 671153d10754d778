"""What runs by the clock. Each tick is cheap: it has 60 s in Dagster's code server, whose memory stays."""

from datetime import date

import dagster as dg

from analysis.ingest.sweep import daily
from assets.partitions import FIRST_DAY, OWNERS
from domain.keys import partition_key
from pipelines.jobs import (
    analyze_video,
    evaluate_answers,
    evaluate_events,
    evaluate_frames,
    make_highlights,
    reembed_windows,
    summarise_day,
)
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.settings import settings

MAX_DAYS = 10
"""So many days are summarised after one tick: those of years of recordings that are taken in at once follow
hour by hour."""
MAX_ASKED = 50
"""So many recordings wait for or are in a new analysis at once: while they are, they cannot be searched."""
MAX_PICTURED = 100
"""Runs for highlights that one tick asks for: each request takes some 26 ms of its 60 s."""


@dg.schedule(
    job=analyze_video,
    cron_schedule="*/10 2-5 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Asks for a new analysis of recordings that an older version has analysed, a few at a time "
    "from two to six at night. The sensor new_uploads starts them.",
)
def nightly_reanalysis(database: DatabaseResource) -> dg.SkipReason:
    """Asks for a new analysis of videos that an older version has analysed; `new_uploads` starts it.

    A few at a time, from two to six: the rest stays searchable meanwhile, and new uploads do not queue up.
    """
    with database.connect().transaction() as stores:
        room = stores.jobs.room_for(MAX_ASKED)
        outdated = stores.results.outdated(limit=room)
        for video_id in outdated:
            stores.jobs.enqueue(video_id)
    if not room:
        return dg.SkipReason(f"{MAX_ASKED} analyses or more wait or are under way.")
    return dg.SkipReason(
        f"Asked for {len(outdated)} videos." if outdated else "Every analysis is up to date."
    )


@dg.schedule(
    job=analyze_video,
    cron_schedule="30 4 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Removes uploads that were never confirmed, and pictures of recordings that never came. "
    "It starts no run.",
)
def daily_sweep(database: DatabaseResource, object_store: ObjectStoreResource) -> dg.SkipReason:
    """Removes uploads that were never confirmed, and pictures sent for recordings that never came."""
    removed = daily(database.connect(), object_store.open())
    size_mb = sum(each.size_bytes for each in removed) / 1e6
    return dg.SkipReason(f"Removed {len(removed)} uploads and pictures of {size_mb:.1f} MB.")


@dg.schedule(
    job=summarise_day,
    cron_schedule="20 * * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Each hour starts a run for days that are over and whose recordings are others than their "
    "summaries tell of: uploads that came late, new analyses, a clock that was put right.",
)
def hourly_day_summaries(
    context: dg.ScheduleEvaluationContext, database: DatabaseResource
) -> list[dg.RunRequest] | dg.SkipReason:
    """A run for each stale day, newest first, a few at a time. One whose run failed is asked for again."""
    configured, now = settings(), context.scheduled_execution_time
    with database.connect().transaction() as stores:
        stale = stores.days.stale_days(stores.days.places(configured.zone))
    today = now.astimezone(configured.zone).date()
    due = [f"{day}" for day in stale if date.fromisoformat(FIRST_DAY) <= day < today][:MAX_DAYS]
    if not due:
        return dg.SkipReason("Every day that is over has a summary of its present recordings.")
    hour = f"{now:%Y-%m-%d %H}"
    return [dg.RunRequest(run_key=f"{day} at {hour}", partition_key=day) for day in due]


weekly_evaluation = dg.ScheduleDefinition(
    name="weekly_evaluation",
    job=evaluate_frames,
    cron_schedule="0 4 * * 1",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Measures detection and tracking each Monday, so that a worse detector is noticed.",
)
weekly_event_evaluation = dg.ScheduleDefinition(
    name="weekly_event_evaluation",
    job=evaluate_events,
    cron_schedule="30 4 * * 1",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Measures which events are found each Monday, so that worse rules or boxes are noticed.",
)
weekly_answer_evaluation = dg.ScheduleDefinition(
    name="weekly_answer_evaluation",
    job=evaluate_answers,
    cron_schedule="0 5 * * 1",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Asks held-out questions each Monday, so that worse answers are noticed.",
)


@dg.schedule(
    job=reembed_windows,
    cron_schedule="0 3 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Starts one run at night if a window has no vector of its present text in an embedding space "
    "in use. The database tells; no model is loaded to find out.",
)
def nightly_reembedding(database: DatabaseResource) -> dg.RunRequest | dg.SkipReason:
    """One run for all windows that lack a vector, in whichever space; none where nothing is missing.

    The model's name comes from the settings: the resource `text_embedder` would begin to load it here.
    """
    with database.connect().transaction() as stores:
        missing = stores.staleness.missing_vectors(settings().embedding_model)
    figures = "; ".join(each.text for each in missing)
    if all(each.windows == 0 for each in missing):
        return dg.SkipReason(f"Nothing to embed. {figures}")
    return dg.RunRequest(tags={"sentinel/missing": figures})


@dg.schedule(
    job=make_highlights,
    cron_schedule="40 2-5 * * *",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    owners=OWNERS,
    description="Makes pictures and clips of incidents that have none: where events alone were made again, "
    "or making them failed. The database tells which.",
)
def nightly_highlights(database: DatabaseResource) -> list[dg.RunRequest] | dg.SkipReason:
    """One run for each complete recording with an incident that is newer than its highlights."""
    with database.connect().transaction() as stores:
        outdated = stores.highlights.outdated(limit=MAX_PICTURED)
    if not outdated:
        return dg.SkipReason("Every incident has its pictures.")
    return [dg.RunRequest(partition_key=partition_key(video_id)) for video_id in outdated]
