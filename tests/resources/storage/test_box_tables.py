"""Boxes survive Parquet, say what they are, and are read as earlier versions wrote them."""

import io

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from domain.records import Detections, TrackBoxes
from resources.storage.box_tables import from_parquet, to_parquet

SEEN = Detections(
    times_s=np.array([0.0, 0.2, 0.4]),
    boxes_xyxy=np.arange(12.0).reshape(3, 4),
    scores=np.array([0.0, 0.5, 0.9]),
    sources=np.array(["none", "motion", "detector"]),
    labels=np.array(["", "person", "person"]),
    colours=np.full((3, 6), np.nan),
)
FOLLOWED = TrackBoxes(np.array([1, 1, 2]), SEEN.times_s, SEEN.boxes_xyxy, SEEN.scores)


def assert_same(read: Detections | TrackBoxes, written: Detections | TrackBoxes) -> None:
    assert type(read) is type(written)
    for name in written.__dataclass_fields__:
        np.testing.assert_array_equal(getattr(read, name), getattr(written, name))


@pytest.mark.parametrize("boxes", [SEEN, FOLLOWED])
def test_boxes_come_back_as_what_they_were(boxes: Detections | TrackBoxes) -> None:
    assert_same(from_parquet(to_parquet(boxes)), boxes)


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
