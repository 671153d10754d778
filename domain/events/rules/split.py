"""People whose box was split in two: what looks like a fall is their legs, and another path has the rest.

A detector may begin to box the upper body of somebody who stands behind furniture or beside another person
apart from the legs. The path that goes on with the legs is as low and as narrow as that of somebody who fell;
but who has fallen is not seen at the height of their head any more.
"""

import numpy as np

from domain.events.rules.people import DROP_S, People, PersonPath
from domain.records import Event

MIN_ABOVE_S = 1.0
"""Seconds for which the other path must be where the head was."""
MAX_ACROSS = 0.4
"""Heights of the person across the picture within which it is above the legs."""
MAX_FROM_HEAD = 0.3
"""Heights by which its top may be off the head of before."""
MIN_ABOVE = 0.25
"""Heights by which its lower edge is above that of the legs, at least: else it is somebody beside them."""
LEAD_S = 1.0
"""Seconds before the fall within which it may have begun; who was there longer is somebody else."""


def is_split(fall: Event, path: PersonPath, people: People) -> bool:
    """Whether another path begins at the fall and shows a head where that of the person was."""
    at, span = path.at, fall.range
    before = (at.times_s >= span.start_s - DROP_S) & (at.times_s <= span.start_s)
    if not before.any():
        return False
    height, head = float(np.median(at.height[before])), float(np.median(at.top[before]))
    others = (each for each in people.paths if each is not path)
    begun = (each for each in others if span.start_s - LEAD_S <= each.at.times_s[0] <= span.end_s)
    return any(seconds_above(each, path, fall, head, height) >= MIN_ABOVE_S for each in begun)


def seconds_above(other: PersonPath, path: PersonPath, fall: Event, head: float, height: float) -> float:
    """For how long another path is above the legs, with its top where the head was."""
    times_s = other.at.times_s
    rows = np.flatnonzero((times_s >= fall.range.start_s) & (times_s <= fall.range.end_s))
    if len(rows) == 0:
        return 0.0
    same = np.minimum(np.searchsorted(path.at.times_s, times_s[rows]), len(path.at.times_s) - 1)
    is_above = np.abs(other.at.x[rows] - path.at.x[same]) <= MAX_ACROSS * height
    is_above &= np.abs(other.at.top[rows] - head) <= MAX_FROM_HEAD * height
    is_above &= other.at.feet[rows] <= path.at.feet[same] - MIN_ABOVE * height
    return float(np.diff(times_s[rows], append=times_s[rows[-1]])[is_above].sum())
