"""All rules in one table, and the events that they find.

A rule takes the people of a recording and its scene, and returns events. A new one is a function and a row of
`RULES`; what people read of its type stands in `domain.events.kinds`, what it cannot tell in docs/events.md.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from domain.events.confidence import share_right
from domain.events.rules.activity import find_activities
from domain.events.rules.coming_going import find_coming_and_going
from domain.events.rules.crowd import find_crowds
from domain.events.rules.feet import Feet, gather_feet
from domain.events.rules.loitering import find_loitering
from domain.events.rules.pairs import find_following, find_interactions
from domain.events.rules.people import People, PersonPath, gather_people
from domain.events.rules.places import find_line_crossings, find_zone_events
from domain.events.rules.scene import Scene
from domain.events.rules.split import is_split
from domain.events.types import EventType
from domain.records import Event, Track

Rule = Callable[[People, Scene], Iterable[Event]]
PlaceRule = Callable[[Feet, Scene], Iterable[Event]]


def each_person(find: Callable[[PersonPath, Scene], Iterable[Event]]) -> Rule:
    """The rule that looks at one person after the other."""

    def find_all(people: People, scene: Scene) -> Iterator[Event]:
        for path in people.paths:
            yield from find(path, scene)

    return find_all


def of_feet(find: PlaceRule) -> Rule:
    """The rule that asks only where feet are."""
    return lambda people, scene: find(people.feet, scene)


def find_all_activities(people: People, scene: Scene) -> Iterator[Event]:
    """What each person does, without falls of those whose box was split in two."""
    for path in people.paths:
        for event in find_activities(path, scene):
            if event.type is not EventType.COLLAPSE or not is_split(event, path, people):
                yield event


PLACE_RULES: dict[tuple[EventType, ...], PlaceRule] = {
    (EventType.ZONE_ENTER, EventType.ZONE_EXIT, EventType.ZONE_DWELL): find_zone_events,
    (EventType.LINE_CROSSING,): find_line_crossings,
}
"""The rules that read the zones and lines of a camera, and of people only where their feet are. No other rule
may read them: what those find is kept when its owner changes them."""
PLACE_TYPES = frozenset(chain.from_iterable(PLACE_RULES))
"""The types that they find."""
RULES: dict[tuple[EventType, ...], Rule] = {
    (
        EventType.PERSON_ENTER,
        EventType.PERSON_EXIT,
        EventType.PERSON_APPEAR,
        EventType.PERSON_LOST,
    ): each_person(find_coming_and_going),
    (
        EventType.STANDING,
        EventType.WALKING,
        EventType.RUNNING,
        EventType.SITTING,
        EventType.COLLAPSE,
    ): find_all_activities,
    (EventType.LOITERING,): each_person(find_loitering),
    (EventType.INTERACTION,): find_interactions,
    (EventType.FOLLOWING,): find_following,
    (EventType.CROWD,): find_crowds,
    **{types: of_feet(find) for types, find in PLACE_RULES.items()},
}
"""Which rule finds which types."""


def find_events(tracks: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """Everything that people did, by start time; their confidence is how often such events are right."""
    return calibrate(find_raw_events(tracks, scene))


def find_place_events(tracks: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """Those of `find_events` that are about the zones and lines of the scene; nothing else is worked out."""
    feet = gather_feet(seen_tracks(tracks), scene.aspect)
    return in_order(calibrate(chain.from_iterable(find(feet, scene) for find in PLACE_RULES.values())))


def find_raw_events(tracks: Sequence[Track], scene: Scene) -> tuple[Event, ...]:
    """The same as `find_events` with the raw scores of the rules, from which the calibration is measured."""
    people = gather_people(seen_tracks(tracks), scene.aspect)
    if not people.paths:
        return ()
    return in_order(chain.from_iterable(rule(people, scene) for rule in RULES.values()))


def seen_tracks(tracks: Sequence[Track]) -> list[Track]:
    """Tracks with at least one box."""
    return [track for track in tracks if len(track.times_s)]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=order_of))


def calibrate(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events whose raw score has become the share of such events that are right."""
    return tuple(replace(event, confidence=share_right(event.type, event.confidence)) for event in events)


def order_of(event: Event) -> tuple[float, float, str, tuple[int, ...], str]:
    """By start, then by end; events at the same time always stand in the same order."""
    span = event.range
    return span.start_s, span.end_s, event.type.value, event.track_numbers, event.zone or ""
