"""Who was there in quiet hours: at times of the day at which the owner of a camera expects nobody."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

from domain.cameras.settings import QuietHours, in_quiet_hours
from domain.clock import wall_clock_at
from domain.events.quiet import join_ranges
from domain.records import TimeRange

MINUTE_S = 60
"""Seconds of a minute: quiet hours begin and end on whole ones, and so do changes of the clock."""


@dataclass(frozen=True, slots=True)
class QuietTime:
    """What of a recording lies in quiet hours: `ranges` in its seconds; it began at `start`, in `zone`."""

    start: datetime
    zone: ZoneInfo
    ranges: tuple[TimeRange, ...]

    def clock(self, time_s: float) -> str:
        """The clock of the camera at a time of the recording: `02:10:07`."""
        return f"{wall_clock_at(self.start, time_s, self.zone):%H:%M:%S}"


@dataclass(frozen=True, slots=True)
class QuietVisits:
    """How many people were there in quiet hours, and when, in order of time."""

    people: int
    ranges: tuple[TimeRange, ...]


def quiet_ranges(
    quiet_hours: Sequence[QuietHours], start: datetime, length_s: float, zone: ZoneInfo
) -> tuple[TimeRange, ...]:
    """What of `length_s` seconds from `start` on lies in quiet hours, in seconds from `start`.

    Minute by minute by the clock on the wall, so that an hour that comes twice, or never, on the day of a
    change counts as often as it came.

    >>> night, began = QuietHours(22 * 60, 6 * 60), datetime.fromisoformat("2026-03-02T21:59:30+09:00")
    >>> quiet_ranges([night], began, 120.0, ZoneInfo("Asia/Seoul"))
    (TimeRange(start_s=30.0, end_s=120.0),)
    """
    if not quiet_hours:
        return ()
    local = wall_clock_at(start, 0.0, zone)
    to_minute_s = MINUTE_S - local.second - local.microsecond / 1e6
    whole = range(math.ceil(max(0.0, length_s - to_minute_s) / MINUTE_S))
    edges = [0.0, *(to_minute_s + MINUTE_S * minute for minute in whole), length_s]
    return tuple(
        join_ranges(
            TimeRange(begin, end)
            for begin, end in pairwise(edges)
            if begin < end and in_quiet_hours(quiet_hours, wall_clock_at(start, begin, zone))
        )
    )


def find_quiet_visits(stays: Iterable[TimeRange], quiet: Sequence[TimeRange]) -> QuietVisits | None:
    """Who of some people, by when each was there, was there in ranges that are quiet; None for nobody.

    >>> find_quiet_visits([TimeRange(0, 5), TimeRange(4, 8), TimeRange(20, 30)], [TimeRange(3, 10)])
    QuietVisits(people=2, ranges=(TimeRange(start_s=3, end_s=8),))
    """
    parts = [list(parts_within(stay, quiet)) for stay in stays]
    ranges = join_ranges(part for each in parts for part in each)
    return QuietVisits(sum(map(bool, parts)), tuple(ranges)) if ranges else None


def parts_within(stay: TimeRange, quiet: Iterable[TimeRange]) -> Iterable[TimeRange]:
    """What of a stay lies in some ranges; touching one is not being in it."""
    for each in quiet:
        start_s, end_s = max(stay.start_s, each.start_s), min(stay.end_s, each.end_s)
        if start_s < end_s:
            yield TimeRange(start_s, end_s)
