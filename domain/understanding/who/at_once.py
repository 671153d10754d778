"""How many at the same time: `at most how many at once`, `when was it busiest`, `four people together`."""

from domain.events.types import EventType
from domain.query.filters import CountFilter
from domain.query.query import Intent, Relation, RelationKind, Subject
from domain.understanding.who.head_counts import amounts, is_of_crowd, set_count
from domain.understanding.who.subjects import is_presence
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

TOGETHER = {EventType.CROWD, EventType.INTERACTION}
"""What says no more than that people were together, beside how many they were."""
OF_ZONES = {EventType.ZONE_ENTER, EventType.ZONE_DWELL}
"""What says no more than that people were in a zone."""
SEVERAL = 2
"""People from whom on they are together; of more than two the number matters."""


def read_at_once(reading: Reading) -> None:
    """Read a question about how many people were in sight at the same time."""
    query = reading.query
    if query.events == (EventType.CROWD,) and reading.find(Grammar.MOST) is not None:
        reading.change(events=())
        query = reading.query
    if query.place.sides:
        return  # stays are known from their beginning to their end, and not how long each was where
    drop_stays(reading)
    query = reading.query
    counted = amounts(reading)
    is_of_number = query.intent in (Intent.HOW_LONG, Intent.WHEN) and bool(counted)
    is_crowd = is_of_number and is_of_crowd(reading, counted[0][1])
    if is_of_number and set(query.events) <= TOGETHER and not (query.is_end or is_crowd):
        reading.change(events=())
        query = reading.query
    if query.events or query.labels or query.incidents_only or query.is_negated or names_other(reading):
        return
    most = [
        at for at in reading.all(Grammar.MOST, Grammar.AT_MOST) if not reading.terms[at].has(Grammar.MORE)
    ]
    if query.intent is Intent.COUNT or asks_for_most(reading, most):
        read_most(reading, most)
    elif most and (query.intent is Intent.WHEN or asks_for_time(reading, most)):
        read_most(reading, most, intent=Intent.WHEN)
    elif query.intent in (Intent.EXISTS, Intent.WHEN, Intent.FIND, Intent.HOW_LONG):
        read_so_many(reading)


def is_first_time(reading: Reading, at: int) -> bool:
    """Whether `for the first time` is said, which a time is told from anyway."""
    return (
        reading.query.intent is Intent.WHEN and reading.term(at + 1).has(Noun.TIME) and bool(amounts(reading))
    )


def drop_stays(reading: Reading) -> None:
    """Leave out what says no more than that people were at a place, or when they first were."""
    query = reading.query
    if query.place.zones and set(query.events) <= OF_ZONES and reading.find(Grammar.AT_ONCE) is not None:
        reading.change(events=())
    reading.use(*(at for at in reading.all(Grammar.FIRST) if is_first_time(reading, at)))


def names_other(reading: Reading) -> bool:
    """Whether recordings or cameras are what is compared: `which camera has the most people`."""
    asked = reading.has(Ask.WHICH, Ask.WHERE) and reading.query.intent is not Intent.WHEN
    return asked or any(each.kind is RelationKind.ALONE for each in reading.query.relations)


def asks_for_most(reading: Reading, most: list[int]) -> bool:
    """`What was the most people there?` asks for a number."""
    behind = [reading.term(reading.step(at, 1)) for at in most]
    return reading.has(Ask.WHAT) and any(each.has(Noun.PERSON) for each in behind)


def asks_for_time(reading: Reading, most: list[int]) -> bool:
    """`What was the busiest time?` asks when it was."""
    behind = [at for each in most for at in [reading.step(each, 1)] if reading.term(at).has(Noun.TIME)]
    reading.use(*behind)
    return reading.has(Ask.WHAT, Ask.WHICH) and bool(behind)


def read_most(reading: Reading, most: list[int], intent: Intent = Intent.COUNT) -> None:
    at_once = list(reading.all(Grammar.AT_ONCE))
    if most or at_once:
        reading.use(
            *most, *at_once, *reading.all(Grammar.MUCH), *reading.all(Ask.WHAT, Ask.WHICH, Grammar.TO)
        )
        others = tuple(each for each in reading.query.relations if each.kind is not RelationKind.TOGETHER)
        reading.change(intent=intent, at_once=True, relations=others)


def read_so_many(reading: Reading) -> None:
    """`Were three people there at once?`, `when were four together?`; of two, `together` says it all."""
    query, at_once = reading.query, list(reading.all(Grammar.AT_ONCE))
    together = [each for each in query.relations if each.kind is RelationKind.TOGETHER and each.to is None]
    if read_both(reading, at_once):
        return
    numbers = amounts(reading)
    is_when = query.intent is Intent.WHEN and (is_presence(reading) or reading.has(Noun.PERSON))
    lasts = query.intent is Intent.HOW_LONG or is_when
    is_said = at_once or together or (lasts and not query.events)
    if not numbers or not (is_said or (query.intent is Intent.WHEN and has_gathering(reading))):
        return
    at, number = numbers[0]
    if number <= SEVERAL and together and not query.place.zones:
        reading.use(*at_once)
        return
    set_count(reading, at, number)
    if reading.query.count is None:
        return
    reading.use(*at_once)
    rest = tuple(each for each in query.relations if each not in together)
    reading.change(relations=rest, at_once=True)


def read_both(reading: Reading, at_once: list[int]) -> bool:
    """`Were both there at the same time?` asks whether anybody was there together with another."""
    both = [at for at in reading.all(Grammar.ALL) if reading.terms[at].text.lower().startswith("both")]
    is_asked = bool(both and at_once) and reading.query.intent is Intent.EXISTS
    if both and at_once and reading.query.intent in (Intent.HOW_LONG, Intent.WHEN):
        reading.use(*both, *at_once)
        reading.change(count=CountFilter(at_least=SEVERAL), at_once=True, subject=Subject.PEOPLE)
        return True
    if is_asked:
        reading.use(*both, *at_once)
        relation = Relation(RelationKind.TOGETHER)
        reading.change(relations=(*reading.query.relations, relation), subject=Subject.PEOPLE)
    return is_asked


def has_gathering(reading: Reading) -> bool:
    """Whether a gathering is named: `when did the gathering of four start?`."""
    return any((event := each.of(EventMeaning)) and set(event.types) <= TOGETHER for each in reading.terms)
