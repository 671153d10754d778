"""Whether two people, or all, came or went on the same side, or at the same time."""

from collections.abc import Sequence
from itertools import pairwise

from domain.answers.kinds.negatives import none_clause
from domain.answers.wording.lines import event_line
from domain.answers.wording.speech import Speech
from domain.language.evidence import Sentence, cite_event
from domain.language.message import text
from domain.language.messages import tellings
from domain.query.deeds import TOGETHER_S
from domain.query.filters import CountFilter
from domain.records import StoredEvent


def answer_same_side(speech: Speech, sides: Sequence[Speech]) -> list[Sentence]:
    """Yes or no, and where each of the two came or went; who was not there is told instead."""
    done = [[stored for person in side.people for stored in side.done_by(person)] for side in sides]
    missing = [side.plain(none_clause(side)) for side, each in zip(sides, done, strict=True) if not each]
    lines = [line_of(speech, stored) for each in done for stored in each]
    return [*missing, *lines] if missing else [*claims(speech, done), *lines]


def answer_of_all(speech: Speech) -> list[Sentence]:
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
    """Whether all came or went alike, where it is known of each."""
    query = speech.query
    is_same = at_one_time(done) if query.at_one_time else on_one_side(done)
    if is_same is None:
        return []
    if is_same and speech.findings.people_asked > speech.total:  # not all of them did so
        return [speech.lead(speech.wanted.their_number_is(speech.total), speech.citations)]
    alike, unlike = (
        (tellings.SAME_TIME, tellings.OTHER_TIMES)
        if query.at_one_time
        else (tellings.SAME_SIDE, tellings.OTHER_SIDES)
    )
    line = text(alike if is_same else unlike, speech.language)
    claim = speech.yes(line) if is_same is not query.is_negated else speech.no(line)
    return [speech.plain(claim, [cite_event(each[0]) for each in done])]


def on_one_side(done: Sequence[Sequence[StoredEvent]]) -> bool | None:
    """Whether there was one side; None where it is not known of each."""
    return len({stored.event.side for each in done for stored in each}) == 1 if is_known(done) else None


def at_one_time(done: Sequence[Sequence[StoredEvent]]) -> bool | None:
    """Whether each did it right behind another; None where somebody did it more than once."""
    if any(len(each) != 1 for each in done):
        return None
    moments = sorted((each[0].video_id, each[0].event.range.start_s) for each in done)
    return all(one[0] == other[0] and other[1] - one[1] <= TOGETHER_S for one, other in pairwise(moments))


def is_known(done: Sequence[Sequence[StoredEvent]]) -> bool:
    """Whether each came or went once, and it is known where."""
    return all(len(each) == 1 and each[0].event.side is not None for each in done)


def line_of(speech: Speech, stored: StoredEvent) -> Sentence:
    """Where one of them came or went: `person 1 leaves on the left`."""
    return speech.timed(*event_line(stored, speech.language))
