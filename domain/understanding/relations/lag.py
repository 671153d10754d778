"""How long after one thing another happened: `how long after the fall did somebody come?`."""

from dataclasses import replace
from itertools import pairwise

from domain.events.types import EventType
from domain.query.completing import bare_constraints
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Order, Query, Relation, RelationKind, Scope
from domain.understanding.relations.clause_words import name_told, says_something
from domain.understanding.relations.lag_parts import is_that, lags
from domain.understanding.relations.lag_sides import (
    leaves_out_who,
    names_lasting,
    of_the_same_person,
    share_deed,
)
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.sentences import is_told_before
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


def read_lag(reading: Reading) -> bool:
    """Read a question for the time from one thing to another; whether it is one."""
    for first, second, words in lags(reading):
        cause, effect = (reading.nested([reading.terms[at] for at in each]) for each in (first, second))
        if not effect.query.events and effect.take(Grammar.NEXT):
            effect.change(events=(EventType.PERSON_ENTER,))  # until the next person, who comes
        share_deed(cause, effect)
        cause = name_told(reading, cause)
        previous = reading.context.previous
        if previous is not None and (not first or is_that(reading, first)) and may_begin(previous, effect):
            cause = reading.nested([])
            cause.query = replace(bare_constraints(begun(previous, effect)), order=None)
        if not (says_something(cause.query) and says_something(effect.query)) or effect.query.relations:
            continue
        if cause.query.is_negated or effect.query.is_negated or not effect.query.events:
            continue
        for nested, indices in ((cause, first), (effect, second)):
            reading.use(*(indices[at] for at in nested.used))
            reading.leftover += nested.leftover
            reading.unseen += nested.unseen
        reading.use(*words, *reading.all(Ask.HOW_LONG, Grammar.OTHER, Grammar.NEXT))
        reading.use(*told_before(reading, cause.query, words[0]))
        since = replace(cause.query, intent=Intent.FIND, is_end=cause.query.is_end or names_lasting(cause))
        if (second[:1] < first[:1] and is_of_same(cause)) or leaves_out_who(reading, cause, effect):
            since, effect.query = of_the_same_person(since, effect.query)
        relations = (Relation(RelationKind.AFTER, since),)
        named = effect.query.order if not is_one_of_them(reading, second) else None
        is_next = named in (None, Order(), Order(of_people=True))  # the first after that
        order = replace(named, of_people=True) if named is not None and not is_next else Order()
        reading.query = replace(
            effect.query, intent=Intent.HOW_LONG, relations=relations, order=order, is_lag=True
        )
        read_where_and_when(reading)
        return True
    return False


def read_where_and_when(reading: Reading) -> None:
    """The camera and the day beside the two things: `on the back camera last night, how long ...`."""
    left = [at for at in range(len(reading.terms)) if at not in reading.used]
    beside = reading.nested([reading.terms[at] for at in left])
    query, scope, time = reading.query, beside.query.scope, beside.query.time
    named = (
        beside.query.events,
        beside.query.people.is_particular,
        beside.query.relations,
        beside.query.order,
    )
    if any(named) or beside.unseen:
        return
    reading.use(*(left[at] for at in beside.used))
    reading.change(
        scope=scope if query.scope == Scope() else query.scope,
        time=time if query.time == TimeFilter() else query.time,
    )


def is_one_of_them(reading: Reading, indices: list[int]) -> bool:
    """Whether the first of those is meant who are named before: `until the first of them left`."""
    words = [reading.terms[at].text.lower() for at in indices]
    pairs = set(pairwise(words))
    return bool(pairs & {("of", "them"), ("of", "those"), ("of", "these")})


def begun(previous: Query, effect: Reading) -> Query:
    """What comes first: what the question before was about, or what that was after, if it was the same.

    `Did anybody come in after the fall? How long did that take?` is from the fall on.
    """
    is_same = set(previous.events) == set(effect.query.events)
    after = [each.to for each in previous.relations if each.kind is RelationKind.AFTER]
    return after[0] if is_same and after and after[0] is not None else previous


def may_begin(previous: Query, effect: Reading) -> bool:
    """Whether what the question before was about may be what is first: a fall is, before getting up."""
    is_down = not effect.query.at_end or bool(set(previous.events) & set(effect.query.events))
    return bool(previous.events) and not previous.is_lag and is_down


def is_of_same(reading: Reading) -> bool:
    """Whether who did what follows did what is first too: `how long did blue take ... after coming in?`."""
    is_named = reading.query.people.is_particular or reading.has(
        Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.OTHER, Ask.WHO
    )
    return not is_named and set(reading.query.events) <= {*AT_START, *AT_END}


def told_before(reading: Reading, cause: Query, ask: int) -> list[int]:
    """What an earlier sentence says, that is what is first: `Our client fell. How long after ...`."""
    return [
        at
        for at, event in reading.free(EventMeaning)
        if at < ask and set(event.types) <= set(cause.events) and is_told_before(reading, at, ask)
    ]
