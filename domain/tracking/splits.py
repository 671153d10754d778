"""Find where a track id passes from one person to another, and split the track there.

When two people hide each other, a tracker may swap their ids (an id switch). The colours of their clothes
show it: the part of a track after such a moment gets an id of its own, and is joined again later
(`domain.tracking.paths`). The thresholds have no published source; they were tuned on drawn scenes, and
`make bench NAME=tracking` measures them on other seeds.
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from domain.people.clothes_distance import clothes_distance
from domain.records import BoolArray, Detections, FloatArray, IntArray
from domain.tracking.track_rows import rows_by_track

MEDIAN_BOXES = 4
"""Boxes with clear clothes before and after a place whose medians are compared (decision 0005). More are
steadier, and find no switch shortly after another."""
MIN_CLOTHES_CHANGE = 25.0
"""Mean CIE76 distance of upper and lower clothes from which on the person is another one (decision 0005).
Light and angle move one person's clothes by some 10; lower values split one person in two."""
PLATEAU_SHARE = 0.95
"""Share of the largest change down to which its neighbours count as the same plateau: a running median turns
a step into a plateau, whose middle is the step."""


def split_at_appearance_change(
    detections: Detections, track_ids: IntArray, is_clear: BoolArray
) -> tuple[IntArray, dict[int, int]]:
    """Track ids (N,) in which the part after a switch has a new id, and the former id of each new one.

    `is_clear` (N,) says which boxes show clothes well.
    """
    split_ids, former_ids = track_ids.copy(), {}
    waiting = list(rows_by_track(track_ids).items())
    next_id = int(track_ids.max(initial=0)) + 1
    while waiting:
        track_id, rows = waiting.pop()
        clear_rows = rows[is_clear[rows]]
        change = find_change(detections.colours[clear_rows])
        if change is None:
            continue
        before, after = np.split(rows, [np.searchsorted(rows, clear_rows[change])])
        split_ids[after] = next_id
        former_ids[next_id] = track_id
        waiting += [(track_id, before), (next_id, after)]
        next_id += 1
    return split_ids, former_ids


def find_change(colours: FloatArray) -> int | None:
    """The row of colours (N, 6) from which on the clothes are others; None if they stay the same."""
    if len(colours) < 2 * MEDIAN_BOXES:
        return None
    medians = np.median(sliding_window_view(colours, MEDIAN_BOXES, axis=0), axis=-1)
    changes = clothes_distance(medians[MEDIAN_BOXES:], medians[:-MEDIAN_BOXES])
    return plateau_middle(changes) + MEDIAN_BOXES if changes.max() >= MIN_CLOTHES_CHANGE else None


def plateau_middle(changes: FloatArray) -> int:
    """The middle of the plateau around the largest of N changes (N,)."""
    first = last = int(changes.argmax())
    while first > 0 and changes[first - 1] >= PLATEAU_SHARE * changes.max():
        first -= 1
    while last + 1 < len(changes) and changes[last + 1] >= PLATEAU_SHARE * changes.max():
        last += 1
    return (first + last) // 2
