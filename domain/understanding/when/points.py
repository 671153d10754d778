"""Times in a question, one by one and in pairs, and the words that say how they are meant."""

from collections.abc import Iterator
from dataclasses import dataclass

from domain.understanding.when.wall import hours_of, is_possible, is_recorded
from domain.understanding.words.meanings import (
    ClockMeaning,
    DayMeaning,
    EventMeaning,
    LengthMeaning,
    NumberMeaning,
    PartOfDayMeaning,
)
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar

SIXTY = 60
"""Seconds of a minute, and minutes of an hour."""
HOUR_S = 3600.0
"""Seconds of an hour: Korean `1 hour before` is an hour ago, `1 minute before` is the first minute."""
LINKS = frozenset({Grammar.AND, Grammar.TO, Grammar.FROM, Grammar.FILLER, Grammar.ABOUT, Grammar.AT})
"""What may stand between the two times of a range, beside Korean particles for `from` and `until`."""
BEFORE_MARKS = (
    Grammar.FIRST,
    Grammar.LAST,
    Grammar.AFTER,
    Grammar.BEFORE,
    Grammar.OVER,
    Grammar.UNDER,
    Grammar.AT_LEAST,
    Grammar.AT_MOST,
    Grammar.WITHIN,
    Grammar.DURING,
    Grammar.FROM,
    Grammar.ABOUT,
)
"""Words before a time that say how it is meant, in the order in which they count."""
BEHIND_MARKS = (
    Grammar.OVER,
    Grammar.AT_LEAST,
    Grammar.UNDER,
    Grammar.AT_MOST,
    Grammar.WITHIN,
    Grammar.AFTER,
    Grammar.BEFORE,
    Grammar.AGO,
    Grammar.DURING,
    Grammar.ABOUT,
)
"""The same behind it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time at index `at`: a length or offset, or a clock. `start` and `end` are its outermost indices."""

    at: int
    seconds: float
    length: LengthMeaning | None = None
    clock: ClockMeaning | None = None
    first: int | None = None
    last: int | None = None

    @property
    def is_wall(self) -> bool:
        return self.clock is not None and self.clock.is_wall

    @property
    def start(self) -> int:
        return self.at if self.first is None else self.first

    @property
    def end(self) -> int:
        return self.at if self.last is None else self.last


@dataclass(frozen=True, slots=True)
class Mark:
    """How a time is meant, and the indices of the words that say so."""

    kind: Grammar
    used: tuple[int, ...]


def offset_s(clock: ClockMeaning) -> float | None:
    """`1:05` or `1:02:03` in seconds of a recording; None where minutes or seconds are 60 or more."""
    first, *rest = clock.parts
    if any(part >= SIXTY for part in rest):
        return None
    seconds = float(first)
    for part in rest:
        seconds = seconds * SIXTY + part
    return seconds if rest else seconds * HOUR_S


def points(reading: Reading) -> Iterator[Point]:
    """The times that took no part yet, in order."""
    for at, term in enumerate(reading.terms):
        if at in reading.used:
            continue
        length, clock = term.of(LengthMeaning), term.of(ClockMeaning)
        if length is not None:
            yield Point(at, length.seconds, length=length)
        elif clock is not None:
            wall = as_wall(clock, reading)
            yield Point(at, offset_s(wall) or 0.0, clock=wall)


def as_wall(clock: ClockMeaning, reading: Reading) -> ClockMeaning:
    """A clock as time of day where it must be, or where there are recordings at that time.

    Without any it is an offset into the recording, unless all recordings are asked or a day is named.
    """
    hour, *rest = clock.parts
    is_day_named = any(True for _ in reading.free(DayMeaning)) or any(
        True for _ in reading.free(PartOfDayMeaning)
    )
    fits = is_possible(clock) and any(
        is_recorded(each % 24, rest[0] if rest else None, reading.context.recorded)
        for each in {hour, hour + 12 * (hour < 12)}
    )
    is_wall = clock.is_wall or offset_s(clock) is None or fits or (is_day_named and is_possible(clock))
    return ClockMeaning(clock.parts, is_wall=is_wall, half=clock.half)


def ranges(reading: Reading) -> list[tuple[Point, Point]]:
    """The pairs of times that are the two ends of a range, with the words between and around them."""
    found: list[tuple[Point, Point]] = []
    ends = [*bare_numbers(reading), *points(reading)]
    ends.sort(key=lambda each: each.at)
    at = 0
    while at + 1 < len(ends):
        pair = as_range(reading, ends[at], ends[at + 1])
        if pair is not None:
            found.append(pair)
        at += 1 if pair is None else 2
    return found


def bare_numbers(reading: Reading) -> Iterator[Point]:
    """Numbers whose unit stands with the other end of a range: `between 3 and 5 minutes`."""
    for at, number in reading.free(NumberMeaning):
        after = next((each for each in points(reading) if each.at > at), None)
        if after is None or not is_linked(reading, at, after.at):
            continue
        if after.length is not None:
            step_s = after.length.step_s
            yield Point(at, number.value * step_s, length=LengthMeaning(number.value * step_s, step_s))
        elif after.clock and after.is_wall and number.value == int(number.value):
            yield Point(
                at, 0.0, clock=ClockMeaning((int(number.value),), is_wall=True, half=after.clock.half)
            )


