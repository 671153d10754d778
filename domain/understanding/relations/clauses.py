"""Clauses that relate to something else: `after the fall`."""

from dataclasses import replace

from domain.query.filters import TimeFilter
from domain.query.query import Intent, Order, Query, Relation, RelationKind
from domain.understanding.follow_ups.next_person import is_before_person
from domain.understanding.lexicon.single import AGAIN, POINTING, RIGHT
from domain.understanding.relations.already import as_meant
from domain.understanding.relations.and_then import read_and_then
from domain.understanding.relations.clause_words import (
    asks_for_one,
    asks_who,
    come_next,
    is_next,
    is_time,
    is_topic_of_all,
    is_until_next,
    leave_out_of_clause,
    names_nth,
    of_told,
    order_in_clause,
    relates_to_nothing,
    says_something,
    tell_numbers,
)
from domain.understanding.relations.said_again import said_by_did
from domain.understanding.relations.within import is_near, with_limit
from domain.understanding.when.points import is_particle
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.sentences import ends_sentence
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

KINDS = {
    Grammar.AFTER: RelationKind.AFTER,
    Grammar.BEFORE: RelationKind.BEFORE,
    Grammar.WHILE: RelationKind.WHILE,
}
SILENT = (Grammar.FILLER, Grammar.AND, Grammar.THEN, Grammar.WHAT_ABOUT)
"""What may stand before the first clause."""
OPENERS = frozenset({"did", "was", "were", "is", "are", "do", "does", "has", "have", "had", "can"})
"""English words with which the main clause begins after a clause that had no comma."""


def read_relations(reading: Reading) -> None:
    """Read clauses with `after`, `before` and `while` into the query."""
    read_and_then(reading)
    for at, term in enumerate(reading.terms):
        kind = next((KINDS[each] for each in KINDS if term.has(each)), None)
        if is_when_clause(reading, at) or is_near(reading, at):
            kind = RelationKind.WHILE
        if is_from_then(reading, at):
            read_clause(reading, at, RelationKind.AFTER)
        is_than = term.is_korean and term.has(Grammar.THAN)
        if is_than:
            kind = earlier_or_later(reading, at)
        if at not in reading.used and kind is not None and not (is_particle(term) or term.has(Grammar.THAT)):
            read_clause(reading, at, kind)
            reading.use(*([at + 1] if is_than and at in reading.used else []))


def earlier_or_later(reading: Reading, at: int) -> RelationKind | None:
    """Korean `A boda meonjeo`: before A, or after A where it is `neutge`."""
    word = reading.term(at + 1)
    if word.has(Grammar.FIRST, Grammar.EARLIER):
        return RelationKind.BEFORE
    return RelationKind.AFTER if word.has(Grammar.LATE, Grammar.LATER) else None


def is_when_clause(reading: Reading, at: int) -> bool:
    """Whether an English `when` begins a clause: `who was there when somebody fell`."""
    if not reading.terms[at].has(Ask.WHEN) or reading.terms[at].text.lower() != "when":
        return False
    if all(each.has(*SILENT) for each in reading.terms[:at]):
        return opens_main_clause(reading, at)
    asks = (Ask.WHO, Ask.WHAT, Ask.WHICH, Ask.HOW_MANY, Ask.WHERE, Ask.HOW_LONG, Ask.DO, Ask.HAPPENED)
    before = reading.terms[:at]
    return any(each.has(*asks) for each in before) or before[0].text.lower() in OPENERS


def is_from_then(reading: Reading, at: int) -> bool:
    """Whether Korean `from` stands behind what happened: `toejang sijeom-buteo`."""
    term, before = reading.terms[at], reading.term(at - 1)
    deed = reading.term(at - 2) if before.has(Noun.TIME) else before
    return (
        term.is_korean
        and term.has(Grammar.FROM)
        and term.has(Grammar.AFTER)
        and deed.of(EventMeaning) is not None
    )


def opens_main_clause(reading: Reading, at: int) -> bool:
    """Whether a question follows a clause that a first `when` begins: `when she fell, was anybody there?`."""
    if is_opener(reading.term(at + 1)):
        return False
    return any(is_opener(each) or each.of(Ask) is not None for each in reading.terms[at + 3 :])


