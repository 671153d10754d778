"""English words for how long something lasts: `how long did it go on?`, `how long does the video run?`."""

from domain.events.types import EventType
from domain.understanding.lexicon.english_words import GO_ON, LASTING
from domain.understanding.words.terms import Neighbours, Term, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PEOPLE = (Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Ask.WHO)
"""Words for somebody, who runs as recordings do."""


def is_lasting(terms: list[Term], at: int) -> bool:
    """Whether `last` is a verb: `how long did it last?`, `whose visit lasted longer?`."""
    text, is_end = terms[at].text.lower(), at == len(terms) - 1
    return text in LASTING or (text == "last" and is_end and asks_how_long(terms))


def asks_how_long(terms: list[Term]) -> bool:
    return any(each.has(Ask.HOW_LONG) for each in terms)


def is_going_on(terms: list[Term], at: int) -> bool:
    """Whether `go` is that of `go on`, where a length is asked for: `how long did the loitering go on?`."""
    follows = [each.text.lower() for each in terms[at + 1 : at + 3]]
    is_end = follows[1:] in ([], ["for"]) or term_at(terms, at + 2).has(Grammar.COMMA)
    is_said = terms[at].text.lower() in GO_ON and follows[:1] == ["on"]
    return is_said and is_end and asks_how_long(terms)


def is_running_time(terms: list[Term], at: int) -> bool:
    """Whether a recording runs for so long, and nobody: `how long does the footage run?`."""
    is_of_people = any(each.has(*PEOPLE) for each in terms)
    is_of_recording = any(each.has(Noun.RECORDING) or each.text.lower() == "it" for each in terms[:at])
    is_said = terms[at].means(EventType.RUNNING) and not terms[at].is_korean
    return is_said and is_of_recording and asks_how_long(terms) and not is_of_people


LASTS: Neighbours = (
    (is_lasting, Grammar.FILLER),
    (is_going_on, Grammar.FILLER),
    (is_running_time, Grammar.FILLER),
)
"""What these words mean beside some others."""
