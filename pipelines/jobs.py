"""What can be run as one piece."""

import dagster as dg

from assets.frame_evaluation import QUALITY
from assets.partitions import EVIDENCE, videos

ANALYZE = "analyze_video"
REEMBED = "reembed_windows"
EVALUATE = "evaluate_frames"

analyze_video = dg.define_asset_job(
    ANALYZE,
    selection=dg.AssetSelection.groups(EVIDENCE),
    partitions_def=videos,
    executor_def=dg.in_process_executor,
    description="Everything, for one recording: from its file to search, summary and answers.",
)

reembed_windows = dg.define_asset_job(
    REEMBED,
    selection=dg.AssetSelection.assets("window_embeddings"),
    partitions_def=videos,
    executor_def=dg.in_process_executor,
    description="Vectors for the windows of one recording that have none in the configured model's space.",
)

evaluate_frames = dg.define_asset_job(
    EVALUATE,
    selection=dg.AssetSelection.groups(QUALITY),
    executor_def=dg.in_process_executor,
    description="How well the configured detector and tracker do on labelled recordings.",
)
