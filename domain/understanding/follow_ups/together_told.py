"""How long those were together of whom was told: `and how long were they together?`."""

from domain.query.deeds import OF_ALL_IN_THEM
from domain.query.query import Intent, Query, RelationKind, Subject
from domain.understanding.follow_ups.told_before import before, renewed
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar


def asks_how_long_together(reading: Reading) -> bool:
    """Whether the length of being together is asked for after a meeting or a crowd."""
    query, previous = reading.query, reading.context.previous
    is_together = any(each.kind is RelationKind.TOGETHER and each.to is None for each in query.relations)
    is_length = query.intent is Intent.HOW_LONG and not query.events and not query.people.is_particular
    return (
        previous is not None
        and is_length
        and is_together
        and bool(set(previous.events) & set(OF_ALL_IN_THEM))
    )


def how_long_together(reading: Reading) -> Query:
    """The length of what was asked about before."""
    reading.take(Grammar.THEM, Grammar.TOGETHER, Grammar.BE, Grammar.STAY, Grammar.THEN)
    return renewed(
        reading, before(reading), intent=Intent.HOW_LONG, subject=Subject.PEOPLE, order=None, count=None
    )
