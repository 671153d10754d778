"""The two sides of a lag: what one of them leaves out, and what is over before the other begins."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import OF_ALL_IN_THEM, OF_CAMERAS
from domain.understanding.lexicon.english_words import LASTING_NOUNS
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term

LASTING = {*OF_CAMERAS, *OF_ALL_IN_THEM, EventType.LOITERING}
"""What is over before something comes after it, where a noun is for it."""


def names_lasting(reading: Reading) -> bool:
    """Whether a noun is for something that lasts, which is over before what comes after it: a blackout."""
    said = [(each, event) for each in reading.terms if (event := each.of(EventMeaning))]
    nouns = [event.types for each, event in said if event.is_noun or last_word(each) in LASTING_NOUNS]
    return bool(nouns) and all(set(types) <= LASTING for types in nouns)


def share_deed(first: Reading, second: Reading) -> None:
    """`Between the first and the second person leaving`: what is said of one of two is said of both."""
    for bare, other in ((first, second), (second, first)):
        nth, order = bare.query.order, other.query.order
        if nth is not None and order is not None and not bare.query.events and other.query.events:
            nth = replace(order, nth=nth.nth, is_descending=nth.is_descending)
            bare.change(events=other.query.events, place=other.query.place, order=nth)


def last_word(term: Term) -> str:
    return term.text.lower().split()[-1]
