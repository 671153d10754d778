"""How people come into sight and out of it."""

from collections.abc import Iterator

from domain.events.frame_borders import START_MARGIN_S, entry_edge, exit_edge
from domain.events.rules.made import clear_score, make_event
from domain.events.rules.people import PersonPath
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Event, TimeRange, Track

ENTRY_LENGTH_S = 2.0
"""Seconds that an entry or exit event lasts, at most: about what crossing the edge takes."""
CLEAR_TRAVEL_HEIGHTS = 2.0
"""Heights of the person that a path leads through the picture from which on it is clear that they came or
went; a path of a few steps may be a shadow or a reflection."""


def find_coming_and_going(path: PersonPath, scene: Scene) -> Iterator[Event]:
    """How somebody came into sight and out of it; nothing where they were there at the start or the end.

    They enter and exit over an edge of the picture or in an entry zone, and otherwise appear and are lost.
    """
    track, span = path.track, path.track.range
    steps = (track.times_s, track.boxes_xyxy, scene.aspect)
    raw = clear_score(path.track, travel_heights(path) / CLEAR_TRAVEL_HEIGHTS, len(track.times_s))
    if span.start_s > START_MARGIN_S:
        until = min(span.start_s + ENTRY_LENGTH_S, span.end_s)
        came = entry_edge(*steps) or is_in_entry_zone(track, span.start_s, scene)
        kind = EventType.PERSON_ENTER if came else EventType.PERSON_APPEAR
        yield make_event(kind, path.track, TimeRange(span.start_s, until), until, raw)
    if span.end_s < scene.duration_s - START_MARGIN_S:
        since = max(span.end_s - ENTRY_LENGTH_S, span.start_s)
        left = exit_edge(*steps) or is_in_entry_zone(track, span.end_s, scene)
        kind = EventType.PERSON_EXIT if left else EventType.PERSON_LOST
        yield make_event(kind, path.track, TimeRange(since, span.end_s), since, raw)


def is_in_entry_zone(track: Track, time_s: float, scene: Scene) -> bool:
    return any(zone.contains(track.box_at(time_s), scene.aspect) for zone in scene.entry_zones)


def travel_heights(path: PersonPath) -> float:
    """The extent of a path, in heights of the person."""
    extent = (path.at.x.max() - path.at.x.min()) + (path.at.feet.max() - path.at.feet.min())
    return float(extent / path.at.body[0])
