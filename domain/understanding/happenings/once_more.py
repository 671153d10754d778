"""Whether something happened so many times: `did anyone fall again?`, `was there a second fall?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import CountFilter
from domain.query.query import Intent, Order, OrderBy, RelationKind, Subject
from domain.understanding.lexicon.single import AGAIN as ALSO_AGAIN, ONCE_MORE
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, OrdinalMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun
from domain.understanding.words.yes_no import begins_yes_no

AGAIN = ONCE_MORE - {"back"}
"""Words for once more."""
STEPS = frozenset({*AT_START, *AT_END, EventType.PERSON_LOST})
"""Who comes into sight again is somebody new to a tracker: these cannot be counted of one person."""
OF_DEEDS = (Intent.WHEN, Intent.WHERE, Intent.HOW_LONG, Intent.FIND)
"""What is asked of something that somebody did the nth time."""


def read_once_more(reading: Reading) -> None:
    """Count what is asked to have happened again, or for the nth time; after something, `again` is later."""
    query = reading.query
    if query.events and (set(query.events) <= {EventType.OBJECT_REMOVED} or query.at_end):
        reading.use(*(at for at in range(len(reading.terms)) if is_again(reading, at)))
    if is_nth_deed(reading):
        reading.change(subject=Subject.EVENTS)
    asks = begins_yes_no(reading.terms) or any(each.is_korean for each in reading.terms)
    if query.intent is not Intent.EXISTS or query.count is not None or query.is_negated or not asks:
        return
    nth = nth_of(query.order)
    if nth is not None:
        count_to(reading, nth, is_of_one=is_nth_time(reading))
    elif query.events and STEPS.isdisjoint(query.events) and query.order is None:
        again = [at for at in range(len(reading.terms)) if is_again(reading, at)]
        if not again:
            return
        reading.use(*again)
        if not any(each.kind is RelationKind.AFTER for each in query.relations):
            count_to(reading, 2, is_of_one=True)


def nth_of(order: Order | None) -> int | None:
    """Which one is asked for, where the order is of what happens and of no one who is named."""
    if order is None or order.nth < 2 or order.of_people or order.by is OrderBy.LENGTH:
        return None
    return None if order.is_descending or order.limit > 1 else order.nth


def count_to(reading: Reading, number: int, *, is_of_one: bool) -> None:
    """Ask for so many; `is_of_one` where somebody must have done it so many times."""
    query = reading.query
    if is_of_one and STEPS & set(query.events):
        return
    if not (is_of_one or query.people.clothes or query.people.numbers or query.claimed):
        reading.change(count=CountFilter(number), order=None)
    elif is_of_one and query.people.numbers:
        count = CountFilter(number, of_occasions=True)
        reading.change(count=count, order=None, subject=Subject.EVENTS)
    elif is_of_one:
        people = replace(query.people, times=CountFilter(number))
        reading.change(people=people, order=None, subject=Subject.PEOPLE)


def is_nth_time(reading: Reading) -> bool:
    """Whether somebody is asked to have done it the nth time: `fell a second time`, not `a second fall`."""
    ordinals = [at for at, each in enumerate(reading.terms) if each.of(OrdinalMeaning) is not None]
    return any(reading.term(at + 1).has(Noun.TIME, Noun.OCCASION) for at in ordinals)


def is_nth_deed(reading: Reading) -> bool:
    """Whether the nth time is meant that somebody in some clothes did it, not the nth of them.

    `When did the one in green cross it the second time?`, Korean with the ordinal behind the clothes.
    """
    query = reading.query
    is_of_clothes = bool(query.people.clothes and query.events) and STEPS.isdisjoint(query.events)
    if not is_of_clothes or query.intent not in OF_DEEDS or nth_of(query.order) is None:
        return False
    nth = [at for at, each in enumerate(reading.terms) if each.of(OrdinalMeaning) is not None]
    worn = [at for at, each in enumerate(reading.terms) if each.of(ColourMeaning) is not None]
    is_behind = bool(nth and worn) and reading.terms[nth[0]].is_korean and nth[0] > worn[-1]
    return is_behind or is_nth_time(reading)


def is_again(reading: Reading, at: int) -> bool:
    """Whether a word is for once more; Korean `tto` of somebody named, else it is for somebody else."""
    term = reading.terms[at]
    if at in reading.used:
        return False
    is_deed = reading.term(at + 1).of(EventMeaning) is not None
    is_of_one = bool(reading.query.people.clothes or reading.query.people.numbers)
    is_more = term.text == ALSO_AGAIN and is_deed and is_of_one
    return is_more or (term.text.lower() in AGAIN and not term.has(Grammar.OTHER))
