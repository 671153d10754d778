"""A stage of an analysis as a step of Dagster: how it begins, and what Dagster is told at its end."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

import dagster as dg

from analysis.stage import Stage
from domain.data_version import content_digest, data_version
from domain.keys import parse_partition_key
from domain.records import Detections, TrackBoxes
from domain.stages import STAGES
from resources.dagster import DatabaseResource, ObjectStoreResource
from resources.dagster_api import RUN_KEY_TAG
from resources.storage.box_tables import Table

TRACKER = "tracker"
"""The role of what has no weights: the version of its code says all about it."""
CODE_VERSIONS = {stage.name: stage.code_version for stage in STAGES}
StageEvents = Iterator[dg.AssetCheckResult | dg.MaterializeResult]


def open_stage(
    context: dg.AssetExecutionContext,
    database: DatabaseResource,
    object_store: ObjectStoreResource,
    models: Mapping[str, str] | None = None,
) -> Stage:
    """The stage that is named like the asset, for the recording of the partition.

    Args:
        context: Says which asset, recording and run.
        database: Where rows are written.
        object_store: Where the recording lies, and boxes are written.
        models: What makes the results, by role, where that is known before the stage begins.
    """
    return Stage(
        name=context.asset_key.path[-1],
        video_id=parse_partition_key(context.partition_key),
        run_id=context.run_id,
        run_key=context.run.tags.get(RUN_KEY_TAG),
        is_rerun=context.run.parent_run_id is not None,
        database=database.connect(),
        store=object_store.open(),
        models=models or {},
        expected_checks=frozenset(each.name for each in context.selected_asset_check_keys),
    )


def report_to_dagster(
    stage: Stage,
    metadata: Mapping[str, Any],
    boxes: Detections | TrackBoxes | None = None,
    companions: Mapping[str, Table] | None = None,
    version: dg.DataVersion | None = None,
) -> StageEvents:
    """What Dagster is told when a stage is over: its checks, then its materialisation if all of them held.

    Args:
        stage: The stage that is over.
        metadata: What its page shows.
        boxes: What it hands on to other assets, if anything; its data version follows from them.
        companions: What is stored beside the boxes, and belongs to their version.
        version: The version of its data, where that does not follow from its code and its inputs.

    Raises:
        CheckFailedError: One of them failed: nothing was kept, so nothing was materialised.
    """
    yield from cast("list[dg.AssetCheckResult]", stage.checks)
    stage.require_checks()
    if boxes is None:
        yield dg.MaterializeResult(metadata=metadata, data_version=version)
    else:
        version = version_of(stage, stage.models, content_digest(boxes, *(companions or {}).values()))
        yield dg.MaterializeResult(metadata=metadata, data_version=version, value=boxes)


def version_of(stage: Stage, models: Mapping[str, str], content: str) -> dg.DataVersion:
    """The version of what a model has made: Dagster's own would stay the same with another model."""
    weights = {role: title for role, title in models.items() if role != TRACKER}
    return dg.DataVersion(data_version(CODE_VERSIONS[stage.name], weights, content))
