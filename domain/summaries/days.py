"""A day of a camera: what its recordings show from one midnight of its time zone to the next.

Times are seconds since that midnight, as they passed: a day on which the clock is put forward has 23 hours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from domain.cameras.settings import QuietHours
from domain.clock import wall_clock_at
from domain.events.quiet import free_stretches, join_ranges, seen_stretches
from domain.records import CoverageSpan, Event, TimeRange
from domain.summaries.patterns import hours_of, overlap_s
from domain.summaries.quiet_hours import QuietVisits, find_quiet_visits, quiet_ranges

HOUR_S = 3600.0
"""Seconds of an hour, the unit in which a day's patterns are told."""
WHOLE_HOUR = 0.99
"""Share of an hour that must have been looked at before it is said that nobody was there: time stamps and the
seam between two recordings may cost some seconds."""
MIN_GAP_S = 60.0
"""Seconds that were not looked at and are worth naming in a day, at least: seams are shorter."""


@dataclass(frozen=True)
class Day:
    """A day on the calendar in a time zone."""

    date: date
    zone: ZoneInfo

    @cached_property
    def start(self) -> datetime:
        return datetime(self.date.year, self.date.month, self.date.day, tzinfo=self.zone).astimezone(UTC)

    @cached_property
    def end(self) -> datetime:
        following = self.date + timedelta(days=1)
        return datetime(following.year, following.month, following.day, tzinfo=self.zone).astimezone(UTC)

    @property
    def length_s(self) -> float:
        """86,400 s, an hour less or more where the clock is changed."""
        return (self.end - self.start).total_seconds()

    @property
    def hours(self) -> list[TimeRange]:
        return hours_of(self.length_s, HOUR_S)

    def clock(self, time_s: float, form: str = "%H:%M") -> str:
        """The wall clock at a time of the day, with its offset where the clock shows the same time twice.

        >>> day = Day(date(2026, 10, 25), ZoneInfo("Europe/Berlin"))
        >>> day.length_s / 3600, day.clock(3600), day.clock(2.5 * 3600), day.clock(3.5 * 3600)
        (25.0, '01:00', '02:30 +0200', '02:30 +0100')
        """
        if time_s >= self.length_s:
            return "24:00"
        moment = wall_clock_at(self.start, time_s, self.zone)
        is_twice = moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
        return moment.strftime(f"{form} %z" if is_twice else form)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What is known of one recording; times are seconds of it, `recorded_at` says when it began."""

    video_id: int
    camera: str
    recorded_at: datetime
    duration_s: float
    events: Sequence[Event]
    stays: Sequence[TimeRange]
    """When each person was there."""
    coverage: Sequence[CoverageSpan]

    def offset_s(self, day: Day) -> float:
        """When it began, in seconds of a day; below 0 for one that began the day before."""
        return (self.recorded_at - day.start).total_seconds()


@dataclass(frozen=True, slots=True)
class DayEvent:
    """Something that happened, when on the day (seconds), and where it can be seen."""

    event: Event
    start_s: float
    camera: str
    video_id: int


@dataclass(frozen=True, slots=True)
class CameraDay:
    """What the recordings of a camera show of a day. Where two overlap, the earlier one counts."""

    camera: str
    day: Day
    recordings: int
    events: tuple[DayEvent, ...]
    """By time; each on the day on which it began."""
    stays: tuple[TimeRange, ...]
    """When each person was there. Who comes back is followed anew, and stands here again."""
    seen: tuple[TimeRange, ...]
    """What was looked at."""
    quiet: tuple[TimeRange, ...] = ()
    """What of the day lies in the camera's quiet hours."""

    @property
    def quiet_visits(self) -> QuietVisits | None:
        """Who was there in quiet hours."""
        return find_quiet_visits(self.stays, self.quiet)

    @property
    def seen_s(self) -> float:
        return sum(each.length_s for each in self.seen)

    @property
    def gaps(self) -> list[TimeRange]:
        """What was not recorded or not looked at, without seams."""
        whole = [TimeRange(0.0, self.day.length_s)]
        return [gap for gap in free_stretches(self.seen, whole) if gap.length_s >= MIN_GAP_S]

    def is_seen(self, hour: TimeRange) -> bool:
        """Whether (nearly) all of an hour was looked at."""
        return sum(overlap_s(each, hour) for each in self.seen) >= WHOLE_HOUR * hour.length_s


def camera_day(
    camera: str, recordings: Iterable[Recorded], day: Day, quiet_hours: Sequence[QuietHours] = ()
) -> CameraDay:
    """Put a camera's recordings of a day together.

    Args:
        camera: Its name; empty for recordings without one.
        recordings: Those that touch the day, in any order.
        day: The day, in the time zone of the camera.
        quiet_hours: The times of every day at which nobody is expected there.
    """
    events: list[DayEvent] = []
    stays: list[TimeRange] = []
    seen: list[TimeRange] = []
    taken: list[TimeRange] = []
    ordered = sorted(recordings, key=lambda each: (each.recorded_at, each.video_id))
    for each in ordered:
        offset_s = each.offset_s(day)
        events += [
            DayEvent(event, start_s, camera, each.video_id)
            for event in each.events
            if is_new(start_s := event.range.start_s + offset_s, taken) and 0 <= start_s < day.length_s
        ]
        stays += [
            span
            for stay in each.stays
            if is_new(stay.start_s + offset_s, taken) and (span := on_day(stay, offset_s, day)) is not None
        ]
        shifted = (on_day(span, offset_s, day) for span in seen_stretches(each.coverage))
        seen += [span for span in shifted if span is not None]
        taken = join_ranges([*taken, TimeRange(offset_s, offset_s + each.duration_s)])
    events.sort(key=lambda told: told.start_s)
    quiet = quiet_ranges(quiet_hours, day.start, day.length_s, day.zone)
    seen = join_ranges(seen)
    return CameraDay(camera, day, len(ordered), tuple(events), tuple(sorted(stays)), tuple(seen), quiet)


def is_new(time_s: float, taken: Iterable[TimeRange]) -> bool:
    """Whether no earlier recording shows this moment."""
    return not any(each.start_s <= time_s < each.end_s for each in taken)


def on_day(span: TimeRange, offset_s: float, day: Day) -> TimeRange | None:
    """The part of a stretch of a recording that lies on a day, in seconds of the day."""
    start_s, end_s = max(0.0, span.start_s + offset_s), min(day.length_s, span.end_s + offset_s)
    return TimeRange(start_s, end_s) if start_s < end_s else None


def empty_hours(days: Sequence[CameraDay]) -> list[TimeRange]:
    """Hours that every one of these cameras looked at and in which none of them saw anybody, joined."""
    hours = days[0].day.hours if days else []
    return join_ranges(
        hour
        for hour in hours
        if all(each.is_seen(hour) for each in days)
        and not any(overlap_s(stay, hour) > 0 for each in days for stay in each.stays)
    )
