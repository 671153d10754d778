"""`Did anyone come to help?`: after somebody fell, which is what this product sees people helped after."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_START
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.helped import HELPING, HELPING_KO
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term


def read_helped(reading: Reading) -> None:
    """Read what somebody came for as a relation to a fall, unless the question names one already."""
    found = [at for at, each in enumerate(reading.terms) if at not in reading.used and is_helping(each)]
    if not found or not set(reading.query.events) & set(AT_START):
        return
    reading.use(*found)
    if any(is_of_fall(each) for each in reading.query.relations):
        return
    query = replace(reading.query, people=without_fall(reading.query.people))
    query = replace(query, events=tuple(each for each in query.events if each is not EventType.COLLAPSE))
    fall = Query(query.text, query.language, Intent.FIND, Subject.PEOPLE, events=(EventType.COLLAPSE,))
    reading.query = replace(query, relations=(*query.relations, Relation(RelationKind.AFTER, fall)))


def without_fall(people: PeopleFilter) -> PeopleFilter:
    """Whoever is asked for, who is not the one that they came to help."""
    return replace(people, doing=tuple(each for each in people.doing if each is not EventType.COLLAPSE))


def is_helping(term: Term) -> bool:
    return term.text.startswith(HELPING_KO) if term.is_korean else term.text.lower() in HELPING


def is_of_fall(relation: Relation) -> bool:
    return relation.to is not None and EventType.COLLAPSE in relation.to.events
