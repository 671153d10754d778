"""The two of a comparison, compared by something else: `and who of the two left first?`."""

from dataclasses import replace

from domain.query.query import Order, Query, Scope
from domain.understanding.comparing.compared_orders import ORDERS
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar


def compares_again(reading: Reading) -> bool:
    """Whether those of the comparison before are compared anew: `and who of the two left first?`."""
    previous = reading.context.previous
    if previous is None or not previous.compared or reading.query.compared:
        return False
    others = reading.query.people.is_particular or reading.query.labels or reading.query.scope != Scope()
    return (
        comparing_order(reading) is not None and not others and reading.has(Ask.WHO, Ask.WHICH, Grammar.TOPIC)
    )


def comparing_order(reading: Reading) -> Order | None:
    """What the words of a question compare by, where they do."""
    return next((ORDERS[each] for each in ORDERS if reading.has(each)), None)


def compared_again(reading: Reading) -> Query:
    """The comparison before by what is asked now, of what is named now."""
    previous, query = reading.context.previous or reading.query, reading.query
    two = [at for at, number in reading.free(NumberMeaning) if number.value == len(previous.compared)]
    reading.use(*two, *reading.all(*ORDERS, Grammar.THEM, Grammar.STAY, Grammar.ONE))
    sides = tuple(replace(each, events=query.events, order=None) for each in previous.compared)
    return replace(
        previous,
        text=query.text,
        language=query.language,
        events=query.events,
        compared=sides,
        order=comparing_order(reading),
        asks_whether=False,
        is_negated=False,
        taken=(),
    )
