"""The same person over time."""

from itertools import repeat

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from analysis.people.classify import classify_people
from analysis.people.clothes import find_clothes_colours
from analysis.people.track import track_people
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.partitions import EVIDENCE, videos
from domain.events.rules import build_scene
from domain.people.attributes import person_attributes
from domain.records import Detections, TrackBoxes
from domain.tracking.paths import to_track_boxes
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
        people = track_people(detections)
        said, worn = classify_people(stage, people), find_clothes_colours(stage, people)
        aspect = build_scene(stage.video()).aspect
        known = [person_attributes(*each) for each in zip(people, repeat(aspect), said, worn, strict=False)]
        boxes = to_track_boxes(people)
        stage.check(nothing_beyond_the_end(people, stage.video().duration_s))
        with stage.final_transaction(boxes) as stores:
            stores.tracks.replace(stage.video_id, people, known, stage.run_id)
        yield from report_to_dagster(stage, {"people": len(people), "tracker": tracker_name()}, boxes)
