"""The time from one thing to the first of another after it, from what was found for both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from domain.query.findings import Findings, Lag
from domain.records import StoredEvent, TimeRange


def with_lag(found: Findings, related: Sequence[Mapping[int, Sequence[TimeRange]]]) -> Findings:
    """With the first event that fits after what the query relates to, and when that was."""
    since = {video_id: spans[0].start_s for each in related for video_id, spans in each.items() if spans}
    events = found.events or list(chain(*found.events_of.values()))
    later = [each for each in events if each.event.range.start_s >= since.get(each.video_id, float("inf"))]
    if not later:
        return found
    first = min(later, key=started)
    since_s = since[first.video_id]
    return replace(found, lag=Lag(first, TimeRange(since_s, first.event.range.start_s)))


def started(stored: StoredEvent) -> tuple[int, float]:
    return stored.video_id, stored.event.range.start_s
