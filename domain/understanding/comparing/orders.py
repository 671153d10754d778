"""Which of those that fit: ordinals, first and last, longest and shortest; and numbers of people."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import ARRIVALS
from domain.query.filters import PlaceFilter, TimeFilter
from domain.query.query import Intent, Order, OrderBy, Query, RelationKind, Subject
from domain.understanding.comparing.picked_by_order import longer_of_several
from domain.understanding.lexicon.single import COUNTED_ALONE, NTH
from domain.understanding.words.meanings import EventMeaning, NumberMeaning, OrdinalMeaning, UnitMeaning
from domain.understanding.words.reading import Reading, is_filler
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

EXITS = frozenset({EventType.PERSON_EXIT, EventType.PERSON_LOST, EventType.ZONE_EXIT})
"""The last of these is the one with the latest end of a stay."""
NATIVE_TAGS = frozenset({"MM", "NR"})
"""Tags of Korean numerals: before `beon` those that are no digits count times, not people."""


def read_numbers(reading: Reading) -> None:
    """Numbers that name people: `person 2`, `people 1 and 2`, Korean `2 beon saram`."""
    numbers: list[int] = []
    for at, number in list(reading.free(NumberMeaning)):
        used = number_words(reading, at) if not is_the_one(reading, at) else None
        if used is not None and number.value == int(number.value):
            numbers.append(int(number.value))
            reading.use(*used)
    if numbers:
        people = reading.query.people
        reading.change_people(numbers=tuple(dict.fromkeys([*people.numbers, *numbers])))


def is_the_one(reading: Reading, at: int) -> bool:
    """Whether `one` is somebody, and no number: `which person number is the one in the grey top?`."""
    return reading.terms[at].has(Grammar.ONE) and reading.term(at - 1).text.lower() == "the"


def number_words(reading: Reading, at: int) -> list[int] | None:
    """The indices of a number that names a person, with the words that say so."""
    before, after = reading.step(at, -1), at + 1
    if reading.term(after).has(Grammar.NUMBER) and reading.term(after).is_korean:
        follows = reading.term(after + 1)
        has_particle = bool(reading.query.text[reading.term(after).end : follows.start].strip())
        is_before_verb = follows.of(EventMeaning) is not None and not has_particle
        is_times = reading.terms[at].tag in NATIVE_TAGS or (is_before_verb and not begins(reading, at))
        is_camera = follows.has(Noun.CAMERA, Noun.RECORDING)
        noun = [after + 1] if follows.has(Noun.PERSON) else []
        return None if is_times or is_camera else [at, after, *noun]
    if reading.term(before).has(Grammar.NUMBER) and not reading.term(before).is_korean:
        person = reading.step(before, -1)
        return [at, before, *([person] if reading.term(person).has(Noun.PERSON) else [])]
    if (
        before == at - 1
        and reading.term(before).has(Noun.PERSON)
        and reading.terms[at].text not in COUNTED_ALONE
        and not reading.term(after).has(Grammar.COUNTER)
    ):
        return [at, before]
    is_joined = reading.term(at - 1).has(Grammar.AND, Grammar.OR, Grammar.COMMA)
    return [at, at - 1] if is_joined and at - 2 in reading.used and is_numeric(reading, at - 2) else None


def begins(reading: Reading, at: int) -> bool:
    """Whether a number before a Korean verb is somebody: at the beginning, or where another one is by then.

    `2 beon neomeojyeosseo?` is of person 2; behind what is done it counts: `seon-eul 2 beon neomeun saram`.
    """
    return at == 0 or any(is_numeric(reading, each) for each in reading.used if each < at)


def is_numeric(reading: Reading, at: int) -> bool:
    return reading.term(at).of(NumberMeaning) is not None


def read_order(reading: Reading) -> None:
    """Read at most one order; a second one is left over."""
    if reading.query.order == Order():  # `next after that`, said again: `the first one after that`
        reading.use(*(at for at in reading.all(Grammar.FIRST) if reading.terms[at].is_korean))
    for read in (read_length_order, read_ordinal, read_first_last):
        if reading.query.order is None:
            read(reading)


def read_length_order(reading: Reading) -> None:
    at = reading.find(Grammar.LONGEST, Grammar.SHORTEST)
    at = longer_of_several(reading) if at is None else at
    if at is not None:
        before = reading.step(at, -1)
        ordinal = reading.term(before).of(OrdinalMeaning)
        reading.use(at, *([before] if ordinal else []))
        reading.take(Grammar.STAY)
        is_longest = reading.terms[at].has(Grammar.LONGEST, Grammar.LONGER)
        nth = ordinal.nth if ordinal else 1
        limit = limit_at(reading, at)
        reading.change(order=Order(OrderBy.LENGTH, is_descending=is_longest, nth=nth, limit=limit))


def read_ordinal(reading: Reading) -> None:
    """`the second person`, Korean `du beonjjae`; also a number with its Korean ending."""
    for at, number in list(reading.free(NumberMeaning)):
        if reading.term(at + 1).is_korean and reading.term(at + 1).text.startswith(NTH):
            reading.use(at, at + 1)
            reading.change(order=order_of(reading, int(number.value)))
            return
    for at, ordinal in list(reading.free(OrdinalMeaning)):
        if reading.terms[at].of(UnitMeaning) and reading.term(at - 1).of(NumberMeaning):
            continue
        if ordinal.nth == 1 and reading.terms[at].has(Grammar.FIRST):
            continue
        reading.use(at)
        order = ordinal_order(reading, at, ordinal.nth)
        reading.change(order=replace(order, is_descending=ordinal.from_end))
        return


def ordinal_order(reading: Reading, at: int, nth: int) -> Order:
    """`the second person` is the second that appeared, `the second person to leave` the second that left."""
    person = reading.step(at, 1)
    is_person = reading.term(person).has(Noun.PERSON, Grammar.ONE)
    is_to = not reading.terms[at].is_korean and reading.term(person + 1).text.lower() in {"to", "who", "that"}
    return Order(nth=nth, of_people=True) if is_person and not is_to else order_of(reading, nth)


def order_of(reading: Reading, nth: int, *, is_descending: bool = False, limit: int = 1) -> Order:
    types = {each for term in reading.terms if (event := term.of(EventMeaning)) for each in event.types}
    is_last_seen = is_descending and not types and reading.has(Ask.WHEN)
    by = OrderBy.END if (types and types <= EXITS) or is_last_seen else OrderBy.START
    return Order(by, is_descending=is_descending, nth=nth, limit=limit)


def read_first_last(reading: Reading) -> None:
    at = reading.find(Grammar.FIRST, Grammar.LAST)
    if at is None:
        return
    reading.use(at)
    term = reading.terms[at]
    if reading.has(Ask.HOW_LONG) and at == len(reading.terms) - 1:
        return
    is_last, limit = term.has(Grammar.LAST), limit_at(reading, at)
    if not is_last:
        reading.use(*said_again(reading))
    order = order_of(reading, 1, is_descending=is_last, limit=limit)
    is_of_person = limit > 1 or reading.term(reading.step(at, 1)).has(Noun.PERSON, Grammar.ONE, Noun.SOMEBODY)
    is_last_there = is_last and not is_of_person and not any(True for _ in reading.free(EventMeaning))
    reading.change(order=replace(order, by=OrderBy.END) if is_last_there else order)


def said_again(reading: Reading) -> list[int]:
    """`The very first visitor, who came before all of the others`: the first, said twice."""
    return [at for at in reading.all(Grammar.FIRST) if reading.terms[at].text.lower().startswith("before ")]


def limit_at(reading: Reading, at: int) -> int:
    """How many: `the first three people`."""
    after = reading.step(at, 1, is_filler)
    number = reading.term(after).of(NumberMeaning)
    follows = reading.term(after + 1)
    if follows.has(Grammar.NUMBER) and number is not None:
        return 1
    if number is None or not follows.has(
        Noun.PERSON, Grammar.COUNTER, Noun.OCCASION, Noun.EVENT, Grammar.ONE
    ):
        return 1
    reading.use(after, after + 1)
    return max(1, int(number.value))


def settle_order(reading: Reading) -> None:
    """Whether an order says who is meant, of whom something else is asked: `did the last to come leave?`.

    `Who was the last to leave?` and `when did the last person leave?` put in order what they did.
    """
    query = reading.query
    order = query.order
    if order is None:
        return
    is_told = bool(set(query.events) - ARRIVALS or query.people.not_doing or query.length)
    is_told = is_told or any(each.to is not None for each in query.relations)
    is_told = is_told or (query.intent is Intent.EXISTS and is_said_of_one(query))
    is_asked_of = query.intent is Intent.EXISTS and (bool(query.people.doing) or names_last_person(reading))
    is_asked_of = is_asked_of or is_of_who_came(query) or asks_if_longest(query)
    is_with_whom = query.intent is Intent.EXISTS and any(each.to is None for each in query.relations)
    is_told = is_told or is_with_whom
    is_asked_of = is_asked_of or (is_with_whom and names_last_person(reading))
    is_asked_of = is_asked_of or (query.is_within and names_last_person(reading))
    is_list = query.intent in (Intent.WHICH, Intent.FIND)
    is_settled = is_told and (order.of_people or is_asked_of) and not is_list
    by = OrderBy.START
    if order.by is not OrderBy.LENGTH and query.people.doing and set(query.people.doing) <= EXITS:
        by = OrderBy.END
    if asks_how_long_picked(query):
        reading.change(events=(), order=replace(order, by=OrderBy.START, of_people=True))
        return
    if not is_settled and asks_if_picked(query):
        reading.change(events=(), order=replace(order, by=by_of(query.events), of_people=True))
        reading.change_people(doing=query.events)
        return
    if query.intent is Intent.EXISTS and not is_settled and query.events and query.people.clothes:
        ordinal = (Grammar.FIRST, Grammar.LAST, Grammar.LONGEST, Grammar.SHORTEST)
        reading.leftover += [
            each for each in reading.terms if each.has(*ordinal) or each.of(OrdinalMeaning) is not None
        ]
    is_a_further = any(each.text.lower() == "a" for each in before_ordinals(reading))
    is_settled = is_settled and not is_a_further
    settled = replace(order, by=order.by if order.by is OrderBy.LENGTH else by, of_people=True)
    reading.change(order=settled if is_settled else replace(order, of_people=False))


def is_of_who_came(query: Query) -> bool:
    """Whether the order is of coming, and something else asked: `when did the second to come in leave?`."""
    doing, events = set(query.people.doing), set(query.events)
    is_arrival = bool(doing) and doing <= ARRIVALS and bool(events) and events.isdisjoint(ARRIVALS)
    return is_arrival and not query.relations


def asks_if_longest(query: Query) -> bool:
    """Whether it is asked if somebody in some clothes stayed longest, or shortest."""
    told = (query.events, query.relations, query.length, query.people.not_doing, query.people.doing)
    is_of_length = query.order is not None and query.order.by is OrderBy.LENGTH
    return query.intent is Intent.EXISTS and is_of_length and bool(query.people.clothes) and not any(told)


def asks_how_long_picked(query: Query) -> bool:
    """Whether it is asked of the nth who came if they stayed so long, or were alone."""
    is_alone = any(each.kind is RelationKind.ALONE for each in query.relations)
    is_arrival = bool(query.events) and set(query.events) <= ARRIVALS
    return query.intent is Intent.EXISTS and is_arrival and (query.length is not None or is_alone)


def asks_if_picked(query: Query) -> bool:
    """Whether it is asked if somebody in some clothes was the first, or last, to come or leave."""
    is_step = bool(query.events) and (set(query.events) <= EXITS or set(query.events) <= ARRIVALS)
    told = (query.relations, query.length, query.people.not_doing, query.people.doing)
    is_alone = not any(told) and query.place == PlaceFilter() and query.time == TimeFilter()
    return query.intent is Intent.EXISTS and is_step and bool(query.people.clothes) and is_alone


def with_claim(query: Query) -> Query:
    """`Was person 2 the first to leave?` asks who was, and whether that is person 2."""
    people, order = query.people, query.order
    is_step = set(query.events) <= EXITS or set(query.events) <= ARRIVALS
    told = (query.relations, query.length, people.clothes, people.not_doing, people.doing, query.by)
    is_alone = not any(told) and query.place == PlaceFilter() and query.time == TimeFilter()
    is_claim = query.intent is Intent.EXISTS and query.subject is not Subject.THINGS
    if order is None or order.of_people or not (is_claim and people.numbers):
        return query
    is_longest = order.by is OrderBy.LENGTH and not any(told)
    if not (is_longest or (is_step and is_alone)):
        return query
    by = order.by if order.by is OrderBy.LENGTH else by_of(query.events)
    claimed = tuple((people.of_video, each) for each in people.numbers)
    return replace(
        query,
        intent=Intent.WHICH,
        subject=Subject.PEOPLE,
        people=replace(people, numbers=(), of_video=None),
        order=replace(order, by=by),
        claimed=claimed,
    )


def by_of(events: tuple[EventType, ...]) -> OrderBy:
    return OrderBy.END if set(events) <= EXITS else OrderBy.START


def of_nth_deed(query: Query) -> Query:
    """Of one who is known, an order is of what they did: `when did person 2 cross it the second time?`."""
    order, is_of_one = query.order, len(query.people.numbers) == 1
    is_of_deeds = order is not None and not order.of_people and order.by in (OrderBy.START, OrderBy.END)
    asks = query.intent in (Intent.WHEN, Intent.WHERE, Intent.HOW_LONG, Intent.FIND) and not query.is_lag
    if is_of_one and is_of_deeds and asks and query.events and query.subject is Subject.PEOPLE:
        return replace(query, subject=Subject.EVENTS)
    return query


def before_ordinals(reading: Reading) -> list[Term]:
    """The words right before ordinals: `a second person` is one more."""
    return [reading.term(at - 1) for at, each in enumerate(reading.terms) if each.of(OrdinalMeaning)]


def is_said_of_one(query: Query) -> bool:
    """Whether clothes or a place are said of whom an order picks: `was the second one in red?`."""
    people, place = query.people, query.place
    return bool(people.clothes or people.traits or people.facing or place.sides or place.zones)


def names_last_person(reading: Reading) -> bool:
    """Whether `first` or `last` stands with somebody of whom no clause says what they did."""
    for at, term in enumerate(reading.terms):
        person = reading.step(at, 1)
        if term.has(Grammar.FIRST, Grammar.LAST) and reading.term(person).has(Noun.PERSON, Grammar.ONE):
            return reading.term(person + 1).text.lower() not in {"to", "who", "that"}
    return False
