"""Whoever came right before the one who was told of: `and when did the one before that leave?`."""

from dataclasses import replace

from domain.query.context import QueryContext
from domain.query.filters import PeopleFilter
from domain.query.query import Query
from domain.understanding.lexicon.spoken import HANGUL_AT_END, ONE_BEFORE

NUMBERED, NUMBERED_KO = "person {}", "{}번 사람"
"""How somebody is named by a number."""


def with_one_before(text: str, context: QueryContext) -> str:
    """The text with such words as the number of that person: people are numbered as they came.

    It is as it was where not exactly one was told of, or nobody came before them.
    """
    match [number for _, number in context.referred]:
        case [number] if context.previous is not None and number > 1:
            return ONE_BEFORE.sub(lambda said: named(said.group(), number - 1), text)
    return text


def named(said: str, number: int) -> str:
    is_korean = HANGUL_AT_END.search(said) is not None
    return (NUMBERED_KO if is_korean else NUMBERED).format(number)


def of_told_video(query: Query, context: QueryContext, *, is_told: bool) -> Query:
    """The query of somebody named so, who is of the recording that was told of."""
    if not is_told:
        return query
    numbers = query.people.numbers
    people = PeopleFilter(numbers=numbers, of_video=context.referred[0][0], doing=query.people.doing)
    return replace(query, people=people) if numbers else query
