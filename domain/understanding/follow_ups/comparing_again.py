"""The two of a comparison, compared by something else: `and who of the two left first?`."""

from dataclasses import replace

from domain.query.query import Order, OrderBy, Query, Scope
from domain.understanding.comparing.compared_orders import ORDERS
from domain.understanding.follow_ups.told_before import before, renewed
from domain.understanding.lexicon.differences import BY_HOW_MUCH, DIFFERENCE
from domain.understanding.words.meanings import NumberMeaning, UnitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ASKING = (Ask.HOW_MANY, Ask.HOW_LONG, Ask.HOW, Grammar.MORE, Grammar.THEM, Grammar.STAY, Noun.TIME)
"""Words with which a difference is asked for."""
TWO = 2
"""Of those that were compared."""


def compares_again(reading: Reading) -> bool:
    """Whether those of the comparison before are compared anew: `and who of the two left first?`."""
    if asks_difference(reading):
        return True
    previous = reading.context.previous
    if previous is None or not previous.compared or reading.query.compared:
        return False
    others = reading.query.people.is_particular or reading.query.labels or reading.query.scope != Scope()
    return (
        comparing_order(reading) is not None and not others and reading.has(Ask.WHO, Ask.WHICH, Grammar.TOPIC)
    )


def asks_difference(reading: Reading) -> bool:
    """Whether the difference of the two lengths before is asked for: `by how many seconds?`."""
    previous = reading.context.previous
    if previous is None or not previous.compared or previous.order is None:
        return False
    others = reading.query.people.is_particular or reading.query.compared or reading.query.events
    is_asked = BY_HOW_MUCH.search(reading.query.text) is not None
    return previous.order.by is OrderBy.LENGTH and not others and is_asked


def difference_told(reading: Reading) -> Query:
    """The comparison before, with its difference."""
    previous = before(reading)
    reading.use(*(at for at, each in enumerate(reading.terms) if is_of_difference(each)))
    return renewed(reading, previous, by_how_much=True, asks_whether=False)


def is_of_difference(term: Term) -> bool:
    """Whether a word only asks for a difference: `seconds`, `longer`, Korean `chai`, `the two`."""
    number = term.of(NumberMeaning)
    is_two = number is not None and number.value == TWO
    is_unit = term.of(UnitMeaning) is not None or term.text.lower().startswith(DIFFERENCE)
    return is_two or is_unit or term.has(*ORDERS, *ASKING)


def comparing_order(reading: Reading) -> Order | None:
    """What the words of a question compare by, where they do."""
    return next((ORDERS[each] for each in ORDERS if reading.has(each)), None)


def compared_again(reading: Reading) -> Query:
    """The comparison before by what is asked now, of what is named now."""
    if asks_difference(reading):
        return difference_told(reading)
    previous, query = before(reading), reading.query
    two = [at for at, number in reading.free(NumberMeaning) if number.value == len(previous.compared)]
    reading.use(*two, *reading.all(*ORDERS, Grammar.THEM, Grammar.STAY, Grammar.ONE))
    sides = tuple(replace(each, events=query.events, order=None) for each in previous.compared)
    return renewed(
        reading,
        previous,
        events=query.events,
        compared=sides,
        order=comparing_order(reading),
        asks_whether=False,
        is_negated=False,
    )
