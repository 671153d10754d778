"""How many there were, stated before it is asked which of them: `Two wore red. Which of them left first?`.

The number is taken for granted: it narrows nothing.
"""

from domain.understanding.lexicon.english_words import OF_ALL
from domain.understanding.words.meanings import ColourMeaning, GarmentMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.sentences import is_told_before
from domain.understanding.words.word_kinds import Grammar, Noun

SEVERAL = 2
"""How many there must be for one of them to be picked."""


def stated_number(reading: Reading) -> int | None:
    """The index of a number of people in a sentence before the one that picks one of them."""
    picks = [at for at in range(len(reading.terms)) if is_pick(reading, at)]
    if not picks:
        return None
    return next(
        (
            at
            for at, number in reading.free(NumberMeaning)
            if number.value >= SEVERAL and is_of_people(reading, at) and is_told_before(reading, at, picks[0])
        ),
        None,
    )


def is_of_people(reading: Reading, at: int) -> bool:
    """Whether a number is one of people: `two people`, `two in red`, `two red tops`."""
    behind = reading.term(reading.step(at, 1))
    is_worn = behind.of(ColourMeaning) is not None or behind.of(GarmentMeaning) is not None
    return not reading.terms[at].is_korean and (behind.has(Noun.PERSON, Grammar.WEAR) or is_worn)


def is_pick(reading: Reading, at: int) -> bool:
    """Whether `of` stands before those of whom one is picked: `which of them`, `the later of the two`."""
    if reading.terms[at].text.lower() not in OF_ALL:
        return False
    behind = reading.term(reading.step(at, 1))
    return (
        behind.has(Grammar.THEM, Noun.PERSON)
        or behind.of(NumberMeaning) is not None
        or behind.of(ColourMeaning) is not None
    )
