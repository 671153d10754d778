"""What two people do with each other: keep close together, or walk one behind the other."""

from collections.abc import Iterator

import numpy as np

from domain.events.confidence import raw_score
from domain.events.rules.activity import WALKING_HEIGHTS_PER_S
from domain.events.rules.floor import floor_offsets, floor_velocities
from domain.events.rules.made import make_group_event
from domain.events.rules.neighbours import find_neighbours, split_pairs
from domain.events.rules.people import People
from domain.events.rules.scene import Scene
from domain.events.rules.series import span_of
from domain.events.types import EventType
from domain.records import Event, FloatArray, IntArray

NEAR_HEIGHTS = 0.7
"""Distance on the floor, in heights of the person, up to which two people interact: arm's reach and a
half."""
MIN_INTERACTION_S = 2.0
"""Seconds for which two people must be near each other; passing each other is shorter."""
MAX_APART_HEIGHTS_PER_S = 0.3
"""Difference of their velocities, in heights of the person per second, up to which they keep together; two
who stroll past each other are faster."""
MIN_TOGETHER_S = 1.2
"""Seconds for which they must keep together."""
MAX_INTERACTION_GAP_S = 1.0
"""Seconds for which they may be further apart within one interaction."""
CLEAR_INTERACTION_S = 6.0
"""Seconds from which on there is no doubt."""
MAX_BEHIND_HEIGHTS = 4.0
"""Heights of the person that somebody walks behind another, at most."""
MIN_BEHIND_HEIGHTS = 0.5
"""The same at least; nearer they walk together."""
MAX_BESIDE_HEIGHTS = 0.28
"""Heights of the person by which the one behind may be off the other's way, at the side of it: less than
half an aisle."""
MAX_LAG_S = 4.0
"""Seconds after which the one behind is where the other was, at most."""
SAME_WAY_COSINE = 0.85
"""Cosine of the angle between their ways, at least: 30 degrees."""
MIN_FOLLOWING_S = 3.0
"""Seconds for which somebody must walk behind another; shorter is chance."""
MAX_FOLLOWING_GAP_S = 1.5
"""Seconds for which the two may seem not to, as around a corner."""
MIN_SPEED = 1e-6
"""Smallest speed that is divided by, in heights of the person per second."""
CLEAR_FOLLOWING_S = 10.0
"""Seconds from which on there is no doubt."""


def find_interactions(people: People, scene: Scene) -> Iterator[Event]:
    """Times when two people stay within arm's reach of each other."""
    pairs = find_neighbours(people, NEAR_HEIGHTS)
    pairs = pairs[floor_distances(people, pairs, scene) <= NEAR_HEIGHTS]
    for stretch in split_pairs(people, pairs, MAX_INTERACTION_GAP_S, MIN_INTERACTION_S):
        if time_together_s(people, stretch) < MIN_TOGETHER_S:
            continue
        nearest = int(floor_distances(people, stretch, scene).argmin())
        length_s = span_of(people.at.times_s, stretch[:, 0]).length_s
        yield pair_event(EventType.INTERACTION, people, stretch, nearest, length_s / CLEAR_INTERACTION_S)


def floor_distances(people: People, pairs: IntArray, scene: Scene) -> FloatArray:
    """Distances (M,) on the floor between the two of each pair of rows (M, 2), in their heights."""
    return np.asarray(np.hypot(*floor_offsets(people.at, pairs, scene.aspect).T))


def time_together_s(people: People, stretch: IntArray) -> float:
    """Seconds of a stretch of pairs (m, 2) in which the two stand, or walk the same way as fast."""
    one, other = people.at.velocity[stretch[:, 0]], people.at.velocity[stretch[:, 1]]
    is_steady = np.hypot(*(one - other).T) <= MAX_APART_HEIGHTS_PER_S
    return float(np.diff(people.at.times_s[stretch[:, 0]], append=0.0)[:-1][is_steady[:-1]].sum())


def find_following(people: People, scene: Scene) -> Iterator[Event]:
    """Times when somebody walks behind another, on the same way and seconds later; the one behind first."""
    pairs = find_neighbours(people, MAX_BEHIND_HEIGHTS, people.at.speed >= WALKING_HEIGHTS_PER_S)
    behind = distance_behind(people, pairs, scene.aspect)
    for followers in (pairs[behind < 0], pairs[behind > 0][:, ::-1]):
        for stretch in split_pairs(people, followers, MAX_FOLLOWING_GAP_S, MIN_FOLLOWING_S):
            nearest = int(np.abs(distance_behind(people, stretch, scene.aspect)).argmin())
            length_s = span_of(people.at.times_s, stretch[:, 0]).length_s
            yield pair_event(EventType.FOLLOWING, people, stretch, nearest, length_s / CLEAR_FOLLOWING_S)


def distance_behind(people: People, pairs: IntArray, aspect: float) -> FloatArray:
    """By how many heights the second of each of M pairs walks behind the first (M,).

    Below 0 where the first walks behind the second, 0 where neither walks on the other's way.
    """
    offset = floor_offsets(people.at, pairs, aspect)
    one, other = (floor_velocities(people.at, rows) for rows in pairs.T)
    speeds = np.maximum(np.hypot(*one.T) * np.hypot(*other.T), MIN_SPEED**2)
    way = one + other
    way /= np.maximum(np.hypot(*way.T), MIN_SPEED)[:, None]
    behind = -(offset * way).sum(axis=1)
    beside = np.abs(offset[:, 0] * way[:, 1] - offset[:, 1] * way[:, 0])
    lag_s = np.abs(behind) / np.maximum(np.hypot(*(one + other).T) / 2, MIN_SPEED)
    follows = (
        ((one * other).sum(axis=1) >= SAME_WAY_COSINE * speeds)
        & (np.abs(behind) >= MIN_BEHIND_HEIGHTS)
        & (beside <= MAX_BESIDE_HEIGHTS)
        & (lag_s <= MAX_LAG_S)
    )
    return np.asarray(np.where(follows, behind, 0.0))


def pair_event(event_type: EventType, people: People, stretch: IntArray, peak: int, margin: float) -> Event:
    """An event of the two people of a stretch of pairs (m, 2), shown at its row `peak`."""
    rows = stretch[:, 0]
    tracks = [people.paths[person].track for person in people.person[stretch[0]]]
    raw = raw_score(margin, len(rows), min(track.confidence for track in tracks))
    return make_group_event(
        event_type, tracks, span_of(people.at.times_s, rows), float(people.at.times_s[rows[peak]]), raw
    )
