"""Results of frames as columns (arrays): small to store, fast to concatenate."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from domain.records import BoxSource, Detections
from domain.video.pictures import PictureSignals, StillThings
from gpu_ops.detect.people_scan import FrameResult
from gpu_ops.detect.picture_watch import PictureResult
from gpu_ops.detect.view_monitor import Measurement

STILL_COLUMNS = 9
"""Numbers that a still place is stored as: number, two times, four edges of its box, two measures."""
Columns = dict[str, npt.NDArray[Any]]
"""Per frame (S,): `times_s`, `counts`, `brightness`, `changes`. Per box (N,): `boxes` (N, 4), `scores`,
`labels`, `colours` (N, 6), `is_motion`. `measured` (T, 12) as in `Measurement`, `still` (P, 9) as in
`StillPlace` with the box as four numbers."""


def to_columns(results: Sequence[FrameResult]) -> Columns:
    """Results of sampled frames, in order, as columns."""
    return {
        "times_s": np.array([each.time_s for each in results], dtype=np.float64),
        "counts": np.array([len(each.scores) for each in results], dtype=np.int64),
        "brightness": np.array([each.brightness for each in results], dtype=np.float64),
        "changes": np.array([each.change for each in results], dtype=np.float64),
        "boxes": np.concatenate([np.zeros((0, 4)), *(each.boxes_xyxy for each in results)]),
        "scores": np.concatenate([np.zeros(0), *(each.scores for each in results)]),
        "labels": np.concatenate([np.zeros(0, "U16"), *(each.labels for each in results)]),
        "colours": np.concatenate([np.zeros((0, 6)), *(each.colours for each in results)]),
        "is_motion": np.concatenate([np.zeros(0, bool), *(each.is_motion for each in results)]),
        "measured": measured_rows([each.picture for each in results]),
        "still": still_rows([each.picture for each in results]),
    }


def measured_rows(pictures: Sequence[PictureResult]) -> npt.NDArray[np.float64]:
    rows = [each.measurement for each in pictures if each.measurement is not None]
    return np.array(rows, dtype=np.float64).reshape(-1, len(Measurement._fields))


def still_rows(pictures: Sequence[PictureResult]) -> npt.NDArray[np.float64]:
    rows = [
        (place.number, place.time_s, place.since_s, *place.box_xyxy, place.edge_gain, place.likeness)
        for each in pictures
        for place in each.places
    ]
    return np.array(rows, dtype=np.float64).reshape(-1, STILL_COLUMNS)


def join_columns(parts: Sequence[Columns]) -> Columns:
    return {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}


def to_signals(columns: Columns) -> PictureSignals:
    """The measurements of all frames."""
    return PictureSignals(*columns["measured"].T)


def to_still_things(columns: Columns) -> StillThings:
    """The still places of all frames."""
    rows = columns["still"]
    numbers = rows[:, 0].astype(np.int64)
    return StillThings(numbers, rows[:, 1], rows[:, 2], rows[:, 3:7], rows[:, 7], rows[:, 8])


def to_detections(columns: Columns) -> Detections:
    """All boxes; a frame without boxes becomes one row with source `none`."""
    counts = columns["counts"].astype(np.int64)
    rows = np.maximum(counts, 1)
    is_box = np.repeat(counts > 0, rows)
    times_s = np.repeat(columns["times_s"], rows).astype(np.float64)
    boxes, scores = np.zeros((len(times_s), 4)), np.zeros(len(times_s))
    sources = np.full(len(times_s), BoxSource.NONE.value, dtype="U8")
    labels = np.full(len(times_s), "", dtype="U16")
    colours = np.full((len(times_s), 6), np.nan)
    boxes[is_box], scores[is_box], colours[is_box] = columns["boxes"], columns["scores"], columns["colours"]
    sources[is_box] = np.where(columns["is_motion"], BoxSource.MOTION.value, BoxSource.DETECTOR.value)
    labels[is_box] = columns["labels"]
    return Detections(times_s, boxes, scores, sources, labels, colours)
