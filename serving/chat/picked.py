"""Whom an order picks in what a question relates to: `who was there when the second to come in left?`."""

from collections.abc import Callable
from dataclasses import replace

from domain.query.deeds import AT_START
from domain.query.filters import PeopleFilter
from domain.query.findings import Findings
from domain.query.query import Intent, OrderBy, Query, Relation, Subject


def is_picked(query: Query | None) -> bool:
    """Whether somebody is picked by when they came, of whom something else is said."""
    if query is None or query.order is None or query.order.by is not OrderBy.START:
        return False
    has_come = not set(query.people.doing).isdisjoint(AT_START)
    return has_come and bool(query.events) and set(query.events).isdisjoint(AT_START)


def picks_in_relation(query: Query) -> bool:
    return is_picked(query.excluded) or any(is_picked(each.to) for each in query.relations)


def with_picked(query: Query, look_up: Callable[[Query], Findings]) -> Query:
    """The same with the number of whoever is picked; who nobody is stays as it was said."""

    def named(to: Query) -> Query:
        who = replace(to, intent=Intent.WHICH, subject=Subject.PEOPLE, events=(), scope=query.scope)
        found = look_up(who).people if is_picked(to) else ()
        if not found:
            return to
        people = PeopleFilter(numbers=(found[0].number,), of_video=found[0].video_id)
        return replace(to, people=people, order=None)

    relations = tuple(
        Relation(each.kind, named(each.to)) if each.to is not None else each for each in query.relations
    )
    excluded = named(query.excluded) if query.excluded is not None else None
    return replace(query, relations=relations, excluded=excluded)
