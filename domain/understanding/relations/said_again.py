"""What a clause leaves out, since the question says it: `who left before the one in green (did)?`."""

from dataclasses import replace

from domain.query.deeds import AT_END, AT_START
from domain.query.query import Subject
from domain.understanding.comparing.orders import EXITS
from domain.understanding.lexicon.korean_words import NEXT_KO
from domain.understanding.lexicon.single import DID, WHO_SAID
from domain.understanding.relations.clause_words import SAID
from domain.understanding.words.meanings import EventMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import NO_TERM, Term
from domain.understanding.words.word_kinds import Grammar, Noun


def said_by_did(reading: Reading, clause: Reading, span: range) -> Reading:
    """`Before the one in green (did)`: the clause is of what the question itself asks about.

    Without the verb only leaving is said again: who comes before another is there before them as well. What
    somebody did may only say who they are: `who left after the one who sat`, Korean `anjeun saram-boda`.
    """
    last = reading.term(span.stop - 1) if len(span) else NO_TERM
    is_done = names_one_who(reading, span) and bool(clause.query.events)
    if is_done:
        done = tuple(dict.fromkeys([*clause.query.people.doing, *clause.query.events]))
        clause.change(events=(), people=replace(clause.query.people, doing=done))
    events = deeds_beside(reading, span)
    is_left = bool(events) and set(events[-1].types) <= EXITS and clause.query.people.is_particular
    is_silent = is_done or not any(
        reading.terms[at].has(*SAID) or reading.terms[at].of(EventMeaning) for at in span
    )
    if (last.text.lower() in DID or (is_left and is_silent)) and not clause.query.events and events:
        clause.change(events=events[-1].types, subject=Subject.PEOPLE)
    return clause


def names_one_who(reading: Reading, span: range) -> bool:
    """Whether a clause is only the name of somebody who did something, beside others who come or leave."""
    if not len(span):
        return False
    last = reading.terms[span.stop - 1]
    if last.is_korean:
        joined, before = reading.term(span.stop), reading.term(span.stop - 2)
        is_behind = joined.text.startswith(NEXT_KO) and before.of(EventMeaning) is not None
        return last.has(Noun.PERSON) and (joined.has(Grammar.THAN) or is_behind)
    deeds = [at for at in span if reading.terms[at].of(EventMeaning) is not None]
    is_name = len(deeds) == 1 and is_who_did(reading, deeds[0]) and span.stop == len(reading.terms)
    return is_name and not is_step(reading.terms[deeds[0]]) and any(map(is_step, outside(reading, span)))


def is_who_did(reading: Reading, at: int) -> bool:
    """Whether English says before a deed whose it is: `the one who fell`."""
    is_clause = reading.term(at - 1).text.lower() in WHO_SAID
    return is_clause and reading.term(at - 2).has(Noun.PERSON, Grammar.ONE)


def is_step(term: Term) -> bool:
    """Whether a word is for coming or leaving."""
    event = term.of(EventMeaning)
    return event is not None and set(event.types) <= {*AT_START, *AT_END}


def outside(reading: Reading, span: range) -> list[Term]:
    return [each for at, each in enumerate(reading.terms) if at not in span]


def deeds_beside(reading: Reading, span: range) -> list[EventMeaning]:
    """What happens outside of a clause."""
    return [event for each in outside(reading, span) if (event := each.of(EventMeaning)) is not None]
