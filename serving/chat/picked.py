"""Whom an order picks in what a question relates to: `who was there when the second to come in left?`."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from domain.query.deeds import AT_START
from domain.query.filters import PeopleFilter
from domain.query.findings import Findings
from domain.query.query import Intent, OrderBy, Query, Relation, Subject


def is_picked(query: Query) -> bool:
    """Whether somebody is picked by when they came, of whom something else is said."""
    if query.order is None or query.order.by is not OrderBy.START:
        return False
    has_come = not set(query.people.doing).isdisjoint(AT_START)
    return has_come and bool(query.events) and set(query.events).isdisjoint(AT_START)


def with_picked(query: Query, look_up: Callable[[Query], Findings]) -> Query:
    """The same with the number of whoever is picked; who nobody is stays as it was said."""

    @cache  # whom a relation is to is often left out as well
    def people_of(who: Query) -> PeopleFilter | None:
        found = look_up(who).people
        return PeopleFilter(numbers=(found[0].number,), of_video=found[0].video_id) if found else None

    def named(to: Query | None) -> Query | None:
        if to is None or not is_picked(to):
            return to
        who = replace(to, intent=Intent.WHICH, subject=Subject.PEOPLE, events=(), scope=query.scope)
        people = people_of(who)
        return replace(to, people=people, order=None) if people is not None else to

    relations = tuple(Relation(each.kind, named(each.to)) for each in query.relations)
    return replace(query, relations=relations, excluded=named(query.excluded))
