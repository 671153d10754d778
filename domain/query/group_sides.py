"""The parts of a count: the query of each camera, recording, day or hour, and the recordings it is about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.query.filters import WallClock
from domain.query.query import GroupBy, Query, Scope
from domain.records import VideoRecord

ONE_DAY, ONE_HOUR = timedelta(days=1), timedelta(hours=1)
"""Steps from one part to the next."""
HOURS = 24
"""Hours of a day."""


@dataclass(frozen=True, slots=True)
class Part:
    """What is asked of some of the recordings: `query` counts nothing apart."""

    query: Query
    videos: Sequence[VideoRecord]


def parts_of(query: Query, videos: Sequence[VideoRecord], zone: ZoneInfo) -> list[Part]:
    """The parts that a query counts, in order; `zone` is that of cameras without one of their own."""
    whole = replace(query, by=None, order=None)
    match query.by:
        case GroupBy.CAMERA:
            return list(by_camera(whole, videos))
        case GroupBy.RECORDING:
            return [Part(whole, [each]) for each in videos]
        case GroupBy.DAY:
            return [Part(on_day(whole, each), videos) for each in days_of(videos, zone)]
        case GroupBy.HOUR:
            return [Part(each, videos) for each in by_hour(whole)]
    return []


def by_camera(query: Query, videos: Sequence[VideoRecord]) -> Iterator[Part]:
    """Cameras in the order of their first recordings; recordings without a camera are one more part."""
    for camera in dict.fromkeys(each.camera for each in videos):
        scope = Scope(cameras=(camera,)) if camera else query.scope
        yield Part(replace(query, scope=scope), [each for each in videos if each.camera == camera])


def days_of(videos: Sequence[VideoRecord], zone: ZoneInfo) -> list[date]:
    """The local days of which there are recordings, in order."""
    found: set[date] = set()
    for video in videos:
        if video.recorded_at is not None:
            first = video.recorded_at.astimezone(video.zone_or(zone))
            last = first + timedelta(seconds=video.duration_s)
            found |= {first.date() + ONE_DAY * step for step in range((last.date() - first.date()).days + 1)}
    return sorted(found)


def on_day(query: Query, day: date) -> Query:
    """The same on one day; what else is asked of the clock holds on that day."""
    midnight = datetime.combine(day, time.min)
    wall, daily = query.time.wall, query.time.daily
    start, end = midnight, midnight + ONE_DAY
    if wall is not None and wall.is_daily:
        daily = wall
    elif wall is not None:
        start, end = max(start, wall.start), max(start, min(end, wall.end))
    return replace(query, time=replace(query.time, wall=WallClock(start, end), daily=daily, said=""))


def by_hour(query: Query) -> Iterator[Query]:
    """The hours of a day that is asked for, else those of every day."""
    wall = query.time.wall
    if wall is not None and not wall.is_daily and wall.end - wall.start <= ONE_DAY:
        for step in range(HOURS + 1):
            start = wall.start.replace(minute=0, second=0, microsecond=0) + ONE_HOUR * step
            if start < wall.end:
                hour = WallClock(max(start, wall.start), min(start + ONE_HOUR, wall.end))
                yield replace(query, time=replace(query.time, wall=hour, said=""))
        return
    midnight = datetime.combine(date.min, time.min)
    for step in range(HOURS):
        start = midnight + ONE_HOUR * step
        hour = WallClock(start, start + ONE_HOUR, is_daily=True)
        yield replace(query, time=replace(query.time, daily=hour))
