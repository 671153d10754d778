"""What is said of the time at which a recording began: its source, how it was read, how sure it is."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from domain.language.message import Message, texts
from domain.language.messages import cameras as say
from domain.records import VideoRecord
from domain.video.recorded_time import Reading, Sureness, TimeSource, read_local

SOURCES: dict[TimeSource, Message[[]]] = {
    TimeSource.UPLOAD: say.FROM_UPLOAD,
    TimeSource.EDIT: say.FROM_EDIT,
    TimeSource.METADATA: say.FROM_METADATA,
    TimeSource.FILE_NAME: say.FROM_FILE_NAME,
}
READINGS: dict[Reading, Message[[]]] = {Reading.GAP: say.CLOCK_GAP, Reading.FOLD: say.CLOCK_FOLD}


@dataclass(frozen=True, slots=True)
class ClockNote:
    """How sure a recorded time is, and a remark on it in both languages."""

    sureness: Sureness
    english: str
    korean: str


def describe_clock(video: VideoRecord, zone: ZoneInfo) -> ClockNote | None:
    """Where a recording's time is known from, for recordings whose local times are read in `zone`."""
    recorded = video.recorded
    if recorded is None:
        return None
    parts = [texts(SOURCES[recorded.source])]
    reading = Reading.EXACT
    if recorded.local is not None:
        reading = read_local(recorded.local, zone)[1]
        parts.append(texts(say.read_in_zone, zone.key))
    if reading in READINGS:
        parts.append(texts(READINGS[reading]))
    if video.clock_offset_s and recorded.source is not TimeSource.EDIT:
        parts.append(texts(say.corrected_by, video.clock_offset_s))
    english, korean = ("; ".join(part[at] for part in parts) for at in (0, 1))
    sureness = recorded.sureness if reading is Reading.EXACT else Sureness.LOW
    return ClockNote(sureness, f"{english}.", korean.replace("; ", ". ") + ".")
