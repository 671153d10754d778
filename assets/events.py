"""What happened: what people did, what they left or took, and what happened to the camera."""

import dagster as dg

from analysis.made_events import make_events
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.detections import detections
from assets.metadata import closer_look_facts, event_timeline
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster, version_of
from domain.records import TrackBoxes
from domain.stages import EVENTS
from resources.dagster import ActionModelResource, DatabaseResource, ObjectStoreResource
from resources.dagster_device import DeviceResource


@dg.asset(
    partitions_def=videos,
    deps=[detections],
    group_name=EVIDENCE,
    owners=OWNERS,
    code_version=EVENTS.code_version,
    kinds={"postgres"},
    check_specs=[spec(WITHIN_VIDEO, EVENTS)],
)
def events(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    action_model: ActionModelResource,
    device: DeviceResource,
    tracks: TrackBoxes,
) -> StageEvents:
    """What happened, with start and end: what people did, what became of things, and the camera's faults.

    Rules on paths; doors are learned from where several people of a camera came and went.
    Rules on the pictures: a camera that is covered, moved, blinded, black or frozen, and what was left.
    A configured model looks at the most telling stretches for what rules cannot tell, such as a theft.
    Where only the camera's zones or lines have changed, only their events are made again.
    """
    with open_stage(context, database, object_store) as stage:
        made = make_events(stage, tracks, action_model.source, device.device)
        duration_s = stage.video().duration_s
        facts = {**closer_look_facts(made.seen), **event_timeline(made.events, duration_s), **made.facts}
        stage.check(nothing_beyond_the_end(made.events, duration_s))
        with stage.final_transaction() as stores:
            counts = made.keep(stage, stores)
        version = version_of(stage, stage.models, made.seen.digest) if stage.models else None
        yield from report_to_dagster(stage, {**counts, **facts}, version=version)
