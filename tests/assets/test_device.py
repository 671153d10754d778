"""The resource `device` as runs are given it in Dagster's launchpad."""

import json
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from domain.records import VideoStatus
from pipelines.definitions import defs
from resources.dagster import DetectorResource, TextEmbedderResource
from resources.dagster_aws import AwsResource
from resources.db.engine import Database
from resources.device import loaded
from tests.support.analyses import run, take_in, video
from tests.support.cards import needs_card, needs_no_card
from tests.support.tiny_detector import tiny_detector
from tests.support.tiny_embedder import tiny_embedder

NO_SUCH_SIZE = 10**15
"""Rows that pictures are scaled to: more than any host has memory for."""


def on(**config: Any) -> dict[str, Any]:
    return {"resources": {"device": {"config": config}}}


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("models")
    return {
        "detector": DetectorResource(
            name=str(tiny_detector(folder / "detector")), cache_folder=str(folder), aws=AwsResource()
        ),
        "text_embedder": TextEmbedderResource(name=str(tiny_embedder(folder / "embedder", 16))),
    }


def facts(result: dg.ExecuteInProcessResult, asset: str) -> dict[str, Any]:
    (made,) = result.asset_materializations_for_node(asset)
    return {name: value.value for name, value in made.metadata.items()}


def noted_device(database: Database, video_id: int) -> set[str]:
    query = "select device from analysis_run where video_id = %s"
    with database.transaction() as stores:
        return set(stores.connection.exec_driver_sql(query, (video_id,)).scalars())


def test_a_run_computes_where_the_launchpad_says_and_shows_what_it_took(
    system: Database, walker: Path, models: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_DEVICE", "cuda:7")
    video_id = take_in(walker, system)
    result = run(video_id, resources=models, config=on(name="cpu", memory_gb=2.0))
    assert result.success
    for asset in ("detections", "tracks", "window_embeddings"):
        said = facts(result, asset)
        assert said["device"] == "cpu"
        assert "the limit of 2 GiB is ignored" in said["device_memory"]
        assert said["peak_memory_mb"] > 100
        assert said["device_s"] > 0 or asset == "tracks"
    assert noted_device(system, video_id) == {"cpu"}


def test_models_stay_for_the_next_run_unless_it_says_otherwise(
    system: Database, walker: Path, models: dict[str, Any]
) -> None:
    video_id, detector = take_in(walker, system), models["detector"].name
    assert run(video_id, steps="video_file").success
    assert run(video_id, steps="detections", resources=models, config=on(name="cpu")).success
    assert [key for key in loaded if detector in key]
    away = on(name="cpu", keeps_models=False)
    assert run(video_id, steps="detections", resources=models, config=away).success
    assert not [key for key in loaded if detector in key]


@needs_no_card
@pytest.mark.parametrize(
    ("name", "reason"), [("gpu", "'gpu' is no device: auto, cpu"), ("cuda:3", "there is no cuda:3: torch")]
)
def test_a_device_that_is_not_there_fails_the_video_in_words_before_it_is_looked_at(
    system: Database, walker: Path, name: str, reason: str
) -> None:
    video_id = take_in(walker, system)
    result = run(video_id, config=on(name=name))
    assert not result.success
    assert not result.asset_materializations_for_node("detections")
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "no_device")
    assert reason in failed.error_detail
    assert "resource `device`" in failed.error_detail
    assert run(video_id).success
    assert video(system, video_id).status is VideoStatus.COMPLETED


def test_memory_that_is_used_up_fails_the_video_in_words_and_leaves_no_model(
    system: Database, walker: Path, tmp_path: Path
) -> None:
    folder = tiny_detector(tmp_path / "vast")
    preparation = folder / "preprocessor_config.json"
    vast = {**json.loads(preparation.read_text()), "size": {"height": NO_SUCH_SIZE, "width": 8}}
    preparation.write_text(json.dumps(vast))
    video_id = take_in(walker, system)
    detector = DetectorResource(name=str(folder), cache_folder=str(tmp_path), aws=AwsResource())
    assert not run(video_id, resources={"detector": detector}).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "device_full")
    assert "memory of cpu is used up" in failed.error_detail
    assert not [key for key in loaded if str(folder) in key]
    assert run(video_id).success, "with another detector, the recording is analysed as any"


def test_dagster_refuses_a_limit_or_field_that_makes_no_sense_when_a_run_is_asked_for() -> None:
    job = defs.resolve_job_def("analyze_video")
    assert dg.validate_run_config(job, on(name="cuda:1", memory_gb=8.0, keeps_models=False))
    for wrong in ({"memory_gb": "much"}, {"memory": 8.0}, {"name": 1}):
        with pytest.raises(dg.DagsterInvalidConfigError):
            dg.validate_run_config(job, on(**wrong))


def test_the_text_model_is_not_fetched_ahead_to_another_device_than_the_runs(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("resources.dagster.preload_embedder", asked.append)
    video_id = take_in(walker, system)
    assert run(video_id, config=on(name="cpu")).success
    assert asked == []


@needs_card
def test_a_run_computes_on_a_card_within_its_limit(
    system: Database, walker: Path, models: dict[str, Any]
) -> None:
    video_id = take_in(walker, system)
    result = run(video_id, resources=models, config=on(name="cuda:0", memory_gb=2.0))
    assert result.success
    for asset in ("detections", "window_embeddings"):
        said = facts(result, asset)
        assert said["device"] == "cuda:0"
        assert 0 < said["peak_memory_mb"] < 2_200
