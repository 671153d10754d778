"""Questions that point back where nothing was told before: of anybody who fits, or of nobody known."""

from dataclasses import replace

from domain.query.completing import numbered
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import TimeFilter
from domain.query.query import Intent, Query, Subject
from domain.understanding.follow_ups.fragments import is_at_that_time, is_bare
from domain.understanding.lexicon.single import PLURAL_PRONOUNS as PLURAL
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar


def without_previous(reading: Reading) -> Query:
    """There is none: a question that says nothing by itself cannot be answered."""
    reading.take(Grammar.ONLY)
    used_up = reading.take(Grammar.THEM, Grammar.NEXT, Grammar.SAME, Grammar.ONE) or is_at_that_time(reading)
    referred = reading.context.referred
    if referred and used_up and len({video for video, _ in referred}) == 1:
        return replace(reading.query, people=numbered(reading.query.people, referred), subject=Subject.PEOPLE)
    if used_up and is_of_anybody(reading):
        return reading.query
    is_empty = is_bare(reading) or reading.query == Query(reading.query.text, reading.query.language)
    return replace(reading.query, refers_back=used_up or is_empty)


def is_of_anybody(reading: Reading) -> bool:
    """Whether pronouns of a first question mean whoever fits: `did any of them run?`, `when does he fall?`.

    One person is meant by somebody who may be none that fits: `did he leave?` stays open; so does `did they
    leave?`, which may be asked of all of them; `did they all leave?` is.
    """
    query = reading.query
    pronouns = {
        plural_of(each.text.lower())
        for at, each in enumerate(reading.terms)
        if each.has(Grammar.THEM, Grammar.NEXT, Grammar.ONE) and not is_any_one(reading, at)
    }
    doing = set(query.people.doing) - {*AT_START, *AT_END}  # who came, or left, is everybody
    is_somebody = replace(query.people, doing=tuple(doing)).is_particular
    named = (query.events, query.compared, is_somebody, query.relations)
    is_told = any(named) or query.time != TimeFilter()
    is_of_all = set(query.events) <= {*AT_START, *AT_END} and bool(query.events)
    is_asked = query.intent in {Intent.EXISTS, Intent.COUNT}
    is_open = (
        query.is_of_all or not (is_of_all and query.intent is Intent.EXISTS)
        if pronouns <= PLURAL
        else not (is_of_all or is_asked)
    )
    return reading.context.is_first and is_told and is_open and not reading.has(Grammar.SAME, Grammar.NEXT)


def plural_of(text: str) -> str:
    """A pronoun without what stands before it: `these people` of `among these people`."""
    return " ".join(text.split()[-2:]) if text.endswith("people") else text


def is_any_one(reading: Reading, at: int) -> bool:
    """Whether `one` is anybody: `is there one among these people?`."""
    return reading.terms[at].has(Grammar.ONE) and reading.term(at - 1).text.lower().endswith("there")
