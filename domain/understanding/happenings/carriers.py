"""Whether what happened to a thing is said of somebody: who left it, who took it."""

from collections.abc import Sequence

from domain.events.types import EventType
from domain.query.deeds import CARRIED
from domain.understanding.words.meanings import EventMeaning, GarmentMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Noun


def is_said_of_carrier(reading: Reading, at: int, types: Sequence[EventType]) -> bool:
    """Whether it is somebody who left a thing: `who came in on the right and left a bag?`."""
    is_carried = set(types) <= set(CARRIED)
    if is_carried and reading.terms[at].is_korean and names_wearer(reading, at):
        return True
    behind = reading.term(reading.step(at, 1))
    asks = any(each.has(Ask.WHO, Noun.PERSON, Noun.SOMEBODY) for each in reading.terms[:at])
    return is_carried and (behind.has(Noun.PERSON) if reading.terms[at].is_korean else asks)


def names_wearer(reading: Reading, at: int) -> bool:
    """Whether somebody, or their clothes, stand behind what they did: `deureoon sarami gajyeogatni?`."""
    named = [each for each in range(at) if is_somebody(reading, each)]
    before = reading.terms[: named[-1]] if named else []
    return any(each.of(EventMeaning) is not None for each in before)


def is_somebody(reading: Reading, at: int) -> bool:
    return reading.terms[at].has(Noun.PERSON) or reading.terms[at].of(GarmentMeaning) is not None
