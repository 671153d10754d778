"""More than two who stood together: the meeting of two people cannot be meant."""

from domain.events.types import EventType
from domain.understanding.lexicon.english_words import OF_ALL
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

PAIR = 2
"""People of a meeting."""
CROWD = 4
"""From so many on people are a crowd."""


def read_gathered_members(reading: Reading) -> None:
    """`The four who stood together`: of so many it is those of a crowd, and the number says no more."""
    doing = reading.query.people.doing
    for at, term in enumerate(reading.terms):
        number = term.of(NumberMeaning)
        is_met = reading.term(reading.step(at, 1)).means(EventType.INTERACTION)
        is_known = reading.term(at - 1).text.lower() in {"the", "those", "these"}
        if number is not None and number.value >= CROWD and is_met and is_known:
            reading.use(at)
            crowd = tuple(EventType.CROWD if each is EventType.INTERACTION else each for each in doing)
            reading.change_people(doing=crowd)


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
