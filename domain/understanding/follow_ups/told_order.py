"""Who is meant by their place in the order of coming: the one before that, the later of those two.

Such words are read as the number of that person, as people are numbered in the order in which they came.
"""

import re
from dataclasses import replace

from domain.query.context import QueryContext
from domain.query.filters import PeopleFilter
from domain.query.query import Query
from domain.understanding.lexicon.back_references import (
    BEFORE_THEM,
    HANGUL_AT_END,
    HE,
    LAST_OF_TWO,
    NUMBERED,
    NUMBERED_KO,
    ONE_BEFORE,
    ONE_OF_THEM,
    SHOW_KO,
    WHO_IT_IS_KO,
)


def with_number(text: str, context: QueryContext) -> str:
    """The text with such words as a number.

    It is as it was where not one person was told of whom somebody came before, or two of one recording.
    """
    if context.previous is None:
        return text
    match context.referred:
        case [(_, number)] if BEFORE_THEM.search(text) and not HE.search(text):
            return BEFORE_THEM.sub(lambda said: f"{said['when']} person {number} came in", text)
        case [(_, number)] if number > 1:
            told = ONE_BEFORE.sub(lambda said: named(said.group(), number - 1), text)
            return WHO_IT_IS_KO.sub(SHOW_KO, told) if told != text else text
        case [(video, first), (other, second)] if video == other:
            return ONE_OF_THEM.sub(lambda said: named(said.group(), picked(said, first, second)), text)
    return text


def picked(said: re.Match[str], one: int, other: int) -> int:
    """The number of the first or the last of two."""
    order = (said["order"] or said["order_ko"]).lower()
    return max(one, other) if order in LAST_OF_TWO else min(one, other)


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
