"""The scores of an evaluation of events as one JSON object: what the command prints and Dagster keeps."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from domain.calibration import Calibration
from domain.events.scores import (
    RecordingScore,
    TypeScore,
    calibration,
    false_alarms,
    macro_f1,
    median_start_error,
    people_count_error,
    scores_by_type,
    total,
)
from domain.metrics import Counts

QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
"""Of the start errors, which are listed as a whole beside them."""


def summarise_events(
    set_name: str, staged: Sequence[RecordingScore], real: Sequence[RecordingScore] = ()
) -> dict[str, Any]:
    """Scores on the staged scenes of a set, and of real clips under `real`; never of both together."""
    return {
        "set": set_name,
        **summarise_recordings(staged),
        "real": summarise_recordings(real) if real else None,
    }


def summarise_recordings(recordings: Sequence[RecordingScore]) -> dict[str, Any]:
    scores, alarms = scores_by_type(recordings), false_alarms(recordings)
    confidence = calibration(recordings)
    return {
        **counts_as_json(total(scores)),
        "f1_macro": rounded(macro_f1(scores)),
        "per_type": {score.type.value: type_as_json(score) for score in scores},
        "start_error_s": rounded(median_start_error(scores)),
        **start_errors(scores),
        "false_incidents_per_hour": rounded(alarms.incidents_per_hour),
        "false_incidents": alarms.incidents,
        "false_incidents_per_hour_not_ruled_out": rounded(alarms.not_ruled_out_per_hour),
        "false_warnings_per_hour": rounded(alarms.warnings_per_hour),
        "quiet_hours": rounded(alarms.hours),
        "people_count_error": rounded(people_count_error(recordings)),
        "calibration_error": rounded(confidence.error) if confidence else None,
        "calibration": calibration_as_json(confidence) if confidence else None,
        "ignored": sum(len(each.matching.ignored) for each in recordings),
        "recordings": {each.name: recording_as_json(each) for each in recordings},
    }


def rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def counts_as_json(counts: Counts) -> dict[str, float | int]:
    return {
        "f1": round(counts.f1, 3),
        "precision": round(counts.precision, 3),
        "recall": round(counts.recall, 3),
        "hits": counts.hits,
        "false": counts.false_alarms,
        "missed": counts.misses,
    }


def type_as_json(score: TypeScore) -> dict[str, Any]:
    """The score of a type; `start_error_s` is the median without signs, `start_bias_s` the one with them."""
    errors = score.start_errors_s
    return {
        **counts_as_json(score.counts),
        "start_error_s": rounded(float(np.median(np.abs(errors)))) if errors else None,
        "start_bias_s": rounded(float(np.median(errors))) if errors else None,
    }


def start_errors(scores: Sequence[TypeScore]) -> dict[str, Any]:
    """All start errors with their signs, in order, and some of their quantiles."""
    errors = sorted(error for score in scores for error in score.start_errors_s)
    levels: Sequence[float] = np.quantile(errors, QUANTILES).tolist() if errors else []
    return {
        "start_error_quantiles_s": {
            str(share): round(float(level), 2) for share, level in zip(QUANTILES, levels, strict=False)
        },
        "start_errors_s": [round(error, 2) for error in errors],
    }


def calibration_as_json(found: Calibration) -> dict[str, Any]:
    """The reliability curve and what stands beside the calibration error."""
    curve = [
        {
            "from": each.low,
            "count": each.count,
            "confidence": round(each.confidence, 3),
            "right": round(each.right, 3),
        }
        for each in found.bins
    ]
    return {
        "brier": rounded(found.brier),
        "skill": rounded(found.skill),
        "right": rounded(found.right),
        "curve": curve,
    }


def recording_as_json(score: RecordingScore) -> Mapping[str, Any]:
    return {
        **counts_as_json(score.counts),
        "false_types": sorted(event.type.value for event in score.matching.false),
        "missed_types": sorted(event.type.value for event in score.matching.missed),
        "people": score.people,
        "found_people": score.found_people,
    }
