"""Those who did not do what was asked about: `how many left?`, `who stayed?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import merged_scope
from domain.query.deeds import AT_END, PLACES
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Query, Subject
from domain.understanding.follow_ups.told_before import before
from domain.understanding.lexicon.back_references import THERE_KO
from domain.understanding.lexicon.single import GONE
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ASKED = (Ask.WHO, Noun.PERSON, Noun.SOMEBODY, Ask.HOW_MANY)
"""What asks for people."""


def asks_who_did_not(reading: Reading) -> bool:
    """`And who did not (go there)?`, Korean `an gan saram-eun?` after a question about a place.

    After one for those who left, whoever stayed is who did not: `who stayed?`, `nameun saram-eun?`.
    """
    query, previous = reading.query, reading.context.previous
    if previous is None or not previous.events or query.events or reading.query.place != PlaceFilter():
        return False
    if set(previous.events) <= set(AT_END) and asks_who_stayed(reading):
        return True
    is_at_place = set(previous.events) <= set(PLACES)
    if query.people.not_doing == (EventType.PERSON_ENTER,) and is_at_place:
        return THERE_KO.search(query.text) is not None
    if query.people.not_doing == (EventType.PERSON_EXIT,):
        return is_at_place and any(each.text.startswith(GONE) for each in reading.terms if each.is_korean)
    is_asked = reading.has(Ask.WHO, Noun.PERSON, Noun.SOMEBODY)
    return is_asked and reading.find(Grammar.NOT) is not None and not query.people.not_doing


def asks_who_stayed(reading: Reading) -> bool:
    """Whether it is asked who stayed, and nothing else: no time, no order, nobody who is named."""
    query = reading.query
    named = (query.people.is_particular, query.order, query.relations, query.length, query.compared)
    is_open = not any(named) and query.time == TimeFilter() and not reading.has(Ask.HOW_LONG, Grammar.THEM)
    return is_open and reading.has(*ASKED) and reading.has(Grammar.STAY, Grammar.STILL)


def those_who_did_not(reading: Reading) -> Query:
    reading.take(Grammar.NOT, Grammar.GO, Grammar.WHAT_ABOUT, Grammar.THEN, Grammar.STAY, Grammar.STILL)
    previous = before(reading)
    people = replace(reading.query.people, not_doing=previous.events)
    return replace(
        reading.query,
        subject=Subject.PEOPLE,
        people=people,
        place=previous.place,
        time=previous.time,
        scope=merged_scope(reading.query, previous),
    )
