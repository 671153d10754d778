"""Which of two there is more of, or which was first."""

from domain.answers.speech import Speech
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import tellings
from domain.query.query import OrderBy


def answer_compare(speech: Speech) -> list[Sentence]:
    sides = [Speech(each) for each in speech.findings.sides]
    order = speech.query.order
    if order is not None and order.by is OrderBy.START:
        return by_start(speech, sides)
    larger = max(sides, key=lambda side: side.total)
    if all(side.total == larger.total for side in sides):
        number = larger.wanted.number(larger.total)
        return [speech.plain(text(tellings.the_same, speech.language, number)), *map(told, sides)]
    others = [side for side in sides if side is not larger]
    line = larger.wanted.there_are_more(larger.total, max(side.total for side in others))
    return [speech.plain(line, larger.citations), *map(told, others)]


def told(side: Speech) -> Sentence:
    """How many there are of one side."""
    return side.lead(side.wanted.their_number_is(side.total), side.citations)


def by_start(speech: Speech, sides: list[Speech]) -> list[Sentence]:
    """Which began first; only within one recording, or by the clock on the wall."""
    ordered = sorted((side for side in sides if side.citations), key=first_start)
    if not ordered:
        return [told(side) for side in sides]
    first, *others = ordered
    line = text(tellings.this_was_first, speech.language, first.wanted.there_are(first.total))
    missing = [side for side in sides if not side.citations]
    return [speech.timed(line, first.citations[0]), *map(told, [*others, *missing])]


def first_start(side: Speech) -> tuple[float, float]:
    """When the first of a side began: by the clock where it is known, then in seconds of its recording."""
    cited = side.citations[0]
    wall = side.clock.wall(cited.video_id, cited.start_s)
    return (wall.timestamp() if wall else 0.0, cited.start_s)
