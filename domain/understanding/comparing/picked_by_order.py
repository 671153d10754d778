"""The later or the longer of some: `the later of the red tops`, `the earlier of the two`."""

from dataclasses import replace

from domain.query.filters import END_S
from domain.query.query import Intent, Order
from domain.understanding.comparing.compared_orders import ORDERS
from domain.understanding.lexicon.english_words import OF_ALL
from domain.understanding.words.meanings import NumberMeaning, StretchMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PICKING = (Grammar.EARLIER, Grammar.LATER)
"""Words for one of two that say which of them came when."""
PICKED = frozenset({Intent.DESCRIBE, Intent.WHICH, Intent.WHERE})
"""What may be asked of the last one."""
ARTICLES = frozenset({"the"})
"""Words before it."""


def read_picked(reading: Reading) -> None:
    """Read `the later of the red tops` as an order of those who fit."""
    for at in list(reading.all(*PICKING)):
        is_of = reading.term(at + 1).text.lower() in OF_ALL
        is_known = reading.term(at - 1).text.lower() in ARTICLES
        if is_of and is_known and reading.query.order is None:
            word = next(each for each in PICKING if reading.terms[at].has(each))
            reading.use(at, *numbers_behind(reading, at))
            reading.change(order=replace(ORDERS[word], of_people=True))


def numbers_behind(reading: Reading, at: int) -> list[int]:
    """The number in `the later of the two`, which says no more."""
    behind = reading.step(at, 1)
    return [behind] if reading.term(behind).of(NumberMeaning) is not None else []


def longer_of_several(reading: Reading) -> int | None:
    """`Which of the people in red stayed longer?`: whoever did longest."""
    at = reading.find(Grammar.LONGER, Grammar.SHORTER)
    is_of = any(
        each.text.lower() == "of" and reading.term(reading.step(of, 1)).has(Noun.PERSON)
        for of, each in enumerate(reading.terms)
    )
    is_one = reading.has(Grammar.THAN, Grammar.OR, Grammar.AND) or not reading.has(Ask.WHICH, Ask.WHO)
    return at if is_of and not is_one else None


def read_at_end(reading: Reading) -> None:
    """`Someone ran at the end, what did they wear?`: nobody knows how long the end is; the last is meant."""
    query = reading.query
    for at, part in list(reading.free(StretchMeaning)):
        is_end = part.last_s == END_S and not reading.terms[at].is_korean
        if is_end and query.order is None and query.intent in PICKED and query.events:
            reading.use(at)
            reading.change(order=Order(is_descending=True))
