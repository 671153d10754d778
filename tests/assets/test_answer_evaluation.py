"""The evaluation of answers as an asset: its figures are kept, and a worse version is refused."""

from collections.abc import Mapping
from typing import Any

import dagster as dg
import pytest

from assets.answer_checks import REFERENCE, as_promised, not_worse, with_reference
from assets.answer_evaluation import NAME
from tests.support.analyses import job_of_settings

GOOD: dict[str, Any] = {
    "correct": 0.96,
    "false_yes": 0,
    "wrong_no": 0,
    "dropped_constraints": 0,
    "unsupported": 0,
    "recall_at_5": 0.97,
    "by_language": {"en": 0.965, "ko": 0.955},
    "questions": "abc",
}


def entry_of(summary: Mapping[str, Any]) -> dg.EventLogEntry:
    """The event of a materialisation with this summary, as Dagster keeps it."""
    instance = dg.DagsterInstance.ephemeral()
    metadata = {"summary": dg.MetadataValue.json(dict(summary))}
    instance.report_runless_asset_event(dg.AssetMaterialization(NAME, metadata=metadata))
    entry = instance.get_latest_materialization_event(dg.AssetKey(NAME))
    assert entry is not None
    return entry


def test_answers_about_a_scene_are_measured_and_kept() -> None:
    instance = dg.DagsterInstance.ephemeral()
    config = {"ops": {NAME: {"config": {"scenes": "bag"}}}}
    result = job_of_settings("evaluate_answers").execute_in_process(instance=instance, run_config=config)
    assert result.success
    assert {each.check_name for each in result.get_asset_check_evaluations()} == {
        "answers_as_promised", "answers_not_worse_than_before",
    }  # fmt: skip
    entry = instance.get_latest_materialization_event(dg.AssetKey(NAME))
    assert entry is not None
    assert entry.asset_materialization is not None
    summary = dict(entry.asset_materialization.metadata["summary"].value)
    assert not_worse(summary, entry).passed
    worse = not_worse({**summary, "false_yes": summary["false_yes"] + 1}, entry)
    assert (worse.passed, worse.severity) == (False, dg.AssetCheckSeverity.ERROR)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, set()),
        ({"correct": 0.94}, {"correct"}),
        ({"recall_at_5": None}, {"recall_at_5"}),
        ({"false_yes": 1, "unsupported": 2}, {"false_yes", "unsupported"}),
        ({"by_language": {"en": 0.98, "ko": 0.955}}, {"between_languages"}),
    ],
)
def test_what_is_promised_and_not_kept_is_named(change: Mapping[str, Any], broken: set[str]) -> None:
    check = as_promised({**GOOD, **change})
    assert set(check.metadata["broken"].value) == broken
    assert check.passed == (not broken)


@pytest.mark.parametrize(
    ("change", "worse"),
    [
        ({}, set()),
        ({"correct": 0.957}, set()),  # less than one answer in two hundred
        ({"correct": 0.95}, {"correct"}),
        ({"wrong_no": 1}, {"wrong_no"}),
        ({"correct": 0.5, "questions": "other"}, set()),  # other questions cannot be compared
        ({"correct": 0.99, "recall_at_5": 1.0}, set()),
    ],
)
def test_a_worse_version_is_refused(change: Mapping[str, Any], worse: set[str]) -> None:
    before = entry_of({**GOOD, REFERENCE: {"correct": 0.96, "recall_at_5": 0.97, "wrong_no": 0}})
    check = not_worse({**GOOD, **change}, before)
    assert set(check.metadata["worse"].value) == worse
    assert check.passed == (not worse)


def test_small_losses_do_not_add_up() -> None:
    first = with_reference(GOOD, None)
    second = with_reference({**GOOD, "correct": 0.957, "false_yes": 1}, entry_of(first))
    assert second[REFERENCE]["correct"] == 0.96
    assert second[REFERENCE]["false_yes"] == 0
    assert not not_worse({**GOOD, "correct": 0.954}, entry_of(second)).passed
