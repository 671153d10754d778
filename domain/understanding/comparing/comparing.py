"""Comparisons: which of two has more, stayed longer, or was first."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from domain.events.types import EventType
from domain.query.query import TRAIT_KINDS, Intent, Order, OrderBy, Query, Scope, Subject
from domain.understanding.comparing.compared_orders import ORDERS, lasting, order_of
from domain.understanding.comparing.compared_pairs import (
    EITHER,
    MAX_BEHIND,
    find_pair,
    is_bare,
    is_join,
    is_longer_than,
    is_mixed,
    is_passed,
    shared_deeds,
)
from domain.understanding.comparing.compared_terms import (
    BARE,
    WORDS,
    in_one_clause,
    with_ranges,
    with_stretches,
)
from domain.understanding.comparing.the_other import with_other_one
from domain.understanding.lexicon.differences import BY_HOW_MUCH
from domain.understanding.lexicon.english_words import SIDE_BY_SIDE
from domain.understanding.lexicon.korean_words import MANY_KO, SIDE
from domain.understanding.lexicon.single import AMONG
from domain.understanding.words.meanings import EventMeaning, GarmentMeaning, NameMeaning, SideMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

FEWER = (Grammar.LESS, Grammar.FEW)
"""Words that ask for the smaller number."""


def read_comparison(reading: Reading) -> bool:
    """Read a question that compares two things; whether it is one."""
    said = reading.terms
    reading.terms = with_stretches(in_one_clause(with_ranges(reading)))
    word = comparing_word(reading)
    pair = find_pair(reading, word) if word is not None else None
    if word is None or pair is None or is_no_choice(reading, pair, word):
        reading.terms = said
        return False
    outside = [
        at for at in range(len(reading.terms)) if at not in {*pair, word} and not is_join(reading, at, pair)
    ]
    sides = [side(reading, indices) for indices in indices_of_sides(reading, outside, pair)]
    base = reading.nested([reading.terms[at] for at in outside])
    asks_whether = is_claim(reading)
    use_words(reading, word, pair)
    use_sides(reading, sides)
    subject = subject_of(sides[0][0].query)
    queries = [of_the_same(each, base.query.events) for each in with_other_one(reading, base, pair, sides)]
    order, is_difference = measure_of(reading, word)
    is_of_lengths = order is not None and order.by is OrderBy.LENGTH
    is_open = order is None and is_side_by_side(reading.terms[word]) and all(map(is_one, queries))
    intent = Intent.DESCRIBE if is_open else Intent.COMPARE
    queries = [replace(each, intent=intent, subject=subject) for each in queries]
    if is_of_lengths:
        is_stay = reading.has(Grammar.STAY, Grammar.BE) or not all(each.events for each in queries)
        queries = [stay_of(each) if is_stay else of_lasting(each) for each in queries]
    reading.query = replace(
        base.query,
        attributes=(),
        intent=Intent.COMPARE,
        subject=subject,
        compared=tuple(reversed(queries) if is_reversed(reading, pair) else queries),
        order=order,
        scope=scope_of(queries),
        asks_whether=asks_whether and not is_difference,
        by_how_much=is_difference,
        is_negated=order is None and reading.terms[word].has(*FEWER),
    )
    return True


def measure_of(reading: Reading, word: int) -> tuple[Order | None, bool]:
    """What is compared where it is no count, and whether the difference of two lengths is asked for."""
    order, is_asked = order_of(reading, word), BY_HOW_MUCH.search(reading.query.text) is not None
    order = ORDERS[Grammar.LONGER] if is_asked and order is None else order
    is_of_lengths = order is not None and order.by is OrderBy.LENGTH
    reading.use(*(reading.all(Grammar.STAY) if is_of_lengths else ()))
    return order, is_asked and is_of_lengths


def use_words(reading: Reading, word: int, pair: tuple[int, int]) -> None:
    """Use the words that compare, those that ask for one of the two, and those that join them."""
    reading.use(*reading.all(Ask.WHO, Ask.WHICH, Ask.WHERE, Ask.HOW), *between_both(reading, pair))
    reading.use(*(at for at, each in enumerate(reading.terms) if is_side_by_side(each)))
    reading.use(word, *(at for at in range(len(reading.terms)) if is_join(reading, at, pair)))


def use_sides(reading: Reading, sides: list[tuple[Reading, list[int]]]) -> None:
    """Use the words of both sides, and tell those that were not understood, or that nothing looks for."""
    for nested, indices in sides:
        reading.use(*(indices[at] for at in nested.used))
    reading.leftover += sides[0][0].leftover
    reading.unseen += [each for nested, _ in sides for each in nested.unseen]
    reading.unseen += [TRAIT_KINDS[each] for each in sides[0][0].query.attributes if each in TRAIT_KINDS]
    reading.problems += [each for nested, _ in sides for each in nested.problems]


def is_side_by_side(term: Term) -> bool:
    """Whether a word asks for all that tells two apart: `compare`, `difference`."""
    return term.text.lower().startswith(SIDE_BY_SIDE)


def is_one(query: Query) -> bool:
    """Whether a side is somebody, who is described beside the other one: `compare person 1 and person 2`."""
    return query.names_somebody and not query.events


def of_the_same(query: Query, events: tuple[EventType, ...]) -> Query:
    """One side as somebody who did what both are asked about: `who left first, the one who fell or ...`."""
    done = query.people.doing
    if not events or not set(events) <= set(done) or set(query.events) & set(events):
        return query
    own = (*query.events, *(each for each in done if each not in events))
    return replace(query, events=events, people=replace(query.people, doing=own))


def is_no_choice(reading: Reading, pair: tuple[int, int], word: int) -> bool:
    """Whether two that are named are not the two of which one is picked."""
    near = reading.terms[max(0, pair[0] - MAX_BEHIND) : pair[0]]
    is_left_out = any(each.has(Grammar.WITHOUT) and not each.is_korean for each in near)
    is_counted = reading.terms[word].has(Grammar.MORE, Grammar.MUCH, *FEWER)
    asks_who = asks_for_people(reading, pair) and not is_counted
    return is_left_out or asks_who or asks_side(reading, pair, word)


def asks_side(reading: Reading, pair: tuple[int, int], word: int) -> bool:
    """Whether two sides are where the first or last one may be: `did the last one go left or right?`."""
    are_sides = all(reading.terms[at].of(SideMeaning) is not None for at in pair)
    return are_sides and reading.terms[word].has(Grammar.FIRST, Grammar.LAST)


def between_both(reading: Reading, pair: tuple[int, int]) -> list[int]:
    """The word with which the two are named: `between the red top and the black top, who left first?`."""
    return [at for at in reading.all(Grammar.BETWEEN) if at < pair[0] and not reading.terms[at].is_korean]


def asks_for_people(reading: Reading, pair: tuple[int, int]) -> bool:
    """Whether Korean asks who did something before somebody: `anjeun saram-boda meonjeo nagan saram`."""
    first, last = (reading.terms[at] for at in pair)
    is_than = any(each.is_korean and each.has(Grammar.THAN) for each in reading.terms[pair[0] : pair[1]])
    is_deed = is_than and first.of(EventMeaning) is not None and last.of(EventMeaning) is not None
    behind = [each for each in reading.terms[pair[1] + 1 :] if not each.has(Grammar.FILLER, Grammar.TOPIC)]
    return is_deed and bool(behind) and behind[0].has(Noun.PERSON)


def stay_of(query: Query) -> Query:
    """One side of a comparison of stays: that of whoever did it, or at the place that is named."""
    is_at_place = EventType.ZONE_DWELL in query.events
    if not query.events or is_at_place or query.subject is not Subject.PEOPLE:
        return of_lasting(query)
    done = lasting(query.events)
    is_any_of_some = len(done) > 1 and query.people.is_particular  # who passed by may have walked or run
    doing = (*query.people.doing, *(() if is_any_of_some else done))
    return replace(query, events=(), people=replace(query.people, doing=tuple(dict.fromkeys(doing))))


def of_lasting(query: Query) -> Query:
    """One side of a comparison of lengths: of what takes time."""
    return replace(query, events=lasting(query.events))


def is_claim(reading: Reading) -> bool:
    """Whether yes or no is asked for: `did more come in than leave?`, not `who stayed longer?`."""
    is_open = EITHER.search(reading.query.text) is not None or reading.has(
        Ask.WHO, Ask.WHICH, Ask.WHERE, Ask.WHEN, Ask.WHAT, Ask.HOW_MANY, Ask.FIND, Grammar.OR
    )
    bounds = [each for each in reading.terms if each.has(Grammar.OVER, Grammar.UNDER)]
    is_bound = any(not each.has(Grammar.LONGER, Grammar.SHORTER) for each in bounds)
    return (reading.has(Grammar.THAN) or is_bound) and not is_open


def is_reversed(reading: Reading, pair: tuple[int, int]) -> bool:
    """Whether Korean `than` stands with the first of the two: the second is the one that is claimed of."""
    between = reading.terms[pair[0] + 1 : pair[1]]
    return any(each.is_korean and (each.has(Grammar.THAN) or is_longer_than(each)) for each in between)


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
    shared = [] if is_mixed(reading, pair) else shared_deeds(reading, first, last)
    between = [at for at in outside if first < at < last and at not in shared]
    behind = list(takewhile(lambda at: is_passed(reading.terms[at]), (at for at in outside if at > last)))
    around = [at for at in outside if at not in {*between, *behind}]
    for at, own, other in ((first, between, behind), (last, behind, between)):
        has_own = is_mixed(reading, pair) or any(not is_bare(reading.terms[each]) for each in own)
        has_own = has_own or (at == last and is_another_one(reading, between))
        tail = own if has_own else [*own, *other]
        yield [
            *(each for each in around if each < first),
            at,
            *tail,
            *(each for each in around if each > first),
        ]


def is_another_one(reading: Reading, between: list[int]) -> bool:
    """Whether the second is named as somebody: `black trousers or the one in blue` are no trousers."""
    words = [reading.terms[at] for at in between if not reading.terms[at].is_korean]
    garments = [at for at, each in enumerate(words) if each.of(GarmentMeaning) is not None]
    return bool(garments) and any(each.has(Grammar.ONE, Noun.PERSON) for each in words[garments[-1] :])


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
    found = behind_choice(reading) or reading.find(*WORDS)
    lengths = list(reading.all(Grammar.LONGER, Grammar.SHORTER, Grammar.LONG))
    if found is not None and lengths and is_side_by_side(reading.terms[found]):
        return lengths[-1]  # bigyohamyeon nuga gireo
    is_than = any(each.is_korean and each.has(Grammar.THAN) for each in reading.terms)
    is_either = any(each.has(Grammar.OR) and each.text in MANY_KO for each in reading.terms)
    if found is None and (is_than or is_either or is_choice(reading)):
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


def behind_choice(reading: Reading) -> int | None:
    """The word that compares behind two of whom one is picked: `najung-e on saram jung-e nuga meonjeo`."""
    choice = next((at for at, each in enumerate(reading.terms) if each.text in AMONG), None)
    words = list(reading.all(*WORDS, *BARE)) if choice is not None else []
    return words[-1] if len(words) > 1 and words[-1] > (choice or 0) else None


def is_choice(reading: Reading) -> bool:
    """Whether a Korean question asks for one of two: `A-rang B jung-e`, `A-rang B nuga`, `A-iya B-iya`."""
    if any(each.text in AMONG for each in reading.terms) or EITHER.search(reading.query.text):
        return True
    joins = [at for at, each in enumerate(reading.terms) if each.is_korean and each.has(Grammar.AND)]
    asks = [
        at
        for at, each in enumerate(reading.terms)
        if each.has(Ask.WHO, Ask.WHERE, Ask.WHICH) or (each.is_korean and each.text == SIDE)
    ]
    return bool(joins and asks) and joins[0] < asks[-1] and not reading.has(Grammar.TOGETHER)
