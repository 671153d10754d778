"""Which events a query is about, and at which moment each of them counts."""

from domain.events.kinds.kind import Severity, Source, Subject
from domain.events.types import HIGHLIGHTS, EventType
from domain.query.query import Intent, Query, RelationKind

PLACES = tuple(each for each in EventType if each.kind.place != "side")
"""Events at a zone or line that a camera's owner has drawn, which name it."""
AT_START = tuple(each for each in EventType if each.kind.side_from == "start")
"""Events that happen at the moment at which they begin: a person who enters comes in and is in."""
AT_END = tuple(each for each in EventType if each.kind.side_from == "end")
"""Events that happen at the moment at which they end: a person who leaves goes out and is out."""
CROSSINGS = tuple(each for each in PLACES if each is not EventType.ZONE_DWELL)
"""Steps over a border or line, at the moment at which they begin."""
ARRIVALS = frozenset({EventType.PERSON_ENTER, EventType.PERSON_APPEAR})
"""How people come into the picture: whoever is the second person is the second of these."""
ZONE_STEPS = (EventType.ZONE_ENTER, EventType.ZONE_EXIT)
"""What begins and ends a stay in a zone."""
MOMENTARY = (*AT_START, *AT_END, *CROSSINGS)
"""Events of a moment. All others last, and are so long as their range."""
STEPS = (*AT_START, *AT_END, EventType.LINE_CROSSING)
"""Steps that people may do together, one right behind the other."""
TOGETHER_S = 3.0
"""Seconds between the steps of two who come or go together, at most: they walk at one pace."""
OF_ALL_IN_THEM = tuple(each for each in EventType if each.kind.subject in (Subject.TWO_PEOPLE, Subject.CROWD))
"""Events that each of the people in them did; others are of the first one alone."""
ALARMING = tuple(each for each in EventType if each.kind.severity <= Severity.WARNING)
"""Events that somebody should look at on the same day."""
CARRIED = tuple(
    each for each in EventType if each.kind.subject is Subject.OBJECT and each.kind.source is Source.RULES
)
"""Events about things of which it is known who was there when they came or went."""
BEGUN = (*CARRIED, EventType.COLLAPSE)
"""What is done at one moment, and then lasts: somebody falls and lies there, something was put down."""
OF_CAMERAS = tuple(each for each in EventType if each.kind.subject is Subject.CAMERA)
"""Faults of the camera itself."""


def named_types(query: Query) -> tuple[EventType, ...]:
    """The types of which any will do; none where the query names no event."""
    if query.incidents_only:
        return tuple(each for each in ALARMING if not query.events or each in query.events)
    if not query.events and (query.place.zones or query.place.direction) and not is_of_undone(query):
        return PLACES
    return query.events


def is_of_undone(query: Query) -> bool:
    """Whether a place is only that of what somebody did not do: `who never went to the counter`."""
    undone, done = set(query.people.not_doing) & set(PLACES), set(query.events) & set(PLACES)
    is_of_line = done <= {EventType.LINE_CROSSING} and EventType.LINE_CROSSING not in undone
    return bool(undone) and not query.people.not_at and (not done or is_of_line)


def is_side_of_undone(query: Query) -> bool:
    """Whether a side is only that where somebody did not come or go: `who did not leave on the left`."""
    is_undone = not set(query.people.not_doing).isdisjoint({*AT_START, *AT_END})
    return is_undone and bool(query.place.sides) and not query.events


def is_of_steps(query: Query) -> bool:
    """Whether it names nothing but steps into the picture, out of it or over a line."""
    return bool(query.events) and set(query.events) <= set(STEPS)


def is_of_things_left(query: Query) -> bool:
    """Whether it is about things left or taken, whose events last until the end of a recording."""
    return bool(query.events) and set(query.events) <= set(CARRIED)


def limits_of(query: Query, kind: RelationKind) -> tuple[float, float] | None:
    """From and to how many seconds after it something is in a relation to a query that says `within_s`.

    None where it says none, and of a relation that is of no time, which has no limit.
    """
    near_s = query.within_s
    if near_s is None:
        return None
    limits = {
        RelationKind.AFTER: (0.0, near_s),
        RelationKind.BEFORE: (-near_s, 0.0),
        RelationKind.WHILE: (-near_s, near_s),
    }
    return limits.get(kind)


def told_types(query: Query) -> tuple[EventType, ...]:
    """The types to list: the named ones, or those that tell what happened."""
    if query.intent is Intent.COVERAGE:
        return query.events or OF_CAMERAS
    return named_types(query) or HIGHLIGHTS


def related_types(query: Query) -> tuple[EventType, ...]:
    """Types that people may mean who ask for the named ones, and that those do not hold."""
    related = dict.fromkeys(each.kind.related for each in query.events if each.kind.related)
    return tuple(EventType(name) for name in related if name not in query.events)


def tells_of_two(query: Query) -> bool:
    """Whether an answer tells of two people who are named: `how long were A and B together?`, and when."""
    is_of_two = bool(query.events) and all(each.kind.subject is Subject.TWO_PEOPLE for each in query.events)
    are_named = any(each.kind is RelationKind.TOGETHER and each.to for each in query.relations)
    is_of_both = query.intent in (Intent.HOW_LONG, Intent.WHEN, Intent.WHERE, Intent.FIND)
    return is_of_both and is_of_two and are_named
