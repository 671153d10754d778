"""Others than those whom the answer before told of: `anybody else?`, `who are the others?`."""

from dataclasses import replace

from domain.query.completing import numbered
from domain.query.query import Query
from domain.understanding.follow_ups.pronouns import ANTECEDENTS
from domain.understanding.lexicon.korean_words import ONE_KO
from domain.understanding.lexicon.single import EXCLUDING, OTHERS, THE_REST
from domain.understanding.words.meanings import NumberMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar, Noun
from domain.understanding.words.yes_no import is_topic

PAIR = 2
"""Those of a comparison."""


def leave_out_told(reading: Reading) -> None:
    """`Did anybody else fall?` asks for others than those whom the answer before told of."""
    others = [at for at in range(len(reading.terms)) if at not in reading.used and names_others(reading, at)]
    others = [*left_out(reading), *others]
    referred, previous = reading.context.referred, reading.context.previous
    if not (others and referred and previous is not None) or reading.query.excluded is not None:
        return
    reading.use(*others, *(each for at in others for each in counted_behind(reading, at)))
    if len(previous.compared) == PAIR and len(referred) == PAIR and is_one(reading, others):
        reading.change(people=numbered(reading.query.people, referred[1:]))  # the one that was not picked
        return
    if len(referred) == PAIR and is_one(reading, others) and not set(referred) < set(previous.people.among):
        reading.change(refers_back=True)  # either of two
        return
    is_rest = any(reading.terms[at].text.lower().startswith((*THE_REST, OTHERS)) for at in others)
    reading.use(*(at for at in reading.all(Grammar.THEM) if is_rest and at > others[0]))
    is_of_group = set(referred) < set(previous.people.among)
    among = previous.people.among if is_rest or is_of_group or is_one(reading, others) else ()
    reading.change_people(others_than=tuple(dict.fromkeys(referred)), among=among)


def left_out(reading: Reading) -> list[int]:
    """The words of `besides him`, Korean `geu saram malgo`: those who were told of are left out."""
    return [
        each
        for at in reading.all(Grammar.WITHOUT)
        if (them := reading.step(at, -1 if reading.terms[at].is_korean else 1, is_topic)) not in reading.used
        and reading.terms[at].text.lower().startswith(EXCLUDING)
        and reading.term(them).has(Grammar.THEM)
        for each in (at, them)
    ]


def is_one(reading: Reading, others: list[int]) -> bool:
    """Whether one other is meant: `the other one`, Korean `dareun han myeong`."""
    counts = [reading.term(at + 1) for at in others]
    return any(each.has(Grammar.ONE, NumberMeaning(1)) or each.text == ONE_KO for each in counts)


def names_others(reading: Reading, at: int) -> bool:
    """Whether a word is for other people: `the others`, `the rest`, `somebody else`, `the other two`."""
    term = reading.terms[at]
    if term.text.lower() in THE_REST and not term.meanings:
        return True
    if term.text.lower().startswith(THE_REST) and term.has(Grammar.OTHER):
        return True
    if not term.has(Grammar.OTHER):
        return False
    is_counted = reading.term(at + 1).of(NumberMeaning) is not None
    is_counted = reading.term(at + 2).has(Grammar.COUNTER) if term.is_korean else is_counted
    beside = any(reading.term(each).has(*ANTECEDENTS, Grammar.ONE) for each in (at - 1, at + 1))
    return beside or is_counted or term.text.lower() == OTHERS


def means_the_rest(reading: Reading) -> bool:
    """Whether all others than those who were told of are meant, like them or not: `the others`."""
    said = [at for at in range(len(reading.terms)) if names_others(reading, at)]
    return bool(reading.query.people.others_than) and any(
        reading.terms[at].text.lower().startswith((*THE_REST, OTHERS))
        or reading.term(at + 1).of(NumberMeaning)
        for at in said
    )


def counted_behind(reading: Reading, at: int) -> list[int]:
    """How many others are meant, or of whom: `the other two`, `the rest of them`, `nameoji han myeong`."""
    if reading.term(at + 1).text.lower() == "of" and reading.term(at + 2).has(Grammar.THEM):
        return [at + 1, at + 2]
    behind = [each for each in (at + 1, at + 2) if reading.term(each).has(Grammar.COUNTER, Noun.PERSON)]
    return [at + 1, *behind] if reading.term(at + 1).of(NumberMeaning) is not None else []


def settled_others(query: Query) -> Query:
    """The query; it means nobody where those whom it means are left out: `he left, and the rest?`."""
    meant = {(query.people.of_video, number) for number in query.people.numbers}
    is_nobody = bool(meant) and meant <= set(query.people.others_than)
    return replace(query, refers_back=True) if is_nobody else query
