"""Answers yes or no: a guess is never a plain yes, and no rests on what was looked at."""

from dataclasses import replace
from itertools import chain

from domain.answers.kinds.absence import cite_gap, empty_stretches
from domain.answers.kinds.closer_looks import guess
from domain.answers.kinds.counts import counted_apart
from domain.answers.kinds.negatives import (
    MIN_SEEN_SHARE_FOR_NO,
    apart,
    is_guess,
    none_clause,
    nothing_fits,
    related,
)
from domain.answers.kinds.things import by_label
from domain.answers.wording.fitting import do_all_fit, fitting
from domain.answers.wording.lines import all_lines, list_lines, with_names
from domain.answers.wording.speech import Speech
from domain.answers.wording.wanted import Wanted
from domain.events.types import EventType
from domain.language.evidence import Sentence, people_in
from domain.language.message import text
from domain.language.messages import tellings
from domain.query.filters import END_S, CountFilter
from domain.query.query import Query, Subject


def answer_yes_no(speech: Speech) -> list[Sentence]:
    if speech.query.subject is Subject.THINGS:
        return by_label(speech, is_asked=True)
    if speech.query.is_negated:
        return about_absence(speech)
    if speech.query.count is not None and speech.total:
        return about_number(speech, speech.query.count)
    if speech.total == 0:
        is_enough = speech.query.count is not None and speech.query.count.holds(0)
        return nothing_fits(speech, is_asked=not is_enough)
    clause = positive_clause(speech)
    is_open = is_guess(speech) or bool(speech.query.unknown_kinds) or not do_all_fit(speech)
    head = head_of(speech, clause if is_open else speech.yes(clause))
    return [*head, *apart(speech), *related(speech)]


def about_number(speech: Speech, wanted: CountFilter) -> list[Sentence]:
    """`Did two people fall?`: the number that did, and whether that is enough or too many."""
    number = counted(speech)
    possible = range(number, number + number_unsure(speech) + 1)
    held = {wanted.holds(each) for each in possible}
    is_all_seen = speech.findings.looked.share >= MIN_SEEN_SHARE_FOR_NO
    is_sure = len(held) == 1 and (is_all_seen or (held == {True} and wanted.at_most is None))
    clause = positive_clause(speech)
    if is_sure and not is_guess(speech):
        clause = speech.yes(clause) if held == {True} else speech.no(clause)
    return [*head_of(speech, clause), *apart(speech), *related(speech), *counted_apart(speech)]


def number_unsure(speech: Speech) -> int:
    """How many more there may be: those of whom it is not certain that they fit."""
    found = speech.findings
    return len(found.uncertain) or len(people_in(found.doubtful)) or len(found.doubtful)


def head_of(speech: Speech, clause: str) -> list[Sentence]:
    """The answer itself, and after it what shows it."""
    lines = all_lines(speech)
    doubt = guess(speech) if is_guess(speech) else []
    if len(lines) == 1:
        return [speech.lead(with_names(speech, clause), speech.citations), *doubt]
    return [speech.lead(clause, speech.citations), *doubt, *list_lines(speech, lines)]


def positive_clause(speech: Speech) -> str:
    """`2 people in red were seen`, `person 2 fell`, and how often if that is asked."""
    if (left := left_until_end(speech)) is not None:
        return left
    people = speech.query.people
    if people.numbers and is_of_occasions(speech):
        often = replace(people, times=CountFilter(speech.total, speech.total))
        asked: Query = replace(speech.query, people=often)
        return Wanted(asked, speech.language).named(has_fit=True)
    if people.numbers:
        return speech.wanted.named(has_fit=True, fitting=fitting(speech))
    return told_as_people(speech).there_are(counted(speech))


def left_until_end(speech: Speech) -> str | None:
    """That a thing lies there still, where that is asked: it was left long before the end."""
    query = speech.query
    if query.events != (EventType.OBJECT_ABANDONED,) or query.time.last_s != END_S:
        return None
    done = [*speech.findings.events, *chain(*speech.findings.events_of.values())]
    left = {each.event_id for each in done if each.event.type in query.events}
    return text(tellings.LIES_UNTIL_END, speech.language) if len(left) == 1 else None


def is_of_occasions(speech: Speech) -> bool:
    return speech.query.count is not None and speech.query.count.of_occasions


def told_as_people(speech: Speech) -> Wanted:
    """Whether something happened is told of the people who did it, where people do it."""
    if is_of_occasions(speech):
        return speech.wanted
    as_people: Query = replace(speech.query, subject=Subject.PEOPLE)
    wanted = Wanted(as_people, speech.language)
    is_deed = speech.query.subject is Subject.EVENTS and speech.query.events and wanted.is_of_people
    return wanted if is_deed and not speech.findings.total > len(speech.findings.events) else speech.wanted


def counted(speech: Speech) -> int:
    """How many there are of what `told_as_people` tells."""
    if is_of_occasions(speech):
        return speech.total
    if told_as_people(speech) is speech.wanted:
        return speech.total
    return len(people_in(speech.findings.events))


def about_absence(speech: Speech) -> list[Sentence]:
    """`Was nobody there?`, `did nobody fall?`: yes where nothing was."""
    if speech.total:
        no = head_of(speech, speech.no(positive_clause(speech)))
        return [*no, *empty_stretches(speech, is_alone=False)]
    if speech.has_unsure or speech.findings.looked.share < MIN_SEEN_SHARE_FOR_NO or is_guess(speech):
        return nothing_fits(speech, is_asked=True)
    cited = [cite_gap(each) for each in speech.findings.absent]
    return [speech.plain(speech.yes(none_clause(speech)), cited), *related(speech)]
