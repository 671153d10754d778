"""Being alone, being together, and with whom."""

from dataclasses import replace

from domain.query.meanings import EventMeaning, TraitMeaning
from domain.query.query import Intent, Relation, RelationKind, Subject
from domain.query.reading import Reading
from domain.query.terms import Term
from domain.query.word_kinds import Ask, Grammar, Noun


def read_company(reading: Reading) -> None:
    """Read `alone`, `together` and `with somebody` into the query."""
    for at in list(reading.all(Grammar.ALONE)):
        reading.use(at)
        add(reading, Relation(RelationKind.ALONE))
    for at in list(reading.all(Grammar.TOGETHER)):
        relate(reading, at, companions(reading, at))
    for at in list(reading.all(Grammar.WITH)):
        behind = person_behind(reading, at)
        if behind:
            relate(reading, at, behind)


def add(reading: Reading, relation: Relation) -> None:
    reading.change(relations=(*reading.query.relations, relation))


def companions(reading: Reading, at: int) -> list[int]:
    """The indices of the words for whom somebody is together with; none where nobody is named."""
    after = reading.step(at, 1)
    if not reading.terms[at].is_korean and reading.term(after).has(Grammar.WITH):
        reading.use(after)
        return person_behind(reading, after)
    if not reading.terms[at].is_korean and (found := person_behind(reading, at)):
        return found
    joins = [each for each in range(at) if is_join(reading, each, at)]
    return [index for index in range(joins[0]) if index not in reading.used] if joins else []


def is_join(reading: Reading, index: int, at: int) -> bool:
    """Whether `and`, or a Korean particle for `with`, stands behind somebody before `together`."""
    if not reading.terms[index].has(Grammar.AND) or not any(
        is_person(each) for each in reading.terms[:index]
    ):
        return False
    is_followed = any(is_person(each) for each in reading.terms[index + 1 : at])
    return is_followed or reading.terms[index].is_korean


def person_behind(reading: Reading, at: int) -> list[int]:
    """The indices of a person behind a word and of all that says who it is; none where there is nobody."""
    first = reading.step(at, 1)
    if not is_person(reading.term(first)):
        return []
    end = first + 1
    while end < len(reading.terms) and not is_clause_end(reading.terms[end]):
        end += 1
    return [index for index in range(first, end) if index not in reading.used]


def is_person(term: Term) -> bool:
    is_numbered = term.has(Grammar.NUMBER) and term.is_korean
    return term.has(Noun.PERSON, Noun.SOMEBODY) or term.of(TraitMeaning) is not None or is_numbered


def is_clause_end(term: Term) -> bool:
    is_event = term.of(EventMeaning) is not None
    return is_event or term.has(Grammar.COMMA, Grammar.AFTER, Grammar.BEFORE, Grammar.WHILE, Ask.WHEN)


def relate(reading: Reading, at: int, indices: list[int]) -> None:
    """Add the relation; those named are read as a query of their own, and must say who they are."""
    nested = reading.nested([reading.terms[index] for index in indices]) if indices else None
    if nested is None or not (nested.query.people.is_particular or nested.unseen):
        if reading.terms[at].has(Grammar.TOGETHER):
            reading.use(at)
            add(reading, Relation(RelationKind.TOGETHER))
        return
    reading.use(at, *(indices[each] for each in nested.used))
    reading.unseen += nested.unseen
    reading.leftover += nested.leftover
    to = replace(nested.query, intent=Intent.FIND, subject=Subject.PEOPLE)
    add(reading, Relation(RelationKind.TOGETHER, to))
