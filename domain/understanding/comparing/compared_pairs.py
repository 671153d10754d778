"""The two things of a comparison: the terms that name them, and the words that join them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from domain.understanding.lexicon.single import AMONG, IT_IS, LONGER_THAN, OR_RATHER
from domain.understanding.words.meanings import (
    ColourMeaning,
    DayMeaning,
    EventMeaning,
    GarmentMeaning,
    Meaning,
    NameMeaning,
    NumberMeaning,
    OrdinalMeaning,
    PartOfDayMeaning,
    SideMeaning,
    StretchMeaning,
    ThingMeaning,
    TraitMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

KINDS: tuple[type[Meaning], ...] = (
    SideMeaning,
    NumberMeaning,
    OrdinalMeaning,
    EventMeaning,
    ColourMeaning,
    TraitMeaning,
    ThingMeaning,
    NameMeaning,
    DayMeaning,
    PartOfDayMeaning,
    StretchMeaning,
)
"""What may be compared: two terms with meanings of one of these kinds."""
MAX_BEHIND = 4
"""Terms behind the second of two in which Korean `than` may stand: `ot`, `ibeun`, `saram`, and itself."""
COPULA = re.compile(IT_IS)
"""How Korean says that something is it."""
EITHER = re.compile(rf"\S{IT_IS},?\s+({OR_RATHER}\s+)?(\S+\s+){{0,2}}\S+{IT_IS}\W*$")
"""Korean for one or the other, at the end: `1 beon-iya 2 beon-iya`."""
JOINS = (Grammar.AND, Grammar.OR, Grammar.THAN, Grammar.COMMA, Grammar.OVER, Grammar.UNDER)


def find_pair(reading: Reading, word: int) -> tuple[int, int] | None:
    """The indices of the two terms that are compared by a word."""
    for kind in KINDS:
        found = [
            at
            for at, term in enumerate(reading.terms)
            if at not in reading.used and at != word and is_option(term, kind)
        ]
        for first, last in pairwise(found):
            is_deed = kind is EventMeaning and (is_of_clothes(reading, first) or names_clothes(reading, last))
            if is_joined(reading, first, last) and not is_deed:
                return first, last
    return mixed_pair(reading, word)


def is_of_clothes(reading: Reading, deed: int) -> bool:
    """Whether somebody is named by clothes between a deed and `or`: `who left first, the red one or ...`."""
    ends = [at for at in reading.all(Grammar.OR) if at > deed]
    return bool(ends) and any(each.of(ColourMeaning) for each in reading.terms[deed + 1 : ends[0]])


def names_clothes(reading: Reading, deed: int) -> bool:
    """Whether Korean names who did something by clothes: `najung-e on huin ot sonnim`."""
    return reading.terms[deed].is_korean and reading.term(deed + 1).of(ColourMeaning) is not None


def mixed_pair(reading: Reading, word: int) -> tuple[int, int] | None:
    """Two people who are called by different things: `the person in red or the second one`.

    Korean joins them with `and`, and says that one of them is asked for: `A-hago B jung-e nuga`.
    """
    of_people = (ColourMeaning, OrdinalMeaning, TraitMeaning, EventMeaning)
    named = [
        at
        for at, term in enumerate(reading.terms)
        if at != word and at not in reading.used and is_called(reading, at, of_people)
    ]
    is_of_two = any(each.text in AMONG for each in reading.terms)
    joining = (Grammar.AND,) if is_of_two else (Grammar.OR, Grammar.THAN, Grammar.OVER, Grammar.UNDER)
    joins = [at for at, each in enumerate(reading.terms) if each.has(*joining)]
    joins = [at for at in joins if any(each < at for each in named) and any(each > at for each in named)]
    if (
        reading.terms[word].has(Grammar.MORE, Grammar.LESS)
        or not joins
        or (any(each.is_korean for each in reading.terms) and not is_of_two)
    ):
        return None
    first = max(at for at in named if at < joins[0])
    last = min(at for at in named if at > joins[0] and not names_clothes(reading, at))
    return first, last


def is_called(reading: Reading, at: int, of_people: Sequence[type[Meaning]]) -> bool:
    """Whether a term says who somebody is: by clothes, a position, a deed, or as the other one of two."""
    return any(is_option(reading.terms[at], kind) for kind in of_people) or is_other_one(reading, at)


def is_other_one(reading: Reading, at: int) -> bool:
    """Whether somebody is called the other of two: `the one who sat or the other?`."""
    behind = reading.term(at + 1)
    is_alone = at + 1 >= len(reading.terms) or behind.has(Grammar.ONE, Noun.PERSON, Grammar.FILLER, *JOINS)
    return reading.terms[at].has(Grammar.OTHER) and not reading.terms[at].is_korean and is_alone


def is_option(term: Term, kind: type[Meaning]) -> bool:
    """Whether a term may be one of two of a kind; the last one is a position, as the second is."""
    is_position = kind is OrdinalMeaning and term.has(Grammar.FIRST, Grammar.LAST)
    return is_position or (term.of(kind) is not None and not is_pronoun(term, kind))


def is_pronoun(term: Term, kind: type[Meaning]) -> bool:
    """Whether a term asks or points only: `the red one or the blue one`, Korean `majyo` for `right?`."""
    is_number = kind is NumberMeaning and term.has(Grammar.ONE)
    return is_number or (kind is EventMeaning and term.has(Ask.WHETHER))


def is_joined(reading: Reading, first: int, last: int) -> bool:
    """Whether two terms are joined as alternatives."""
    between = reading.terms[first + 1 : last]
    joins = [each for each in between if each.has(*JOINS)]
    is_of_both = says_twice(reading, first, last) or bool(shared_deeds(reading, first, last))
    is_of_both = is_of_both or says_who_is_less(between)
    if any(each.of(EventMeaning) for each in between) and not is_of_both:
        return False
    behind = reading.terms[last + 1 : last + 1 + MAX_BEHIND]
    if any(each.is_korean and (each.has(Grammar.THAN) or is_longer_than(each)) for each in behind):
        return all(is_passed(each) or (is_of_both and each.of(EventMeaning)) for each in between)
    if not joins:
        text = reading.query.text[reading.terms[first].end : reading.terms[last].start]
        return EITHER.search(reading.query.text) is not None and bool(COPULA.search(text))
    is_of_them = [each.has(Grammar.ONE) or (is_of_both and each.of(EventMeaning)) for each in between]
    return all(is_passed(each) or told for each, told in zip(between, is_of_them, strict=True)) or any(
        each.has(Grammar.OR, Grammar.THAN, Grammar.OVER, Grammar.UNDER) for each in joins
    )


def says_who_is_less(between: Sequence[Term]) -> bool:
    """Whether Korean says of the first alone what they did: `norang ot-eul ipgo jinagan saram-boda`."""
    than = next((at for at, each in enumerate(between) if each.is_korean and each.has(Grammar.THAN)), None)
    deeds = [at for at, each in enumerate(between) if each.of(EventMeaning)]
    return than is not None and deeds == [than - 2] and between[than - 1].has(Noun.PERSON)


def says_twice(reading: Reading, first: int, last: int) -> bool:
    """Whether the same happens to both, and is said of each: `A-ro on saram-irang B-ro on saram jung`."""
    between = [event.types for each in reading.terms[first + 1 : last] if (event := each.of(EventMeaning))]
    behind = [event.types for each in reading.terms[last + 1 :] if (event := each.of(EventMeaning))]
    return reading.terms[first].is_korean and between == behind[: len(between)]


def shared_deeds(reading: Reading, first: int, last: int) -> list[int]:
    """What both did, between the first and `than`: `did the blue top walk longer than the yellow one?`."""
    than = (Grammar.THAN, Grammar.OVER, Grammar.UNDER)
    join = next((at for at in range(first, last) if reading.terms[at].has(*than)), None)
    if join is None or reading.terms[join].is_korean:
        return []
    before = reading.step(join, -1, lambda each: each.has(Grammar.FILLER, Grammar.LONGER, Grammar.SHORTER))
    deeds = [at for at in range(first, join) if reading.terms[at].of(EventMeaning)]
    return deeds if deeds == [before] else []


def is_passed(term: Term) -> bool:
    garment = term.of(GarmentMeaning) is not None
    return garment or term.has(
        *JOINS,
        Grammar.FILLER,
        Grammar.TOPIC,
        Grammar.TO,
        Noun.PERSON,
        Grammar.NUMBER,
        Grammar.WEAR,
        Grammar.FROM,
        Ask.HOW_MANY,
    )


def is_longer_than(term: Term) -> bool:
    return term.text.lower().startswith(LONGER_THAN)


def is_join(reading: Reading, at: int, pair: tuple[int, int]) -> bool:
    """Whether a term only joins the two that are compared, or says that they are two: `of the two`."""
    term = reading.terms[at]
    number = term.of(NumberMeaning)
    if number is not None and number.value == len(pair) and at not in pair:
        return not any(abs(at - each) == 1 for each in pair)
    return (
        term.has(Grammar.OR, Grammar.THAN, Grammar.AND, Grammar.COMMA)
        and pair[0] <= at <= pair[1] + MAX_BEHIND
    )


def is_mixed(reading: Reading, pair: tuple[int, int]) -> bool:
    """Whether two are called by different things, so that neither shares the words of the other."""
    first, last = (reading.terms[at] for at in pair)
    return not any(is_option(first, kind) and is_option(last, kind) for kind in KINDS)


def is_bare(term: Term) -> bool:
    """Whether a term says nothing more of whom it follows."""
    return term.has(Grammar.FILLER, Grammar.TOPIC, Grammar.FROM, *JOINS)
