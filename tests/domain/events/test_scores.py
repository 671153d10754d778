"""Scores over recordings; beside each that can be flattered stands one that shows it."""

from dataclasses import replace

import pytest

from domain.events.matching import TrueEvent
from domain.events.scores import (
    RecordingScore,
    calibration,
    false_alarms,
    macro_f1,
    median_start_error,
    people_count_error,
    score_recording,
    scores_by_type,
    total,
)
from domain.events.types import EventType
from domain.metrics import Counts
from domain.records import Event, TimeRange

WALKING, COLLAPSE, SITTING = EventType.WALKING, EventType.COLLAPSE, EventType.SITTING


def true(kind: EventType, start_s: float, length_s: float = 4.0) -> TrueEvent:
    return TrueEvent(kind, TimeRange(start_s, start_s + length_s))


def found(kind: EventType, start_s: float, confidence: float = 0.9) -> Event:
    return Event(kind, TimeRange(start_s, start_s + 4.0), (0.1, 0.1, 0.2, 0.5), (1,), confidence)


def recording(truth: list[TrueEvent], events: list[Event], **more: object) -> RecordingScore:
    return replace(score_recording("clip", 1800.0, truth, events), **more)


MANY = recording(
    [true(WALKING, at) for at in range(0, 90, 10)], [found(WALKING, at) for at in range(0, 90, 10)]
)
FALL_MISSED = recording([true(COLLAPSE, 5.0)], [])


def test_a_missed_fall_hardly_shows_in_micro_f1_and_halves_macro_f1() -> None:
    scores = scores_by_type([MANY, FALL_MISSED])
    assert [(score.type, score.counts) for score in scores] == [
        (WALKING, Counts(9, 0, 0)), (COLLAPSE, Counts(0, 0, 1)),
    ]  # fmt: skip
    assert total(scores).f1 == pytest.approx(18 / 19)
    assert macro_f1(scores) == 0.5


def test_a_type_that_only_the_product_knows_counts_against_it() -> None:
    scores = scores_by_type([recording([], [found(SITTING, 3.0)])])
    assert [(score.type, score.counts.f1) for score in scores] == [(SITTING, 0.0)]


def test_types_that_nobody_has_labelled_are_not_scored() -> None:
    score = score_recording("clip", 60.0, [true(WALKING, 0)], [found(WALKING, 0), found(SITTING, 9)],
                            frozenset({WALKING}))  # fmt: skip
    assert score.counts == Counts(1, 0, 0)


def test_the_start_error_is_the_median_without_signs() -> None:
    truth = [true(WALKING, at) for at in (0, 10, 20)]
    scores = scores_by_type([recording(truth, [found(WALKING, at) for at in (0.5, 9.0, 20.25)])])
    assert scores[0].start_errors_s == (0.5, -1.0, 0.25)
    assert median_start_error(scores) == 0.5
    assert median_start_error(scores_by_type([FALL_MISSED])) is None


def test_false_incidents_are_those_of_quiet_recordings_and_none_is_not_never() -> None:
    falls = [found(COLLAPSE, 5.0), found(EventType.OBJECT_ABANDONED, 30.0), found(WALKING, 50.0)]
    quiet = recording([], falls, is_ordinary=True)
    rate = false_alarms([quiet, recording([], [], is_ordinary=True), recording([], falls)])
    assert (rate.incidents, rate.warnings, rate.hours) == (1, 2, 1.0)
    assert (rate.incidents_per_hour, rate.warnings_per_hour) == (1.0, 2.0)
    assert rate.not_ruled_out_per_hour is None
    clean = false_alarms([recording([], [], is_ordinary=True)])
    assert (clean.incidents_per_hour, clean.not_ruled_out_per_hour) == (0.0, 6.0)


def test_one_person_too_many_does_not_make_up_for_one_too_few() -> None:
    scores = [replace(MANY, people=2, found_people=3), replace(MANY, people=2, found_people=1), FALL_MISSED]
    assert people_count_error(scores) == 0.5
    assert people_count_error([FALL_MISSED]) is None


def test_confidence_is_compared_with_what_is_right() -> None:
    events = [
        found(WALKING, 0, 0.75),
        found(WALKING, 10, 0.75),
        found(SITTING, 20, 0.75),
        found(WALKING, 30, 0.75),
    ]
    measured = calibration([recording([true(WALKING, at) for at in (0, 10, 30)], events)])
    assert measured is not None
    assert (measured.right, measured.error) == (0.75, pytest.approx(0.0))
    assert measured.skill == pytest.approx(0.0), "it tells nothing apart, and the skill says so"
    assert calibration([FALL_MISSED]) is None
