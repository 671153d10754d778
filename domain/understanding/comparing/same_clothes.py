"""Whether two people wore the same colours: `did persons 1 and 4 wear the same top?`."""

from dataclasses import replace

from domain.query.query import Attribute, Intent, Query, Subject
from domain.understanding.lexicon.english_words import ALIKE, UNLIKE
from domain.understanding.lexicon.korean_words import ALIKE_KO
from domain.understanding.where.shared_side import is_somebody, told_two
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    NumberMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term, person_before
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PARTS = {"upper": Attribute.UPPER, "lower": Attribute.LOWER}
"""What is compared, by the part of the body of the clothes that are named."""


def read_same_clothes(reading: Reading) -> bool:
    """Read a question whether two people wore the same colours; whether it is one."""
    word = next((at for at, each in enumerate(reading.terms) if is_alike(each) or is_unlike(each)), None)
    asked = asked_clothes(reading)
    if word is None or not asked or is_about_more(reading):
        return False
    two = told_two(reading, {word, *asked}) or named_two(reading, {word, *asked})
    if not two:
        return False
    garments = [garment for at in asked if (garment := reading.terms[at].of(GarmentMeaning))]
    parts = [PARTS[each.part] for each in garments if each.part]
    reading.change(
        intent=Intent.COMPARE,
        subject=Subject.PEOPLE,
        compared=tuple(map(as_side, two)),
        attributes=tuple(dict.fromkeys(parts)) or (Attribute.CLOTHES,),
        asks_whether=True,
        is_negated=is_unlike(reading.terms[word]),
    )
    reading.use(word, *asked, *reading.all(Grammar.WEAR, Grammar.AND, Grammar.NOT, Ask.WHETHER))
    return True


def is_alike(term: Term) -> bool:
    return term.has(Grammar.SAME) or term.text.lower() in ALIKE or term.text.startswith(ALIKE_KO)


def is_unlike(term: Term) -> bool:
    return term.has(Grammar.OTHER) or term.text.lower() in UNLIKE


def asked_clothes(reading: Reading) -> list[int]:
    """The words for clothes that are compared, beside those that say who is meant: `the red top`."""
    return [
        at
        for at, each in enumerate(reading.terms)
        if is_clothing(each) and reading.term(reading.step(at, -1)).of(ColourMeaning) is None
    ]


def is_clothing(term: Term) -> bool:
    attribute = term.of(AttributeMeaning)
    is_colour = attribute is not None and attribute.attributes == (Attribute.CLOTHES,)
    return is_colour or term.of(GarmentMeaning) is not None or term.has(Grammar.WEAR)


def is_about_more(reading: Reading) -> bool:
    """Whether more is asked than whether it is so: who, how many, what they did, or a `not` with it."""
    asks = (Ask.WHO, Ask.WHICH, Ask.HOW_MANY, Ask.WHEN, Ask.WHERE, Ask.FIND, Grammar.NOT)
    return reading.has(*asks) or any(each.of(EventMeaning) for each in reading.terms)


def named_two(reading: Reading, known: set[int]) -> list[Query]:
    """The two who are named, on both sides of `and` or `as`; none where they are not two."""
    joins = [at for at, each in enumerate(reading.terms) if joins_two(each)]
    if len(joins) != 1:
        return []
    rest = [at for at in range(len(reading.terms)) if at not in known]
    indices = [[at for at in rest if at < joins[0]], [at for at in rest if at > joins[0]]]
    sides = [reading.nested(as_person([reading.terms[at] for at in each])) for each in indices]
    if not all(is_somebody(each) for each in sides):
        return []
    reading.use(*rest)
    return [each.query for each in sides]


def joins_two(term: Term) -> bool:
    return term.has(Grammar.AND) or term.text.lower() == "as"


def as_person(terms: list[Term]) -> list[Term]:
    """The words for one of two, with `person` before a number that stands alone: `did 1 and 4 wear ...`."""
    told = [each for each in terms if each.must_be_told]
    is_named = any(each.has(Noun.PERSON) for each in terms)
    if len(told) == 1 and told[0].of(NumberMeaning) is not None and not is_named:
        return [person_before(told[0]), *told]
    return terms


def as_side(query: Query) -> Query:
    order = replace(query.order, of_people=True) if query.order is not None else None
    return replace(query, intent=Intent.DESCRIBE, subject=Subject.PEOPLE, order=order, attributes=())
