"""What happened: what people did, what they left or took, and what happened to the camera."""

from dataclasses import replace

import dagster as dg

from analysis.actions import look_closer, store_looks
from analysis.all_events import find_all_events
from analysis.frames.pictures import load_pictures
from assets.checks import WITHIN_VIDEO, nothing_beyond_the_end, spec
from assets.detections import detections
from assets.metadata import closer_look_facts, event_timeline
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster, version_of
from domain.cameras.documents import places_digest
from domain.events.rules.scene import add_learned_zones, build_scene
from domain.records import TrackBoxes
from domain.stages import EVENTS
from domain.tracking.paths import to_things, to_tracks
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
    """
    with open_stage(context, database, object_store) as stage:
        video, people = stage.video(), to_tracks(tracks)
        with stage.transaction() as stores:
            earlier = stores.tracks.before(stage.video_id)
            camera = stores.camera_settings.of_video(stage.video_id)
        scene = replace(build_scene(video), zones=camera.zones, lines=camera.lines)
        scene = add_learned_zones(scene, people, earlier)
        pictures = load_pictures(stage)
        told = find_all_events(people, to_things(tracks), pictures, scene)
        seen = look_closer(stage, told, people, camera.zones, action_model.source, device.device)
        found = seen.added_to(told)
        facts = {**pictures.facts, **closer_look_facts(seen), **event_timeline(found, video.duration_s)}
        stage.check(nothing_beyond_the_end(found, video.duration_s))
        with stage.final_transaction() as stores:
            stores.events.replace(stage.video_id, found, stage.run_id)
            store_looks(stores, stage, seen)
            stores.results.note_places(stage.video_id, stage.name, stage.run_id, places_digest(camera))
            counts = {"doors": len(scene.entry_zones), **stores.events.counts(stage.video_id)}
        version = version_of(stage, stage.models, seen.digest) if stage.models else None
        yield from report_to_dagster(stage, {"events": len(found), **counts, **facts}, version=version)
