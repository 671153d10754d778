"""Days that are said by another one: `the day before that`, `yesterday or the day before`."""

from dataclasses import replace
from datetime import timedelta

from domain.query.context import QueryContext
from domain.understanding.words.meanings import DayMeaning
from domain.understanding.words.terms import Term

ONE_DAY = timedelta(days=1)


def settle_days(terms: list[Term], context: QueryContext) -> list[Term]:
    """Terms with the days that such words mean; those that nothing was named before for mean nothing."""
    found: list[Term] = []
    ago = previous_ago(context)
    for term in terms:
        day = term.of(DayMeaning)
        if day is not None and day.shift is not None:
            term, day = settled(term, day.shift, ago)
        ago = day.ago if day is not None and day.ago is not None else ago
        found.append(term)
    return found


def settled(term: Term, shift: int, ago: int | None) -> tuple[Term, DayMeaning | None]:
    """A term as the day that it means, where it is `shift` days from the one `ago` days before today."""
    if ago is None or ago - shift < 0:
        return replace(term, meanings=()), None
    meant = DayMeaning(ago=ago - shift)
    return replace(term, meanings=(meant,)), meant


def previous_ago(context: QueryContext) -> int | None:
    """How many days ago the day was that the question before was about; None where it was none."""
    wall = context.previous.time.wall if context.previous else None
    if wall is None or wall.is_daily or wall.end - wall.start > ONE_DAY:
        return None
    return (context.now.date() - wall.start.date()).days
