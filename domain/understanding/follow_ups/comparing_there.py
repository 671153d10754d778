"""Two who are compared at the place asked about before: `was the second there longer than the first?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.filters import PlaceFilter
from domain.query.query import OrderBy, Query
from domain.understanding.words.reading import Reading

THERE = frozenset({"there", "it"})
"""English words for the place that was asked about."""


def compares_there(reading: Reading) -> bool:
    """Whether two are compared who are named by their order alone, after a question about a zone."""
    query, previous = reading.query, reading.context.previous
    if previous is None or not previous.place.zones or not query.compared or query.order is None:
        return False
    is_open = all(each.place == PlaceFilter() and each.order is not None for each in query.compared)
    return is_open and any(each.text.lower().split(" ")[-1] in THERE for each in reading.terms)


def compared_there(reading: Reading) -> Query:
    """The comparison, of stays at the zone of the question before."""
    previous = reading.context.previous or reading.query
    sides = tuple(at_zone(each, previous.place) for each in reading.query.compared)
    return replace(reading.query, compared=sides, place=previous.place)


def at_zone(query: Query, place: PlaceFilter) -> Query:
    """One of the two: the first or second to come to a zone, and how long they stayed at it."""
    is_length = query.order is not None and query.order.by is not OrderBy.LENGTH
    done = (EventType.ZONE_DWELL,) if is_length else ()
    doing = tuple(dict.fromkeys([*query.people.doing, *done]))
    return replace(query, events=done, people=replace(query.people, doing=doing), place=place)
