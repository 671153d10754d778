"""Recordings that are analysed inside the process of a test, by Dagster."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import dagster as dg

from analysis.ingest.register import register_file
from domain.keys import partition_key
from domain.records import VideoRecord
from pipelines.definitions import ConfiguredResource, build_definitions, build_resources
from resources import settings as settings_module
from resources.db.engine import Database
from resources.storage.opening import object_store


def take_in(path: Path, database: Database) -> int:
    configured = settings_module.settings()
    return register_file(path, database, object_store(configured), configured.zone).video_id


def run(
    video_id: int,
    *,
    steps: str | None = None,
    instance: dg.DagsterInstance | None = None,
    resources: Mapping[str, ConfiguredResource] | None = None,
    config: Mapping[str, Any] | None = None,
) -> dg.ExecuteInProcessResult:
    """The analysis of a video, or one asset of it, with other `resources` than those of the settings."""
    instance = instance or dg.DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("video", [partition_key(video_id)])
    job = job_of_settings("analyze_video", resources)
    return job.execute_in_process(
        partition_key=partition_key(video_id),
        instance=instance,
        run_config=config,
        raise_on_error=False,
        asset_selection=[dg.AssetKey(steps)] if steps else None,
    )


def job_of_settings(name: str, resources: Mapping[str, ConfiguredResource] | None = None) -> dg.JobDefinition:
    """A job with resources as the settings of this test say, some of them replaced."""
    configured = build_resources(settings_module.settings())
    return build_definitions({**configured, **(resources or {})}).resolve_job_def(name)


def video(database: Database, video_id: int) -> VideoRecord:
    with database.transaction() as stores:
        return stores.videos.get(video_id)


def everything(database: Database, video_id: int, *, with_runs: bool = False) -> dict[str, list[Any]]:
    """All rows of a video; as a rule except for the run that made them."""
    row = "to_jsonb(t)" if with_runs else "to_jsonb(t) - 'run_id'"
    with database.transaction() as stores:
        rows = {}
        for table in ("track", "event", "event_window", "coverage"):
            query = f"select {row} as row from {table} t where video_id = %s order by 1"
            rows[table] = list(stores.connection.exec_driver_sql(query, (video_id,)).scalars().all())
        query = (
            "select space_id, window_id, embedding::text from window_embedding join event_window "
            "using (window_id) where video_id = %s order by 1, 2"
        )
        rows["vectors"] = list(stores.connection.exec_driver_sql(query, (video_id,)).all())
        return rows
