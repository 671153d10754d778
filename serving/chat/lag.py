"""The time from one thing to the first of another after it, from what was found for both."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from domain.query.deeds import AT_END
from domain.query.findings import Findings, Lag
from domain.records import StoredEvent, TimeRange


def with_lag(found: Findings, related: Sequence[Mapping[int, Sequence[TimeRange]]]) -> Findings:
    """With the first event that fits after what the query relates to, and when that was."""
    since = {video_id: spans[0].start_s for each in related for video_id, spans in each.items() if spans}
    events = found.events or list(chain(*found.events_of.values()))
    is_end = found.query.at_end or found.query.is_end
    moments = [(each.video_id, moment_s(each, is_end=is_end), each) for each in events]
    later = [each for each in moments if each[1] >= since.get(each[0], float("inf"))]
    if not later:
        return found
    video_id, until_s, first = min(later, key=lambda each: each[:2])
    return replace(found, lag=Lag(first, TimeRange(since[video_id], until_s)))


def moment_s(stored: StoredEvent, *, is_end: bool) -> float:
    """When something is so: who leaves is gone at the end of that, what lasts may be asked for its end."""
    is_end = is_end or stored.event.type in AT_END
    return stored.event.range.end_s if is_end else stored.event.range.start_s
