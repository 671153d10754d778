"""Those of a group: `who of the group left first?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_START
from domain.query.filters import CountFilter, PeopleFilter
from domain.query.query import Intent, Query, RelationKind
from domain.understanding.who.gathered import CROWD
from domain.understanding.words.meanings import EventMeaning, NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun
from domain.understanding.words.yes_no import begins_yes_no

KNOWN = frozenset({"the", "that", "this", "their", "whole", "as"})
"""English words before a group that is known."""
OF_GROUPS = (EventType.CROWD, EventType.INTERACTION)
"""What says that several people were together, in which the word adds nothing."""

CROWDS = frozenset({"crowd", "crowds", "gathering", "gatherings", "queue", "queues"})
"""Nouns for what people do in one, which may be counted."""
PAIR = 2
"""People whom a group has more of."""
OF_ANYBODY = (
    Intent.WHICH,
    Intent.COUNT,
    Intent.EXISTS,
    Intent.FIND,
    Intent.DESCRIBE,
    Intent.HOW_LONG,
)
"""What may be asked of whoever was there before a crowd."""


def read_members(reading: Reading) -> None:
    """Read a word for a group: those who were in one, where something is asked of them, else the group."""
    count_crowds(reading)
    found = [at for at in reading.all(Noun.GROUP) if is_known(reading, at)]
    if not found:
        return
    reading.use(*found, *articles(reading, found))
    events = [event.types for _, event in reading.free(EventMeaning)]
    if any(set(types) <= set(OF_GROUPS) for types in events):
        say_crowd(reading)
        return
    is_of_members = bool(events) or reading.has(Ask.WHO, Ask.HOW_MANY, Ask.WHERE, Noun.PERSON, Grammar.WEAR)
    if is_of_members and denies_korean(reading, found[-1]):
        reading.change_people(not_doing=(EventType.CROWD,))
    elif is_of_members:
        reading.change_people(doing=(*reading.query.people.doing, EventType.CROWD))
    else:
        reading.change(events=(*reading.query.events, EventType.CROWD))


def count_crowds(reading: Reading) -> None:
    """`How many groups were there?`, `was there more than one crowd?`: crowds are counted, not people."""
    crowd = EventMeaning((EventType.CROWD,), is_noun=True)
    for at, term in enumerate(reading.terms):
        before = reading.term(at - 1)
        is_number = before.of(NumberMeaning) is not None
        is_counted = is_number or before.has(Ask.HOW_MANY, Grammar.SEVERAL)
        is_crowd = term.has(Noun.GROUP) or (term.means(EventType.CROWD) and term.text.lower() in CROWDS)
        if term.is_korean or not (is_counted and is_crowd):
            continue
        reading.terms[at] = replace(term, meanings=(crowd, Noun.OCCASION) if is_number else (crowd,))
        if before.has(Grammar.SEVERAL):
            reading.use(at - 1)
            reading.change(count=CountFilter(PAIR, of_occasions=True))


def read_so_many(reading: Reading) -> None:
    """`Where did the four leave?`: those of a group of four, of whom nothing was told before.

    Of yes or no it is a number that must be met.
    """
    is_asked = any(each.has(*Ask) for each in reading.terms)
    if reading.context.previous is not None or begins_yes_no(reading.terms) or not is_asked:
        return
    for at, number in reading.free(NumberMeaning):
        people = at + 1 if reading.term(at + 1).has(Noun.PERSON) else at
        event = reading.term(people + 1).of(EventMeaning)
        is_deed = event is not None and not (event.is_noun or set(event.types) <= set(OF_GROUPS))
        is_said = reading.term(at - 1).text.lower() in {"the", "those", "these"} and number.value > PAIR
        is_said = is_said and reading.term(at - 2).text.lower() != "of"  # the middle one of the three
        if is_said and (is_deed or reading.term(people + 1).has(Grammar.WEAR)):
            reading.use(at, *([people] if people > at else []))
            reading.change(out_of=int(number.value))
            return


def denies_korean(reading: Reading, at: int) -> bool:
    """Whether Korean says behind a group that somebody was not in it: `muri-e eopdeon saram`."""
    denied = [each for each in reading.all(Grammar.ABSENT, Grammar.NOT) if each > at]
    is_of_one = bool(denied) and reading.terms[denied[0]].is_korean and reading.has(Ask.WHO, Ask.HOW_MANY)
    reading.use(*(denied[:1] if is_of_one else []))
    return is_of_one


def say_crowd(reading: Reading) -> None:
    """`How many stood together in that group?`: of a group, standing together is being a crowd."""
    for at, event in reading.free(EventMeaning):
        if event.types == (EventType.INTERACTION,) and not reading.terms[at].is_korean:
            crowd = EventMeaning((EventType.CROWD,), is_noun=event.is_noun)
            reading.terms[at] = replace(reading.terms[at], meanings=(crowd,))


def is_known(reading: Reading, at: int) -> bool:
    """Whether a group is meant that was there, not `a group of three`, of which the number matters."""
    words = {*reading.terms[at].text.lower().split()[:-1], reading.term(at - 1).text.lower()}
    is_counted = reading.term(at + 1).text.lower() == "of"
    return reading.terms[at].is_korean or bool(words & KNOWN) or not is_counted


def settle_before_group(reading: Reading) -> None:
    """`Who was there before the group?`: those who were not of it, where nobody is named."""
    query = reading.query
    related = [
        each.to for each in query.relations if each.kind is RelationKind.BEFORE and each.to is not None
    ]
    before = tuple(group for each in related if (group := group_of(each)) is not None)
    is_open = query.people == PeopleFilter() and set(query.events) <= set(AT_START)
    if before and is_open and query.intent in OF_ANYBODY and not query.is_negated:
        reading.change_people(not_doing=before[:1])


def group_of(query: Query) -> EventType | None:
    """What people did together, where nothing else is told but that it happened."""
    told = {*query.events, *query.people.doing} - set(AT_START)
    is_bare = not (query.people.clothes or query.people.numbers or query.is_end)
    return next((each for each in OF_GROUPS if told == {each} and is_bare), None)


def articles(reading: Reading, found: list[int]) -> list[int]:
    """Words beside it that say no more: `in that group`."""
    before = [at - 1 for at in found if reading.term(at - 1).has(Grammar.THAT)]
    return [*before, *(at + 2 for at in found if is_crowd_of(reading, at))]


def is_crowd_of(reading: Reading, at: int) -> bool:
    """Whether the number of a crowd follows: `the group of four`."""
    number = reading.term(at + 2).of(NumberMeaning)
    return reading.term(at + 1).text.lower() == "of" and number is not None and number.value >= CROWD
