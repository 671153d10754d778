"""Which of three or more who are named by their clothes: `who stayed longest, blue, yellow or white?`."""

from collections.abc import Iterator
from dataclasses import replace

from domain.query.query import Intent, Order, OrderBy, Query, Subject
from domain.understanding.comparing.comparing import stay_of
from domain.understanding.lexicon.single import AMONG
from domain.understanding.words.meanings import ColourMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

SEVERAL = 3
"""So many are no pair."""
SUPERLATIVES = {
    Grammar.LONGER: Grammar.LONGEST,
    Grammar.LONG: Grammar.LONGEST,
    Grammar.SHORTER: Grammar.SHORTEST,
    Grammar.EARLIER: Grammar.FIRST,
    Grammar.LATER: Grammar.LAST,
    Grammar.LATE: Grammar.LAST,
}
"""What words that compare two say of several."""
JOINS = (
    *(Grammar.COMMA, Grammar.OR, Grammar.AND, Grammar.FILLER, Grammar.ONE, Grammar.AT),
    *(Grammar.TOPIC, Grammar.WEAR),
)
"""Words between those who are named, and around them."""
NEGATED = (Grammar.NOT, Grammar.WITHOUT)
Named = tuple[int, int | None]
"""The indices of a colour, and of what is of it."""


def read_one_of_several(reading: Reading) -> bool:
    """Read a question which of several in some clothes was first, or stayed longest; whether it is one."""
    row, named = row_of(reading)
    if len(named) < SEVERAL or not is_choice(reading, row, named) or reading.has(*NEGATED):
        return False
    outside = [at for at in range(len(reading.terms)) if at not in row]
    counted = list(counts(reading, outside, len(named)))
    outside = [at for at in outside if at not in counted]
    base = reading.nested([superlative(reading.terms[at]) for at in outside])
    order = base.query.order
    if (
        order is None
        or (order.nth, order.limit) != (1, 1)
        or base.query.compared
        or base.query.people.clothes
    ):
        return False
    sides = [reading.nested([reading.terms[at] for at in each if at is not None]) for each in named]
    reading.use(*row, *counted, *(outside[at] for at in base.used))
    reading.leftover += base.leftover
    reading.unseen += base.unseen
    reading.problems += base.problems
    queries = [side_of(base.query, side.query) for side in sides]
    is_length = order.by is OrderBy.LENGTH
    reading.query = replace(
        base.query,
        intent=Intent.COMPARE,
        subject=Subject.PEOPLE,
        compared=tuple(map(stay_of, queries) if is_length else queries),
        order=Order(OrderBy.LENGTH if is_length else OrderBy.START, is_descending=order.is_descending),
    )
    return True


def side_of(base: Query, side: Query) -> Query:
    """One of those who are named, of whom the same is asked."""
    people = replace(base.people, clothes=side.people.clothes)
    return replace(base, intent=Intent.COMPARE, subject=Subject.PEOPLE, people=people, order=None)


def row_of(reading: Reading) -> tuple[set[int], list[Named]]:
    """The indices of a row of colours with what joins them, and the colours with their garments."""
    row, named = set[int](), list[Named]()
    for at, term in enumerate(reading.terms):
        if term.of(ColourMeaning) is not None:
            named.append((at, None))
        elif term.of(GarmentMeaning) is not None and named and named[-1][0] == at - 1:
            named[-1] = (at - 1, at)
        elif not joins(term):
            if len(named) >= SEVERAL:
                break
            row, named = set(), []
            continue
        row.add(at)
    own = [garment for _, garment in named if garment is not None]
    shared = own[0] if len(own) == 1 and own[0] == named[-1][1] else None
    return row, [(colour, garment if garment is not None else shared) for colour, garment in named]


def is_choice(reading: Reading, row: set[int], named: list[Named]) -> bool:
    """Whether those who are named are several people: not `in a red top, blue trousers and a white hat`."""
    parts = [garment_of(reading, each) for each in named]
    words = [reading.terms[at] for at in row]
    ones = [each for each in words if each.has(Grammar.ONE)]
    is_picked = any(each.has(Grammar.OR) or each.text in AMONG for each in words)
    return is_picked or len(ones) >= SEVERAL or len(set(parts)) == 1


def joins(term: Term) -> bool:
    """Whether a term may stand in a row of names, before its first or behind its last."""
    return term.has(*JOINS, Noun.PERSON) or term.text in AMONG


def garment_of(reading: Reading, named: Named) -> object:
    garment = reading.terms[named[1]].of(GarmentMeaning) if named[1] is not None else None
    return garment.part if garment is not None else None


def counts(reading: Reading, outside: list[int], number: int) -> Iterator[int]:
    """How many are named, said beside them: `which of the three`, Korean `ses jung`."""
    for at in outside:
        said = reading.terms[at].of(NumberMeaning)
        if said is not None and said.value == number:
            yield at
            yield from (each for each in (at - 2, at - 1, at + 1) if is_of_count(reading.term(each)))


def is_of_count(term: Term) -> bool:
    is_word = term.has(Noun.PERSON, Grammar.COUNTER, Grammar.THEM, Grammar.AMONG) or term.text in AMONG
    return (is_word and not term.has(Ask.WHO)) or term.text.lower() in {"of", "the", "out of"}


def superlative(term: Term) -> Term:
    """A word that compares two as it is said of several: `longer` as `longest`."""
    found = next((of_several for of_two, of_several in SUPERLATIVES.items() if term.has(of_two)), None)
    return replace(term, meanings=(found,)) if found is not None else term
