"""People on the sampled frames of a recording."""

from dataclasses import replace
from typing import Literal

import dagster as dg

from analysis.dagster import AnalysisResource, StageEvents, report_to_dagster
from analysis.frames.detect import detect_people
from analysis.frames.probe import probe_recording
from assets.checks import COVERS_ALL, coverage_has_no_gap, spec
from assets.metadata import coverage_table, detection_pictures
from assets.partitions import EVIDENCE, videos
from assets.video_file import video_file
from domain.records import Detections
from resources.gpu_slots import GPU_POOL


class LookingConfig(dg.Config):
    """How a recording is looked at: `thorough` or `fast`; empty means as the settings say."""

    mode: Literal["", "thorough", "fast"] = ""


@dg.asset(
    partitions_def=videos,
    deps=[video_file],
    group_name=EVIDENCE,
    pool=GPU_POOL,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(Detections),
    code_version="3",
    kinds={"opencv"},
    check_specs=[spec(COVERS_ALL, "detections")],
)
def detections(
    context: dg.AssetExecutionContext, analysis: AnalysisResource, config: LookingConfig
) -> StageEvents:
    """Boxes of people, and which stretches of the recording were looked at."""
    with analysis.stage(context, "detections") as stage, stage.recording() as path:
        probe = probe_recording(path)
        scan = detect_people(stage, path, probe, config.mode)
        metadata = {
            "boxes": scan.detections.box_count,
            "x_realtime": round(scan.duration_s / max(stage.seconds, 1e-3), 1),
            "device": stage.device,
            "decoded_on": scan.decoded_on,
            "coverage": coverage_table(scan.coverage),
            **stage.models,
            **scan.facts,
            **detection_pictures(path, scan.detections),
        }
        stage.check(coverage_has_no_gap(scan.coverage, scan.duration_s))
        with stage.final_transaction(scan.detections) as stores:
            stores.coverage.replace(stage.video_id, scan.coverage, stage.run_id)
            stores.videos.set_probe(stage.video_id, replace(probe, duration_s=scan.duration_s))
            stores.camera_views.remember_person_height(stage.video_id, scan.person_height)
        yield from report_to_dagster(stage, metadata, scan.detections)