def is_opener(term: Term) -> bool:
    return term.text.lower() in OPENERS and not term.is_korean


def read_clause(reading: Reading, at: int, kind: RelationKind) -> None:
    """Read the clause that a word belongs to as a query of its own."""
    span = span_behind(reading, at) if not reading.terms[at].is_korean else span_before(reading, at)
    inner = [index for index in span if index not in reading.used and not is_time(reading.terms[index])]
    nested = reading.nested([reading.terms[index] for index in inner])
    clause = said_by_did(reading, of_told(reading, nested, at), span)
    if kind is RelationKind.WHILE and is_of_time(reading, at):
        reading.use(at)
        return
    if not (says_something(clause.query) or names_nth(clause)) or is_only_time(reading, at, span):
        return
    if is_between_people(reading, clause, at) or relates_to_nothing(clause.query):
        leave_out(reading, at, inner)
        return
    kind = at_its_begin(clause, as_meant(reading, clause, at, kind))
    if kind is RelationKind.WHILE and clause.query.is_end and is_deed_outside(reading, inner):
        kind = RelationKind.AFTER  # who came when it ended
    take_clause(reading, clause, at, inner)
    if is_until_next(reading, kind, clause):
        reading.use(*(index for index in inner if reading.terms[index].has(Grammar.NEXT)))
        reading.change(order=Order())
        return
    read_next(reading, at, kind, clause.query)
    related = replace(clause.query, intent=Intent.FIND, order=order_in_clause(clause.query, kind))
    related = with_limit(reading, at, kind, related)
    reading.change(relations=(*reading.query.relations, Relation(kind, related)))


def is_deed_outside(reading: Reading, inner: list[int]) -> bool:
    """Whether something happens beside a clause."""
    return any(at not in inner and each.of(EventMeaning) for at, each in enumerate(reading.terms))


def at_its_begin(clause: Reading, kind: RelationKind) -> RelationKind:
    """`When it began` is at its begin."""
    if kind is RelationKind.WHILE and clause.query.events and clause.take(Grammar.BEGIN):
        return RelationKind.ALREADY
    return kind


def is_between_people(reading: Reading, clause: Reading, at: int) -> bool:
    """Whether a stretch between people is meant by their numbers, which no relation says."""
    return reading.terms[at].has(Grammar.BETWEEN) and len(clause.query.people.numbers) > 1


def take_clause(reading: Reading, clause: Reading, at: int, inner: list[int]) -> None:
    """Use the words of a clause, and tell those of it that were not understood."""
    reading.use(at, *(inner[index] for index in clause.used), *choice_of_order(reading, at))
    reading.leftover += clause.leftover
    reading.problems += clause.problems
    reading.unseen += clause.unseen
    leave_out_of_clause(reading, clause)
    tell_numbers(reading, clause, inner)


def read_next(reading: Reading, at: int, kind: RelationKind, clause: Query) -> None:
    """Read who came next, or right before, as the first of those, or the last."""
    asks = asks_who(reading)
    next_person = [each for each in reading.all(Grammar.NEXT) if asks or is_before_person(reading, each)]
    if kind is RelationKind.AFTER and next_person:
        come_next(reading, next_person, clause)
        return
    is_again = any(each.text == AGAIN for each in reading.terms)
    if is_next(reading, at) and asks_for_one(reading, at) and not is_again:
        reading.use(*([at - 1] if reading.term(at - 1).text.lower() in RIGHT else []))
        reading.change(order=Order(is_descending=kind is RelationKind.BEFORE))


def choice_of_order(reading: Reading, at: int) -> list[int]:
    """The indices of the other word of `before or after`, and of the `or`."""
    other, joined = reading.term(at - 2), reading.term(at - 1)
    is_choice = joined.has(Grammar.OR) and other.has(Grammar.BEFORE, Grammar.AFTER)
    behind = other_order_behind(reading, at)
    if reading.terms[at].is_korean and reading.term(at + 1).has(Grammar.OR):
        behind = [at + 1, at + 2] if reading.term(at + 2).has(Grammar.BEFORE, Grammar.AFTER) else behind
    if is_choice or behind:
        reading.change(either_order=True)
    return [at - 2, at - 1] if is_choice else behind


