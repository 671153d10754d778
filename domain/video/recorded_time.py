"""When a recording began: where that is known from, how sure it is, and which moment it means.

Cameras write their own wall clock into names of files, mostly without an offset. Such a local time is kept as
it was written and read in the time zone of the camera, so that it follows when that is set or mended later.
"""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.clock import validate_start

AGREEMENT = timedelta(minutes=2)
"""By how much two sources of one time may differ: some write the end of the first fragment, or round."""
ZONE_STEP = timedelta(minutes=15)
"""Offsets of time zones are whole multiples of it."""
MAX_ZONE_DIFFERENCE = timedelta(hours=26)
"""Between the westernmost and the easternmost time zone."""
FIRST_DIGITAL_YEAR = 1990
"""Metadata of earlier years is of clocks that were never set: 1904 and 1970 are where they begin."""
PATTERN = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)[-_.T ]{0,3}(\d\d)([-_.:]?)(\d\d)\6(\d\d)(?:\d{3})?(?!\d)"
)
"""A date and a time of day in the name of a file, down to seconds, perhaps with milliseconds."""


class TimeSource(StrEnum):
    """Where the time of a recording is known from."""

    UPLOAD = "upload"
    EDIT = "edit"
    METADATA = "metadata"
    FILE_NAME = "file_name"


class Sureness(StrEnum):
    """How sure the time of a recording is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Reading(StrEnum):
    """How a local time was read: `gap` does not exist because of summer time, `fold` comes twice."""

    EXACT = "exact"
    GAP = "gap"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class RecordedTime:
    """When a recording began by some source. `local` is what was written, where it had no offset."""

    at: datetime
    source: TimeSource
    sureness: Sureness
    local: datetime | None = None


def read_local(local: datetime, zone: ZoneInfo) -> tuple[datetime, Reading]:
    """The moment of a local time, and how it was read: of two the first, and after a gap.

    >>> read_local(datetime(2026, 3, 29, 2, 30), ZoneInfo("Europe/Berlin"))[0].isoformat()
    '2026-03-29T03:30:00+02:00'
    """
    early, late = local.replace(tzinfo=zone, fold=0), local.replace(tzinfo=zone, fold=1)
    moment = early.astimezone(UTC).astimezone(zone)
    if moment.replace(tzinfo=None, fold=0) != local:
        return moment, Reading.GAP
    return moment, Reading.EXACT if early.utcoffset() == late.utcoffset() else Reading.FOLD


def said_by(text: str, zone: ZoneInfo, source: TimeSource = TimeSource.UPLOAD) -> RecordedTime:
    """What somebody says, in ISO 8601; without an offset it is a local time.

    Raises `ValueError` for text that is no date and time, and for years in which nothing was recorded.
    """
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not None:
        return RecordedTime(validate_start(moment), source, Sureness.HIGH)
    local = validate_start(moment)
    return RecordedTime(read_local(local, zone)[0], source, Sureness.HIGH, local)


def from_file_name(name: str, zone: ZoneInfo) -> RecordedTime | None:
    """The first date and time in a name; recorders write the start of a file first.

    >>> from_file_name("ch01_20260302084012.mp4", ZoneInfo("Asia/Seoul")).at.isoformat()
    '2026-03-02T08:40:12+09:00'
    """
    for match in PATTERN.finditer(name):
        year, _, month, day, hour, _, minute, second = match.groups()
        try:
            local = datetime.fromisoformat(f"{year}-{month}-{day}T{hour}:{minute}:{second}")
        except ValueError:
            continue
        return RecordedTime(read_local(local, zone)[0], TimeSource.FILE_NAME, Sureness.MEDIUM, local)
    return None


def from_metadata(text: str | None, zone: ZoneInfo) -> RecordedTime | None:
    """The creation time that a container states; None for what is none, and for clocks never set."""
    try:
        found = said_by(text or "", zone, TimeSource.METADATA)
    except ValueError:
        return None
    return replace(found, sureness=Sureness.MEDIUM) if found.at.year >= FIRST_DIGITAL_YEAR else None


def choose_time(by_name: RecordedTime | None, by_metadata: RecordedTime | None) -> RecordedTime | None:
    """The better of two: the name's, which says the start, while metadata may say the time of a copy.

    It is sure where both say the same, and doubtful where they differ by more than a mixed-up time zone.
    """
    if by_name is None or by_metadata is None:
        return by_name or by_metadata
    difference = abs(by_name.at - by_metadata.at)
    if difference <= AGREEMENT:
        return replace(by_name, sureness=Sureness.HIGH)
    beyond = difference % ZONE_STEP
    is_zone = difference <= MAX_ZONE_DIFFERENCE and min(beyond, ZONE_STEP - beyond) <= AGREEMENT
    return by_name if is_zone else replace(by_name, sureness=Sureness.LOW)


def correct(recorded: RecordedTime, zone: ZoneInfo | None, offset_s: float) -> RecordedTime:
    """The same by the clock of its camera: local times read in its zone, and its clock's offset added.

    A time that somebody set for this recording by hand is taken as it is.
    """
    at = read_local(recorded.local, zone)[0] if recorded.local and zone else recorded.at
    if recorded.source is TimeSource.EDIT:
        return replace(recorded, at=at)
    return replace(recorded, at=at + timedelta(seconds=offset_s))
