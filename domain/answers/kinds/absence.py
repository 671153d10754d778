"""When nobody was there: stretches in which everything was seen and nobody was."""

from dataclasses import replace

from domain.answers.wording.speech import MAX_LISTED, Speech, capitalised
from domain.answers.wording.tails import length_part, place_parts
from domain.answers.wording.times import length_text
from domain.language.evidence import Citation, Sentence
from domain.language.message import text
from domain.language.messages import absences, answering as say
from domain.language.messages.phrases import COUNTERS
from domain.query.filters import ANYBODY, ANYWHERE
from domain.query.findings import Gap
from domain.query.picking import picked
from domain.query.query import Intent, Query


def empty_stretches(speech: Speech, *, is_alone: bool = True) -> list[Sentence]:
    """When nobody that was asked for was there, and for how long in all.

    `is_alone` where that is the whole answer, so that it says so when there was no such time.
    """
    gaps = picked(speech.findings.absent, speech.query.order, lambda each: each.range)
    if not gaps:
        return [speech.plain(as_asked(speech, never_text(speech)))] if is_alone else []
    cited = [cite_gap(gap) for gap in gaps]
    length = length_text(sum(gap.range.length_s for gap in gaps), speech.language)
    if not speech.has_several_videos:
        times = times_text(speech, cited)
        line = text(absences.empty_at, speech.language, times, length)
        if not is_of_anybody(speech.query) or speech.query.place != ANYWHERE:
            line = text(absences.none_at, speech.language, capitalised(speech.wanted.none()), times, length)
        if speech.query.intent is Intent.HOW_LONG and is_of_anybody(speech.query):
            where = "".join(place_parts(speech.query, speech.language))
            line = text(absences.empty_so_long, speech.language, where, length, times)
        return [speech.plain(as_asked(speech, line), cited)]
    lead = speech.plain(as_asked(speech, text(absences.empty_for, speech.language, length)), cited)
    told = (speech.timed(text(absences.NOBODY_THEN, speech.language), each) for each in cited)
    return [lead, *speech.listed(told, cited)]


def never_text(speech: Speech) -> str:
    """That there was no such time, of the length that is asked for."""
    length = speech.query.gap_length
    if length is None:
        return text(absences.NEVER_EMPTY, speech.language)
    return text(absences.never_empty_so_long, speech.language, length_part(length, speech.language))


def is_of_anybody(query: Query) -> bool:
    """Whether it is asked when nobody at all was there."""
    is_anywhere = query.place == replace(ANYWHERE, zones=query.place.zones)
    return query.people == ANYBODY and is_anywhere and not (query.events or query.labels)


def as_asked(speech: Speech, line: str) -> str:
    """After yes or no where it was asked whether there was such a time, or none.

    That there was none only where all was looked at.
    """
    is_there = bool(speech.findings.absent)
    if not speech.query.asks_whether or not (is_there or speech.findings.is_whole):
        return line
    clause = f"{line[:1].lower()}{line[1:]}"
    return speech.yes(clause) if is_there is not speech.query.is_of_all else speech.no(clause)


def times_text(speech: Speech, cited: list[Citation]) -> str:
    """A handful of stretches in a row, and how many more there are."""
    times = [time_text(speech, each) for each in cited[:MAX_LISTED]]
    if more := len(cited) - len(times):
        number = text(COUNTERS["stretch"], speech.language, more)
        times.append(text(say.more_in_a_row, speech.language, number))
    return ", ".join(times)


def time_text(speech: Speech, cited: Citation) -> str:
    """A stretch, with its length where that is asked for and there are others."""
    span = speech.clock.span(cited)
    if speech.query.intent is not Intent.HOW_LONG or len(speech.findings.absent) < 2:
        return span
    return f"{span} ({length_text(cited.end_s - cited.start_s, speech.language)})"


def cite_gap(gap: Gap) -> Citation:
    return Citation(gap.video_id, gap.range.start_s, gap.range.end_s, None, None, gap.run_id)
