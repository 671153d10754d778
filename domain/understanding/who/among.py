"""Those of whom somebody is one: `among the visitors`, `among the people who crowded together`."""

from domain.understanding.who.members import OF_GROUPS
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Ask, Grammar, Noun


def read_among(reading: Reading) -> None:
    """Read whom somebody is among: anybody, or those who were in a crowd or a meeting."""
    for at in list(reading.all(Grammar.AMONG)):
        people = reading.step(at, 1, lambda term: term.has(Grammar.FILLER, Grammar.ALL))
        if not reading.term(people).has(Noun.PERSON):
            continue
        clause = reading.step(people, 1)
        event = reading.term(clause).of(EventMeaning)
        if event is not None and (set(event.types) <= set(OF_GROUPS) or is_only_deed(reading, clause)):
            reading.use(at, people, clause)
            reading.change_people(doing=(*reading.query.people.doing, *event.types))
        elif is_clause_over(reading, people):
            reading.use(at, people)


def is_only_deed(reading: Reading, at: int) -> bool:
    """Whether a clause says one thing that somebody did, and ends: `among the customers who left`."""
    event = reading.terms[at].of(EventMeaning)
    is_end = all(each.has(Grammar.COMMA, Grammar.FILLER) for each in reading.terms[at + 1 :])
    return event is not None and len(event.types) == 1 and is_end


def is_clause_over(reading: Reading, people: int) -> bool:
    """Whether nothing more is said of those people: `among the visitors?`."""
    behind = reading.term(people + 1)
    return not behind.text or behind.has(Grammar.COMMA, Ask.WHETHER) or people == len(reading.terms) - 1
