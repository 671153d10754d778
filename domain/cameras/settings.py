"""What the owner of a fixed camera says about it: where it hangs, its clock, its quiet hours, its places."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.cameras.places import Line, Zone

MINUTES_PER_HOUR = 60
"""For times of day, which are counted in minutes from midnight."""
DAY_MINUTES = 24 * MINUTES_PER_HOUR
"""Minutes of a day; `24:00` is the midnight that ends it."""


@dataclass(frozen=True, slots=True, order=True)
class QuietHours:
    """A time of every day at which nobody is expected, in minutes from local midnight, half-open.

    With an end before its start it crosses midnight.
    """

    start_min: int
    end_min: int

    def holds(self, minute: int) -> bool:
        """Whether a minute of the day lies in it.

        >>> night = QuietHours(22 * 60, 6 * 60)
        >>> night.holds(23 * 60), night.holds(5 * 60 + 59), night.holds(6 * 60)
        (True, True, False)
        """
        if self.start_min < self.end_min:
            return self.start_min <= minute < self.end_min
        return minute >= self.start_min or minute < self.end_min

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """The same as ranges that do not cross midnight."""
        if self.start_min < self.end_min:
            return ((self.start_min, self.end_min),)
        return ((self.start_min, DAY_MINUTES), (0, self.end_min))


@dataclass(frozen=True, slots=True)
class CameraSettings:
    """All that may be set of a camera. Without a time zone of its own, the configured one holds."""

    name: str
    site: str = ""
    time_zone: str | None = None
    clock_offset_s: float = 0.0
    """Seconds to add to what its clock shows: a clock that is five minutes fast has -300."""
    quiet_hours: tuple[QuietHours, ...] = ()
    zones: tuple[Zone, ...] = ()
    lines: tuple[Line, ...] = ()

    def zone_or(self, default: ZoneInfo) -> ZoneInfo:
        """Its time zone, or else the configured one."""
        return ZoneInfo(self.time_zone) if self.time_zone else default


def in_quiet_hours(quiet_hours: Sequence[QuietHours], moment: datetime) -> bool:
    """Whether nobody is expected at a moment, which must be in the time zone of the camera."""
    minute = moment.hour * MINUTES_PER_HOUR + moment.minute
    return any(each.holds(minute) for each in quiet_hours)


def parse_time_of_day(text: str) -> int | None:
    """Minutes from midnight of `HH:MM`, up to `24:00`; None for what is no time of day.

    >>> parse_time_of_day("06:30"), parse_time_of_day("24:00"), parse_time_of_day("25:00")
    (390, 1440, None)
    """
    hours, colon, minutes = text.partition(":")
    if not colon or (len(hours), len(minutes)) != (2, 2) or not (hours + minutes).isdecimal():
        return None
    minute = int(hours) * MINUTES_PER_HOUR + int(minutes)
    return minute if int(minutes) < MINUTES_PER_HOUR and minute <= DAY_MINUTES else None


def time_of_day(minute: int) -> str:
    """The same the other way round.

    >>> time_of_day(390), time_of_day(1440)
    ('06:30', '24:00')
    """
    return f"{minute // MINUTES_PER_HOUR:02d}:{minute % MINUTES_PER_HOUR:02d}"