def other_order_behind(reading: Reading, at: int) -> list[int]:
    """The indices of `or after it` behind a clause: `before the fall or after it`."""
    words = (Grammar.AFTER,) if reading.terms[at].has(Grammar.BEFORE) else (Grammar.BEFORE,)
    for index in range(at + 1, len(reading.terms) - 1):
        other = reading.term(index + 1)
        is_bare = index + 2 == len(reading.terms) or reading.term(index + 2).text.lower() in {
            *POINTING,
            "them",
        }
        is_last = index + 3 >= len(reading.terms) and not other.is_korean
        if reading.terms[index].has(Grammar.OR) and other.has(*words) and is_bare and is_last:
            return [each for each in (index, index + 1, index + 2) if each < len(reading.terms)]
    return []


def leave_out(reading: Reading, at: int, inner: list[int]) -> None:
    """Tell of a clause about nobody: nothing relates to a time without anybody."""
    reading.use(at, *inner)
    reading.leftover += [reading.terms[each] for each in inner if reading.terms[each].must_be_told]


def is_of_time(reading: Reading, at: int) -> bool:
    """Whether `during` stands before a time or the recording itself, not before what happened."""
    first = reading.step(at, 1)
    is_taken = first in reading.used and reading.query.time != TimeFilter()
    return not reading.terms[at].is_korean and (is_taken or reading.term(first).has(Noun.RECORDING))


def is_only_time(reading: Reading, at: int, span: range) -> bool:
    """Whether Korean `when` is all there is beside the clause: `when was nobody there` relates to nothing."""
    if not reading.terms[at].is_korean or not reading.terms[at].has(Grammar.WHILE):
        return False
    is_absent = any(reading.terms[index].has(Grammar.ABSENT, Grammar.NOBODY) for index in span)
    rest = [each for index, each in enumerate(reading.terms) if index not in span and index != at]
    return not any(
        each.of(EventMeaning)
        or each.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Ask.HOW_MANY, Ask.HAPPENED)
        or (each.has(Grammar.BE) and not is_absent)
        for each in rest
    )


def span_behind(reading: Reading, at: int) -> range:
    """What an English word governs: to a comma, to where the main clause begins, or to the end."""
    end = len(reading.terms)
    is_first = not any(each.meanings and not each.has(*SILENT) for each in reading.terms[:at])
    if is_pointing(reading, at):
        return range(at + 1, at + 2)
    is_first = is_first and not any(each.has(Grammar.COMMA) for each in reading.terms[at:])
    has_content = False
    for index in range(at + 1, end):
        term = reading.terms[index]
        is_over = term.has(Grammar.COMMA) or ends_sentence(reading, index - 1)
        if is_over or (index not in reading.used and is_relation(term)):
            return range(at + 1, index)
        opens = term.of(Ask) is not None or term.text.lower() in OPENERS
        if is_first and has_content and opens and not term.is_korean:
            return range(at + 1, index)
        has_content = has_content or not term.has(Grammar.FILLER)
    return range(at + 1, end)


def is_pointing(reading: Reading, at: int) -> bool:
    """Whether `after that` stands before a question of its own: `and after that did anybody come?`."""
    opens = reading.term(at + 2).text.lower() in OPENERS or reading.term(at + 2).of(Ask) is not None
    return reading.term(at + 1).text.lower() in POINTING and opens


def span_before(reading: Reading, at: int) -> range:
    """What a Korean word governs: back to a comma, to another such clause, or to the beginning."""
    for index in range(at - 1, -1, -1):
        term = reading.terms[index]
        is_over = index in reading.used and is_relation(term) and term.is_korean
        if is_over or term.has(Grammar.COMMA) or is_topic_of_all(reading, index, at):
            return range(index + 1, at)
    return range(at)


def is_relation(term: Term) -> bool:
    return any(term.has(each) for each in KINDS) and not is_particle(term)
