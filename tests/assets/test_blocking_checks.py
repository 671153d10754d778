"""Each check, made to fail: nothing of the stage is kept, everybody is told, and nobody tries again."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from analysis.stage import Check, Stage
from domain.language.message import Language
from domain.language.reasons import reason_text
from domain.records import VideoStatus
from pipelines.sensors import failed_runs
from resources import settings as settings_module
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from tests.support.analyses import everything, run, take_in, video

CHECKS = [
    ("detections", "coverage_has_no_gap"),
    ("tracks", "nothing_beyond_the_end"),
    ("events", "nothing_beyond_the_end"),
    ("event_windows", "every_event_in_a_window"),
    ("window_embeddings", "every_window_embedded"),
    ("window_embeddings", "vectors_have_length_one"),
]
ROWS = {"detections": "coverage", "tracks": "track", "events": "event", "event_windows": "event_window"}
FIGURE = 7


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[dg.DagsterInstance]:
    with dg.DagsterInstance.local_temp(str(tmp_path)) as made:
        yield made


def made_to_fail(monkeypatch: pytest.MonkeyPatch, stage: str, check: str) -> None:
    plain = Stage.check

    def note(self: Stage, *checks: Check) -> None:
        is_meant = [self.name == stage and each.check_name == check for each in checks]
        failed = dg.AssetCheckResult(passed=False, check_name=check, metadata={"figure": FIGURE})
        plain(self, *(failed if meant else each for meant, each in zip(is_meant, checks, strict=True)))

    monkeypatch.setattr(Stage, "check", note)


def objects(video_id: int) -> dict[str, bytes]:
    folder = settings_module.settings().objects_dir / "analysis" / str(video_id)
    return {str(path): path.read_bytes() for path in folder.rglob("*.parquet")}


def evaluations(instance: dg.DagsterInstance, run_id: str) -> list[dg.AssetCheckEvaluation]:
    kind = {dg.DagsterEventType.ASSET_CHECK_EVALUATION}
    events = [each.dagster_event for each in instance.all_logs(run_id, of_type=kind)]
    return [each.asset_check_evaluation_data for each in events if each is not None]


def materialised(instance: dg.DagsterInstance, run_id: str) -> set[str]:
    kind = {dg.DagsterEventType.ASSET_MATERIALIZATION}
    events = [each.dagster_event for each in instance.all_logs(run_id, of_type=kind)]
    return {each.asset_key.path[-1] for each in events if each is not None and each.asset_key is not None}


def asked_for(database: Database, video_id: int) -> list[bool]:
    """For each analysis that was asked for whether a run has taken it up."""
    with database.transaction() as stores:
        query = "select taken_at is not null from analysis_job where video_id = %s order by job_id"
        return list(stores.connection.exec_driver_sql(query, (video_id,)).scalars())


def after_the_run(result: dg.ExecuteInProcessResult, instance: dg.DagsterInstance) -> None:
    """What the sensor on failed runs does about it."""
    (failure,) = [each for each in result.all_events if each.event_type is dg.DagsterEventType.RUN_FAILURE]
    context = dg.build_run_status_sensor_context(
        "failed_runs", failure, instance, result.dagster_run
    ).for_run_failure()
    failed_runs(context, database=DatabaseResource())


def assert_told(
    result: dg.ExecuteInProcessResult, instance: dg.DagsterInstance, stage: str, check: str
) -> None:
    """Dagster shows the failed check with its figures, and no materialisation of what was not kept."""
    assert not result.success
    failed = [each for each in evaluations(instance, result.run_id) if not each.passed]
    (seen,) = failed
    assert (seen.asset_key.path[-1], seen.check_name) == (stage, check)
    assert seen.metadata["figure"].value == FIGURE
    assert stage not in materialised(instance, result.run_id)


def assert_failed(database: Database, video_id: int, check: str) -> None:
    seen = video(database, video_id)
    assert (seen.status, seen.error_code) == (VideoStatus.FAILED, "check_failed")
    assert seen.progress < 100
    assert seen.error_detail == f"{check} (figure: {FIGURE})"


@pytest.mark.parametrize(("stage", "check"), CHECKS)
def test_a_failed_check_keeps_what_was_there_and_says_so(
    system: Database, walker: Path, instance: dg.DagsterInstance, stage: str, check: str
) -> None:
    video_id = take_in(walker, system)

    with pytest.MonkeyPatch.context() as patch:
        made_to_fail(patch, stage, check)
        first = run(video_id, instance=instance)
    assert_told(first, instance, stage, check)
    assert_failed(system, video_id, check)
    assert not everything(system, video_id)[ROWS.get(stage, "vectors")]
    assert not any(f"/{stage}/" in name for name in objects(video_id))
    after_the_run(first, instance)
    assert asked_for(system, video_id) == [True], "nobody tries again"
    assert_failed(system, video_id, check)

    with system.transaction() as stores:
        stores.jobs.enqueue(video_id)
    assert run(video_id, instance=instance).success, "a user can"
    assert video(system, video_id).status is VideoStatus.COMPLETED
    good, boxes = everything(system, video_id, with_runs=True), objects(video_id)
    assert len(boxes) == 4, "boxes, pictures and still things of detections, and paths"

    with pytest.MonkeyPatch.context() as patch:
        made_to_fail(patch, stage, check)
        again = run(video_id, steps=stage, instance=instance)
    assert_told(again, instance, stage, check)
    assert_failed(system, video_id, check)
    after_the_run(again, instance)
    assert asked_for(system, video_id) == [True, True]
    assert everything(system, video_id, with_runs=True) == good
    assert objects(video_id) == boxes, "what follows would read the boxes that belong to the rows"


def test_a_failed_check_that_could_not_be_marked_is_not_taken_for_a_lost_database(
    system: Database, walker: Path, instance: dg.DagsterInstance, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, system)
    made_to_fail(monkeypatch, "detections", "coverage_has_no_gap")
    failed = run(video_id, instance=instance)
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update video set status = 'processing', error_code = null")
    after_the_run(failed, instance)
    assert asked_for(system, video_id) == [True]
    assert video(system, video_id).error_code == "check_failed"


def test_a_stage_that_forgets_a_check_keeps_nothing(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stage, "check", lambda *_: None)
    video_id = take_in(walker, system)
    assert not run(video_id).success
    seen = video(system, video_id)
    assert (seen.status, seen.error_code) == (VideoStatus.FAILED, "internal")
    assert "coverage_has_no_gap" in seen.error_detail
    assert not any(everything(system, video_id).values())


def test_boxes_that_cannot_be_written_undo_the_rows_with_them(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    good, boxes = everything(system, video_id, with_runs=True), objects(video_id)

    def full(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("resources.storage.local.LocalStore.put", full)
    assert not run(video_id, steps="tracks").success
    assert "No space left" in video(system, video_id).error_detail
    assert everything(system, video_id, with_runs=True) == good
    assert objects(video_id) == boxes


def test_the_boxes_of_the_last_run_are_the_ones_that_are_read_and_the_only_ones(
    system: Database, walker: Path
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    again = run(video_id, steps="detections")
    assert again.success
    names = [name for name in objects(video_id) if "/detections/" in name]
    assert {Path(name).stem.partition(".")[0] for name in names} == {again.run_id}
    assert run(video_id, steps="tracks").success


def test_the_reason_is_told_in_both_languages() -> None:
    assert "which check" in reason_text("check_failed", Language.ENGLISH)
    assert "어떤 검사" in reason_text("check_failed", Language.KOREAN)
