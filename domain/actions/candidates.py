"""Which stretches of a recording are worth a closer look by a model: those where rules found something.

Models that look at pictures cost too much for a whole recording. Rules cost nothing, and see where people
meet, linger or fall. So rules choose, the most telling first, and a budget says how many a model sees.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil

from domain.cameras.places import Zone, ZoneUse
from domain.events.types import EventType
from domain.records import Event, TimeRange

STRETCH_S = 6.0
"""Seconds of a stretch around one moment: somebody takes a thing, pays or strikes within 2 to 5 seconds."""
MAX_STRETCH_S = 12.0
"""Seconds of the longest stretch: with `MOMENTS` pictures of it (`domain.actions.plans`) nothing that lasts
three seconds falls between two of them."""
MIN_STRETCH_S = 1.0
"""Seconds of the shortest one: what is left of one beside another says nothing new."""
MAX_PER_EVENT = 3
"""Stretches of one long event: its best moment, and one before and after it."""
SPREAD = 0.6180339887498949
"""The golden ratio less one. The parts behind the point of its multiples lie evenly, however many are taken
(Knuth, The Art of Computer Programming, volume 3, section 6.4)."""
HOUR_S = 3600.0
"""Seconds of an hour, the unit of the budget."""

INTEREST: Mapping[EventType, float] = {
    EventType.COLLAPSE: 1.0,
    EventType.OBJECT_REMOVED: 0.9,
    EventType.CAMERA_BLOCKED: 0.8,
    EventType.RUNNING: 0.8,
    EventType.INTERACTION: 0.7,
    EventType.CAMERA_MOVED: 0.6,
    EventType.OBJECT_ABANDONED: 0.6,
    EventType.LOITERING: 0.6,
    EventType.FOLLOWING: 0.5,
    EventType.CROWD: 0.5,
    EventType.ZONE_DWELL: 0.4,
    EventType.SITTING: 0.3,
    EventType.STANDING: 0.2,
}
"""How much a model may find where rules found this, 0 to 1: an order chosen by hand, what may be an incident
first. It only decides who is left out when the budget does not reach. Other types are not looked at."""
INTEREST_OF_USE: Mapping[ZoneUse, float] = {
    ZoneUse.SHELF: 0.75,
    ZoneUse.COUNTER: 0.65,
    ZoneUse.RESTRICTED: 0.85,
}
"""The same for those who stay in a zone with a use: there people take goods and pay, or should not be."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch that is worth a look. `peak_s` is its most telling moment; `reasons` are the rules' types.

    `track_numbers` are the people in it, in the order in which the events name them.
    """

    range: TimeRange
    peak_s: float
    interest: float
    reasons: tuple[EventType, ...]
    track_numbers: tuple[int, ...] = ()


def choose_candidates(
    events: Sequence[Event], zones: Sequence[Zone], duration_s: float, per_hour: float
) -> tuple[Candidate, ...]:
    """The most telling stretches within a budget, by time; no two overlap.

    Args:
        events: What the rules found.
        zones: Of the camera, for what they are used for.
        duration_s: Of the recording.
        per_hour: Stretches for an hour of recording; a shorter one gets its share, rounded up.
    """
    found = list(join_overlapping(propose_all(events, zones, duration_s)))
    most = ceil(per_hour * duration_s / HOUR_S)
    return tuple(sorted(most_telling(found)[:most], key=lambda each: each.range))


def most_telling(found: Sequence[Candidate]) -> list[Candidate]:
    """Those of most interest first; of equals, the first few lie evenly over the recording."""
    spread = {position: position * SPREAD % 1 for position in range(len(found))}
    order = sorted(spread, key=lambda position: (-found[position].interest, spread[position]))
    return [found[position] for position in order]


def propose_all(events: Iterable[Event], zones: Sequence[Zone], duration_s: float) -> list[Candidate]:
    """The stretches of each event by itself, by start."""
    uses = {zone.name: zone.use for zone in zones}
    found = [each for event in events for each in propose(event, uses, duration_s)]
    return sorted(found, key=lambda each: (each.range, -each.interest))


def propose(event: Event, uses: Mapping[str, ZoneUse], duration_s: float) -> Iterator[Candidate]:
    """One stretch around the best moment of an event; of a long one, more before and after it."""
    interest = interest_of(event, uses)
    if interest == 0:
        return
    steps = sorted(range(-(MAX_PER_EVENT // 2), MAX_PER_EVENT // 2 + 1), key=abs)
    for moment_s in (event.best_moment_s + step * STRETCH_S for step in steps):
        is_inside = event.range.start_s <= moment_s <= event.range.end_s
        if is_inside or moment_s == event.best_moment_s:
            start_s = max(0.0, min(moment_s - STRETCH_S / 2, duration_s - STRETCH_S))
            span = TimeRange(start_s, max(start_s, min(start_s + STRETCH_S, duration_s)))
            yield Candidate(span, min(moment_s, span.end_s), interest, (event.type,), event.track_numbers)


def interest_of(event: Event, uses: Mapping[str, ZoneUse]) -> float:
    """How much a model may find there, weighed with how sure the rule is; 0 where it is not to look."""
    interest = INTEREST.get(event.type, 0.0)
    if event.type is EventType.ZONE_DWELL:
        use = uses.get(event.zone or "", ZoneUse.OTHER)
        interest = INTEREST_OF_USE.get(use, interest)
    return interest * (1 + event.confidence) / 2


def join_overlapping(proposed: Iterable[Candidate]) -> Iterator[Candidate]:
    """Stretches that overlap as one, up to `MAX_STRETCH_S`; what reaches beyond that begins another.

    `proposed` are sorted by start; the result is too, and none of it overlaps.
    """
    open_one: Candidate | None = None
    for each in proposed:
        if open_one is None or each.range.start_s >= open_one.range.end_s:
            yield from [open_one] if open_one else []
            open_one = each
            continue
        rest = TimeRange(open_one.range.end_s, max(each.range.end_s, open_one.range.end_s))
        fits = each.range.end_s - open_one.range.start_s <= MAX_STRETCH_S
        if fits or rest.length_s < MIN_STRETCH_S or each.peak_s < rest.start_s:
            end_s = rest.end_s if fits else open_one.range.end_s
            open_one = joined(open_one, each, end_s)
        else:
            yield open_one
            open_one = replace(each, range=rest)
    yield from [open_one] if open_one else []


def joined(one: Candidate, other: Candidate, end_s: float) -> Candidate:
    """Two as one, with the more telling moment. A reason of another kind adds interest, the same does not."""
    best = max(one, other, key=lambda each: each.interest)
    both = 1 - (1 - one.interest) * (1 - other.interest)
    return Candidate(
        range=TimeRange(one.range.start_s, end_s),
        peak_s=min(max(best.peak_s, one.range.start_s), end_s),
        interest=best.interest if set(other.reasons) <= set(one.reasons) else both,
        reasons=tuple(dict.fromkeys((*one.reasons, *other.reasons))),
        track_numbers=tuple(dict.fromkeys((*one.track_numbers, *other.track_numbers))),
    )
