"""Clauses that relate to something else, as `after the fall`; being alone, and with whom."""

from dataclasses import replace

from domain.query.meanings import ClockMeaning, EventMeaning, LengthMeaning, NumberMeaning, TraitMeaning
from domain.query.points import is_particle
from domain.query.query import Intent, PeopleFilter, Query, Relation, RelationKind, Subject
from domain.query.reading import Reading
from domain.query.terms import Term
from domain.query.word_kinds import Ask, Grammar, Noun

KINDS = {
    Grammar.AFTER: RelationKind.AFTER,
    Grammar.BEFORE: RelationKind.BEFORE,
    Grammar.WHILE: RelationKind.WHILE,
}
OPENERS = frozenset({"did", "was", "were", "is", "are", "do", "does", "has", "have", "had", "can"})
"""English words with which the main clause begins after a clause that had no comma."""


def read_relations(reading: Reading) -> None:
    """Read clauses with `after`, `before`, `while`, and being alone or together, into the query."""
    for at, term in enumerate(reading.terms):
        kind = next((KINDS[each] for each in KINDS if term.has(each)), None)
        if is_when_clause(reading, at):
            kind = RelationKind.WHILE
        if at not in reading.used and kind is not None and not is_particle(term):
            read_clause(reading, at, kind)
    read_company(reading)


def is_when_clause(reading: Reading, at: int) -> bool:
    """Whether an English `when` begins a clause: `who was there when somebody fell`."""
    if not reading.terms[at].has(Ask.WHEN) or reading.terms[at].text.lower() != "when" or at == 0:
        return False
    asks = (Ask.WHO, Ask.WHAT, Ask.WHICH, Ask.HOW_MANY, Ask.WHERE, Ask.HOW_LONG, Ask.DO, Ask.HAPPENED)
    before = reading.terms[:at]
    return any(each.has(*asks) for each in before) or before[0].text.lower() in OPENERS


def read_clause(reading: Reading, at: int, kind: RelationKind) -> None:
    """Read the clause that a word belongs to as a query of its own."""
    span = span_behind(reading, at) if not reading.terms[at].is_korean else span_before(reading, at)
    inner = [index for index in span if index not in reading.used and not is_time(reading.terms[index])]
    nested = reading.nested([reading.terms[index] for index in inner])
    if not says_something(nested.query) or is_only_time(reading, at, span):
        return
    reading.use(at, *(inner[index] for index in nested.used))
    reading.leftover += nested.leftover
    reading.problems += nested.problems
    reading.unseen += nested.unseen
    related = replace(nested.query, intent=Intent.FIND)
    reading.change(relations=(*reading.query.relations, Relation(kind, related)))


def is_time(term: Term) -> bool:
    """Whether a term is a time that no step before took: how long after something it was."""
    return term.of(LengthMeaning) is not None or term.of(ClockMeaning) is not None


def is_only_time(reading: Reading, at: int, span: range) -> bool:
    """Whether Korean `when` is all there is beside the clause: `when was nobody there` relates to nothing."""
    if not reading.terms[at].is_korean or not reading.terms[at].has(Grammar.WHILE):
        return False
    rest = [each for index, each in enumerate(reading.terms) if index not in span and index != at]
    return not any(
        each.of(EventMeaning)
        or each.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Ask.HOW_MANY, Grammar.BE, Ask.HAPPENED)
        for each in rest
    )


def span_behind(reading: Reading, at: int) -> range:
    """What an English word governs: to a comma, to where the main clause begins, or to the end."""
    end = len(reading.terms)
    is_first = not any(each.meanings and not each.has(Grammar.FILLER) for each in reading.terms[:at])
    has_content = False
    for index in range(at + 1, end):
        term = reading.terms[index]
        if term.has(Grammar.COMMA) or (index not in reading.used and is_relation(term)):
            return range(at + 1, index)
        opens = term.of(Ask) is not None or term.text.lower() in OPENERS
        if is_first and has_content and opens and not term.is_korean:
            return range(at + 1, index)
        has_content = has_content or not term.has(Grammar.FILLER)
    return range(at + 1, end)


def span_before(reading: Reading, at: int) -> range:
    """What a Korean word governs: back to a comma, to another such clause, or to the beginning."""
    for index in range(at - 1, -1, -1):
        term = reading.terms[index]
        if term.has(Grammar.COMMA) or (index in reading.used and is_relation(term) and term.is_korean):
            return range(index + 1, at)
    return range(at)


def is_relation(term: Term) -> bool:
    return any(term.has(each) for each in KINDS) and not is_particle(term)


def says_something(query: Query) -> bool:
    return bool(
        query.events or query.people.is_particular or query.is_negated or query.labels or query.incidents_only
    )


def read_company(reading: Reading) -> None:
    """`alone`, `together`, and with whom."""
    for at in list(reading.all(Grammar.ALONE)):
        reading.use(at)
        reading.change(relations=(*reading.query.relations, Relation(RelationKind.ALONE)))
    for at in list(reading.all(Grammar.TOGETHER)):
        reading.use(at)
        relate_together(reading, at)
    for at in list(reading.all(Grammar.WITH)):
        if companion_at(reading, reading.step(at, 1)) is not None:
            relate_together(reading, at)


def relate_together(reading: Reading, at: int) -> None:
    """Those whom somebody is together with: before a Korean word, behind an English one."""
    if reading.terms[at].is_korean:
        start = companion_before(reading, at)
    else:
        after = reading.step(at, 1)
        start = companion_at(
            reading, reading.step(after, 1) if reading.term(after).has(Grammar.WITH) else after
        )
    to = None
    if start is not None:
        reading.use(*start[1])
        people = PeopleFilter(numbers=(start[0],))
        to = Query(reading.query.text, reading.query.language, Intent.FIND, Subject.PEOPLE, people=people)
    reading.change(relations=(*reading.query.relations, Relation(RelationKind.TOGETHER, to)))


def companion_at(reading: Reading, at: int) -> tuple[int, list[int]] | None:
    """The number of a person, as in `person 2`, from an index on."""
    number = reading.term(at + 1).of(NumberMeaning)
    is_person = reading.term(at).has(Noun.PERSON) or reading.term(at).of(TraitMeaning) is not None
    return (int(number.value), [at, at + 1]) if is_person and number else None


def companion_before(reading: Reading, at: int) -> tuple[int, list[int]] | None:
    """The number of a person before a Korean particle for `with`: the last one before an index."""
    for index in range(at - 1, 0, -1):
        number = reading.term(index - 1).of(NumberMeaning)
        if reading.terms[index].has(Grammar.NUMBER) and number and has_with(reading, index, at):
            used = [
                index - 1,
                index,
                *(i for i in range(index, at) if reading.terms[i].has(Noun.PERSON, Grammar.AND)),
            ]
            return int(number.value), sorted(set(used))
    return None


def has_with(reading: Reading, start: int, end: int) -> bool:
    """Whether a Korean particle for `with` follows a person before an index, and no other person."""
    inside = reading.terms[start + 1 : end]
    others = [each for each in inside if each.of(NumberMeaning) or each.of(EventMeaning)]
    return any(each.has(Grammar.AND) for each in inside[:2]) and not others
