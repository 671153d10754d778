"""What happened between two people: `how many came in between the red one and the blue one?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.relations.between import OF_PICTURE
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun


def read_between_people(reading: Reading) -> None:
    """Read a stretch between two people as after what the first did and before what the second did.

    That is what is said of them, or what is asked of others: between two who came in, others came in after
    the first and before the second.
    """
    at = next((at for at in reading.all(Grammar.BETWEEN) if joins_of(reading, at)), None)
    if at is None or reading.query.length is not None:  # `was there a minute between the two?` is of a length
        return
    near = named_beside(reading, at)
    kinds = asked_deeds(reading, near)
    for join in joins_of(reading, at):
        sides = ([each for each in near if each < join], [each for each in near if each > join])
        parts = [reading.nested([reading.terms[each] for each in side]) for side in sides]
        if all(is_somebody(part) for part in parts):
            reading.use(at, *near)
            first, second = (did(part.query, kind) for part, kind in zip(parts, kinds, strict=True))
            related = (Relation(RelationKind.AFTER, first), Relation(RelationKind.BEFORE, second))
            reading.change(relations=(*reading.query.relations, *related), subject=Subject.PEOPLE)
            return
    if reading.terms[at].is_korean:  # else it would be read as the time while both were there
        reading.use(at)
        reading.leftover.append(reading.terms[at])


def named_beside(reading: Reading, at: int) -> range:
    """The indices of who is named: behind an English word up to a comma, before a Korean one."""
    if reading.terms[at].is_korean:
        return range(at)
    stops = (each for each in range(at + 1, len(reading.terms)) if reading.terms[each].has(Grammar.COMMA))
    return range(at + 1, next(stops, len(reading.terms)))


def joins_of(reading: Reading, at: int) -> list[int]:
    """The indices at which one of two people ends and the other begins."""
    return [each for each in named_beside(reading, at) if reading.terms[each].has(Grammar.AND)]


def asked_deeds(reading: Reading, near: range) -> tuple[EventType, EventType]:
    """What both did: what is asked of others, if that is coming or going."""
    asked = [at for at, _ in reading.free(EventMeaning) if at not in near]
    if not asked or reading.has(Grammar.EMPTY, Grammar.NOBODY):
        return OF_PICTURE  # the time when neither was there
    met = reading.terms[asked[0]].of(EventMeaning)
    is_going = met is not None and set(met.types) <= set(AT_END)
    kind = EventType.PERSON_EXIT if is_going else EventType.PERSON_ENTER
    return kind, kind


def is_somebody(part: Reading) -> bool:
    """Whether words say who somebody is, and what they did at most."""
    query = part.query
    is_plain = not (query.relations or query.order or query.problems or query.unseen)
    return query.people.is_particular and is_plain and not part.rest() and not part.has(Noun.CAMERA)


def did(query: Query, kind: EventType) -> Query:
    return replace(query, intent=Intent.FIND, subject=Subject.PEOPLE, events=query.events or (kind,))
