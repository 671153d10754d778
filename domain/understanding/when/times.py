"""When: offsets into the recording, lengths of stays, and local times, with the words around them."""

from dataclasses import replace

from domain.events.types import EventType
from domain.query.deeds import AT_END, AT_START
from domain.query.filters import END_S, EXACT_S, LengthFilter, TimeFilter
from domain.query.problems import EMPTY_RANGE, IMPOSSIBLE_TIME, NO_LENGTH, problem
from domain.records import TimeRange
from domain.understanding.when.days import read_days
from domain.understanding.when.points import Point, is_gap, marker, offset_s, points, ranges
from domain.understanding.when.wall import is_possible
from domain.understanding.words.meanings import ClockMeaning, EventMeaning, StretchMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Ask, Grammar

ABOUT_S = 10.0
"""The same where `about` is said of a time with seconds."""
ABOUT_MINUTE_S = 30.0
"""The same where it is said of whole minutes."""
MINUTE_S = 60.0
"""Seconds of a minute: steps from here on are whole minutes."""
MAX_APART = 3
"""Terms between `or` and the time behind it, at most: a preposition and an article."""
LENGTHS = {
    Grammar.OVER: (1, 0),
    Grammar.AT_LEAST: (1, 0),
    Grammar.DURING: (1, 0),
    Grammar.UNDER: (0, 1),
    Grammar.AT_MOST: (0, 1),
}
"""Whether words before or after a length bound it below, above."""
UNBOUNDED = float("inf")


def read_times(reading: Reading) -> None:
    """Read all times of a question into its query; what cannot be becomes a problem."""
    read_stretches(reading)
    refuse_impossible(reading)
    for pair in ranges(reading):
        read_range(reading, *pair)
    for point in list(points(reading)):
        read_point(reading, point)
    read_days(reading)


def read_stretches(reading: Reading) -> None:
    """Halves of the recording, and its first or last seconds where these are compared; one of them."""
    for at, part in list(reading.free(StretchMeaning))[:1]:
        if is_gone_by_end(reading, at, part):
            reading.use(at)
            return
        if is_vague(reading, part):
            return
        reading.use(at)
        if part.last_s is not None and reading.has(Grammar.ALONE):
            return  # to the end of a stay
        if part.between is not None:
            narrow(reading, *part.between, [at])
        elif part.first_s is not None:
            narrow(reading, 0.0, part.first_s, [at])
        else:
            words = said(reading, [at])
            reading.change(time=replace(reading.query.time, share=part.share, last_s=part.last_s, said=words))


def is_gone_by_end(reading: Reading, at: int, part: StretchMeaning) -> bool:
    """`Had they left by the end?`, `how long was it there by the end?`: whenever that was."""
    types = {each for term in reading.terms if (event := term.of(EventMeaning)) for each in event.types}
    is_by = reading.terms[at].text.lower().startswith("by ") and part.last_s == END_S
    is_length = reading.has(Ask.HOW_LONG) and EventType.OBJECT_ABANDONED in types
    return is_by and (is_length or types == {EventType.PERSON_EXIT})


def is_vague(reading: Reading, part: StretchMeaning) -> bool:
    """Whether nobody knows how long `at the beginning` is: what happened then may be seconds away from it."""
    events = {each for term in reading.terms if (event := term.of(EventMeaning)) for each in event.types}
    if part.first_s == END_S:
        return bool(events) or reading.has(Grammar.ALONE)
    momentary = {*AT_START, *AT_END, EventType.RUNNING}
    return part.last_s == END_S and not events.isdisjoint(momentary) and not reading.has(Grammar.NOT)


def refuse_impossible(reading: Reading) -> None:
    """Take out the times of day that there are not."""
    for at, clock in list(reading.free(ClockMeaning)):
        if (clock.is_wall and not is_possible(clock)) or (offset_s(clock) is None and not is_possible(clock)):
            reading.problems.append(problem(IMPOSSIBLE_TIME, reading.terms[at].text))
            reading.use(at)


def read_range(reading: Reading, first: Point, last: Point) -> None:
    """`between 3 and 5 minutes`: seconds of the recording. Times of day are left to `read_days`."""
    if first.is_wall or last.is_wall:
        return
    used = range(first.start, last.end + 1)
    if is_gap(reading, last):
        return
    reading.use(*used)
    if is_stay(reading, first, last):
        reading.take(Grammar.STAY)
        bound_length(reading, first.seconds, last.seconds, said(reading, list(used)))
        return
    end_s = last.seconds + (last.length.step_s if last.length and last.length.is_whole else 0)
    narrow(reading, first.seconds, end_s, used)


