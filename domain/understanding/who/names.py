"""The words by which somebody is named: clothes with a noun, `the one in blue`."""

from domain.understanding.words.meanings import ColourMeaning, GarmentMeaning, OrdinalMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun

NOUNS = (Noun.PERSON, Grammar.ONE)
"""What somebody is called beside their clothes."""
BESIDE = (*NOUNS, Grammar.FILLER, Grammar.AT, Grammar.WEAR)
"""Words in the name of somebody, beside colours and garments."""


def name_before(reading: Reading, at: int) -> list[int]:
    """The indices of the name that ends before an index."""
    start = at
    while start > 0 and belongs(reading, start - 1):
        start -= 1
    return list(range(start, at))


def name_behind(reading: Reading, at: int) -> list[int]:
    """The indices of the name that begins behind an index, without what is asked of them behind clothes."""
    end = at + 1
    while end < len(reading.terms) and belongs(reading, end):
        if reading.terms[end].has(Grammar.AT) and is_worn(reading.terms[end - 1]):
            break
        end += 1
    return list(range(at + 1, end))


def belongs(reading: Reading, at: int) -> bool:
    """Whether a free word may stand in a name; English `wear` behind clothes asks for them."""
    term = reading.terms[at]
    last = at - 2 if reading.term(at - 1).has(Grammar.ONE) else at - 1
    is_asked = term.has(Grammar.WEAR) and not term.is_korean and is_worn(reading.term(last))
    is_of_name = is_worn(term) or term.has(*BESIDE) or is_position(reading, at)
    return at not in reading.used and is_of_name and not is_asked


def is_position(reading: Reading, at: int) -> bool:
    """Whether a word says which one somebody is: `the second one`."""
    is_nth = reading.terms[at].of(OrdinalMeaning) is not None or reading.terms[at].has(Grammar.LAST)
    return is_nth and reading.term(at + 1).has(*NOUNS)


def is_worn(term: Term) -> bool:
    return term.of(ColourMeaning) is not None or term.of(GarmentMeaning) is not None
