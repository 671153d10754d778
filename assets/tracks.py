"""The same person over time."""

from itertools import repeat

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, told
from analysis.people.classify import judged
from analysis.people.clothes import clothes_worn
from analysis.people.track import followed_people
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.partitions import EVIDENCE, videos
from domain.events.rules import scene_of
from domain.people.attributes import attributes_of
from domain.records import Detections, TrackBoxes
from domain.tracking.paths import boxes_of_tracks
from resources.models.embedders import tracker_name


@dg.asset(
    partitions_def=videos,
    group_name=EVIDENCE,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(TrackBoxes),
    code_version="5",
    kinds={"numpy"},
    check_specs=[spec(WITHIN_VIDEO, "tracks")],
)
def tracks(
    context: dg.AssetExecutionContext, analysis: AnalysisResource, detections: Detections
) -> StageEvents:
    """People who were followed through the recording, numbered in order of appearance."""
    with analysis.stage(context, "tracks", {"tracker": tracker_name()}) as stage:
        people = followed_people(detections)
        said, worn = judged(stage, people), clothes_worn(stage, people)
        aspect = scene_of(stage.video()).aspect
        known = [attributes_of(*each) for each in zip(people, repeat(aspect), said, worn, strict=False)]
        boxes = boxes_of_tracks(people)
        stage.check(nothing_beyond_the_end(people, stage.video().duration_s))
        with stage.final_transaction(boxes) as stores:
            stores.tracks.replace(stage.video_id, people, known, stage.run_id)
        yield from told(stage, {"people": len(people), "tracker": tracker_name()}, boxes)
