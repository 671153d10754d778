"""Events of several people that follow from a script: meeting, following, gathering; and loitering of one.

Scripted loitering and following are in the script itself; what is found here of them is optional.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from domain.events.types import EventType
from domain.records import BoolArray, FloatArray, IntArray, TimeRange
from gpu_ops.synthetic.paths import TRUTH_HZ, Path, overlap, stretches
from gpu_ops.synthetic.script import ScriptedEvent

NEAR_M = 1.15
"""Metres on the floor up to which two people are together for certain: arm's reach and a half."""
FAR_M = 1.6
"""Metres from which on they are apart for certain; between the two a meeting is optional."""
MEETING_S = 2.5
"""Seconds near each other that make a meeting for certain."""
SHORT_MEETING_S = 1.4
"""Seconds from which on it is optional; people who pass each other are near for less."""
MEETING_GAP_S = 1.0
"""Seconds for which two people may be further apart within one meeting."""
CROWD_PEOPLE = 4
"""People that make a crowd for certain; one fewer make an optional one."""
CROWD_M = 1.6
"""Metres from each to the next in a crowd."""
CROWD_S = 8.0
"""Seconds of a crowd for certain; half as many make an optional one."""
CROWD_GAP_S = 1.5
"""Seconds for which a crowd may be smaller without ending."""
STAY_S = 20.0
"""Seconds within `STAY_M` from which on loitering is optional: long for a look at a shelf."""
STAY_M = 2.0
"""Metres from the middle of where somebody is during that time."""
FOLLOW_LAGS_S = (0.8, 1.2, 1.6, 2.0, 2.4, 2.8, 3.2)
"""Seconds by which somebody may walk behind another person."""
FOLLOW_M = 0.7
"""Metres from the other person's way."""
FOLLOW_S = 1.5
"""Seconds of walking behind somebody from which on following is optional."""
MIN_WALK_M_PER_S = 0.4
"""Metres per second from which on somebody walks and does not sway."""


def group_events(paths: Sequence[Path], scripted: Sequence[ScriptedEvent]) -> list[ScriptedEvent]:
    """Meetings and crowds, and optional loitering and following where the script has none."""
    crowds = list(find_crowds(paths))
    found = [event for one, other in combinations(paths, 2) for event in find_meetings(one, other, crowds)]
    found += crowds
    optional = [event for path in paths for event in find_stays(path)]
    optional += [event for one, other in combinations(paths, 2) for event in find_followings(one, other)]
    return [*found, *(event for event in optional if not is_scripted(event, scripted))]


def is_scripted(event: ScriptedEvent, scripted: Sequence[ScriptedEvent]) -> bool:
    """Whether the script has an event of the same type and people at that time."""
    return any(
        each.type is event.type and set(each.actors) == set(event.actors) and overlap(each.range, event.range)
        for each in scripted
    )


def find_meetings(one: Path, other: Path, crowds: Sequence[ScriptedEvent]) -> Iterator[ScriptedEvent]:
    """Times when two people are near each other; within a crowd they are optional."""
    both = one.is_in_sight & other.is_in_sight
    if not both.any():
        return
    distances = np.hypot(*(one.xz - other.xz).T)
    pair = (one.number, other.number)
    for span in stretches(one.times_s, both & (distances <= FAR_M), MEETING_GAP_S):
        within = both & (distances <= NEAR_M) & is_during(one.times_s, span)
        sure = [each for each in stretches(one.times_s, within, MEETING_GAP_S) if each.length_s >= MEETING_S]
        in_crowd = any(overlap(span, crowd.range) and {*pair} & {*crowd.actors} for crowd in crowds)
        for each in sure:
            yield ScriptedEvent(EventType.INTERACTION, each, pair, is_optional=in_crowd)
        if not sure and span.length_s >= SHORT_MEETING_S:
            yield ScriptedEvent(EventType.INTERACTION, span, pair, is_optional=True)


