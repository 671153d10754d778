"""What people do at the zones and lines of a camera. Where somebody is, is where their feet are.

Distances to a zone's border or to a line are in heights of the person. Who is nearer to it than
`BORDER_MARGIN_HEIGHTS` is taken to be on the side where they were before, so that a box that trembles over a
border makes no events; the time of a crossing is that at which the feet were on it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from domain.cameras.places import Line, Point
from domain.events.rules.feet import Feet
from domain.events.rules.made import Place, clear_score, make_event
from domain.events.rules.scene import Scene
from domain.events.rules.series import states_with_hysteresis
from domain.events.types import EventType
from domain.geometry import MIN_HEIGHT
from domain.records import Event, FloatArray, IntArray, TimeRange, Track

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


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody beside a border: of `feet`, the person at `place`.

    `distances` (N,) are of all feet, in heights of the person. `states` (N,) say on which side they are: 1
    where those are above 0, -1 below, and 0 at the beginning of a path until one is sure.
    """

    feet: Feet
    place: int
    distances: FloatArray
    states: IntArray

    @property
    def track(self) -> Track:
        return self.feet.tracks[self.place]

    @property
    def rows(self) -> slice:
        return self.feet.parts[self.place]


def find_zone_events(feet: Feet, scene: Scene) -> Iterator[Event]:
    """Who steps into a zone, out of it, and stays in it.

    Somebody who is first seen inside does not step in, and who is last seen inside does not step out.
    """
    for zone in scene.zones:
        distances = signed_distances(feet, zone.corners, scene.aspect)
        states = states_with_hysteresis(distances, BORDER_MARGIN_HEIGHTS, feet.person)
        turns = turns_of_each(feet, states)
        for place in np.unique(feet.person[states > 0]).tolist():
            yield from visits_to_zone(Beside(feet, place, distances, states), zone.name, turns.get(place, []))


def visits_to_zone(beside: Beside, zone: str, turns: Sequence[int]) -> Iterator[Event]:
    """Events of one person at a zone, whose border they are `beside`; at `turns` they are in or out."""
    times_s, distances = beside.feet.times_s, beside.distances
    sure = beside.states[beside.rows][beside.states[beside.rows] != 0]
    since_s = float(times_s[beside.rows.start]) if sure[0] > 0 else None
    for row in turns:
        time_s = crossing_time(times_s, distances, row)
        if beside.states[row] > 0:
            since_s = time_s
            yield passing(EventType.ZONE_ENTER, beside, row, time_s, {"zone": zone})
        else:
            yield from stay_in_zone(beside, zone, since_s, time_s)
            since_s = None
            yield passing(EventType.ZONE_EXIT, beside, row, time_s, {"zone": zone})
    yield from stay_in_zone(beside, zone, since_s, float(times_s[beside.rows.stop - 1]))


def stay_in_zone(beside: Beside, zone: str, since_s: float | None, until_s: float) -> Iterator[Event]:
    """That somebody stayed in a zone from `since_s` to `until_s`, if that is long enough."""
    if since_s is None or until_s - since_s < MIN_DWELL_S:
        return
    samples = np.searchsorted(beside.track.times_s, [since_s, until_s])
    raw = clear_score(beside.track, (until_s - since_s) / CLEAR_DWELL_S, int(samples[1] - samples[0]))
    span = TimeRange(since_s, until_s)
    yield make_event(EventType.ZONE_DWELL, beside.track, span, (since_s + until_s) / 2, raw, {"zone": zone})


def find_line_crossings(feet: Feet, scene: Scene) -> Iterator[Event]:
    """Who crosses a line between its two ends: `in` from its left side to its right one, or `out`."""
    for line in scene.lines:
        distances, along = distances_to_line(feet, line, scene.aspect)
        states = states_with_hysteresis(distances, BORDER_MARGIN_HEIGHTS, feet.person)
        for place, turns in turns_of_each(feet, states).items():
            yield from crossings_of_line(Beside(feet, place, distances, states), line.name, turns, along)


def crossings_of_line(beside: Beside, line: str, turns: Sequence[int], along: FloatArray) -> Iterator[Event]:
    """Crossings by one person, who is on the other side at `turns`; all feet are `along` (N,) it in 0..1."""
    times_s = beside.feet.times_s[beside.rows]
    for row in turns:
        time_s = crossing_time(beside.feet.times_s, beside.distances, row)
        if 0.0 <= float(np.interp(time_s, times_s, along[beside.rows])) <= 1.0:
            direction = "in" if beside.states[row] > 0 else "out"
            yield passing(
                EventType.LINE_CROSSING, beside, row, time_s, {"zone": line, "direction": direction}
            )


def passing(event_type: EventType, beside: Beside, row: int, time_s: float, where: Place) -> Event:
    """The event of somebody who is on a border at `time_s`, and on its other side at `row`."""
    later = beside.distances[row : beside.rows.stop] * beside.states[row]
    track = beside.track
    raw = clear_score(track, float(later.max()) / CLEAR_DISTANCE_HEIGHTS, len(track.times_s))
    span = TimeRange(time_s, max(time_s, min(time_s + PASSING_S, track.range.end_s)))
    return make_event(event_type, track, span, time_s, raw, where)


def turns_of_each(feet: Feet, states: IntArray) -> dict[int, list[int]]:
    """The rows at which the state (N,) of one person goes from 1 to -1 or back, by the place of the person.

    At the beginning of a path it may be 0.
    """
    is_turn = (states[1:] != states[:-1]) & (states[:-1] != 0) & (feet.person[1:] == feet.person[:-1])
    turns: dict[int, list[int]] = {}
    for row in (np.flatnonzero(is_turn) + 1).tolist():
        turns.setdefault(int(feet.person[row]), []).append(row)
    return turns


def crossing_time(times_s: FloatArray, distances: FloatArray, row: int) -> float:
    """When distances (N,) were last 0 before `row`, at which the other side is sure; in seconds."""
    before = row - 1
    while distances[before] * distances[row] > 0:
        before -= 1
    share = distances[before] / (distances[before] - distances[before + 1])
    return float(times_s[before] + share * (times_s[before + 1] - times_s[before]))


def signed_distances(feet: Feet, corners: Sequence[Point], aspect: float) -> FloatArray:
    """Distances (N,) of all feet from the border of a polygon, above 0 inside, in heights of the person."""
    x, y = feet.x, feet.y
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
    return np.asarray(np.where(is_inside, 1.0, -1.0) * np.sqrt(nearest) / feet.body)


def distances_to_line(feet: Feet, line: Line, aspect: float) -> tuple[FloatArray, FloatArray]:
    """How far all feet are to the right of a line (N,), in heights of the person, and where along it (N,).

    The place along it is 0 at its start and 1 at its end.
    """
    start, end = np.array([line.start, line.end]) * (aspect, 1.0)
    way = end - start
    length = max(float(np.hypot(*way)), MIN_HEIGHT)
    from_start = np.stack([feet.x, feet.y], axis=1) - start
    beside = (way[0] * from_start[:, 1] - way[1] * from_start[:, 0]) / length
    return np.asarray(beside / feet.body), np.asarray(from_start @ way / length**2)
