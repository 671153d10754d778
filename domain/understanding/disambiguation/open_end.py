"""`From 1:00 to the end`, `30 cho-buteo kkeut-kkaji`: open anyway, and not the last seconds."""

from domain.understanding.lexicon.korean_words import (
    LAST_KO,
    UP_TO_KO,
)
from domain.understanding.lexicon.single import (
    UNTIL_END,
)
from domain.understanding.words.meanings import ClockMeaning, UnitMeaning
from domain.understanding.words.terms import Term, term_at
from domain.understanding.words.word_kinds import Grammar

NEAR = 3
"""Terms before the end in which its beginning stands: `from`, a number and its unit, or behind them."""


def is_open_end(terms: list[Term], at: int) -> bool:
    """Whether a word for the end stands behind the time from which something is asked."""
    said, behind = terms[at], term_at(terms, at + 1)
    is_last = said.text in LAST_KO and behind.text == UP_TO_KO
    return (is_last or said.text.lower().startswith(UNTIL_END)) and follows_beginning(terms, at)


def is_of_open_end(terms: list[Term], at: int) -> bool:
    """Whether a Korean particle belongs to such an end: `majimak-kkaji`."""
    return terms[at].text == UP_TO_KO and at > 0 and is_open_end(terms, at - 1)


def follows_beginning(terms: list[Term], at: int) -> bool:
    """Whether a time stands before an index, and a word that something begins there."""
    before = terms[max(0, at - NEAR) : at]
    is_time = any(each.of(UnitMeaning) or each.of(ClockMeaning) for each in before)
    return is_time and any(each.has(Grammar.FROM, Grammar.AFTER) for each in before)