def is_during(times_s: FloatArray, span: TimeRange) -> BoolArray:
    return np.asarray((times_s >= span.start_s) & (times_s <= span.end_s))


def find_crowds(paths: Sequence[Path]) -> Iterator[ScriptedEvent]:
    """Times when many people are near each other."""
    if len(paths) < CROWD_PEOPLE - 1:
        return
    times_s, sizes, members = paths[0].times_s, largest_groups(paths), range(1, len(paths) + 1)
    for span in stretches(times_s, sizes >= CROWD_PEOPLE - 1, CROWD_GAP_S):
        large = (sizes >= CROWD_PEOPLE) & is_during(times_s, span)
        sure = [each for each in stretches(times_s, large, CROWD_GAP_S) if each.length_s >= CROWD_S]
        for each in sure:
            yield ScriptedEvent(EventType.CROWD, each, tuple(members))
        if not sure and span.length_s >= CROWD_S / 2:
            yield ScriptedEvent(EventType.CROWD, span, tuple(members), is_optional=True)


def largest_groups(paths: Sequence[Path]) -> IntArray:
    """At each of T moments the number (T,) of people in the largest group of neighbours."""
    seen = np.stack([path.is_in_sight for path in paths], axis=1)
    places = np.stack([path.xz for path in paths], axis=1)
    groups = [
        largest_group(row[is_here]) if is_here.sum() >= CROWD_PEOPLE - 1 else 0
        for row, is_here in zip(places, seen, strict=True)
    ]
    return np.array(groups, dtype=np.int64)


def largest_group(xz: FloatArray) -> int:
    """The number of people at (N, 2) in the largest group in which each is within `CROWD_M` of another."""
    left, largest = set(range(len(xz))), 0
    while left:
        group, size = [left.pop()], 0
        while group:
            at = group.pop()
            size += 1
            near = {other for other in left if np.hypot(*(xz[at] - xz[other])) <= CROWD_M}
            left -= near
            group += near
        largest = max(largest, size)
    return largest


def find_stays(path: Path) -> Iterator[ScriptedEvent]:
    """Long stays at one place, which may be told as loitering."""
    width = round(STAY_S * TRUTH_HZ)
    holds = np.zeros(len(path.times_s), dtype=bool)
    for begin in range(0, len(path.times_s) - width + 1, round(TRUTH_HZ / 2)):
        part = slice(begin, begin + width)
        if path.is_in_sight[part].all():
            away = path.xz[part] - path.xz[part].mean(axis=0)
            holds[part] |= bool(np.hypot(*away.T).max() <= STAY_M)
    for span in stretches(path.times_s, holds):
        yield ScriptedEvent(EventType.LOITERING, span, (path.number,), is_optional=True)


def find_followings(one: Path, other: Path) -> Iterator[ScriptedEvent]:
    """Times when one of two people walks where the other one has just walked."""
    both = one.is_in_sight & other.is_in_sight
    if not both.any():
        return
    for leader, follower in ((one, other), (other, one)):
        holds = np.zeros(len(one.times_s), dtype=bool)
        for lag_s in FOLLOW_LAGS_S:
            lag = round(lag_s * TRUTH_HZ)
            apart = np.hypot(*(follower.xz[lag:] - leader.xz[:-lag]).T)
            holds[lag:] |= (apart <= FOLLOW_M) & is_walking(follower)[lag:] & is_walking(leader)[lag:]
        for span in stretches(one.times_s, holds & both, MEETING_GAP_S):
            if span.length_s >= FOLLOW_S:
                pair = (follower.number, leader.number)
                yield ScriptedEvent(EventType.FOLLOWING, span, pair, is_optional=True)


def is_walking(path: Path) -> BoolArray:
    """At each of T moments whether somebody is on their way (T,)."""
    speed = np.hypot(*np.diff(path.xz, axis=0, append=path.xz[-1:]).T) * TRUTH_HZ
    return np.asarray(np.nan_to_num(speed) >= MIN_WALK_M_PER_S)
