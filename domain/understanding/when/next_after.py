"""The next one from a time on: `who came in next after 0:23?`."""

from domain.query.query import Order
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

ENDLESS = float("inf")


def read_next_after(reading: Reading) -> None:
    """Read the next person behind a time as the first of those who come after it."""
    since = reading.query.time.offset
    is_from_then_on = since is not None and since.start_s > 0 and since.end_s == ENDLESS
    if not is_from_then_on or reading.query.order is not None or reading.has(Ask.HOW_MANY):
        return
    if reading.take(Grammar.NEXT):
        reading.change(order=Order())
