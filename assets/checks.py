"""What must hold before the next step may use a result. A check that fails stops what follows."""

from collections.abc import Mapping, Sequence
from typing import Any

import dagster as dg
import numpy as np

from analysis.evaluation import ClipScore
from domain.records import CoverageSpan, Event, FloatArray, Track
from domain.stages import AnalysisStage

TOLERANCE_S = 0.01
"""Seconds by which times may differ: rounding of time stamps to milliseconds, several times over."""
AS_PROMISED, NOT_WORSE = "as_good_as_promised", "not_worse_than_before"
EVENTS_AS_PROMISED, EVENTS_NOT_WORSE = "events_as_promised", "events_not_worse_than_before"
ANSWERS_AS_PROMISED, ANSWERS_NOT_WORSE = "answers_as_promised", "answers_not_worse_than_before"
PROMISED = {"staged-near": 0.8, "staged-far": 0.8, "staged-distant": 0.8, "staged-crowd": 0.8}
"""Track-box F1 by clip."""
MAX_LOSS = 0.03
"""Loss of a score (0..1) between two evaluations that is a warning: beyond the noise of drawn scenes."""
COMPARED = (("detection", "f1"), ("track_boxes", "f1"), ("tracking", "idf1"))
COVERS_ALL = "coverage_has_no_gap"
WITHIN_VIDEO = "nothing_beyond_the_end"
IN_WINDOWS = "every_event_in_a_window"
EMBEDDED = "every_window_embedded"
UNIT_VECTORS = "vectors_have_length_one"


DESCRIPTIONS = {
    COVERS_ALL: "Coverage runs from the start to the end of the recording, without a hole or an overlap.",
    WITHIN_VIDEO: "Nothing that was found begins before the recording or ends after it.",
    IN_WINDOWS: "Every event lies in a window, so that search can find it.",
    EMBEDDED: (
        "Every window has a vector of its present text in each space that is in use: "
        "by the right model, of its dimension and of length one."
    ),
    UNIT_VECTORS: "Vectors have length one: the distance that search uses is only right for those.",
    AS_PROMISED: "On drawn scenes in good light, the boxes that are shown of people are good enough.",
    EVENTS_AS_PROMISED: (
        "On held-out scenes: F1 of all events and of falls, start error, false incidents and calibration."
    ),
    EVENTS_NOT_WORSE: "No F1 is clearly below the best one that the same scenes have had.",
    ANSWERS_AS_PROMISED: (
        "On held-out questions: nearly all answers are right, none says yes or no wrongly, leaves out "
        "what was asked for, or claims what its evidence does not show."
    ),
    ANSWERS_NOT_WORSE: "No figure is worse than the best one that the same questions have had.",
    NOT_WORSE: "No recording is scored clearly worse than at the evaluation before this one.",
}


def spec(name: str, stage: AnalysisStage) -> dg.AssetCheckSpec:
    """A check of a stage. If it fails, nothing of the stage is kept, and what follows is not made."""
    metadata = {"if_it_fails": "Nothing of this stage is kept, and the recording is marked as failed."}
    return dg.AssetCheckSpec(
        name, asset=stage.name, description=DESCRIPTIONS[name], blocking=True, metadata=metadata
    )


def quality_spec(name: str, asset: str) -> dg.AssetCheckSpec:
    """A check of an evaluation, which warns."""
    metadata = {"if_it_fails": "A warning: recordings are analysed as before."}
    return dg.AssetCheckSpec(name, asset=asset, description=DESCRIPTIONS[name], metadata=metadata)


def coverage_has_no_gap(spans: Sequence[CoverageSpan], duration_s: float) -> dg.AssetCheckResult:
    """Coverage runs from 0 to the end of the video without hole or overlap."""
    starts = [span.range.start_s for span in spans] + [duration_s]
    ends = [0.0] + [span.range.end_s for span in spans]
    worst = max(abs(start - end) for start, end in zip(starts, ends, strict=True))
    return dg.AssetCheckResult(
        passed=worst <= TOLERANCE_S, check_name=COVERS_ALL, metadata={"worst_gap_s": worst}
    )


def nothing_beyond_the_end(
    things: Sequence[Event] | Sequence[Track], duration_s: float
) -> dg.AssetCheckResult:
    """No track or event lies outside of the video."""
    outside = sum(thing.range.start_s < 0 or thing.range.end_s > duration_s + TOLERANCE_S for thing in things)
    return dg.AssetCheckResult(
        passed=outside == 0, check_name=WITHIN_VIDEO, metadata={"outside": int(outside)}
    )


def every_event_in_a_window(events_outside: int) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(
        passed=events_outside == 0, check_name=IN_WINDOWS, metadata={"events_outside": events_outside}
    )


def every_window_embedded(faults: Mapping[str, Mapping[str, int]]) -> dg.AssetCheckResult:
    """Every window has the vector that it must have, in the active space and the others: faults by space."""
    return dg.AssetCheckResult(
        passed=not any(any(each.values()) for each in faults.values()),
        check_name=EMBEDDED,
        metadata={
            "missing": sum(each["missing"] + each["other_text"] for each in faults.values()),
            "by_space": dg.MetadataValue.json({title: dict(each) for title, each in faults.items()}),
        },
    )


def vectors_have_length_one(spaces: Sequence[FloatArray]) -> dg.AssetCheckResult:
    """Cosine distance is only right for unit vectors; those of each space are (N, dimension)."""
    lengths = np.concatenate([np.ones(1), *(np.linalg.norm(vectors, axis=1) for vectors in spaces)])
    worst = float(np.abs(lengths - 1).max())
    return dg.AssetCheckResult(
        passed=worst < 1e-3, check_name=UNIT_VECTORS, metadata={"worst_deviation": worst}
    )


def boxes_as_promised(scores: Sequence[ClipScore]) -> dg.AssetCheckResult:
    """The boxes that are shown of people, on drawn scenes in good light, are as good as is promised."""
    found = {each.name: round(each.people.boxes.f1, 3) for each in scores if each.name in PROMISED}
    missed = {name: f1 for name, f1 in found.items() if f1 < PROMISED[name]}
    return dg.AssetCheckResult(
        passed=not missed,
        check_name=AS_PROMISED,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"f1": found, "below": missed},
    )


def not_worse(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dg.AssetCheckResult:
    """No clip has lost more than `MAX_LOSS` of a score in `COMPARED` since the evaluation before this one.

    Scores that an earlier version did not measure are not compared.
    """
    earlier = summary_in(before)
    losses = {
        f"{name} {part} {kind}": round(before_that[part][kind] - now[part][kind], 3)
        for name, now in summary["clips"].items()
        for before_that in [earlier.get("clips", {}).get(name, {})]
        for part, kind in COMPARED
        if part in before_that
    }
    worse = {name: loss for name, loss in losses.items() if loss > MAX_LOSS}
    return dg.AssetCheckResult(
        passed=not worse,
        check_name=NOT_WORSE,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"compared": len(losses), "worse": worse},
    )


def summary_in(entry: dg.EventLogEntry | None) -> dict[str, Any]:
    """The scores that an earlier materialisation carries; nothing where there is none."""
    materialization = entry.asset_materialization if entry is not None else None
    value = materialization.metadata.get("summary") if materialization is not None else None
    return dict(value.value) if isinstance(value, dg.JsonMetadataValue) and value.value else {}
