"""A summary of what was asked about: a recording, a stretch of it, a person, a camera's day."""

from collections import Counter

from domain.answers.kinds.absence import empty_stretches
from domain.answers.kinds.negatives import nothing_fits
from domain.answers.kinds.orders import by_length
from domain.answers.kinds.people import describe_people
from domain.answers.wording.lines import event_line, list_lines
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_event
from domain.language.message import text
from domain.language.messages import tellings
from domain.language.wording import count_text
from domain.query.query import Order, OrderBy, Subject
from domain.summaries.patterns import is_urgent

LONGEST = Order(OrderBy.LENGTH, is_descending=True)
CLEARLY_LONGER_S = 1.0
"""Seconds by which somebody stayed longer than anybody else, at least, to be named for it: times show
seconds."""


def answer_summary(speech: Speech) -> list[Sentence]:
    """Who was there, what happened, first what somebody should look at, who stayed longest, quiet times."""
    found = speech.findings
    if speech.query.people.is_particular:
        return describe_people(speech)
    if not (found.people or found.events):
        return nothing_fits(speech)
    return [*how_many_people(speech), *what_happened(speech), *longest(speech), *quiet(speech)]


def how_many_people(speech: Speech) -> list[Sentence]:
    people = speech.findings.people
    if not people:
        return []
    wanted = speech.wanted_as(Subject.PEOPLE)
    return [
        speech.lead(
            wanted.their_number_is(len(people)),
            [cited for each in people for cited in speech.cite_person(each)],
        )
    ]


def what_happened(speech: Speech) -> list[Sentence]:
    """How often what happened, and one by one what somebody should look at, else what tells the story."""
    events = speech.findings.events
    if not events:
        return []
    counts = Counter(stored.event.type for stored in events)
    ordered = sorted(counts, key=lambda each: each.kind.severity)
    tally = ", ".join(count_text(each, counts[each], speech.language) for each in ordered)
    head = speech.plain(
        text(tellings.happened, speech.language, tally), [cite_event(each) for each in events]
    )
    urgent = [each for each in events if is_urgent(each.event.type)]
    told = urgent or [each for each in events if each.event.type.kind.is_told]
    return [head, *list_lines(speech, [event_line(each, speech.language) for each in told])]


def longest(speech: Speech) -> list[Sentence]:
    """Who was there longest, where it was clearly longer than everybody else."""
    people = sorted(speech.findings.people, key=lambda each: -each.range.length_s)
    if len(people) < 2 or people[0].range.length_s < people[1].range.length_s + CLEARLY_LONGER_S:
        return []
    return [by_length(speech, people[0], LONGEST)]


def quiet(speech: Speech) -> list[Sentence]:
    return empty_stretches(speech, is_alone=False)
