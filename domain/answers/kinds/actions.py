"""Answers about what only a model sees: its word, who was there, and never who did it."""

from dataclasses import replace
from itertools import chain

from domain.answers.wording.lines import event_line, list_lines
from domain.answers.wording.speech import Speech
from domain.answers.wording.wanted import Wanted
from domain.events.kinds.kind import Source
from domain.language.evidence import Sentence
from domain.query.filters import PeopleFilter
from domain.query.query import Intent, Subject
from domain.records import StoredEvent


def answer_actions(speech: Speech) -> list[Sentence]:
    """What was seen, as events: nobody is counted among those who did it."""
    seen = action_events(speech)
    query = replace(speech.query, subject=Subject.EVENTS, people=PeopleFilter())
    wanted = Wanted(query, speech.language)
    if not seen:
        return [speech.plain(wanted.none())]
    cited = [event_line(each, speech.language) for each in seen]
    if len(cited) == 1 and query.intent is not Intent.COUNT:
        return [speech.timed(*cited[0])]
    told = [speech.timed(*cited[0])] if len(cited) == 1 else list_lines(speech, cited)
    return [speech.plain(wanted.there_are(len(seen)), [place for _, place in cited]), *told]


def action_events(speech: Speech) -> list[StoredEvent]:
    """The events that fit, each once and by time, of the types that only a model tells."""
    found = speech.findings
    every = {each.event_id: each for each in chain(found.events, *found.events_of.values())}
    seen = [each for each in every.values() if each.event.type.kind.source is Source.MODEL]
    return sorted(seen, key=lambda each: (each.video_id, each.event.range))
