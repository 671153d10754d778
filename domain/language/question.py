"""What somebody wants to know, read from an English or Korean question by its words.

This needs no language model. It knows the events that the analysis makes, people, counting, times in
the recording and sides of the picture; for everything else the words themselves are searched.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from domain.language.vocabulary import (
    AFTER_WORDS,
    BEFORE_WORDS,
    CLOCK,
    COUNT_WORDS,
    DESCRIBE_WORDS,
    ENGLISH_OF,
    EVENT_WORDS,
    KOREAN,
    MINUTES,
    PARTICLES,
    PEOPLE_WORDS,
    RELATED,
    SECONDS,
    SIDE_WORDS,
    STOP_WORDS,
    UNSEEN_WORDS,
    YES_OR_NO_WORDS,
)
from domain.language.wording import SIDES, Language
from domain.records import EventType, TimeRange


class Intent(StrEnum):
    """What kind of answer is wanted."""

    COUNT = "count"
    FIND = "find"
    DESCRIBE = "describe"


STORY = (
    EventType.PERSON_ENTER,
    EventType.PERSON_EXIT,
    EventType.PERSON_APPEAR,
    EventType.PERSON_LOST,
    EventType.COLLAPSE,
    EventType.INTERACTION,
)
"""What is told of a recording. Walking and standing are left out where there is any of these."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question in terms of what is stored."""

    text: str
    language: Language
    intent: Intent
    event_types: tuple[EventType, ...] = ()
    is_about_people: bool = False
    is_yes_or_no: bool = False
    range: TimeRange | None = None
    side: str | None = None
    unseen: tuple[str, ...] = ()
    """Topics that no analysis here looks for, in the question's language."""
    search_text_en: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_about_events(self) -> bool:
        """Whether stored events answer it; otherwise the windows' texts are searched."""
        return bool(
            self.event_types
            or self.range
            or self.side
            or (self.is_about_people and not self.unseen)
            or (self.intent is Intent.DESCRIBE and not self.unseen)
        )

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
        return STORY

    @property
    def related_types(self) -> tuple[EventType, ...]:
        """Events that are not what is asked for, and that an answer may not keep quiet about."""
        related = dict.fromkeys(RELATED[kind] for kind in self.event_types if kind in RELATED)
        return tuple(kind for kind in related if kind not in self.event_types)


SLACK_S = 5.0
"""A question about one moment means this much before and after it."""


def understand(text: str) -> Question:
    """Read a question. Never fails: what is not understood is searched for by its words."""
    lowered = text.lower()
    language = Language.KOREAN if re.search(KOREAN, text) else Language.ENGLISH
    kinds = find_event_types(lowered)
    is_count = bool(re.search(COUNT_WORDS, lowered))
    is_about_people = bool(re.search(PEOPLE_WORDS, lowered))
    words = find_words(lowered)
    side = next((side for side, words_re in SIDE_WORDS.items() if re.search(words_re, lowered)), None)
    return Question(
        text=text,
        language=language,
        intent=find_intent(lowered, is_count=is_count),
        event_types=kinds,
        is_about_people=is_about_people,
        is_yes_or_no=bool(re.search(YES_OR_NO_WORDS, lowered)),
        range=find_time_range(lowered),
        side=side,
        unseen=find_unseen_words(lowered, language),
        search_text_en=search_text(text, kinds, side),
        words=words,
    )


def search_text(text: str, kinds: tuple[EventType, ...], side: str | None) -> str:
    """What is embedded: the events that are asked for in English, since models may know no Korean."""
    where = f" {SIDES[Language.ENGLISH][side]}" if side else ""
    return ". ".join(f"{ENGLISH_OF[kind]}{where}" for kind in kinds) or text


def find_intent(lowered: str, *, is_count: bool) -> Intent:
    if is_count:
        return Intent.COUNT
    return Intent.DESCRIBE if re.search(DESCRIBE_WORDS, lowered) else Intent.FIND


def find_event_types(lowered: str) -> tuple[EventType, ...]:
    """The events that are asked for. `walks in` means entering, not walking."""
    found = [kind for kind, words_re in EVENT_WORDS.items() if re.search(words_re, lowered)]
    if EventType.PERSON_ENTER in found and EventType.WALKING in found:
        found.remove(EventType.WALKING)
    if EventType.INTERACTION in found and EventType.STANDING in found:
        found.remove(EventType.STANDING)
    return tuple(found)


def find_unseen_words(lowered: str, language: Language) -> tuple[str, ...]:
    place = 1 if language is Language.KOREAN else 0
    return tuple(names[place] for names, words_re in UNSEEN_WORDS.items() if re.search(words_re, lowered))


def find_words(lowered: str) -> tuple[str, ...]:
    """Words worth searching for, without Korean particles, in order, each once."""
    raw = re.findall(r"[a-z0-9]+|[가-힣]+", lowered)
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
