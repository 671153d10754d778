"""The evaluation of events as an asset: its scores are kept, and worse ones are seen."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from assets.event_checks import REFERENCE, as_promised, not_worse, with_reference
from assets.event_evaluation import NAME
from resources.dagster import BOXES_TRUTH, EVENTS_TRUTH, EvaluationClipsResource
from resources.settings import settings
from tests.support.analyses import job_of_settings

GOOD: dict[str, Any] = {
    "f1": 0.95,
    "per_type": {
        "collapse": {"f1": 0.9, "hits": 9, "missed": 1},
        "crowd": {"f1": 0.8, "hits": 2, "missed": 1},
    },
    "start_error_s": 0.2,
    "false_incidents_per_hour": 0.0,
    "calibration_error": 0.05,
    "recordings": {"fall-1": {}, "fall-2": {}},
}


def test_scores_are_kept_and_compared_with_the_time_before(event_scenes: Path) -> None:
    instance = dg.DagsterInstance.ephemeral()
    folder = settings().state_dir / "evaluation" / "events"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(event_scenes)
    result = job_of_settings("evaluate_events").execute_in_process(
        instance=instance, run_config={"ops": {NAME: {"config": {"scenes": "fall-1"}}}}
    )
    assert result.success
    assert len(result.get_asset_check_evaluations()) == 2
    entry = instance.get_latest_materialization_event(dg.AssetKey(NAME))
    assert entry is not None
    assert entry.asset_materialization is not None
    summary = deepcopy(entry.asset_materialization.metadata["summary"].value)
    assert set(summary["recordings"]) == {"held_out-fall-1"}
    assert summary[REFERENCE]["f1"] == summary["f1"]
    assert not_worse(summary, entry).passed
    summary["f1"] -= 0.1
    assert not not_worse(summary, entry).passed
    assert with_reference(summary, entry)[REFERENCE]["f1"] == pytest.approx(summary["f1"] + 0.1)


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        ({}, set()),
        ({"f1": 0.89}, {"f1"}),
        ({"per_type": {"collapse": {"f1": 0.84, "hits": 5, "missed": 1}}}, {"collapse"}),
        ({"per_type": {}}, set()),  # no fall in these scenes
        ({"start_error_s": 0.6, "calibration_error": 0.2}, {"start_error_s", "calibration_error"}),
        ({"false_incidents_per_hour": 0.5}, {"false_incidents_per_hour"}),
        ({"start_error_s": None}, set()),  # nothing was found, which F1 tells
    ],
)
def test_what_is_promised_and_not_kept_is_named(change: Mapping[str, Any], broken: set[str]) -> None:
    check = as_promised({**GOOD, **change})
    assert set(check.metadata["broken"].value) == broken
    assert check.passed == (not broken)
    assert check.severity is dg.AssetCheckSeverity.WARN


def entry_of(summary: Mapping[str, Any]) -> dg.EventLogEntry:
    """The event of a materialisation with this summary, as Dagster keeps it."""
    instance = dg.DagsterInstance.ephemeral()
    metadata = {"summary": dg.MetadataValue.json(dict(summary))}
    instance.report_runless_asset_event(dg.AssetMaterialization(NAME, metadata=metadata))
    entry = instance.get_latest_materialization_event(dg.AssetKey(NAME))
    assert entry is not None
    return entry


def test_small_losses_do_not_add_up_unseen() -> None:
    before = entry_of(with_reference(GOOD, None))
    for f1, passes in ((0.94, True), (0.935, True), (0.92, False), (0.96, True), (0.93, False)):
        summary = {**GOOD, "f1": f1}
        assert not_worse(summary, before).passed is passes, f1
        before = entry_of(with_reference(summary, before))


def test_types_with_few_events_and_other_scenes_are_not_compared() -> None:
    before = entry_of(with_reference(GOOD, None))
    fewer = deepcopy(GOOD)
    fewer["per_type"]["crowd"]["f1"] = 0.0
    assert not_worse(fewer, before).passed
    other = {**GOOD, "f1": 0.1, "recordings": {"fall-9": {}}}
    assert not_worse(other, before).metadata["compared"].value == 0


@pytest.mark.parametrize(
    ("names", "boxes", "events"),
    [
        ([], True, True),  # neither: both evaluations say so
        (["a.gt.txt"], True, False),
        (["a.events.csv"], False, True),
        (["a.gt.txt", "a.events.csv"], True, True),
    ],
)
def test_a_folder_with_truth_of_one_kind_is_used_for_that(
    names: list[str], boxes: bool, events: bool, tmp_path: Path
) -> None:
    for name in names:
        (tmp_path / name).touch()
    clips = EvaluationClipsResource(scenes_folder=str(tmp_path), own_folder=str(tmp_path))
    assert (clips.own_with(BOXES_TRUTH) is not None) is boxes
    assert (clips.own_with(EVENTS_TRUTH) is not None) is events
    assert EvaluationClipsResource(scenes_folder=str(tmp_path)).own_with(EVENTS_TRUTH) is None
