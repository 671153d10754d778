"""What the question before was about, counted elsewhere, or how long it was: `and yesterday, how many?`."""

from dataclasses import replace

from domain.query.completing import merged_scope
from domain.query.deeds import OF_CAMERAS
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Intent, Query, Scope, Subject
from domain.understanding.follow_ups.told_before import before, renewed
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar


def counts_elsewhere(reading: Reading) -> bool:
    """Whether `and` asks for a number at another time or place, of what was asked about before."""
    query, terms = reading.query, reading.terms
    opens = bool(terms) and terms[0].has(Grammar.WHAT_ABOUT)
    named = (query.events, query.people.is_particular, query.relations, query.labels, query.compared)
    is_elsewhere = query.time != TimeFilter() or query.place != PlaceFilter() or query.scope != Scope()
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
        place=query.place if query.place != PlaceFilter() else previous.place,
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
