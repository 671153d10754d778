"""Passing by: of somebody else than who did what is told of: `who passed by after the bag was left?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.query import Relation, RelationKind
from domain.understanding.lexicon.english_words import PASSING
from domain.understanding.lexicon.korean_words import PASS
from domain.understanding.where.places import MOVING
from domain.understanding.where.ways import is_line_named
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading


def read_passing(reading: Reading) -> None:
    """Read whoever passed by after something as others than who did it; nobody walks at a line."""
    if is_line_named(reading) and EventType.WALKING in reading.query.events:
        events = [each for each in reading.query.events if each not in MOVING]
        reading.change(events=tuple(dict.fromkeys([*events, EventType.LINE_CROSSING])))
    query = reading.query
    if (
        query.people.is_particular
        or not query.events
        or not set(query.events) <= MOVING
        or not passes(reading)
    ):
        return
    reading.change(relations=tuple(of_another(each) for each in query.relations))


def passes(reading: Reading) -> bool:
    """Whether a word is for passing by: `passed`, `jinagatda`."""
    return any(
        each.of(EventMeaning) is not None and each.text.lower().startswith((*PASSING, PASS))
        for each in reading.terms
    )


def of_another(relation: Relation) -> Relation:
    """What something is after as something that somebody else did."""
    if relation.to is None or relation.kind is not RelationKind.AFTER:
        return relation
    return replace(relation, to=replace(relation.to, of_another=True))
