"""A question about somebody whom the question before told of, in which words were left over.

`Who was dawdling by the counter? How long did they stay?`: whoever fits the rest of the first one is meant,
and the answer says so. Only words that mean people refer to it so; `and on the left?` does not, since it
would ask the first question once more without those words.
"""

from collections.abc import Callable
from dataclasses import replace

from domain.query.context import QueryContext
from domain.query.query import Query
from domain.understanding.asked_alone import points_back
from domain.understanding.lexicon.back_references import SEVERAL

Read = Callable[[QueryContext], Query]
"""Reads the question in some surroundings."""


def of_the_rest(text: str, context: QueryContext, read: Read) -> Query | None:
    """The query about those who fit the rest of the question before, if it means them; None otherwise."""
    if context.half is None or not points_back(text):
        return None
    if len(context.half_referred) > 1 and SEVERAL.search(text) is None:
        return None  # one of them, and it is not known which
    known = replace(context.half, leftover=(), unseen=(), asides=(), taken=())
    told = replace(
        context, previous=known, referred=context.half_referred, half=None, half_referred=(), is_first=False
    )
    query = read(told)
    means_them = query.is_understood and query != read(replace(told, previous=None, referred=()))
    return replace(query, half=context.half) if means_them else None
