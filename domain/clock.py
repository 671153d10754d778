"""Wall-clock time of a recording, and times inside it."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR = 1900
"""First year of recording times: wide enough for clocks that are wrong, and far from the start of the
calendar, where a zone's offset would leave it."""
LAST_YEAR = 2199
"""Last year of recording times, as far from the end of the calendar."""

QUARTERS = 4
"""Steps in a second of the lengths in lists."""


def validate_start(moment: datetime) -> datetime:
    """The same moment; raises `ValueError` outside `FIRST_YEAR` to `LAST_YEAR`."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"recordings are of the years {FIRST_YEAR} to {LAST_YEAR}, not {moment.year}")
    return moment


def wall_clock_at(start: datetime, time_s: float, zone: ZoneInfo) -> datetime:
    """The wall-clock time in `zone` at `time_s` of a recording that began at `start`.

    >>> began = datetime.fromisoformat("2026-03-01T23:40:00+00:00")
    >>> wall_clock_at(began, 12.5, ZoneInfo("Asia/Seoul")).isoformat()
    '2026-03-02T08:40:12.500000+09:00'
    """
    return (start + timedelta(seconds=time_s)).astimezone(zone)


def time_label(time_s: float) -> str:
    """Position in a recording as minutes and seconds, with hours if any: `00:07`, `12:34`, `1:02:03`.

    >>> time_label(7.9), time_label(3723)
    ('00:07', '1:02:03')
    """
    minutes, seconds = divmod(int(time_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"


def quarter_seconds(duration_s: float) -> float:
    """A length as lists show it: quarters are exact in binary, so that `% 60` of it has no long tail.

    What is there at all is not shown as nothing.

    >>> quarter_seconds(139.4) % 60, quarter_seconds(0.05), quarter_seconds(0.0)
    (19.5, 0.25, 0.0)
    """
    return max(round(duration_s * QUARTERS), 1 if duration_s > 0 else 0) / QUARTERS


def parse_position(text: str) -> float:
    """Seconds of a position in a recording that is written as seconds, or as `time_label` writes it.

    Raises `ValueError` for anything else.

    >>> parse_position("75.5"), parse_position("1:15"), parse_position("1:02:03.5")
    (75.5, 75.0, 3723.5)
    """
    match = re.fullmatch(r"(?:(?:(\d{1,4}):)?(\d{1,4}):)?(\d{1,7}(?:\.\d{1,6})?)", text.strip())
    if match is None:
        raise ValueError(f"{text!r} is no position in a recording; write seconds, or 12:34, or 1:02:03")
    hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + seconds
