"""The two sides of a lag: what one of them leaves out, and what is over before the other begins."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.deeds import OF_ALL_IN_THEM, OF_CAMERAS
from domain.query.query import Intent, Query, Subject
from domain.understanding.lexicon.english_words import LASTING_NOUNS
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Grammar, Noun

LASTING = {*OF_CAMERAS, *OF_ALL_IN_THEM, EventType.LOITERING}
"""What is over before something comes after it, where a noun is for it."""

ING = "ing"
"""How a participle ends."""
HELP = ("help", "assistance", "aid", "ambulance")
"""How words begin for whoever comes to help."""


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


def leaves_out_who(reading: Reading, cause: Reading, effect: Reading) -> bool:
    """Whether one person did both: `how long after getting up did the person leave?`.

    A participle without a subject has that of the sentence, where that is not somebody else.
    """
    begins = cause.terms[0] if cause.terms else NO_TERM
    event = begins.of(EventMeaning)
    is_bare = any(each.endswith(ING) for each in (begins.text.lower().split() or [""])[:1])
    is_deed = begins.has(Grammar.GOT_UP) or (
        event is not None and all(each.kind.subject is About.PERSON for each in event.types)
    )
    is_named = cause.query.people.is_particular or cause.query.order is not None
    is_other = is_of_another(effect) or reading.has(Grammar.OTHER, Grammar.FIRST)
    return is_bare and is_deed and not (is_named or is_other)


def is_of_another(effect: Reading) -> bool:
    """Whether somebody else is named by no more than that: `somebody`, `the next one`, `help`."""
    is_help = any(each.text.lower().startswith(HELP) for each in effect.terms)
    is_nth = effect.query.order is not None
    return is_help or is_nth or effect.has(Noun.SOMEBODY, Grammar.OTHER, Grammar.NEXT)


def of_the_same_person(cause: Query, effect: Query) -> tuple[Query, Query]:
    """Both as done by whoever is named in one of them, else by somebody who did both."""
    if effect.people.is_particular:
        return replace(cause, subject=Subject.PEOPLE, people=effect.people), effect
    who = replace(cause, intent=Intent.WHICH, subject=Subject.PEOPLE, at_end=False)
    return cause, replace(effect, subject=Subject.PEOPLE, meant=effect.meant or who)


def last_word(term: Term) -> str:
    return term.text.lower().split()[-1]
