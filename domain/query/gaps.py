"""Stretches without what was asked for: they were looked at, and nothing of it was there."""

from collections.abc import Iterable, Sequence

from domain.events.quiet import free_stretches, join_ranges, seen_stretches
from domain.people.attributes import Location
from domain.query.filters import LengthFilter
from domain.query.stretches import intersect
from domain.records import CoverageSpan, TimeRange

THIRDS = {
    Location.LEFT: (float("-inf"), 1 / 3),
    Location.CENTER: (1 / 3, 2 / 3),
    Location.RIGHT: (2 / 3, float("inf")),
}
"""The parts of the picture's width, half-open, in 0..1 of the frame."""
MIN_GAP_S = 1.0
"""Seconds of a stretch without anybody, at least: shorter ones lie between two paths of one person whom a
tracker lost for a moment."""


def empty_stretches(
    busy: Iterable[TimeRange],
    coverage: Sequence[CoverageSpan],
    asked: Sequence[TimeRange],
    length: LengthFilter | None = None,
) -> list[TimeRange]:
    """What of the asked time was looked at, and lies in none of `busy`; in order, seconds of a recording.

    Args:
        busy: When something of what is asked for was there, or may have been; in any order.
        coverage: What was looked at, sorted by start.
        asked: The stretches that the question is about.
        length: How long they must have been.
    """
    seen = intersect(seen_stretches(coverage), asked)
    least_s, most_s = (length.min_s, length.max_s) if length else (0.0, float("inf"))
    gaps = free_stretches(join_ranges(busy), seen)
    return [each for each in gaps if max(least_s, MIN_GAP_S) <= each.length_s <= most_s]


def parts_not_seen(coverage: Iterable[CoverageSpan], asked: Sequence[TimeRange]) -> list[CoverageSpan]:
    """What of some stretches that were not looked at lies in the asked time."""
    return [
        CoverageSpan(part, span.state, span.reason)
        for span in coverage
        for part in intersect([span.range], asked)
    ]


def times_on_sides(path: Sequence[Sequence[float]], sides: Iterable[str]) -> list[TimeRange]:
    """When a path of (seconds, x, y) is in one of some thirds of the picture; straight between its points.

    >>> times_on_sides([(0, 0.0, 0.8), (6, 1.0, 0.8)], ["center"])
    [TimeRange(start_s=2.0, end_s=4.0)]
    """
    steps = zip(path, [*path[1:], path[-1]], strict=True)
    found = [
        part
        for step in steps
        for side in sides
        if (part := time_within(*step, THIRDS[Location(side)])) is not None
    ]
    return join_ranges(found)


def time_within(start: Sequence[float], end: Sequence[float], part: tuple[float, float]) -> TimeRange | None:
    """When one step of a path is in a part of the picture's width; None where it never is."""
    (from_s, from_x, *_), (until_s, until_x, *_) = start, end
    if from_x == until_x:
        return TimeRange(from_s, until_s) if part[0] <= from_x < part[1] else None
    at = sorted((edge - from_x) / (until_x - from_x) for edge in part)
    first, last = max(0.0, at[0]), min(1.0, at[1])
    if first > last:
        return None
    return TimeRange(from_s + first * (until_s - from_s), from_s + last * (until_s - from_s))
