"""Checks of the evaluation of events, which warn: is it as good as promised, and as good as it has been?"""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets.checks import EVENTS_AS_PROMISED, EVENTS_NOT_WORSE, summary_in

AT_LEAST = {"f1": 0.9, "collapse": 0.85}
"""F1 of all events, and of falls, that the product promises on held-out scenes."""
AT_MOST = {"start_error_s": 0.5, "false_incidents_per_hour": 0.1, "calibration_error": 0.1}
"""What it promises not to exceed there: seconds, incidents an hour, and a share."""
MAX_LOSS = 0.02
"""Loss of F1 that is a warning. The same scenes give the same score, so this is room for rules that trade."""
MIN_EVENTS = 5
"""True events of a type from which on its own F1 is compared; of fewer, one more miss is a large loss."""
REFERENCE = "reference"
"""Key, in the summary, of the scores that later ones are compared with."""


def as_promised(summary: Mapping[str, Any]) -> dg.AssetCheckResult:
    """The scores of held-out scenes against what is promised; what was not measured is left out."""
    found = {
        "f1": summary["f1"],
        "collapse": summary["per_type"].get("collapse", {}).get("f1"),
        **{name: summary[name] for name in AT_MOST},
    }
    missed = {
        name: value
        for name, value in found.items()
        if value is not None and not (AT_LEAST.get(name, 0.0) <= value <= AT_MOST.get(name, float("inf")))
    }
    return dg.AssetCheckResult(
        passed=not missed,
        check_name=EVENTS_AS_PROMISED,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"found": dg.MetadataValue.json(found), "broken": dg.MetadataValue.json(missed)},
    )


def not_worse(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dg.AssetCheckResult:
    """No F1 is clearly below the best one that the same scenes have had."""
    best = earlier_reference(summary, before)
    worse = {
        name: round(best[name] - now, 3)
        for name, now in compared_scores(summary).items()
        if name in best and best[name] - now > MAX_LOSS
    }
    return dg.AssetCheckResult(
        passed=not worse,
        check_name=EVENTS_NOT_WORSE,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"compared": len(best), "worse": dg.MetadataValue.json(worse)},
    )


def with_reference(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dict[str, Any]:
    """The summary with the best scores that its scenes have had, so that small losses do not add up."""
    best, now = earlier_reference(summary, before), compared_scores(summary)
    return {**summary, REFERENCE: {name: max(score, best.get(name, 0.0)) for name, score in now.items()}}


def earlier_reference(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dict[str, float]:
    """The best scores up to the evaluation before this one; nothing where it had other scenes."""
    earlier = summary_in(before)
    same = earlier.get("recordings", {}).keys() == summary["recordings"].keys()
    return dict(earlier.get(REFERENCE, {})) if same else {}


def compared_scores(summary: Mapping[str, Any]) -> dict[str, float]:
    """F1 of all events, and of each type with enough of them."""
    types = {
        name: each["f1"]
        for name, each in summary["per_type"].items()
        if each["hits"] + each["missed"] >= MIN_EVENTS
    }
    return {"f1": summary["f1"], **types}
