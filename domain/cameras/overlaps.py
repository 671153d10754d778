"""Recordings of one camera that tell of the same time: each stays what it is, and people are told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, order=True)
class RecordedSpan:
    """When a recording was made: `[start, start + duration_s)`."""

    start: datetime
    duration_s: float
    video_id: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(seconds=self.duration_s)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two recordings, and the time that both of them show."""

    video_ids: tuple[int, int]
    start: datetime
    end: datetime


TOLERANCE = timedelta(seconds=1)
"""Files that follow each other may share as much: clocks in names and metadata know whole seconds."""


def find_overlaps(spans: Iterable[RecordedSpan], most: int) -> tuple[Overlap, ...]:
    """Pairs of recordings that share more than a second, by time; at most so many."""
    found: list[Overlap] = []
    open_spans: list[RecordedSpan] = []
    for span in sorted(spans):
        open_spans = [each for each in open_spans if each.end - span.start > TOLERANCE]
        for each in open_spans:
            end = min(each.end, span.end)
            if end - span.start > TOLERANCE:
                found.append(Overlap((each.video_id, span.video_id), span.start, end))
        if len(found) >= most:
            break
        open_spans.append(span)
    return tuple(found[:most])


def overlapping(video_id: int, spans: Iterable[RecordedSpan]) -> tuple[int, ...]:
    """The recordings that share more than a second with one of them."""
    known = {each.video_id: each for each in spans}
    own = known.pop(video_id, None)
    if own is None:
        return ()
    shared = (
        each for each in known.values() if min(own.end, each.end) - max(own.start, each.start) > TOLERANCE
    )
    return tuple(sorted(each.video_id for each in shared))
