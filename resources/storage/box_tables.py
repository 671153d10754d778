"""Boxes on frames, and what was measured on them, as Parquet and back; a file names its record type."""

import io
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.parquet as pq

from domain.records import Detections, TrackBoxes
from domain.video.pictures import PictureSignals, StillThings

Table: TypeAlias = Detections | TrackBoxes | PictureSignals | StillThings
RECORD = b"sentinel.record"
"""Key of the schema's metadata under which the record type is named."""
RECORDS: dict[bytes, type[Table]] = {
    each.__name__.encode(): each for each in (Detections, TrackBoxes, PictureSignals, StillThings)
}
MATRICES = {
    "boxes_xyxy": ("box_x1", "box_y1", "box_x2", "box_y2"),
    "colours": ("upper_l", "upper_a", "upper_b", "lower_l", "lower_a", "lower_b"),
}
"""Fields with several numbers a row, and the columns that they are kept as."""
TEXTS = {"sources": "U16", "labels": "U16"}


def to_parquet(record: Table) -> bytes:
    """The record as one Parquet file; its name stands in the schema's metadata."""
    columns = {name: getattr(record, name) for name in record.__dataclass_fields__}
    facts = {RECORD: type(record).__name__.encode()}
    for matrix in MATRICES.keys() & columns.keys():
        columns |= dict(zip(MATRICES[matrix], columns.pop(matrix).T, strict=True))
    table = pa.table(columns).replace_schema_metadata(facts)
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def from_parquet(data: bytes) -> Table:
    """What `to_parquet` was given; raises `ValueError` for a record that this version does not know."""
    table = pq.ParquetFile(pa.BufferReader(data)).read(use_threads=False)
    columns: dict[str, Any] = {
        name: read_texts(column, TEXTS[name]) if name in TEXTS else column.to_numpy()
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    for matrix, names in MATRICES.items():
        if names[0] in columns:
            columns[matrix] = np.stack([columns.pop(name) for name in names], axis=1)
    return record_type(table.schema)(**columns)


def read_texts(column: pa.ChunkedArray, dtype: str) -> npt.NDArray[np.str_]:
    """Words (N,), of which there are few different ones, as a numpy type of fixed width."""
    words = column.combine_chunks().dictionary_encode()
    known: npt.NDArray[np.str_] = words.dictionary.to_numpy(zero_copy_only=False).astype(dtype)
    return np.asarray(known[words.indices.to_numpy()])


def record_type(schema: pa.Schema) -> type[Table]:
    """Which record a file holds. Before version 0.3.3 files did not say it: only detections have sources."""
    name = (schema.metadata or {}).get(RECORD)
    if name is None:
        return Detections if "sources" in schema.names else TrackBoxes
    if name not in RECORDS:
        raise ValueError(f"The Parquet file holds {name!r}, and this version knows {sorted(RECORDS)}")
    return RECORDS[name]
