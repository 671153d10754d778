"""How many there must be for a yes: `did two people fall`, `were more than three there`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START, is_of_steps
from domain.query.filters import CountFilter
from domain.query.query import Intent, Query, RelationKind
from domain.query.unseen import Unseen
from domain.understanding.lexicon.single import COUNTED_ALONE, EXACTLY
from domain.understanding.who.gathered import CROWD
from domain.understanding.who.subjects import has_person
from domain.understanding.words.meanings import EventMeaning, NumberMeaning, TraitMeaning, UnitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

BOUNDS = (Grammar.OVER, Grammar.UNDER, Grammar.AT_LEAST, Grammar.AT_MOST, Grammar.ONLY)
"""What says how a number is meant; it stands before an English number, and behind a Korean one."""
GATHERINGS = ((EventType.CROWD,), (EventType.INTERACTION,))
"""What so many do who are a crowd."""
COMING_BACK = {*AT_START, *AT_END}
"""What nobody does twice who is not recognised again: whoever comes back is another one."""
BOTH_WAYS = frozenset({"both ways", "both directions", "in and out"})
"""Whoever crossed a line so did it twice at least."""
SEVERAL = 2
"""What `several` is at the least."""


def read_head_count(reading: Reading) -> None:
    """Read a number of people into the query, where yes or no is asked.

    Beside `together` two say no more, and nothing measures how many more than two were together.
    """
    read_occasions(reading)
    is_company = any(each.kind is RelationKind.TOGETHER for each in reading.query.relations)
    for at, number in amounts(reading):
        if is_of_crowd(reading, number):
            reading.use(at, *counters_of(reading, at))
            others = tuple(each for each in reading.query.relations if each.to is not None)
            reading.change(events=(EventType.CROWD,), relations=others)
        elif is_company:
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


def is_of_crowd(reading: Reading, number: int) -> bool:
    """Whether so many are no more than makes a crowd, of which something else is asked than whether.

    Of `several` who gather no number is said.
    """
    query, is_several = reading.query, reading.has(Grammar.SEVERAL)
    is_asked = query.intent in (Intent.FIND, Intent.WHEN, Intent.HOW_LONG, Intent.WHERE)
    is_gathering = query.events in GATHERINGS and number == CROWD
    return is_asked and (is_gathering or (is_several and query.events == (EventType.CROWD,)))


def is_of_two(query: Query) -> bool:
    """Whether two are what `together` is of: being there, or coming or going."""
    return not query.events or is_of_steps(query)


def read_occasions(reading: Reading) -> None:
    """`Did they meet twice?`, Korean `du beon mannanna`: how often something must have happened.

    `Who crossed the line twice?` asks for those who did it so often.
    """
    query = reading.query
    if not query.events or query.is_negated:
        return
    is_both_ways = any(each.text.lower() in BOTH_WAYS for each in reading.terms)
    if is_both_ways and query.events == (EventType.LINE_CROSSING,) and is_of_each(reading):
        reading.change_people(times=CountFilter(SEVERAL))  # there and back
        return
    for at, number in list(reading.free(NumberMeaning)):
        behind = at if reading.terms[at].has(Noun.OCCASION) else reading.step(at, 1)
        is_of_somebody = is_of_each(reading)
        if not (is_times(reading, behind, number) and (is_of_somebody or query.intent is Intent.EXISTS)):
            continue
        bounds = [each for each in near(reading, at, behind) if reading.term(each).has(*BOUNDS)]
        if number.value == 1 and not bounds:
            reading.use(*((at, behind) if query.intent is Intent.EXISTS else ()))  # even once
            continue
        reading.use(at, behind, *bounds)
        counted = bounded(reading, [reading.terms[each] for each in bounds], int(number.value))
        if set(query.events) <= COMING_BACK and (is_of_somebody or query.people.is_particular):
            reading.unseen.append(Unseen.RETURN.value)
        elif is_of_somebody:
            reading.change_people(times=counted)
        else:
            reading.change(count=replace(counted, of_occasions=True))
        return


def is_times(reading: Reading, behind: int, number: NumberMeaning) -> bool:
    """Whether a number counts times: `two times`, and no `camera number 1`, Korean `1 beon kamera`."""
    is_occasion = reading.term(behind).has(Noun.OCCASION) and number.value == int(number.value)
    return is_occasion and not reading.term(behind + 1).has(Noun.CAMERA)


def is_of_each(reading: Reading) -> bool:
    """Whether somebody is asked for who did it so often: `did anybody come in twice?`."""
    if reading.query.intent in (Intent.WHICH, Intent.COUNT, Intent.FIND):
        return has_person(reading) and not reading.query.people.numbers
    return any(
        term.has(Noun.SOMEBODY, Ask.WHO)
        or (term.has(Noun.PERSON) and reading.term(reading.step(at, -1)).of(EventMeaning) is not None)
        for at, term in enumerate(reading.terms)
    )


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
    if before.has(Grammar.AT_LEAST, Grammar.AT_MOST) and (at + 1 in reading.used or not behind.text):
        return True
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


def counters_of(reading: Reading, at: int) -> list[int]:
    """The index of the Korean counting word behind a number, if there is one."""
    behind = reading.step(at, 1)
    return [behind] if reading.term(behind).has(Grammar.COUNTER) else []


def set_count(reading: Reading, at: int, number: int) -> None:
    behind, counted = reading.step(at, 1), counters_of(reading, at)
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
    is_least = any(each.has(Grammar.AT_LEAST) for each in bounds)
    is_exactly = any(each.has(Grammar.ONLY) for each in bounds) or (is_exact(reading) and not is_least)
    return CountFilter(number, number if is_exactly else None)


def is_exact(reading: Reading) -> bool:
    """Whether just so many are meant: `exactly`, `in total`."""
    return any(each.text.lower() in EXACTLY for each in reading.terms)
