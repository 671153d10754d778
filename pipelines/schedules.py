"""What runs by the clock."""

from collections.abc import Iterator

import dagster as dg

from domain.keys import partition_key
from pipelines.jobs import analyze_video, evaluate_frames, reembed_windows
from resources.dagster_resources import AnalysisResource
from resources.models import text_embedder


@dg.schedule(job=analyze_video, cron_schedule="0 2 * * *", default_status=dg.DefaultScheduleStatus.RUNNING)
def nightly_reanalysis(analysis: AnalysisResource) -> dg.SkipReason:
    """Asks for a new analysis of videos that an older version has analysed; `new_uploads` starts it."""
    with analysis.database.transaction() as stores:
        outdated = stores.results.outdated()
        for video_id in outdated:
            stores.videos.ask_for_analysis(video_id)
    return dg.SkipReason(
        f"Asked for {len(outdated)} videos." if outdated else "Every analysis is up to date."
    )


weekly_evaluation = dg.ScheduleDefinition(
    name="weekly_evaluation",
    job=evaluate_frames,
    cron_schedule="0 4 * * 1",
    default_status=dg.DefaultScheduleStatus.RUNNING,
    description="So that a worse detector, tracker or library is seen.",
)


@dg.schedule(job=reembed_windows, cron_schedule="0 3 * * *", default_status=dg.DefaultScheduleStatus.RUNNING)
def nightly_reembedding(
    context: dg.ScheduleEvaluationContext, analysis: AnalysisResource
) -> Iterator[dg.RunRequest | dg.SkipReason]:
    """One run for each video with windows that have no vector in the configured model's space."""
    name = analysis.settings.embedding_model
    embedder = text_embedder(name)
    with analysis.database.transaction() as stores:
        space = stores.embeddings.ensure_space(name, embedder.digest, embedder.dimension)
        missing = stores.embeddings.videos_missing(space)
    if not missing:
        yield dg.SkipReason(f"Every window has a vector of {name}.")
    day = context.scheduled_execution_time.date().isoformat()
    for video_id in missing:
        key = partition_key(video_id)
        yield dg.RunRequest(run_key=f"reembed:{space.space_id}:{key}:{day}", partition_key=key)
