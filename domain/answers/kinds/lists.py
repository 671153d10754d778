"""Answers that list: who or which, and everything that fits."""

from collections import Counter

from domain.answers.kinds.moments import answer_when
from domain.answers.kinds.negatives import apart, nothing_fits, related
from domain.answers.kinds.orders import answer_order
from domain.answers.kinds.things import by_label
from domain.answers.wording.fitting import fitting
from domain.answers.wording.lines import all_lines, list_lines, with_names
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import answering as say
from domain.language.wording import count_text
from domain.query.query import Subject


def answer_list(speech: Speech) -> list[Sentence]:
    query, found = speech.query, speech.findings
    if not speech.total:
        return nothing_fits(speech)
    if query.at_end:
        return answer_when(speech)
    if query.order is not None:
        return [*answer_order(speech, query.order), *apart(speech)]
    if query.subject is Subject.THINGS:
        return by_label(speech)
    lines = all_lines(speech)
    if len(lines) == 1 and found.events:
        return [speech.timed(*lines[0]), *apart(speech), *related(speech)]
    head = speech.lead(lead_line(speech), speech.citations)
    more = list_lines(speech, lines) if len(lines) > 1 else []
    return [head, *more, *apart(speech), *related(speech)]


def lead_line(speech: Speech) -> str:
    """How many there are, and who they are or what they are of."""
    query, events = speech.query, speech.findings.events
    if query.people.numbers and speech.findings.people:
        return speech.wanted.named(has_fit=True, fitting=fitting(speech))
    clause = speech.wanted.their_number_is(speech.total)
    if events and len(query.events) != 1 and speech.total <= len(events):
        return text(say.with_details, speech.language, clause, tally(speech))
    return with_names(speech, clause)


def tally(speech: Speech) -> str:
    """`1 fall, 2 entries`, the most severe first."""
    counts = Counter(stored.event.type for stored in speech.findings.events)
    ordered = sorted(counts, key=lambda each: each.kind.severity)
    return ", ".join(count_text(each, counts[each], speech.language) for each in ordered)
