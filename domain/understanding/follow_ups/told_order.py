"""Who is meant by their place in the order of coming: the one before that, the later of those two.

Such words are read as the number of that person, as people are numbered in the order in which they came.
"""

import re
from dataclasses import replace

from domain.query.context import QueryContext
from domain.query.deeds import OF_ALL_IN_THEM
from domain.query.filters import PeopleFilter
from domain.query.query import Query
from domain.understanding.lexicon.back_references import (
    AFTER_CAME_KO,
    BEFORE_CAME_KO,
    BEFORE_THEM,
    BEFORE_THEM_KO,
    HANGUL_AT_END,
    HE,
    LAST_OF_TWO,
    LONG_TOGETHER,
    NTH_ONE,
    NUMBERED,
    NUMBERED_KO,
    ONE_AFTER,
    ONE_BEFORE,
    ONE_OF_THEM,
    SHOW,
    SHOW_KO,
    TOGETHER,
    TOGETHER_KO,
    WHEN_THEY_CAME,
    WHO_IT_IS,
    WHO_IT_IS_KO,
    WHO_KO,
    WHO_THEY_ARE_KO,
)

BEFORE = "before"
THEM_ALL = re.compile(r"\bthem\b", re.IGNORECASE)
"""Both of two, and not one of them."""


def with_number(text: str, context: QueryContext) -> str:
    """The text with such words as a number.

    It is as it was where not one person was told of whom somebody came before, or two of one recording.
    """
    if context.previous is None:
        return text
    match context.referred:
        case [(_, number)] if ONE_AFTER.search(text):
            return ONE_AFTER.sub(lambda said: named(said.group(), number + 1), text)
        case [(_, number)] if BEFORE_THEM.search(text) and not HE.search(text):
            return BEFORE_THEM.sub(lambda said: f"{when_they_came(said)} person {number} came in", text)
        case [(_, number)] if BEFORE_THEM_KO.search(text):
            return WHO_THEY_ARE_KO.sub(WHO_KO, BEFORE_THEM_KO.sub(lambda said: came_ko(said, number), text))
        case [(_, number)] if number > 1:
            told = ONE_BEFORE.sub(lambda said: named(said.group(), number - 1), text)
            return WHO_IT_IS_KO.sub(SHOW_KO, told) if told != text else text
        case [(video, first), (other, second)] if video == other:
            return with_two_numbers(text, context.previous, first, second)
    return text


def with_two_numbers(text: str, previous: Query, first: int, second: int) -> str:
    """The text with the numbers of two who were told of."""
    if not HE.search(text) and THEM_ALL.search(text):
        text = BEFORE_THEM.sub(lambda said: beside_both(said, first, second), text)
    if set(previous.events).isdisjoint(OF_ALL_IN_THEM):
        text = LONG_TOGETHER.sub(
            lambda said: (TOGETHER_KO if said["how_ko"] else TOGETHER).format(first, second), text
        )
    if previous.order is None and not previous.compared:
        text = NTH_ONE.sub(lambda said: NUMBERED.format(nth_of(said["order"], first, second)), text)
    told = ONE_OF_THEM.sub(lambda said: named(said.group(), picked(said, first, second)), text)
    return WHO_IT_IS.sub(SHOW, told) if told != text else text


def beside_both(said: re.Match[str], one: int, other: int) -> str:
    """Before the first of two came, or after the last."""
    when = when_they_came(said)
    return f"{when} person {min(one, other) if when == BEFORE else max(one, other)} came in"


def picked(said: re.Match[str], one: int, other: int) -> int:
    """The number of the first or the last of two."""
    return nth_of(said["order"] or said["order_ko"], one, other)


def nth_of(order: str, one: int, other: int) -> int:
    return max(one, other) if order.lower() in LAST_OF_TWO else min(one, other)


def when_they_came(said: re.Match[str]) -> str:
    return WHEN_THEY_CAME.get(said["when"].lower(), said["when"].lower())


def came_ko(said: re.Match[str], number: int) -> str:
    return (BEFORE_CAME_KO if said["before"] else AFTER_CAME_KO).format(number)


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
