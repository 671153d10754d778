"""Match found events with true ones, one to one, within one recording.

A pair has the same type, the same zone and direction where the truth names them, and a temporal intersection
over union of `MATCH_IOU` or more. Entries, crossings and the like happen at one moment: they are compared as
ranges of `INSTANT_S` around it, so that they match up to 1.08 s apart. Decision 0031 has the reasons.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from domain.events.types import EventType
from domain.records import Event, TimeRange

MATCH_IOU = 0.3
"""Temporal intersection over union from which on two events match: the lowest of those that ActivityNet and
THUMOS report, since where walking turns into standing is a matter of taste."""
INSTANT_S = 2.0
"""Seconds around a moment, in all, as which it is compared. With `MATCH_IOU` a pair may be 1.08 s apart."""
INSTANT_S_OF = {EventType.OBJECT_REMOVED: 10.0}
"""The same for types whose moment is hidden: who takes a thing stands before its place, which is seen empty
some seconds later. The start error still shows by how much."""
COVERED_SHARE = 0.5
"""Share of a found event that must lie within an optional one to count as that."""

Anchor = Literal["start", "end", "peak"]
INSTANTS: Mapping[EventType, Anchor] = {
    EventType.PERSON_ENTER: "start",
    EventType.PERSON_APPEAR: "start",
    EventType.PERSON_EXIT: "end",
    EventType.PERSON_LOST: "end",
    EventType.ZONE_ENTER: "peak",
    EventType.ZONE_EXIT: "peak",
    EventType.LINE_CROSSING: "peak",
    EventType.OBJECT_ARRIVE: "start",
    EventType.OBJECT_DEPART: "end",
    EventType.OBJECT_REMOVED: "start",
    EventType.CAMERA_MOVED: "start",
}
"""Types that happen at a moment, and which moment of an event that is."""


@dataclass(frozen=True, slots=True)
class TrueEvent:
    """An event that a person or a script says has happened.

    `zone` and `direction` are compared where they are given. An optional event may be found or not.
    """

    type: EventType
    range: TimeRange
    zone: str | None = None
    direction: str | None = None
    is_optional: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A true event and the found one that it was matched with."""

    truth: TrueEvent
    found: Event

    @property
    def start_error_s(self) -> float:
        """Seconds by which it was found too late (below 0: too early); of a moment, those between both."""
        return compared_range(self.found).start_s - compared_range(self.truth).start_s


@dataclass(frozen=True, slots=True)
class Matching:
    """How the events of one recording match. `ignored` were found where the truth has an optional event."""

    matches: tuple[Match, ...]
    missed: tuple[TrueEvent, ...]
    false: tuple[Event, ...]
    ignored: tuple[Event, ...]


def match_events(truth: Sequence[TrueEvent], found: Sequence[Event]) -> Matching:
    """Pairs of true and found events, those that overlap most first; the same for any order of either."""
    sure = [each for each in truth if not each.is_optional]
    optional = [each for each in truth if each.is_optional]
    pairs = pair_best(sure, found)
    matched = {at for _, at in pairs}
    left = [event for at, event in enumerate(found) if at not in matched]
    ignored = [event for event in left if any(is_covered(event, each) for each in optional)]
    return Matching(
        matches=tuple(Match(sure[row], found[at]) for row, at in pairs),
        missed=tuple(each for row, each in enumerate(sure) if row not in {row for row, _ in pairs}),
        false=tuple(event for event in left if event not in ignored),
        ignored=tuple(ignored),
    )


def pair_best(truth: Sequence[TrueEvent], found: Sequence[Event]) -> list[tuple[int, int]]:
    """Positions in both, each used at most once: the pairs with the largest overlap first."""
    candidates = [
        (iou, row, at)
        for row, true_event in enumerate(truth)
        for at, event in enumerate(found)
        if is_same_kind(event, true_event)
        and (iou := range_iou(compared_range(true_event), compared_range(event))) >= MATCH_IOU
    ]
    rows, columns = set[int](), set[int]()
    pairs = []
    for _, row, at in sorted(candidates, key=lambda each: (-each[0], each[1], each[2])):
        if row not in rows and at not in columns:
            rows.add(row)
            columns.add(at)
            pairs.append((row, at))
    return sorted(pairs)


def is_same_kind(event: Event, truth: TrueEvent) -> bool:
    return (
        event.type is truth.type
        and truth.zone in (None, event.zone)
        and truth.direction in (None, event.direction)
    )


def is_covered(event: Event, optional: TrueEvent) -> bool:
    """Whether a found event is what an optional one stands for: they match, or it lies mostly within it."""
    if not is_same_kind(event, optional):
        return False
    one, other = compared_range(event), compared_range(optional)
    shared_s = shared_seconds(one, other)
    return range_iou(one, other) >= MATCH_IOU or shared_s > COVERED_SHARE * one.length_s


def compared_range(event: Event | TrueEvent) -> TimeRange:
    """The range of an event; of one that happens at a moment, `INSTANT_S` or `INSTANT_S_OF` around it.

    >>> compared_range(TrueEvent(EventType.PERSON_EXIT, TimeRange(4.0, 9.0)))
    TimeRange(start_s=8.0, end_s=10.0)
    """
    anchor = INSTANTS.get(event.type)
    if anchor is None:
        return event.range
    at_s, half_s = moment(event, anchor), INSTANT_S_OF.get(event.type, INSTANT_S) / 2
    return TimeRange(at_s - half_s, at_s + half_s)


def moment(event: Event | TrueEvent, anchor: Anchor) -> float:
    if anchor == "start":
        return event.range.start_s
    if anchor == "end":
        return event.range.end_s
    return event.best_moment_s if isinstance(event, Event) else (event.range.start_s + event.range.end_s) / 2


def range_iou(one: TimeRange, other: TimeRange) -> float:
    """Intersection over union (0..1) of two ranges; 0 where one of them has no length.

    >>> range_iou(TimeRange(0.0, 2.0), TimeRange(1.0, 3.0)).__round__(3)
    0.333
    """
    shared_s = shared_seconds(one, other)
    whole_s = one.length_s + other.length_s - shared_s
    return shared_s / whole_s if whole_s > 0 else 0.0


def shared_seconds(one: TimeRange, other: TimeRange) -> float:
    return max(0.0, min(one.end_s, other.end_s) - max(one.start_s, other.start_s))


def median(values: Sequence[float]) -> float | None:
    return float(np.median(values)) if values else None