def is_linked(reading: Reading, start: int, end: int) -> bool:
    """Whether only words that link two ends of a range stand between two indices."""
    between = [reading.terms[at] for at in range(start + 1, end)]
    return bool(between) and all(is_link(each) for each in between)


def is_link(term: Term) -> bool:
    return term.has(*LINKS) or (
        term.is_korean and term.has(Grammar.BEFORE, Grammar.AFTER) and term.tag.startswith("J")
    )


def as_range(reading: Reading, first: Point, last: Point) -> tuple[Point, Point] | None:
    """Two times with all words that make them a range; None where they are none: `at 1:05 and 2:10`."""
    if first.is_wall != last.is_wall or not is_linked(reading, first.at, last.at):
        return None
    between = [reading.terms[at] for at in range(first.at + 1, last.at)]
    before, after = reading.step(first.at, -1, is_plain), reading.step(last.at, 1, is_plain)
    opens = reading.term(before).has(Grammar.BETWEEN, Grammar.FROM)
    closes = reading.term(after).has(Grammar.BETWEEN)
    runs = any(each.has(Grammar.TO) or each.has(Grammar.FROM) or is_particle(each) for each in between)
    if not (opens or closes or runs):
        return None
    start = before if opens else first.at
    end = last.at
    while is_tail(reading.term(end + 1)):
        end += 1
    return Point(first.at, first.seconds, first.length, first.clock, first=start), Point(
        last.at, last.seconds, last.length, last.clock, last=end
    )


def is_particle(term: Term) -> bool:
    return term.is_korean and term.tag.startswith("J") and term.has(Grammar.BEFORE, Grammar.AFTER)


def is_tail(term: Term) -> bool:
    """Korean words that close a range: between, until, during."""
    return term.is_korean and (
        term.has(Grammar.BETWEEN, Grammar.DURING, Grammar.ABOUT)
        or (is_particle(term) and term.has(Grammar.BEFORE))
    )


def is_plain(term: Term) -> bool:
    """Whether a term may stand between a time and the words that say how it is meant."""
    return bool(term.meanings) and term.meanings[0] in {Grammar.FILLER, Grammar.ABOUT, Grammar.AT}


def is_gap(reading: Reading, point: Point) -> bool:
    """Whether a time is measured from something that happened: `2 minutes after the fall`."""
    after = reading.step(point.end, 1, is_plain)
    behind = reading.term(after)
    if not behind.is_korean and behind.has(Grammar.AFTER, Grammar.BEFORE, Grammar.LATER):
        return not any(each.at > after and each.at <= after + 2 for each in points(reading))
    before = reading.term(point.start - 1)
    is_korean_gap = behind.is_korean and behind.has(Grammar.AFTER, Grammar.BEFORE) and not is_particle(behind)
    follows = before.has(Grammar.AFTER) and point.start - 1 not in reading.used
    return is_korean_gap and (follows or before.of(EventMeaning) is not None)


def marker(reading: Reading, point: Point) -> Mark | None:
    """The word before or behind a time that says how it is meant; English before, Korean behind it."""
    before, behind = reading.step(point.at, -1, is_plain), reading.step(point.at, 1, is_plain_behind)
    about = tuple(at for at in (point.at - 1, point.at + 1) if reading.term(at).has(Grammar.ABOUT))
    for kind in BEFORE_MARKS[:2]:
        if reading.term(before).has(kind):
            tail = (
                (behind,)
                if reading.term(behind).has(Grammar.DURING) and reading.term(behind).is_korean
                else ()
            )
            return Mark(kind, (before, *tail))
    behind_mark = mark_behind(reading, point, behind)
    if behind_mark:
        return behind_mark
    for kind in BEFORE_MARKS[2:]:
        if reading.term(before).has(kind) and not reading.term(before).is_korean:
            return Mark(kind, (before, *about))
    if is_length_of_stay(reading, point, reading.term(before)):
        return Mark(Grammar.DURING, about)
    return Mark(Grammar.ABOUT, about) if about else None


def is_length_of_stay(reading: Reading, point: Point, before: Term) -> bool:
    """Whether a length belongs to a verb of staying beside it: `stayed a minute`, `1 bun isseosseo`."""
    if point.length is None or point.length.is_whole:
        return False
    behind = reading.term(point.end + 1)
    is_korean = behind.is_korean and behind.has(Grammar.STAY, Grammar.BE)
    if is_korean:  # a particle between them says when: `1 bun-e isseosseo`
        return not reading.query.text[reading.terms[point.end].end : behind.start].strip()
    return before.has(Grammar.STAY) and not before.is_korean


def is_plain_behind(term: Term) -> bool:
    return bool(term.meanings) and term.meanings[0] in {Grammar.FILLER, Grammar.ABOUT}


def mark_behind(reading: Reading, point: Point, behind: int) -> Mark | None:
    term = reading.term(behind)
    if term.has(Grammar.AGO) and (not term.is_korean or point.seconds >= HOUR_S):
        return Mark(Grammar.AGO, (behind,))
    for kind in BEHIND_MARKS:
        if term.has(kind) and (term.is_korean or kind in {Grammar.AT_LEAST, Grammar.AT_MOST}):
            return Mark(kind, (behind,))
    return None


def wall_hours(point: Point, reading: Reading) -> float:
    """A time of day in hours from midnight."""
    return hours_of(point.clock or ClockMeaning((0,)), reading.context.recorded)
