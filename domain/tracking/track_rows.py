"""Rows of a table of boxes, grouped by the track that they belong to."""

import numpy as np

from domain.records import IntArray


def rows_by_track(track_ids: IntArray) -> dict[int, IntArray]:
    """For each track id in (N,) the rows that have it, in order; ids below 0 belong to nobody.

    >>> rows_by_track(np.array([4, -1, 2, 4]))
    {2: array([2]), 4: array([0, 3])}
    """
    order = np.argsort(track_ids, kind="stable")
    found, starts = np.unique(track_ids[order], return_index=True)
    parts = np.split(order, starts[1:])
    return {int(track_id): rows for track_id, rows in zip(found, parts, strict=False) if track_id >= 0}
