"""What had happened by then: `already there when she fell`, `gone when he came`, `had left at 0:50`."""

from collections.abc import Sequence
from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import MOMENTARY
from domain.query.filters import EXACT_S
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.records import TimeRange
from domain.understanding.comparing.orders import EXITS
from domain.understanding.lexicon.back_references import AT_THAT_MOMENT, FALLING, LYING_KO
from domain.understanding.lexicon.english_words import BY_THEN, GONE_BY
from domain.understanding.lexicon.single import ALREADY
from domain.understanding.relations.clause_words import is_while_it_lay, read_last_of_several
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar

OF_PRESENCE = (Intent.WHICH, Intent.EXISTS, Intent.COUNT)
"""What is asked of those who were there."""
GONE, HAD = "gone", "had"
"""How English says that somebody left before: `was gone when`, `had left when`."""
SINCE_BEFORE = (RelationKind.BEFORE, RelationKind.WHILE)
"""How a clause is read beside `already`: `already there when she came`."""


def as_meant(reading: Reading, clause: Reading, at: int, kind: RelationKind) -> RelationKind:
    """`Already left when she came` is before that; a thing lies there after it was left."""
    if kind is RelationKind.AFTER:
        read_last_of_several(clause)
    if kind is not RelationKind.WHILE:
        return kind
    if is_while_it_lay(reading, clause, at):
        return RelationKind.AFTER
    is_lasting = bool(clause.query.events) and not set(clause.query.events) & set(MOMENTARY)
    is_lasting = is_lasting and not any(is_exit(each) for each in reading.terms)
    is_already = any(each.text.lower() in ALREADY for each in reading.terms) or is_gone(reading, at)
    return RelationKind.BEFORE if is_already and not is_lasting else kind


def settle_when_fell(reading: Reading) -> None:
    """`Who was there when she fell?`: whoever was there when it began, not who came while she lay there."""
    query = reading.query
    falls = [at for at, each in enumerate(reading.terms) if each.means(EventType.COLLAPSE)]
    is_presence = query.subject is Subject.PEOPLE and not query.events and query.intent in OF_PRESENCE
    if falls and is_presence and not any(lies(reading, at) for at in falls):
        reading.change(relations=when_it_began(query.relations))


def when_it_began(relations: tuple[Relation, ...]) -> tuple[Relation, ...]:
    """Relations to a fall as to the moment at which somebody fell."""
    falls = {
        at
        for at, each in enumerate(relations)
        if each.kind is RelationKind.WHILE and each.to is not None and each.to.events == (EventType.COLLAPSE,)
    }
    return tuple(since_before(each) if at in falls else each for at, each in enumerate(relations))


def lies(reading: Reading, at: int) -> bool:
    """Whether a word says that somebody is down: `was on the floor`, Korean `sseureojyeo isseul ttae`."""
    term, behind = reading.terms[at], reading.term(at + 1)
    if term.is_korean:
        return behind.has(Grammar.BE, Grammar.STAY) or LYING_KO.search(term.text) is not None
    return FALLING.match(term.text) is None


def settle_moment(query: Query) -> Query:
    """`Was anyone there at that moment?`, after a fall: whoever was there when it began."""
    is_said = AT_THAT_MOMENT.search(query.text) is not None and not query.events
    return replace(query, relations=when_it_began(query.relations)) if is_said else query


def is_exit(term: Term) -> bool:
    event = term.of(EventMeaning)
    return event is not None and set(event.types) <= EXITS


def is_gone(reading: Reading, at: int) -> bool:
    """Whether English says before `when` that somebody was gone, or had left, by then."""
    before = reading.terms[:at]
    deeds = [each for each in before if each.of(EventMeaning) is not None]
    return not reading.terms[at].is_korean and any(map(is_exit, deeds[-1:])) and says_gone(before)


def says_gone(terms: Sequence[Term]) -> bool:
    return any(each.text.lower() in {GONE, HAD} for each in terms)


def read_already(reading: Reading) -> None:
    """`How many had already left at 0:50?` is of all the time until then."""
    offset = reading.query.time.offset
    said = [at for at, each in enumerate(reading.terms) if each.text.lower() in ALREADY]
    is_gone_by = any(each.text.lower() == GONE_BY for each in reading.terms)
    is_said = bool(said) or is_gone_by or is_still_then(reading)
    if any(each.kind in SINCE_BEFORE for each in reading.query.relations):
        reading.use(*said)
        if is_said and (not reading.query.events or has_come(reading)):
            reading.change(events=())
            reading.change(relations=tuple(since_before(each) for each in reading.query.relations))
    if offset is not None and offset.start_s == 0 and reading.query.events:
        reading.use(*said)  # already gone before that
    is_moment = offset is not None and offset.length_s == 2 * EXACT_S and reading.query.events
    if (is_said or has_left(reading)) and offset is not None and is_moment:
        until = replace(reading.query.time, offset=TimeRange(0.0, offset.end_s - EXACT_S))
        reading.change(time=until)


def is_still_then(reading: Reading) -> bool:
    """Whether English asks if somebody was still there by then: from before until that."""
    by_then = any(each.text.lower() == BY_THEN for each in reading.terms)
    return by_then and reading.has(Grammar.STILL)


def has_left(reading: Reading) -> bool:
    """Whether English asks if somebody was gone, or had left, at a time: by then."""
    is_exit_asked = bool(reading.query.events) and set(reading.query.events) <= EXITS
    return is_exit_asked and says_gone(reading.terms)


def since_before(relation: Relation) -> Relation:
    """What stands beside `already`, as what somebody was there for when it began."""
    return replace(relation, kind=RelationKind.ALREADY) if relation.kind in SINCE_BEFORE else relation


def has_come(reading: Reading) -> bool:
    """Whether Korean says that somebody had come and was there since: `deureowa itteon`."""
    came = [
        at for at, each in enumerate(reading.terms) if each.means(EventType.PERSON_ENTER) and each.is_korean
    ]
    entered = reading.query.events == (EventType.PERSON_ENTER,)
    return entered and any(reading.term(at + 1).has(Grammar.BE) for at in came)
