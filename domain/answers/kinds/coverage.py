"""What was looked at of the asked stretch, and what was not and why."""

from collections.abc import Sequence
from dataclasses import replace

from domain.answers.kinds.closer_looks import looked_closer
from domain.answers.wording.lines import event_line, list_lines
from domain.answers.wording.speech import Speech
from domain.answers.wording.times import length_text
from domain.clock import time_label
from domain.events.kinds.kind import Source
from domain.language.evidence import Citation, Sentence
from domain.language.message import Language, Message, text
from domain.language.messages import limits, particles
from domain.language.messages.topics import THINGS_AND_TRAITS
from domain.language.particles import with_particle
from domain.language.readiness import unready_text
from domain.language.reasons import reason_text
from domain.language.wording import time_span_label
from domain.people.traits import trait_kind
from domain.query.query import TRAIT_KINDS, Whether
from domain.records import CoverageSpan

MAX_GAPS = 3
"""Stretches that were not looked at and are named one by one; a camera that drops frames has hundreds."""


def answer_coverage(speech: Speech) -> list[Sentence]:
    """How much was looked at, and whether the camera was in order."""
    events = speech.findings.events
    lines = list_lines(speech, [event_line(each, speech.language) for each in events])
    in_order = [speech.plain(text(limits.CAMERA_IN_ORDER, speech.language))] if not events else lines
    looked = [looked_at(speech), *not_covered(speech)]
    if speech.query.seconds_of is not None:
        is_none = speech.query.seconds_of is Whether.GAPS and speech.findings.is_whole
        lead = looked[0] if is_none else seconds_of(speech, speech.query.seconds_of)
        return [lead, *looked[1:], *in_order]
    if speech.query.whether in (Whether.IN_ORDER, Whether.FAULTY):
        return [*as_answer(speech, in_order), *looked]
    return [*as_answer(speech, looked), *in_order]


def as_answer(speech: Speech, told: Sequence[Sentence]) -> Sequence[Sentence]:
    """The same, the first after yes or no where that is asked and known."""
    whether, first = speech.query.whether, told[0]
    if whether is None:
        return told
    is_yes, is_no = (speech.findings.is_so(each) for each in (whether, whether.opposite))
    if is_yes is is_no:
        return told
    clause = first.text.removesuffix(".")
    clause = clause[:1].lower() + clause[1:]
    said = speech.plain(speech.yes(clause) if is_yes else speech.no(clause))
    return [replace(first, text=said.text), *told[1:]]


def seconds_of(speech: Speech, part: Whether) -> Sentence:
    """How much was looked at, or how much was not."""
    looked, is_gap = speech.findings.looked, part is Whether.GAPS
    seconds = looked.seconds - looked.seconds_analysed if is_gap else looked.seconds_analysed
    cited = [gap for gap, _ in gaps_of(speech)] if is_gap else []
    percent = round(100 * seconds / looked.seconds) if looked.seconds else 0
    length = length_text(seconds, speech.language)
    if speech.query.is_share:
        share = limits.share_not_looked_at if is_gap else limits.share_looked_at
        return speech.plain(text(share, speech.language, percent, length), cited)
    told = limits.so_long_not_looked_at if is_gap else limits.so_long_looked_at
    return speech.plain(text(told, speech.language, length, percent), cited)


def looked_at(speech: Speech) -> Sentence:
    """How much of the asked stretch: short where it is all."""
    looked = speech.findings.looked
    length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
    if looked.share >= 1 and looked.videos_ready == looked.videos:
        if looked.videos == 1:
            return speech.plain(text(limits.all_of_one, speech.language, length))
        return speech.plain(text(limits.all_of_several, speech.language, length, looked.videos))
    line = text(
        limits.looked_at,
        speech.language,
        seen=seen,
        length=length,
        percent=min(100, int(looked.share * 100)),
        ready=looked.videos_ready,
        videos=looked.videos,
    )
    return speech.plain(line)


def gaps_of(speech: Speech) -> list[tuple[Citation, CoverageSpan]]:
    """What was not looked at, each with the stretch of its recording."""
    return [
        (Citation(video_id, span.range.start_s, span.range.end_s, None, None, ""), span)
        for video_id, found in speech.findings.not_covered.items()
        for span in found
    ]


