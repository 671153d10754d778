"""Whose stay is asked for, and which part of it: `how long did the one in blue stay after the fall?`."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START, MOMENTARY
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.english_words import IN_SIGHT
from domain.understanding.lexicon.korean_words import DOING_SO_KO, THAT_KO
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

GERUND = "ing"
"""How an English verb ends that has no subject of its own."""
PARTS_OF_STAYS = (RelationKind.AFTER, RelationKind.BEFORE)
"""What cuts a stay in two."""
BESIDE = (*PARTS_OF_STAYS, RelationKind.WHILE)
"""How somebody may have come or left beside something else."""
SOMEBODY_ELSE = (Noun.SOMEBODY, Ask.WHO, Grammar.THEM, Grammar.OTHER, Grammar.NOBODY)
"""Words for others than whom a clause names."""


def read_length_of_stay(reading: Reading) -> None:
    """`How long did the one who came in first stay?`: what takes no time says whose stay is asked for.

    Beside something else it stays what is asked for: it must have happened after that, or before.
    """
    query = reading.query
    is_of_one = len(query.events) == 1 and (
        query.events[0] in momentary(reading) or is_stay_of_one_who(reading)
    )
    is_beside = any(each.kind in BESIDE and each.to is not None for each in query.relations)
    is_open = is_beside and not query.order and EventType.OBJECT_ABANDONED not in query.events
    if query.intent is Intent.HOW_LONG and is_of_one and not is_open:
        reading.change_people(doing=tuple(dict.fromkeys([*query.people.doing, *query.events])))
        reading.change(events=())


def momentary(reading: Reading) -> set[EventType]:
    """What takes no time; a thing that was left lies there for a while, but whoever left it stays."""
    is_of_person = reading.has(Grammar.STAY) and reading.has(Noun.PERSON, Grammar.ONE, Noun.SOMEBODY, Ask.WHO)
    is_of_person = is_of_person or asks_of_one_who(reading)
    return {*AT_START, *AT_END, *([EventType.OBJECT_ABANDONED] if is_of_person else [])}


def asks_of_one_who(reading: Reading) -> bool:
    """Whether a length is asked of somebody of whom a clause says more: `how long was the one who ...`."""
    asked = [reading.step(at, 1) for at, each in enumerate(reading.terms) if each.has(Ask.HOW_LONG)]
    who = [at for at in asked if reading.term(at).has(Noun.PERSON, Grammar.ONE)]
    deeds = [
        at for at, each in enumerate(reading.terms) if each.is_korean and each.of(EventMeaning) is not None
    ]
    if any(reading.term(at + 1).has(Noun.PERSON) and reading.term(at + 2).has(Grammar.TOPIC) for at in deeds):
        return True  # dugo gan saram-eun
    return any(reading.term(at + 1).text.lower() in {"who", "that"} for at in who)


def is_stay_of_one_who(reading: Reading) -> bool:
    """Whether what somebody did only says who it is: `how long did the person who fell stay?`."""
    deeds = [at for at, each in enumerate(reading.terms) if each.of(EventMeaning) is not None]
    if len(deeds) != 1 or not asks_of_one_who(reading):
        return False
    behind = reading.terms[deeds[0] + 1 :]
    if reading.terms[deeds[0]].is_korean:
        is_so = (
            DOING_SO_KO.search(reading.query.text) is not None or reading.term(deeds[0] - 1).text == THAT_KO
        )
        return bool(behind) and not is_so and behind[-1].has(Grammar.BE, Grammar.STAY, Ask.HOW_LONG)
    return any(each.has(Grammar.STAY) or IN_SIGHT.search(each.text) is not None for each in behind)


def read_stay_within(reading: Reading) -> None:
    """`How long was blue there before yellow came?`: the part of the stay before that."""
    query = reading.query
    people = query.people
    related = [each for each in query.relations if each.to is not None and each.kind in PARTS_OF_STAYS]
    is_stay = query.intent is Intent.HOW_LONG and not (query.events or query.is_negated or query.is_lag)
    is_who = bool(people.doing) and not is_own_deed(reading)  # what says whose stay, not which part
    if not (is_stay and related) or is_who or any(is_until_up(each) for each in related):
        return
    if len(related) == 1 == len(query.relations) and goes_on_with(reading, related[0].to):
        people = related[0].to.people if related[0].to is not None else people
        reading.change(people=people)
    if not (people.is_particular or reading.has(Grammar.STAY)):
        return
    reading.use(*(at for at in reading.all(Grammar.MORE) if reading.terms[at].is_korean))
    reading.change(is_within=True)
    if query.meant is None and related[0].to is not None and is_own_deed(reading) and not people.numbers:
        reading.change(meant=replace(related[0].to, intent=Intent.WHICH, subject=Subject.PEOPLE))


def settle_part_of_event(reading: Reading) -> None:
    """`How long did the thing lie there after its owner left?`: of what lasts the part after that."""
    query = reading.query
    related = [each for each in query.relations if each.to is not None and each.kind in PARTS_OF_STAYS]
    is_lasting = bool(query.events) and set(query.events).isdisjoint(MOMENTARY)
    is_plain = not (query.is_negated or query.is_lag or query.order or any(map(is_until_up, related)))
    if query.intent is Intent.HOW_LONG and is_lasting and related and is_plain:
        goes_on = [at for at in reading.all(Grammar.GO) if reading.term(at - 1).of(EventMeaning) is not None]
        reading.use(*goes_on)
        reading.change(is_within=True, subject=Subject.EVENTS)


def is_until_up(relation: Relation) -> bool:
    """Whether it is before somebody got up again, which asks how long they were down."""
    return relation.kind is RelationKind.BEFORE and relation.to is not None and relation.to.at_end


def is_own_deed(reading: Reading) -> bool:
    """Whether nobody else is said to have done what a stay is before or after: `after putting it down`."""
    joins = [at for at, each in enumerate(reading.terms) if each.has(Grammar.AFTER, Grammar.BEFORE)]
    return any(reading.term(at + 1).text.split(" ")[0].lower().endswith(GERUND) for at in joins)


def goes_on_with(reading: Reading, clause: Query | None) -> bool:
    """Whether a Korean clause names whose stay is asked for: `A-ga naon dwi eolmana isseosseo?`."""
    is_anybody = reading.query.people.is_particular or reading.has(*SOMEBODY_ELSE)
    if clause is None or is_anybody or not reading.terms[-1].is_korean:
        return False
    is_gone = bool(clause.events) and set(clause.events) <= {*AT_END}
    return clause.people.is_particular and not is_gone
