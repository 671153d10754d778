"""When a recording began, as answers tell it: by the clock of its camera, and how that is known."""

from datetime import datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from pydantic import BaseModel

from domain.clock import wall_clock_at
from domain.language.clock import ClockNote, describe_clock
from domain.records import VideoRecord
from domain.video.recorded_time import Sureness, TimeSource

WALL_CLOCK = "%Y-%m-%d %H:%M:%S"


class NoteOut(BaseModel):
    """A remark in both languages."""

    en: str
    ko: str

    @classmethod
    def of(cls, note: ClockNote) -> Self:
        return cls(en=note.english, ko=note.korean)


class RecordedTimeFields(BaseModel):
    """`recorded_at` has the offset of `time_zone`, and `recorded_at_display` is its wall clock there.

    The zone is that of the recording's camera, or the configured one.
    """

    recorded_at: datetime | None
    recorded_at_display: str | None
    recorded_at_source: TimeSource | None
    recorded_at_sureness: Sureness | None
    recorded_at_note: NoteOut | None
    time_zone: str

    @staticmethod
    def fields_of(video: VideoRecord, default: ZoneInfo) -> dict[str, Any]:
        zone = video.zone_or(default)
        began = wall_clock_at(video.recorded_at, 0, zone) if video.recorded_at else None
        note = describe_clock(video, zone)
        return {
            "recorded_at": began,
            "recorded_at_display": f"{began:{WALL_CLOCK}}" if began else None,
            "recorded_at_source": video.recorded.source if video.recorded else None,
            "recorded_at_sureness": note.sureness if note else None,
            "recorded_at_note": NoteOut.of(note) if note else None,
            "time_zone": zone.key,
        }
