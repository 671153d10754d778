"""Vectors follow their texts and models, whichever model is configured when."""

from pathlib import Path

import dagster as dg
import numpy as np
import pytest

from analysis.spaces import only_change, switch_space
from domain.records import VideoStatus
from gpu_ops.embed.text import Embedder
from pipelines.schedules import MAX_ASKED, nightly_reanalysis
from resources import settings as settings_module
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.errors import BusyError, SetupError
from resources.models.embedders import MINILM
from resources.settings import Settings
from tests.support.analyses import everything, job_of_settings, run, take_in, video

OTHER = "another-model"
DIMENSION = 16


def other_model(digest: str = "b" * 64) -> Embedder:
    """Unit vectors that tell texts apart by their length."""
    return Embedder(lambda texts: np.eye(DIMENSION)[[len(t) % DIMENSION for t in texts]], digest, DIMENSION)


def use(monkeypatch: pytest.MonkeyPatch, name: str) -> Settings:
    monkeypatch.setenv("SENTINEL_EMBEDDING_MODEL", name)
    settings_module.settings.cache_clear()
    return settings_module.settings()


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch) -> dict[str, Embedder]:
    """The models that this machine has, by name; MiniLM beside them costs a test too much time."""
    known = {MINILM: other_model("a" * 64), OTHER: other_model()}

    def load(name: str) -> Embedder:
        if name not in known:
            raise SetupError(f"The embedding model {name!r} cannot be loaded")
        return known[name]

    monkeypatch.setattr("analysis.embedding.text_embedder", load)
    monkeypatch.setattr("resources.models.query_embedder.text_embedder", load)
    return known


def spaces_with_all_windows(database: Database) -> set[tuple[str, str]]:
    """Model and status of the spaces in which no window lacks a vector of its present text."""
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql("select * from embedding_space").all()
        spaces = {
            row.model: stores.embeddings.ensure_space(row.model, row.digest, row.dimension) for row in rows
        }
        return {
            (row.model, row.status) for row in rows if not stores.embeddings.videos_missing(spaces[row.model])
        }


def reembed() -> dg.ExecuteInProcessResult:
    return job_of_settings("reembed_windows").execute_in_process(raise_on_error=False)


def test_a_recording_that_comes_in_while_another_model_is_configured_is_in_the_active_space_too(
    system: Database,
    walker: Path,
    short_clip: Path,
    models: dict[str, Embedder],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(take_in(short_clip, system)).success
    use(monkeypatch, OTHER)
    video_id = take_in(walker, system)
    result = run(video_id)
    assert result.success
    assert spaces_with_all_windows(system) == {(MINILM, "active"), (OTHER, "building")}
    (made,) = result.asset_materializations_for_node("window_embeddings")
    windows = len(everything(system, video_id)["event_window"])
    assert made.metadata["embedded"].value == 2 * windows > 0


def test_a_recording_that_cannot_be_embedded_for_search_is_not_called_complete(
    system: Database,
    walker: Path,
    short_clip: Path,
    models: dict[str, Embedder],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert run(take_in(short_clip, system)).success
    models[MINILM] = other_model("c" * 64)
    video_id = take_in(walker, system)
    assert not run(video_id).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "no_text_model")
    assert "models switch" in failed.error_detail
    switch_space(system, MINILM, lambda _: None)
    assert run(video_id).success
    assert video(system, video_id).status is VideoStatus.COMPLETED


def test_the_nightly_run_mends_texts_that_have_changed_and_fills_a_new_space(
    system: Database, walker: Path, models: dict[str, Embedder], monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    before = everything(system, video_id)["vectors"]
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update event_window set text_en = text_en || '!'")
    assert spaces_with_all_windows(system) == set()
    use(monkeypatch, OTHER)
    assert reembed().success
    assert spaces_with_all_windows(system) == {(MINILM, "active"), (OTHER, "building")}
    after = everything(system, video_id)["vectors"]
    assert len(after) == 2 * len(before)
    assert not set(before) & set(after), "every text has changed"
    assert reembed().success
    assert everything(system, video_id)["vectors"] == after


def test_a_model_is_switched_to_once_every_window_has_a_vector_and_back(
    system: Database, walker: Path, models: dict[str, Embedder], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(take_in(walker, system)).success
    with system.transaction() as stores:
        space = stores.embeddings.ensure_space(OTHER, models[OTHER].digest, DIMENSION)
        with pytest.raises(SetupError, match="1 recordings have no vectors"):
            stores.embeddings.switch_to(space)
    switch_space(system, OTHER, lambda _: None)
    assert spaces_with_all_windows(system) == {(MINILM, "retired"), (OTHER, "active")}
    switch_space(system, MINILM, lambda _: None)
    assert spaces_with_all_windows(system) == {(MINILM, "active"), (OTHER, "retired")}


def test_a_backfill_comes_as_far_as_models_are_there_and_says_what_is_missing(
    system: Database, walker: Path, models: dict[str, Embedder], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(take_in(walker, system)).success
    del models[MINILM]
    use(monkeypatch, OTHER)
    result = reembed()
    assert not result.success
    assert (OTHER, "building") in spaces_with_all_windows(system)
    (failure,) = result.filter_events(lambda event: event.is_step_failure)
    assert "minilm" in str(failure.event_specific_data)


def test_what_a_part_of_newer_code_has_made_does_not_hide_what_is_older(
    system: Database, walker: Path, models: dict[str, Embedder]
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    with system.transaction() as stores:
        assert stores.results.outdated() == ()
        stores.connection.exec_driver_sql("update stage_result set analysis_version = '0'")
        assert stores.results.outdated() == (video_id,)
    for part in ("window_embeddings", "video_summary"):
        assert run(video_id, steps=part).success
    with system.transaction() as stores:
        assert stores.results.outdated() == (video_id,)
    assert run(video_id).success
    with system.transaction() as stores:
        assert stores.results.outdated() == ()


def test_outdated_recordings_are_asked_for_a_few_at_a_time(system: Database) -> None:
    with system.transaction() as stores:
        for number in range(MAX_ASKED + 20):
            stores.videos.register(NewVideo(f"{number}.mp4", f"k{number}", f"{number}", 1))
        stores.connection.exec_driver_sql("update analysis_job set taken_at = now()")
        stores.connection.exec_driver_sql("update video set status = 'completed'")
        stores.connection.exec_driver_sql(
            "insert into stage_result (video_id, stage, run_id, analysis_version) "
            "select video_id, 'detections', 'r', '0' from video"
        )
    assert told_by_reanalysis() == f"Asked for {MAX_ASKED} videos."
    assert told_by_reanalysis() == f"{MAX_ASKED} analyses or more wait or are under way."


def told_by_reanalysis() -> str:
    return str(nightly_reanalysis(database=DatabaseResource()).skip_message)


def test_the_job_switches_to_another_model(
    system: Database, walker: Path, models: dict[str, Embedder]
) -> None:
    assert run(take_in(walker, system)).success
    config = {"ops": {"build_embedding_space": {"config": {"model": OTHER}}}}
    job = job_of_settings("switch_embedding_model")
    with only_change(system), pytest.raises(BusyError, match="under way"):
        job.execute_in_process(run_config=config)
    assert spaces_with_all_windows(system) == {(MINILM, "active"), (OTHER, "building")}
    assert job.execute_in_process(run_config=config).success
    assert spaces_with_all_windows(system) == {(MINILM, "retired"), (OTHER, "active")}
