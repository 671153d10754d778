"""Answers with a number: the number first, then whom or what it counts."""

from domain.answers.kinds.absence import cite_gap, empty_stretches, is_of_anybody
from domain.answers.kinds.negatives import apart, nothing_fits, related
from domain.answers.kinds.things import by_label
from domain.answers.wording.lines import all_lines, list_lines, with_names
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import limits, tellings
from domain.language.messages.phrases import COUNTERS
from domain.query.query import Query, Subject


def answer_count(speech: Speech) -> list[Sentence]:
    if speech.query.subject is Subject.THINGS:
        return by_label(speech)
    if is_of_absence(speech.query):
        return empty_times(speech)
    if not speech.total:
        return nobody(speech)
    clause = speech.wanted.their_number_is(speech.total)
    lines = all_lines(speech)
    if len(lines) == 1:
        head = [speech.lead(with_names(speech, clause), speech.citations)]
    else:
        head = [speech.lead(clause, speech.citations), *list_lines(speech, lines)]
    return [*head, *apart(speech), *related(speech), *counted_apart(speech)]


def is_of_absence(query: Query) -> bool:
    """Whether it is asked how often nobody was there."""
    return query.is_negated and is_of_anybody(query)


def empty_times(speech: Speech) -> list[Sentence]:
    """How often it was empty, and when."""
    cited = [cite_gap(each) for each in speech.findings.absent]
    if not cited:
        return empty_stretches(speech)
    number = text(COUNTERS["time"], speech.language, len(cited))
    return [speech.lead(text(tellings.so_often, speech.language, number), cited), *empty_stretches(speech)]


def nobody(speech: Speech) -> list[Sentence]:
    """The number nought, where it is certain."""
    none = nothing_fits(speech, is_asked=True)
    if speech.has_unsure or not none[0].text.startswith(speech.no("")):
        return none
    return [speech.plain(speech.wanted.their_number_is(0), none[0].citations), *none[1:]]


def counted_apart(speech: Speech) -> list[Sentence]:
    """That numbers of people are added up over recordings, where they are."""
    videos = {each.video_id for each in speech.findings.people}
    if len(videos) < 2:
        return []
    return [speech.plain(text(limits.COUNTED_APART, speech.language))]
