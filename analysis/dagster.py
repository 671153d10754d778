"""Our resources in the shape that Dagster wants them in. Only `assets` and `pipelines` import this."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

import dagster as dg

from analysis.stage import Stage
from domain.keys import parse_partition_key
from domain.records import Detections, TrackBoxes
from resources.db.address import database_url
from resources.db.engine import Database
from resources.errors import NotFoundError
from resources.models.embedders import preload_embedder
from resources.settings import Settings, settings
from resources.storage.box_tables import from_parquet
from resources.storage.local import LocalStore, object_store

RUN_KEY_TAG = "dagster/run_key"
EMBEDDINGS = dg.AssetKey("window_embeddings")


@cache
def database() -> Database:
    return Database.at(database_url(settings()))


class AnalysisResource(dg.ConfigurableResource):
    """Database and object store, as stages of the analysis of one video."""

    def stage(
        self, context: dg.AssetExecutionContext, name: str, models: Mapping[str, str] | None = None
    ) -> Stage:
        return Stage(
            name=name,
            video_id=parse_partition_key(context.partition_key),
            run_id=context.run_id,
            run_key=context.run.tags.get(RUN_KEY_TAG),
            database=self.database,
            store=self.store,
            settings=settings(),
            models=models or {},
            expected_checks=frozenset(each.name for each in context.selected_asset_check_keys),
        )

    def prefetch_text_model(self, context: dg.AssetExecutionContext) -> None:
        """Begin to load the text model beside the decoding, so that a run that embeds does not wait."""
        selected = context.run.asset_selection
        if not selected or EMBEDDINGS in selected:
            preload_embedder(settings().embedding_model)

    @property
    def settings(self) -> Settings:
        return settings()

    @property
    def database(self) -> Database:
        return database()

    @property
    def store(self) -> LocalStore:
        return object_store(settings())


StageEvents = Iterator[dg.AssetCheckResult | dg.MaterializeResult]


def report_to_dagster(
    stage: Stage, metadata: Mapping[str, Any], boxes: Detections | TrackBoxes | None = None
) -> StageEvents:
    """What Dagster is told when a stage is over: its checks, then its materialisation if all of them held.

    Raises:
        CheckFailedError: One of them failed: nothing was kept, so nothing was materialised.
    """
    yield from cast("list[dg.AssetCheckResult]", stage.checks)
    stage.require_checks()
    if boxes is None:
        yield dg.MaterializeResult(metadata=metadata)
    else:
        yield dg.MaterializeResult(metadata=metadata, value=boxes)


class ParquetIOManager(dg.ConfigurableIOManager):
    """Reads the boxes that stages keep as Parquet in the object store, an object per asset and video."""

    def handle_output(self, context: dg.OutputContext, obj: Detections | TrackBoxes) -> None:
        """Nothing is left to do: boxes are kept with the rows beside them (`Stage.final_transaction`)."""

    def load_input(self, context: dg.InputContext) -> Detections | TrackBoxes:
        """Raises `NotFoundError` where the asset was never made for this video."""
        asset, video_id = context.asset_key.path[-1], parse_partition_key(context.partition_key)
        with database().transaction() as stores:
            key = stores.results.table_key(video_id, asset)
        if key is None:
            raise NotFoundError(f"No {asset} of video {video_id} are kept: materialise {asset} first")
        return from_parquet(object_store(settings()).get(key))
