"""What something is asked to be after or before, where that was not seen itself: nothing follows of it."""

from domain.answers.wording.speech import Speech
from domain.answers.wording.tails import other_text
from domain.language.evidence import Sentence
from domain.language.message import text
from domain.language.messages import unmet as say
from domain.query.query import Intent, Query, RelationKind


def unmet_relations(speech: Speech) -> list[Sentence]:
    """That what the question relates to was not seen: a plain no, unless what was seen may have been it."""
    return [unmet_relation(speech, other) for other in speech.findings.unmet]


def unmet_relation(speech: Speech, other: Query) -> Sentence:
    what = other_text(other, RelationKind.AFTER, speech.language)
    may_have_been = any(kind.kind.related for kind in other.events)
    if speech.query.intent is Intent.EXISTS and not may_have_been:
        return speech.plain(speech.no(text(say.nothing_around, speech.language, what)))
    return speech.plain(text(say.not_seen_that, speech.language, what))
