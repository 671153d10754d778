"""Find who is near whom, and when, without comparing everybody with everybody at every moment.

People are sorted by place at each moment, and each is compared with the next ones until those are out of
reach: the cost grows with the number of people who are really near each other.
"""

from collections.abc import Iterator

import numpy as np

from domain.events.rules.people import People
from domain.records import BoolArray, IntArray

MOMENT_S = 0.2
"""Seconds between two moments at which people are compared: the usual distance of samples."""


def find_neighbours(people: People, reach_heights: float, among: BoolArray | None = None) -> IntArray:
    """Pairs of rows (M, 2) of `people.at`, at one moment and within `reach_heights` across the picture.

    Sorted by pair of people, the lower number first, and by time. `reach_heights` is in mean heights of the
    two. Only rows `among` (N,) count, all of them where it is None.
    """
    at = people.at
    moments = np.round(at.times_s / MOMENT_S).astype(np.int64)
    is_new = (np.diff(people.person, prepend=-1) != 0) | (np.diff(moments, prepend=-1) != 0)
    kept = np.flatnonzero(is_new if among is None else is_new & among)
    order = kept[np.lexsort((at.x[kept], moments[kept]))]
    found = [np.zeros((0, 2), dtype=np.int64)]
    widest = reach_heights * float(at.height.max(initial=0.0))
    for step in range(1, len(order)):
        left, right = order[:-step], order[step:]
        apart = at.x[right] - at.x[left]
        is_same = (moments[left] == moments[right]) & (apart <= widest)
        if not is_same.any():
            break
        near = is_same & (apart <= reach_heights * (at.height[left] + at.height[right]) / 2)
        found.append(np.stack([left[near], right[near]], axis=1))
    pairs = np.sort(np.concatenate(found), axis=1)  # rows of people with lower numbers come first
    return pairs[np.lexsort((pairs[:, 0], people.person[pairs[:, 1]], people.person[pairs[:, 0]]))]


def split_pairs(people: People, pairs: IntArray, gap_s: float, min_s: float) -> Iterator[IntArray]:
    """Stretches (m, 2) of sorted pairs of rows: of the same two people, without gaps above `gap_s` seconds.

    Only those of `min_s` seconds or longer.
    """
    if len(pairs) == 0:
        return
    times_s, persons = people.at.times_s[pairs[:, 0]], people.person[pairs]
    is_other = (np.diff(persons, axis=0) != 0).any(axis=1) | (np.diff(times_s) > gap_s)
    ends = np.append(np.flatnonzero(is_other) + 1, len(pairs))
    begins = np.append(0, ends[:-1])
    for first, last in zip(begins.tolist(), ends.tolist(), strict=True):
        if times_s[last - 1] - times_s[first] >= min_s:
            yield pairs[first:last]
