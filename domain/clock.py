"""Wall-clock time of a recording, and times inside it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo


def recorded_at(text: str, zone: ZoneInfo) -> datetime:
    """When a recording began, from ISO 8601. A time without an offset is read in `zone`.

    Raises `ValueError` for text that is no date and time.
    """
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def moment_of(start: datetime, time_s: float) -> datetime:
    """The wall-clock time at `time_s` of a recording that began at `start`."""
    return start + timedelta(seconds=time_s)


def time_label(time_s: float) -> str:
    """Position in a recording as people write it: `00:07`, `12:34`, `1:02:03`.

    >>> time_label(7.9), time_label(3723)
    ('00:07', '1:02:03')
    """
    minutes, seconds = divmod(int(time_s), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
