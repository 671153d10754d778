"""The recording itself, checked before anything trusts it."""

import dagster as dg

from analysis.frames.probe import make_thumbnail, probe_recording
from analysis.frames.recorded_time import find_recorded_time
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from domain.keys import thumbnail_object_key
from domain.stages import VIDEO_FILE
from gpu_ops.previews import jpeg
from resources.dagster import DatabaseResource, LocalTimeResource, ObjectStoreResource


@dg.asset(
    partitions_def=videos,
    group_name=EVIDENCE,
    owners=OWNERS,
    kinds={"ffmpeg", "postgres"},
    code_version=VIDEO_FILE.code_version,
)
def video_file(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    local_time: LocalTimeResource,
) -> StageEvents:
    """The recording as it was received, opened and found readable, with its size, length, time and thumbnail.

    Its bytes are compared with the digest that was noted when it came in.
    """
    with open_stage(context, database, object_store) as stage, stage.recording() as path:
        probe = probe_recording(path)
        video = stage.video()
        recorded = find_recorded_time(path, video.name, video.zone_or(local_time.zone))
        sent_key, key = video.thumbnail_key, thumbnail_object_key(stage.video_id)
        stage.store.put(key, jpeg(make_thumbnail(path, probe.duration_s)))
        metadata = {
            "name": video.name,
            "duration_s": probe.duration_s,
            "picture": f"{probe.width}x{probe.height} at {probe.fps:g} fps",
            "codec": probe.codec,
            "rotation": probe.rotation,
            "variable_rate": probe.is_variable_rate,
        }
        with stage.final_transaction() as stores:
            stores.videos.set_probe(stage.video_id, probe)
            stores.videos.set_recorded(stage.video_id, recorded)
            stores.videos.set_thumbnail(stage.video_id, key)
        stage.store.replace(sent_key, key)
        yield from report_to_dagster(stage, metadata)
