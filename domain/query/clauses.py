"""Clauses that relate to something else: `after the fall`."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.filters import TimeFilter
from domain.query.lexicon.single import AGAIN, ALREADY, AND_THEN, DID, LASTING, NEXT, RIGHT
from domain.query.meanings import AttributeMeaning, ClockMeaning, EventMeaning, LengthMeaning, NumberMeaning
from domain.query.orders import EXITS, order_of
from domain.query.points import is_particle
from domain.query.query import Intent, Order, OrderBy, Query, Relation, RelationKind, Subject
from domain.query.reading import Reading
from domain.query.subjects import is_of_things_left
from domain.query.terms import NO_TERM, Term
from domain.query.word_kinds import Ask, Grammar, Noun

KINDS = {
    Grammar.AFTER: RelationKind.AFTER,
    Grammar.BEFORE: RelationKind.BEFORE,
    Grammar.WHILE: RelationKind.WHILE,
}
PAIR = 2
"""People of a meeting, and of those who are together: the number says no more."""
OPENERS = frozenset({"did", "was", "were", "is", "are", "do", "does", "has", "have", "had", "can"})
"""English words with which the main clause begins after a clause that had no comma."""


def read_relations(reading: Reading) -> None:
    """Read clauses with `after`, `before` and `while` into the query."""
    read_and_then(reading)
    for at, term in enumerate(reading.terms):
        kind = next((KINDS[each] for each in KINDS if term.has(each)), None)
        if is_when_clause(reading, at):
            kind = RelationKind.WHILE
        is_than = term.is_korean and term.has(Grammar.THAN)
        if is_than:
            kind = earlier_or_later(reading, at)
        if at not in reading.used and kind is not None and not (is_particle(term) or term.has(Grammar.THAT)):
            read_clause(reading, at, kind)
            reading.use(*([at + 1] if is_than and at in reading.used else []))


def read_and_then(reading: Reading) -> None:
    """Korean `A nagago B ol ttaekkaji`: after A left, until B came."""
    until = reading.find(Grammar.BEFORE)
    ends = [at for at in range(until or 0) if is_and_then(reading.terms[at])]
    if until is None or not reading.terms[until].is_korean or not ends:
        return
    if any(reading.term(each).has(Grammar.AFTER) for each in (ends[0] + 1, ends[0] + 2)):
        return
    inner = [at for at in range(ends[0] + 1) if at not in reading.used]
    nested = reading.nested([reading.terms[at] for at in inner])
    if says_something(nested.query):
        reading.use(*(inner[at] for at in nested.used))
        reading.leftover += nested.leftover
        reading.unseen += nested.unseen
        related = replace(nested.query, intent=Intent.FIND, order=order_in_clause(nested.query))
        reading.change(relations=(*reading.query.relations, Relation(RelationKind.AFTER, related)))


def is_and_then(term: Term) -> bool:
    """Whether a Korean verb says that somebody leaves, and that something follows."""
    event = term.of(EventMeaning)
    is_left = term.has(Grammar.GO) or (event is not None and set(event.types) <= EXITS)
    return term.is_korean and is_left and term.text.endswith(AND_THEN)


def earlier_or_later(reading: Reading, at: int) -> RelationKind | None:
    """Korean `A boda meonjeo`: before A, or after A where it is `neutge`."""
    word = reading.term(at + 1)
    if word.has(Grammar.FIRST, Grammar.EARLIER):
        return RelationKind.BEFORE
    return RelationKind.AFTER if word.has(Grammar.LATE, Grammar.LATER) else None


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
    nested = said_by_did(reading, reading.nested([reading.terms[index] for index in inner]), span)
    if kind is RelationKind.WHILE and is_while_it_lay(reading, nested, at):
        kind = RelationKind.AFTER
    if kind is RelationKind.WHILE and is_of_time(reading, at):
        reading.use(at)
        return
    if not says_something(nested.query) or is_only_time(reading, at, span):
        return
    is_between = reading.terms[at].has(Grammar.BETWEEN) and len(nested.query.people.numbers) > 1
    if is_between or (nested.query.is_negated and not nested.query.people.not_doing):
        leave_out(reading, at, inner)
        return
    is_said = any(each.text.lower() in ALREADY for each in reading.terms)
    if kind is RelationKind.WHILE and is_said:
        kind = RelationKind.BEFORE
    if is_until_next(reading, kind, nested):
        reading.use(at, *inner)
        reading.change(order=Order())
        return
    if kind is RelationKind.AFTER:
        read_last_of_several(nested)
    reading.use(at, *(inner[index] for index in nested.used), *choice_of_order(reading, at))
    reading.leftover += nested.leftover
    reading.problems += nested.problems
    reading.unseen += nested.unseen
    leave_out_of_clause(reading, nested)
    tell_numbers(reading, nested, inner)
    asks = asks_who(reading)
    next_person = [each for each in reading.all(Grammar.NEXT) if asks or is_before_person(reading, each)]
    if kind is RelationKind.AFTER and next_person:
        reading.use(*next_person)
        reading.change(order=Order())
    elif (
        is_next(reading, at)
        and asks_for_one(reading)
        and not any(each.text == AGAIN for each in reading.terms)
    ):
        reading.use(*([at - 1] if reading.term(at - 1).text.lower() in RIGHT else []))
        reading.change(order=Order(is_descending=kind is RelationKind.BEFORE))
    related = replace(nested.query, intent=Intent.FIND, order=order_in_clause(nested.query))
    reading.change(relations=(*reading.query.relations, Relation(kind, related)))


def tell_numbers(reading: Reading, clause: Reading, inner: list[int]) -> None:
    """Numbers of a clause that took no part in it are none of the question: `while three stood together`."""
    free = [at for at in inner if at not in reading.used and is_number(reading.terms[at])]
    is_pair = any(each.kind is RelationKind.TOGETHER for each in clause.query.relations)
    is_pair = is_pair or EventType.INTERACTION in clause.query.events
    for at in free:
        number = reading.terms[at].of(NumberMeaning)
        reading.use(at)
        reading.leftover += (
            [] if is_pair and number is not None and number.value == PAIR else [reading.terms[at]]
        )


def is_number(term: Term) -> bool:
    """Whether a term is a number of people or things; `one` may be a pronoun."""
    return term.of(NumberMeaning) is not None and not term.has(Grammar.ONE)


def said_by_did(reading: Reading, clause: Reading, span: range) -> Reading:
    """`Before the one in green did`: the clause is of what the question itself asks about."""
    last = reading.term(span.stop - 1) if len(span) else NO_TERM
    outside = [at for at in range(len(reading.terms)) if at not in span]
    events = [event for at in outside if (event := reading.terms[at].of(EventMeaning)) is not None]
    if last.text.lower() in DID and not clause.query.events and events:
        clause.change(events=events[-1].types, subject=Subject.PEOPLE)
    return clause


def leave_out_of_clause(reading: Reading, clause: Reading) -> None:
    """`How many others were there when the one in white came in?`: whom the clause is about is left out."""
    others = [at for at in reading.all(Grammar.OTHER) if is_beside_somebody(reading, at)]
    is_of_people = all(each.kind.subject is About.PERSON for each in clause.query.events)
    if others and clause.query.events and is_of_people and reading.query.excluded is None:
        reading.use(*others)
        who = replace(clause.query, intent=Intent.WHICH, subject=Subject.PEOPLE, attributes=())
        reading.change(excluded=who)


def is_beside_somebody(reading: Reading, at: int) -> bool:
    """Whether `other` is of people: `anybody else`, `others`, Korean `dareun saram`."""
    near = (reading.term(at - 1), reading.term(at + 1))
    is_somebody = any(
        each.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Ask.HOW_MANY, Grammar.ONE) for each in near
    )
    return is_somebody or reading.terms[at].text.lower() == "others"


def is_until_next(reading: Reading, kind: RelationKind, clause: Reading) -> bool:
    """Whether nobody was there after somebody left, until the next one came: the first such time."""
    is_after = any(each.kind is RelationKind.AFTER for each in reading.query.relations)
    is_next = clause.find(Grammar.NEXT) is not None and not clause.query.people.is_particular
    return kind is RelationKind.BEFORE and is_after and is_next and reading.has(Grammar.EMPTY, Grammar.ABSENT)


def order_in_clause(query: Query) -> Order | None:
    """`Before the first person left` is before the first that left."""
    if query.order is None or not query.order.of_people:
        return query.order
    is_end = set(query.events) <= EXITS and query.order.nth == 1
    return replace(query.order, of_people=False, by=OrderBy.END if is_end else query.order.by)


def choice_of_order(reading: Reading, at: int) -> list[int]:
    """The indices of the other word of `before or after`, and of the `or`."""
    other, joined = reading.term(at - 2), reading.term(at - 1)
    is_choice = joined.has(Grammar.OR) and other.has(Grammar.BEFORE, Grammar.AFTER)
    if is_choice:
        reading.change(either_order=True)
    return [at - 2, at - 1] if is_choice else []


def leave_out(reading: Reading, at: int, inner: list[int]) -> None:
    """Tell of a clause about nobody: nothing relates to a time without anybody."""
    reading.use(at, *inner)
    reading.leftover += [reading.terms[each] for each in inner if reading.terms[each].must_be_told]


def is_before_person(reading: Reading, at: int) -> bool:
    """Whether `the next person` is said."""
    behind = reading.term(reading.step(at, 1))
    return reading.terms[at].has(Noun.PERSON) or "person" in reading.terms[at].text or behind.has(Noun.PERSON)


def asks_who(reading: Reading) -> bool:
    """Whether somebody is asked for, in Korean also by what ends in a topic: `da-eum-e on saram-eun?`."""
    ends = [each for each in reading.terms if not each.has(Grammar.COMMA)][-2:]
    is_topic = len(ends) == 2 and ends[0].has(Noun.PERSON) and ends[1].has(Grammar.TOPIC)
    return reading.has(Ask.WHO) or is_topic


def asks_for_one(reading: Reading) -> bool:
    """Whether somebody is asked for or asked about, and no number and no yes or no."""
    is_asked = asks_who(reading) or reading.has(Ask.WHEN, Ask.WHERE, Ask.DESCRIBE, Noun.TIME)
    is_worn = any(each.of(AttributeMeaning) for each in reading.terms)
    return (is_asked or is_worn) and not reading.has(Ask.HOW_MANY)


def is_next(reading: Reading, at: int) -> bool:
    """Whether only the next one is meant: `right after the red one`, Korean `da-eum-e`."""
    word, before = reading.terms[at], reading.term(at - 1)
    return word.text.lower().startswith(NEXT) or before.text.lower() in RIGHT


def read_last_of_several(clause: Reading) -> None:
    """`after two people had left` is after the second of them."""
    if clause.query.events and clause.query.order is None and clause.query.count is not None:
        nth = clause.query.count.at_least
        clause.change(order=order_of(clause, nth) if nth > 1 else None, count=None)


def is_while_it_lay(reading: Reading, clause: Reading, at: int) -> bool:
    """Whether Korean says that a thing lay there meanwhile: all the time since it was left."""
    is_lasting = any(LASTING in each.text for each in reading.terms[max(0, at - 2) : at])
    return is_of_things_left(clause.query) and reading.terms[at].is_korean and is_lasting


def is_of_time(reading: Reading, at: int) -> bool:
    """Whether `during` stands before a time or the recording itself, not before what happened."""
    first = reading.step(at, 1)
    is_taken = first in reading.used and reading.query.time != TimeFilter()
    return not reading.terms[at].is_korean and (is_taken or reading.term(first).has(Noun.RECORDING))


def is_time(term: Term) -> bool:
    """Whether a term is a time that no step before took: how long after something it was."""
    return term.of(LengthMeaning) is not None or term.of(ClockMeaning) is not None


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
    is_first = not any(each.meanings and not each.has(Grammar.FILLER) for each in reading.terms[:at])
    is_first = is_first and not any(each.has(Grammar.COMMA) for each in reading.terms[at:])
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