def not_covered(speech: Speech) -> list[Sentence]:
    """Stretches of which nothing is known, with the reason of each."""
    spans = gaps_of(speech)
    told = []
    for cited, span in spans[:MAX_GAPS]:
        reason = reason_of(span, speech.language)
        line = text(limits.not_covered, speech.language, speech.clock.span(cited), reason)
        told.append(Sentence(f"{speech.label(cited.video_id)}{line}."))
    if more := len(spans) - len(told):
        told.append(speech.plain(text(limits.more_not_covered, speech.language, more)))
    return told


def not_looked_for(speech: Speech, topics: Sequence[str]) -> Sentence:
    """That nothing can be said of some topics."""
    told = ", ".join(topics)
    if speech.language is Language.KOREAN:
        told = with_particle(told, particles.OBJECT)
    return speech.plain(text(limits.not_looked_for, speech.language, told))


def unready(speech: Speech) -> list[Sentence]:
    found = speech.findings
    told = unready_text(found.unready, found.looked.videos, speech.language)
    return [Sentence(told)] if told else []


def partly_looked_for(speech: Speech) -> list[Sentence]:
    """In how many recordings only the things and traits of a question were looked for."""
    ready = speech.findings.looked.videos_ready
    told = []
    for name, topic_of in asked_topics(speech).items():
        count = speech.looked_for_in(name)
        if 0 < count < ready:
            topic = text(topic_of, speech.language)
            told.append(speech.plain(text(limits.looked_for_in, speech.language, topic, count, ready)))
    return told


def asked_topics(speech: Speech) -> dict[str, Message[[]]]:
    """Labels of things, kinds of traits and actions that the question names, with what to call them."""
    query = speech.query
    kinds = [trait_kind(each) for each in query.people.traits]
    asked = [TRAIT_KINDS[each] for each in query.attributes if each in TRAIT_KINDS]
    named = {each: THINGS_AND_TRAITS.get(each) for each in (*query.labels, *kinds, *asked)}
    actions = {each.value: each.kind.noun.one for each in query.events if each.kind.source is Source.MODEL}
    return {name: topic for name, topic in named.items() if topic is not None} | actions


def closing(speech: Speech, *, is_negative: bool, needs_all: bool) -> list[Sentence]:
    """What an answer rests on: always where it says that something was not.

    `needs_all` where it holds only if everything was looked at, as of a number: then what was not is said.
    """
    is_told = is_negative or (needs_all and not speech.findings.is_whole)
    looked = [*in_short(speech), *undated(speech)] if is_told else []
    kinds = unknown_kinds(speech)
    return [*kinds, *looked_closer(speech), *partly_looked_for(speech), *unready(speech), *looked]


def unknown_kinds(speech: Speech) -> list[Sentence]:
    """That what was left or taken may be another thing than the one asked for, where there was any."""
    kinds = [text(THINGS_AND_TRAITS[each], speech.language) for each in speech.query.unknown_kinds]
    if not kinds or not speech.total:
        return []
    return [speech.plain(text(limits.unknown_kinds, speech.language, ", ".join(kinds)))]


def in_short(speech: Speech) -> list[Sentence]:
    """How much was looked at, of one recording with what was not, in one sentence."""
    looked, gaps = speech.findings.looked, speech.findings.not_covered
    spans = [span for found in gaps.values() for span in found]
    if speech.findings.is_whole or looked.videos != 1 or not 0 < len(spans) <= MAX_GAPS:
        return [*not_covered(speech), looked_at(speech)]
    missing = ", ".join(
        text(
            limits.time_with_reason,
            speech.language,
            time_span_label(span.range),
            reason_of(span, speech.language),
        )
        for span in spans
    )
    length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
    percent = int(looked.share * 100)
    return [speech.plain(text(limits.looked_at_but, speech.language, seen, length, percent, missing))]


def reason_of(span: CoverageSpan, language: Language) -> str:
    return reason_text(span.reason or "damaged", language)


def undated(speech: Speech) -> list[Sentence]:
    """How many recordings a time of day could not be looked for in."""
    count = len(speech.findings.undated)
    return [speech.plain(text(limits.undated, speech.language, count))] if count else []
