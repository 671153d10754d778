"""The other one of two who are compared: `did the one who sat stay longer than the other one?`."""

from dataclasses import replace

from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.comparing.compared_pairs import is_other_one
from domain.understanding.words.reading import Reading

PAIR = 2
"""How many people there are, as a first question says that asks so."""
Sides = list[tuple[Reading, list[int]]]
"""Both sides of a comparison as they were read, with the indices of their terms."""


def with_other_one(reading: Reading, base: Reading, pair: tuple[int, int], sides: Sides) -> list[Query]:
    """The queries of both sides, of which the other one is whoever is not the first."""
    first, last = (nested.query for nested, _ in sides)
    if not is_other_one(reading, pair[1]):
        return [first, last]
    reading.use(pair[1])
    if reading.context.previous is None:
        base.change(out_of=PAIR)
    who = replace(first, intent=Intent.WHICH, subject=Subject.PEOPLE, people=doing_too(first), events=())
    return [first, replace(last, excluded=who)]


def doing_too(query: Query) -> PeopleFilter:
    """Who somebody is, by all that they did."""
    return replace(query.people, doing=tuple(dict.fromkeys([*query.people.doing, *query.events])))
