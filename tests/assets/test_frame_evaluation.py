"""The evaluation as an asset: its scores are kept, and a worse detector is seen."""

from copy import deepcopy
from pathlib import Path

import dagster as dg
import pytest

from analysis.evaluation import SCENES, score_clip
from assets.checks import boxes_as_promised, not_worse
from assets.frame_evaluation import NAME
from domain.video.scan_settings import ScanSettings
from resources.models.detectors import configured_detector
from resources.settings import settings
from tests.support.analyses import job_of_settings


@pytest.fixture
def instance() -> dg.DagsterInstance:
    return dg.DagsterInstance.ephemeral()


def test_scores_are_kept_and_compared_with_the_time_before(
    staged_scenes: Path, instance: dg.DagsterInstance
) -> None:
    folder = settings().state_dir / "evaluation"
    folder.parent.mkdir(parents=True, exist_ok=True)
    folder.symlink_to(staged_scenes)
    result = job_of_settings("evaluate_frames").execute_in_process(instance=instance)
    assert result.success
    checks = {each.check_name: each for each in result.get_asset_check_evaluations()}
    assert all(each.passed for each in checks.values())
    entry = instance.get_latest_materialization_event(dg.AssetKey(NAME))
    assert entry is not None
    assert entry.asset_materialization is not None
    summary = deepcopy(entry.asset_materialization.metadata["summary"].value)
    assert set(summary["clips"]) == set(SCENES)

    again = not_worse(summary, entry)
    assert again.passed
    assert again.metadata["compared"].value == 3 * len(SCENES)
    summary["clips"]["staged-far"]["detection"]["f1"] -= 0.1
    worse = not_worse(summary, entry)
    assert not worse.passed
    assert "staged-far detection f1" in worse.metadata["worse"].value


def test_a_scene_below_its_promise_is_named(staged_scenes: Path, tmp_path: Path) -> None:
    """The same clip under another name, against a truth that is moved aside."""
    moved = tmp_path / "staged-near.mp4"
    moved.symlink_to(staged_scenes / "staged-near.mp4")
    rows = (staged_scenes / "staged-near.gt.txt").read_text().splitlines()
    cells = [row.split(",") for row in rows]
    shifted = [",".join([cell[0], cell[1], str(float(cell[2]) + 200), *cell[3:]]) for cell in cells]
    moved.with_suffix(".gt.txt").write_text("\n".join(shifted))
    check = boxes_as_promised([score_clip(moved, configured_detector(settings()), ScanSettings())])
    assert not check.passed
    assert check.severity is dg.AssetCheckSeverity.WARN
