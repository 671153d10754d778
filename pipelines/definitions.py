"""Everything that Dagster knows, in one place."""

from collections.abc import Mapping
from typing import Any

import dagster as dg

import assets
from analysis.evaluation import scenes_folder
from analysis.frames.detect import scan_settings
from pipelines.bucket_sensors import bucket_queue, bucket_sweep
from pipelines.embedding_jobs import switch_embedding_model
from pipelines.jobs import (
    analyze_video,
    evaluate_answers,
    evaluate_events,
    evaluate_frames,
    make_highlights,
    reembed_windows,
    summarise_day,
)
from pipelines.question_resource import AnswerReaderResource
from pipelines.schedules import (
    daily_sweep,
    hourly_day_summaries,
    nightly_highlights,
    nightly_reanalysis,
    nightly_reembedding,
    weekly_answer_evaluation,
    weekly_evaluation,
    weekly_event_evaluation,
)
from pipelines.sensors import canceled_runs, failed_runs, inbox, new_uploads
from resources.dagster import (
    ActionModelResource,
    DatabaseResource,
    DetectorResource,
    EvaluationClipsResource,
    InboxResource,
    LocalTimeResource,
    ObjectStoreResource,
    ParquetIOManager,
    PersonClassifiersResource,
    ScanResource,
    TextEmbedderResource,
)
from resources.dagster_aws import AwsResource, BucketIntakeResource
from resources.dagster_device import DeviceResource
from resources.models.weights import weights_cache
from resources.settings import Settings, settings, split_list
from resources.settings_aws import FOLDER

ConfiguredResource = dg.ConfigurableResource | dg.ConfigurableIOManager


def aws_resource(configured: Settings) -> AwsResource:
    return AwsResource(
        region=configured.aws_region, endpoint=configured.aws_endpoint, s3_endpoint=configured.s3_endpoint
    )


def object_store_resource(configured: Settings, aws: AwsResource) -> ObjectStoreResource:
    is_folder = configured.objects == FOLDER
    return ObjectStoreResource(
        location=str(configured.objects_dir) if is_folder else configured.objects,
        cache_folder=str(configured.object_cache_dir),
        cache_bytes=configured.object_cache_bytes,
        aws=aws,
    )


def build_resources(configured: Settings) -> dict[str, ConfiguredResource]:
    """What runs use, as the settings say. The database's address is left out: it holds a password."""
    database, aws = DatabaseResource(), aws_resource(configured)
    object_store = object_store_resource(configured, aws)
    weights, scan, own_clips = weights_cache(configured), scan_settings(configured), configured.evaluation_dir
    source: dict[str, Any] = {"cache_folder": str(weights.folder), "aws": aws}
    classifiers = split_list(configured.person_classifiers)
    return {
        "database": database,
        "object_store": object_store,
        "local_time": LocalTimeResource(time_zone=configured.timezone),
        "parquet": ParquetIOManager(database=database, object_store=object_store),
        "scan": ScanResource(
            rate_hz=scan.rate_hz, mode=scan.mode.value, segment_s=scan.segment_s, decoder=configured.decoder
        ),
        "device": DeviceResource(name=configured.device, memory_gb=configured.device_memory_gb),
        "detector": DetectorResource(name=configured.detector, **source),
        "person_classifiers": PersonClassifiersResource(names=classifiers, **source),
        "action_model": ActionModelResource(
            name=configured.action_model,
            budget_per_hour=configured.action_budget_per_hour,
            min_share=configured.action_min_share,
            timeout_s=configured.action_timeout_s,
            total_s=configured.action_total_s,
            **source,
        ),
        "text_embedder": TextEmbedderResource(name=configured.embedding_model),
        "inbox_folder": InboxResource(folder=str(configured.inbox), settle_s=configured.inbox_settle_s),
        "aws": aws,
        "bucket_intake": BucketIntakeResource(
            queue_url=configured.queue_url,
            dead_letter_url=configured.dead_letter_queue_url,
            inbox=configured.bucket_inbox,
        ),
        "answer_reader": AnswerReaderResource(),
        "evaluation_clips": EvaluationClipsResource(
            scenes_folder=str(scenes_folder(configured)), own_folder=str(own_clips) if own_clips else None
        ),
    }


def build_definitions(resources: Mapping[str, ConfiguredResource]) -> dg.Definitions:
    """The same assets, jobs and sensors with any resources."""
    return dg.Definitions(
        assets=dg.load_assets_from_package_module(assets),
        jobs=[
            analyze_video,
            make_highlights,
            reembed_windows,
            switch_embedding_model,
            summarise_day,
            evaluate_frames,
            evaluate_events,
            evaluate_answers,
        ],
        sensors=[new_uploads, inbox, failed_runs, canceled_runs, bucket_queue, bucket_sweep],
        schedules=[
            daily_sweep,
            hourly_day_summaries,
            nightly_highlights,
            nightly_reanalysis,
            nightly_reembedding,
            weekly_evaluation,
            weekly_event_evaluation,
            weekly_answer_evaluation,
        ],
        resources=resources,
        executor=dg.in_process_executor,
    )


defs = build_definitions(build_resources(settings()))
