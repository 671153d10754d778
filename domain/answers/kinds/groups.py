"""Counts of each camera, recording, day or hour: all of them, or which has the most."""

from collections.abc import Sequence

from domain.answers.kinds.counts import nobody
from domain.answers.kinds.negatives import apart
from domain.answers.wording.speech import MAX_LISTED, Speech
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import limits, tellings
from domain.query.query import GroupBy


def answer_groups(speech: Speech) -> list[Sentence]:
    """One sentence for each part; where there are many, those without any are left out."""
    parts = [Speech(each) for each in speech.findings.sides]
    if not any(each.total for each in parts):
        return nobody(speech)
    lines = in_turn(speech, parts) if speech.query.order is None else by_number(speech, parts)
    more = [speech.plain(text(limits.MORE_PARTS, speech.language))] if speech.findings.more_sides else []
    return [*lines, *more, *apart(speech)]


def in_turn(speech: Speech, parts: Sequence[Speech]) -> list[Sentence]:
    told = parts if len(parts) <= MAX_LISTED else [each for each in parts if each.total]
    return [part_line(speech, each) for each in told]


def by_number(speech: Speech, parts: Sequence[Speech]) -> list[Sentence]:
    """The parts with the most, or the fewest, and a few of the others."""
    is_fewest = speech.query.order is not None and not speech.query.order.is_descending
    ranked = sorted(parts, key=lambda each: each.total, reverse=not is_fewest)
    number = ranked[0].total
    first = [each for each in ranked if each.total == number]
    others = [part_line(speech, each) for each in ranked[len(first) :][:MAX_LISTED]]
    if len(first) == len(ranked) > 1 and not speech.findings.more_sides:
        line = text(tellings.the_same, speech.language, speech.wanted.number(number))
        return [speech.plain(line, speech.citations), *in_turn(speech, first)]
    lines = [(each, each.wanted.there_are_most(number, is_fewest=is_fewest)) for each in first]
    return [*(told_of(speech, *each) for each in lines), *others]


def part_line(speech: Speech, part: Speech) -> Sentence:
    """How many there are of one part."""
    return told_of(speech, part, part.wanted.their_number_is(part.total))


def told_of(speech: Speech, part: Speech, line: str) -> Sentence:
    return part.plain(f"{name_of_part(speech, part)}{line}", part.citations)


def name_of_part(speech: Speech, part: Speech) -> str:
    """What the query of a part does not say: the name of a recording, or that it has no camera."""
    if speech.query.by is GroupBy.RECORDING:
        return "".join(f"[{video.name}] " for video in part.findings.videos.values())
    is_bare = speech.query.by is GroupBy.CAMERA and not part.query.scope.cameras
    return f"{text(limits.WITHOUT_CAMERA, speech.language)}: " if is_bare else ""
