"""Whose stay was longer or shorter than that of somebody: `who stayed longer than person 2?`."""

from dataclasses import replace

from domain.query.query import Intent, Order, OrderBy, Query, Relation, RelationKind, Subject
from domain.understanding.follow_ups.compared_with_told import comparing_words, is_shorter_than, told
from domain.understanding.relations.clauses import span_before, span_behind
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

ASKING = (Ask.WHO, Ask.WHICH, Ask.HOW_MANY)
WANTED = (*ASKING, Noun.SOMEBODY, Noun.PERSON, Grammar.NOBODY)
"""Words for people of whom it is asked."""


def read_longer_than(reading: Reading) -> None:
    """Read `longer than` with whom the question compares those it asks for into the query."""
    for at in comparing_words(reading):
        span = span_before(reading, at) if reading.terms[at].is_korean else span_behind(reading, at)
        inner = [at for at in span if at not in reading.used and not reading.terms[at].has(*ASKING)]
        outside = [each for index, each in enumerate(reading.terms) if index not in inner]
        if inner and any(each.has(*WANTED) for each in outside):
            relate_length(reading, at, inner)


def relate_length(reading: Reading, at: int, inner: list[int]) -> None:
    """Add the relation, where the words at some indices say whose stay is meant."""
    nested = reading.nested([reading.terms[index] for index in inner])
    to = whose(reading, nested)
    if to is None:
        return
    ones = [index for index in inner if reading.terms[index].has(Grammar.ONE)]
    reading.use(at, *(inner[index] for index in nested.used), *ones, *reading.all(Grammar.STAY))
    reading.leftover += nested.leftover
    reading.unseen += nested.unseen
    kind = RelationKind.SHORTER if is_shorter_than(reading.terms[at]) else RelationKind.LONGER
    relation = Relation(kind, as_stay(to, kind))
    reading.change(relations=(*reading.query.relations, relation), subject=Subject.PEOPLE)


def as_stay(query: Query, kind: RelationKind) -> Query:
    """The stay that is compared with: of several who fit, that which all others must be compared with."""
    done = tuple(dict.fromkeys([*query.people.doing, *query.events]))
    people = replace(query.people, doing=done)
    is_named = bool(query.people.numbers) or query.order is not None
    extreme = Order(OrderBy.LENGTH, is_descending=kind is RelationKind.LONGER)
    order = query.order if is_named else extreme
    return replace(query, intent=Intent.FIND, subject=Subject.PEOPLE, events=(), people=people, order=order)


def whose(reading: Reading, nested: Reading) -> Query | None:
    """Whose stay is compared with: somebody who is named, or whom the answer before told of."""
    query = nested.query
    if query.names_somebody or query.events:
        return query
    if reading.context.previous is None or not nested.take(Grammar.THEM):
        return None
    return told(reading)
