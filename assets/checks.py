"""What must hold before the next step may use a result. A check that fails stops what follows."""

from collections.abc import Sequence

import dagster as dg
import numpy as np

from domain.records import CoverageSpan, Event, FloatArray, Track

TOLERANCE_S = 0.01
COVERS_ALL = "coverage_has_no_gap"
WITHIN_VIDEO = "nothing_beyond_the_end"
IN_WINDOWS = "every_event_in_a_window"
EMBEDDED = "every_window_embedded"
UNIT_VECTORS = "vectors_have_length_one"


def spec(name: str, asset: str) -> dg.AssetCheckSpec:
    return dg.AssetCheckSpec(name=name, asset=asset, blocking=True)


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


def every_window_embedded(missing: int) -> dg.AssetCheckResult:
    return dg.AssetCheckResult(passed=missing == 0, check_name=EMBEDDED, metadata={"missing": missing})


def vectors_have_length_one(vectors: FloatArray) -> dg.AssetCheckResult:
    """Cosine distance is only right for unit vectors (N, dimension)."""
    worst = float(np.abs(np.linalg.norm(vectors, axis=1) - 1).max()) if len(vectors) else 0.0
    return dg.AssetCheckResult(
        passed=worst < 1e-3, check_name=UNIT_VECTORS, metadata={"worst_deviation": worst}
    )
