"""How well people are seen and followed, measured against labelled recordings."""

import dagster as dg

from analysis.evaluation import score_clips, summarise_scores
from assets.checks import AS_PROMISED, NOT_WORSE, boxes_as_promised, not_worse, quality_spec
from assets.metadata import score_table
from assets.partitions import OWNERS, QUALITY
from resources.dagster import BOXES_TRUTH, DetectorResource, EvaluationClipsResource, ScanResource
from resources.dagster_device import DeviceResource
from resources.gpu_slots import GPU_POOL

NAME = "frame_evaluation"


@dg.asset(
    name=NAME,
    group_name=QUALITY,
    owners=OWNERS,
    pool=GPU_POOL,
    code_version="2",
    kinds={"numpy"},
    check_specs=[quality_spec(AS_PROMISED, NAME), quality_spec(NOT_WORSE, NAME)],
)
def frame_evaluation(
    context: dg.AssetExecutionContext,
    detector: DetectorResource,
    scan: ScanResource,
    evaluation_clips: EvaluationClipsResource,
    device: DeviceResource,
) -> dg.MaterializeResult:
    """How well the configured detector and tracker find and follow people, on recordings with known truth.

    Those are drawn scenes, and clips of your own where a folder is configured.
    """
    before = context.instance.get_latest_materialization_event(context.asset_key)
    folders = evaluation_clips.scenes, evaluation_clips.own_with(BOXES_TRUTH)
    with device.use():
        scores, title = list(score_clips(detector.model, scan.settings, *folders)), detector.model.title
    summary = summarise_scores(scores)
    return dg.MaterializeResult(
        check_results=[boxes_as_promised(scores), not_worse(summary, before)],
        metadata={
            "detector": title,
            "scores": score_table(scores),
            "summary": dg.MetadataValue.json(summary),
        },
    )
