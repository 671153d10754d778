"""What is counted apart: `how many people per camera`, `which day had the most visitors`."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from domain.query.query import GroupBy, Intent, Order, OrderBy, Query, Subject
from domain.understanding.lexicon.single import EACH, EACH_KO
from domain.understanding.words.meanings import EventMeaning, GroupMeaning, LengthMeaning, UnitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

NOUNS = {Noun.CAMERA: GroupBy.CAMERA, Noun.RECORDING: GroupBy.RECORDING}
"""What may be counted apart and has a word of its own."""
UNITS = {"a day": GroupBy.DAY, "an hour": GroupBy.HOUR}
"""What counts apart at the end alone: `how many people a day?`; else it is a length."""
SPANS = {3600.0: GroupBy.HOUR, 86400.0: GroupBy.DAY}
"""Lengths in seconds that are counted apart: Korean `han sigan-e myeot myeong-ssik`, `the busiest day`."""
COUNTED = (Intent.COUNT, Intent.FIND)
"""What may be asked for each of them."""
PICKED = (*COUNTED, Intent.EXISTS, Intent.WHICH, Intent.HELP)
"""What else may be asked for, or nothing, where the one with the most of them is wanted."""
AN_HOUR = GroupMeaning(GroupBy.HOUR, is_asked=True)
"""Words for it may also ask for a moment: it is meant where something is named that happened then."""


@dataclass(frozen=True, slots=True)
class Group:
    """What is counted apart, the indices of the words that say so, and which of them is asked for."""

    by: GroupBy
    words: tuple[int, ...]
    order: Order | None = None


def read_groups(reading: Reading) -> bool:
    """Read a question that counts something apart; whether it is one."""
    group = next(found_groups(reading), None)
    if group is None:
        return False
    rest = [at for at in range(len(reading.terms)) if at not in group.words]
    nested = reading.nested([reading.terms[at] for at in rest])
    if not may_be_grouped(reading, group, nested.query):
        return False
    reading.use(*group.words, *(rest[at] for at in nested.used))
    reading.leftover += nested.leftover
    reading.unseen += nested.unseen
    reading.problems += nested.problems
    subject = counted_subject(nested.query)
    reading.query = replace(
        nested.query, intent=Intent.COUNT, subject=subject, by=group.by, order=group.order
    )
    return True


def found_groups(reading: Reading) -> Iterator[Group]:
    most = reading.find(Grammar.MOST, Grammar.FEWEST)
    if most is None and reading.has(Ask.WHICH) and not reading.has(Grammar.THAN, Grammar.OR):
        most = reading.find(Grammar.MORE, Grammar.LESS)  # of two cameras
    if most is not None:
        yield from asked_groups(reading, most)
    yield from groups_of_each(reading)


def groups_of_each(reading: Reading) -> Iterator[Group]:
    """What is counted for each of them: `per camera`, `each day`, Korean `han sigan-e myeot myeong-ssik`."""
    for at, meaning in reading.free(GroupMeaning):
        if not meaning.is_asked:
            yield Group(meaning.by, (at,))
    for at, term in enumerate(reading.terms):
        by = next((NOUNS[each] for each in NOUNS if reading.term(at + 1).has(each)), None)
        if by is not None and term.text.lower() in EACH:
            yield Group(by, (at, at + 1))
    for at, length in reading.free(LengthMeaning):
        if (by := SPANS.get(length.seconds)) and (marks := counted_each(reading, at)):
            yield Group(by, (at, *marks))
    last = len(reading.terms) - 1
    if unit := UNITS.get(reading.term(last).text.lower()):
        yield Group(unit, (last,))


def counted_each(reading: Reading, length: int) -> list[int]:
    """The Korean word for each, behind `how many` that follows a length of time."""
    return [
        at
        for at in range(length + 1, len(reading.terms))
        if reading.terms[at].text in EACH_KO and reading.terms[at - 1].has(Ask.HOW_MANY)
    ]


def asked_groups(reading: Reading, most: int) -> Iterator[Group]:
    """`Which camera had the most?`: the camera, the word that asks for it, and those for the most."""
    behind = reading.step(most, 1)
    few = reading.terms[most].has(Grammar.FEWEST, Grammar.LESS) or reading.term(behind).has(Grammar.FEW)
    words = [most, *([behind] if reading.term(behind).has(Grammar.MUCH, Grammar.FEW) else [])]
    order = Order(OrderBy.NUMBER, is_descending=not few)
    if not reading.terms[most].is_korean and (by := named_by(reading.term(behind))):  # the busiest day
        yield Group(by, (behind, *words, *reading.all(Ask.WHICH, Ask.WHAT, Ask.WHEN)), order)
    for at, meaning in reading.free(GroupMeaning):
        if meaning.is_asked:
            yield Group(meaning.by, (at, *words), order)
    for at, term in enumerate(reading.terms):
        before = reading.step(at, -1)
        is_number = term.is_korean and reading.term(before).has(Noun.OCCASION)  # `myeot beon kamera`
        is_asked = reading.term(before).has(Ask.WHICH, Ask.WHAT) or is_number
        places = [each for each in reading.all(Ask.WHERE) if term.is_korean and each > at]
        if is_asked or (term.is_korean and is_last_word(reading, at, places)):
            asks = [before] if is_asked else places
            yield from (Group(NOUNS[each], (at, *asks, *words), order) for each in NOUNS if term.has(each))


def named_by(term: Term) -> GroupBy | None:
    """What a noun counts apart: a camera, a recording, a day or an hour."""
    unit = None if term.text.lower().endswith("s") else term.of(UnitMeaning)
    noun = next((NOUNS[each] for each in NOUNS if term.has(each)), None)
    return SPANS.get(unit.seconds) if unit is not None else noun


def is_last_word(reading: Reading, at: int, asked: list[int]) -> bool:
    """Whether no word with a meaning of its own is behind it, beside those that ask for it."""
    behind = range(at + 1, len(reading.terms))
    return not any(reading.terms[each].must_be_told for each in behind if each not in asked)


def may_be_grouped(reading: Reading, group: Group, query: Query) -> bool:
    """Whether there is something to count, in what may be parted."""
    is_plain = query.order is None and not (query.compared or query.at_once or query.is_negated or query.by)
    first = reading.terms[group.words[0]]
    if first.has(Ask.WHEN) and first.of(GroupMeaning) == AN_HOUR:
        is_plain = is_plain and any(each.of(EventMeaning) for each in reading.terms)
    return is_plain and query.intent in (COUNTED if group.order is None else PICKED)


def counted_subject(query: Query) -> Subject:
    """People, where nothing else is named."""
    is_open = query.subject is Subject.EVENTS and not (query.events or query.incidents_only or query.labels)
    return Subject.PEOPLE if is_open else query.subject
