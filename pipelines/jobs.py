"""What can be run as one piece."""

import dagster as dg

from analysis.dagster import AnalysisResource
from analysis.embedding import embed_all
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


@dg.op(tags={"kind": "postgres"})
def embed_missing_windows(context: dg.OpExecutionContext, analysis: AnalysisResource) -> None:
    """Takes no slot of the card's pool: a backfill may take an hour, in which recordings are analysed on."""
    context.add_output_metadata(
        embed_all(analysis.database, analysis.settings.embedding_model, context.log.info)
    )


@dg.job(name=REEMBED, executor_def=dg.in_process_executor)
def reembed_windows() -> None:
    """Vectors for the windows of all recordings that have none of their present text, in each space."""
    embed_missing_windows()


evaluate_frames = dg.define_asset_job(
    EVALUATE,
    selection=dg.AssetSelection.groups(QUALITY),
    executor_def=dg.in_process_executor,
    description="How well the configured detector and tracker do on labelled recordings.",
)
