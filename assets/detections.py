"""People on the sampled frames of a recording."""

from dataclasses import replace
from typing import Literal

import dagster as dg
from pydantic import Field

from analysis.frames.detect import detect_people
from analysis.frames.pictures import picture_tables
from analysis.frames.probe import probe_recording
from assets.checks import COVERS_ALL, coverage_has_no_gap, spec
from assets.metadata import coverage_table, detection_pictures, device_facts
from assets.partitions import EVIDENCE, OWNERS, videos
from assets.stage import StageEvents, open_stage, report_to_dagster
from assets.video_file import video_file
from domain.records import Detections
from domain.stages import DETECTIONS
from domain.video.scan_settings import ScanMode, ScanSettings
from resources.dagster import DatabaseResource, DetectorResource, ObjectStoreResource, ScanResource
from resources.dagster_device import DeviceResource
from resources.gpu_slots import GPU_POOL


class ScanConfig(dg.Config):
    """How this run looks at its recording."""

    mode: Literal["as_configured", "thorough", "fast"] = Field(
        default="as_configured",
        description="thorough looks all through the recording, fast at key frames and where they change; "
        "as_configured does what the resource `scan` says.",
    )

    def apply_to(self, configured: ScanSettings) -> ScanSettings:
        """The configured settings, with this run's mode where it has one of its own."""
        return configured if self.mode == "as_configured" else replace(configured, mode=ScanMode(self.mode))


@dg.asset(
    partitions_def=videos,
    deps=[video_file],
    group_name=EVIDENCE,
    owners=OWNERS,
    kinds={"opencv", "parquet"},
    pool=GPU_POOL,
    io_manager_key="parquet",
    dagster_type=dg.PythonObjectDagsterType(Detections),
    code_version=DETECTIONS.code_version,
    check_specs=[spec(COVERS_ALL, DETECTIONS)],
)
def detections(  # noqa: PLR0913 - each is a resource of its own
    context: dg.AssetExecutionContext,
    config: ScanConfig,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    detector: DetectorResource,
    scan: ScanResource,
    device: DeviceResource,
) -> StageEvents:
    """A box around each person and thing on the frames that were looked at, and which parts those are.

    Five frames a second are looked at, as a rule. Boxes are in parts of the picture, times in seconds from
    the first frame. Things are the vehicles, bags and animals that some detectors know.
    """
    opened = open_stage(context, database, object_store)
    with opened as stage, device.use() as use, stage.recording() as path:
        probe = probe_recording(path)
        found = detect_people(stage, path, probe, detector.model, config.apply_to(scan.settings))
        metadata = {
            "boxes": found.detections.box_count,
            "x_realtime": round(found.duration_s / max(stage.seconds, 1e-3), 1),
            **device_facts(stage, use),
            "decoded_on": found.decoded_on,
            "coverage": coverage_table(found.coverage),
            **stage.models,
            **found.facts,
            **detection_pictures(path, found.detections),
        }
        stage.check(coverage_has_no_gap(found.coverage, found.duration_s))
        pictures = picture_tables(found)
        with stage.final_transaction(found.detections, pictures) as stores:
            stores.coverage.replace(stage.video_id, found.coverage, stage.run_id)
            stores.videos.set_detected_labels(stage.video_id, detector.model.labels)
            stores.videos.set_probe(stage.video_id, replace(probe, duration_s=found.duration_s))
            stores.camera_views.remember_person_height(stage.video_id, found.person_height)
        yield from report_to_dagster(stage, metadata, found.detections, pictures)
