"""Being alone, being together, and with whom."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.completing import numbered
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.single import ALL_THE_WHILE, OTHERS
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, GarmentMeaning, TraitMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

CLAUSES = (RelationKind.WHILE, RelationKind.ALREADY, RelationKind.BEFORE, RelationKind.AFTER)
"""Clauses in which the other one of two did something."""
ASKED = (Ask.HOW_LONG, Ask.WHEN, Ask.WHERE, Ask.FIND)
"""What is asked before both are named: `how long were person 1 and person 2 together?`."""


def read_company(reading: Reading) -> None:
    """Read `alone`, `together` and `with somebody` into the query."""
    for at in [] if is_for_a_while(reading) else list(reading.all(Grammar.ALONE)):
        reading.use(at)
        add(reading, Relation(RelationKind.ALONE))
    for at in list(reading.all(Grammar.TOGETHER, Grammar.WITH)):
        read_without_company(reading, at)
    read_company_of_told(reading)
    read_company_of_named(reading)
    for at in list(reading.all(Grammar.TOGETHER)):
        relate(reading, at, companions(reading, at))
    for at in list(reading.all(Grammar.AT_ONCE)):
        named = companions(reading, at)
        if named:
            relate(reading, at, named)
            reading.use(*reading.all(Grammar.AT_ONCE))  # said twice: `dongsi-e han hwamyeon-e`
    for at in list(reading.all(Grammar.WITH)):
        behind = person_behind(reading, at)
        if behind:
            relate(reading, at, behind)


def read_company_of_told(reading: Reading) -> None:
    """`Was anyone with them?`: with those of whom the answer before told, Korean `geu saram-irang gachi`."""
    referred = reading.context.referred
    if not referred or len({video for video, _ in referred}) > 1:
        return
    to = Query(reading.query.text, reading.query.language, Intent.FIND, Subject.PEOPLE)
    told = replace(to, people=numbered(PeopleFilter(), referred))
    for at in list(reading.all(Grammar.WITH, Grammar.TOGETHER)):
        words = [at - 2, at - 1] if reading.terms[at].is_korean else [reading.step(at, 1)]
        is_joined = len(words) == 1 or reading.term(at - 1).has(Grammar.AND, Grammar.WITH)
        if is_joined and reading.term(words[0]).has(Grammar.THEM) and words[0] not in reading.used:
            reading.use(at, *words)
            add(reading, Relation(RelationKind.TOGETHER, told))


def read_company_of_named(reading: Reading) -> None:
    """`The one in pink, was anybody with them?`: whether whoever is named before was with somebody."""
    for at in list(reading.all(Grammar.WITH)):
        them = reading.step(at, 1)
        named = [index for index, each in enumerate(reading.terms[:at]) if each.of(ColourMeaning) is not None]
        if named and reading.term(them).has(Grammar.THEM) and not reading.terms[at].is_korean:
            reading.use(at, them)
            add(reading, Relation(RelationKind.TOGETHER))


def is_for_a_while(reading: Reading) -> bool:
    """Whether a part of a stay is meant, which is measured only where its length is asked for.

    `Was she alone before the fall?`, but not `how long was she alone before the fall?`.
    """
    if reading.has(Ask.HOW_LONG):
        return False
    has_clause = any(each.to is not None for each in reading.query.relations)
    is_whole = any(True for _ in reading.free(EventMeaning)) or any(
        each.text == ALL_THE_WHILE for each in reading.terms
    )
    return has_clause and not is_whole


def read_without_company(reading: Reading, at: int) -> None:
    """`was never with anybody else`, `not together with others`: alone."""
    is_korean = reading.terms[at].is_korean
    words = (Grammar.NOT, Grammar.ABSENT) if is_korean else (Grammar.NOT,)
    nots = [each for each in reading.all(*words) if reading.terms[each].is_korean is is_korean]
    near = [each for each in nots if (each > at if is_korean else each < at)]
    around = reading.terms[:at] if is_korean else reading.terms[at + 1 :]
    is_anybody = not any(each.of(ColourMeaning) or each.has(Grammar.NUMBER, Grammar.THEM) for each in around)
    is_event = any(each.of(EventMeaning) for each in reading.terms)
    has_others = reading.has(Grammar.OTHER) or (not is_korean and reading.has(Noun.SOMEBODY))
    if near and is_anybody and not is_event and (has_others or reading.terms[at].has(Grammar.TOGETHER)):
        others = list(reading.all(Grammar.OTHER, Grammar.AND, Grammar.BE))
        reading.use(at, near[0], *others)
        add(reading, Relation(RelationKind.ALONE))


def read_other(reading: Reading) -> None:
    """`while the other one sat`, `met another person`: somebody else than whom the query is about."""
    query = reading.query
    for at in list(reading.all(Grammar.OTHER)):
        whiles = [each for each in query.relations if each.kind in CLAUSES and each.to and each.to.events]
        is_somebody = reading.term(at - 1).has(Noun.SOMEBODY, Ask.WHO)
        before, behind = reading.terms[:at], reading.terms[at + 1 :]
        is_korean = reading.terms[at].is_korean and any(term.has(Grammar.WHILE) for term in behind)
        opens = (Grammar.WHILE, Grammar.BEFORE, Grammar.AFTER, Ask.WHEN)
        is_behind = is_somebody or is_korean or any(term.has(*opens) for term in before)
        if is_met(reading, at) or is_beside_company(reading, at):
            reading.use(at)
        elif len(whiles) == 1 and whiles[0].to and is_behind and query.subject is Subject.PEOPLE:
            reading.use(at)
            other = Relation(whiles[0].kind, replace(whiles[0].to, of_another=True))
            reading.change(relations=tuple(other if each is whiles[0] else each for each in query.relations))


def settle_witness(reading: Reading) -> None:
    """`Who was there while black was at the counter?`: somebody else than whom the clause names."""
    query = reading.query
    is_open = query.subject is Subject.PEOPLE and query.people == PeopleFilter() and not query.events
    is_open = is_open and query.intent in (Intent.WHICH, Intent.EXISTS) and query.excluded is None
    is_open = is_open and query.order is None
    if not is_open or len(query.relations) != 1:
        return
    kind, to = query.relations[0].kind, query.relations[0].to
    if to is None or not names_one(to) or to.of_another:
        return
    if kind is RelationKind.WHILE or (kind is RelationKind.ALREADY and to.events == (EventType.COLLAPSE,)):
        reading.change(excluded=replace(to, intent=Intent.WHICH, subject=Subject.PEOPLE))


def names_one(query: Query) -> bool:
    """Whether a clause says what one did who is named by clothes, a number or an order, or where."""
    is_named = bool(query.people.clothes or query.people.numbers or query.order)
    return is_named and bool(query.events or query.place.zones)


def is_beside_company(reading: Reading, at: int) -> bool:
    """Whether others are those whom somebody was with: `how many others were seen together with red?`."""
    is_with = any(each.kind is RelationKind.TOGETHER and each.to for each in reading.query.relations)
    is_person = reading.term(reading.step(at, 1)).has(Noun.PERSON, Noun.SOMEBODY)
    return is_with and (is_person or reading.terms[at].text.lower() == OTHERS)


def is_met(reading: Reading, at: int) -> bool:
    """Whether `another person` is only the second one of an event of two people, or of company."""
    query = reading.query
    is_together = any(each.kind is RelationKind.TOGETHER and each.to is None for each in query.relations)
    is_of_two = bool(query.events) and all(each.kind.subject is About.TWO_PEOPLE for each in query.events)
    is_person = reading.term(reading.step(at, 1)).has(Noun.PERSON, Noun.SOMEBODY)
    is_first = not any(is_person_word(each) for each in reading.terms[:at])
    return (is_together or is_of_two) and (is_person or at == len(reading.terms) - 1) and not is_first


def is_person_word(term: Term) -> bool:
    return is_person(term) or term.has(Ask.WHO, Grammar.THEM) or term.of(ColourMeaning) is not None


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
    free = [index for index in range(joins[0]) if index not in reading.used] if joins else []
    return [index for index in free if not reading.terms[index].has(*ASKED)]


def is_join(reading: Reading, index: int, at: int) -> bool:
    """Whether `and`, or a Korean particle for `with`, stands behind somebody before `together`."""
    before = reading.terms[:index]
    if not reading.terms[index].has(Grammar.AND) or not any(
        is_person(each) or (each.is_korean and each.of(GarmentMeaning)) for each in before
    ):
        return False
    is_followed = any(is_person(each) for each in reading.terms[index + 1 : at])
    return is_followed or reading.terms[index].is_korean


def person_behind(reading: Reading, at: int) -> list[int]:
    """The indices of a person behind a word and of all that says who it is; none where there is nobody."""
    first = reading.step(at, 1)
    is_called = reading.term(first).of(ColourMeaning) is not None and reading.term(first + 1).has(Grammar.ONE)
    if not is_person(reading.term(first)) and not is_called:
        return []
    end = first + 1
    while end < len(reading.terms) and not is_clause_end(reading.terms[end]):
        end += 1
    is_clause = reading.term(end - 1).text.lower() in {"who", "that"}
    if is_clause and reading.term(end).of(EventMeaning) is not None:
        end += 1  # the person who fell
    return [index for index in range(first, end) if index not in reading.used]


def is_person(term: Term) -> bool:
    is_numbered = term.has(Grammar.NUMBER) and term.is_korean
    return (
        term.has(Noun.PERSON, Noun.SOMEBODY, Grammar.ONE) or term.of(TraitMeaning) is not None or is_numbered
    )


def is_clause_end(term: Term) -> bool:
    is_event = term.of(EventMeaning) is not None
    return is_event or term.has(Grammar.COMMA, Grammar.AFTER, Grammar.BEFORE, Grammar.WHILE, Ask.WHEN)


def is_of_anybody(reading: Reading, indices: list[int]) -> bool:
    """Whether words are for somebody, whoever it is: `anybody else`."""
    words = (Noun.SOMEBODY, Grammar.OTHER, Grammar.FILLER)
    return bool(indices) and all(reading.terms[index].has(*words) for index in indices)


def names_pair(reading: Reading) -> bool:
    """Whether something is named that two people do: `did the one in pink meet with anybody?`."""
    events = [event for each in reading.terms if (event := each.of(EventMeaning)) is not None]
    return any(type_.kind.subject is About.TWO_PEOPLE for event in events for type_ in event.types)


def relate(reading: Reading, at: int, indices: list[int]) -> None:
    """Add the relation; those named are read as a query of their own, and must say who they are."""
    nested = reading.nested([reading.terms[index] for index in indices]) if indices else None
    if nested is None or not (nested.query.people.is_particular or nested.query.events or nested.unseen):
        is_anybody = is_of_anybody(reading, indices)
        if reading.terms[at].has(Grammar.TOGETHER) or is_anybody:
            reading.use(at, *(indices if is_anybody else ()))
            if not (is_anybody and names_pair(reading)):
                add(reading, Relation(RelationKind.TOGETHER))
        return
    reading.use(at, *(indices[each] for each in nested.used))
    reading.unseen += nested.unseen
    reading.leftover += nested.leftover
    to = replace(nested.query, intent=Intent.FIND, subject=Subject.PEOPLE)
    if to.events and not (to.people.is_particular or reading.terms[at].is_korean):
        to = replace(to, events=(), people=replace(to.people, doing=to.events))  # with whoever fell
    add(reading, Relation(RelationKind.TOGETHER, to))


def without_who_goes(query: Query) -> Query:
    """The same without whoever comes or leaves in what it relates to, where it asks who was there then."""
    if query.events or query.excluded is not None or query.people.is_particular:
        return query
    steps = {*AT_START, *AT_END}
    for each in query.relations:
        who = each.to
        is_step = who is not None and bool(who.events) and set(who.events) <= steps
        if who is not None and each.kind is RelationKind.WHILE and is_step and who.people.is_particular:
            left_out = replace(who, intent=Intent.WHICH, subject=Subject.PEOPLE, attributes=())
            return replace(query, excluded=left_out)
    return query
