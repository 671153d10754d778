"""The person who came after the one who was told of: `did the next person stand around as well?`."""

from dataclasses import replace

from domain.query.completing import numbered
from domain.query.deeds import AT_END, AT_START
from domain.query.query import Intent, OrderBy, Query, Subject
from domain.understanding.follow_ups.pronouns import CLAUSES
from domain.understanding.lexicon.back_references import DID_THE_SAME
from domain.understanding.lexicon.single import NEXT_PERSON
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OPEN = (Intent.FIND, Intent.WHICH)
"""What a question has that says no more than `did they do so too?`."""
OF_ONE = (Intent.EXISTS, Intent.HOW_LONG, Intent.DESCRIBE, Intent.WHERE)
"""What is asked of somebody who is known, and not who it was."""


def asks_of_next(reading: Reading) -> bool:
    """Whether it is asked what the next person did, or how they looked: not whether or when they came."""
    query, previous = reading.query, reading.context.previous
    is_one = previous is not None and len(reading.context.referred) == 1
    is_known = is_one and previous is not None and is_in_order_of_coming(previous)
    if not is_known or query.intent not in (*OF_ONE, *OPEN) or query.relations or query.is_lag:
        return False
    is_coming = not query.events or not set(query.events).isdisjoint(AT_START)
    is_told = not is_coming or query.intent in (Intent.DESCRIBE, Intent.HOW_LONG) or did_the_same(reading)
    return is_told and any(is_person(reading, at) for at in reading.all(Grammar.NEXT))


def is_in_order_of_coming(previous: Query) -> bool:
    """Whether whoever comes next after an answer is the next who came, and not the next of those who fell."""
    order = previous.order
    if order is None:
        return True
    is_of_coming = order.by is OrderBy.START and not order.is_descending and not previous.relations
    return is_of_coming and set(previous.events) <= set(AT_START)


def names_next_in_clause(reading: Reading) -> bool:
    """`Did they leave before the next person came in?`: of the one who was told of, and the one after."""
    relations, people = reading.query.relations, reading.query.people
    to = relations[0].to if len(relations) == 1 else None
    is_step = to is not None and bool(to.events) and set(to.events) <= {*AT_START, *AT_END}
    is_open = is_step and to is not None and not (to.people.is_particular or people.is_particular)
    is_told = reading.context.previous is not None and len(reading.context.referred) == 1
    is_theirs = bool(reading.query.events) and not reading.has(Ask.WHO, Ask.HOW_MANY, Noun.SOMEBODY)
    is_next = any(
        each.has(Grammar.NEXT) and is_before_person(reading, at) and is_in_clause(reading, at)
        for at, each in enumerate(reading.terms)
    )
    return is_open and is_told and is_theirs and is_next


def is_in_clause(reading: Reading, at: int) -> bool:
    """Whether a word is of the clause: in Korean before what joins it, in English behind."""
    joins = [index for index, each in enumerate(reading.terms) if each.has(*CLAUSES)]
    is_korean = reading.terms[at].is_korean
    return any(index > at for index in joins) if is_korean else any(index < at for index in joins)


def of_both(reading: Reading) -> Query:
    """The question about whoever was told of, and the next one in what it relates to."""
    reading.take(Grammar.NEXT, Grammar.ONE, Grammar.THEM)
    ((video_id, number),) = reading.context.referred
    (relation,) = reading.query.relations
    to = relation.to or reading.query
    later = replace(to, people=numbered(to.people, ((video_id, number + 1),)), subject=Subject.PEOPLE)
    people = numbered(reading.query.people, reading.context.referred)
    related = (replace(relation, to=later),)
    return replace(reading.query, people=people, subject=Subject.PEOPLE, relations=related, order=None)


def did_the_same(reading: Reading) -> bool:
    """Whether it is asked if somebody did what was told of before: `did the next one do that too?`."""
    previous = reading.context.previous
    is_said = DID_THE_SAME.search(reading.query.text) is not None
    return is_said and previous is not None and bool(previous.events) and not reading.query.events


def is_before_person(reading: Reading, at: int) -> bool:
    """Whether `the next person` is said."""
    behind = reading.term(reading.step(at, 1))
    is_named = reading.terms[at].text.lower().endswith(NEXT_PERSON)
    return reading.terms[at].has(Noun.PERSON) or is_named or behind.has(Noun.PERSON)


def is_person(reading: Reading, at: int) -> bool:
    return is_before_person(reading, at) or reading.term(at + 1).has(Grammar.ONE)


def of_next(reading: Reading) -> Query:
    """The question about whoever has the number after that of the one who was told of."""
    reading.take(Grammar.NEXT, Grammar.ONE, Grammar.THEM)
    ((video_id, number),) = reading.context.referred
    people = numbered(reading.query.people, ((video_id, number + 1),))
    query = replace(reading.query, people=people, subject=Subject.PEOPLE)
    previous = reading.context.previous
    if previous is None or not did_the_same(reading):
        return query
    reading.use(*range(len(reading.terms)))
    return replace(
        query, intent=Intent.EXISTS, events=previous.events, place=previous.place, scope=previous.scope
    )
