"""A day of a camera or a site in a few sentences, from templates, in English and Korean."""

from collections.abc import Callable, Iterable, Sequence

from domain.events.quiet import join_ranges
from domain.events.types import HIGHLIGHTS
from domain.language.message import Language, text
from domain.language.messages import days as say, summary as say_summary
from domain.language.summary import MAX_TOLD, longest_of, tally_text, visits_text
from domain.language.wording import people_count_text, plain_event
from domain.records import TimeRange
from domain.summaries.days import CameraDay, Day, DayEvent, empty_hours
from domain.summaries.drafts import Summary, SummaryDraft
from domain.summaries.patterns import busiest, is_urgent

SECONDS_CLOCK = "%H:%M:%S"


def draft_camera_day(found: CameraDay) -> SummaryDraft:
    """What matters first, counts, people, patterns; below it what was not covered."""
    return SummaryDraft(
        body=both(lambda language: camera_lines(found, language)),
        closing=both(lambda language: [*gap_lines(found, language), *footing([found], found.day, language)]),
        urgent_times=urgent_times([found], found.day),
    )


def draft_site_day(site: str, days: Sequence[CameraDay], day: Day) -> SummaryDraft:
    """The same for all cameras of a site, with a line for each of them."""
    recorded = [each for each in days if each.recordings]
    return SummaryDraft(
        body=both(lambda language: site_lines(site, recorded, day, language)),
        closing=both(lambda language: [*each_camera(recorded, language), *footing(recorded, day, language)]),
        urgent_times=urgent_times(recorded, day),
    )


def both(lines: Callable[[Language], Iterable[str]]) -> Summary:
    return Summary(*("\n".join(lines(language)) for language in Language))


def urgent_times(days: Sequence[CameraDay], day: Day) -> tuple[str, ...]:
    urgent = [told for each in days for told in each.events if is_urgent(told.event.type)]
    visits = [span for each in days if each.quiet_visits for span in longest_of(each.quiet_visits.ranges)]
    first = [*(span.start_s for span in visits), *(told.start_s for told in told_first(urgent, MAX_TOLD))]
    return tuple(day.clock(start_s, SECONDS_CLOCK) for start_s in first)


def camera_lines(found: CameraDay, language: Language) -> Iterable[str]:
    yield head(camera_text(found.camera, language), [found], found.day, language)
    yield from body([found], found.day, language)


def site_lines(site: str, recorded: Sequence[CameraDay], day: Day, language: Language) -> Iterable[str]:
    yield head(site_text(site, language), recorded, day, language)
    yield from body(recorded, day, language)


def footing(days: Sequence[CameraDay], day: Day, language: Language) -> Iterable[str]:
    if any(each.recordings for each in days):
        yield text(say.footing, language, day.zone.key)


def each_camera(recorded: Sequence[CameraDay], language: Language) -> Iterable[str]:
    for each in recorded:
        who = camera_text(each.camera, language)
        people = people_count_text(len(each.stays), language)
        tally = tally_text([told.event.type for told in each.events], language)
        yield "- " + text(say.at_camera, language, who, ", ".join(filter(None, (people, tally))))
        yield from (f"  {line}" for line in gap_lines(each, language))


def camera_text(name: str, language: Language) -> str:
    return text(say.camera, language, name) if name else text(say.NO_CAMERA, language)


def site_text(name: str, language: Language) -> str:
    return text(say.site, language, name) if name else text(say.ALL_CAMERAS, language)


def date_text(day: Day, language: Language) -> str:
    return text(say.date, language, day.date.year, day.date.month, day.date.day)


def head(who: str, days: Sequence[CameraDay], day: Day, language: Language) -> str:
    """Who and when, how many people in how many recordings, and how much of the day was looked at."""
    count, people = sum(each.recordings for each in days), sum(len(each.stays) for each in days)
    date = date_text(day, language)
    if not count:
        return text(say.head_nothing, language, who, date)
    recordings = text(say.ONE_RECORDING, language) if count == 1 else text(say.recordings, language, count)
    seen = length_text(sum(each.length_s for each in join_seen(days)), language)
    if not people:
        return text(say.head_nobody, language, who, date, recordings, seen)
    return text(say.head, language, who, date, people_count_text(people, language), recordings, seen)


