"""Scores of found events over many recordings: by type, in all, and what alarms cost on quiet ones.

A score that can be flattered stands beside one that cannot: micro F1, in which frequent types count most,
beside macro F1, in which each type counts the same; the median start error, which misses do not touch, beside
recall; false incidents per hour beside the rate that so few hours cannot rule out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.calibration import Calibration, measure_calibration
from domain.events.kinds.kind import Severity
from domain.events.matching import Matching, TrueEvent, match_events, median
from domain.events.types import EventType
from domain.metrics import Counts
from domain.records import Event

RULE_OF_THREE = 3.0
"""False alarms that 95 % of periods without any may yet have had in the mean (rule of three)."""
HOUR_S = 3600.0
"""Seconds of an hour."""


@dataclass(frozen=True, slots=True)
class RecordingScore:
    """What was found in one recording against its truth.

    `people` and `found_people` are numbers of people; None where the truth does not say. In an ordinary
    recording nothing happens that anybody should be called for.
    """

    name: str
    duration_s: float
    matching: Matching
    people: int | None = None
    found_people: int | None = None
    is_ordinary: bool = False

    @property
    def counts(self) -> Counts:
        found = self.matching
        return Counts(len(found.matches), len(found.false), len(found.missed))

    def false_of(self, severity: Severity) -> int:
        """False events that matter as much as `severity`, or more."""
        return sum(event.type.kind.severity <= severity for event in self.matching.false)

    @property
    def false_incidents(self) -> int:
        return sum(event.type.kind.is_incident for event in self.matching.false)


def score_recording(
    name: str, duration_s: float, truth: Sequence[TrueEvent], found: Sequence[Event],
    labelled: frozenset[EventType] | None = None,
) -> RecordingScore:  # fmt: skip
    """Score one recording; `labelled` are the types that its truth knows, None for all."""
    counted = [event for event in found if labelled is None or event.type in labelled]
    return RecordingScore(name, duration_s, match_events(truth, counted))


@dataclass(frozen=True, slots=True)
class TypeScore:
    """Hits and errors of one type of events, and by how much each hit was found too late (seconds)."""

    type: EventType
    counts: Counts
    start_errors_s: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class AlarmRate:
    """False alarms on ordinary and empty recordings."""

    incidents: int
    warnings: int
    """Events of severity warning or above, incidents among them."""
    hours: float

    @property
    def incidents_per_hour(self) -> float:
        return self.incidents / self.hours if self.hours else 0.0

    @property
    def warnings_per_hour(self) -> float:
        return self.warnings / self.hours if self.hours else 0.0

    @property
    def not_ruled_out_per_hour(self) -> float | None:
        """The largest rate of incidents that so many hours without one leave possible (95 %)."""
        return RULE_OF_THREE / self.hours if self.hours and not self.incidents else None


def scores_by_type(recordings: Sequence[RecordingScore]) -> tuple[TypeScore, ...]:
    """The score of each type that is true or was found, in the order of `EventType`."""
    scores = (score_type(kind, recordings) for kind in EventType)
    return tuple(score for score in scores if score.counts != Counts())


def score_type(kind: EventType, recordings: Sequence[RecordingScore]) -> TypeScore:
    matches = [each for one in recordings for each in one.matching.matches if each.truth.type is kind]
    false = sum(event.type is kind for one in recordings for event in one.matching.false)
    missed = sum(event.type is kind for one in recordings for event in one.matching.missed)
    errors = tuple(match.start_error_s for match in matches)
    return TypeScore(kind, Counts(len(matches), false, missed), errors)


def total(scores: Iterable[TypeScore]) -> Counts:
    return sum((score.counts for score in scores), Counts())


def macro_f1(scores: Sequence[TypeScore]) -> float:
    """The mean F1 of the types; 0 of none."""
    return sum(score.counts.f1 for score in scores) / len(scores) if scores else 0.0


def median_start_error(scores: Sequence[TypeScore]) -> float | None:
    """The median of absolute start errors in seconds; None without any hit."""
    return median([abs(error) for score in scores for error in score.start_errors_s])


def false_alarms(recordings: Sequence[RecordingScore]) -> AlarmRate:
    quiet = [each for each in recordings if each.is_ordinary]
    return AlarmRate(
        incidents=sum(each.false_incidents for each in quiet),
        warnings=sum(each.false_of(Severity.WARNING) for each in quiet),
        hours=sum(each.duration_s for each in quiet) / HOUR_S,
    )


def people_count_error(recordings: Sequence[RecordingScore]) -> float | None:
    """Wrong numbers of people, added up without their signs, as a share of all people; None without any."""
    counted = [
        (each.people, each.found_people)
        for each in recordings
        if each.people is not None and each.found_people is not None
    ]
    people = sum(true for true, _ in counted)
    return sum(abs(true - found) for true, found in counted) / people if people else None


def calibration(recordings: Sequence[RecordingScore]) -> Calibration | None:
    """How far the confidence of events is the share that is right; optional ones are left out."""
    right = [match.found.confidence for each in recordings for match in each.matching.matches]
    wrong = [event.confidence for each in recordings for event in each.matching.false]
    return measure_calibration([*right, *wrong], [True] * len(right) + [False] * len(wrong))
