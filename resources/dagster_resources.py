"""Our resources in the shape that Dagster wants them in. Only `assets` and `pipelines` import this."""

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import dagster as dg
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from domain.keys import table_object_key, video_id_of
from domain.records import Detections, TrackBoxes
from resources.analysis import Stage
from resources.db.address import database_url
from resources.db.engine import Database
from resources.settings import Settings, settings
from resources.storage import LocalStore, object_store

RUN_KEY_TAG = "dagster/run_key"
MATRICES = {
    "boxes_xyxy": ("box_x1", "box_y1", "box_x2", "box_y2"),
    "colours": ("upper_l", "upper_a", "upper_b", "lower_l", "lower_a", "lower_b"),
}
"""Fields with several numbers a row, and the columns that they are kept as."""


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
            video_id=video_id_of(context.partition_key),
            run_id=context.run_id,
            run_key=context.run.tags.get(RUN_KEY_TAG),
            database=self.database,
            store=self.store,
            settings=settings(),
            models=models or {},
        )

    @property
    def settings(self) -> Settings:
        return settings()

    @property
    def database(self) -> Database:
        return database()

    @property
    def store(self) -> LocalStore:
        return object_store(settings())


class ParquetIOManager(dg.ConfigurableIOManager):
    """Keeps boxes as Parquet in the object store, one object per asset and video."""

    def handle_output(self, context: dg.OutputContext, obj: Detections | TrackBoxes | None) -> None:
        if obj is None:
            return
        key = self._key(context.asset_key, context.partition_key)
        columns = {name: getattr(obj, name) for name in obj.__dataclass_fields__}
        for matrix in MATRICES.keys() & columns.keys():
            columns |= dict(zip(MATRICES[matrix], columns.pop(matrix).T, strict=True))
        sink = io.BytesIO()
        pq.write_table(pa.table(columns), sink, compression="zstd")
        object_store(settings()).put(key, sink.getvalue())

    def load_input(self, context: dg.InputContext) -> Detections | TrackBoxes:
        key = self._key(context.asset_key, context.partition_key)
        table = pq.read_table(io.BytesIO(object_store(settings()).get(key)))
        columns: dict[str, Any] = {name: table[name].to_numpy() for name in table.column_names}
        for matrix, names in MATRICES.items():
            if names[0] in columns:
                columns[matrix] = np.stack([columns.pop(name) for name in names], axis=1)
        if "sources" not in columns:
            return TrackBoxes(**columns)
        texts = {name: columns[name].astype("U16") for name in ("sources", "labels")}
        return Detections(**{**columns, **texts})

    def _key(self, asset: dg.AssetKey, partition: str) -> str:
        return table_object_key(video_id_of(partition), asset.path[-1])
