"""Comparisons: which of two has more, stayed longer, or was first."""

from dataclasses import replace

from domain.query.meanings import (
    Ask,
    ColourMeaning,
    DayMeaning,
    EventMeaning,
    GarmentMeaning,
    Grammar,
    Meaning,
    NameMeaning,
    Noun,
    NumberMeaning,
    PartOfDayMeaning,
    SideMeaning,
    ThingMeaning,
    TraitMeaning,
)
from domain.query.query import Intent, Order, OrderBy
from domain.query.reading import Reading
from domain.query.terms import Term

KINDS: tuple[type[Meaning], ...] = (
    SideMeaning,
    NumberMeaning,
    EventMeaning,
    ColourMeaning,
    TraitMeaning,
    ThingMeaning,
    NameMeaning,
    DayMeaning,
    PartOfDayMeaning,
)
"""What may be compared: two terms with meanings of one of these kinds."""
WORDS = (Grammar.MORE, Grammar.LESS, Grammar.LONGER, Grammar.SHORTER, Grammar.EARLIER, Grammar.LATER)
"""Words that compare."""
ORDERS = {
    Grammar.LONGER: Order(OrderBy.LENGTH, is_descending=True),
    Grammar.SHORTER: Order(OrderBy.LENGTH),
    Grammar.EARLIER: Order(OrderBy.START),
    Grammar.FIRST: Order(OrderBy.START),
    Grammar.LATER: Order(OrderBy.START, is_descending=True),
    Grammar.LAST: Order(OrderBy.START, is_descending=True),
}
"""By what is compared where it is no count."""
JOINS = (Grammar.AND, Grammar.OR, Grammar.THAN, Grammar.COMMA, Grammar.OVER)


def read_comparison(reading: Reading) -> bool:
    """Read a question that compares two things; whether it is one."""
    word = comparing_word(reading)
    pair = find_pair(reading) if word is not None else None
    if word is None or pair is None:
        return False
    outside = [
        at for at in range(len(reading.terms)) if at not in {*pair, word} and not is_join(reading, at, pair)
    ]
    sides = [side(reading, sorted([*outside, at])) for at in pair]
    base = reading.nested([reading.terms[at] for at in outside])
    reading.use(*reading.all(Ask.WHO, Ask.WHICH, Ask.WHERE))
    for nested, indices in sides:
        reading.use(*(indices[at] for at in nested.used))
    reading.use(word, *(at for at in range(*pair) if is_join(reading, at, pair)))
    read = sides[0][0]
    reading.leftover += read.leftover
    reading.unseen += [each for nested, _ in sides for each in nested.unseen]
    reading.problems += [each for nested, _ in sides for each in nested.problems]
    queries = tuple(replace(nested.query, intent=Intent.COMPARE) for nested, _ in sides)
    order = next((ORDERS[each] for each in ORDERS if reading.terms[word].has(each)), None)
    order = order or (ORDERS[Grammar.LONGER] if reading.terms[word].has(Grammar.OVER) else None)
    reading.query = replace(base.query, attributes=(), intent=Intent.COMPARE, compared=queries, order=order)
    return True


def side(reading: Reading, indices: list[int]) -> tuple[Reading, list[int]]:
    """Some terms read on their own, and their indices in the question."""
    kept = [at for at in indices if not reading.terms[at].has(Ask.WHO, Ask.WHICH, Ask.WHERE)]
    return reading.nested([reading.terms[at] for at in kept]), kept


def comparing_word(reading: Reading) -> int | None:
    """The index of the word that compares; `first` and `last` do only beside `or`."""
    found = reading.find(*WORDS)
    if found is not None:
        return found
    over = next((at for at in reading.all(Grammar.OVER) if is_longer_than(reading.terms[at])), None)
    if over is not None:
        return over
    return reading.find(Grammar.FIRST, Grammar.LAST) if reading.has(Grammar.OR) else None


def is_longer_than(term: Term) -> bool:
    return term.text.lower().startswith(("longer than", "보다"))


def find_pair(reading: Reading) -> tuple[int, int] | None:
    """The indices of the two terms that are compared."""
    for kind in KINDS:
        found = [
            at
            for at, term in enumerate(reading.terms)
            if at not in reading.used and term.of(kind) is not None
        ]
        for first, last in zip(found, found[1:], strict=False):
            if is_joined(reading, first, last):
                return first, last
    return None


def is_joined(reading: Reading, first: int, last: int) -> bool:
    """Whether two terms are joined as alternatives."""
    between = reading.terms[first + 1 : last]
    joins = [each for each in between if each.has(*JOINS)]
    if not joins or any(each.of(EventMeaning) for each in between):
        return False
    return all(is_passed(each) for each in between) or any(
        each.has(Grammar.OR, Grammar.THAN) for each in joins
    )


def is_passed(term: Term) -> bool:
    garment = term.of(GarmentMeaning) is not None
    return garment or term.has(
        *JOINS, Grammar.FILLER, Grammar.TOPIC, Noun.PERSON, Grammar.NUMBER, Grammar.WEAR, Grammar.FROM
    )


def is_join(reading: Reading, at: int, pair: tuple[int, int]) -> bool:
    """Whether a term only joins the two that are compared, or says that they are two: Korean `jung`."""
    term = reading.terms[at]
    return term.has(Grammar.OR, Grammar.THAN, Grammar.AND, Grammar.COMMA) and pair[0] <= at <= pair[1] + 2
