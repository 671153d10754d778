"""When something ended: `when did it end?`, `when did they part?`, `once the picture was back`."""

from domain.events.types import EventType
from domain.query.deeds import MOMENTARY
from domain.query.query import Intent
from domain.understanding.lexicon.english_words import SEEING_AGAIN
from domain.understanding.lexicon.single import (
    BACK,
    DISPERSED,
    NORMAL,
    PARTED,
    PICTURE_BACK,
    UNTIL_WHEN,
    WHEN_KO,
)
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

PAIR = 2
"""People of a meeting: the number says no more."""
ASKED = (Intent.WHEN, Intent.FIND)
"""What the end of something may be asked as."""


def read_ended(reading: Reading) -> None:
    """Read a word for an end as the end of what is named, or was asked about before."""
    read_until_when(reading)
    at = reading.find(Grammar.ENDED)
    if at is None or not (reading.query.intent in ASKED or is_clause(reading)):
        return
    previous = reading.context.previous
    named = types_of(reading.terms[at].text.lower()) or reading.query.events
    found = named or (previous.events if previous is not None else ())
    if found and not set(found) & set(MOMENTARY):
        pair = [each for each, number in reading.free(NumberMeaning) if number.value == PAIR]
        reading.use(at, *(pair if found == (EventType.INTERACTION,) else ()))
        reading.change(events=found, is_end=True)


def read_until_when(reading: Reading) -> None:
    """`Until when did they sit?`, Korean `eonje-kkaji`: the end of what takes time."""
    types = reading.query.events
    for at, term in enumerate(reading.terms):
        is_korean = term.text == WHEN_KO and reading.term(at + 1).has(Grammar.BEFORE)
        is_said = term.text.lower() in UNTIL_WHEN or is_korean
        if is_said and reading.query.intent is Intent.WHEN and types and not set(types) & set(MOMENTARY):
            reading.use(*([at + 1] if is_korean else []), *reading.all(Grammar.STAY))
            reading.change(is_end=True)


def is_clause(reading: Reading) -> bool:
    """Whether nothing is asked in these words: they are a clause that something else relates to."""
    return not any(each.has(*Ask, Grammar.BE) for each in reading.terms)


def types_of(word: str) -> tuple[EventType, ...]:
    """What ends where the word itself says so."""
    if (
        word.startswith(PICTURE_BACK)
        or word.endswith((BACK, SEEING_AGAIN))
        or any(each in word for each in NORMAL)
    ):
        return (EventType.CAMERA_BLACK,)
    if word.startswith(DISPERSED):
        return (EventType.CROWD,)
    return (EventType.INTERACTION,) if word.startswith(PARTED) else ()
