"""Where a number passes from one person to another.

A tracker that goes by place alone may leave two people who hide each other with each other's number. Their
clothes tell: the part of a path behind such a moment becomes a piece of its own, to be joined anew.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from domain.people.clothes_distance import clothes_distance
from domain.records import BoolArray, Detections, FloatArray, IntArray
from domain.tracking.track_rows import rows_by_track

BOXES_EACH = 4
"""So many good boxes before and after are compared, by their median."""
CHANGE = 25.0
"""Mean distance of upper and lower clothes in CIE L*a*b* (CIE 1976) that makes somebody else of a person."""
FLAT = 0.95
"""So much of the largest change still belongs to its flat top."""


def split_at_appearance_change(
    detections: Detections, track_ids: IntArray, is_good: BoolArray
) -> tuple[IntArray, dict[int, int]]:
    """Numbers (N,) in which parts behind a swap have a number of their own, and which number each had before.

    `is_good` (N,) says which boxes show clothes well.
    """
    cut, former = track_ids.copy(), {}
    waiting = list(rows_by_track(track_ids).items())
    free = int(track_ids.max(initial=0)) + 1
    while waiting:
        number, rows = waiting.pop()
        good = rows[is_good[rows]]
        place = find_change(detections.colours[good])
        if place is None:
            continue
        before, behind = np.split(rows, [np.searchsorted(rows, good[place])])
        cut[behind] = free
        former[free] = number
        waiting += [(number, before), (free, behind)]
        free += 1
    return cut, former


def find_change(colours: FloatArray) -> int | None:
    """The row of (N, 6) colours from which on somebody wears other clothes; None if nobody does."""
    if len(colours) < 2 * BOXES_EACH:
        return None
    medians = np.median(sliding_window_view(colours, BOXES_EACH, axis=0), axis=-1)
    changes = clothes_distance(medians[BOXES_EACH:], medians[:-BOXES_EACH])
    return top_colour(changes) + BOXES_EACH if changes.max() >= CHANGE else None


def top_colour(heights: FloatArray) -> int:
    """The middle of the flat top (N,) that medians make of a step."""
    first = last = int(heights.argmax())
    while first > 0 and heights[first - 1] >= FLAT * heights.max():
        first -= 1
    while last + 1 < len(heights) and heights[last + 1] >= FLAT * heights.max():
        last += 1
    return (first + last) // 2
