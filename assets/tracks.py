"""The same person over time."""

import dagster as dg

from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.partitions import EVIDENCE, videos
from domain.records import BoxSource, Detections, TrackBoxes
from domain.tracking import boxes_of_tracks, find_tracks
from gpu_ops.track import follow
from resources.dagster_resources import AnalysisResource
from resources.models import tracker_name


@dg.asset(
    partitions_def=videos,
    group_name=EVIDENCE,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(TrackBoxes),
    code_version="1",
    kinds={"numpy"},
    check_specs=[spec(WITHIN_VIDEO, "tracks")],
)
def tracks(
    context: dg.AssetExecutionContext, analysis: AnalysisResource, detections: Detections
) -> dg.MaterializeResult:
    """People who were followed through the recording, numbered in order of appearance."""
    with analysis.stage(context, "tracks", {"tracker": tracker_name()}) as stage:
        numbers = follow(
            detections.times_s,
            detections.boxes_xyxy,
            detections.scores,
            detections.sources != BoxSource.NONE,
            stage.settings.sample_rate_hz,
        )
        people = find_tracks(detections, numbers)
        with stage.transaction() as stores:
            stores.tracks.replace(stage.video_id, people, stage.run_id)
        return dg.MaterializeResult(
            value=boxes_of_tracks(people),
            check_results=[nothing_beyond_the_end(people, stage.video().duration_s)],
            metadata={"people": len(people), "tracker": tracker_name()},
        )
