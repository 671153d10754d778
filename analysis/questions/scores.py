"""The scores of answers as one JSON object: what the command prints and Dagster keeps."""

from collections.abc import Callable, Iterator, Sequence
from statistics import median
from typing import Any

from analysis.questions.judge import Verdict


def summarise_verdicts(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Shares of right answers, how many are wrong in which way, and how long an answer takes.

    `correct` alone would hide that a set with many refusals is half answered by refusing everything, so
    `false_yes`, `wrong_no`, `dropped_constraints` and `unsupported` (sentences) count what harms.
    """
    answered = [1000 * each.seconds for each in verdicts if each.seconds > 0]
    recalls = [each.recall for each in verdicts if each.recall is not None]
    return {
        "correct": share([each.is_correct for each in verdicts]),
        "false_yes": sum(each.is_false_yes for each in verdicts),
        "wrong_no": sum(each.is_wrong_no for each in verdicts),
        "dropped_constraints": sum(each.drops_constraint for each in verdicts),
        "unsupported": sum(len(each.unsupported) for each in verdicts),
        "recall_at_5": share(recalls),
        "by_language": shares_by(verdicts, lambda each: each.question.language.value),
        "by_intent": shares_by(verdicts, lambda each: each.question.intent.value),
        "p50_ms": round(median(answered), 1) if answered else None,
    }


def share(values: Sequence[bool]) -> float | None:
    """The share of those that are true; None where there are none."""
    return round(sum(values) / len(values), 4) if values else None


def shares_by(verdicts: Sequence[Verdict], key: Callable[[Verdict], str]) -> dict[str, float | None]:
    names = sorted({key(each) for each in verdicts})
    return {name: share([each.is_correct for each in verdicts if key(each) == name]) for name in names}


def wrong_lines(verdicts: Sequence[Verdict], *, in_full: bool) -> Iterator[str]:
    """One line for each answer that is wrong in any way; without what was asked and said unless `in_full`."""
    for each in verdicts:
        faults = fault_names(each)
        if not faults:
            continue
        line = f"{each.question.question_id}: {', '.join(faults)}"
        if in_full:
            expected = " or ".join(f"{one.kind} {one.value}".strip() for one in each.question.expects)
            line += f"\n  asked: {each.question.text}\n  right: {expected}\n  said:  {each.said}"
            line += "".join(f"\n  not shown: {sentence}" for sentence in each.unsupported)
        yield line


def fault_names(verdict: Verdict) -> list[str]:
    """What is wrong about an answer, in the words of the summary."""
    faults = {
        "not correct": not verdict.is_correct,
        "false_yes": verdict.is_false_yes,
        "wrong_no": verdict.is_wrong_no,
        "dropped_constraints": verdict.drops_constraint,
        "unsupported": bool(verdict.unsupported),
        "not recalled": verdict.recall is False,
    }
    return [name for name, holds in faults.items() if holds]
