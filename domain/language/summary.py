"""A recording in a few sentences, from templates, in English and Korean."""

from collections.abc import Iterable, Sequence

from domain.clock import time_label
from domain.events.types import HIGHLIGHTS, EventType
from domain.language.message import Language, text
from domain.language.messages import summary as say
from domain.language.reasons import reason_text
from domain.language.wording import count_text, describe_event, people_count_text, time_span_label
from domain.records import CoverageSpan, Event, Summary, Track
from domain.video.coverage import SEEN, share_analysed, share_keyframes_only

MAX_TOLD = 12
"""So many events are told one by one, the most urgent; a page shows the rest."""
MAX_STRETCHES = 8
"""So many stretches that were not looked at are named; a recording of single pictures has thousands."""


def summarise(tracks: Sequence[Track], events: Sequence[Event], coverage: Sequence[CoverageSpan]) -> Summary:
    """What a reader needs first: how many people, what stood out, and what was not looked at."""
    return Summary(
        text_en="\n".join(lines(tracks, events, coverage, Language.ENGLISH)),
        text_ko="\n".join(lines(tracks, events, coverage, Language.KOREAN)),
    )


def lines(
    tracks: Sequence[Track],
    events: Sequence[Event],
    coverage: Sequence[CoverageSpan],
    language: Language,
) -> Iterable[str]:
    yield head(len(tracks), coverage, language)
    yield from tallies(events, language)
    told = [event for event in events if event.type in HIGHLIGHTS]
    worst_first = sorted(told, key=lambda event: HIGHLIGHTS.index(event.type))[:MAX_TOLD]
    for event in sorted(worst_first, key=lambda event: event.range.start_s):
        yield f"- {time_span_label(event.range)} {describe_event(event, language)}."
    if len(told) > MAX_TOLD:
        yield "- " + text(say.timeline_shows_more, language, len(told) - MAX_TOLD)
    yield coverage_line(coverage, language)


def head(people: int, coverage: Sequence[CoverageSpan], language: Language) -> str:
    length = time_label(coverage[-1].range.end_s if coverage else 0.0)
    if not people:
        return text(say.shows_nobody, language, length)
    return text(say.shows_people, language, length, people_count_text(people, language))


def tallies(events: Sequence[Event], language: Language) -> Iterable[str]:
    """What happened how often, and what did not happen where that is worth saying."""
    counts = {kind: sum(event.type is kind for event in events) for kind in EventType}
    listed = ", ".join(count_text(kind, count, language) for kind, count in counts.items() if count)
    if listed:
        yield text(say.holds, language, listed)
    for event_type, count in counts.items():
        if not count and event_type.kind.none_seen:
            yield text(event_type.kind.none_seen, language)


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
