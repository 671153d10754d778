"""How long two were together who never stood close: the time in which both were in sight."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.query import Intent, Query, Relation, RelationKind

MEETING = (EventType.INTERACTION,)


def in_sight_together(query: Query) -> Query | None:
    """The question when two who are named were in sight at the same time; None of one about no meeting."""
    if query.intent is not Intent.HOW_LONG or query.events != MEETING or not query.people.is_particular:
        return None
    relations = tuple(shared(each) for each in query.relations)
    if relations == query.relations:
        return None
    return replace(query, events=(), relations=relations, is_within=True)


def shared(relation: Relation) -> Relation:
    """Being close to somebody who is named, as being in sight with them."""
    to = relation.to
    if relation.kind is not RelationKind.TOGETHER or to is None or to.events != MEETING:
        return relation
    return Relation(relation.kind, replace(to, events=(), of_another=False))
