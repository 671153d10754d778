"""How soon before or after something else: `within ten seconds after the fall`, `within 5 s of the other`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START
from domain.query.query import Query, RelationKind
from domain.understanding.words.meanings import EventMeaning, LengthMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

BOUNDS = (Grammar.WITHIN, Grammar.UNDER, Grammar.AT_MOST)
"""What says that a length is the most that may lie between."""
NEXT_LENGTH = frozenset({"the", "first", "next"})
"""English words before such a length that say the same: `in the ten seconds after the fall`."""
LIMITED = (RelationKind.AFTER, RelationKind.BEFORE, RelationKind.WHILE)
"""Relations that may have a limit; in another one the length is told as not understood."""
OF = "of"
"""The English word behind a length within which something is before or after: `within five seconds of it`."""


def is_near(reading: Reading, at: int) -> bool:
    """Whether a word relates to something before or after it within a length: `within five seconds of`."""
    return reading.terms[at].text.lower() == OF and bool(limit_words(reading, at))


def with_limit(reading: Reading, at: int, kind: RelationKind, related: Query) -> Query:
    """What the word at an index relates to, and within which time of it, where that is said."""
    words = limit_words(reading, at) if kind in LIMITED else []
    length = next((found for each in words if (found := reading.terms[each].of(LengthMeaning))), None)
    if length is None:
        return related
    reading.use(*words)
    events = related.events or (asked_of_both(reading) if related.people.is_particular else ())
    return replace(related, events=events, within_s=length.seconds)


def limit_words(reading: Reading, at: int) -> list[int]:
    """The indices of a length that bounds the time before or after something; none if there is none."""
    is_korean = reading.terms[at].is_korean
    length, bound = (at + 1, at + 2) if is_korean else (at - 1, at - 2)
    is_bound = reading.term(bound).has(*BOUNDS)
    is_bound = is_bound or (not is_korean and reading.term(bound).text.lower() in NEXT_LENGTH)
    is_length = length not in reading.used and reading.term(length).of(LengthMeaning) is not None
    return [length, bound] if is_length and is_bound else []


def asked_of_both(reading: Reading) -> tuple[EventType, ...]:
    """What is said of one and meant of the other, too: `did red leave within five seconds of blue?`."""
    asked = [set(event.types) for _, event in reading.free(EventMeaning)]
    if any(types <= set(AT_END) for types in asked):
        return (EventType.PERSON_EXIT,)
    return (EventType.PERSON_ENTER,) if any(types <= set(AT_START) for types in asked) else ()
