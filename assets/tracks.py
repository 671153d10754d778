"""The same person over time."""

from itertools import repeat

import dagster as dg

from analysis.people.classify import classify_people
from analysis.people.clothes import find_clothes_colours
from analysis.people.track import track_people
from analysis.things import track_things
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.metadata import device_facts
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import TRACKER, StageEvents, open_stage, report_to_dagster
from domain.events.rules.scene import build_scene
from domain.people.attributes import person_attributes
from domain.records import Detections, TrackBoxes
from domain.stages import TRACKS
from domain.tracking.paths import to_track_boxes
from resources.dagster import DatabaseResource, ObjectStoreResource, PersonClassifiersResource
from resources.dagster_device import DeviceResource
from resources.models.embedders import tracker_name


@dg.asset(
    partitions_def=videos,
    group_name=EVIDENCE,
    owners=OWNERS,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(TrackBoxes),
    code_version=TRACKS.code_version,
    kinds={"numpy", "parquet", "postgres"},
    check_specs=[spec(WITHIN_VIDEO, TRACKS)],
)
def tracks(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    person_classifiers: PersonClassifiersResource,
    device: DeviceResource,
    detections: Detections,
) -> StageEvents:
    """The people in the recording, each followed from box to box and numbered in order of appearance.

    After them, with a detector that knows any, the vehicles, bags and animals.

    Times come from the boxes alone, so that boxes of another sampling rate are followed as they were seen.
    The colours of clothes are told, and what the configured classifiers are sure of.
    """
    tracker = {TRACKER: tracker_name()}
    with open_stage(context, database, object_store, tracker) as stage, device.use() as use:
        people = track_people(detections)
        said = classify_people(stage, people, person_classifiers.models)
        worn = find_clothes_colours(stage, people)
        aspect = build_scene(stage.video()).aspect
        known = [person_attributes(*each) for each in zip(people, repeat(aspect), said, worn, strict=False)]
        things = track_things(detections, len(people))
        known += [person_attributes(thing, aspect) for thing in things]
        boxes = to_track_boxes(people + things)
        stage.check(nothing_beyond_the_end(people + things, stage.video().duration_s))
        kinds, labels = person_classifiers.models.kinds, set(detections.labels.tolist()) - {""}
        with stage.final_transaction(boxes) as stores:
            stores.tracks.replace(stage.video_id, people + things, known, stage.run_id)
            stores.videos.set_classified_traits(stage.video_id, kinds, labels)
        facts = {"people": len(people), "things": len(things), **tracker, **device_facts(stage, use)}
        yield from report_to_dagster(stage, facts, boxes)
