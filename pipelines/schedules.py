"""What runs by the clock. Each tick is cheap: it has 60 s in Dagster's code server, whose memory stays."""

import dagster as dg

from analysis.ingest.sweep import daily
from assets.partitions import OWNERS
from pipelines.jobs import analyze_video, evaluate_events, evaluate_frames, reembed_windows
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.settings import settings

MAX_ASKED = 50
"""So many recordings wait for or are in a new analysis at once: while they are, they cannot be searched."""


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
