"""How many people were in sight at the same time, and when."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from domain.events.types import EventType
from domain.people.followed import SeenPerson
from domain.query.filters import CountFilter
from domain.records import StoredEvent, TimeRange

MIN_TOGETHER_S = 1.0
"""Seconds of a stretch with so many people, at least: shorter ones lie where two paths of one person overlap
that a tracker lost for a moment."""


@dataclass(frozen=True, slots=True)
class Peak:
    """A stretch of a recording, in its seconds, in which `count` people were in sight at the same time."""

    video_id: int
    range: TimeRange
    count: int
    run_id: str


def zone_stays(people: Sequence[SeenPerson], steps: Iterable[StoredEvent]) -> list[SeenPerson]:
    """The same people, once for each stay in a zone: from stepping in until stepping out, or their end.

    `steps` are into and out of the zones, by time.
    """
    known = {(each.video_id, each.number): each for each in people}
    since_s: dict[tuple[int, int, str | None], float] = {}
    stays: list[SeenPerson] = []
    for step in steps:
        who, zone = (step.video_id, step.event.track_numbers[0]), step.event.zone
        if step.event.type is EventType.ZONE_ENTER:
            since_s.setdefault((*who, zone), step.event.range.start_s)
        elif who in known and (*who, zone) in since_s:
            stays.append(
                replace(known[who], range=TimeRange(since_s.pop((*who, zone)), step.event.range.end_s))
            )
    return stays + [
        replace(known[video_id, number], range=TimeRange(start_s, known[video_id, number].range.end_s))
        for (video_id, number, _), start_s in since_s.items()
        if (video_id, number) in known
    ]


def peaks(people: Sequence[SeenPerson], at_least: int | None = None) -> list[Peak]:
    """When at least so many were in sight at once; when most were, where no number is given. By recording."""
    of_video: dict[int, list[SeenPerson]] = defaultdict(list)
    for each in people:
        of_video[each.video_id].append(each)
    steps = [list(steps_of(stays)) for stays in of_video.values()]
    wanted = at_least or max(map(largest, steps), default=0)
    return [each for some in steps for each in joined(runs(some, wanted))] if wanted else []


def those_in_peaks(people: Sequence[SeenPerson], found: Sequence[Peak]) -> tuple[tuple[int, int], ...]:
    """Who was in sight for most of a stretch with so many people, as video and number, each once."""
    there = [
        (each.video_id, each.number)
        for each in people
        if any(lasts_through(each, peak) for peak in found if peak.video_id == each.video_id)
    ]
    return tuple(dict.fromkeys(there))


def lasts_through(someone: SeenPerson, peak: Peak) -> bool:
    shared_s = min(someone.range.end_s, peak.range.end_s) - max(someone.range.start_s, peak.range.start_s)
    return shared_s > peak.range.length_s / 2


def steps_of(stays: Sequence[SeenPerson]) -> Iterator[Peak]:
    """How many there were between two moments at which somebody came or went."""
    starts = sorted(each.range.start_s for each in stays)
    ends = sorted(each.range.end_s for each in stays)
    for start_s, end_s in pairwise(sorted({*starts, *ends})):
        count = bisect_right(starts, start_s) - bisect_right(ends, start_s)
        yield Peak(stays[0].video_id, TimeRange(start_s, end_s), count, stays[0].run_id)


def largest(steps: Sequence[Peak]) -> int:
    """The largest number that there were for long enough, whoever came and went meanwhile; 0 for none."""
    counts = sorted({each.count for each in steps} - {0}, reverse=True)
    return next((count for count in counts if any(long_runs(steps, count))), 0)


def runs(steps: Sequence[Peak], wanted: int) -> list[Peak]:
    """Stretches with at least so many, with the largest number of each."""
    return [
        Peak(some[0].video_id, span(some), largest(some), some[0].run_id) for some in long_runs(steps, wanted)
    ]


def long_runs(steps: Sequence[Peak], wanted: int) -> Iterator[list[Peak]]:
    """Steps that follow on each other, each with at least so many, which together are long enough."""
    for is_enough, some in groupby(steps, key=lambda each: each.count >= wanted):
        found = list(some)
        if is_enough and span(found).length_s >= MIN_TOGETHER_S:
            yield found


def span(steps: Sequence[Peak]) -> TimeRange:
    return TimeRange(steps[0].range.start_s, steps[-1].range.end_s)


def joined(steps: Sequence[Peak]) -> list[Peak]:
    """Stretches between which hardly any time lies as one, with the largest number of them.

    >>> one = Peak(1, TimeRange(0, 5), 2, "r")
    >>> joined([one, replace(one, range=TimeRange(5, 9), count=3)])[0].range
    TimeRange(start_s=0, end_s=9)
    """
    found: list[Peak] = []
    for each in steps:
        if found and each.range.start_s - found[-1].range.end_s < MIN_TOGETHER_S:
            whole = TimeRange(found[-1].range.start_s, each.range.end_s)
            found[-1] = replace(found[-1], range=whole, count=max(each.count, found[-1].count))
        else:
            found.append(each)
    return found


def least_of(count: CountFilter | None) -> int | None:
    """How many there must be at once; None where the most is asked for."""
    return count.at_least if count is not None and count.at_most is None else None
