"""Whether a sentence says only what its citations show.

Every number, time, length, name, person, side, colour and kind of event in it must be found in the evidence
behind its citations, or be a constraint of the question that what is cited fits. Nothing that was not seen
may be said to have been, and nobody may be said to be missing where somebody is cited. The check knows
nothing of the templates: it reads any sentence, also a language model's.
"""

from collections.abc import Iterator
from functools import cache

from domain.answers.checking.allowed import Allowed
from domain.language.claims import Claims, read_claims
from domain.language.evidence import Sentence
from domain.language.message import Language, Message, text
from domain.language.messages import absences, answering, guide, limits, tellings
from domain.query.findings import Findings


def check_sentence(sentence: Sentence, findings: Findings) -> list[str]:
    """What a sentence claims that its citations do not show; empty where it holds."""
    language = findings.query.language
    if sentence.text.removesuffix(".") in fixed_texts(language):
        return []
    allowed = Allowed(findings, sentence.citations)
    told = sentence.with_time
    for known in allowed.texts:
        told = told.replace(known, " ")
    return list(unsupported(read_claims(told, language), allowed))


@cache
def fixed_texts(language: Language) -> frozenset[str]:
    """Sentences that hold no value: they claim nothing of any recording."""
    claiming = (absences.NOBODY_THEN, limits.CAMERA_IN_ORDER)
    declared = [each for module in (answering, tellings, absences, limits) for each in vars(module).values()]
    named = [each for each in declared if isinstance(each, Message) and each not in claiming]
    return frozenset(text(each, language) for each in [*named, *guide.GUIDE] if not each.placeholders)


def unsupported(told: Claims, allowed: Allowed) -> Iterator[str]:
    """Claims that the evidence does not hold."""
    yield from wrong_values(told, allowed)
    yield from wrong_looks(told, allowed)
    yield from wrong_polarity(told, allowed)


def wrong_values(told: Claims, allowed: Allowed) -> Iterator[str]:
    """Names, times, lengths and numbers."""
    for said, known in (
        (told.names, allowed.names),
        (told.moments, allowed.moments),
        (told.times, allowed.times),
        (told.lengths, allowed.lengths),
        (told.people, allowed.numbers_of_people),
        (told.people_counts, allowed.people_counts),
        (told.numbers, allowed.numbers),
    ):
        yield from sorted(said - known)
    for kind, number in sorted(told.event_counts):
        if number not in allowed.event_counts(kind):
            yield f"{number} {kind}"


def wrong_looks(told: Claims, allowed: Allowed) -> Iterator[str]:
    """What happened where, colours, things, genders, and what nothing here looks for."""
    for said, known in (
        (told.sides, allowed.sides),
        (told.types, allowed.types),
        (told.labels, allowed.labels),
        (told.genders, allowed.genders),
    ):
        yield from sorted(str(each) for each in said if each not in known)
    yield from (name for name, part in told.colours if not allowed.has_colour(name, part))
    yield from told.unseen


def wrong_polarity(told: Claims, allowed: Allowed) -> Iterator[str]:
    """Yes, no and nobody fit what is cited."""
    lacks = allowed.lacks(told.labels)
    if told.says_yes and not allowed.is_yes:
        yield "yes"
    if told.says_no and not (allowed.is_no or lacks):
        yield "no"
    if told.says_nobody and not (allowed.is_absent or lacks):
        yield "nobody"
    is_negative = told.says_no or told.says_nobody or told.says_nought
    if allowed.is_empty and told.types and not is_negative:
        yield "nothing is cited"
