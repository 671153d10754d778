"""Whether something is so of everybody: those who fit, and those who do not."""

from collections.abc import Callable
from dataclasses import replace

from domain.query.filters import ANYWHERE, PlaceFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject

Gather = Callable[[Query], Findings]
"""Looks up a query in the recordings that are asked about."""


def gather_everyone(query: Query, gather: Gather) -> Findings:
    """Who fits, with everybody else that is asked about as exceptions, and of whom it is not certain."""
    plain = replace(query, is_of_all=False, count=None, subject=Subject.PEOPLE)
    fits = gather(plain)
    everybody = gather(replace(everybody_of(plain), intent=Intent.WHICH))
    fitting = {(each.video_id, each.number) for each in fits.people}
    others = [each for each in everybody.people if (each.video_id, each.number) not in fitting]
    unsure = fits.uncertain
    if query.events and query.place == ANYWHERE:
        left_open = replace(plain.people, not_doing=query.events)
        unsure = gather(replace(everybody_of(plain), people=left_open, intent=Intent.WHICH)).uncertain
    open_ones = {(each.video_id, each.number) for each in unsure}
    return replace(
        fits,
        query=query,
        people_asked=everybody.total,
        exceptions=[each for each in others if (each.video_id, each.number) not in open_ones],
        uncertain=[each for each in unsure if (each.video_id, each.number) not in fitting],
    )


def everybody_of(query: Query) -> Query:
    """The same without what is asked of them: what they did and where, else what they wear."""
    if query.events or query.place != ANYWHERE or query.length:
        came_from = query.place.came_from if query.people.doing else None
        return replace(query, events=(), place=PlaceFilter(came_from=came_from), length=None)
    return replace(query, people=replace(query.people, clothes=()))
