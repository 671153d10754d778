"""Which stretches of a recording a question is about, in seconds of the recording."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce
from zoneinfo import ZoneInfo

from domain.events.quiet import join_ranges
from domain.query.filters import TimeFilter, WallClock
from domain.records import TimeRange, VideoRecord
from domain.video.recorded_time import Reading, read_local

NEXT_MINUTE = timedelta(minutes=1)
"""The step to the end of a gap of summer time: zones change their offset at full minutes."""
NEXT_DAY = timedelta(days=1)
"""From a time of day to the same of the day after it."""
ALL_TIME = TimeRange(0.0, float("inf"))
"""The whole of a recording, however long it is."""


def asked_stretches(time: TimeFilter, video: VideoRecord, default: ZoneInfo) -> list[TimeRange]:
    """What of a recording lies in the asked time, in order; all of it where no time is asked for.

    A stretch that reaches the end of the recording has no end: what ends with the recording lies in it. No
    stretch is left where the time lies outside, or where a wall clock is asked and that of the recording is
    not known.
    """
    within = [whole_of(video)]
    if time.offset is not None:
        within = intersect(within, [time.offset])
    if time.last_s is not None:
        within = intersect(within, [TimeRange(max(0.0, video.duration_s - time.last_s), float("inf"))])
    if time.share is not None:
        within = intersect(within, [TimeRange(*(video.duration_s * each for each in time.share))])
    for wall in (time.wall, time.daily):
        if wall is not None:
            within = intersect(within, list(wall_stretches(wall, video, video.zone_or(default))))
    return [open_end(each, video.duration_s) for each in within]


def whole_of(video: VideoRecord) -> TimeRange:
    return TimeRange(0.0, video.duration_s) if video.duration_s > 0 else ALL_TIME


def open_end(span: TimeRange, duration_s: float) -> TimeRange:
    return replace(span, end_s=float("inf")) if span.end_s >= duration_s else span


def intersect(some: Sequence[TimeRange], others: Sequence[TimeRange]) -> list[TimeRange]:
    """What lies in both; each is in order and without overlap.

    >>> intersect([TimeRange(0, 10), TimeRange(20, 30)], [TimeRange(5, 22)])
    [TimeRange(start_s=5, end_s=10), TimeRange(start_s=20, end_s=22)]
    """
    shared = (
        (max(one.start_s, other.start_s), min(one.end_s, other.end_s)) for one in some for other in others
    )
    return [TimeRange(start_s, end_s) for start_s, end_s in shared if start_s < end_s]


def wall_stretches(wall: WallClock, video: VideoRecord, zone: ZoneInfo) -> Iterator[TimeRange]:
    """A stretch of local time as seconds of a recording, or one for each day of it; none without its time."""
    if video.recorded_at is None:
        return
    for start, end in local_spans(wall, video.recorded_at.astimezone(zone), video.duration_s):
        start_s = (moment_of(start, zone) - video.recorded_at).total_seconds()
        end_s = (moment_of(end, zone, is_end=True) - video.recorded_at).total_seconds()
        if start_s < end_s:
            yield TimeRange(start_s, end_s)


def local_spans(wall: WallClock, began: datetime, duration_s: float) -> Iterator[tuple[datetime, datetime]]:
    """The stretch itself, or the same time of each day that a recording touches; naive and local."""
    if not wall.is_daily:
        yield wall.start, wall.end
        return
    first, last = began.replace(tzinfo=None), (began + timedelta(seconds=duration_s)).replace(tzinfo=None)
    day = first.date() - NEXT_DAY
    while day <= last.date():
        start, end = (datetime.combine(day, each.time()) for each in (wall.start, wall.end))
        yield start, end if end > start else end + NEXT_DAY
        day += NEXT_DAY


def moment_of(local: datetime, zone: ZoneInfo, *, is_end: bool = False) -> datetime:
    """The moment of a local time, in UTC.

    What does not exist because of summer time is the moment at which the clock is changed. Of a time that
    comes twice, a stretch begins at the first and ends at the second.

    >>> moment_of(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Berlin")).isoformat()
    '2026-03-29T01:00:00+00:00'
    """
    while read_local(local, zone)[1] is Reading.GAP:
        local = local.replace(second=0, microsecond=0) + NEXT_MINUTE
    return local.replace(tzinfo=zone, fold=int(is_end)).astimezone(UTC)


def within_all(stretches: Sequence[TimeRange], others: Sequence[Sequence[TimeRange]]) -> list[TimeRange]:
    """What of some stretches lies in all of the others as well."""
    return reduce(intersect, others, list(stretches))


def widened(stretches: Sequence[TimeRange], by_s: float) -> list[TimeRange]:
    """Some stretches that begin and end with what somebody did, with the time that it may have taken."""
    return join_ranges(TimeRange(max(0.0, each.start_s - by_s), each.end_s + by_s) for each in stretches)
