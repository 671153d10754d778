"""Two who are named by their clothes: the sides of a comparison told apart, and either of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.query.completing import combined
from domain.query.filters import any_of
from domain.query.findings import Findings
from domain.query.query import Intent, Query, Subject

Person = tuple[int, int]
"""Somebody as video and number."""


def told_apart(sides: Sequence[Query], gather: Callable[[Query], Findings]) -> tuple[Query, ...]:
    """The sides without whom only another one can mean.

    `Grey or blue`, of one in grey and one in blue with grey trousers: grey is the first of them.
    """
    if len(sides) < 2 or not all(is_open(each) for each in sides):
        return tuple(sides)
    found = [people_of(gather(replace(each, intent=Intent.WHICH, order=None))) for each in sides]
    certain = {next(iter(each)) for each in found if len(each) == 1}
    return tuple(
        of_one(side, people - certain) if len(people - certain) == 1 else side
        for side, people in zip(sides, found, strict=True)
    )


def is_open(side: Query) -> bool:
    """Whether somebody is named by a colour that may be of their top or their trousers."""
    clothes = side.people.clothes
    is_of_one = bool(clothes) and not (side.people.numbers or side.people.among or side.meant)
    return is_of_one and side.subject is Subject.PEOPLE and all(each.part is None for each in clothes)


def people_of(found: Findings) -> set[Person]:
    return {(each.video_id, each.number) for each in found.people}


def of_one(side: Query, people: set[Person]) -> Query:
    return replace(side, people=replace(side.people, among=tuple(people)))


def gather_of_either(query: Query, sides: Sequence[Query], gather: Callable[[Query], Findings]) -> Findings:
    """For a query about whoever is, or may be, one of `sides`; where both are meant, none may be missing."""
    among = set[Person]()
    for side in sides:
        who = replace(side, intent=Intent.WHICH, subject=Subject.PEOPLE, scope=query.scope)
        found = gather(who)
        people = people_of(found)
        if query.is_of_all and not people:
            named = combined(query.people, side.people)
            return gather(replace(query, meant=None, is_of_all=False, people=named))
        among |= people | {(each.video_id, each.number) for each in found.uncertain}
    clothes = any_of([each for side in sides for each in side.people.clothes])
    named = replace(query.people, clothes=(clothes,), among=tuple(sorted(among)))
    return gather(replace(query, meant=None, people=named))
