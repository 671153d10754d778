"""Times and lengths as answers write them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from domain.clock import wall_clock_at
from domain.language.evidence import Citation
from domain.language.message import Language, text
from domain.language.messages import times as say
from domain.language.wording import time_span_label
from domain.records import TimeRange, VideoRecord

MINUTE_S = 60
"""Seconds of a minute: shorter lengths are told with a tenth of a second."""
MINUTES_IN_HOUR = 60
"""Minutes of an hour: lengths from here on are told without seconds."""


def length_text(seconds: float, language: Language) -> str:
    """How long something took.

    >>> [length_text(each, Language.ENGLISH) for each in (21.6, 30, 65, 3723)]
    ['21.6 s', '30 s', '1 min 5 s', '1 h 2 min']
    """
    if round(seconds, 1) < MINUTE_S:
        return text(say.seconds, language, f"{seconds:.1f}".removesuffix(".0"))
    minutes, rest_s = divmod(round(seconds), MINUTE_S)
    if minutes < MINUTES_IN_HOUR:
        whole = text(say.whole_minutes, language, minutes)
        return text(say.minutes, language, minutes, rest_s) if rest_s else whole
    hours, minutes = divmod(minutes, MINUTES_IN_HOUR)
    return text(say.hours, language, hours, minutes) if minutes else text(say.whole_hours, language, hours)


def moment_text(moment: datetime, language: Language) -> str:
    """A date and a time of day: `2026-03-01 14:05:22`."""
    return text(say.moment, language, moment.year, moment.month, moment.day, f"{moment:%H:%M:%S}")


def date_text(moment: datetime, language: Language) -> str:
    """A day: `2026-03-01`."""
    return text(say.date, language, moment.year, moment.month, moment.day)


@dataclass(frozen=True, slots=True)
class Clock:
    """Says when a citation is: as seconds of its recording and, where `is_wall`, by the clock on the wall."""

    videos: Mapping[int, VideoRecord]
    zone: ZoneInfo
    language: Language
    is_wall: bool

    def span(self, cited: Citation, form: str = "{}, {}") -> str:
        """`00:22-00:44`, or `00:22-00:44, 2026-03-01 14:05:22`, in that form."""
        within = time_span_label(TimeRange(cited.start_s, cited.end_s))
        moment = self.wall(cited.video_id, cited.start_s) if self.is_wall else None
        return within if moment is None else form.format(within, moment_text(moment, self.language))

    def wall(self, video_id: int, time_s: float) -> datetime | None:
        """Local time at a position in a recording; None where nobody knows when it was recorded."""
        video = self.videos.get(video_id)
        if video is None or video.recorded_at is None:
            return None
        return wall_clock_at(video.recorded_at, time_s, video.zone_or(self.zone))
