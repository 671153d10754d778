"""The recording itself, checked before anything trusts it."""

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from analysis.frames.probe import make_thumbnail, probe_recording
from assets.partitions import EVIDENCE, videos
from domain.keys import thumbnail_object_key
from gpu_ops.previews import jpeg


@dg.asset(partitions_def=videos, group_name=EVIDENCE, code_version="2", kinds={"postgres"})
def video_file(context: dg.AssetExecutionContext, analysis: AnalysisResource) -> StageEvents:
    """An uploaded recording: readable, with its size, duration, rate and rotation, and a thumbnail."""
    with analysis.stage(context, "video_file") as stage, stage.recording() as path:
        probe = probe_recording(path)
        analysis.prefetch_text_model(context)
        sent_key, key = stage.video().thumbnail_key, thumbnail_object_key(stage.video_id)
        stage.store.put(key, jpeg(make_thumbnail(path, probe.duration_s)))
        metadata = {
            "name": stage.video().name,
            "duration_s": probe.duration_s,
            "picture": f"{probe.width}x{probe.height} at {probe.fps:g} fps",
            "codec": probe.codec,
            "rotation": probe.rotation,
            "variable_rate": probe.is_variable_rate,
        }
        with stage.final_transaction() as stores:
            stores.videos.set_probe(stage.video_id, probe)
            stores.videos.set_thumbnail(stage.video_id, key)
        stage.store.replace(sent_key, key)
        yield from report_to_dagster(stage, metadata)
