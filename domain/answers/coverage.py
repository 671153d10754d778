"""What was looked at of the asked stretch, and what was not and why."""

from domain.answers.closer_looks import looked_closer
from domain.answers.lines import event_line, list_lines
from domain.answers.speech import Speech
from domain.clock import time_label
from domain.language.evidence import Citation, Sentence
from domain.language.message import text
from domain.language.messages import answering as say
from domain.language.messages.topics import THINGS_AND_TRAITS
from domain.language.readiness import unready_text
from domain.language.reasons import reason_text
from domain.people.traits import AGE_GROUP, GENDER, trait_kind
from domain.query.query import Attribute

MAX_GAPS = 3
"""Stretches that were not looked at and are named one by one; a camera that drops frames has hundreds."""


def answer_coverage(speech: Speech) -> list[Sentence]:
    """How much was looked at, and whether the camera was in order."""
    events = speech.findings.events
    lines = list_lines(speech, [event_line(each, speech.language) for each in events])
    in_order = [speech.plain(text(say.CAMERA_IN_ORDER, speech.language))] if not events else lines
    return [looked_at(speech), *not_covered(speech), *in_order]


def looked_at(speech: Speech) -> Sentence:
    """How much of the asked stretch: short where it is all."""
    looked = speech.findings.looked
    length, seen = time_label(looked.seconds), time_label(looked.seconds_analysed)
    if looked.share >= 1 and looked.videos_ready == looked.videos:
        if looked.videos == 1:
            return speech.plain(text(say.all_of_one, speech.language, length))
        return speech.plain(text(say.all_of_several, speech.language, length, looked.videos))
    line = text(
        say.looked_at,
        speech.language,
        seen=seen,
        length=length,
        percent=min(100, int(looked.share * 100)),
        ready=looked.videos_ready,
        videos=looked.videos,
    )
    return speech.plain(line)


def not_covered(speech: Speech) -> list[Sentence]:
    """Stretches of which nothing is known, with the reason of each."""
    spans = [(video_id, span) for video_id, found in speech.findings.not_covered.items() for span in found]
    told = []
    for video_id, span in spans[:MAX_GAPS]:
        cited = Citation(video_id, span.range.start_s, span.range.end_s, None, None, "")
        reason = reason_text(span.reason or "damaged", speech.language)
        line = text(say.not_covered, speech.language, speech.clock.span(cited), reason)
        told.append(Sentence(f"{speech.label(video_id)}{line}."))
    if more := len(spans) - len(told):
        told.append(speech.plain(text(say.more_not_covered, speech.language, more)))
    return told


def unready(speech: Speech) -> list[Sentence]:
    found = speech.findings
    told = unready_text(found.unready, found.looked.videos, speech.language)
    return [Sentence(told)] if told else []


def partly_looked_for(speech: Speech) -> list[Sentence]:
    """In how many recordings only the things and traits of a question were looked for."""
    ready = speech.findings.looked.videos_ready
    told = []
    for name in asked_topics(speech):
        count = speech.looked_for_in(name)
        if 0 < count < ready:
            topic = text(THINGS_AND_TRAITS[name], speech.language)
            told.append(speech.plain(text(say.looked_for_in, speech.language, topic, count, ready)))
    return told


def asked_topics(speech: Speech) -> list[str]:
    """Labels of things and kinds of traits that the question names."""
    query = speech.query
    kinds = [trait_kind(each) for each in query.people.traits]
    asked = [KINDS_OF[each] for each in query.attributes if each in KINDS_OF]
    return [each for each in dict.fromkeys([*query.labels, *kinds, *asked]) if each in THINGS_AND_TRAITS]


KINDS_OF = {Attribute.GENDER: GENDER, Attribute.AGE: AGE_GROUP}
"""Kinds of traits that attributes ask for."""


def closing(speech: Speech, *, is_negative: bool) -> list[Sentence]:
    """What an answer rests on: always where it says that something was not, else where it is not all."""
    looked = speech.findings.looked
    is_whole = looked.share >= 1 and looked.videos_ready == looked.videos
    needed = [looked_at(speech)] if is_negative or not is_whole else []
    told = [*looked_closer(speech), *not_covered(speech), *partly_looked_for(speech)]
    return [*told, *undated(speech), *unready(speech), *needed]


def undated(speech: Speech) -> list[Sentence]:
    """How many recordings a time of day could not be looked for in."""
    count = len(speech.findings.undated)
    return [speech.plain(text(say.undated, speech.language, count))] if count else []
