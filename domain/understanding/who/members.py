"""Those of a group: `who of the group left first?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.understanding.who.gathered import CROWD
from domain.understanding.words.meanings import EventMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

KNOWN = frozenset({"the", "that", "this", "their", "whole", "as"})
"""English words before a group that is known."""
OF_GROUPS = {EventType.CROWD, EventType.INTERACTION}
"""What says that several people were together, in which the word adds nothing."""


def read_members(reading: Reading) -> None:
    """Read a word for a group: those who were in one, where something is asked of them, else the group."""
    found = [at for at in reading.all(Noun.GROUP) if is_known(reading, at)]
    if not found:
        return
    reading.use(*found, *articles(reading, found))
    events = [event.types for _, event in reading.free(EventMeaning)]
    if any(set(types) <= OF_GROUPS for types in events):
        say_crowd(reading)
        return
    is_of_members = bool(events) or reading.has(Ask.WHO, Ask.HOW_MANY, Ask.WHERE, Noun.PERSON, Grammar.WEAR)
    if is_of_members:
        reading.change_people(doing=(*reading.query.people.doing, EventType.CROWD))
    else:
        reading.change(events=(*reading.query.events, EventType.CROWD))


def say_crowd(reading: Reading) -> None:
    """`How many stood together in that group?`: of a group, standing together is being a crowd."""
    for at, event in reading.free(EventMeaning):
        if event.types == (EventType.INTERACTION,) and not reading.terms[at].is_korean:
            crowd = EventMeaning((EventType.CROWD,), is_noun=event.is_noun)
            reading.terms[at] = replace(reading.terms[at], meanings=(crowd,))


def is_known(reading: Reading, at: int) -> bool:
    """Whether a group is meant that was there, not `a group of three`, of which the number matters."""
    words = {*reading.terms[at].text.lower().split()[:-1], reading.term(at - 1).text.lower()}
    return reading.terms[at].is_korean or bool(words & KNOWN)


def articles(reading: Reading, found: list[int]) -> list[int]:
    """Words beside it that say no more: `in that group`."""
    before = [at - 1 for at in found if reading.term(at - 1).has(Grammar.THAT)]
    return [*before, *(at + 2 for at in found if is_crowd_of(reading, at))]


def is_crowd_of(reading: Reading, at: int) -> bool:
    """Whether the number of a crowd follows: `the group of four`."""
    number = reading.term(at + 2).of(NumberMeaning)
    return reading.term(at + 1).text.lower() == "of" and number is not None and number.value >= CROWD
