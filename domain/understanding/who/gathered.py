"""More than two who stood together: the meeting of two people cannot be meant."""

from domain.events.types import EventType
from domain.query.query import Intent
from domain.understanding.lexicon.english_words import OF_ALL
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""People of a meeting."""
CROWD = 4
"""From so many on people are a crowd."""
OF_PEOPLE = (Grammar.THEM, Grammar.ALL, Grammar.FILLER, Noun.PERSON, Ask.WHO)
"""What may stand between the number of people and what they did."""


def read_gathered_members(reading: Reading) -> None:
    """`The four who stood together`: of so many it is those of a crowd, and the number says no more."""
    for at, term in enumerate(reading.terms):
        number = term.of(NumberMeaning)
        is_known = reading.term(at - 1).text.lower() in {"the", "those", "these"}
        if number is None or number.value < CROWD or (reading.query.intent is Intent.EXISTS and not is_known):
            continue
        who = members_behind(reading, at)
        if reading.term(who[-1] + 1).means(EventType.INTERACTION):
            reading.use(*who)
            reading.change_people(doing=as_crowd(reading.query.people.doing))
            reading.change(events=as_crowd(reading.query.events))
    if EventType.CROWD in reading.query.people.doing:
        reading.change_people(doing=as_crowd(reading.query.people.doing))


def members_behind(reading: Reading, at: int) -> list[int]:
    """The indices of a number and of what says no more than that it is of people: `the four of them who`."""
    end = at
    while reading.term(end + 1).text.lower() == "of" or reading.term(end + 1).has(*OF_PEOPLE):
        end += 1
    return list(range(at, end + 1))


def as_crowd(types: tuple[EventType, ...]) -> tuple[EventType, ...]:
    """Types with a crowd for the meeting of two."""
    crowd = (EventType.CROWD if each is EventType.INTERACTION else each for each in types)
    return tuple(dict.fromkeys(crowd))


def read_gathered(reading: Reading) -> None:
    """`Did more than three people stand together?`: a crowd, and of three, being there at once."""
    query = reading.query
    count = query.count
    if query.events != (EventType.INTERACTION,) or count is None or count.of_occasions:
        return
    if is_of_those_known(reading) or count.at_least <= PAIR:
        return
    if count.at_least >= CROWD:
        reading.change(events=(EventType.CROWD,))
    else:
        reading.change(events=(), at_once=True)


def is_of_those_known(reading: Reading) -> bool:
    """Whether so many of some who were named are meant, not so many together: `three of them`."""
    before = [each.text.lower() in OF_ALL for each in reading.terms]
    return any(said and reading.term(at + 1).has(Grammar.THEM) for at, said in enumerate(before))
