"""The days that there are recordings of: `how many came over the two days?` is of all of them."""

from dataclasses import replace

from domain.understanding.lexicon.english_words import BOTH_DAYS, DURING_DAYS
from domain.understanding.lexicon.korean_words import TWO_DAYS
from domain.understanding.words.meanings import LengthMeaning, NumberMeaning, UnitMeaning
from domain.understanding.words.quantities import DAY_S
from domain.understanding.words.reading import Reading
from domain.understanding.words.terms import Term
from domain.understanding.words.word_kinds import Noun

PAIR = 2
"""Days of `both days`."""


def read_all_days(reading: Reading) -> None:
    """Use a word for all days that there are recordings of, which narrows nothing."""
    read_all_cameras(reading)
    read_two_days(reading)
    for at, term in enumerate(reading.terms):
        number = days_in(term)
        before = reading.term(at - 1)
        if number is None or at in reading.used or before.text.lower().split(" ")[-1] not in BOTH_DAYS:
            continue
        if term.text.lower() == "day" and before.text.lower() != "either":
            continue
        number = PAIR if before.text.lower() in {"both", "either"} else number
        if number in (0, len(recorded_days(reading))):
            reading.use(at, at - 1, *words_before(reading, at - 1))
        elif before.text.lower() != "all":
            reading.use(at)
            reading.leftover.append(term)  # no stay that long is meant


def read_two_days(reading: Reading) -> None:
    """Korean `iteul`, which is one word for two days: all there are, where they are two."""
    if len(recorded_days(reading)) == PAIR:
        reading.use(*(at for at, each in enumerate(reading.terms) if each.text in TWO_DAYS))


def read_all_cameras(reading: Reading) -> None:
    """`On the two cameras`, `on both cameras`: all there are, where they are as many."""
    for at in list(reading.all(Noun.CAMERA)):
        number = reading.term(at - 1).of(NumberMeaning)
        is_known = reading.term(at - 2).text.lower() in BOTH_DAYS
        if number is not None and is_known and number.value == len(reading.context.cameras):
            reading.use(at, at - 1, at - 2)
            reading.change(scope=replace(reading.query.scope, is_all=True))


def days_in(term: Term) -> int | None:
    """How many days a term says: 0 for `days` without a number, None for no days."""
    length, unit = term.of(LengthMeaning), term.of(UnitMeaning)
    if length is not None and length.step_s == DAY_S:
        return int(length.seconds // DAY_S)
    return 0 if unit is not None and unit.seconds == DAY_S and term.text.lower() in {"day", "days"} else None


def recorded_days(reading: Reading) -> set[object]:
    """The local days of which there are recordings."""
    return {moment.date() for span in reading.context.recorded for moment in span}


def words_before(reading: Reading, at: int) -> list[int]:
    """The indices of `over`, `during`, and `either of` before `the two days`."""
    found: list[int] = []
    while reading.term(at - 1).text.lower() in DURING_DAYS | BOTH_DAYS:
        at -= 1
        found.append(at)
    return found
