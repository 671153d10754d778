"""`Did anyone come to help?`: after somebody fell, which is what this product sees people helped after."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_START
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.helped import HELPED, HELPED_KO, HELPING, HELPING_KO
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


def read_helped(reading: Reading) -> None:
    """Read what somebody came for as a relation to a fall, unless the question names one already.

    `Did anyone help them?` is read as whether anyone came in then, which answers say in these words.
    """
    found = [at for at, each in enumerate(reading.terms) if at not in reading.used and is_helping(each)]
    is_asked = reading.has(Ask.WHO, Noun.SOMEBODY, Noun.PERSON) and not reading.query.events
    if is_asked and found and all(is_help(reading.terms[at]) for at in found):
        reading.take(Grammar.THEM)  # whoever fell
        reading.change(events=(EventType.PERSON_ENTER,))
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
    said = (*HELPING_KO, *HELPED_KO)
    return term.text.startswith(said) if term.is_korean else term.text.lower() in HELPING


def is_help(term: Term) -> bool:
    """Whether a verb says that somebody helped, not what they came for."""
    return term.text.startswith(HELPED_KO) if term.is_korean else term.text.lower() in HELPED


def is_of_fall(relation: Relation) -> bool:
    return relation.to is not None and EventType.COLLAPSE in relation.to.events
