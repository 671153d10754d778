"""How much longer one of two stayed than the one who was told to have left first: `by how many seconds?`."""

from domain.query.context import QueryContext
from domain.query.deeds import AT_END
from domain.query.query import Intent, OrderBy
from domain.understanding.lexicon.back_references import LEFT_AFTER, LEFT_AFTER_KO, STAYED_ON
from domain.understanding.words.tokens import HANGUL

PAIR = 2
"""Of so many it was asked who left first, or last."""

BY_TIME = (OrderBy.START, OrderBy.END)
"""Orders of who left first."""


def with_time_between(text: str, context: QueryContext) -> str:
    """The text with the two as numbers, where it asks how long one of them stayed on."""
    two = two_who_left(context)
    if two is None:
        return text
    return STAYED_ON.sub(
        lambda said: (LEFT_AFTER_KO if HANGUL.search(said.group()) else LEFT_AFTER).format(*two), text
    )


def two_who_left(context: QueryContext) -> tuple[int, int] | None:
    """The numbers of two of one recording as they left; None where the question before was not of that."""
    previous, referred = context.previous, context.referred
    is_of_leaving = previous is not None and bool(previous.events) and set(previous.events) <= set(AT_END)
    if previous is None or previous.order is None or not is_of_leaving:
        return None
    named = (
        previous.people.among if len(referred) == 1 else referred if previous.intent is Intent.COMPARE else ()
    )
    if len(named) != PAIR or len({video for video, _ in named}) > 1 or previous.order.by not in BY_TIME:
        return None
    picked = referred[0][1]  # told first
    other = next(number for _, number in named if number != picked)
    return (other, picked) if previous.order.is_descending else (picked, other)
