"""Whether something is so of everybody: those who fit, and those who do not."""

from collections.abc import Callable
from dataclasses import replace

from domain.query.completing import combined
from domain.query.filters import ANYWHERE, PlaceFilter
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject
from serving.chat.gathering import MAX_READ

Gather = Callable[[Query], Findings]
"""Looks up a query in the recordings that are asked about."""


def gather_everyone(query: Query, gather: Gather) -> Findings:
    """Who fits, how many do not, and which of the first of them; of whom it is not certain, apart."""
    plain = replace(query, is_of_all=False, only=None, count=None, subject=Subject.PEOPLE)
    asked = replace(everybody_of(plain), intent=Intent.WHICH)
    if query.only is not None:
        asked = replace(plain, intent=Intent.WHICH)
        plain = replace(plain, people=combined(plain.people, query.only.people))
    fits, everybody = gather(plain), gather(asked)
    among = tuple((each.video_id, each.number) for each in everybody.people)
    is_open = query.only is None and bool(query.events) and query.place == ANYWHERE
    unsure = gather(left_open(plain, asked)) if is_open else fits
    settled = fits if everybody.total <= len(among) else gather(of_these(plain, among))
    known = {(each.video_id, each.number) for each in (*settled.people, *unsure.uncertain)}
    others = [each for each in everybody.people if (each.video_id, each.number) not in known]
    is_counted = len(unsure.uncertain) < MAX_READ
    number = everybody.total - fits.total - len(unsure.uncertain) if is_counted else None
    return replace(
        fits,
        query=query,
        people_asked=everybody.total,
        exceptions=others,
        exceptions_total=len(others) if everybody.total <= len(among) else number,
        uncertain=unsure.uncertain,
    )


def with_everybody(found: Findings, gather: Gather) -> Findings:
    """With how many there were, where it is asked whether all did something alike: some may not have."""
    query = found.query
    if query.intent is not Intent.COMPARE or not query.is_of_all:
        return found
    asked = replace(everybody_of(query), intent=Intent.WHICH, is_of_all=False, at_one_time=False)
    return replace(found, people_asked=gather(replace(asked, of_sides=False, asks_whether=False)).total)


def left_open(plain: Query, asked: Query) -> Query:
    """Everybody who did not do it, of whom some may have: their path ends, or the picture was black."""
    return replace(asked, people=replace(plain.people, not_doing=plain.events))


def of_these(query: Query, among: tuple[tuple[int, int], ...]) -> Query:
    return replace(query, people=replace(query.people, among=among))


def everybody_of(query: Query) -> Query:
    """The same without what is asked of them: what they did and where, else what they wear."""
    if query.events or query.place != ANYWHERE or query.length:
        came_from = query.place.came_from if query.people.doing else None
        people = replace(query.people, times=None)
        place = PlaceFilter(came_from=came_from)
        return replace(query, events=(), place=place, length=None, people=people)
    if query.relations:
        return replace(query, relations=())
    return replace(query, people=replace(query.people, clothes=()))
