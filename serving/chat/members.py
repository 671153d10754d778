"""Whom `the four` means where there were more people: those of a group of so many."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Subject
from serving.chat.everyone import Gather

GROUPS = tuple(
    each for about in (About.CROWD, About.TWO_PEOPLE) for each in EventType if each.kind.subject is about
)
"""What people do in groups, the larger ones first."""


def of_group(query: Query, gather: Gather) -> Query:
    """The query of those who were in a group of as many as it says, unless there were as many in all."""
    asked = Query(query.text, query.language, Intent.WHICH, Subject.PEOPLE, scope=query.scope)
    if query.out_of is None or gather(asked).total == query.out_of:
        return query
    for each in GROUPS:
        if gather(replace(asked, people=PeopleFilter(doing=(each,)))).total == query.out_of:
            doing = tuple(dict.fromkeys([*query.people.doing, each]))
            return replace(query, out_of=None, people=replace(query.people, doing=doing))
    return query
