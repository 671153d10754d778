"""Answers with times: when something happened, when somebody was there."""

from domain.answers.kinds.absence import empty_stretches
from domain.answers.kinds.negatives import apart, nothing_fits, related
from domain.answers.kinds.orders import answer_order
from domain.answers.kinds.recordings import recorded_lines
from domain.answers.wording.deed_words import did_words
from domain.answers.wording.fitting import fitting
from domain.answers.wording.lines import Line, all_lines, line_counter, person_lines, subject_name
from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.clock import time_label
from domain.language.evidence import Citation, Sentence, cite_event, cite_person
from domain.language.message import text
from domain.language.messages import answering as say, phrases, tellings
from domain.language.messages.phrases import COUNTERS
from domain.people.followed import SeenPerson
from domain.query.query import Subject
from domain.records import StoredEvent


def answer_when(speech: Speech) -> list[Sentence]:
    if speech.query.subject is Subject.RECORDINGS:
        return recorded_lines(speech)
    if speech.query.is_negated:
        return empty_stretches(speech)
    if not speech.total:
        return nothing_fits(speech)
    lines = [line for each in speech.people for line in when_lines(speech, each)] or all_lines(speech)
    lines = list(dict.fromkeys(lines))  # what two people did together is told once
    if not lines and speech.query.order is not None:
        return answer_order(speech, speech.query.order)
    told = [when_sentence(speech, line) for line in lines]
    if len(told) == 1:
        return [*told, *apart(speech), *related(speech)]
    cited = [each for _, each in lines]
    lead = speech.plain(lead_line(speech, cited), cited)
    return [
        lead,
        *speech.listed(told, cited, line_counter(speech, len(lines))),
        *apart(speech),
        *related(speech),
    ]


def when_lines(speech: Speech, person: SeenPerson) -> list[Line]:
    """What somebody did of what is asked for, else that they were in view."""
    who = subject_name(person.number, speech.language)
    if speech.query.at_end:
        return [got_up_line(speech, who, each) for each in speech.done_by(person)]
    if speech.done_by(person):
        return list(person_lines(speech, person))
    return [(text(say.was_in_view, speech.language, who), cite_person(person))]


def got_up_line(speech: Speech, who: str, stored: StoredEvent) -> Line:
    """That somebody got up again, after what is cited."""
    did = did_words(speech.query, stored.event.type, 1, speech.language)
    return text(phrases.somebody_did, speech.language, who, did, ""), cite_event(stored)


def when_sentence(speech: Speech, line: Line) -> Sentence:
    """A line that begins with its time."""
    what, cited = line
    if speech.query.is_end:
        ended = text(tellings.ended_at, speech.language, time_label(cited.end_s), what)
        return Sentence(f"{speech.label(cited.video_id)}{ended}.", (cited,))
    if speech.query.at_end:
        at_end = text(say.at_time, speech.language, time_label(cited.end_s), what)
        return Sentence(f"{speech.label(cited.video_id)}{at_end}.", (cited,))
    told = text(say.at_time, speech.language, speech.clock.span(cited, form="{} ({})"), what)
    return Sentence(f"{speech.label(cited.video_id)}{told}.", (cited,))


def lead_line(speech: Speech, cited: list[Citation]) -> str:
    """How many there were and when they began: `3 people came in: 00:05, 00:20, 00:40`."""
    clause = speech.wanted.their_number_is(speech.total)
    if speech.query.people.numbers:
        clause = speech.wanted.named(has_fit=True, fitting=fitting(speech))
    if speech.has_several_videos:
        return clause
    is_end = speech.query.at_end or speech.query.is_end
    times = [time_label(each.end_s if is_end else each.start_s) for each in cited[:MAX_LISTED]]
    if more := len(cited) - len(times):
        number = text(COUNTERS[line_counter(speech, len(cited))], speech.language, more)
        times.append(text(say.more_in_a_row, speech.language, number))
    return text(say.with_details, speech.language, clause, ", ".join(times))
