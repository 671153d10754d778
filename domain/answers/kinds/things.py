"""Answers about vehicles, bags and animals: how many, and when each was there."""

from collections.abc import Sequence
from dataclasses import replace

from domain.answers.kinds.coverage import not_looked_for
from domain.answers.wording.lines import thing_line
from domain.answers.wording.speech import Speech
from domain.answers.wording.wanted import Wanted
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages.topics import THINGS_AND_TRAITS
from domain.people.followed import FollowedThing


def by_label(speech: Speech, *, is_asked: bool = False) -> list[Sentence]:
    """Of each thing that is asked for; `is_asked` where yes or no is wanted."""
    found = speech.findings.things
    labels = speech.query.labels or tuple(dict.fromkeys(each.label for each in found))
    if len(labels) < 2:
        return of_label(speech, speech.wanted, found, speech.total, is_asked=is_asked)
    told: list[Sentence] = []
    for label in labels:
        wanted = Wanted(replace(speech.query, labels=(label,)), speech.language)
        ours = [each for each in found if each.label == label]
        told += of_label(speech, wanted, ours, len(ours), is_asked=is_asked)
    return told


def of_label(
    speech: Speech, wanted: Wanted, found: Sequence[FollowedThing], total: int, *, is_asked: bool
) -> list[Sentence]:
    lines = [thing_line(each, speech.language) for each in found]
    if not total and not speech.looked_for(wanted.query.labels):
        topics = [text(THINGS_AND_TRAITS[each], speech.language) for each in wanted.query.labels]
        return [not_looked_for(speech, topics)]
    if not total:
        none = wanted.none()
        return [speech.plain(speech.no(none) if is_asked else none)]
    clause = wanted.there_are(total)
    lead = speech.lead(speech.yes(clause) if is_asked else clause, [cited for _, cited in lines])
    if len(lines) < 2:
        return [lead]
    return [
        lead,
        *speech.listed((speech.timed(*each) for each in lines), [each for _, each in lines], wanted.counter),
    ]
