"""A recording in a few sentences, from templates, in English and Korean."""

from collections.abc import Iterable, Sequence

from domain.clock import time_label
from domain.language.reasons import reason_text
from domain.language.wording import Language, count_text, describe_event, people_count_text, time_span_label
from domain.records import CoverageSpan, Event, EventType, Summary, Track
from domain.video.coverage import SEEN, share_analysed, share_keyframes_only

TOLD = (
    EventType.COLLAPSE,
    EventType.INTERACTION,
    EventType.PERSON_ENTER,
    EventType.PERSON_EXIT,
    EventType.PERSON_APPEAR,
    EventType.PERSON_LOST,
)
MAX_TOLD = 12
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
    told = [event for event in events if event.type in TOLD]
    worst_first = sorted(told, key=lambda event: TOLD.index(event.type))[:MAX_TOLD]
    for event in sorted(worst_first, key=lambda event: event.range.start_s):
        yield f"- {time_span_label(event.range)} {describe_event(event, language)}."
    if len(told) > MAX_TOLD:
        yield "- " + more(len(told) - MAX_TOLD, language)
    yield coverage_line(coverage, language)


def head(people: int, coverage: Sequence[CoverageSpan], language: Language) -> str:
    length = time_label(coverage[-1].range.end_s if coverage else 0.0)
    if language is Language.KOREAN:
        seen = (
            f"사람 {people_count_text(people, language)}이 보입니다" if people else "사람이 보이지 않습니다"
        )
        return f"길이 {length}인 이 녹화 영상에는 {seen}."
    seen = f"shows {people_count_text(people, language)}" if people else "shows nobody"
    return f"This recording of {length} {seen}."


def tallies(events: Sequence[Event], language: Language) -> Iterable[str]:
    counts = {kind: sum(event.type is kind for event in events) for kind in EventType}
    listed = ", ".join(count_text(kind, count, language) for kind, count in counts.items() if count)
    if listed:
        yield f"확인된 일: {listed}." if language is Language.KOREAN else f"It holds {listed}."
    if not counts[EventType.COLLAPSE]:
        yield "쓰러진 사람은 보이지 않습니다." if language is Language.KOREAN else "Nobody was seen to fall."


def more(count: int, language: Language) -> str:
    if language is Language.KOREAN:
        return f"그 밖의 {count}건은 타임라인에서 볼 수 있습니다."
    return f"The timeline shows {count} more."


def coverage_line(coverage: Sequence[CoverageSpan], language: Language) -> str:
    """How much was analysed, and which stretches were not, with the reason."""
    percent = int(share_analysed(coverage) * 100)
    by_keyframes = int(share_keyframes_only(coverage) * 100)
    missing = not_seen_line([span for span in coverage if span.state not in SEEN], language)
    if language is Language.KOREAN:
        quick = f" 그중 {by_keyframes} %는 변화가 없어 핵심 프레임만 살펴보았습니다." if by_keyframes else ""
        rest = quick + (f" 살펴보지 못한 부분: {missing}." if missing else "")
        return (
            f"프레임이 없는 시간을 빼고 전체의 {percent} %를 살펴보고 정리한 내용이며, "
            f"사람은 번호로만 구분하고 도난이나 폭력은 살피지 않습니다.{rest}"
        )
    quick = f" {by_keyframes} % of it was quiet and looked at by key frames only." if by_keyframes else ""
    rest = quick + (f" Not looked at: {missing}." if missing else "")
    return (
        f"{percent} % of it was looked at, times without frames left out; "
        f"people are told apart by number only, and theft or violence is not looked for.{rest}"
    )


def not_seen_line(spans: Sequence[CoverageSpan], language: Language) -> str:
    """The first stretches that were not looked at, with the reason of each, and how many more there are."""
    listed = [
        f"{time_label(span.range.start_s)}-{time_label(span.range.end_s)} "
        f"({reason_text(span.reason or 'damaged', language)})"
        for span in spans[:MAX_STRETCHES]
    ]
    if rest := len(spans) - len(listed):
        listed.append(f"그 밖에 {rest}곳" if language is Language.KOREAN else f"and {rest} more stretches")
    return ", ".join(listed)
