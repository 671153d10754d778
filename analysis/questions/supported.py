"""Which sentences of an answer are not shown by what they cite: an independent check, by the truth."""

import re
from collections.abc import Iterator, Sequence
from statistics import fmean

from analysis.questions.matching import SLACK_S, World, begins, fit, read_clock
from analysis.questions.question_set import AskedQuestion, Kind
from analysis.questions.said import (
    SECONDS_PER_MINUTE,
    SaidAnswer,
    SaidSentence,
    clock_times_in,
    in_digits,
    kind_of,
    lengths_in,
    number_in,
    people_in,
    says,
    words,
)
from analysis.questions.truth import TrueStay
from domain.people.colour import NAMES

LENGTH_SLACK_S = 3.0
"""Seconds by which a length may differ from that of what is cited, at most: twice the slack of one end."""
LENGTH_SLACK = 0.15
"""Share by which it may differ where that is more."""
NUMBER = re.compile(r"\d+")
ENDS = ("start", "end")
"""Of a range that a sentence repeats from a question."""
COLOURS = tuple(name.value for name in NAMES)
PAIR = 2
"""Citations of a sentence that compares two lengths."""


def unsupported_sentences(question: AskedQuestion, answer: SaidAnswer, world: World) -> tuple[str, ...]:
    """Sentences that claim what their citations do not show; those about what was looked at claim nothing."""
    return tuple(
        each.text
        for each in answer.sentences
        if not says("about", each.text)
        and kind_of(each.text) not in ("unclear", "cannot", "impossible")
        and any(faults(each, question, world))
    )


def faults(sentence: SaidSentence, question: AskedQuestion, world: World) -> Iterator[bool]:
    """For each thing that a sentence claims, whether nothing that it cites shows it."""
    text, times = sentence.text, told_times(sentence, question, world)
    is_denial = kind_of(text) is Kind.NO
    is_particular = bool(times) or (not is_denial and bool(people_in(text) or number_in(text)))
    yield is_particular and not sentence.cited and not repeats(sentence, times, question)
    if sentence.cited:
        yield not all(is_time_shown(each, sentence, question, world) for each in times)
        yield not all(is_person_shown(each, sentence, world) for each in people_in(text))
        yield not are_colours_true(sentence, question, world)
        yield not all(is_length_shown(each, sentence, question, world) for each in lengths_in(text))


def told_times(sentence: SaidSentence, question: AskedQuestion, world: World) -> list[tuple[int, ...]]:
    """The times that a sentence tells, without those that repeat the time that was asked for.

    Those are times whose numbers stand in the question, two times around all that is cited, and full hours,
    at which a day or a part of it begins, where the question asks for a time.
    """
    times = list(clock_times_in(sentence.text))
    if not says("asks_time", question.text):
        return times
    if len(times) >= len(ENDS) and is_around(times, sentence, question, world):
        times = times[len(ENDS) :]
    asked = {int(each) for each in NUMBER.findall(in_digits(question.text))}
    times = [each for each in times if not is_asked_length(each, question)]
    return [each for each in times if any(each[1:]) and not {*each} - {0} <= asked]


def is_asked_length(parts: tuple[int, ...], question: AskedQuestion) -> bool:
    """Whether a time is one that was asked for as a length: `at 65 seconds` is 01:05, give or take one."""
    minutes, seconds = parts[-2:]
    time_s = minutes * SECONDS_PER_MINUTE + seconds
    return any(abs(each - time_s) <= 1 for each in lengths_in(in_digits(question.text)))


def is_around(
    times: Sequence[tuple[int, ...]], sentence: SaidSentence, question: AskedQuestion, world: World
) -> bool:
    """Whether all that a sentence cites lies between its first two times."""
    began = begins(sentence, question, world)
    start_s, end_s = (min(read_clock(each, began)) for each in times[: len(ENDS)])
    ranges = [each.range for each in sentence.cited]
    return all(start_s - SLACK_S <= each.end_s and each.start_s <= end_s + SLACK_S for each in ranges)


def repeats(sentence: SaidSentence, times: Sequence[tuple[int, ...]], question: AskedQuestion) -> bool:
    """Whether all times and people of a sentence are those of the question, and it counts nothing."""
    is_said = set(people_in(sentence.text)) <= set(people_in(question.text))
    is_said &= set(times) <= set(clock_times_in(question.text))
    return is_said and not number_in(sentence.text)


def is_time_shown(
    parts: tuple[int, ...], sentence: SaidSentence, question: AskedQuestion, world: World
) -> bool:
    """Whether a written time lies in a stretch that is cited, or was asked for."""
    if parts in set(clock_times_in(question.text)):
        return True
    read = list(read_clock(parts, begins(sentence, question, world)))
    return any(
        each.range.start_s - SLACK_S <= time_s <= each.range.end_s + SLACK_S
        for time_s in read
        for each in sentence.cited
    )


def is_person_shown(number: int, sentence: SaidSentence, world: World) -> bool:
    """Whether some citation is of the person with this number."""
    return any(stay.number == number for stay in shown(sentence, world))


def shown(sentence: SaidSentence, world: World) -> Iterator[TrueStay]:
    """The people in sight in what a sentence cites."""
    for cited in sentence.cited:
        truth = world.truth_of(cited)
        if truth is not None:
            yield from (stay for stay in truth.stays if fit(cited.range, stay.range) > 0)


def are_colours_true(sentence: SaidSentence, question: AskedQuestion, world: World) -> bool:
    """Whether every colour of a sentence is worn by somebody whom it names, or shows where it names nobody.

    Colours of the question may be repeated.
    """
    known = words()
    told = {each for each in COLOURS if known[each].search(sentence.text)}
    told -= {each for each in COLOURS if known[each].search(question.text)}
    numbers = people_in(sentence.text)
    worn = [stay.colours for stay in shown(sentence, world) if not numbers or stay.number in numbers]
    if not worn and not numbers:
        return True  # of a thing, or of a black picture
    known_worn = [each for each in worn if each is not None]
    return len(known_worn) < len(worn) or told <= frozenset[str]().union(*known_worn)


def is_length_shown(length_s: float, sentence: SaidSentence, question: AskedQuestion, world: World) -> bool:
    """Whether a length is that of a citation, of all in sum or on average, of a stay, or was asked for.

    Of two citations it may be the difference.
    """
    ranges = [each.range.length_s for each in sentence.cited]
    ranges += [fmean(ranges)] if ranges else []
    ranges += [abs(ranges[0] - ranges[1])] if len(sentence.cited) == PAIR else []
    ranges += [stay.range.length_s for stay in shown(sentence, world)]
    ranges += [sum(each.range.length_s for each in sentence.cited), *lengths_in(in_digits(question.text))]
    slack_s = max(LENGTH_SLACK_S, LENGTH_SLACK * length_s)
    return any(abs(each - length_s) <= slack_s for each in ranges)
