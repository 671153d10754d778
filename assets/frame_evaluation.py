"""How well people are seen and followed, measured against labelled recordings."""

import dagster as dg

from analysis.dagster import AnalysisResource
from analysis.evaluation import score_clips, summarise_scores
from assets.checks import AS_PROMISED, NOT_WORSE, embeds_as_promised, not_worse
from assets.metadata import score_table
from resources.gpu_slots import GPU_POOL
from resources.models.detectors import detector_name

QUALITY = "quality"
NAME = "frame_evaluation"


@dg.asset(
    name=NAME,
    group_name=QUALITY,
    pool=GPU_POOL,
    code_version="2",
    kinds={"numpy"},
    check_specs=[dg.AssetCheckSpec(AS_PROMISED, asset=NAME), dg.AssetCheckSpec(NOT_WORSE, asset=NAME)],
)
def frame_evaluation(context: dg.AssetExecutionContext, analysis: AnalysisResource) -> dg.MaterializeResult:
    """Scores of the configured detector and tracker on drawn scenes, and on clips of your own."""
    settings = analysis.settings
    before = context.instance.get_latest_materialization_event(context.asset_key)
    scores = list(score_clips(settings, settings.evaluation_dir))
    summary = summarise_scores(scores)
    return dg.MaterializeResult(
        check_results=[embeds_as_promised(scores), not_worse(summary, before)],
        metadata={
            "detector": detector_name(settings),
            "scores": score_table(scores),
            "summary": dg.MetadataValue.json(summary),
        },
    )
