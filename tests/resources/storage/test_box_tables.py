"""Boxes survive Parquet, say what they are, and are read as earlier versions wrote them."""

import io
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from domain.records import Detections, TrackBoxes
from domain.video.pictures import PictureSignals, StillThings
from resources.storage.box_tables import Table, from_parquet, to_parquet

SEEN = Detections(
    times_s=np.array([0.0, 0.2, 0.4]),
    boxes_xyxy=np.arange(12.0).reshape(3, 4),
    scores=np.array([0.0, 0.5, 0.9]),
    sources=np.array(["none", "motion", "detector"]),
    labels=np.array(["", "person", "person"]),
    colours=np.full((3, 6), np.nan),
)
FOLLOWED = TrackBoxes(np.array([1, 1, 2]), SEEN.times_s, SEEN.boxes_xyxy, SEEN.scores)
SIGNALS = PictureSignals(*(np.arange(3.0) + place for place in range(12)))
PLACES = StillThings(np.array([1, 1, 2]), *[SEEN.times_s] * 2, SEEN.boxes_xyxy, *[SEEN.scores] * 2)


def assert_same(read: Table, written: Table) -> None:
    assert type(read) is type(written)
    for name in written.__dataclass_fields__:
        np.testing.assert_array_equal(getattr(read, name), getattr(written, name))


@pytest.mark.parametrize("record", [SEEN, FOLLOWED, SIGNALS, PLACES, PictureSignals.nothing()])
def test_records_come_back_as_what_they_were(record: Table) -> None:
    assert_same(from_parquet(to_parquet(record)), record)


def test_columns_of_different_lengths_are_no_record() -> None:
    with pytest.raises(ValueError, match="'times_s': 2"):
        replace(PLACES, times_s=np.zeros(2))


@pytest.mark.parametrize("boxes", [SEEN, FOLLOWED])
def test_files_that_do_not_say_what_they_hold_are_read_too(boxes: Detections | TrackBoxes) -> None:
    read = from_parquet(with_metadata(to_parquet(boxes), None))
    assert type(read) is type(boxes)
    np.testing.assert_array_equal(read.boxes_xyxy, boxes.boxes_xyxy)


def test_what_a_file_says_counts_and_not_how_it_looks() -> None:
    unknown = with_metadata(to_parquet(SEEN), {b"sentinel.record": b"Skeletons"})
    with pytest.raises(ValueError, match="Skeletons"):
        from_parquet(unknown)


def with_metadata(data: bytes, metadata: dict[bytes, bytes] | None) -> bytes:
    table: pa.Table = pq.read_table(io.BytesIO(data)).replace_schema_metadata(metadata)
    sink = io.BytesIO()
    pq.write_table(table, sink)
    return sink.getvalue()
