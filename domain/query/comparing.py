"""Comparisons: which of two has more, stayed longer, or was first."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile

from domain.query.compared_orders import lasting, order_of
from domain.query.compared_terms import BARE, WORDS, in_one_clause, with_stretches
from domain.query.lexicon.single import AMONG, IT_IS, LONGER_THAN, OR_RATHER
from domain.query.meanings import (
    ColourMeaning,
    DayMeaning,
    EventMeaning,
    GarmentMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    OrdinalMeaning,
    PartOfDayMeaning,
    SideMeaning,
    StretchMeaning,
    ThingMeaning,
    TraitMeaning,
)
from domain.query.query import Intent, OrderBy, Query, Scope, Subject
from domain.query.reading import Reading
from domain.query.terms import Term
from domain.query.word_kinds import Ask, Grammar, Noun

KINDS: tuple[type[Meaning], ...] = (
    SideMeaning,
    NumberMeaning,
    OrdinalMeaning,
    EventMeaning,
    ColourMeaning,
    TraitMeaning,
    ThingMeaning,
    NameMeaning,
    DayMeaning,
    PartOfDayMeaning,
    StretchMeaning,
)
"""What may be compared: two terms with meanings of one of these kinds."""
FEWER = (Grammar.LESS, Grammar.FEW)
"""Words that ask for the smaller number."""
MAX_BEHIND = 4
"""Terms behind the second of two in which Korean `than` may stand: `ot`, `ibeun`, `saram`, and itself."""
COPULA = re.compile(IT_IS)
"""How Korean says that something is it."""
EITHER = re.compile(rf"\S{IT_IS},?\s+({OR_RATHER}\s+)?\S+{IT_IS}\W*$")
"""Korean for one or the other, at the end: `1 beon-iya 2 beon-iya`."""
JOINS = (Grammar.AND, Grammar.OR, Grammar.THAN, Grammar.COMMA, Grammar.OVER, Grammar.UNDER)


def read_comparison(reading: Reading) -> bool:
    """Read a question that compares two things; whether it is one."""
    said = reading.terms
    reading.terms = with_stretches(in_one_clause(said))
    word = comparing_word(reading)
    pair = find_pair(reading, word) if word is not None else None
    if word is None or pair is None:
        reading.terms = said
        return False
    outside = [
        at for at in range(len(reading.terms)) if at not in {*pair, word} and not is_join(reading, at, pair)
    ]
    sides = [side(reading, indices) for indices in indices_of_sides(reading, outside, pair)]
    base = reading.nested([reading.terms[at] for at in outside])
    asks_whether = is_claim(reading)
    reading.use(*reading.all(Ask.WHO, Ask.WHICH, Ask.WHERE))
    for nested, indices in sides:
        reading.use(*(indices[at] for at in nested.used))
    reading.use(word, *(at for at in range(len(reading.terms)) if is_join(reading, at, pair)))
    reading.leftover += sides[0][0].leftover
    reading.unseen += [each for nested, _ in sides for each in nested.unseen]
    reading.problems += [each for nested, _ in sides for each in nested.problems]
    subject = subject_of(sides[0][0].query)
    queries = [replace(nested.query, intent=Intent.COMPARE, subject=subject) for nested, _ in sides]
    order = order_of(reading, word)
    if order is not None and order.by is OrderBy.LENGTH:
        queries = [stay_of(reading, each) for each in queries]
    reading.query = replace(
        base.query,
        attributes=(),
        intent=Intent.COMPARE,
        subject=subject,
        compared=tuple(reversed(queries) if is_reversed(reading, pair[0]) else queries),
        order=order,
        scope=scope_of(queries),
        asks_whether=asks_whether,
        is_negated=order is None and reading.terms[word].has(*FEWER),
    )
    return True


def stay_of(reading: Reading, query: Query) -> Query:
    """One side of a comparison of lengths: of what they did, or of the stay of whoever did it."""
    if query.events and reading.has(Grammar.STAY, Grammar.BE) and query.subject is Subject.PEOPLE:
        done = tuple(each for each in query.events if lasting((each,)))
        people = replace(query.people, doing=tuple(dict.fromkeys([*query.people.doing, *done])))
        return replace(query, events=(), people=people)
    return replace(query, events=lasting(query.events))


def is_claim(reading: Reading) -> bool:
    """Whether yes or no is asked for: `did more come in than leave?`, not `who stayed longer?`."""
    is_open = reading.has(
        Ask.WHO, Ask.WHICH, Ask.WHERE, Ask.WHEN, Ask.WHAT, Ask.HOW_MANY, Ask.FIND, Grammar.OR
    )
    return reading.has(Grammar.THAN, Grammar.OVER, Grammar.UNDER) and not is_open


def is_reversed(reading: Reading, first: int) -> bool:
    """Whether Korean `than` stands with the first of the two: the second is the one that is claimed of."""
    behind = reading.terms[first + 1 : first + 1 + MAX_BEHIND]
    until = next((at for at, term in enumerate(behind) if find_kind(term)), len(behind))
    return any(each.is_korean and (each.has(Grammar.THAN) or is_longer_than(each)) for each in behind[:until])


def find_kind(term: Term) -> bool:
    return any(term.of(kind) is not None for kind in KINDS)


def scope_of(queries: list[Query]) -> Scope:
    """All recordings of either side: of two sites, all there are."""
    first, last = (each.scope for each in queries)
    if first == last:
        return first
    if Scope() in (first, last) or first.site != last.site:
        return Scope(is_all=True)
    return replace(first, cameras=tuple(dict.fromkeys([*first.cameras, *last.cameras])))


def subject_of(query: Query) -> Subject:
    """People, where nothing else is named that there may be more of."""
    is_of_events = bool(query.events or query.labels or query.incidents_only)
    return query.subject if is_of_events or query.subject is not Subject.EVENTS else Subject.PEOPLE


def indices_of_sides(reading: Reading, outside: list[int], pair: tuple[int, int]) -> Iterator[list[int]]:
    """The terms of each side: one of the two where the first of them stands, with the words that go with it.

    These follow it, as in `the red shirt or the blue coat`; one that has none shares those of the other.
    """
    first, last = pair
    between = [at for at in outside if first < at < last]
    behind = list(takewhile(lambda at: is_passed(reading.terms[at]), (at for at in outside if at > last)))
    around = [at for at in outside if at not in {*between, *behind}]
    for at, own, other in ((first, between, behind), (last, behind, between)):
        has_own = is_mixed(reading, pair) or any(not is_bare(reading.terms[each]) for each in own)
        tail = own if has_own else [*own, *other]
        yield [
            *(each for each in around if each < first),
            at,
            *tail,
            *(each for each in around if each > first),
        ]


def is_mixed(reading: Reading, pair: tuple[int, int]) -> bool:
    """Whether two are called by different things, so that neither shares the words of the other."""
    first, last = (reading.terms[at] for at in pair)
    return not any(is_option(first, kind) and is_option(last, kind) for kind in KINDS)


def is_bare(term: Term) -> bool:
    """Whether a term says nothing more of whom it follows."""
    return term.has(Grammar.FILLER, Grammar.TOPIC, Grammar.FROM, *JOINS)


def side(reading: Reading, indices: list[int]) -> tuple[Reading, list[int]]:
    """Some terms read on their own, and their indices in the question."""
    kept = [at for at in indices if not reading.terms[at].has(Ask.WHICH, Ask.WHERE)]
    return reading.nested([as_said_of_one(reading.terms[at]) for at in kept]), kept


def as_said_of_one(term: Term) -> Term:
    """A term as one side says it: somebody for `who`; a number is that of somebody, and of no times."""
    if term.has(Ask.WHO):
        return replace(term, meanings=(Noun.SOMEBODY,))
    if term.has(Grammar.NUMBER):
        return replace(term, meanings=(Grammar.NUMBER,))
    return term


def comparing_word(reading: Reading) -> int | None:
    """The index of the word that compares; `first` and `last` do only beside `or`."""
    found = reading.find(*WORDS)
    is_than = any(each.is_korean and each.has(Grammar.THAN) for each in reading.terms)
    if found is None and (is_than or is_choice(reading)):
        found = reading.find(*BARE)
    if found is not None:
        return found
    counts = list(reading.all(Ask.HOW_MANY))
    if len(counts) > 1:
        return counts[1]
    bounds = reading.all(Grammar.OVER, Grammar.UNDER)
    over = next((at for at in bounds if is_longer_than(reading.terms[at])), None)
    if over is not None:
        return over
    if is_choice(reading) and any(True for _ in reading.free(NameMeaning)):
        return reading.find(Ask.WHERE, Ask.WHICH, Ask.WHO)
    is_open = reading.has(Grammar.OR, Grammar.THAN) or is_choice(reading)
    return reading.find(Grammar.FIRST, Grammar.LAST) if is_open else None


def is_choice(reading: Reading) -> bool:
    """Whether a Korean question asks for one of two: `A-rang B jung-e`, `A-rang B nuga`, `A-iya B-iya`."""
    if any(each.text in AMONG for each in reading.terms) or EITHER.search(reading.query.text):
        return True
    joins = [at for at, each in enumerate(reading.terms) if each.is_korean and each.has(Grammar.AND)]
    asks = [at for at, each in enumerate(reading.terms) if each.has(Ask.WHO, Ask.WHERE, Ask.WHICH)]
    return bool(joins and asks) and joins[0] < asks[-1] and not reading.has(Grammar.TOGETHER)


def is_longer_than(term: Term) -> bool:
    return term.text.lower().startswith(LONGER_THAN)


def find_pair(reading: Reading, word: int) -> tuple[int, int] | None:
    """The indices of the two terms that are compared by a word."""
    for kind in KINDS:
        found = [
            at
            for at, term in enumerate(reading.terms)
            if at not in reading.used and at != word and is_option(term, kind)
        ]
        for first, last in pairwise(found):
            if is_joined(reading, first, last):
                return first, last
    return mixed_pair(reading, word)


def mixed_pair(reading: Reading, word: int) -> tuple[int, int] | None:
    """Two people who are called by different things: `the person in red or the second one`."""
    of_people = (ColourMeaning, OrdinalMeaning, TraitMeaning, EventMeaning)
    named = [
        at
        for at, term in enumerate(reading.terms)
        if at != word and at not in reading.used and any(is_option(term, kind) for kind in of_people)
    ]
    joins = [
        at
        for at, each in enumerate(reading.terms)
        if each.has(Grammar.OR, Grammar.THAN, Grammar.OVER, Grammar.UNDER)
    ]
    joins = [at for at in joins if any(each < at for each in named) and any(each > at for each in named)]
    if (
        reading.terms[word].has(Grammar.MORE, Grammar.LESS)
        or not joins
        or any(each.is_korean for each in reading.terms)
    ):
        return None
    first = max(at for at in named if at < joins[0])
    last = min(at for at in named if at > joins[0])
    return first, last


def is_option(term: Term, kind: type[Meaning]) -> bool:
    """Whether a term may be one of two of a kind; the last one is a position, as the second is."""
    is_position = kind is OrdinalMeaning and term.has(Grammar.FIRST, Grammar.LAST)
    return is_position or (term.of(kind) is not None and not is_pronoun(term, kind))


def is_pronoun(term: Term, kind: type[Meaning]) -> bool:
    """Whether `one` is no number: `the red one or the blue one`."""
    return kind is NumberMeaning and term.has(Grammar.ONE)


def is_joined(reading: Reading, first: int, last: int) -> bool:
    """Whether two terms are joined as alternatives."""
    between = reading.terms[first + 1 : last]
    joins = [each for each in between if each.has(*JOINS)]
    if any(each.of(EventMeaning) for each in between) and not says_twice(reading, first, last):
        return False
    behind = reading.terms[last + 1 : last + 1 + MAX_BEHIND]
    if any(each.is_korean and (each.has(Grammar.THAN) or is_longer_than(each)) for each in behind):
        return all(is_passed(each) for each in between)
    if not joins:
        text = reading.query.text[reading.terms[first].end : reading.terms[last].start]
        return EITHER.search(reading.query.text) is not None and bool(COPULA.search(text))
    return all(is_passed(each) for each in between) or any(
        each.has(Grammar.OR, Grammar.THAN, Grammar.OVER, Grammar.UNDER) for each in joins
    )


def says_twice(reading: Reading, first: int, last: int) -> bool:
    """Whether the same happens to both, and is said of each: `A-ro on saram-irang B-ro on saram jung`."""
    between = [event.types for each in reading.terms[first + 1 : last] if (event := each.of(EventMeaning))]
    behind = [event.types for each in reading.terms[last + 1 :] if (event := each.of(EventMeaning))]
    return reading.terms[first].is_korean and between == behind[: len(between)]


def is_passed(term: Term) -> bool:
    garment = term.of(GarmentMeaning) is not None
    return garment or term.has(
        *JOINS,
        Grammar.FILLER,
        Grammar.TOPIC,
        Grammar.TO,
        Noun.PERSON,
        Grammar.NUMBER,
        Grammar.WEAR,
        Grammar.FROM,
        Ask.HOW_MANY,
    )


def is_join(reading: Reading, at: int, pair: tuple[int, int]) -> bool:
    """Whether a term only joins the two that are compared, or says that they are two: `of the two`."""
    term = reading.terms[at]
    number = term.of(NumberMeaning)
    if number is not None and number.value == len(pair) and at not in pair:
        return not any(abs(at - each) == 1 for each in pair)
    return (
        term.has(Grammar.OR, Grammar.THAN, Grammar.AND, Grammar.COMMA)
        and pair[0] <= at <= pair[1] + MAX_BEHIND
    )
