"""Whoever was told of, compared with somebody who is named: `is that longer than the first one?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import numbered
from domain.query.filters import PeopleFilter, PlaceFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.comparing.compared_orders import ORDERS, lasting
from domain.understanding.comparing.compared_pairs import is_longer_than
from domain.understanding.follow_ups.told_before import before
from domain.understanding.lexicon.differences import BY_HOW_MUCH
from domain.understanding.lexicon.single import SHORTER_THAN
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar


def compares_with_told(reading: Reading) -> bool:
    """Whether a length is compared with that of somebody, and the other one is whom the answer told of."""
    query, previous = reading.query, reading.context.previous
    is_named = query.names_somebody and not query.compared
    return previous is not None and is_named and bool(comparing_words(reading))


def comparing_words(reading: Reading) -> list[int]:
    """The free words for longer or shorter than: `longer than`, Korean `boda (...) deo orae`."""
    free = [at for at in range(len(reading.terms)) if at not in reading.used]
    apart = [at for at in free if reading.terms[at].has(Grammar.LONGER, Grammar.SHORTER)]
    than = [at for at in free if reading.terms[at].is_korean and reading.terms[at].has(Grammar.THAN)]
    parts = {*than, *apart} if than and apart else set()
    return sorted({at for at in free if is_longer_than(reading.terms[at])} | parts)


def is_shorter_than(term: Term) -> bool:
    return term.text.lower().startswith(SHORTER_THAN) or term.has(Grammar.SHORTER)


def compared_with_told(reading: Reading) -> Query:
    """The comparison of both, by the length of what was asked about before, or of their stays."""
    query, words = reading.query, comparing_words(reading)
    is_shorter = any(is_shorter_than(reading.terms[at]) for at in words)
    reading.use(*words, *reading.all(Grammar.THEM, Grammar.THAT, Grammar.STAY, Grammar.BE, Grammar.ONE))
    place = query.place if query.place != PlaceFilter() else before(reading).place
    events = lasting(query.events or before(reading).events)
    events = events or ((EventType.ZONE_DWELL,) if place.zones else ())
    sides = tuple(replace(as_side(each, events), place=place) for each in (told(reading), query))
    is_difference = BY_HOW_MUCH.search(query.text) is not None
    return replace(
        query,
        intent=Intent.COMPARE,
        subject=Subject.PEOPLE,
        people=PeopleFilter(),
        events=(),
        compared=sides,
        order=ORDERS[Grammar.SHORTER if is_shorter else Grammar.LONGER],
        asks_whether=not is_difference,
        by_how_much=is_difference,
    )


def told(reading: Reading) -> Query:
    """Of whom the answer before told: by number where it was one person, else as they were asked for."""
    previous, referred = before(reading), reading.context.referred
    if len(referred) != 1:
        return previous
    return replace(previous, people=numbered(PeopleFilter(), referred), events=(), order=None, relations=())


def as_side(query: Query, events: tuple[EventType, ...]) -> Query:
    """One of two who are compared."""
    return replace(query, intent=Intent.COMPARE, subject=Subject.PEOPLE, events=events, length=None)
