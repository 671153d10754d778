"""Whom a question is about that found nothing: `did the one in green fall?`, no; `when did they leave?`."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.people.followed import SeenPerson
from domain.query.filters import PeopleFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject

Gather = Callable[[Query], Findings]
"""Looks up a query in the recordings that are asked about."""


def those_named(query: Query, gather: Gather) -> Sequence[SeenPerson]:
    """The one person whom a question names by looks or a number; nobody where there are several."""
    looks = replace(query.people, doing=(), not_doing=(), not_at=(), times=None)
    if looks == PeopleFilter() or query.intent in (Intent.COVERAGE, Intent.HELP):
        return ()
    who = Query(query.text, query.language, Intent.WHICH, Subject.PEOPLE, people=looks, scope=query.scope)
    found = gather(who)
    return found.people if found.total == 1 and not found.uncertain else ()
