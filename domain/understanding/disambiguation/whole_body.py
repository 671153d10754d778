"""Clothes of one colour above and below: `dressed in black from top to bottom`."""

from dataclasses import replace

from domain.understanding.words.meanings import ColourMeaning, GarmentMeaning, SideMeaning
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar

BOTH = GarmentMeaning("both")
"""What is worn above and below."""


def merge_whole_body(terms: list[Term]) -> list[Term]:
    """The terms, with `from top to bottom` behind a colour as one word for all clothes."""
    found: list[Term] = []
    for term in terms:
        if len(found) > 1 and is_path(found[-1], term) and is_colour(found[-2]):
            text = f"{found[-1].text} {term.text}"
            found[-1] = replace(found[-1], meanings=(BOTH,), text=text, end=term.end)
        elif is_either(found, term):
            text = f"{found[-2].text} {found[-1].text} {term.text}"
            found[-2:] = [replace(found[-2], meanings=(Grammar.FILLER,), text=text, end=term.end)]
        else:
            found.append(term)
    return found


def is_either(before: list[Term], term: Term) -> bool:
    """Whether it is said that a colour may be of any clothes: `anything red on, top or bottom`."""
    garment = term.of(GarmentMeaning)
    if term.is_korean or garment is None or garment.part != "lower" or garment.is_particular:
        return False
    if len(before) < 3 or not before[-1].has(Grammar.OR):
        return False
    upper = before[-2].of(GarmentMeaning)
    is_upper = upper is not None and upper.part == "upper"
    return is_upper and any(is_colour(each) for each in before[:-2])


def is_path(first: Term, last: Term) -> bool:
    """Whether two words say from one end to the other: `from top`, `to bottom`."""
    sides = {each.side for term in (first, last) if (each := term.of(SideMeaning))}
    sides |= {first.text.lower()} if first.of(GarmentMeaning) is not None else set()
    return not first.is_korean and sides == {"top", "bottom"} and last.text.lower().startswith("to ")


def is_colour(term: Term) -> bool:
    """Whether a colour of clothes is named: `black`."""
    return term.of(ColourMeaning) is not None
