"""What people did."""

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.metadata import event_timeline
from assets.partitions import EVIDENCE, videos
from domain.events.rules import add_learned_zones, build_scene, find_events
from domain.records import TrackBoxes
from domain.tracking.paths import to_tracks


@dg.asset(
    partitions_def=videos,
    group_name=EVIDENCE,
    code_version="2",
    kinds={"postgres"},
    check_specs=[spec(WITHIN_VIDEO, "events")],
)
def events(context: dg.AssetExecutionContext, analysis: AnalysisResource, tracks: TrackBoxes) -> StageEvents:
    """Entering, leaving, appearing, being lost, walking, standing, falling and meeting, from start to end."""
    with analysis.stage(context, "events") as stage:
        video, people = stage.video(), to_tracks(tracks)
        with stage.transaction() as stores:
            earlier = stores.tracks.before(stage.video_id)
        scene = add_learned_zones(build_scene(video), people, earlier)
        found = find_events(people, scene)
        timeline = event_timeline(found, video.duration_s)
        stage.check(nothing_beyond_the_end(found, video.duration_s))
        with stage.final_transaction() as stores:
            stores.events.replace(stage.video_id, found, stage.run_id)
            counts = {"doors": len(scene.entry_zones), **stores.events.counts(stage.video_id)}
        yield from report_to_dagster(stage, {"events": len(found), **counts, **timeline})
