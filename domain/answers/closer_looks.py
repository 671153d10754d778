"""What a model that looks at pictures was asked about, and that what it says is its word alone."""

from domain.answers.speech import Speech
from domain.clock import time_label
from domain.events.kinds.kind import Source
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import answering
from domain.language.messages import answers as say
from domain.records import StoredEvent


def asks_for_actions(speech: Speech) -> bool:
    """Whether it asks for what only such a model tells: theft, violence and the like."""
    return any(each.kind.source is Source.MODEL for each in speech.query.events)


def why_guess(speech: Speech) -> Sentence:
    """Who guesses what an answer tells: a model by its name, or classifiers of people."""
    models = sorted(
        {each.event.source for each in told_events(speech) if each.event.type.kind.source is Source.MODEL}
    )
    if models:
        return speech.plain(text(say.told_by_model, speech.language, ", ".join(models)))
    return speech.plain(text(answering.GUESSED, speech.language))


def told_events(speech: Speech) -> list[StoredEvent]:
    found = speech.findings
    return [*found.events, *(stored for each in found.events_of.values() for stored in each)]


def looked_closer(speech: Speech) -> list[Sentence]:
    """How far the model has looked for what is asked: never at a whole recording."""
    if not asks_for_actions(speech):
        return []
    looked, told = speech.findings.closer, []
    if looked.stretches or looked.failed:
        line = text(say.stretches_looked_at, speech.language, looked.stretches, time_label(looked.seconds))
        told.append(speech.plain(line))
    else:
        told.append(speech.plain(text(say.NO_STRETCH, speech.language)))
    if looked.failed:
        told.append(speech.plain(text(say.stretches_failed, speech.language, looked.failed)))
    return told
