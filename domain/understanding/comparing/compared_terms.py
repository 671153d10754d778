"""The words of a comparison, put together so that each of the two things compared is one of them."""

from dataclasses import replace

from domain.understanding.lexicon.korean_words import BEHIND_KO, FRONT_KO
from domain.understanding.when.points import ranges
from domain.understanding.words.meanings import LengthMeaning, OrdinalMeaning, StretchMeaning
from domain.understanding.words.quantities import joined
from domain.understanding.words.reading import Reading
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


PAIR = 2
"""Ranges that are compared."""
FIRST_HALF, SECOND_HALF = StretchMeaning((0.0, 0.5)), StretchMeaning((0.5, 1.0))
"""The halves of a recording."""


def other_half(before: list[Term], term: Term) -> StretchMeaning | None:
    """The half whose noun is left out: `in the first half than in the second`."""
    is_joined = any(each.has(Grammar.THAN, Grammar.OR, Grammar.AND) for each in before[-4:])
    for half, nth, other in ((FIRST_HALF, 2, SECOND_HALF), (SECOND_HALF, 1, FIRST_HALF)):
        if is_joined and term.has(OrdinalMeaning(nth)) and any(each.has(half) for each in before):
            return other
    return None


def with_ranges(reading: Reading) -> list[Term]:
    """Two ranges of a recording as one term each: `between 10 and 20 s than between 30 and 40 s`."""
    terms = list(reading.terms)
    pairs = [pair for pair in ranges(reading) if not any(each.is_wall for each in pair)]
    if len(pairs) != PAIR:
        return terms
    starts = [pairs[0][0].start, max(pairs[1][0].start, pairs[0][1].end + 1)]
    for start, (first, last) in reversed(list(zip(starts, pairs, strict=True))):
        part = StretchMeaning(between=(first.seconds, last.seconds))
        terms[start : last.end + 1] = [joined(terms[start : last.end + 1], part)]
    return terms


def with_stretches(terms: list[Term]) -> list[Term]:
    """`the first 20 seconds` and `the last 20 seconds` as one term each."""
    found: list[Term] = []
    texts = {each.text for each in terms}
    are_ends = bool(texts & FRONT_KO) and bool(texts & BEHIND_KO)
    for term in terms:
        length, mark = term.of(LengthMeaning), found[-1] if found else NO_TERM
        if (half := other_half(found, term)) is not None:
            found.append(replace(term, meanings=(half,)))
            continue
        is_mark = mark.has(Grammar.FIRST, Grammar.LAST) or (are_ends and mark.text in (*FRONT_KO, *BEHIND_KO))
        if length is None or not is_mark:
            found.append(term)
            continue
        is_first = mark.has(Grammar.FIRST) or mark.text in FRONT_KO
        part = StretchMeaning(first_s=length.seconds) if is_first else StretchMeaning(last_s=length.seconds)
        found[-1] = replace(term, meanings=(part,), text=f"{mark.text} {term.text}", start=mark.start)
    return found