def join_seen(days: Sequence[CameraDay]) -> list[TimeRange]:
    """What at least one camera looked at."""
    return join_ranges(span for each in days for span in each.seen)


def body(days: Sequence[CameraDay], day: Day, language: Language) -> Iterable[str]:
    """What matters first, then counts, then patterns; cameras are named where there are several."""
    events = sorted((told for each in days for told in each.events), key=lambda told: told.start_s)
    urgent = [told for told in events if is_urgent(told.event.type)]
    others = [told for told in events if told.event.type in HIGHLIGHTS and not is_urgent(told.event.type)]
    quiet = list(quiet_lines(days, day, language))
    if urgent or quiet:
        yield text(say_summary.FIRST, language)
        yield from quiet
        yield from told_one_by_one(urgent, MAX_TOLD, day, language, is_named=len(days) > 1)
    if listed := tally_text([told.event.type for told in events], language):
        yield text(say_summary.holds, language, listed)
    if len(events) <= MAX_TOLD:
        yield from told_one_by_one(others, MAX_TOLD, day, language, is_named=len(days) > 1)
    yield from pattern_lines(days, day, language)


def quiet_lines(days: Sequence[CameraDay], day: Day, language: Language) -> Iterable[str]:
    """Who was there in quiet hours; cameras are named where there are several."""
    for each in days:
        if (visits := each.quiet_visits) is not None:
            listed = [stretch_text(span, day, language, SECONDS_CLOCK) for span in longest_of(visits.ranges)]
            line = visits_text(visits, listed, language)
            if len(days) > 1:
                line = text(say.at_camera, language, camera_text(each.camera, language), line)
            yield f"- {line}"


def told_one_by_one(
    events: Sequence[DayEvent], most: int, day: Day, language: Language, *, is_named: bool
) -> Iterable[str]:
    """The most severe ones, by time; numbers of people mean nothing beyond one recording."""
    for told in told_first(events, most):
        line = plain_event(told.event, language)
        if is_named:
            line = text(say.at_camera, language, camera_text(told.camera, language), line)
        yield f"- {day.clock(told.start_s, SECONDS_CLOCK)} {line}"
    if len(events) > most:
        yield "- " + text(say_summary.timeline_shows_more, language, len(events) - most)


def told_first(events: Sequence[DayEvent], most: int) -> list[DayEvent]:
    """The most severe ones, by time."""
    worst_first = sorted(events, key=lambda told: HIGHLIGHTS.index(told.event.type))[:most]
    return sorted(worst_first, key=lambda told: told.start_s)


def pattern_lines(days: Sequence[CameraDay], day: Day, language: Language) -> Iterable[str]:
    stays = [stay for each in days for stay in each.stays]
    if (found := busiest(stays, day.hours)) is not None:
        hour, count = found
        people = people_count_text(count, language)
        yield text(say.busiest, language, day.clock(hour.start_s), day.clock(hour.end_s), people)
        longest = max(stays, key=lambda stay: stay.length_s)
        start, end = day.clock(longest.start_s, SECONDS_CLOCK), day.clock(longest.end_s, SECONDS_CLOCK)
        yield text(say.longest, language, start, end, length_text(longest.length_s, language))
    if empty := empty_hours(days):
        yield text(say.empty, language, stretches_text(empty, day, language))


def gap_lines(found: CameraDay, language: Language) -> Iterable[str]:
    if found.recordings and found.gaps:
        yield text(say.not_covered, language, stretches_text(found.gaps, found.day, language))


def stretches_text(stretches: Sequence[TimeRange], day: Day, language: Language) -> str:
    """The longest ones, by time, and how many more there are."""
    listed = [stretch_text(each, day, language) for each in longest_of(stretches)]
    if rest := len(stretches) - len(listed):
        listed.append(text(say_summary.more_stretches, language, rest))
    return ", ".join(listed)


def stretch_text(span: TimeRange, day: Day, language: Language, form: str = "%H:%M") -> str:
    return text(say.stretch, language, day.clock(span.start_s, form), day.clock(span.end_s, form))


def length_text(seconds: float, language: Language) -> str:
    """`2 h 5 min`, `3 min 20 s`."""
    minutes, rest_s = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return text(say.length, language, hours, minutes_left)
    return text(say.short_length, language, minutes, rest_s)
