"""Which events are found, measured on staged scenes and on recordings with hand-made truth."""

import dagster as dg
from pydantic import Field

from analysis.event_evaluation import EventReader, score_own_clips, score_scenes
from analysis.event_summary import summarise_events
from assets.checks import EVENTS_AS_PROMISED, EVENTS_NOT_WORSE, quality_spec
from assets.event_checks import as_promised, not_worse, with_reference
from assets.metadata import event_score_table
from assets.partitions import OWNERS, QUALITY
from gpu_ops.synthetic.event_scenes import HELD_OUT
from resources.dagster import EVENTS_TRUTH, DetectorResource, EvaluationClipsResource, ScanResource
from resources.dagster_device import DeviceResource
from resources.gpu_slots import GPU_POOL

NAME = "event_evaluation"


class EventEvaluationConfig(dg.Config):
    """Which staged scenes are used."""

    scenes: str = Field(default="", description="Only scenes with this in their name; all where empty.")


@dg.asset(
    name=NAME,
    group_name=QUALITY,
    owners=OWNERS,
    pool=GPU_POOL,
    code_version="1",
    kinds={"numpy"},
    check_specs=[quality_spec(EVENTS_AS_PROMISED, NAME), quality_spec(EVENTS_NOT_WORSE, NAME)],
)
def event_evaluation(
    context: dg.AssetExecutionContext,
    config: EventEvaluationConfig,
    detector: DetectorResource,
    scan: ScanResource,
    evaluation_clips: EvaluationClipsResource,
    device: DeviceResource,
) -> dg.MaterializeResult:
    """Which events of held-out scenes are found, as their scripts say, and which are found that are none.

    Clips of your own are scored too, apart, where a folder with NAME.events.csv is configured.
    """
    before = context.instance.get_latest_materialization_event(context.asset_key)
    reader = EventReader(detector.model, scan.settings)
    with device.use():
        staged = list(score_scenes(reader, HELD_OUT, evaluation_clips.event_scenes, config.scenes))
        real = score_own_clips(reader, evaluation_clips.own_with(EVENTS_TRUTH))
    summary = summarise_events(HELD_OUT.name, staged, real)
    return dg.MaterializeResult(
        check_results=[as_promised(summary), not_worse(summary, before)],
        metadata={
            "detector": detector.model.title,
            "scores": event_score_table(summary),
            "summary": dg.MetadataValue.json(with_reference(summary, before)),
        },
    )
