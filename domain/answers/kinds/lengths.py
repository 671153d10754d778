"""Answers with lengths: how long somebody stayed, how long something took, how long nobody was there."""

from collections.abc import Iterator, Sequence

from domain.answers.kinds.absence import empty_stretches
from domain.answers.kinds.negatives import nothing_fits
from domain.answers.kinds.orders import too_few
from domain.answers.kinds.recordings import length_lines
from domain.answers.wording.lines import Line, event_line, list_lines, subject_name, thing_line
from domain.answers.wording.speech import Speech
from domain.answers.wording.tails import relation_parts
from domain.answers.wording.times import length_text
from domain.events.kinds.kind import Subject as Happened
from domain.language.evidence import Sentence, cite_event, cite_person
from domain.language.message import text
from domain.language.messages import company, lengths, tellings
from domain.language.messages.deeds import WHO
from domain.people.followed import SeenPerson
from domain.query.deeds import AT_END, AT_START, OF_ALL_IN_THEM, named_types
from domain.query.query import Aggregate, RelationKind, Subject
from domain.records import StoredEvent

SEVERAL = 2
"""Lengths that have a sum, at least."""


def answer_how_long(speech: Speech) -> list[Sentence]:
    if speech.query.is_negated:
        return empty_stretches(speech)
    if speech.query.subject is Subject.RECORDINGS:
        return length_lines(speech)
    if not speech.total:
        return [*nothing_fits(speech), *in_sight_together(speech)]
    lines = list(dict.fromkeys(line for each in speech.people for line in person_lengths(speech, each)))
    lines = lines or list(other_lengths(speech))
    if not lines and speech.query.order is not None:
        return too_few(speech)
    return [*as_one_length(speech, lines), *list_lines(speech, lines)]


def in_sight_together(speech: Speech) -> list[Sentence]:
    """How long two who were never close were in sight at the same time; nothing where they were not."""
    in_sight = speech.findings.in_sight
    return answer_how_long(Speech(in_sight)) if in_sight is not None and in_sight.total else []


def as_one_length(speech: Speech, lines: Sequence[Line]) -> list[Sentence]:
    """The sum or the mean of several lengths, where it is asked for: of all that was read, as it says."""
    aggregate = speech.query.aggregate or (Aggregate.TOTAL if is_of_parts(speech) else None)
    if aggregate is None or len(lines) < SEVERAL:
        return []
    cited = [each for _, each in lines]
    total_s = sum(each.end_s - each.start_s for each in cited)
    is_mean = aggregate is Aggregate.MEAN
    length = length_text(total_s / len(cited) if is_mean else total_s, speech.language)
    say = lengths.on_average if is_mean else lengths.added_up
    return [speech.plain(text(say, speech.language, len(cited), length), cited)]


def is_of_parts(speech: Speech) -> bool:
    """Whether several lengths are parts of one stay: `how long was person 2 alone?`."""
    who = {(each.video_id, each.number) for each in speech.people}
    return speech.query.is_within and len(who) == 1


def person_lengths(speech: Speech, person: SeenPerson) -> Iterator[Line]:
    """How long somebody did what is asked for, each time; else how long they stayed."""
    language = speech.language
    who = subject_name(person.number, language)
    named = {*named_types(speech.query)} - {*AT_START, *AT_END}  # coming and going take no time
    done = [each for each in speech.done_by(person) if each.event.type in named]
    for stored in done:
        yield event_length(speech, who, stored), cite_event(stored)
    if not done:
        yield stay_length(speech, person), cite_person(person)


def stay_length(speech: Speech, person: SeenPerson) -> str:
    """How long somebody was there, or was so in the way that is asked for: alone, after something."""
    language, relations = speech.language, speech.query.relations if speech.query.is_within else ()
    others = [each for each in relations if each.kind is not RelationKind.ALONE]
    did = tellings.WAS_IN_VIEW if len(others) == len(relations) else company.WAS_ALONE
    when = "".join(relation_parts(others, language))
    who, length = subject_name(person.number, language), length_text(person.range.length_s, language)
    return text(tellings.did_for, language, who, text(did, language), length, when)


def event_length(speech: Speech, who: str, stored: StoredEvent) -> str:
    """How long somebody did something; of all in it what several do together, of a thing how long it lay."""
    language = speech.language
    length = length_text(stored.event.range.length_s, language)
    if stored.event.type in OF_ALL_IN_THEM or stored.event.type.kind.subject is Happened.OBJECT:
        return text(tellings.took, language, event_line(stored, language)[0], length)
    return text(tellings.did_for, language, who, text(WHO[stored.event.type], language), length, "")


def other_lengths(speech: Speech) -> Iterator[Line]:
    for stored in speech.findings.events:
        what, cited = event_line(stored, speech.language)
        length = length_text(stored.event.range.length_s, speech.language)
        yield text(tellings.took, speech.language, what, length), cited
    for thing in speech.findings.things:
        what, cited = thing_line(thing, speech.language)
        yield (
            text(tellings.took, speech.language, what, length_text(thing.range.length_s, speech.language)),
            cited,
        )
