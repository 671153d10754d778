"""What it was like when something began: `was it empty right before she came?`, `when it went black`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_START
from domain.query.query import Intent, Order, Relation, RelationKind, Subject
from domain.understanding.lexicon.coverage import GOES_BLACK
from domain.understanding.lexicon.single import NEXT, RIGHT
from domain.understanding.relations.already import OF_PRESENCE
from domain.understanding.who.members import group_of
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

BLACK = EventType.CAMERA_BLACK


def settle_at_its_begin(reading: Reading) -> None:
    """Ask for those who were there when something began, where `before` or `when` means that moment.

    `Was it empty before she came?` is of that moment too; `was nobody there before?` is of all the time.
    """
    query = reading.query
    if query.subject is Subject.PEOPLE and not query.events and query.intent in OF_PRESENCE:
        reading.change(relations=tuple(at_its_begin(reading, each) for each in query.relations))


def at_its_begin(reading: Reading, relation: Relation) -> Relation:
    to = relation.to
    if to is None or not to.events:
        return relation
    if BLACK in to.events:
        is_then = is_right_before(reading) if relation.kind is RelationKind.BEFORE else goes_black(reading)
    else:
        is_then = reading.query.intent is Intent.EXISTS and is_of_begin(reading, relation)
    if not (is_then or relation.kind is RelationKind.ALREADY):
        return relation
    return Relation(RelationKind.ALREADY, replace(to, order=Order()) if group_of(to) else to)


def is_of_begin(reading: Reading, relation: Relation) -> bool:
    """Whether it is asked how it was right before something, or if it was empty when somebody came."""
    is_empty = reading.query.is_negated and reading.has(Grammar.EMPTY)
    if relation.kind is RelationKind.WHILE and relation.to is not None:
        return is_empty and set(relation.to.events) <= set(AT_START)
    return relation.kind is RelationKind.BEFORE and (is_empty or is_right_before(reading))


def is_right_before(reading: Reading) -> bool:
    """Whether `right before` is said, in one word or two."""
    found = [at for at, each in enumerate(reading.terms) if each.has(Grammar.BEFORE)]
    return any(
        reading.terms[at].text.lower().startswith(NEXT) or reading.term(at - 1).text.lower() in RIGHT
        for at in found
    )


def goes_black(reading: Reading) -> bool:
    """Whether it is said that the picture went black, not that it was."""
    return any(each.means(BLACK) and GOES_BLACK.search(each.text) is not None for each in reading.terms)
