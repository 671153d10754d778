"""Where people gather: several who are each near another one for seconds, as a group or in a queue."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from domain.events.confidence import raw_score
from domain.events.rules.floor import floor_offsets
from domain.events.rules.made import make_group_event
from domain.events.rules.neighbours import MOMENT_S, find_neighbours
from domain.events.rules.people import People
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Event, IntArray, TimeRange

MIN_PEOPLE = 4
"""People who make a crowd, at least; three are a family."""
LINK_HEIGHTS = 0.9
"""Distance on the floor, in heights of the person, up to which one is near the next: a queue's."""
MIN_CROWD_S = 5.0
"""Seconds for which they must be together; people who pass through a door at once are shorter."""
MAX_CROWD_GAP_S = 3.0
"""Seconds for which there may be fewer meanwhile: one hides another."""
LOOK_EVERY = 5
"""Moments from one look for crowds to the next: once a second. They change slowly."""
STAYED_SHARE = 0.5
"""Share of its time that somebody must be in a crowd to be named with it."""
CLEAR_CROWD_PEOPLE = 7
"""People from which on there is no doubt."""


@dataclass(slots=True)
class Crowd:
    """A crowd so far: the (second, members) of each look, and how often each person was in it."""

    looks: list[tuple[float, frozenset[int]]] = field(default_factory=list)
    times_in: Counter[int] = field(default_factory=Counter)

    def add(self, time_s: float, members: frozenset[int]) -> None:
        self.looks.append((time_s, members))
        self.times_in.update(members)

    def continues(self, time_s: float, members: frozenset[int]) -> bool:
        """Whether members at a time are this crowd: soon after, and half of the fewer are the same people."""
        last_s, last = self.looks[-1]
        shared = len(last & members)
        return 0 < time_s - last_s <= MAX_CROWD_GAP_S and 2 * shared >= min(len(last), len(members))


def find_crowds(people: People, scene: Scene) -> Iterator[Event]:
    """Times when `MIN_PEOPLE` or more gather; the event names those who stay for half of it."""
    moments = np.round(people.at.times_s / MOMENT_S).astype(np.int64)
    pairs = find_neighbours(people, LINK_HEIGHTS, moments % LOOK_EVERY == 0)
    pairs = pairs[np.hypot(*floor_offsets(people.at, pairs, scene.aspect).T) <= LINK_HEIGHTS]
    pairs = pairs[np.argsort(moments[pairs[:, 0]], kind="stable")]
    ends = np.flatnonzero(np.diff(moments[pairs[:, 0]])) + 1
    crowds: list[Crowd] = []
    for linked in np.split(pairs, ends):
        if len(linked) >= MIN_PEOPLE - 1:
            join_crowds(crowds, float(people.at.times_s[linked[0, 0]]), groups_of(people.person[linked]))
    yield from (crowd_event(people, crowd) for crowd in crowds if lasts(crowd))


def groups_of(links: IntArray) -> list[frozenset[int]]:
    """The groups of `MIN_PEOPLE` or more that links (M, 2) between people make."""
    group_of: dict[int, set[int]] = {}
    for one, other in links.tolist():
        joined = group_of.get(one, {one}) | group_of.get(other, {other})
        for member in joined:
            group_of[member] = joined
    groups = {frozenset(group) for group in group_of.values() if len(group) >= MIN_PEOPLE}
    return sorted(groups, key=min)


def join_crowds(crowds: list[Crowd], time_s: float, groups: list[frozenset[int]]) -> None:
    """Add the groups of a moment to the crowds that they continue, or begin new ones."""
    for members in groups:
        crowd = next((each for each in reversed(crowds) if each.continues(time_s, members)), None)
        if crowd is None:
            crowd = Crowd()
            crowds.append(crowd)
        crowd.add(time_s, members)


def lasts(crowd: Crowd) -> bool:
    return crowd.looks[-1][0] - crowd.looks[0][0] >= MIN_CROWD_S


def crowd_event(people: People, crowd: Crowd) -> Event:
    """The event of a crowd, shown when it is largest."""
    peak_s, largest = max(crowd.looks, key=lambda look: (len(look[1]), -look[0]))
    stayed = [each for each, count in crowd.times_in.items() if count >= STAYED_SHARE * len(crowd.looks)]
    tracks = [people.paths[person].track for person in sorted(stayed or largest)]
    margin = (len(largest) - MIN_PEOPLE + 1) / (CLEAR_CROWD_PEOPLE - MIN_PEOPLE + 1)
    raw = raw_score(margin, len(crowd.looks), float(np.median([track.confidence for track in tracks])))
    span = TimeRange(crowd.looks[0][0], crowd.looks[-1][0])
    return make_group_event(EventType.CROWD, tracks, span, peak_s, raw)
