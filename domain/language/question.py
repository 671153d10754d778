"""What somebody wants to know, read from an English or Korean question by its words.

This needs no language model. It knows the events that the analysis makes, people, counting, times in
the recording and sides of the picture; for everything else the words themselves are searched.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.events.kinds.kind import Source
from domain.events.types import HIGHLIGHTS, EventType
from domain.language import message
from domain.language.message import Language, Message
from domain.language.subjects import NO_SUBJECTS, Subjects, find_subjects, is_told, types_of_things
from domain.language.vocabulary import (
    AFTER_WORDS,
    BEFORE_WORDS,
    CLOCK,
    COUNT_WORDS,
    DESCRIBE_WORDS,
    KOREAN,
    MINUTES,
    PARTICLES,
    QUIET_WORDS,
    SECONDS,
    SIDE_WORDS,
    STOP_WORDS,
    UNSEEN_WORDS,
    WORD,
    YES_OR_NO_WORDS,
)
from domain.language.wording import search_phrase
from domain.records import PERSON, TimeRange


class Intent(StrEnum):
    """What kind of answer is wanted."""

    COUNT = "count"
    FIND = "find"
    DESCRIBE = "describe"


@dataclass(frozen=True, slots=True)
class Question:
    """A question in terms of what is stored."""

    text: str
    language: Language
    intent: Intent
    event_types: tuple[EventType, ...] = ()
    is_about_people: bool = False
    is_yes_or_no: bool = False
    is_about_quiet: bool = False
    """Whether it asks when nobody was there: the windows without anybody answer it."""
    range: TimeRange | None = None
    side: str | None = None
    unseen: tuple[str, ...] = ()
    """Topics that no analysis here looks for, in the question's language."""
    subjects: Subjects = NO_SUBJECTS
    """The things and traits that it names, as far as they were looked for."""
    search_text_en: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_about_events(self) -> bool:
        """Whether stored events answer it; otherwise things do, or the windows' texts are searched."""
        if self.is_about_things and not (self.is_about_people or self.event_types):
            return False
        return not self.is_about_quiet and bool(
            self.event_types
            or self.range
            or self.side
            or (self.is_about_people and not self.unseen)
            or (self.intent is Intent.DESCRIBE and not self.unseen)
        )

    @property
    def needs_meaning(self) -> bool:
        """Whether only the meaning of its text can find what it is about, not words and filters."""
        return not (self.is_about_events or self.is_about_things or self.is_about_quiet or self.unseen)

    @property
    def is_about_things(self) -> bool:
        """Whether things answer it that were followed: vehicles, bags, animals."""
        return bool(self.subjects.things)

    @property
    def labels(self) -> tuple[str, ...]:
        """What the events that answer it are about; empty for anything."""
        return () if self.is_about_people else self.subjects.things

    @property
    def actions(self) -> tuple[EventType, ...]:
        """The types that it names which only a model tells that looks at pictures."""
        return tuple(each for each in self.event_types if each.kind.source is Source.MODEL)

    @property
    def counts_people(self) -> bool:
        return self.is_about_people and self.intent is Intent.COUNT

    @property
    def asks_who_is_there(self) -> bool:
        """Whether it is about people and nothing that they did: whoever was followed counts."""
        return self.is_about_people and not self.event_types and self.intent is not Intent.DESCRIBE

    @property
    def wanted_types(self) -> tuple[EventType, ...]:
        """The events to look up: those named, or those that tell the story; empty for all."""
        if self.event_types or self.range or self.side or self.asks_who_is_there:
            return self.event_types
        return HIGHLIGHTS

    @property
    def related_types(self) -> tuple[EventType, ...]:
        """Events that are not what is asked for, and that an answer may not keep quiet about."""
        related = dict.fromkeys(each.kind.related for each in self.event_types if each.kind.related)
        return tuple(EventType(name) for name in related if name not in self.event_types)


SLACK_S = 5.0
"""A question about one moment means this much before and after it."""


