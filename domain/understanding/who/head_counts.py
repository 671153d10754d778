"""How many there must be for a yes: `did two people fall`, `were more than three there`."""

from dataclasses import replace

from domain.query.deeds import is_of_steps
from domain.query.filters import CountFilter
from domain.query.query import Intent, Query, RelationKind
from domain.understanding.lexicon.single import COUNTED_ALONE, EXACTLY
from domain.understanding.words.meanings import EventMeaning, NumberMeaning, TraitMeaning, UnitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BOUNDS = (Grammar.OVER, Grammar.UNDER, Grammar.AT_LEAST, Grammar.AT_MOST, Grammar.ONLY)
"""What says how a number is meant; it stands before an English number, and behind a Korean one."""
SEVERAL = 2
"""What `several` is at the least."""


def read_head_count(reading: Reading) -> None:
    """Read a number of people into the query, where yes or no is asked.

    Beside `together` two say no more, and nothing measures how many more than two were together.
    """
    read_occasions(reading)
    is_company = any(each.kind is RelationKind.TOGETHER for each in reading.query.relations)
    for at, number in amounts(reading):
        if is_company:
            is_plain = not reading.query.people.is_particular and is_of_two(reading.query)
            if is_plain and number == SEVERAL:
                behind = reading.step(at, 1)
                bounds = [
                    each for each in near(reading, at, behind) if reading.term(each).has(Grammar.AT_LEAST)
                ]
                reading.use(at, *bounds)
        elif reading.query.intent is Intent.EXISTS and not (reading.query.is_negated or is_all(reading, at)):
            set_count(reading, at, number)
        return


def is_of_two(query: Query) -> bool:
    """Whether two are what `together` is of: being there, or coming or going."""
    return not query.events or is_of_steps(query)


def read_occasions(reading: Reading) -> None:
    """`Did they meet twice?`, Korean `du beon mannanna`: how often something must have happened."""
    query = reading.query
    for at, number in list(reading.free(NumberMeaning)):
        behind = reading.step(at, 1)
        if is_of_each(reading):
            return
        is_times = reading.term(behind).has(Noun.OCCASION) and number.value == int(number.value)
        is_times = is_times and not reading.term(behind + 1).has(Noun.CAMERA)  # `1 beon kamera`
        if is_times and query.intent is Intent.EXISTS and query.events and not query.is_negated:
            bounds = [each for each in near(reading, at, behind) if reading.term(each).has(*BOUNDS)]
            reading.use(at, behind, *bounds)
            terms = [reading.terms[each] for each in bounds]
            counted = bounded(reading, terms, int(number.value))
            reading.change(count=replace(counted, of_occasions=True))
            return


def is_of_each(reading: Reading) -> bool:
    """Whether somebody is asked for who did it so often: `did anybody come in twice?`."""
    people = [
        at
        for at, term in enumerate(reading.terms)
        if term.has(Noun.SOMEBODY, Ask.WHO)
        or (term.has(Noun.PERSON) and reading.term(reading.step(at, -1)).of(EventMeaning) is not None)
    ]
    return bool(people)


def is_all(reading: Reading, at: int) -> bool:
    """Whether all of so many are meant, who were told of before: Korean `dul da`, both."""
    return reading.term(reading.step(at, 1)).has(Grammar.ALL)


def amounts(reading: Reading) -> list[tuple[int, int]]:
    """The indices of numbers of people, and the numbers."""
    found = [(at, SEVERAL) for at in reading.all(Grammar.SEVERAL)]
    found += [
        (at, int(number.value))
        for at, number in reading.free(NumberMeaning)
        if number.value >= 1 and number.value == int(number.value) and is_of_people(reading, at)
    ]
    return sorted(found)


def is_of_people(reading: Reading, at: int) -> bool:
    """Whether a number counts people: `two people`, `2 women`, `did two fall`; Korean also `dul`."""
    behind = reading.term(reading.step(at, 1, is_bound_or_filler))
    if reading.terms[at].is_korean and reading.terms[at].text in COUNTED_ALONE:
        return True
    before = reading.term(at - 1)
    if before.has(Grammar.ALL) and not before.is_korean and behind.of(UnitMeaning) is None:
        return not is_of_them(reading, at)
    gathering = reading.term(reading.step(at, -1)).of(EventMeaning)
    if gathering is not None and gathering.is_noun and not before.is_korean:
        return True
    if behind.has(Noun.PERSON, Grammar.COUNTER, Grammar.THEM) or behind.of(TraitMeaning) is not None:
        return True
    event = behind.of(EventMeaning)
    return event is not None and not event.is_noun and not reading.terms[at].is_korean


def is_bound_or_filler(term: Term) -> bool:
    """Whether a word may stand between a number and what it counts: `four or more people`."""
    return term.has(Grammar.FILLER) or (term.has(Grammar.AT_LEAST) and not term.is_korean)


def is_of_them(reading: Reading, at: int) -> bool:
    """Whether all are meant that there were, however many: `all three of them`."""
    behind = {each.text.lower() for each in reading.terms[at + 1 : at + 3]}
    if behind >= {"of", "them"}:
        reading.use(at)
        return True
    return False


def set_count(reading: Reading, at: int, number: int) -> None:
    behind = reading.step(at, 1)
    counted = [behind] if reading.term(behind).has(Grammar.COUNTER) else []
    bounds = [index for index in near(reading, at, behind) if reading.term(index).has(*BOUNDS)]
    bounds += [at - 1] if reading.term(at - 1).has(Grammar.ALL) else []
    is_only_one = number == 1 and reading.terms[at].has(Grammar.ONE) and not bounds
    if is_only_one and not is_exact(reading):
        return
    reading.use(at, *counted, *bounds)
    reading.change(count=bounded(reading, [reading.terms[index] for index in bounds], number))


def near(reading: Reading, at: int, behind: int) -> list[int]:
    """The indices of the words around a number with the word for what it counts."""
    return [at - 2, at - 1, reading.step(at, -1), at + 1, behind + 1, behind + 2]


def bounded(reading: Reading, bounds: list[Term], number: int) -> CountFilter:
    """A number as it is meant: at least so many where nothing else is said."""
    if any(each.has(Grammar.OVER) for each in bounds):
        return CountFilter(number + 1)
    if any(each.has(Grammar.UNDER) for each in bounds):
        return CountFilter(0, number - 1)
    if any(each.has(Grammar.AT_MOST) for each in bounds):
        return CountFilter(0, number)
    is_exactly = any(each.has(Grammar.ONLY) for each in bounds) or is_exact(reading)
    return CountFilter(number, number if is_exactly else None)


def is_exact(reading: Reading) -> bool:
    """Whether just so many are meant: `exactly`, `in total`."""
    return any(each.text.lower() in EXACTLY for each in reading.terms)
