"""Whether two people, or all, came or went on the same side."""

from collections.abc import Sequence

from domain.answers.kinds.negatives import none_clause
from domain.answers.wording.lines import event_line
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_event
from domain.language.message import text
from domain.language.messages import tellings
from domain.query.filters import CountFilter
from domain.records import StoredEvent


def answer_same_side(speech: Speech, sides: Sequence[Speech]) -> list[Sentence]:
    """Yes or no, and where each of the two came or went; who was not there is told instead."""
    done = [[stored for person in side.people for stored in side.done_by(person)] for side in sides]
    missing = [side.plain(none_clause(side)) for side, each in zip(sides, done, strict=True) if not each]
    lines = [line_of(speech, stored) for each in done for stored in each]
    return [*missing, *lines] if missing else [*claims(speech, done), *lines]


def answer_side_of_all(speech: Speech) -> list[Sentence]:
    """The same of all who did so; how many they were, where that is one, or not as many as are named."""
    done = [speech.done_by(person) for person in speech.people]
    cited = [cite_event(stored) for each in done for stored in each]
    lines = [line_of(speech, stored) for each in done for stored in each]
    told = speech.listed(lines, cited, speech.wanted.counter)
    named = speech.query.count or CountFilter(at_least=2)
    if not named.holds(speech.total) or speech.total > len(done):
        return [speech.lead(speech.wanted.their_number_is(speech.total), cited), *told]
    return [*claims(speech, done), *told]


def claims(speech: Speech, done: Sequence[Sequence[StoredEvent]]) -> list[Sentence]:
    """Whether all came or went on one side, where it is known of each."""
    if not is_known(done):
        return []
    is_same = len({stored.event.side for each in done for stored in each}) == 1
    line = text(tellings.SAME_SIDE if is_same else tellings.OTHER_SIDES, speech.language)
    claim = speech.yes(line) if is_same is not speech.query.is_negated else speech.no(line)
    return [speech.plain(claim, [cite_event(each[0]) for each in done])]


def is_known(done: Sequence[Sequence[StoredEvent]]) -> bool:
    """Whether each came or went once, and it is known where."""
    return all(len(each) == 1 and each[0].event.side is not None for each in done)


def line_of(speech: Speech, stored: StoredEvent) -> Sentence:
    """Where one of them came or went: `person 1 leaves on the left`."""
    return speech.timed(*event_line(stored, speech.language))
