"""Which of the two that were there: `which of the two stayed longer?`, with nobody named before."""

from domain.query.query import Intent
from domain.understanding.comparing.compared_orders import ORDERS
from domain.understanding.lexicon.single import AMONG
from domain.understanding.who.stated import stated_number
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""Of so many one is picked by a comparison, as of more by the longest or the first."""


def read_of_two(reading: Reading) -> None:
    """Read a comparison of two who are not named as the order that picks one of them."""
    query = reading.query
    found = next(((each, at) for each in ORDERS if (at := reading.find(each)) is not None), None)
    pair = [
        at for at, number in reading.free(NumberMeaning) if number.value == PAIR and is_of_all(reading, at)
    ]
    stated = stated_number(reading)
    if stated is not None:
        reading.use(stated)
        pair = [stated]
    told = len(reading.context.referred) if reading.context.previous is not None and not stated else 0
    if pair and not told and found is None and query.order is not None and reading.terms[pair[0]].is_korean:
        reading.use(pair[0], *(each for each in (pair[0] + 1, pair[0] + 2) if is_silent(reading, each)))
    if found is None or not pair or told not in (0, PAIR) or query.order is not None:
        return
    word, at = found
    behind = [each for each in (pair[0] + 1, pair[0] + 2) if is_silent(reading, each)]
    reading.use(at, *([] if told else [pair[0], *behind]), *reading.all(Grammar.STAY))
    reading.change(order=ORDERS[word], intent=Intent.WHICH)


def is_of_all(reading: Reading, at: int) -> bool:
    """Whether a number is said of all that there were: `of the two`, Korean `dul jung-e`."""
    if reading.terms[at].is_korean:
        return any(reading.term(each).text in AMONG for each in (at + 1, at + 2))
    before = {each.text.lower() for each in reading.terms[max(0, at - 2) : at]}
    return "of" in before and reading.has(Ask.WHICH, Ask.WHO)


def is_silent(reading: Reading, at: int) -> bool:
    return reading.term(at).text in AMONG or reading.term(at).has(Grammar.COUNTER, Noun.PERSON, Grammar.THEM)
