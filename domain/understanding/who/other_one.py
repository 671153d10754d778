"""The other one of two who met: `who did the one in blue meet?`, `who met the one in blue?`."""

from dataclasses import replace

from domain.events.kinds.kind import Subject as About
from domain.events.types import EventType
from domain.query.filters import ANYBODY
from domain.query.query import Intent, Query, Relation, RelationKind, Subject
from domain.understanding.lexicon.korean_words import WHOM_KO
from domain.understanding.lexicon.single import AMONG, WHO_DID
from domain.understanding.words.meanings import ColourMeaning, EventMeaning, GarmentMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

OF_TWO = frozenset(each for each in EventType if each.kind.subject is About.TWO_PEOPLE)
"""What two people do with each other."""


def asks_whom(reading: Reading) -> bool:
    """Whether the other one of two is asked for: `who did the person in blue meet?`."""
    first, second = reading.term(0), reading.term(1)
    is_object = first.has(Ask.WHO) and second.text.lower() in {"did", "does", "has", "had"}
    is_object = is_object or any(is_object_ko(reading, each) for each in reading.terms)
    is_object = is_object or meets_named(reading)
    is_of_two = any(each in OF_TWO for each in (*reading.query.events, *reading.query.people.doing))
    return is_object and is_of_two and reading.query.people.is_particular


def meets_named(reading: Reading) -> bool:
    """Whether somebody asked for did it with whom is named behind the verb: `who met the one in blue?`.

    In Korean the name stands before it: `paran os ibeun saram-gwa mannan saram`.
    """
    for at, term in enumerate(reading.terms):
        event = term.of(EventMeaning)
        if event is None or event.is_noun or not set(event.types) <= OF_TWO:
            continue
        names = [index for index, each in enumerate(reading.terms) if is_name(each)]
        if term.is_korean:
            return is_met_ko(reading, at, names)
        is_who = reading.term(reading.step(at, -1)).has(Ask.WHO, Ask.WHICH)
        is_who = is_who or reading.term(at - 1).text.lower() in WHO_DID
        return is_who and bool(names) and is_object(reading, at, names[0])
    return False


def is_object(reading: Reading, verb: int, name: int) -> bool:
    """Whether an English name is that of whom a verb is about: nothing but the name stands between."""
    words = (Grammar.FILLER, Grammar.AT, Grammar.WEAR, Grammar.ONE, Grammar.WITH, Noun.PERSON)
    return name > verb and all(each.has(*words) for each in reading.terms[verb + 1 : name])


def is_met_ko(reading: Reading, at: int, names: list[int]) -> bool:
    """Whether Korean says that somebody met whoever is named before the verb."""
    between = reading.terms[names[-1] : at] if names else []
    is_of_one = any(each.has(Noun.PERSON, Grammar.AND, Grammar.WITH, Grammar.NUMBER) for each in between)
    among = [index for index in range(at) if reading.terms[index].text in AMONG]
    is_among = any(not reading.term(index + 1).has(Grammar.FROM) for index in among)
    is_asked = reading.term(at + 1).has(Noun.PERSON) and all(index < at for index in names)
    return is_of_one and is_asked and not is_among


def is_name(term: Term) -> bool:
    return (
        term.of(ColourMeaning) is not None or term.of(GarmentMeaning) is not None or term.has(Grammar.NUMBER)
    )


def is_object_ko(reading: Reading, term: Term) -> bool:
    """Whether Korean `nugu` is whom somebody met: `nugu-reul`, `nugu-rang`."""
    is_korean = term.has(Ask.WHO) and term.is_korean
    return is_korean and reading.query.text[term.end :].startswith(WHOM_KO)


def ask_for_other_one(reading: Reading) -> None:
    """Ask for whoever met the one who is named: who it was, or what else they did and wore."""
    query = reading.query
    met = tuple(each for each in (*query.events, *query.people.doing) if each in OF_TWO)
    named = replace(query.people, doing=tuple(each for each in query.people.doing if each not in met))
    one = Query(query.text, query.language, Intent.FIND, Subject.PEOPLE, met, people=named, of_another=True)
    relations = (*query.relations, Relation(RelationKind.TOGETHER, one))
    events = tuple(each for each in query.events if each not in met)
    is_clause = query.intent is Intent.HOW_LONG and not reading.has(Ask.WHO)
    if events or is_clause or query.intent is Intent.DESCRIBE:
        who = Query(query.text, query.language, Intent.WHICH, Subject.PEOPLE, met, relations=relations)
        reading.change(people=ANYBODY, meant=who, events=events, relations=(), subject=Subject.PEOPLE)
    else:
        reading.change(people=ANYBODY, relations=relations, subject=Subject.PEOPLE)
