"""Numbers with their units: lengths and offsets (`1 min 5 s`), times of day (`3 pm`), dates (`5 May`)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from domain.understanding.words.meanings import (
    ClockMeaning,
    DayMeaning,
    LengthMeaning,
    Meaning,
    MonthMeaning,
    NumberMeaning,
    OrdinalMeaning,
    PartOfDayMeaning,
    UnitMeaning,
)
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Grammar, Noun

HALF_HOUR_MIN = 30
"""Minutes of half an hour, as in Korean `3 si ban`."""
MINUTE_S = 60.0
"""Seconds of a minute, the unit of minutes in times of day."""
DAY_S = 86400.0
"""Seconds of a day: units from here on count days."""

TEN = 10
"""What Korean tens are counted by: three ten five is 35."""
BEFORE_TIMES = (Grammar.AT, Grammar.FROM, Grammar.BETWEEN, Grammar.ABOUT, Grammar.AFTER, Grammar.BEFORE)
"""Words before a number that make it a time in `at 3 in the morning`."""

Step = Callable[[Sequence[Term], int], "tuple[Meaning, int] | None"]
"""What the terms from an index on mean together, and how many they are; None where they do not."""


def merge_quantities(terms: Sequence[Term]) -> list[Term]:
    """The terms, those of one quantity as one: dates first, then times of day, then lengths."""
    merged = list(terms)
    for step in (korean_number_at, date_at, clock_at, half_at, length_at, nth_length_at):
        merged = merge(merged, step)
    return merged


def merge(terms: Sequence[Term], step: Step) -> list[Term]:
    found: list[Term] = []
    at = 0
    while at < len(terms):
        together = step(terms, at)
        if together is None:
            found.append(terms[at])
            at += 1
            continue
        meaning, length = together
        found.append(joined(terms[at : at + length], meaning))
        at += length
    return found


def joined(terms: Sequence[Term], meaning: Meaning) -> Term:
    """Several terms as one."""
    parts = [each.text for each in terms]
    gaps = [" " if after.start > before.end else "" for before, after in pairwise(terms)]
    text = "".join(part + gap for part, gap in zip(parts, [*gaps, ""], strict=True))
    return replace(terms[0], meanings=(meaning,), text=text, end=terms[-1].end, tag=terms[-1].tag)


def korean_number_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """A number that Korean writes in several words: `three ten five`."""
    value, length = 0.0, 0
    for term in terms[at : at + 3]:
        number = term.of(NumberMeaning)
        is_apart = length > 0 and term.start > terms[at + length - 1].end
        if number is None or not term.is_korean or term.tag != "NR" or is_apart:
            break
        value = value * TEN if number.value == TEN and value else value + number.value
        length += 1
    return (NumberMeaning(value), length) if length > 1 else None


def date_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """`5 May`, `May 5th`, and months and days with their Korean units."""
    if at + 1 >= len(terms):
        return None
    first, second, *rest = terms[at : at + 4]
    month, number = first.of(MonthMeaning), day_number(second)
    if month and month.month and number:
        return DayMeaning(date=(None, month.month, number)), 2
    month, number = second.of(MonthMeaning), day_number(first)
    if month and month.month and number:
        return DayMeaning(date=(None, month.month, number)), 2
    if month and number and len(rest) > 1 and is_unit(rest[1], DAY_S) and (day := day_number(rest[0])):
        return DayMeaning(date=(None, number, day)), 4
    return None


def day_number(term: Term) -> int | None:
    number, ordinal = term.of(NumberMeaning), term.of(OrdinalMeaning)
    return int(number.value) if number else ordinal.nth if ordinal else None


def is_unit(term: Term, seconds: float) -> bool:
    unit = term.of(UnitMeaning)
    return unit is not None and unit.seconds == seconds and not unit.is_clock


def clock_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """`3 o'clock`, and Korean hours with their minutes."""
    number, unit = terms[at].of(NumberMeaning), terms[at + 1].of(UnitMeaning) if at + 1 < len(terms) else None
    if number is None or unit is None or not unit.is_clock or number.value != int(number.value):
        return None
    hour = int(number.value)
    rest = terms[at + 2 : at + 4]
    minutes = rest[0].of(NumberMeaning) if rest else None
    if minutes and minutes.value < 1 and rest[0].is_korean:
        return ClockMeaning((hour, HALF_HOUR_MIN), is_wall=True), 3
    if minutes and len(rest) > 1 and is_unit(rest[1], MINUTE_S):
        seconds = seconds_at(terms, at + 4)
        return ClockMeaning((hour, int(minutes.value), *seconds), is_wall=True), 4 + 2 * len(seconds)
    return ClockMeaning((hour,), is_wall=True), 2


def seconds_at(terms: Sequence[Term], at: int) -> tuple[int, ...]:
    """The seconds of a Korean clock time, where these are said: `3 si 10 bun 30 cho`."""
    number = terms[at].of(NumberMeaning) if at + 1 < len(terms) else None
    return (int(number.value),) if number is not None and is_unit(terms[at + 1], 1) else ()


def half_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """A time with the half of the day: Korean says it before, English after it."""
    part = terms[at].of(PartOfDayMeaning)
    if part and part.half in {"noon", "midnight"}:
        return ClockMeaning((12,), is_wall=True, half="pm" if part.half == "noon" else "midnight"), 1
    if part and part.half and part.ago is None and terms[at].is_korean and at + 1 < len(terms):
        clock = clock_of(terms[at + 1], needs_clock=True)
        return (replace(clock, is_wall=True, half=part.half), 2) if clock else None
    length = 1
    while at + length < len(terms) and is_plain_filler(terms[at + length]) and length < 3:
        length += 1
    clock = clock_of(terms[at])
    after = terms[at + length].of(PartOfDayMeaning) if at + length < len(terms) else None
    if clock is None or after is None or after.half is None or terms[at + length].is_korean:
        return None
    is_plain_number = terms[at].of(NumberMeaning) is not None
    if is_plain_number and length > 1 and not (at and terms[at - 1].has(*BEFORE_TIMES)):
        return None
    if after.ago is not None:
        return None
    return replace(clock, is_wall=True, half=after.half), length + 1


def is_plain_filler(term: Term) -> bool:
    return term.has(Grammar.FILLER) and term.of(PartOfDayMeaning) is None


def clock_of(term: Term, *, needs_clock: bool = False) -> ClockMeaning | None:
    """A term as a time of day; numbers alone only before `am` or `pm`."""
    number = term.of(NumberMeaning)
    if number and not needs_clock and number.value == int(number.value):
        return ClockMeaning((int(number.value),))
    return term.of(ClockMeaning)


def length_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """`1 min 5 s`, `a minute`, `minute 90`, and the `minute` of `the last minute`."""
    unit = terms[at].of(UnitMeaning)
    if unit is not None and not unit.is_clock:
        return unit_first(terms, at, unit)
    seconds, unit_s, step_s, length = 0.0, 0.0, 0.0, 0
    while found := number_with_unit(terms, at + length, is_first=not length):
        value, found_unit, used = found
        if length and found_unit.seconds >= unit_s:
            break
        unit_s = found_unit.seconds
        step_s = min(found_unit.seconds, value * found_unit.seconds) or found_unit.seconds
        seconds, length = seconds + value * found_unit.seconds, length + used
        half = half_more(terms, at + length)
        seconds, length = seconds + (step_s / 2 if half else 0), length + half
    return (LengthMeaning(seconds, step_s), length) if length else None


def half_more(terms: Sequence[Term], at: int) -> int:
    """How many terms from an index on mean half a unit more: `and a half`, Korean `ban`."""
    if at + 1 < len(terms) and terms[at].has(Grammar.AND) and is_half(terms[at + 1]):
        return 2
    if at + 2 < len(terms) and terms[at].has(Grammar.AND) and is_half(terms[at + 2]):
        return 3 if terms[at + 1].has(Grammar.FILLER) else 0
    return 1 if at < len(terms) and terms[at].is_korean and is_half(terms[at]) else 0


def is_half(term: Term) -> bool:
    number = term.of(NumberMeaning)
    return number is not None and number.value < 1


def number_with_unit(
    terms: Sequence[Term], at: int, *, is_first: bool
) -> tuple[float, UnitMeaning, int] | None:
    """A number and its unit from an index on, and how many terms they are; `and` may join them to others."""
    follows_and = not is_first and at < len(terms) and terms[at].has(Grammar.AND)
    start = at + 1 if follows_and and is_after_unit(terms, at) else at
    if start + 1 >= len(terms):
        return None
    number, unit = terms[start].of(NumberMeaning), terms[start + 1].of(UnitMeaning)
    is_article = terms[start].text.lower() in {"a", "an"} and not is_ordinal(terms, start + 1)
    if unit is None or unit.is_clock or not (number or is_article):
        return None
    return number.value if number else 1.0, unit, start + 2 - at


def is_after_unit(terms: Sequence[Term], at: int) -> bool:
    return terms[at - 1].of(UnitMeaning) is not None


def nth_length_at(terms: Sequence[Term], at: int) -> tuple[Meaning, int] | None:
    """`The second minute`, Korean `se beonjjae 30 cho`: the stretch that so many of that length precede."""
    ordinal = terms[at].of(OrdinalMeaning)
    if ordinal is None or ordinal.nth == 1 or at + 1 >= len(terms):
        return None
    unit, length = terms[at + 1].of(UnitMeaning), terms[at + 1].of(LengthMeaning)
    seconds = length.seconds if length is not None and not length.is_whole else 0.0
    if unit is not None and not terms[at + 1].is_korean and MINUTE_S <= unit.seconds < DAY_S:
        seconds = unit.seconds
    return (LengthMeaning((ordinal.nth - 1) * seconds, seconds, is_whole=True), 2) if seconds else None


def is_ordinal(terms: Sequence[Term], at: int) -> bool:
    """Whether `second` is an ordinal: before somebody or something."""
    if terms[at].of(OrdinalMeaning) is None:
        return False
    after = terms[at + 1] if at + 1 < len(terms) else None
    return after is not None and (
        after.has(Noun.PERSON, Noun.OCCASION, Grammar.ONE) or not is_time_word(after)
    )


def is_time_word(term: Term) -> bool:
    return term.has(Grammar.FILLER, Grammar.COMMA, Grammar.AND, Grammar.OR)


def unit_first(terms: Sequence[Term], at: int, unit: UnitMeaning) -> tuple[Meaning, int] | None:
    """`minute 90`, `at second 35`; `the last minute` is one. `second` is an ordinal elsewhere."""
    after = terms[at + 1].of(NumberMeaning) if at + 1 < len(terms) else None
    is_at = at > 0 and terms[at - 1].has(*BEFORE_TIMES)
    is_word = len(terms[at].text) > 1 and (terms[at].of(OrdinalMeaning) is None or is_at)
    has_own_unit = at + 2 < len(terms) and terms[at + 2].of(UnitMeaning) is not None
    if after and is_word and not terms[at].is_korean and not has_own_unit:
        return LengthMeaning(after.value * unit.seconds, unit.seconds, is_whole=True), 2
    if at and terms[at - 1].has(Grammar.FIRST, Grammar.LAST) and unit.seconds < DAY_S:
        return LengthMeaning(unit.seconds, unit.seconds), 1
    return None
