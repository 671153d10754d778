"""Everything that Dagster knows, in one place."""

import dagster as dg

from analysis.dagster import AnalysisResource, ParquetIOManager
from assets import (
    detections,
    event_windows,
    events,
    frame_evaluation,
    tracks,
    video_file,
    video_summary,
    window_embeddings,
)
from pipelines.jobs import analyze_video, evaluate_frames, reembed_windows
from pipelines.schedules import daily_sweep, nightly_reanalysis, nightly_reembedding, weekly_evaluation
from pipelines.sensors import canceled_runs, failed_runs, inbox, new_uploads

ASSET_MODULES = [
    video_file,
    detections,
    tracks,
    events,
    event_windows,
    window_embeddings,
    video_summary,
    frame_evaluation,
]

defs = dg.Definitions(
    assets=dg.load_assets_from_modules(ASSET_MODULES),
    jobs=[analyze_video, reembed_windows, evaluate_frames],
    sensors=[new_uploads, inbox, failed_runs, canceled_runs],
    schedules=[daily_sweep, nightly_reanalysis, nightly_reembedding, weekly_evaluation],
    resources={"analysis": AnalysisResource(), "parquet": ParquetIOManager()},
    executor=dg.in_process_executor,
)
