"""Stretches of local time: days, parts of days, times of day."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.query.filters import WallClock
from domain.understanding.words.meanings import ClockMeaning, DayMeaning

NOON_H = 12
"""The hour of noon."""
DAY_H = 24
"""Hours of a day."""
HOUR_MIN = 60
"""Minutes of an hour, and seconds of a minute."""
FIRST_DAYTIME_H = 7
"""The first hour that is a morning's where neither half of the day was said; 1 to 6 are afternoon."""
NIGHT_H = 6
"""Hours of the night below this are of the next day."""
WEEK_DAYS = 7
"""Days of a week."""


@dataclass(frozen=True, slots=True)
class DaySpan:
    """Days from the first to before the last; each day where `is_daily`."""

    first: date
    end: date
    is_daily: bool = False


def day_span(days: Sequence[DayMeaning], now: datetime) -> DaySpan | None:
    """The days that some words mean together (`last week`, `Tuesday`); None where there is no such date."""
    today = now.date()
    if any(each.is_every for each in days):
        return DaySpan(today, today + timedelta(1), is_daily=True)
    dated = next((each.date for each in days if each.date), None)
    if dated:
        return date_span(dated, today)
    weekday = next((each.weekday for each in days if each.weekday is not None), None)
    weeks_ago = next((each.weeks_ago for each in days if each.weeks_ago is not None), None)
    if weekday is not None:
        is_past = any(each.is_past for each in days) and weeks_ago is None
        return one_day(weekday_date(weekday, weeks_ago, today - timedelta(1) if is_past else today))
    if any(each.is_weekend for each in days):
        saturday = weekday_date(calendar.SATURDAY, weeks_ago, today)
        return DaySpan(saturday, saturday + timedelta(2))
    if weeks_ago is not None:
        monday = today - timedelta(today.weekday() + WEEK_DAYS * weeks_ago)
        return DaySpan(monday, monday + timedelta(WEEK_DAYS))
    months_ago = next((each.months_ago for each in days if each.months_ago is not None), None)
    if months_ago is not None:
        return month_span(today, months_ago)
    agos = [each.ago for each in days if each.ago is not None]
    return DaySpan(today - timedelta(max(agos)), today - timedelta(min(agos) - 1))


def one_day(day: date) -> DaySpan:
    return DaySpan(day, day + timedelta(1))


def date_span(dated: tuple[int | None, int, int], today: date) -> DaySpan | None:
    """A date; without a year the last one that there was."""
    year, month, day = dated
    try:
        found = date(year or today.year, month, day)
        return one_day(found if year or found <= today else date(today.year - 1, month, day))
    except ValueError:
        return None


def weekday_date(weekday: int, weeks_ago: int | None, today: date) -> date:
    """The last such day up to today, or that of a week before this."""
    if weeks_ago is None:
        return today - timedelta((today.weekday() - weekday) % WEEK_DAYS)
    monday = today - timedelta(today.weekday() + WEEK_DAYS * weeks_ago)
    return monday + timedelta(weekday)


def month_span(today: date, months_ago: int) -> DaySpan:
    months = today.year * NOON_H + today.month - 1 - months_ago
    first = date(months // NOON_H, months % NOON_H + 1, 1)
    return DaySpan(first, first + timedelta(calendar.monthrange(first.year, first.month)[1]))


def is_possible(clock: ClockMeaning) -> bool:
    """Whether there is such a time of day."""
    hour, *rest = clock.parts
    return hour <= DAY_H and all(part < HOUR_MIN for part in rest) and (hour < DAY_H or not any(rest))


def hours_of(clock: ClockMeaning, recorded: Sequence[tuple[datetime, datetime]] = ()) -> float:
    """A possible time of day in hours; night hours after midnight are 24 and more.

    Where neither half of the day was said it is the one in which there are recordings, else daytime.
    """
    hour, *rest = clock.parts
    minutes = (rest[0] if rest else 0) + (rest[1] / HOUR_MIN if len(rest) > 1 else 0)
    return half_hour(hour, clock, recorded) + minutes / HOUR_MIN


def half_hour(hour: int, clock: ClockMeaning, recorded: Sequence[tuple[datetime, datetime]]) -> int:
    if hour > NOON_H or hour == 0:
        return hour
    if clock.half == "am":
        return hour % NOON_H
    if clock.half == "pm":
        return hour % NOON_H + NOON_H
    if clock.half in {"night", "midnight"}:
        return DAY_H + hour % NOON_H if hour % NOON_H < NIGHT_H else hour + NOON_H
    return guessed_hour(hour, clock, recorded)


def guessed_hour(hour: int, clock: ClockMeaning, recorded: Sequence[tuple[datetime, datetime]]) -> int:
    """The half of the day where it was not said."""
    later = hour % NOON_H + NOON_H
    minute = clock.parts[1] if len(clock.parts) > 1 else None
    fits = [each for each in (hour, later) if is_recorded(each % DAY_H, minute, recorded)]
    if len(fits) == 1:
        return fits[0]
    return hour if FIRST_DAYTIME_H <= hour <= NOON_H or len(clock.parts) > 1 else later


def is_recorded(hour: int, minute: int | None, recorded: Sequence[tuple[datetime, datetime]]) -> bool:
    """Whether an hour, or a minute of it, of any day is within a recording."""
    first = time(hour, minute or 0)
    length = timedelta(minutes=1) if minute is not None else timedelta(hours=1)
    for start, end in recorded:
        day = start.date()
        while day <= end.date():
            moment = datetime.combine(day, first)
            if start < moment + length and moment < end:
                return True
            day += timedelta(1)
    return False


def stretch(span: DaySpan | None, hours: tuple[float, float], now: datetime) -> WallClock:
    """A stretch of each of some days, in hours from midnight; of every day without any."""
    first = span.first if span else now.date()
    last = span.end - timedelta(1) if span else first
    start, end = at_hour(first, hours[0]), at_hour(last, hours[1])
    return WallClock(start, end, is_daily=span is None or span.is_daily)


def at_hour(day: date, hours: float) -> datetime:
    return datetime.combine(day, time()) + timedelta(seconds=round(hours * HOUR_MIN * HOUR_MIN))
