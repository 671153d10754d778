"""How long the picture was missing, and when, after it was asked whether it was: `for how long?`."""

from domain.query.deeds import OF_CAMERAS
from domain.query.query import Intent, Query, Subject, Whether
from domain.understanding.follow_ups.told_before import before, renewed
from domain.understanding.lexicon.korean_words import NOT_SEEN, SO_KO
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

SILENT = (
    Grammar.THAT, Grammar.BEGIN, Grammar.FROM, Grammar.TO, Grammar.AFTER, Grammar.BEFORE, Ask.WHEN
)  # fmt: skip
"""Words that say no more than when it was."""


def asks_of_gap(reading: Reading) -> bool:
    """Whether a time or a length is asked for after the coverage, and nothing is said that it is of.

    After `was all of it recorded?` it must be said that something was missing, or began: a bare `how long is
    it?` may be asked of the recording.
    """
    query, previous = reading.query, reading.context.previous
    if previous is None or previous.intent is not Intent.COVERAGE or query.is_end or query.is_negated:
        return False
    is_gap = previous.whether in (Whether.GAPS, Whether.FAULTY) or any(
        is_gap_word(each) or each.text.startswith(SO_KO) for each in reading.terms
    )
    is_asked = query.intent in {Intent.WHEN, Intent.HOW_LONG}
    return is_gap and is_asked and all(is_silent(each) for each in reading.terms)


def is_gap_word(term: Term) -> bool:
    """Whether a word says that something was missing, or began."""
    is_missing = term.of(EventMeaning) is not None and term.text.replace(" ", "").startswith(NOT_SEEN)
    return is_missing or term.has(Grammar.BEGIN)


def is_silent(term: Term) -> bool:
    """Whether a word may stand in such a question and says no more."""
    return is_gap_word(term) or term.has(Grammar.FILLER, Grammar.ENDED, Noun.TIME, Ask.HOW_LONG, *SILENT)


def of_gap(reading: Reading) -> Query:
    """When the camera showed nothing, or how long."""
    is_end = reading.take(Grammar.ENDED)
    events = [at for at, each in enumerate(reading.terms) if each.of(EventMeaning)]
    reading.use(*events)
    reading.take(*SILENT)
    return renewed(
        reading,
        before(reading),
        intent=reading.query.intent,
        events=OF_CAMERAS,
        whether=None,
        subject=Subject.EVENTS,
        is_end=is_end,
    )
