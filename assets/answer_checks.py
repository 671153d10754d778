"""Checks of the evaluation of answers: are they as good as promised, and as good as they have been?"""

from collections.abc import Mapping
from typing import Any

import dagster as dg

from assets.checks import ANSWERS_AS_PROMISED, ANSWERS_NOT_WORSE, summary_in

SHARES = ("correct", "recall_at_5")
"""Figures of which more is better."""
COUNTS = ("false_yes", "wrong_no", "dropped_constraints", "unsupported")
"""Figures of which none is wanted."""
MIN_SHARE = 0.95
"""Of right answers, and of searches that find what they are about: what the product promises."""
MAX_LANGUAGE_GAP = 0.02
"""Difference between the shares of right answers in two languages that it promises not to exceed."""
MAX_LOSS = 0.005
"""Loss of a share that is none: two answers of the set, for texts that are put in other words."""
REFERENCE = "reference"
"""Key, in the summary, of the figures that later ones are compared with."""


def as_promised(summary: Mapping[str, Any]) -> dg.AssetCheckResult:
    """The figures of held-out questions against what is promised."""
    languages = summary["by_language"].values()
    gap = round(max(languages) - min(languages), 4)
    broken = {name: summary[name] for name in SHARES if (summary[name] or 0.0) < MIN_SHARE}
    broken |= {name: summary[name] for name in COUNTS if summary[name] > 0}
    broken |= {"between_languages": gap} if gap > MAX_LANGUAGE_GAP else {}
    return dg.AssetCheckResult(
        passed=not broken,
        check_name=ANSWERS_AS_PROMISED,
        severity=dg.AssetCheckSeverity.WARN,
        metadata={"broken": dg.MetadataValue.json(broken)},
    )


def not_worse(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dg.AssetCheckResult:
    """No share is below, and no count above, the best one that the same questions have had.

    A version that is worse is refused: the check is an error.
    """
    best, now = earlier_reference(summary, before), compared(summary)
    worse = {name: now[name] for name in best if is_worse(name, now[name], best[name])}
    return dg.AssetCheckResult(
        passed=not worse,
        check_name=ANSWERS_NOT_WORSE,
        severity=dg.AssetCheckSeverity.ERROR,
        metadata={"best": dg.MetadataValue.json(best), "worse": dg.MetadataValue.json(worse)},
    )


def with_reference(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dict[str, Any]:
    """The summary with the best figures so far, so that small losses do not add up."""
    best = earlier_reference(summary, before)
    reference = {name: better(name, now, best.get(name, now)) for name, now in compared(summary).items()}
    return {**summary, REFERENCE: reference}


def earlier_reference(summary: Mapping[str, Any], before: dg.EventLogEntry | None) -> dict[str, float]:
    """The best figures up to the evaluation before this one; nothing where it had other questions."""
    earlier = summary_in(before)
    is_same = earlier.get("questions") == summary["questions"]
    return dict(earlier.get(REFERENCE, {})) if is_same else {}


def compared(summary: Mapping[str, Any]) -> dict[str, float]:
    return {name: summary[name] for name in (*SHARES, *COUNTS) if summary[name] is not None}


def is_worse(name: str, now: float, best: float) -> bool:
    return best - now > MAX_LOSS if name in SHARES else now > best


def better(name: str, one: float, other: float) -> float:
    return max(one, other) if name in SHARES else min(one, other)
