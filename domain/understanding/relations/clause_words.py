"""What a clause takes from the rest of a question, and leaves there: others, numbers, the next one."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.completing import numbered
from domain.query.deeds import AT_END, AT_START, is_of_things_left
from domain.query.query import Intent, Order, OrderBy, Query, RelationKind, Subject
from domain.understanding.comparing.orders import EXITS, order_of
from domain.understanding.lexicon.english_words import LYING, THERE
from domain.understanding.lexicon.single import LASTING, NEXT, RIGHT
from domain.understanding.who.company import without_who_goes
from domain.understanding.words.meanings import (
    AttributeMeaning,
    ClockMeaning,
    EventMeaning,
    GarmentMeaning,
    LengthMeaning,
    NumberMeaning,
    ThingMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OF_PEOPLE = (About.PERSON, About.TWO_PEOPLE, About.CROWD)
"""Whose doing events are that others than those who did them may be asked for."""
SAID = (Grammar.BE, Grammar.STAY, Grammar.GO, Grammar.ALONE, Grammar.TOGETHER)
"""What a clause may say of somebody beside events."""
PAIR = 2
"""People of a meeting, and of those who are together: the number says no more."""


def leave_out_of_clause(reading: Reading, clause: Reading) -> None:
    """`How many others were there when the one in white came in?`: whom the clause is about is left out."""
    reading.leftover += uncounted(clause)
    others = [at for at in reading.all(Grammar.OTHER) if is_beside_somebody(reading, at)]
    others = [at for at in others if reading.terms[at] not in clause.terms]  # `while the other one sat`
    is_of_people = all(each.kind.subject in OF_PEOPLE for each in clause.query.events)
    if others and not clause.query.events and clause.query.people.is_particular:
        reading.use(*others)  # nobody is there while they themselves are
        return
    if others and clause.query.events and is_of_people and reading.query.excluded is None:
        reading.use(*others)
        who = replace(clause.query, intent=Intent.WHICH, subject=Subject.PEOPLE, attributes=())
        if clause.has(Grammar.THEM) and len(reading.context.referred) == 1:
            who = replace(who, people=numbered(who.people, reading.context.referred))
        reading.change(excluded=who)


def uncounted(clause: Reading) -> list[Term]:
    """Numbers of people who did something alone in a clause, which nothing counts: `while two were running`.

    One is whoever did it, but for coming and leaving, of which everybody's is another.
    """
    events = set(clause.query.events)
    is_alone = bool(events) and all(each.kind.subject is About.PERSON for each in events)
    if clause.query.count is None or not is_alone:
        return []
    is_step = events <= {*AT_START, *AT_END}
    numbers = [(each, number) for each in clause.terms if (number := each.of(NumberMeaning)) is not None]
    return [each for each, number in numbers if is_step or number.value > 1]


def leave_out_who_goes(reading: Reading) -> None:
    """`Who was still there when the one in red left?` asks for others: of that one it is told."""
    reading.change(excluded=without_who_goes(reading.query).excluded)


def is_beside_somebody(reading: Reading, at: int) -> bool:
    """Whether `other` is of people: `anybody else`, `others`, Korean `dareun saram`."""
    near = (reading.term(at - 1), reading.term(at + 1))
    is_somebody = any(
        each.has(Noun.PERSON, Noun.SOMEBODY, Ask.WHO, Ask.HOW_MANY, Grammar.ONE) for each in near
    )
    return is_somebody or reading.terms[at].text.lower() == "others"


def is_topic_of_all(reading: Reading, at: int, end: int) -> bool:
    """Whether a Korean topic is what the main clause is about: the clause has a subject of its own.

    `paran ot-eun ppalgan saram-i ogi jeon-e nagasseo?`: whoever is in blue left; the one in red came.
    """
    own = reading.terms[at + 1 : end]
    deeds = [event for each in own if (event := each.of(EventMeaning)) is not None]
    is_of_camera = all(event.kind.subject is About.CAMERA for deed in deeds for event in deed.types)
    if not deeds or (is_of_camera and names_one(reading.terms[at])):
        return bool(deeds)  # whatever happens to a camera is of nobody
    words = (Noun.SOMEBODY, Noun.CAMERA, Ask.WHO)
    has_subject = is_of_camera or any(names_one(each) or each.has(*words) for each in own)
    before = reading.terms[max(0, at - 2) : at]
    is_of_somebody = any(names_one(each) or is_thing(each) or each.has(Grammar.THEM) for each in before)
    return reading.terms[at].has(Grammar.TOPIC) and has_subject and is_of_somebody


def is_thing(term: Term) -> bool:
    return term.of(ThingMeaning) is not None or term.has(Noun.THING)


def relates_to_nothing(query: Query) -> bool:
    """Whether a clause is about nobody, or about either of two: `after blue and yellow were gone`."""
    is_of_two = query.meant is not None and bool(query.meant.compared)
    return is_of_two or (query.is_negated and not query.people.not_doing)


def names_one(term: Term) -> bool:
    """Whether a word is for somebody, or for what they wear."""
    return term.has(Noun.PERSON) or term.of(GarmentMeaning) is not None


def tell_numbers(reading: Reading, clause: Reading, inner: list[int]) -> None:
    """Numbers of a clause that took no part in it are none of the question: `while three stood together`."""
    free = [at for at in inner if at not in reading.used and is_number(reading.terms[at])]
    is_pair = any(each.kind is RelationKind.TOGETHER for each in clause.query.relations)
    is_pair = is_pair or EventType.INTERACTION in clause.query.events
    silent = NumberMeaning(PAIR) if is_pair else None
    reading.use(*free)
    reading.leftover += [reading.terms[at] for at in free if reading.terms[at].of(NumberMeaning) != silent]


def is_number(term: Term) -> bool:
    """Whether a term is a number of people or things; `one` may be a pronoun."""
    return term.of(NumberMeaning) is not None and not term.has(Grammar.ONE)


def is_while_it_lay(reading: Reading, clause: Reading, at: int) -> bool:
    """Whether a thing is said to have lain there meanwhile: all the time since it was left."""
    if not is_of_things_left(clause.query):
        return False
    if not reading.terms[at].is_korean:
        texts = [each.text.lower().removeprefix("it ").removeprefix("still ") for each in clause.terms]
        return any(each in THERE or each.startswith(LYING) for each in texts)
    return any(LASTING in each.text for each in reading.terms[max(0, at - 2) : at])


def name_told(reading: Reading, clause: Reading) -> Reading:
    """A clause in which a pronoun means the one of whom the answer before told, if that was one.

    Not one that names somebody itself: `geu saram-eun noran ot-boda meonjeo nagasseo?`.
    """
    referred = reading.context.referred
    if len(referred) == 1 and not clause.query.people.clothes and clause.take(Grammar.THEM):
        clause.change(people=numbered(clause.query.people, referred), subject=Subject.PEOPLE)
    return clause


def of_told(reading: Reading, clause: Reading, at: int) -> Reading:
    """A clause in which a pronoun means the one of whom the answer before told: before `than`, of a stay."""
    is_stay = reading.terms[at].has(Grammar.WHILE) and not (clause.query.events or clause.query.relations)
    return name_told(reading, clause) if is_stay or reading.terms[at].has(Grammar.THAN) else clause


def asks_for_another(reading: Reading, at: int) -> bool:
    """Whether what stands behind a clause is of somebody else, or of a time with nobody."""
    asking = (Ask.WHO, Ask.HOW_MANY, Noun.SOMEBODY)
    words = (Grammar.NEXT, Grammar.EMPTY, Grammar.ABSENT, Grammar.NOBODY, *asking)
    return any(each.has(*words) for each in reading.terms[at + 1 :])


def is_until_next(reading: Reading, kind: RelationKind, clause: Reading) -> bool:
    """Whether nobody was there after somebody left, until the next one came: the first such time."""
    is_after = any(each.kind is RelationKind.AFTER for each in reading.query.relations)
    is_next = clause.find(Grammar.NEXT) is not None and not clause.query.people.is_particular
    return kind is RelationKind.BEFORE and is_after and is_next and reading.has(Grammar.EMPTY, Grammar.ABSENT)


def order_in_clause(query: Query, kind: RelationKind) -> Order | None:
    """`Before the first person left` is before the first that left; of several in red the first is meant."""
    if kind is RelationKind.BEFORE and query.order is None and query.people.clothes:
        return Order(OrderBy.END if query.events and set(query.events) <= EXITS else OrderBy.START)
    if query.order is None or not query.order.of_people:
        return query.order
    is_end = set(query.events) <= EXITS and query.order.nth == 1 and not query.people.doing
    return replace(query.order, of_people=False, by=OrderBy.END if is_end else query.order.by)


def read_last_of_several(clause: Reading) -> None:
    """`after two people had left` is after the second of them."""
    if clause.query.events and clause.query.order is None and clause.query.count is not None:
        nth = clause.query.count.at_least
        clause.change(order=order_of(clause, nth) if nth > 1 else None, count=None)


def is_time(term: Term) -> bool:
    """Whether a term is a time that no step before took: how long after something it was."""
    return term.of(LengthMeaning) is not None or term.of(ClockMeaning) is not None


def asks_who(reading: Reading) -> bool:
    """Whether somebody is asked for, in Korean also by what ends in a topic: `da-eum-e on saram-eun?`."""
    ends = [each for each in reading.terms if not each.has(Grammar.COMMA)][-2:]
    is_topic = len(ends) == 2 and ends[0].has(Noun.PERSON) and ends[1].has(Grammar.TOPIC)
    return reading.has(Ask.WHO) or is_topic


def asks_for_one(reading: Reading, at: int) -> bool:
    """Whether somebody is asked for or asked about, and no number and no yes or no."""
    is_asked = asks_who(reading) or reading.has(Ask.WHEN, Ask.WHERE, Ask.DESCRIBE, Noun.TIME)
    words = {*reading.term(at - 1).text.lower().split(), *reading.terms[at].text.lower().split()}
    is_right = not words.isdisjoint(RIGHT)
    is_empty = reading.has(Grammar.EMPTY, Grammar.ABSENT, Grammar.NOBODY)
    is_asked = is_asked or (reading.has(Ask.HOW_LONG) and (is_right or not is_empty))
    is_worn = any(each.of(AttributeMeaning) for each in reading.terms)
    return (is_asked or is_worn) and not reading.has(Ask.HOW_MANY)


def come_next(reading: Reading, words: list[int], clause: Query) -> None:
    """Read `the next person after`: the first who came in, where nothing else is said that they did."""
    reading.use(*words)
    reading.change(order=Order())
    if any(reading.free(EventMeaning)):
        return
    if clause.events and reading.has(Ask.WHO):
        reading.change(events=(EventType.PERSON_ENTER,))  # who came, and not who was there by then
    else:
        reading.change_people(doing=(EventType.PERSON_ENTER,))


def is_next(reading: Reading, at: int) -> bool:
    """Whether only the next one is meant: `right after the red one`, Korean `da-eum-e`."""
    word, before = reading.terms[at], reading.term(at - 1)
    return word.text.lower().startswith(NEXT) or before.text.lower() in RIGHT


def says_something(query: Query) -> bool:
    return bool(
        query.events or query.people.is_particular or query.is_negated or query.labels or query.incidents_only
    )


def names_nth(clause: Reading) -> bool:
    """Whether a clause is no more than which one somebody is: `after the second person`."""
    order = clause.query.order
    is_nth = order is not None and order.by is OrderBy.START and clause.query.subject is Subject.PEOPLE
    return is_nth and clause.has(Noun.PERSON, Grammar.ONE)
