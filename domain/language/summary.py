"""A recording in a few sentences, from templates, in English and Korean."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.clock import time_label
from domain.events.quiet import QuietRule, free_stretches, join_ranges, seen_stretches
from domain.events.types import HIGHLIGHTS, EventType
from domain.language.message import Language, text
from domain.language.messages import people as say_people, summary as say
from domain.language.reasons import reason_text
from domain.language.wording import count_text, describe_event, people_count_text, time_span_label
from domain.records import CoverageSpan, Event, TimeRange
from domain.summaries.drafts import Summary, SummaryDraft
from domain.summaries.patterns import is_urgent, most_at_once
from domain.summaries.quiet_hours import QuietTime, QuietVisits, find_quiet_visits
from domain.video.coverage import SEEN, share_analysed, share_keyframes_only

MAX_TOLD = 12
"""So many events are told one by one, the most urgent; a page shows the rest."""
MAX_STRETCHES = 8
"""So many stretches that were not looked at are named; a recording of single pictures has thousands."""
CLEARLY_LONGER_S = 1.0
"""Seconds by which somebody was in view longer than anybody else, at least, to be named for it: labels show
seconds."""
MIN_LETTERS = 100
"""Letters of a Korean summary, without the space around it, below which that front end asks for another."""


class Followed(Protocol):
    """Somebody who was followed: a track, or a stored person."""

    @property
    def number(self) -> int: ...
    @property
    def range(self) -> TimeRange: ...


def summarise(
    people: Sequence[Followed],
    events: Sequence[Event],
    coverage: Sequence[CoverageSpan],
    quiet: QuietTime | None = None,
) -> Summary:
    """What a reader needs first: what somebody should look at, who was there, and what was not looked at."""
    return draft_summary(people, events, coverage, quiet).whole


def draft_summary(
    people: Sequence[Followed],
    events: Sequence[Event],
    coverage: Sequence[CoverageSpan],
    quiet: QuietTime | None = None,
) -> SummaryDraft:
    """`summarise` in the parts that a language model may, and may not, tell in other words."""
    urgent = sorted(told_first([event for event in events if is_urgent(event.type)], MAX_TOLD), key=start_of)
    visits = find_quiet_visits([person.range for person in people], quiet.ranges) if quiet else None
    first = [*longest_of(visits.ranges if visits else ()), *(event.range for event in urgent)]

    def body(language: Language) -> str:
        told = quiet_line(visits, quiet, language) if visits and quiet else None
        return "\n".join(lines(people, events, coverage, language, told))

    return SummaryDraft(
        body=Summary(*map(body, Language)),
        closing=Summary(*(coverage_line(coverage, language) for language in Language)),
        urgent_times=tuple(time_label(span.start_s) for span in first),
    )


def quiet_line(visits: QuietVisits, quiet: QuietTime, language: Language) -> str:
    """Who was there in quiet hours, at which times of the recording and by the clock."""
    listed = [
        text(say.by_the_clock, language, time_span_label(span), *map(quiet.clock, (span.start_s, span.end_s)))
        for span in longest_of(visits.ranges)
    ]
    return visits_text(visits, listed, language)


def visits_text(visits: QuietVisits, listed: Sequence[str], language: Language) -> str:
    """Who was there in quiet hours; `listed` are the longest times of it."""
    if rest := len(visits.ranges) - len(listed):
        listed = [*listed, text(say.more_stretches, language, rest)]
    return text(say.in_quiet_hours, language, people_count_text(visits.people, language), ", ".join(listed))


def longest_of(spans: Iterable[TimeRange]) -> list[TimeRange]:
    """The longest `MAX_STRETCHES` of some ranges, in order of time."""
    return sorted(sorted(spans, key=lambda span: -span.length_s)[:MAX_STRETCHES])


def start_of(event: Event) -> float:
    return event.range.start_s


def told_first(events: Sequence[Event], most: int) -> list[Event]:
    """The most severe ones."""
    return sorted(events, key=lambda event: HIGHLIGHTS.index(event.type))[:most]


def is_asked_again(korean: str) -> bool:
    """Whether the first front end would throw a text away and ask for another.

    >>> is_asked_again("short"), is_asked_again("long " * 20)
    (True, True)
    >>> is_asked_again("long " * 20 + "."), is_asked_again("long " * 20 + say.ASKS_AGAIN[2][0])
    (False, True)
    """
    has_phrase = any(all(phrase in korean for phrase in phrases) for phrases in say.ASKS_AGAIN)
    return has_phrase or len(korean.strip()) < MIN_LETTERS


def lines(
    people: Sequence[Followed],
    events: Sequence[Event],
    coverage: Sequence[CoverageSpan],
    language: Language,
    quiet: str | None,
) -> Iterable[str]:
    """The text line by line; `quiet` is the line about quiet hours, if there is any."""
    yield head(len(people), coverage, language)
    urgent = [event for event in events if is_urgent(event.type)]
    if urgent or quiet:
        yield text(say.FIRST, language)
        if quiet:
            yield f"- {quiet}"
        yield from told_one_by_one(urgent, MAX_TOLD, language)
    yield from tallies(events, language)
    others = [event for event in events if event.type in HIGHLIGHTS and not is_urgent(event.type)]
    yield from told_one_by_one(others, max(0, MAX_TOLD - len(urgent)), language)
    yield from patterns(people, events, coverage, language)


def told_one_by_one(events: Sequence[Event], most: int, language: Language) -> Iterable[str]:
    """The most severe ones, by time, and how many more there are."""
    for event in sorted(told_first(events, most), key=start_of):
        yield f"- {time_span_label(event.range)} {describe_event(event, language)}."
    if len(events) > most:
        yield "- " + text(say.timeline_shows_more, language, len(events) - most)


def head(people: int, coverage: Sequence[CoverageSpan], language: Language) -> str:
    length = time_label(coverage[-1].range.end_s if coverage else 0.0)
    if not people:
        return text(say.shows_nobody, language, length)
    return text(say.shows_people, language, length, people_count_text(people, language))


def tallies(events: Sequence[Event], language: Language) -> Iterable[str]:
    """What happened how often, the most severe first, and what did not happen where that is worth saying."""
    if listed := tally_text([event.type for event in events], language):
        yield text(say.holds, language, listed)
    for event_type in EventType:
        if event_type.kind.none_seen and not any(event.type is event_type for event in events):
            yield text(event_type.kind.none_seen, language)


def tally_text(happened: Sequence[EventType], language: Language) -> str:
    """`1 fall, 2 entries`, the most severe first."""
    counts = Counter(happened)
    worst_first = sorted(EventType, key=lambda each: each.kind.severity)
    return ", ".join(count_text(kind, counts[kind], language) for kind in worst_first if counts[kind])


def patterns(
    people: Sequence[Followed],
    events: Sequence[Event],
    coverage: Sequence[CoverageSpan],
    language: Language,
) -> Iterable[str]:
    """What the recording as a whole shows: most people at once, the longest stay, and empty stretches."""
    stays = [person.range for person in people]
    most, at_s = most_at_once(stays)
    if most > 1:
        yield text(say.most_at_once, language, most, time_label(at_s))
    yield from longest_line(people, language)
    busy = join_ranges([*stays, *(event.range for event in events)])
    empty = [
        each for each in free_stretches(busy, seen_stretches(coverage)) if each.length_s >= QuietRule().min_s
    ]
    if people and empty:
        yield text(say.nobody_during, language, ", ".join(map(time_span_label, longest_of(empty))))


def longest_line(people: Sequence[Followed], language: Language) -> Iterable[str]:
    """Who was in view longest, where it was clearly longer than everybody else."""
    by_length = sorted(people, key=lambda person: -person.range.length_s)
    if len(by_length) > 1 and by_length[0].range.length_s >= by_length[1].range.length_s + CLEARLY_LONGER_S:
        span = by_length[0].range
        who = text(say_people.person_number, language, by_length[0].number)
        who = f"{who[0].upper()}{who[1:]}"
        yield text(say.in_view_longest, language, who, time_label(span.start_s), time_label(span.end_s))


def coverage_line(coverage: Sequence[CoverageSpan], language: Language) -> str:
    """How much was analysed, and which stretches were not, with the reason."""
    line = text(say.looked_at, language, int(share_analysed(coverage) * 100))
    if by_keyframes := int(share_keyframes_only(coverage) * 100):
        line += text(say.key_frames_only, language, by_keyframes)
    if missing := not_seen_line([span for span in coverage if span.state not in SEEN], language):
        line += text(say.not_looked_at, language, missing)
    return line


def not_seen_line(spans: Sequence[CoverageSpan], language: Language) -> str:
    """The first stretches that were not looked at, with the reason of each, and how many more there are."""
    listed = [
        f"{time_span_label(span.range)} ({reason_text(span.reason or 'damaged', language)})"
        for span in spans[:MAX_STRETCHES]
    ]
    if rest := len(spans) - len(listed):
        listed.append(text(say.more_stretches, language, rest))
    return ", ".join(listed)
