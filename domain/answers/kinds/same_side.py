"""Whether two people came or went on the same side."""

from collections.abc import Sequence

from domain.answers.kinds.negatives import none_clause
from domain.answers.wording.lines import event_line
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import tellings
from domain.records import StoredEvent


def answer_same_side(speech: Speech, sides: Sequence[Speech]) -> list[Sentence]:
    """Yes or no, and where each of the two came or went; who was not there is told instead."""
    done = [[stored for person in side.people for stored in side.done_by(person)] for side in sides]
    missing = [side.plain(none_clause(side)) for side, each in zip(sides, done, strict=True) if not each]
    lines = [line_of(speech, stored) for each in done for stored in each]
    if missing or not is_known(done):
        return [*missing, *lines]
    is_same = len({stored.event.side for each in done for stored in each}) == 1
    line = text(tellings.SAME_SIDE if is_same else tellings.OTHER_SIDES, speech.language)
    claim = speech.yes(line) if is_same is not speech.query.is_negated else speech.no(line)
    cited = [event_line(each[0], speech.language)[1] for each in done]
    return [speech.plain(claim, cited), *lines]


def is_known(done: Sequence[Sequence[StoredEvent]]) -> bool:
    """Whether each came or went once, and it is known where."""
    return all(len(each) == 1 and each[0].event.side is not None for each in done)


def line_of(speech: Speech, stored: StoredEvent) -> Sentence:
    """Where one of them came or went: `person 1 leaves on the left`."""
    return speech.timed(*event_line(stored, speech.language))