def is_stay(reading: Reading, first: Point, last: Point) -> bool:
    """Whether a range is how long somebody stayed: `stayed between 10 and 20 seconds`."""
    if first.length is None or last.length is None:
        return False
    before = reading.term(reading.step(first.start, -1))
    follows = reading.term(reading.step(last.end, 1, is_about_or_filler))
    if follows.is_korean and follows.has(Grammar.STAY):
        return True
    is_during = reading.terms[last.end].is_korean and reading.terms[last.end].has(Grammar.DURING)
    return (before.has(Grammar.STAY) and not before.is_korean) or (is_during and reading.has(Grammar.STAY))


def is_about_or_filler(term: Term) -> bool:
    return term.has(Grammar.ABOUT, Grammar.FILLER, Grammar.DURING)


def read_point(reading: Reading, point: Point) -> None:
    """One time with the words around it, unless it is left to `read_days` or belongs to an event."""
    if point.is_wall or is_gap(reading, point) or is_alternative(reading, point):
        return
    found = marker(reading, point)
    kind = found.kind if found else None
    is_stretch = kind is Grammar.DURING and point.length is not None and point.length.is_whole
    if kind in LENGTHS and not is_stretch:
        read_length(reading, point, LENGTHS[kind], found.used if found else ())
    elif kind not in {Grammar.AGO, Grammar.WITHIN}:
        read_offset(reading, point, kind, found.used if found else ())


def is_alternative(reading: Reading, point: Point) -> bool:
    """Whether a time is the other of two joined by `or`, which no one stretch holds: it is left over."""
    before = range(max(0, point.at - MAX_APART), point.at)
    is_or = any(reading.terms[at].has(Grammar.OR) for at in before)
    return is_or and reading.query.time != TimeFilter()


def read_length(reading: Reading, point: Point, bounds: tuple[int, int], used: tuple[int, ...]) -> None:
    reading.use(*range(point.start, point.end + 1), *used)
    low = point.seconds if bounds[0] else 0.0
    high = point.seconds if bounds[1] else UNBOUNDED
    bound_length(reading, low, high, reading.terms[point.at].text)


def bound_length(reading: Reading, min_s: float, max_s: float, said: str) -> None:
    known = reading.query.length or LengthFilter()
    bounded = LengthFilter(max(known.min_s, min_s), min(known.max_s, max_s))
    if bounded.min_s > bounded.max_s:
        reading.problems.append(problem(NO_LENGTH, said))
    else:
        reading.change(length=bounded)


def read_offset(reading: Reading, point: Point, kind: Grammar | None, used: tuple[int, ...]) -> None:
    """Seconds of the recording: from a time on, until it, around it, or the first or last seconds."""
    all_used = sorted({*range(point.start, point.end + 1), *used})
    reading.use(*all_used)
    at_s = point.seconds
    if kind is Grammar.LAST:
        reading.change(time=replace(reading.query.time, last_s=at_s, said=said(reading, all_used)))
    elif kind is Grammar.FIRST and (behind := after_the_first(reading, used)) is not None:
        reading.use(behind)
        narrow(reading, at_s, UNBOUNDED, [behind, *all_used])
    elif kind is Grammar.FIRST or kind is Grammar.BEFORE:
        narrow(reading, 0.0, at_s, all_used)
    elif kind is Grammar.AFTER or kind is Grammar.FROM:
        narrow(reading, at_s, UNBOUNDED, all_used)
    else:
        narrow(reading, *around(point, is_about=kind is Grammar.ABOUT), all_used)


def after_the_first(reading: Reading, used: tuple[int, ...]) -> int | None:
    """The index of `after` in `after the first minute`, which is all that follows."""
    before = reading.step(min(used), -1)
    term = reading.term(before)
    return before if term.has(Grammar.AFTER) and not term.is_korean and before not in reading.used else None


def around(point: Point, *, is_about: bool) -> tuple[float, float]:
    """The seconds that one time means."""
    step_s = point.length.step_s if point.length else 1.0
    if point.length and point.length.is_whole:
        return max(0.0, point.seconds), point.seconds + step_s
    slack_s = (ABOUT_MINUTE_S if step_s >= MINUTE_S else ABOUT_S) if is_about else EXACT_S
    return max(0.0, point.seconds - slack_s), point.seconds + slack_s


def narrow(reading: Reading, start_s: float, end_s: float, used: "range | list[int]") -> None:
    """Narrow the asked seconds down; a range without any is a problem."""
    known = reading.query.time.offset or TimeRange(0.0, UNBOUNDED)
    start_s, end_s = max(known.start_s, start_s), min(known.end_s, end_s)
    words = " ".join(each for each in (reading.query.time.said, said(reading, list(used))) if each)
    if start_s >= end_s:
        reading.problems.append(problem(EMPTY_RANGE, words))
    else:
        reading.change(time=replace(reading.query.time, offset=TimeRange(start_s, end_s), said=words))


def said(reading: Reading, used: list[int]) -> str:
    """The words from the first to the last of some terms, as they were written."""
    terms = [reading.terms[at] for at in used if reading.terms[at].text.strip()]
    return reading.query.text[min(each.start for each in terms) : max(each.end for each in terms)]
