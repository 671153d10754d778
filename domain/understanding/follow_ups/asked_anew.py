"""The question before, asked anew: by another interrogative, counted elsewhere, for how long it was."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import merged_place, merged_scope, numbered
from domain.query.deeds import AT_END, AT_START, OF_CAMERAS, PLACES
from domain.query.filters import PeopleFilter, PlaceFilter, TimeFilter
from domain.query.query import Intent, Query, Scope, Subject
from domain.understanding.follow_ups.fragments import counts_occasions, counts_people
from domain.understanding.follow_ups.told_before import before, is_absence, renewed
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar


def counts_elsewhere(reading: Reading) -> bool:
    """Whether `and` asks for a number at another time or place, of what was asked about before."""
    query, terms = reading.query, reading.terms
    opens = bool(terms) and terms[0].has(Grammar.WHAT_ABOUT)
    named = (query.events, query.people.is_particular, query.relations, query.labels, query.compared)
    is_elsewhere = query.time != TimeFilter() or query.place != PlaceFilter() or query.scope != Scope()
    opens = opens or bool(query.place.direction)
    is_asked = query.intent is Intent.COUNT and opens and is_elsewhere and not any(named)
    previous = reading.context.previous
    return is_asked and previous is not None and not (previous.compared or reading.rest())


def counted_elsewhere(reading: Reading) -> Query:
    """The question before as one for a number, with the time and place of the new one."""
    query, previous = reading.query, before(reading)
    return renewed(
        reading,
        previous,
        intent=Intent.COUNT,
        order=None,
        attributes=(),
        time=query.time if query.time != TimeFilter() else previous.time,
        place=merged_place(query.place, previous.place),
        scope=merged_scope(query, previous),
    )


def asks_how_long_fault(reading: Reading) -> bool:
    """Whether the length of a fault is asked for, after whether the camera was in order."""
    query, previous = reading.query, reading.context.previous
    named = (query.events, query.people.is_particular, query.is_negated)
    is_open = query.intent is Intent.HOW_LONG and not any(named)
    return is_open and previous is not None and previous.intent is Intent.COVERAGE and not query.relations


def how_long_fault(reading: Reading) -> Query:
    """How long the camera had a fault in the time that was asked about."""
    reading.take(Grammar.THEM, Grammar.THAT)
    query, previous = reading.query, before(reading)
    return replace(
        query,
        subject=Subject.EVENTS,
        events=OF_CAMERAS,
        time=query.time if query.time != TimeFilter() else previous.time,
        scope=merged_scope(query, previous),
    )


def asked_again(reading: Reading) -> Query:
    """The question before with another interrogative."""
    previous = before(reading)
    count = previous.count if previous.at_once else None
    is_of_absence = is_absence(previous) and reading.query.intent in {Intent.HOW_LONG, Intent.WHEN}
    asked: dict[str, object] = {
        "intent": reading.query.intent,
        "attributes": (),
        "count": count,
        "is_negated": is_of_absence,
        "asks_whether": False,
    }
    if previous.compared and reading.context.referred:  # of the one that was picked
        people = numbered(PeopleFilter(), reading.context.referred[:1])
        asked |= {"compared": (), "order": None, "people": people, "subject": Subject.PEOPLE}
    if reading.has(Ask.WHO) or any(counts_people(each) for each in reading.terms):
        asked["subject"] = Subject.PEOPLE
    if counts_occasions(reading) and previous.events:
        asked["subject"] = Subject.EVENTS
    if reading.query.intent is Intent.HOW_LONG and set(previous.events) <= {*AT_START, *AT_END}:
        done = tuple(dict.fromkeys([*previous.people.doing, *previous.events]))
        asked |= {"events": (), "people": replace(previous.people, doing=done), "subject": Subject.PEOPLE}
    return renewed(reading, previous, **asked)


def events_again(query: Query, previous: Query) -> tuple[EventType, ...]:
    """The events that are said now: coming in, after a question about a place, is coming there."""
    is_coming = bool(query.events) and set(query.events) <= {*AT_START}
    is_there = is_coming and query.place == PlaceFilter() and bool(previous.place.zones)
    return previous.events if is_there and set(previous.events) <= set(PLACES) else query.events


def kept_events(previous: Query, people: PeopleFilter) -> tuple[EventType, ...]:
    return tuple(each for each in previous.events if each not in people.not_doing)
