"""Walking straight through: moving, and not hanging around."""

from domain.events.types import EventType
from domain.understanding.where.places import MOVING
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading

STRAIGHT = "straight"
"""English for it, in phrases and alone."""
THROUGH = frozenset({"through", "thru", "past", "by", "across"})
"""English words behind it."""


def read_straight(reading: Reading) -> None:
    """Read `just walked straight through` as not having hung around."""
    query = reading.query
    moves = [at for at, each in enumerate(reading.terms) if is_move(reading, at) and not each.is_korean]
    near = {each for at in moves for each in (at, at + 1)}
    said = [
        at for at in near if STRAIGHT in reading.term(at).text.lower().split() and is_through(reading, at)
    ]
    if said and not query.people.not_doing and not query.is_negated:
        reading.use(*said)
        reading.change_people(not_doing=(EventType.LOITERING,))


def is_through(reading: Reading, at: int) -> bool:
    """Whether somebody went through the picture, and not straight to something."""
    said = f"{reading.term(at).text} {reading.term(at + 1).text}".lower().split()
    return not THROUGH.isdisjoint(said)


def is_move(reading: Reading, at: int) -> bool:
    """Whether a word is for moving: `walked`, `went straight through`."""
    event = reading.terms[at].of(EventMeaning)
    return event is not None and set(event.types) <= MOVING
