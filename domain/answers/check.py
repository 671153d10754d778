"""Whether a sentence says only what its citations show.

Every number, time, length, name, person, side, colour and kind of event in it must be found in the evidence
behind its citations, or be a constraint of the question that what is cited fits. Nothing that was not seen
may be said to have been, and nobody may be said to be missing where somebody is cited. The check knows
nothing of the templates: it reads any sentence, also a language model's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product

from domain.answers.allowed import Allowed
from domain.events.types import EventType
from domain.language.evidence import Sentence
from domain.language.message import Language, Message, text
from domain.language.messages import answering, claims, guide
from domain.language.messages.colours import COLOURS
from domain.query.findings import Findings

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
TIME = re.compile(r"(?<![\d:])(?:\d+:)?\d{1,2}:\d{2}(?!:?\d)")
NAME = re.compile(r"“([^”]*)”|‘([^’]*)’|^\[([^\]]*)\]")
"""What stands in quotation marks, and the name of a recording before its sentence."""
MIN_STEM = 3
"""Letters of a Korean colour from which on its stem, too, means it: not the first syllable of grey alone."""


def check_sentence(sentence: Sentence, findings: Findings) -> list[str]:
    """What a sentence claims that its citations do not show; empty where it holds."""
    if sentence.text.removesuffix(".") in fixed_texts(findings.query.language):
        return []
    return list(Check(sentence, findings).problems())


@cache
def fixed_texts(language: Language) -> frozenset[str]:
    """Sentences that hold no value: they claim nothing of any recording."""
    claiming = (answering.NOBODY_THEN, answering.CAMERA_IN_ORDER)
    named = [each for each in vars(answering).values() if isinstance(each, Message) and each not in claiming]
    return frozenset(text(each, language) for each in [*named, *guide.GUIDE] if not each.placeholders)


@cache
def pattern(message: Message[[]], language: Language) -> re.Pattern[str]:
    return re.compile(message.template(language))


@cache
def colour_pattern(name: str, language: Language, part: str | None = None) -> re.Pattern[str]:
    """The word for a colour, of one part of the clothes or of any."""
    word = text(COLOURS[name], language)
    after = claims.PARTS[part].template(language) if part else ""
    if language is Language.ENGLISH:
        return re.compile(rf"\b{word}\b{after}", re.IGNORECASE)
    return re.compile(re.escape(word if part or len(word) < MIN_STEM else word[:-1]) + after)


@dataclass
class Check:
    """Takes a sentence apart; `rest` is what has not been read yet."""

    sentence: Sentence
    findings: Findings
    rest: str = field(init=False)
    allowed: Allowed = field(init=False)

    def __post_init__(self) -> None:
        self.rest = self.sentence.with_time
        self.allowed = Allowed(self.findings, self.sentence.citations)

    @property
    def language(self) -> Language:
        return self.findings.query.language

    def problems(self) -> Iterator[str]:
        for known in self.allowed.texts:
            self.rest = self.rest.replace(known, " ")
        yield from self.names()
        yield from self.unknown(pattern(claims.MOMENT, self.language), self.allowed.moments)
        yield from self.unknown(TIME, self.allowed.times)
        yield from self.unknown(pattern(claims.LENGTH, self.language), self.allowed.lengths)
        yield from self.unknown(pattern(claims.PERSON, self.language), self.allowed.numbers_of_people)
        yield from self.places()
        yield from self.polarity()
        yield from self.event_counts()
        yield from self.unknown(pattern(claims.PEOPLE, self.language), self.allowed.people_counts)
        yield from self.happenings()
        yield from self.looks()
        yield from self.unknown(NUMBER, self.allowed.numbers)

    def take(self, wanted: re.Pattern[str]) -> list[str]:
        """What a pattern fits, which is then taken out of the rest."""
        found = [next(filter(None, match.groups()), match.group()) for match in wanted.finditer(self.rest)]
        if found:
            self.rest = wanted.sub(" ", self.rest)
        return found

    def unknown(self, wanted: re.Pattern[str], known: set[str]) -> Iterator[str]:
        """What a pattern fits and the evidence does not hold."""
        yield from (each for each in self.take(wanted) if each not in known)

    def names(self) -> Iterator[str]:
        yield from (each for each in self.take(NAME) if each not in self.allowed.names)

    def places(self) -> Iterator[str]:
        for side, told in claims.SIDES.items():
            if self.take(pattern(told, self.language)) and side not in self.allowed.sides:
                yield side

    def polarity(self) -> Iterator[str]:
        """Yes, no and nobody fit what is cited."""
        says_yes, says_no, says_nobody = map(self.says, (claims.YES, claims.NO, claims.NOBODY))
        if says_yes and not self.allowed.is_yes:
            yield "yes"
        lacks = self.allowed.lacks(self.labels)
        if says_no and not (self.allowed.is_no or lacks):
            yield "no"
        if says_nobody and not (self.allowed.is_absent or lacks):
            yield "nobody"
        is_negative = says_no or says_nobody or self.says_nought
        if self.allowed.is_empty and self.says_what and not is_negative:
            yield "nothing is cited"

    @property
    def labels(self) -> list[str]:
        """Things that it names."""
        return [label for label, told in claims.THINGS.items() if self.says(told)]

    def says(self, told: Message[[]]) -> bool:
        return bool(pattern(told, self.language).search(self.sentence.text))

    @property
    def says_nought(self) -> bool:
        return bool(re.search(r"\b0(?!\d|:|\.)", self.rest))

    @cached_property
    def says_what(self) -> bool:
        """Whether it says what somebody did."""
        return any(pattern(each, self.language).search(self.rest) for each in claims.EVENTS.values())

    def event_counts(self) -> Iterator[str]:
        for kind in EventType:
            wanted = count_pattern(kind, self.language)
            for number in self.take(wanted):
                if number not in self.allowed.event_counts(kind):
                    yield f"{number} {kind}"

    def happenings(self) -> Iterator[str]:
        for kind, told in claims.EVENTS.items():
            if self.take(pattern(told, self.language)) and EventType(kind) not in self.allowed.types:
                yield kind

    def looks(self) -> Iterator[str]:
        """Colours, things, genders, and what nothing here looks for."""
        for name, part in product(COLOURS, (*claims.PARTS, None)):
            if self.take(colour_pattern(name, self.language, part)):
                yield from [] if self.allowed.has_colour(name, part) else [name]
        for label, told in claims.THINGS.items():
            if self.take(pattern(told, self.language)) and label not in self.allowed.labels:
                yield label
        for gender, told in claims.GENDERS.items():
            if self.take(pattern(told, self.language)) and gender not in self.allowed.genders:
                yield gender
        yield from self.take(pattern(claims.UNSEEN, self.language))


@cache
def count_pattern(kind: EventType, language: Language) -> re.Pattern[str]:
    """A number with the noun of a type of event."""
    noun = kind.kind.noun
    if language is Language.KOREAN:
        return re.compile(rf"{re.escape(text(noun.one, language))} (\d+)\w")
    words = "|".join(re.escape(text(each, language)) for each in (noun.several, noun.one))
    return re.compile(rf"(\d+) (?:{words})\b")
