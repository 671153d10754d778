"""Local times of a question: days, parts of days and times of day as one stretch."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from domain.query.filters import WallClock
from domain.query.problems import EMPTY_RANGE, IMPOSSIBLE_TIME, problem
from domain.understanding.lexicon.single import PAST
from domain.understanding.when.points import Mark, Point, marker, points, ranges, wall_hours
from domain.understanding.when.wall import DAY_H, DaySpan, day_span, stretch
from domain.understanding.words.meanings import ClockMeaning, DayMeaning, NumberMeaning, PartOfDayMeaning
from domain.understanding.words.reading import Reading
from domain.understanding.words.word_kinds import Grammar

ABOUT_HOUR_H = 0.5
"""Hours before and after a whole hour that `about 3 pm` means."""
ABOUT_H = 1 / 6
"""The same for a time with minutes: ten minutes."""
MINUTE_H = 1 / 60
"""`at 14:05` is the minute from then on, in hours."""
LONG_AGO = datetime(1970, 1, 1)  # noqa: DTZ001 - local and naive, as all stretches of local time
"""No recording is older."""
HALF_DAY_H = 12
"""Hours between the two halves of a day."""


@dataclass(slots=True)
class Hours:
    """The asked hours of a day, from midnight, and the indices that say so."""

    start: float
    end: float
    used: list[int]


def read_days(reading: Reading) -> None:
    """Read days and times of day into the query's stretch of local time."""
    if read_ago(reading):
        return
    days = compatible(dict(reading.free(DayMeaning)))
    hours = clock_range(reading) or clock_point(reading) or part_of_day(reading)
    for at, part in reading.free(PartOfDayMeaning):
        if part.ago is not None and not days:
            days[at] = DayMeaning(ago=part.ago)
    if not days and hours is None:
        return
    used = sorted({*days, *(hours.used if hours else [])})
    used += last_words(reading, days)
    span = (
        day_span([as_last(reading, at, day) for at, day in days.items()], reading.context.now)
        if days
        else None
    )
    if days and span is None:
        reading.problems.append(problem(IMPOSSIBLE_TIME, words(reading, used)))
        reading.use(*used)
        return
    set_wall(reading, span, hours, used)


def last_words(reading: Reading, days: dict[int, DayMeaning]) -> list[int]:
    """The `last` of `last Tuesday`."""
    found = [reading.step(at, -1) for at, day in days.items() if day.weekday is not None or day.is_weekend]
    return [at for at in found if reading.term(at).has(Grammar.LAST) or reading.term(at).text in PAST]


def as_last(reading: Reading, at: int, day: DayMeaning) -> DayMeaning:
    """A weekday before today where `last` says so."""
    return replace(day, is_past=True) if day.weekday is not None and last_words(reading, {at: day}) else day


def compatible(days: dict[int, DayMeaning]) -> dict[int, DayMeaning]:
    """The days that one stretch can have: the first, its neighbours, and a weekday with its week.

    The rest is left over.
    """
    found: dict[int, DayMeaning] = {}
    for at, day in days.items():
        pair = [day, *found.values()]
        is_week = len(pair) == 2 and {each.weekday is None for each in pair} == {True, False}
        if (
            not found
            or is_neighbour(day, list(found.values()))
            or (is_week and any(each.weeks_ago is not None for each in pair))
        ):
            found[at] = day
    return found


def is_neighbour(day: DayMeaning, others: list[DayMeaning]) -> bool:
    """Whether a day is right before or after others: `yesterday or today`."""
    agos = [each.ago for each in others if each.ago is not None]
    return day.ago is not None and len(agos) == len(others) and any(abs(day.ago - each) == 1 for each in agos)


def set_wall(reading: Reading, span: DaySpan | None, hours: Hours | None, used: list[int]) -> None:
    """Set the stretch; hours of several days in a row, which are no one stretch, are left over."""
    is_long = span is not None and not span.is_daily and span.end - span.first > timedelta(1)
    if hours is not None and is_long:
        used = [at for at in used if at not in hours.used]
        hours = None
    bounds = (hours.start, hours.end) if hours else (0.0, float(DAY_H))
    whole = replace(stretch(span, bounds, reading.context.now), days_ago=one_ago(reading, used))
    wall = bounded(reading, whole, used, has_hours=hours is not None)
    reading.use(*used)
    said = " ".join(each for each in (reading.query.time.said, words(reading, used)) if each)
    if wall.start >= wall.end:
        reading.problems.append(problem(EMPTY_RANGE, said))
    else:
        reading.change(time=replace(reading.query.time, wall=wall, said=said))


def one_ago(reading: Reading, used: list[int]) -> int | None:
    """How long ago the one whole day is that some words mean, where they say no more than that."""
    days = [reading.terms[at].of(DayMeaning) for at in used]
    return days[0].ago if len(days) == 1 and days[0] is not None else None


def bounded(reading: Reading, wall: WallClock, used: list[int], *, has_hours: bool) -> WallClock:
    """`since yesterday` is until now, `before Tuesday` all time until then."""
    if has_hours:
        return wall
    first, last = used[0], used[-1]
    before, behind = reading.step(first, -1), reading.step(last, 1)
    for at, is_korean in ((before, False), (behind, True)):
        term = reading.term(at)
        if term.is_korean is is_korean and term.has(Grammar.AFTER):
            used.append(at)
            start = wall.start if term.text.lower() in {"since", "from"} or is_korean else wall.end
            return WallClock(start, max(start, reading.context.now))
        if term.is_korean is is_korean and term.has(Grammar.BEFORE):
            used.append(at)
            return WallClock(LONG_AGO, wall.start)
    return wall


