"""People on the sampled frames of a recording."""

from dataclasses import replace

import dagster as dg

from assets.checks import COVERS_ALL, coverage_has_no_gap, spec
from assets.metadata import coverage_table, detection_pictures
from assets.partitions import EVIDENCE, GPU_POOL, videos
from assets.video_file import video_file
from domain.records import Detections
from resources.dagster_resources import AnalysisResource
from resources.models import detector_name
from resources.recordings import probe_recording, scan_recording


@dg.asset(
    partitions_def=videos,
    deps=[video_file],
    group_name=EVIDENCE,
    pool=GPU_POOL,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(Detections),
    code_version="1",
    kinds={"opencv"},
    check_specs=[spec(COVERS_ALL, "detections")],
)
def detections(context: dg.AssetExecutionContext, analysis: AnalysisResource) -> dg.MaterializeResult:
    """Boxes of people, and which stretches of the recording were looked at."""
    with (
        analysis.stage(context, "detections", {"detector": detector_name()}) as stage,
        stage.recording() as path,
    ):
        probe = probe_recording(path)
        rate_hz = stage.settings.sample_rate_hz
        scan = scan_recording(path, probe.duration_s, rate_hz, stage.report)
        with stage.transaction() as stores:
            stores.coverage.replace(stage.video_id, scan.coverage, stage.run_id)
            stores.videos.set_probe(stage.video_id, replace(probe, duration_s=scan.duration_s))
        return dg.MaterializeResult(
            value=scan.detections,
            check_results=[coverage_has_no_gap(scan.coverage, scan.duration_s)],
            metadata={
                "boxes": scan.detections.box_count,
                "frames_decoded": scan.frame_count,
                "frames_looked_at": len(scan.detections.sample_times_s),
                "x_realtime": round(scan.duration_s / max(stage.seconds, 1e-3), 1),
                "view": str(scan.view),
                "detector": detector_name(),
                "coverage": coverage_table(scan.coverage),
                **detection_pictures(path, scan.detections),
            },
        )
