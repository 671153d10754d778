"""Who is left out: `who else came besides the one in red?`, `anybody other than person 2`."""

from dataclasses import replace

from domain.query.filters import PeopleFilter, any_of
from domain.query.query import Intent, Query, Subject
from domain.understanding.lexicon.single import AMONG, EXCLUDING, WEARING, WHO_DID
from domain.understanding.relations.clauses import span_before
from domain.understanding.words.meanings import (
    ColourMeaning,
    EventMeaning,
    GarmentMeaning,
    NumberMeaning,
    TraitMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BUT = "but"
"""What leaves somebody out behind `nobody`; elsewhere it has another meaning."""


def is_excluding(text: str) -> bool:
    """Whether a word leaves somebody out: `besides`, `but` behind `nobody`."""
    return text.startswith(EXCLUDING) or text == BUT


def read_excluded(reading: Reading) -> None:
    """Read whom a question leaves out as a query of its own."""
    found = [at for at in reading.all(Grammar.WITHOUT) if is_excluding(reading.terms[at].text.lower())]
    for at in found[:1]:
        span = within_group(reading, at) if reading.terms[at].is_korean else behind(reading, at)
        inner = [each for each in span if each not in reading.used]
        if not any(is_somebody(reading.terms[each]) or is_so_many(reading, each) for each in inner):
            return
        nested = reading.nested([reading.terms[each] for each in inner])
        if is_somebody_told(nested.query):
            reading.use(at, *(inner[each] for each in nested.used), *said_twice(reading, at, inner))
            reading.leftover += [each for each in nested.leftover if each.of(NumberMeaning) is None]
            reading.unseen += nested.unseen
            people = either_of(nested.query.people)
            who = replace(
                nested.query, people=people, intent=Intent.WHICH, subject=Subject.PEOPLE, attributes=()
            )
            reading.change(excluded=who)


def within_group(reading: Reading, at: int) -> range:
    """What a Korean word leaves out, behind those of whom it does: `geomeun baji jung-e ttwin saram`."""
    span = span_before(reading, at)
    words = [each for each in span if reading.terms[each].text in AMONG and is_of_people(reading, each)]
    reading.use(*words[-1:])
    return range(words[-1] + 1, at) if words else span


def is_of_people(reading: Reading, at: int) -> bool:
    """Whether people stand before a word: not Korean `gaunde` for the middle of the picture."""
    before = reading.term(reading.step(at, -1))
    return before.has(Noun.PERSON) or before.of(TraitMeaning) is not None


def either_of(people: PeopleFilter) -> PeopleFilter:
    """Whoever wears one of some colours of the same part: `all but the green one and the red one`."""
    if len(people.clothes) < 2 or len({each.part for each in people.clothes}) > 1:
        return people
    return replace(people, clothes=(any_of(people.clothes),))


def is_somebody_told(query: Query) -> bool:
    """Whether it says who is left out, and not only that somebody is."""
    is_told = query.names_somebody or query.events or query.place.sides
    return bool(is_told) and not query.is_negated and not query.compared


def is_somebody(term: Term) -> bool:
    if term.of(TraitMeaning) is not None:
        return True
    worn = term.is_korean and (term.of(GarmentMeaning) is not None or term.of(ColourMeaning) is not None)
    return worn or term.has(Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.NUMBER, Grammar.THEM)


def is_so_many(reading: Reading, at: int) -> bool:
    """Whether a number is of people of whom more is said: `except the two who met`."""
    is_number = reading.terms[at].of(NumberMeaning) is not None
    return is_number and reading.term(at + 1).text.lower() in WHO_DID


def said_twice(reading: Reading, at: int, inner: list[int]) -> list[int]:
    """Words that say no more: `other` beside it, and how many are left out."""
    others = list(reading.all(Grammar.OTHER))
    numbers = [each for each in inner if reading.terms[each].of(NumberMeaning) is not None]
    return [*others, *(each for each in numbers if each not in reading.used)]


def behind(reading: Reading, at: int) -> range:
    """What an English word leaves out: to a comma, a word that asks, or the verb of whom is asked for."""
    for index in range(at + 1, len(reading.terms)):
        term, before = reading.terms[index], reading.term(index - 1)
        is_verb = term.of(EventMeaning) is not None or term.text.lower() in WEARING
        is_verb = is_verb and before.text.lower() not in WHO_DID
        is_asking = term.has(Ask.WHO, Ask.WHICH, Ask.HOW_MANY) and not is_somebody(before)
        if term.has(Grammar.COMMA) or is_asking or (is_verb and index > at + 1):
            return range(at + 1, index)
    return range(at + 1, len(reading.terms))
