"""When and how long two were together: `how long was person 2 with person 3?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import is_of_steps
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.people import EVER_ALONE
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

ASKED = (Intent.HOW_LONG, Intent.WHEN)
"""What is asked of a time, of which only the part counts in which both were there."""
OPEN = (Intent.EXISTS, Intent.WHICH, Intent.COUNT, Intent.FIND)
"""What is asked of anybody: with `ever` a part of the stay is enough."""
STANDING = {EventType.STANDING}


def read_time_together(reading: Reading) -> None:
    """Ask for the time that two shared: that of their meeting, or of their stays if that is said.

    Being together is standing close to each other; being there at the same time, or while somebody else is
    there, is no more than being in sight.
    """
    query = reading.query
    if is_time_alone(query):
        said = EVER_ALONE.search(query.text)
        if said is not None:
            reading.use(
                *(at for at, each in enumerate(reading.terms) if said.start() <= each.start < said.end())
            )
        reading.change(is_within=True, subject=Subject.PEOPLE)
        return
    others = [each for each in query.relations if is_somebody(each)]
    if query.intent not in ASKED or not query.people.is_particular or len(others) != 1:
        return
    is_meeting = others[0].kind is RelationKind.TOGETHER and not is_of_stays(reading)
    if is_meeting and set(query.events) <= STANDING and not query.people.doing:
        reading.change(
            events=(EventType.INTERACTION,),
            relations=tuple(met(each) if each is others[0] else each for each in query.relations),
        )
    elif not query.events and not query.people.doing and not query.is_lag:
        reading.change(is_within=True)


def is_time_alone(query: Query) -> bool:
    """`How long was person 2 alone?`, `were they ever alone?`: of the stay only the part without others."""
    is_alone = any(each.kind is RelationKind.ALONE for each in query.relations)
    is_ever = query.intent in OPEN and EVER_ALONE.search(query.text) is not None
    is_asked = query.intent in ASKED or (is_ever and not query.is_of_all)
    return is_alone and is_asked and not (query.events or query.people.doing or query.is_lag)


def read_done_together(reading: Reading) -> None:
    """`Left together`: both did it, at nearly the same time."""
    query = reading.query
    if is_of_steps(query):
        reading.change(relations=tuple(did_the_same(each, query) for each in query.relations))


def did_the_same(relation: Relation, query: Query) -> Relation:
    to = relation.to or Query(query.text, query.language, Intent.FIND, Subject.PEOPLE)
    if relation.kind is not RelationKind.TOGETHER or to.events or to.people.doing:
        return relation
    return Relation(relation.kind, replace(to, events=query.events, of_another=True))


def is_somebody(relation: Relation) -> bool:
    """Whether it is to be there while somebody else is, and no more."""
    is_shared = relation.kind in (RelationKind.TOGETHER, RelationKind.WHILE)
    return is_shared and relation.to is not None and is_stay(relation.to)


def is_stay(to: Query) -> bool:
    return to.people.is_particular and not to.events and not to.people.doing


def is_of_stays(reading: Reading) -> bool:
    """Whether a question says that only being in sight is meant: `at the same time`."""
    return any(each.has(Grammar.AT_ONCE) for each in reading.terms)


def met(relation: Relation) -> Relation:
    """Somebody else who met somebody at that time."""
    if relation.to is None:
        return relation
    return Relation(relation.kind, replace(relation.to, events=(EventType.INTERACTION,), of_another=True))
