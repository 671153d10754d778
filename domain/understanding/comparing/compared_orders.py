"""By what two are compared where it is no count: which was first, which took longer."""

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START
from domain.query.query import Order, OrderBy
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun

ORDERS = {
    Grammar.LONGER: Order(OrderBy.LENGTH, is_descending=True),
    Grammar.LONG: Order(OrderBy.LENGTH, is_descending=True),
    Grammar.SHORTER: Order(OrderBy.LENGTH),
    Grammar.EARLIER: Order(OrderBy.START),
    Grammar.FIRST: Order(OrderBy.START),
    Grammar.LATER: Order(OrderBy.START, is_descending=True),
    Grammar.LATE: Order(OrderBy.START, is_descending=True),
    Grammar.LAST: Order(OrderBy.START, is_descending=True),
}
"""By what is compared where it is no count."""


def order_of(reading: Reading, at: int) -> Order | None:
    """What is compared where it is no count: a length, or when it began."""
    word = reading.terms[at]
    if reading.term(at + 1).has(Noun.TIME) and word.has(Grammar.MORE, Grammar.LESS):
        reading.use(at + 1)
        return ORDERS[Grammar.LONGER if word.has(Grammar.MORE) else Grammar.SHORTER]
    order = next((ORDERS[each] for each in ORDERS if word.has(each)), None)
    if order is None and word.has(Grammar.UNDER):
        return ORDERS[Grammar.SHORTER]
    return order or (ORDERS[Grammar.LONGER] if word.has(Grammar.OVER) else None)


def lasting(types: tuple[EventType, ...]) -> tuple[EventType, ...]:
    """What takes time: of who came, or left, it is their stay that was longer."""
    return () if set(types) <= {*AT_START, *AT_END} else types
