"""How many people were in sight at the same time, and when."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.people.followed import SeenPerson
from domain.records import TimeRange

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


def peaks(people: Sequence[SeenPerson], at_least: int | None = None) -> list[Peak]:
    """When at least so many were in sight at once; when most were, where no number is given. By recording."""
    of_video: dict[int, list[SeenPerson]] = defaultdict(list)
    for each in people:
        of_video[each.video_id].append(each)
    steps = [list(steps_of(stays)) for stays in of_video.values()]
    most = max((each.count for some in steps for each in some), default=0)
    wanted = at_least or most
    return [each for some in steps for each in joined([one for one in some if one.count >= wanted > 0])]


def steps_of(stays: Sequence[SeenPerson]) -> Iterator[Peak]:
    """How many there were between two moments at which somebody came or went; short steps are left out."""
    moments = sorted({at_s for each in stays for at_s in (each.range.start_s, each.range.end_s)})
    for start_s, end_s in pairwise(moments):
        there = [each for each in stays if each.range.start_s <= start_s and each.range.end_s >= end_s]
        if there and end_s - start_s >= MIN_TOGETHER_S:
            yield Peak(there[0].video_id, TimeRange(start_s, end_s), len(there), there[0].run_id)


def joined(steps: Sequence[Peak]) -> list[Peak]:
    """Steps that follow on each other as one, with the largest number of them.

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