def understand(text: str, looked_for: Collection[str] = ()) -> Question:
    """Read a question. Never fails: what is not understood is searched for by its words.

    Args:
        text: In English or Korean.
        looked_for: What was looked for in the recordings that it is about, beside people: some of
            `domain.records.THINGS`, kinds of `domain.people.traits`, and types of events that models tell.
    """
    lowered = text.lower()
    language = Language.KOREAN if re.search(KOREAN, text) else Language.ENGLISH
    named = find_subjects(lowered)
    subjects = named.known(looked_for)
    named_types = find_event_types(lowered)
    if named.is_only_things:
        named_types = types_of_things(named_types)
    event_types = tuple(each for each in named_types if is_told(each, named, looked_for))
    side = next((side for side, words_re in SIDE_WORDS.items() if re.search(words_re, lowered)), None)
    return Question(
        text=text,
        language=language,
        intent=find_intent(lowered, is_count=bool(re.search(COUNT_WORDS, lowered))),
        event_types=event_types,
        is_about_people=named.has_people or bool(subjects.trait_kinds),
        is_yes_or_no=bool(re.search(YES_OR_NO_WORDS, lowered)),
        is_about_quiet=not (named_types or subjects.things) and bool(re.search(QUIET_WORDS, lowered)),
        range=find_time_range(lowered),
        side=side,
        unseen=tuple(
            message.text(each, language)
            for each in find_unseen_topics(lowered, named_types, named, looked_for)
        ),
        subjects=subjects,
        search_text_en=search_text(text, event_types, side, subjects.things),
        words=find_words(lowered),
    )


def search_text(
    text: str, event_types: tuple[EventType, ...], side: str | None, things: tuple[str, ...] = ()
) -> str:
    """What is embedded: the events that are asked for, else the question itself."""
    label = things[0] if things else PERSON
    return ". ".join(search_phrase(each, side, label) for each in event_types) or text


def find_intent(lowered: str, *, is_count: bool) -> Intent:
    if is_count:
        return Intent.COUNT
    return Intent.DESCRIBE if re.search(DESCRIBE_WORDS, lowered) else Intent.FIND


def find_event_types(lowered: str) -> tuple[EventType, ...]:
    """The events that are asked for, highlights first. `walks in` means entering, not walking."""
    ordered = sorted(EventType, key=lambda each: each not in HIGHLIGHTS)
    found = [each for each in ordered if re.search(each.kind.pattern, lowered)]
    hidden = {name for each in found for name in each.kind.hides}
    return tuple(each for each in found if each not in hidden)


def find_unseen_topics(
    lowered: str, named_types: Sequence[EventType], subjects: Subjects, looked_for: Collection[str]
) -> list[Message[[]]]:
    """What nobody can tell: some topics, types of events that need a model, things, and traits of people."""
    untold = [each for each in named_types if not is_told(each, subjects, looked_for)]
    topics = [topic for topic, words_re in UNSEEN_WORDS.items() if re.search(words_re, lowered)]
    unknown = subjects.unknown_topics(looked_for, named_types)
    types = [each for each in untold if not (subjects.things and each.kind.source is Source.DETECTOR)]
    return list(dict.fromkeys([*(each.kind.noun.one for each in types), *topics, *unknown]))


def find_words(lowered: str) -> tuple[str, ...]:
    """Words worth searching for, without Korean particles, in order, each once."""
    raw = re.findall(WORD, lowered)
    bare = [re.sub(PARTICLES, "", word) if len(word) > 2 else word for word in raw]
    return tuple(dict.fromkeys(word for word in bare if word and word not in STOP_WORDS))


def find_time_range(lowered: str) -> TimeRange | None:
    """The stretch that is asked about; a single time means the seconds around it."""
    times = find_times(lowered)
    if len(times) >= 2:
        return TimeRange(min(times[:2]), max(times[:2]))
    if not times:
        return None
    if re.search(BEFORE_WORDS, lowered):
        return TimeRange(0.0, times[0])
    if re.search(AFTER_WORDS, lowered):
        return TimeRange(times[0], float("inf"))
    return TimeRange(max(0.0, times[0] - SLACK_S), times[0] + SLACK_S)


def find_times(lowered: str) -> list[float]:
    """Every time mentioned, in seconds and in order: `1:05`, `1 min 5 s`, `1분 5초`, `65초`."""
    found: list[tuple[int, float]] = []
    rest = lowered
    for pattern, weights in ((CLOCK, (3600, 60, 1)), (MINUTES, (60, 1)), (SECONDS, (1,))):
        for match in re.finditer(pattern, rest):
            parts = [int(part or 0) for part in match.groups()]
            found.append((match.start(), float(sum(map(int.__mul__, parts, weights)))))
        rest = re.sub(pattern, lambda match: " " * len(match.group()), rest)
    return [seconds for _, seconds in sorted(found)]
