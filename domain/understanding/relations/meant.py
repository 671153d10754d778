"""Whom a clause means that relates to something else: `when did the one who came in after the fall leave?`.

The relation is of what the clause says they did, and not of what is asked of them.
"""

from dataclasses import replace
from itertools import takewhile

from domain.query.query import Intent, Query, Subject
from domain.understanding.lexicon.single import WHO_SAID
from domain.understanding.relations.clauses import KINDS, OPENERS, is_relation, is_when_clause
from domain.understanding.words.meanings import EventMeaning, GarmentMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun

PEOPLE = (Noun.PERSON, Noun.SOMEBODY, Grammar.ONE, Grammar.THEM)
"""Words for whom a clause is of."""
BREAKS = (Grammar.AND, Grammar.OR, Grammar.COMMA, *PEOPLE, Ask.WHO)
"""What stands before a verb that still belongs to the clause, or to another one."""

NOTHING = EventMeaning(())
"""What a word says that is of no event."""


def read_meant(reading: Reading) -> None:
    """Read the clause that says whom is asked for, where it has a relation of its own."""
    span = [at for at in english_clause(reading) or korean_clause(reading) if at not in reading.used]
    if not span:
        return
    nested = reading.nested([reading.terms[at] for at in span])
    nested.take(Grammar.THEM)  # somebody of the clause
    query = nested.query
    is_there = reading.terms[span[0]].has(Grammar.BE) or reading.term(span[0] + 1).has(Grammar.BE)
    is_told = bool(query.relations and (query.events or is_there)) and not (query.compared or query.order)
    if is_told and asks_something_else(reading, span, query) and not (nested.unseen or nested.rest()):
        reading.use(*span)
        reading.change(meant=replace(query, intent=Intent.WHICH, subject=Subject.PEOPLE, attributes=()))


def asks_something_else(reading: Reading, span: list[int], query: Query) -> bool:
    """Whether what is asked is not what the clause says they did."""
    others = [at for at in events_from(reading, 0) if at not in span]
    asked = {each for at in others for each in (reading.terms[at].of(EventMeaning) or NOTHING).types}
    return not asked <= set(query.events)


def events_from(reading: Reading, start: int, end: int | None = None) -> list[int]:
    """The indices of what happened from one on."""
    end = len(reading.terms) if end is None else end
    return [at for at in range(start, end) if reading.terms[at].of(EventMeaning) is not None]


def english_clause(reading: Reading) -> range:
    """`came in after the fall` of `the one who came in after the fall leave`: up to the verb asked."""
    opens = next((at for at in range(1, len(reading.terms)) if opens_clause(reading, at)), None)
    if opens is None or not any(is_asked(reading, at) for at in range(opens)):
        return range(0)
    deeds = [opens] if reading.term(opens + 1).has(Grammar.BE) else events_from(reading, opens)
    words = [at for at in range(deeds[0] if deeds else len(reading.terms), len(reading.terms))
             if is_relation(reading.terms[at]) or is_when_clause(reading, at)]  # fmt: skip
    related = events_from(reading, words[0]) if words else []
    if len(related) < 2 or any(reading.terms[at].has(*BREAKS) for at in range(related[0], related[1])):
        return range(0)
    event = reading.terms[related[1]].of(EventMeaning)
    return range(opens + 1, related[1]) if event is not None and not event.is_noun else range(0)


def opens_clause(reading: Reading, at: int) -> bool:
    return reading.terms[at].text.lower() in WHO_SAID and reading.term(at - 1).has(*PEOPLE)


def is_asked(reading: Reading, at: int) -> bool:
    return reading.terms[at].of(Ask) is not None or reading.terms[at].text.lower() in OPENERS


def korean_clause(reading: Reading) -> range:
    """`sseureojin dwie deureoon` of `sseureojin dwie deureoon sarameun eonje nagasseo?`."""
    for deed in events_from(reading, 0):
        behind = reading.term(deed + 1)
        is_of_somebody = behind.has(Noun.PERSON) or behind.of(GarmentMeaning) is not None
        if not (reading.terms[deed].is_korean and is_of_somebody and events_from(reading, deed + 2)):
            continue
        words = [at for at in range(deed) if any(reading.terms[at].has(each) for each in KINDS)]
        if words and events_from(reading, 0, words[0]) and is_one_clause(reading, words[0], deed):
            return range(clause_start(reading, words[0]), deed + 1)
    return range(0)


def is_one_clause(reading: Reading, word: int, deed: int) -> bool:
    """Whether nobody else stands between the relation and what was done."""
    return not any(reading.terms[at].has(*BREAKS) for at in range(word, deed))


def clause_start(reading: Reading, word: int) -> int:
    """Behind the last comma before a word."""
    before = reversed(range(word))
    inside = list(takewhile(lambda at: not reading.terms[at].has(Grammar.COMMA), before))
    return inside[-1] if inside else word
