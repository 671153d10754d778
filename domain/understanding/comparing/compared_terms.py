"""The words of a comparison, put together so that each of the two things compared is one of them."""

from dataclasses import replace

from domain.understanding.words.meanings import LengthMeaning, OrdinalMeaning, StretchMeaning
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Grammar

WORDS = (Grammar.MORE, Grammar.LESS, Grammar.LONGER, Grammar.SHORTER, Grammar.EARLIER, Grammar.LATER)
"""Words that compare."""
BARE = (Grammar.LONG, Grammar.MUCH, Grammar.FEW, Grammar.LATE, Grammar.FIRST, Grammar.LAST)
"""Words that compare beside Korean `than` only."""


def in_one_clause(terms: list[Term]) -> list[Term]:
    """Korean `A-ga meonjeo wasseo B-ga meonjeo wasseo` as `A or B meonjeo wasseo`."""
    match [at for at, term in enumerate(terms) if term.is_korean and term.has(*WORDS, *BARE)]:
        case [first, last] if terms[first].meanings == terms[last].meanings:
            behind = [[each.meanings for each in terms[at + 1 : at + 2]] for at in (first, last)]
            joined = replace(terms[first], meanings=(Grammar.OR,))
            return [*terms[:first], joined, *terms[first + 1 + (behind[0] == behind[1]) :]]
    return terms


FIRST_HALF, SECOND_HALF = StretchMeaning((0.0, 0.5)), StretchMeaning((0.5, 1.0))
"""The halves of a recording."""


def is_other_half(before: list[Term], term: Term) -> bool:
    """Whether `second` is the half that is not named: `in the first half than in the second`."""
    is_second = term.has(OrdinalMeaning(2)) and any(each.has(FIRST_HALF) for each in before)
    joins = before[-4:]
    return is_second and any(each.has(Grammar.THAN, Grammar.OR, Grammar.AND) for each in joins)


def with_stretches(terms: list[Term]) -> list[Term]:
    """`the first 20 seconds` and `the last 20 seconds` as one term each."""
    found: list[Term] = []
    for term in terms:
        length, mark = term.of(LengthMeaning), found[-1] if found else NO_TERM
        if is_other_half(found, term):
            found.append(replace(term, meanings=(SECOND_HALF,)))
            continue
        if length is None or not mark.has(Grammar.FIRST, Grammar.LAST):
            found.append(term)
            continue
        is_first = mark.has(Grammar.FIRST)
        part = StretchMeaning(first_s=length.seconds) if is_first else StretchMeaning(last_s=length.seconds)
        found[-1] = replace(term, meanings=(part,), text=f"{mark.text} {term.text}", start=mark.start)
    return found
