"""The texts of windows: one that is compared with questions, and one that people read.

What is compared says what happened, where, and in which clothes, in words that every recording has in common.
Times and numbers of people mean nothing to a model, and wall-clock times change when the clock of a camera is
put right, so those stand only in what people read, which is made when it is asked for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from domain.clock import time_label, wall_clock_at
from domain.events.window_records import FoundWindow
from domain.language.message import Language, Message, text
from domain.language.messages import people as say_people, windows as say
from domain.language.person import describe_guesses
from domain.language.wording import describe_event, plain_event, time_span_label
from domain.people.clothes import Clothes
from domain.people.colour import colour_word
from domain.records import Event, StoredEvent, TimeRange

MAX_OUTFITS = 3
"""Different outfits that a compared text names: one costs a search for what happened some 0.08 of its cosine
(decision 0034), and more are no description of anybody."""
MAX_SCENE_LETTERS = 300
"""Letters of a model's sentence that are kept: two lines. A longer one is no sentence about a picture."""
KEPT_OUTFITS = 1024
"""Outfits that are kept once told: every pair of colours in both languages."""
MAX_LINES = 20
"""Events of a window that people are told one by one; a crowd makes hundreds in ten seconds."""


@dataclass(frozen=True, slots=True)
class SceneSentence:
    """What a model said of the picture at a moment: evidence, never an instruction. Compared in English."""

    time_s: float
    text: str
    source: str
    text_ko: str = ""

    def told(self, language: Language) -> str:
        """For people, in one line; where it has no Korean, the English one."""
        said = self.text_ko if language is Language.KOREAN and self.text_ko else self.text
        return " ".join(said.split())[:MAX_SCENE_LETTERS]


def scenes_within(span: TimeRange, scenes: Sequence[SceneSentence]) -> list[SceneSentence]:
    """Those of a window's time."""
    return [each for each in scenes if span.start_s <= each.time_s <= span.end_s]


def canonical_text(
    events: Sequence[Event],
    clothes: Mapping[int, Clothes],
    language: Language,
    scenes: Sequence[SceneSentence] = (),
    known: Mapping[int, Mapping[str, Any]] | None = None,
) -> str:
    """What is compared: what happened, in order, each thing once; then clothes, guesses, what a model saw."""
    sentences = dict.fromkeys(plain_event(event, language) for event in events)
    people = dict.fromkeys(number for event in events for number in event.track_numbers)
    outfits = [outfit_text(clothes[number], language) for number in people if number in clothes]
    named = list(dict.fromkeys(filter(None, outfits)))[:MAX_OUTFITS]
    worn = [text(say.clothes, language, "; ".join(named))] if named else []
    told = (describe_guesses((known or {}).get(number, {}), language) for number in people)
    guessed = list(dict.fromkeys(filter(None, told)))[:MAX_OUTFITS]
    worn += [text(say.guesses, language, "; ".join(guessed))] if guessed else []
    seen = dict.fromkeys(each.told(language) for each in scenes)
    return " ".join([*sentences, *worn, *seen])


@lru_cache(maxsize=KEPT_OUTFITS)
def outfit_text(worn: Clothes, language: Language) -> str:
    """`red top, black bottoms`; nothing where no colour is certain."""
    top = text(say.top, language, colour_word(worn.upper, language)) if worn.upper else ""
    bottom = text(say.bottom, language, colour_word(worn.lower, language)) if worn.lower else ""
    return ", ".join(filter(None, (top, bottom)))


@dataclass(frozen=True, slots=True)
class WindowReader:
    """What is needed to tell people of a recording's windows: who wears what, and when it was recorded."""

    clothes: Mapping[int, Clothes]
    recorded_at: datetime | None
    zone: ZoneInfo
    scenes: Sequence[SceneSentence] = ()
    """What a model said of moments of the recording, by time."""

    def read(self, found: FoundWindow, language: Language) -> str:
        """A line for each event with its times, those around it marked as such, then what people wear."""
        if found.window.is_quiet:
            span = found.window.range
            nobody = text(say.nobody_for, language, time_label(span.length_s))
            return text(say.line, language, self.time(span, language), nobody)
        told = [self.event_lines, self.scene_lines, self.outfit_lines]
        return "\n".join(line for lines in told for line in lines(found, language))

    def event_lines(self, found: FoundWindow, language: Language) -> Iterator[str]:
        first_s = found.window.range.start_s
        own = sorted(found.events, key=lambda stored: stored.event.range)
        before = [each for each in found.context if each.event.range.start_s < first_s]
        yield from (self.line(each, say.line_before, language) for each in before)
        yield from (self.line(each, say.line, language) for each in own[:MAX_LINES])
        if len(own) > MAX_LINES:
            yield text(say.more_follow, language, len(own) - MAX_LINES)
        after = [each for each in found.context if each not in before]
        yield from (self.line(each, say.line_after, language) for each in after)

    def line(self, stored: StoredEvent, form: Message[[str, str]], language: Language) -> str:
        when = self.time(stored.event.range, language)
        return text(form, language, when, f"{describe_event(stored.event, language)}.")

    def scene_lines(self, found: FoundWindow, language: Language) -> Iterator[str]:
        """What a model saw, with its name: nobody takes it for what rules found."""
        for each in scenes_within(found.window.range, self.scenes):
            yield text(say.model_saw, language, each.source, each.told(language))

    def outfit_lines(self, found: FoundWindow, language: Language) -> Iterator[str]:
        for number in sorted({number for each in found.events for number in each.event.track_numbers}):
            if outfit := outfit_text(self.clothes.get(number, Clothes()), language):
                who = text(say_people.person_number, language, number)
                yield text(say.wears, language, f"{who[0].upper()}{who[1:]}", outfit)

    def time(self, span: TimeRange, language: Language) -> str:
        """`00:05-00:07`, with `08:40:05` behind it where the recording says when it began."""
        label = time_span_label(span)
        if self.recorded_at is None:
            return label
        clock = wall_clock_at(self.recorded_at, span.start_s, self.zone).strftime("%H:%M:%S")
        return text(say.with_clock, language, label, clock)
