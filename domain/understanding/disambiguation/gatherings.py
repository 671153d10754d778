"""Korean for so many who stood together: `gachi seo itdeon ne myeong`, `ne myeong-i gachi seo itdeon`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.understanding.lexicon.single import COUNTED_ALONE
from domain.understanding.who.gathered import CROWD
from domain.understanding.words.meanings import EventMeaning, NumberMeaning
from domain.understanding.words.terms import Term, term_at
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PAIR = 2
"""So many who stand together meet."""
COUNTED = (Noun.PERSON, Grammar.COUNTER)
"""What stands behind a number of people."""


def merge_gatherings(terms: list[Term]) -> list[Term]:
    """The terms, with being together and standing as the one thing that so many people did.

    A number behind it says no more than who is meant: those of the crowd, or the two who met.
    """
    merged: list[Term] = []
    at = 0
    while at < len(terms):
        last = at + 1 if term_at(terms, at + 1).means(EventType.STANDING) else at
        behind, before = number_behind(terms, last), number_before(terms, at)
        is_standing = last > at and before is not None and (before >= CROWD or before == PAIR)
        is_known = behind is not None and (behind >= CROWD or (behind == PAIR and last > at))
        if terms[at].is_korean and terms[at].has(Grammar.TOGETHER) and (is_standing or is_known):
            merged.append(gathered(terms[at], terms[last], before or behind or PAIR))
        elif terms[at].is_korean and terms[at].means(EventType.CROWD) and behind is not None:
            merged.append(terms[at])
        else:
            merged += terms[at : last + 1]
            behind = None
        if behind is not None:
            merged += silenced(terms[last + 1 : last + 3])
            last += 2
        at = last + 1
    return merged


def silenced(number: list[Term]) -> list[Term]:
    """A number of people and what stands behind it, as people of whom no number is said."""
    first, *others = number
    person = first.text in COUNTED_ALONE
    meanings = (Noun.PERSON,) if person else (Grammar.FILLER,)
    counted = [replace(each, meanings=(Noun.PERSON,)) if each.has(*COUNTED) else each for each in others]
    return [replace(first, meanings=meanings), *counted]


def gathered(first: Term, last: Term, people: float) -> Term:
    """Both terms as one."""
    kind = EventType.INTERACTION if people == PAIR else EventType.CROWD
    return replace(first, meanings=(EventMeaning((kind,)),), end=last.end, text=f"{first.text} {last.text}")


def number_behind(terms: list[Term], at: int) -> float | None:
    """How many people are told of by a clause that ends here."""
    number = term_at(terms, at + 1).of(NumberMeaning)
    is_of_people = term_at(terms, at + 2).has(*COUNTED) or term_at(terms, at + 1).text in COUNTED_ALONE
    return number.value if number is not None and is_of_people and number.value >= PAIR else None


def number_before(terms: list[Term], at: int) -> float | None:
    """How many people are said to do it."""
    index = at - 1
    while term_at(terms, index).has(Grammar.TOPIC, Grammar.ALL, Ask.HOW_LONG):
        index -= 1
    if term_at(terms, index).has(*COUNTED):
        index -= 1  # `ne myeong`, not `dul`
    elif term_at(terms, index).text not in COUNTED_ALONE:
        return None
    number = term_at(terms, index).of(NumberMeaning)
    return number.value if number is not None else None
