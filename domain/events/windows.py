"""Cut a recording into windows, the unit that is embedded and searched.

Events that are close in time form a group. Long groups are cut into windows that overlap, so that what
belongs together is together in at least one of them. `domain.events.quiet` makes those without anybody.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.events.quiet import QuietRule, quiet_windows
from domain.events.window_records import EventWindow
from domain.language.message import Language
from domain.language.windows import SceneSentence, canonical_text
from domain.people.clothes import Clothes, clothes_of
from domain.people.followed import FollowedPerson
from domain.records import CoverageSpan, Event, TimeRange

CONTEXT_EVENTS = 2
"""Events before and after a window that are told with it: as many as the system that this one replaces gave
its reranker."""


@dataclass(frozen=True, slots=True)
class WindowRule:
    """Where events are cut into windows (seconds).

    The more different things a window holds, the less similar its vector is to any of them: on the sample a
    search for a fall found it with a cosine of 0.41 in windows of 30 s, and of 0.57 in windows of 10 s. The
    text of the events around it would cost as much (0.80 to 0.53), so it is told and not embedded: decision
    0034.
    """

    max_gap_s: float = 5.0
    """A longer time without an event ends a group."""
    max_start_s: float = 10.0
    """The events of a window begin within this time."""
    overlap_s: float = 2.5
    """How far a window reaches back into the one before it, in the same group; at most half of the above."""

    def __post_init__(self) -> None:
        if not 0 <= self.overlap_s <= self.max_start_s / 2:
            raise ValueError(
                f"overlap_s is {self.overlap_s:g}; set it from 0 to half of max_start_s, {self.max_start_s:g}"
            )


def all_windows(
    events: Sequence[Event],
    people: Sequence[FollowedPerson],
    coverage: Sequence[CoverageSpan],
    rule: WindowRule,
    quiet: QuietRule,
    scenes: Sequence[SceneSentence] = (),
) -> tuple[EventWindow, ...]:
    """The windows of a recording's events, sorted by start, and behind them those without anybody.

    `scenes` are what a model said of moments, sorted by time.
    """
    clothes = {person.number: clothes_of(person.attributes) for person in people}
    busy = [*(event.range for event in events), *(person.range for person in people)]
    known = {person.number: person.attributes for person in people}
    return (*cut_windows(events, rule, clothes, scenes, known), *quiet_windows(busy, coverage, quiet))


def cut_windows(
    events: Sequence[Event],
    rule: WindowRule,
    clothes: Mapping[int, Clothes] | None = None,
    scenes: Sequence[SceneSentence] = (),
    known: Mapping[int, Mapping[str, Any]] | None = None,
) -> tuple[EventWindow, ...]:
    """Windows in order of time. Each event lies whole in one or two of them, and no two begin together.

    Args:
        events: Sorted by start.
        rule: Where they are cut.
        clothes: What the people in them wear, by number, where that is known.
        scenes: What a model said of moments, sorted by time; each goes to the windows that hold its moment.
        known: Stored attributes of the people in them, by number: what classifiers guess.
    """
    worn = clothes or {}
    spans = list(position_spans(events, rule))
    ranges = [span_range(events, first, past) for first, past in spans]
    told = scenes_of(ranges, scenes)
    return tuple(
        make_window(events, span, within, worn, said, known or {})
        for span, within, said in zip(spans, ranges, told, strict=True)
    )


def position_spans(events: Sequence[Event], rule: WindowRule) -> Iterator[tuple[int, int]]:
    """The first position of each window and the one behind its last, in one pass over the events."""
    for group_first, group_past in groups(events, rule.max_gap_s):
        first = past = group_first
        while past < group_past:
            while events[past].range.start_s - events[first].range.start_s > rule.overlap_s:
                first += 1
            start_s = events[first].range.start_s
            while past < group_past and events[past].range.start_s - start_s <= rule.max_start_s:
                past += 1
            yield first, past


def groups(events: Sequence[Event], max_gap_s: float) -> Iterator[tuple[int, int]]:
    """Runs of events with at most `max_gap_s` between an event and the end of all before it."""
    first, end_s = 0, float("-inf")
    for position, event in enumerate(events):
        if position and event.range.start_s - end_s > max_gap_s:
            yield first, position
            first = position
        end_s = max(end_s, event.range.end_s)
    if events:
        yield first, len(events)


def span_range(events: Sequence[Event], first: int, past: int) -> TimeRange:
    end_s = max(event.range.end_s for event in events[first:past])
    return TimeRange(events[first].range.start_s, end_s)


def make_window(
    events: Sequence[Event],
    span: tuple[int, int],
    within: TimeRange,
    clothes: Mapping[int, Clothes],
    scenes: Sequence[SceneSentence],
    known: Mapping[int, Mapping[str, Any]],
) -> EventWindow:
    first, past = span
    members = events[first:past]
    before = range(max(0, first - CONTEXT_EVENTS), first)
    after = range(past, min(len(events), past + CONTEXT_EVENTS))
    in_korean = [each for each in scenes if each.text_ko]
    return EventWindow(
        range=within,
        text_en=canonical_text(members, clothes, Language.ENGLISH, scenes, known),
        text_ko=canonical_text(members, clothes, Language.KOREAN, in_korean, known),
        event_positions=tuple(range(first, past)),
        context_positions=(*before, *after),
    )


def scenes_of(ranges: Sequence[TimeRange], scenes: Sequence[SceneSentence]) -> list[list[SceneSentence]]:
    """For each window the sentences whose moment it holds; windows are sorted by start."""
    times = [each.time_s for each in scenes]
    return [
        list(scenes[bisect_left(times, within.start_s) : bisect_right(times, within.end_s)])
        for within in ranges
    ]
