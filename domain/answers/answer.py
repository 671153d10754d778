"""From what the database holds for a question to its answer: short first, then what shows it.

Every sentence names the stretches of video that it rests on, except those that say what was looked at, what
was not understood, or that nothing was seen.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from domain.answers.kinds.actions import answer_actions
from domain.answers.kinds.at_once import answer_at_once
from domain.answers.kinds.closer_looks import asks_for_actions
from domain.answers.kinds.compare import answer_compare
from domain.answers.kinds.counts import answer_count
from domain.answers.kinds.coverage import answer_coverage, closing, not_covered, unready
from domain.answers.kinds.everyone import answer_everyone
from domain.answers.kinds.groups import answer_groups
from domain.answers.kinds.lags import answer_lag
from domain.answers.kinds.lengths import answer_how_long
from domain.answers.kinds.lists import answer_list
from domain.answers.kinds.moments import answer_when
from domain.answers.kinds.not_understood import (
    fits_only_one,
    left_aside,
    opening,
    picks_without,
    read_as,
    similar_scenes,
    used_without,
)
from domain.answers.kinds.people import describe_people
from domain.answers.kinds.places import answer_where
from domain.answers.kinds.recordings import answer_recordings
from domain.answers.kinds.summary import answer_summary
from domain.answers.kinds.unmet import unmet_relations
from domain.answers.kinds.yes_no import answer_yes_no
from domain.answers.wording.lines import name_of
from domain.answers.wording.speech import Speech
from domain.language.evidence import MAX_CITED, Answer, Sentence, cite_person
from domain.language.message import text
from domain.language.messages import limits
from domain.language.messages.guide import GUIDE
from domain.people.followed import SeenPerson
from domain.query.deeds import OF_CAMERAS
from domain.query.findings import Findings
from domain.query.query import Intent, Subject

Body = Callable[[Speech], list[Sentence]]
BODIES: dict[Intent, Body] = {
    Intent.EXISTS: answer_yes_no,
    Intent.COUNT: answer_count,
    Intent.WHEN: answer_when,
    Intent.WHERE: answer_where,
    Intent.WHICH: answer_list,
    Intent.FIND: answer_list,
    Intent.HOW_LONG: answer_how_long,
    Intent.COMPARE: answer_compare,
    Intent.SUMMARISE: answer_summary,
}
ABOUT_ACTIONS = set(BODIES) - {Intent.COMPARE, Intent.SUMMARISE}
"""Intents that are answered with what a model saw, where that is asked for."""
LISTING = (Intent.EXISTS, Intent.COUNT, Intent.WHICH, Intent.FIND)
"""Intents that are answered with recordings or cameras, where those are asked for."""


def answer(findings: Findings) -> Answer:
    """The answer in the question's language."""
    speech = told_of_people(Speech(findings))
    told = [with_referents(speech, each) for each in sentences(speech)]
    return Answer((*told, *left_aside(speech), *read_as(speech)))


def with_referents(speech: Speech, sentence: Sentence) -> Sentence:
    """With those whom a relation names, where the sentence names them: `came in after person 2 left`."""
    if not sentence.citations:
        return sentence
    named = [each for each in speech.findings.referents if is_named(speech, each, sentence.text)]
    new = [cited for each in named if (cited := cite_person(each)) not in sentence.citations]
    return replace(sentence, citations=(*sentence.citations, *new)[:MAX_CITED])


def is_named(speech: Speech, person: SeenPerson, told: str) -> bool:
    """Whether a text names somebody by their number, and not one whose number only begins or ends so."""
    name = re.escape(name_of(person.number, speech.language))
    return re.search(rf"(?<!\d){name}(?!\d)", told, re.IGNORECASE) is not None


def told_of_people(speech: Speech) -> Speech:
    """Where nothing happened that could be told, whoever was there is what happened."""
    found, query = speech.findings, speech.query
    is_open = query.subject is Subject.EVENTS and not (query.events or query.incidents_only)
    if query.intent is Intent.SUMMARISE or not is_open or found.events or not found.people:
        return speech
    return Speech(replace(found, query=replace(query, subject=Subject.PEOPLE), total=0))


def sentences(speech: Speech) -> list[Sentence]:
    findings, query = speech.findings, speech.query
    if query.intent is Intent.HELP:
        return [speech.plain(text(each, speech.language)) for each in GUIDE]
    if findings.looked.videos_ready == 0:
        return nothing_analysed(speech)
    first = opening(speech)
    is_left_over = query.leftover and not (query.problems or query.refers_back or query.unseen)
    if is_left_over and picks_without(query) and fits_only_one(speech):
        understood = Speech(replace(findings, query=replace(query, leftover=())))
        return [*body(understood), *used_without(speech)]
    if is_left_over and not findings.empty_time:
        return [*first, *similar_scenes(speech), *unready(speech)]
    return [*first, *unready(speech)] if first else body(speech)


def nothing_analysed(speech: Speech) -> list[Sentence]:
    """Why nothing can be said: there are no recordings, or none is analysed."""
    cameras = speech.query.scope.cameras
    if not speech.findings.unready and cameras:
        return [speech.plain(text(limits.no_recording_of, speech.language, each)) for each in cameras]
    return unready(speech) or [Sentence(f"{text(limits.NO_RECORDINGS, speech.language)}.")]


def body(speech: Speech) -> list[Sentence]:
    """The answer to a question that was understood."""
    query, looked = speech.query, speech.findings.looked
    if query.intent is Intent.COVERAGE:
        return [*answer_coverage(speech), *unready(speech)]
    is_of_camera = bool(query.events) and set(query.events) <= set(OF_CAMERAS)
    is_shown = is_of_camera and bool(speech.findings.events)
    if looked.seconds > 0 and looked.seconds_analysed == 0 and not is_shown:
        cannot = speech.plain(text(limits.CANNOT_SAY, speech.language))
        return [cannot, *not_covered(speech), *unready(speech)]
    told = unmet_relations(speech) or body_of(speech)(speech)
    if speech.findings.by_clothes:
        told = [*told, speech.plain(text(limits.ONLY_CLOTHES, speech.language))]
    return [*told, *closing(speech, is_negative=is_negative(speech), needs_all=needs_all(speech))]


def body_of(speech: Speech) -> Body:
    query = speech.query
    if query.by is not None:
        return answer_groups
    if query.subject in (Subject.RECORDINGS, Subject.CAMERAS) and query.intent in LISTING:
        return answer_recordings
    if query.is_of_everyone:
        return answer_everyone
    if query.is_lag:
        return answer_lag
    if query.at_once:
        return answer_at_once
    if asks_for_actions(speech) and query.intent in ABOUT_ACTIONS:
        return answer_actions
    if query.intent is Intent.DESCRIBE:
        return describe_people if query.subject is Subject.PEOPLE else answer_summary
    return BODIES[query.intent]


def is_negative(speech: Speech) -> bool:
    """Whether the answer says that something was not there."""
    if speech.findings.sides:
        return any(Speech(side).total == 0 for side in speech.findings.sides)
    return speech.total == 0 or speech.query.is_negated


def needs_all(speech: Speech) -> bool:
    """Whether the answer holds only if everything was looked at: numbers, lists, orders."""
    query = speech.query
    is_of_recordings = query.subject in (Subject.RECORDINGS, Subject.CAMERAS)
    return not is_of_recordings and (query.intent not in OF_ONE or query.order is not None)


OF_ONE = (Intent.EXISTS, Intent.DESCRIBE, Intent.WHERE, Intent.HOW_LONG)
"""Intents whose answer holds whatever else there was."""
