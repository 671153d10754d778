"""After several did something, which is after the last of them: `who came in after they had both left?`."""

from dataclasses import replace

from domain.query.query import Order, Query, Relation, RelationKind
from domain.understanding.lexicon.back_references import SEVERAL
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

LAST = Order(is_descending=True)
"""The last of those who did it."""


def settled_after_all(reading: Reading, query: Query) -> Query:
    """The same, with what must have been after several of them after the last; of everybody it is left open.

    `After everyone had left`: whoever came in later was not there yet, and is one of them.
    """
    after = [each for each in query.relations if is_after_all(each, reading.query.text)]
    if any(not is_of_some(each.to) for each in after):
        reading.leftover += [each for each in reading.terms if each.has(Grammar.ALL)]
    settled = tuple(after_the_last(each) if each in after else each for each in query.relations)
    return replace(query, relations=settled)


def is_after_all(relation: Relation, text: str) -> bool:
    """Whether something is after what several did, and not after one of them: `after that person left`."""
    to = relation.to
    if relation.kind is not RelationKind.AFTER or to is None or not to.events or to.order is not None:
        return False
    return to.is_of_all or (len(to.people.numbers) > 1 and SEVERAL.search(text) is not None)


def is_of_some(to: Query | None) -> bool:
    """Whether it is said who they are."""
    return to is not None and bool(to.people.is_particular or to.people.doing)


def after_the_last(relation: Relation) -> Relation:
    """After the last of them did it."""
    to = relation.to
    return relation if to is None else replace(relation, to=replace(to, is_of_all=False, order=LAST))
