"""`it` and `that` as what was told of before: `who left it?`, `who did that?`, `did anyone take it?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.completing import bare_constraints
from domain.query.deeds import CARRIED
from domain.query.query import Intent, Query, Subject
from domain.understanding.follow_ups.told_before import before
from domain.understanding.lexicon.english_words import DID_IT, DOING_IT, PASSIVE
from domain.understanding.lexicon.single import OWNERS
from domain.understanding.words.meanings import EventMeaning, Meaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar

OF_THINGS = {
    EventType.PERSON_EXIT: EventType.OBJECT_ABANDONED,
    EventType.PICKING: EventType.OBJECT_REMOVED,
    EventType.COLLAPSE: EventType.OBJECT_ABANDONED,
}
"""What is said of a thing with words for people: `left it`, `grabbed it`, `is it still lying there`."""


MAX_BEFORE = 3
"""Terms before `lying` among which `it` stands: `it had been lying there`."""


def read_told_thing(reading: Reading) -> None:
    """Read what is said of a thing that was told of before as what happened to it."""
    previous = reading.context.previous
    if previous is None or not previous.events or not set(previous.events) <= set(CARRIED):
        return
    for at, term in enumerate(reading.terms):
        if term.text.lower() in OWNERS:
            reading.terms[at] = replace(term, meanings=(owner_in(previous),))
        event = term.of(EventMeaning)
        if event is not None and len(event.types) == 1 and names_it(reading, at):
            of_thing = OF_THINGS.get(event.types[0])
            if of_thing is not None:
                reading.terms[at] = replace(term, meanings=(EventMeaning((of_thing,)),))


def owner_in(previous: Query) -> Meaning:
    """Whose a thing is: whom the question before told of, unless that was who took it."""
    is_left = EventType.OBJECT_ABANDONED in (*previous.events, *previous.people.doing)
    return Grammar.THEM if is_left else EventMeaning((EventType.OBJECT_ABANDONED,))


def names_it(reading: Reading, at: int) -> bool:
    """Whether `it` stands right behind a verb, or before one for lying: `took it`, `it still lying`."""
    behind = reading.term(at + 1).text.lower()
    before = {each.text.lower() for each in reading.terms[max(0, at - MAX_BEFORE) : at]}
    lies = reading.terms[at].means(EventType.COLLAPSE)
    is_passive = "it" in before and bool(before & PASSIVE)
    is_named = is_passive or ("it" in before if lies else behind in DOING_IT)
    return not reading.terms[at].is_korean and is_named


def asks_who_did_it(reading: Reading) -> bool:
    """Whether it is asked who did what was told of, and nothing else: `who did that?`, `who was it?`."""
    said = [each.text.lower() for each in reading.terms if not each.has(Grammar.COMMA, Grammar.WHAT_ABOUT)]
    previous = reading.context.previous
    is_said = len(said) == 3 and said[1] in DID_IT and said[2] in DOING_IT
    return is_said and reading.has(Ask.WHO) and previous is not None and bool(previous.events)


def who_did_it(reading: Reading) -> Query:
    """`Who did that?`: whoever did what the question before asked about."""
    previous = bare_constraints(before(reading))
    reading.take(Grammar.THAT)
    return replace(
        previous,
        text=reading.query.text,
        language=reading.query.language,
        intent=Intent.WHICH,
        subject=Subject.PEOPLE,
        order=None,
        count=None,
        is_lag=False,
        either_order=False,
        asks_whether=False,
    )