def words(reading: Reading, used: list[int]) -> str:
    """The words of some terms as they were written, without other words that stand between them."""
    indices = sorted(set(used))
    text = reading.terms[indices[0]].text
    for before, after in pairwise(indices):
        first, last = reading.terms[before], reading.terms[after]
        is_near = last.start <= first.end + 1
        text += (reading.query.text[first.end : last.start] if is_near else " ") + last.text
    return text


def read_ago(reading: Reading) -> bool:
    """`2 hours ago`, `3 days ago`: that day, or the hour around it."""
    for point in points(reading):
        found = marker(reading, point) if not point.is_wall else None
        if found is None or found.kind is not Grammar.AGO:
            continue
        moment = reading.context.now - timedelta(seconds=point.seconds)
        slack = timedelta(hours=ABOUT_HOUR_H)
        wall = WallClock(moment - slack, moment + slack)
        if point.length and point.length.step_s >= DAY_H * 3600:
            start = datetime.combine(moment.date(), datetime.min.time())
            wall = WallClock(start, start + timedelta(1))
        used = [point.at, *found.used]
        reading.use(*used)
        reading.change(time=replace(reading.query.time, wall=wall, said=words(reading, used)))
        return True
    return False


def clock_range(reading: Reading) -> Hours | None:
    """`between 2 and 4 pm`."""
    for first, last in ranges(reading):
        if first.is_wall and last.is_wall:
            halved = [inherited(same_half(*pair), reading) for pair in ((first, last), (last, first))]
            start, end = (wall_hours(each, reading) for each in halved)
            if end <= start and end + HALF_DAY_H > start and last.clock and last.clock.half is None:
                end += HALF_DAY_H
            if end <= start:
                end += DAY_H
            is_told = any(each.clock is not None and each.clock.half for each in (first, last))
            parts = [] if is_told else part_indices(reading)
            return Hours(start, end, [*range(first.start, last.end + 1), *parts])
    return number_range(reading)


def same_half(point: Point, other: Point) -> Point:
    """A time of day in the half of the day that was said of the other end: `from 2 to 4 pm`."""
    if point.clock is None or other.clock is None or point.clock.half or other.clock.half is None:
        return point
    return replace(point, clock=replace(point.clock, half=other.clock.half))


def number_range(reading: Reading) -> Hours | None:
    """`every night between 2 and 4`: numbers alone are hours where a day or a part of it is named."""
    at = reading.find(Grammar.BETWEEN, Grammar.FROM)
    if at is None or not any(each.of(DayMeaning) or each.of(PartOfDayMeaning) for each in reading.terms):
        return None
    found = [
        index for index, number in reading.free(NumberMeaning) if number.value == int(number.value) <= DAY_H
    ]
    if len(found) != 2 or found[0] < at or found[1] - found[0] != 2:
        return None
    part = next(iter(reading.free(PartOfDayMeaning)), None)
    half = part[1].half if part else None
    ends = [
        Point(each, 0.0, clock=ClockMeaning((number_of(reading, each),), is_wall=True, half=half))
        for each in found
    ]
    start, end = wall_hours(ends[0], reading), wall_hours(ends[1], reading)
    used = [at, *found, found[0] + 1, *([part[0]] if part else [])]
    return Hours(start, end if end > start else end + HALF_DAY_H, used)


def number_of(reading: Reading, at: int) -> int:
    number = reading.terms[at].of(NumberMeaning)
    return int(number.value) if number else 0


def clock_point(reading: Reading) -> Hours | None:
    """`at 14:05`, `around 3 pm`, `after 5 pm`."""
    point = next((each for each in points(reading) if each.is_wall), None)
    if point is None:
        return None
    found = marker(reading, point)
    hours = wall_hours(inherited(point, reading), reading)
    parts = part_indices(reading)
    used = [point.at, *(found.used if found else ()), *parts]
    start, end = hours_around(hours, found, is_whole=point.clock is not None and len(point.clock.parts) == 1)
    return Hours(start, end, used)


def part_indices(reading: Reading) -> list[int]:
    """Parts of a day that stand apart from the time of day: `last night at 2`."""
    return [at for at, _ in reading.free(PartOfDayMeaning)]


def inherited(point: Point, reading: Reading) -> Point:
    """A time of day in the half of the day that is named apart from it."""
    part = next((each for _, each in reading.free(PartOfDayMeaning)), None)
    if point.clock is None or point.clock.half or part is None:
        return point
    return replace(point, clock=replace(point.clock, half=part.half))


def hours_around(hours: float, found: Mark | None, *, is_whole: bool) -> tuple[float, float]:
    kind = found.kind if found else None
    if kind in {Grammar.AFTER, Grammar.FROM}:
        return hours, float(DAY_H) if hours < DAY_H else hours + HALF_DAY_H
    if kind is Grammar.BEFORE:
        return 0.0, hours
    if kind is Grammar.ABOUT:
        slack = ABOUT_HOUR_H if is_whole else ABOUT_H
        return hours - slack, hours + slack
    return hours, hours + (1.0 if is_whole else MINUTE_H)


def part_of_day(reading: Reading) -> Hours | None:
    """`last Tuesday night`, `this morning`."""
    found = next(iter(reading.free(PartOfDayMeaning)), None)
    return None if found is None else Hours(found[1].start_h, found[1].end_h, [found[0]])
