"""Getting up again: the end of lying on the floor, or of sitting."""

from domain.events.types import EventType
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

DOWN = (EventType.COLLAPSE, EventType.SITTING)
"""After these somebody may get up."""


def read_got_up(reading: Reading) -> None:
    """Read `got up again` as the end of what is named, or was asked about before, else of any of these."""
    if not reading.take(Grammar.GOT_UP):
        return
    query = reading.query
    before = reading.context.previous.events if reading.context.previous else ()
    related = [each for relation in query.relations if relation.to for each in relation.to.events]
    named = tuple(each for each in (*query.events, *query.people.doing, *related) if each in DOWN)
    down = named or tuple(each for each in before if each in DOWN)
    others = tuple(each for each in query.events if each not in DOWN)
    doing = tuple(dict.fromkeys([*(each for each in query.people.doing if each not in DOWN), *others]))
    reading.change(events=down or DOWN, at_end=True)
    reading.change_people(doing=doing)
