"""How long after one thing another happened: `how long after the fall did somebody come?`."""

from collections.abc import Iterator
from dataclasses import replace

from domain.query.between import is_visit
from domain.query.clauses import KINDS, says_something
from domain.query.lexicon.single import LAGS, LATER_THAN, POINTING, TAKING, THEN_KO, UNTIL
from domain.query.query import Intent, Order, Relation, RelationKind
from domain.query.reading import Reading
from domain.query.word_kinds import Ask, Grammar


def read_lag(reading: Reading) -> bool:
    """Read a question for the time from one thing to another; whether it is one."""
    for first, second, words in lags(reading):
        cause, effect = (reading.nested([reading.terms[at] for at in each]) for each in (first, second))
        previous = reading.context.previous
        if previous is not None and previous.events and is_that(reading, first):
            cause = reading.nested([])
            cause.query = replace(previous, attributes=(), order=None)
        if not (says_something(cause.query) and says_something(effect.query)) or effect.query.relations:
            continue
        if cause.query.is_negated or effect.query.is_negated or not effect.query.events:
            continue
        for nested, indices in ((cause, first), (effect, second)):
            reading.use(*(indices[at] for at in nested.used))
            reading.leftover += nested.leftover
            reading.unseen += nested.unseen
        reading.use(*words, *reading.all(Ask.HOW_LONG, Grammar.OTHER, Grammar.NEXT))
        since = replace(cause.query, intent=Intent.FIND)
        relations = (Relation(RelationKind.AFTER, since),)
        named = effect.query.order
        order = replace(named, of_people=True) if named is not None else Order()
        reading.query = replace(
            effect.query, intent=Intent.HOW_LONG, relations=relations, order=order, is_lag=True
        )
        return True
    return False


def is_that(reading: Reading, indices: list[int]) -> bool:
    """Whether what is first is only pointed at: `how long after that did somebody come?`."""
    texts = {reading.terms[at].text.lower() for at in indices}
    return bool(texts) and texts <= POINTING


Parts = tuple[list[int], list[int], list[int]]
"""The indices of what is first, of what follows, and of the words between."""


def lags(reading: Reading) -> Iterator[Parts]:
    """The ways in which a question may name two things and the time from one to the other."""
    count = len(reading.terms)
    asks = [at for at in range(count) if is_length(reading, at)]
    if not asks:
        return
    ask = asks[0]
    if reading.terms[ask].is_korean:
        yield from korean_lags(reading, ask)
        return
    after = next((at for at in range(count) if reading.terms[at].has(Grammar.AFTER)), None)
    until = next((at for at in range(count) if reading.terms[at].text.lower() in UNTIL), None)
    between = next((at for at in range(count) if reading.terms[at].has(Grammar.BETWEEN)), None)
    join = next((at for at in range(between or count, count) if reading.terms[at].has(Grammar.AND)), None)
    is_of_gap = reading.has(Grammar.EMPTY, Grammar.NOBODY) or (
        join is not None and is_visit_in(reading, between, join)
    )
    if between is not None and join is not None and not is_of_gap:
        yield list(range(between + 1, join)), list(range(join + 1, count)), [between, join]
    if after is None:
        return
    if after == ask + 1:
        opens = next((at for at in range(after + 1, count) if reading.terms[at].text.lower() in LAGS), None)
        middle = until if until is not None and until > after else opens
        if middle is not None:
            yield list(range(after + 1, middle)), list(range(middle + 1, count)), [after, middle]
    if until is not None and until > ask and after < ask:
        comma = [at for at in range(after, ask) if reading.terms[at].has(Grammar.COMMA)]
        end = comma[0] if comma else ask
        silent = [at for at in range(end, until) if reading.terms[at].text.lower() in TAKING] + [until]
        yield list(range(after + 1, end)), list(range(until + 1, count)), [after, *silent]


def is_visit_in(reading: Reading, first: int | None, last: int) -> bool:
    """Whether what is first only says that somebody came or left: then nobody was there."""
    return any(is_visit(reading, at) for at in range(first or 0, last))


def korean_lags(reading: Reading, ask: int) -> Iterator[Parts]:
    """`A-hago eolma dwi-e B`: the clause before, a word for how long, one for later, and what follows."""
    later = reading.term(ask + 1)
    ends = [at for at in range(ask) if reading.terms[at].has(*KINDS)]
    until = next((at for at in range(ask) if reading.terms[at].has(Grammar.BEFORE)), None)
    first = next((at for at in range(until or 0) if reading.terms[at].text.endswith(THEN_KO)), None)
    if until is not None and first is not None and not reading.has(Grammar.EMPTY, Grammar.ABSENT):
        is_after = reading.terms[first].has(Grammar.AFTER)
        words = [first, until] if is_after else [until]
        yield list(range(first + (not is_after))), list(range(first + 1, until)), words
    if not (later.text in LATER_THAN or later.has(Grammar.AFTER)):
        return
    before = list(range(ends[0] if ends else ask))
    between = [at for at in ends if at < ask]
    yield before, list(range(ask + 2, len(reading.terms))), [*between, ask, ask + 1]


def is_length(reading: Reading, at: int) -> bool:
    term = reading.terms[at]
    return term.has(Ask.HOW_LONG) or (term.is_korean and term.has(Ask.HOW))
