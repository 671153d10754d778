"""What people do at the zones and lines of a camera. Where somebody is, is where their feet are.

Distances to a zone's border or to a line are in heights of the person. Who is nearer to it than
`BORDER_MARGIN_HEIGHTS` is taken to be on the side where they were before, so that a box that trembles over a
border makes no events; the time of a crossing is that at which the feet were on it.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from domain.cameras.places import Line, Point
from domain.events.rules.made import Place, clear_score, make_event
from domain.events.rules.people import People, PersonPath
from domain.events.rules.scene import Scene
from domain.events.rules.series import states_with_hysteresis
from domain.events.types import EventType
from domain.geometry import MIN_HEIGHT
from domain.records import Event, FloatArray, IntArray, TimeRange

BORDER_MARGIN_HEIGHTS = 0.08
"""Distance to a border or line, in heights of the person, within which the side is not sure: some 14 cm,
about the noise of the lower edge of a box."""
CLEAR_DISTANCE_HEIGHTS = 0.5
"""Distance that is reached on the other side from which on there is no doubt."""
PASSING_S = 1.0
"""Seconds that stepping over a border or line lasts: a step with each leg."""
MIN_DWELL_S = 8.0
"""Seconds for which somebody must be in a zone to stay there; walking through one is shorter."""
CLEAR_DWELL_S = 30.0
"""Seconds from which on there is no doubt."""


def find_zone_events(people: People, scene: Scene) -> Iterator[Event]:
    """Who steps into a zone, out of it, and stays in it.

    Somebody who is first seen inside does not step in, and who is last seen inside does not step out.
    """
    for zone in scene.zones:
        inside = signed_distances(people, zone.corners, scene.aspect)
        for path, distances in people_who(people, inside, lambda each: bool(each.max() > 0)):
            yield from visits_to_zone(path, zone.name, distances)


def visits_to_zone(path: PersonPath, zone: str, distances: FloatArray) -> Iterator[Event]:
    """Events of one person at a zone whose border is `distances` (P,) away, above 0 inside."""
    times_s = path.at.times_s
    states = states_with_hysteresis(distances, BORDER_MARGIN_HEIGHTS)
    since_s = float(times_s[0]) if states[np.flatnonzero(states)[:1]].sum() > 0 else None
    for row in changes(states):
        time_s = crossing_time(times_s, distances, row)
        if states[row] > 0:
            since_s = time_s
            yield passing(EventType.ZONE_ENTER, path, time_s, distances[row:], {"zone": zone})
        else:
            yield from stay_in_zone(path, zone, since_s, time_s)
            since_s = None
            yield passing(EventType.ZONE_EXIT, path, time_s, -distances[row:], {"zone": zone})
    yield from stay_in_zone(path, zone, since_s, float(times_s[-1]))


def stay_in_zone(path: PersonPath, zone: str, since_s: float | None, until_s: float) -> Iterator[Event]:
    """That somebody stayed in a zone from `since_s` to `until_s`, if that is long enough."""
    if since_s is None or until_s - since_s < MIN_DWELL_S:
        return
    samples = np.searchsorted(path.at.times_s, [since_s, until_s])
    raw = clear_score(path, (until_s - since_s) / CLEAR_DWELL_S, int(samples[1] - samples[0]))
    span = TimeRange(since_s, until_s)
    yield make_event(EventType.ZONE_DWELL, path, span, (since_s + until_s) / 2, raw, {"zone": zone})


def find_line_crossings(people: People, scene: Scene) -> Iterator[Event]:
    """Who crosses a line between its two ends: `in` from its left side to its right one, or `out`."""
    for line in scene.lines:
        beside, along = distances_to_line(people, line, scene.aspect)
        for path, distances in people_who(people, beside, lambda each: bool(each.min() < 0 < each.max())):
            yield from crossings_of_line(path, line.name, distances, along[path.rows])


def crossings_of_line(
    path: PersonPath, line: str, distances: FloatArray, along: FloatArray
) -> Iterator[Event]:
    """Crossings by one person, `distances` (P,) to the right of a line, `along` (P,) it in 0..1."""
    times_s = path.at.times_s
    states = states_with_hysteresis(distances, BORDER_MARGIN_HEIGHTS)
    for row in changes(states):
        time_s = crossing_time(times_s, distances, row)
        if 0.0 <= float(np.interp(time_s, times_s, along)) <= 1.0:
            direction = "in" if states[row] > 0 else "out"
            where: Place = {"zone": line, "direction": direction}
            yield passing(EventType.LINE_CROSSING, path, time_s, distances[row:] * states[row], where)


def passing(
    event_type: EventType, path: PersonPath, time_s: float, reached: FloatArray, where: Place
) -> Event:
    """The event of somebody who is on a border at `time_s`; `reached` are the distances beyond it later."""
    raw = clear_score(path, float(reached.max()) / CLEAR_DISTANCE_HEIGHTS, len(path.at.times_s))
    span = TimeRange(time_s, max(time_s, min(time_s + PASSING_S, path.track.range.end_s)))
    return make_event(event_type, path, span, time_s, raw, where)


def people_who(
    people: People, distances: FloatArray, may_matter: Callable[[FloatArray], bool]
) -> Iterator[tuple[PersonPath, FloatArray]]:
    """The people whose own part of `distances` (N,) may make an event, with that part."""
    for path in people.paths:
        if may_matter(own := distances[path.rows]):
            yield path, own


def changes(states: IntArray) -> list[int]:
    """The rows at which states (P,) of 1 and -1 change; at the beginning they may be 0.

    >>> changes(np.array([0, -1, -1, 1, -1]))
    [3, 4]
    """
    return [int(row) for row in np.flatnonzero(np.diff(states)) + 1 if states[row - 1] != 0]


def crossing_time(times_s: FloatArray, distances: FloatArray, row: int) -> float:
    """When distances (P,) were last 0 before `row`, at which the other side is sure; in seconds."""
    before = row - 1
    while distances[before] * distances[row] > 0:
        before -= 1
    share = distances[before] / (distances[before] - distances[before + 1])
    return float(times_s[before] + share * (times_s[before + 1] - times_s[before]))


def signed_distances(people: People, corners: Sequence[Point], aspect: float) -> FloatArray:
    """Distances (N,) of all feet from the border of a polygon, above 0 inside, in heights of the person."""
    x, y = people.at.x, people.at.feet
    polygon = [(corner[0] * aspect, corner[1]) for corner in corners]
    nearest, is_inside = np.full(len(x), np.inf), np.zeros(len(x), dtype=bool)
    for (x1, y1), (x2, y2) in zip(polygon, [*polygon[1:], polygon[0]], strict=True):
        across, down = x - x1, y - y1
        length = max((x2 - x1) ** 2 + (y2 - y1) ** 2, MIN_HEIGHT**2)
        share = np.clip((across * (x2 - x1) + down * (y2 - y1)) / length, 0.0, 1.0)
        distance = (across - share * (x2 - x1)) ** 2 + (down - share * (y2 - y1)) ** 2
        nearest = np.minimum(nearest, distance)
        if y1 != y2:
            is_between = (y1 > y) != (y2 > y)
            is_inside ^= is_between & (across < down * ((x2 - x1) / (y2 - y1)))
    return np.asarray(np.where(is_inside, 1.0, -1.0) * np.sqrt(nearest) / people.at.body)


def distances_to_line(people: People, line: Line, aspect: float) -> tuple[FloatArray, FloatArray]:
    """How far all feet are to the right of a line (N,), in heights of the person, and where along it (N,).

    The place along it is 0 at its start and 1 at its end.
    """
    start, end = np.array([line.start, line.end]) * (aspect, 1.0)
    way = end - start
    length = max(float(np.hypot(*way)), MIN_HEIGHT)
    feet = np.stack([people.at.x, people.at.feet], axis=1) - start
    beside = (way[0] * feet[:, 1] - way[1] * feet[:, 0]) / length
    return np.asarray(beside / people.at.body), np.asarray(feet @ way / length**2)
