"""Windows in which nobody was and nothing happened, so that an empty hour can be asked about.

They lie only where a recording was looked at: "nobody was seen" must differ from "nobody looked".
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.events.window_records import EventWindow
from domain.language.message import texts
from domain.language.messages import windows as say
from domain.records import CoverageSpan, TimeRange
from domain.video.coverage import SEEN


@dataclass(frozen=True, slots=True)
class QuietRule:
    """Which stretches without anybody become windows (seconds)."""

    min_s: float = 30.0
    """A shorter one is a pause between two events and no answer to a question about an empty time."""
    max_s: float = 600.0
    """A longer one is cut into equal parts, so that a question about some minutes finds these minutes."""


def quiet_windows(
    busy: Iterable[TimeRange], coverage: Sequence[CoverageSpan], rule: QuietRule
) -> tuple[EventWindow, ...]:
    """Windows in order of time; none touches another, an event or a person who was followed.

    Args:
        busy: The ranges of all events and of all people who were followed, in any order.
        coverage: What was looked at, sorted by start.
        rule: How long they are.
    """
    english, korean = texts(say.NOBODY)
    return tuple(
        EventWindow(part, english, korean, (), is_quiet=True)
        for stretch in free_stretches(join_ranges(busy), seen_stretches(coverage))
        if stretch.length_s >= rule.min_s
        for part in equal_parts(stretch, rule.max_s)
    )


def seen_stretches(coverage: Iterable[CoverageSpan]) -> list[TimeRange]:
    """What was looked at in whichever way, as few ranges as possible."""
    return join_ranges(span.range for span in coverage if span.state in SEEN)


def join_ranges(ranges: Iterable[TimeRange]) -> list[TimeRange]:
    """The same times in as few ranges as possible, sorted.

    >>> join_ranges([TimeRange(4, 6), TimeRange(0, 2), TimeRange(1, 3), TimeRange(3, 3.5)])
    [TimeRange(start_s=0, end_s=3.5), TimeRange(start_s=4, end_s=6)]
    """
    joined: list[TimeRange] = []
    for each in sorted(ranges):
        if joined and each.start_s <= joined[-1].end_s:
            joined[-1] = TimeRange(joined[-1].start_s, max(joined[-1].end_s, each.end_s))
        else:
            joined.append(each)
    return joined


def free_stretches(busy: Sequence[TimeRange], within: Sequence[TimeRange]) -> Iterator[TimeRange]:
    """What of `within` lies in none of `busy`; both are sorted and joined. One pass over both."""
    position = 0
    for span in within:
        at = span.start_s
        while position < len(busy) and busy[position].end_s <= at:
            position += 1
        ahead = position
        while ahead < len(busy) and busy[ahead].start_s < span.end_s:
            if busy[ahead].start_s > at:
                yield TimeRange(at, busy[ahead].start_s)
            at = max(at, busy[ahead].end_s)
            ahead += 1
        position = max(position, ahead - 1)
        if at < span.end_s:
            yield TimeRange(at, span.end_s)


def equal_parts(span: TimeRange, max_s: float) -> Iterator[TimeRange]:
    """As few parts of the same length as `max_s` allows."""
    count = max(1, math.ceil(span.length_s / max_s))
    edges = [span.start_s + span.length_s * step / count for step in range(count)] + [span.end_s]
    yield from (TimeRange(*pair) for pair in pairwise(edges))
