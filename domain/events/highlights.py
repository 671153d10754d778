"""Which events get pictures of their own while a recording is analysed, and what these show.

A picture is named by what it is made of (`picture_mark`), so that making it twice gives the same name, and an
event that has changed gets another one.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from domain.events.kinds.kind import Severity
from domain.events.types import EventType
from domain.records import Event, StoredEvent, TimeRange

PICTURED = frozenset(
    each for each in EventType if each.kind.is_incident or each.kind.severity <= Severity.WARNING
)
"""Incidents, and what somebody should look at today: their frame and clip are kept."""
MOST_HIGHLIGHTS = 200
"""Highlights of one recording, at most: nobody looks through more, and each takes a third of a second."""
PICTURE_VERSION = 1
"""Rises when pictures or clips of the same event are made in another way, so that they are made again."""
MARK_LENGTH = 12
"""Hexadecimal digits of a mark: 48 bits, for the few thousand events of one recording."""


@dataclass(frozen=True, slots=True)
class ClipRule:
    """From how long before an event its clip goes to how long after it; seconds.

    Of a long event it shows the part around the best moment, half of `most_s` on each side.
    """

    before_s: float = 3.0
    after_s: float = 3.0
    most_s: float = 20.0

    def range_of(self, event: Event, duration_s: float) -> TimeRange:
        """The stretch of the recording that the clip of an event shows.

        >>> fall = Event(EventType.COLLAPSE, TimeRange(10, 70), (0, 0, 1, 1), (1,), 0.9, peak_s=12)
        >>> ClipRule().range_of(fall, 600)
        TimeRange(start_s=7.0, end_s=22.0)
        """
        moment_s, half_s = event.best_moment_s, self.most_s / 2
        start_s = max(0.0, event.range.start_s - self.before_s, moment_s - half_s)
        end_s = min(event.range.end_s + self.after_s, moment_s + half_s)
        if duration_s > 0:
            end_s = min(end_s, duration_s)
        return TimeRange(round(min(start_s, end_s), 3), round(end_s, 3))


@dataclass(frozen=True, slots=True)
class Highlight:
    """The kept pictures of an event, by their object keys, or the `reason` why there are none.

    `frame_key` is the picture as it was recorded, `boxed_key` a copy with the box drawn in; `frame_s` is the
    time of its frame, `clip` the stretch that the clip shows, in seconds of the recording. `is_copy` says
    that the clip holds the recorded packets as they are. A clip is missing where only the frame was readable.
    """

    event_id: int
    mark: str
    event_run_id: str
    """The run that made the event: one that was made again since is looked at again."""
    frame_key: str | None = None
    boxed_key: str | None = None
    frame_s: float | None = None
    clip_key: str | None = None
    clip: TimeRange | None = None
    is_copy: bool | None = None
    reason: str | None = None
    """A code that `reason_text` knows."""

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(key for key in (self.frame_key, self.boxed_key, self.clip_key) if key is not None)


def choose_highlights(events: Sequence[StoredEvent], most: int = MOST_HIGHLIGHTS) -> tuple[StoredEvent, ...]:
    """The events of a recording that get highlights, by time; most severe first where there are too many."""
    pictured = [each for each in events if each.event.type in PICTURED]
    ranked = sorted(pictured, key=lambda each: (each.event.type.kind.severity, each.event.range.start_s))
    return tuple(sorted(ranked[:most], key=lambda each: (each.event.range.start_s, each.event_id)))


def picture_mark(sha256: str, event: Event) -> str:
    """A name for what pictures of an event show: the recording, and the event's moment and box in it."""
    box = ",".join(f"{edge:.4f}" for edge in event.box)
    facts = f"{PICTURE_VERSION}|{sha256}|{event.type}|{event.best_moment_s:.3f}|{box}"
    return hashlib.sha256(facts.encode()).hexdigest()[:MARK_LENGTH]
