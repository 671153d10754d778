"""What a model that looks at pictures was asked about, and that what it says is its word alone."""

from itertools import chain

from domain.answers.wording.speech import Speech
from domain.clock import time_label
from domain.events.kinds.kind import Source
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import limits, looks as say


def asks_for_actions(speech: Speech) -> bool:
    """Whether it asks for what only such a model tells: theft, violence and the like."""
    return any(each.kind.source is Source.MODEL for each in speech.query.events)


def guess(speech: Speech) -> list[Sentence]:
    """That classifiers guess what an answer tells; a model's word is named by `looked_closer`."""
    return [] if asks_for_actions(speech) else [speech.plain(text(limits.GUESSED, speech.language))]


def models(speech: Speech) -> list[str]:
    """The models that told what is told."""
    found = speech.findings
    told = chain(found.events, *found.events_of.values())
    return sorted({each.event.source for each in told if each.event.type.kind.source is Source.MODEL})


def looked_closer(speech: Speech) -> list[Sentence]:
    """How far a model has looked for what is asked, never at a whole recording; and that it may be wrong."""
    if not asks_for_actions(speech):
        return []
    looked, language = speech.findings.closer, speech.language
    lines = [text(say.told_by_model, language, ", ".join(each))] if (each := models(speech)) else []
    if looked.stretches or looked.failed:
        length = time_label(looked.seconds)
        lines.append(text(say.stretches_looked_at, language, looked.stretches, length))
    else:
        lines.append(text(say.NO_STRETCH, language))
    if looked.failed:
        lines.append(text(say.stretches_failed, language, looked.failed))
    return [speech.plain(line) for line in lines]
