"""The place that the question before was about: who of two was there longer, how long somebody stayed."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START, ZONE_STEPS
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Intent, OrderBy, Query, Subject
from domain.understanding.lexicon.back_references import THERE_KO
from domain.understanding.lexicon.single import IT, THERE_TOLD
from domain.understanding.words.reading import Reading

OF_ZONES = (*ZONE_STEPS, EventType.ZONE_DWELL)
"""What is done at a zone, or says that somebody was there."""


def stayed_there(reading: Reading, query: Query) -> Query:
    """How long somebody stayed at the zone of the question before: `how long did they stay there?`.

    Of those who stepped into it, the longest is who stayed longest: `who went there?`, `and the longest?`.
    """
    previous = reading.context.previous
    if previous is None or not previous.place.zones:
        return query
    if crosses_it(reading, query):
        return replace(query, place=replace(query.place, zones=previous.place.zones))
    if is_presence_there(reading, query):
        return replace(query, place=previous.place, subject=Subject.PEOPLE)
    is_length = query.order is not None and query.order.by is OrderBy.LENGTH
    is_stay = (query.intent is Intent.HOW_LONG or is_length) and not query.compared
    is_stay = is_stay and set(query.events) <= {*AT_START, *AT_END, *OF_ZONES}
    is_of_step = is_length and bool(query.events) and set(query.events) <= set(ZONE_STEPS)
    if not is_stay or not (is_of_step or says_there(reading)):
        return query
    others = tuple(each for each in query.people.doing if each not in (*AT_START, *AT_END, *OF_ZONES))
    people = replace(query.people, doing=others)
    return replace(
        query, events=(EventType.ZONE_DWELL,), people=people, place=previous.place, subject=Subject.PEOPLE
    )


def crosses_it(reading: Reading, query: Query) -> bool:
    """Whether the line told of is meant: `did they cross it only once?`."""
    is_crossing = query.events == (EventType.LINE_CROSSING,) and not query.place.zones
    return is_crossing and any(IT in each.text.lower().split() for each in reading.terms)


def is_presence_there(reading: Reading, query: Query) -> bool:
    """Whether it is asked who was there, and nothing else: `was the one in green there too?`."""
    is_asked = query.intent in (Intent.EXISTS, Intent.WHICH, Intent.COUNT) and not query.compared
    said = (query.events, query.relations, query.labels, query.people.doing, query.people.not_doing)
    is_plain = not any(said) and query.place == PlaceFilter() and query.time == TimeFilter()
    is_there = any(each.text.lower() in THERE_TOLD for each in reading.terms)
    return is_asked and is_plain and is_there and query.order is None


def says_there(reading: Reading) -> bool:
    is_said = any(each.text.lower().split(" ")[-1] in (*THERE_TOLD, IT) for each in reading.terms)
    return is_said or THERE_KO.search(reading.query.text) is not None


def compares_there(reading: Reading) -> bool:
    """Whether two are compared who are named by their order alone, after a question about a zone."""
    query, previous = reading.query, reading.context.previous
    if previous is None or not previous.place.zones or not query.compared or query.order is None:
        return False
    is_open = all(each.place == PlaceFilter() and each.order is not None for each in query.compared)
    return is_open and says_there(reading)


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
