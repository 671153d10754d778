"""Assets with other resources than those that the settings name: results follow the resources."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import dagster as dg
import numpy as np
import pytest
import sqlalchemy as sa

from analysis.ingest.register import register_file
from assets.detections import detections
from assets.video_file import video_file
from domain.keys import partition_key
from domain.records import BoxSource, CoverageState, Detections, VideoStatus
from domain.video.scan_settings import ScanMode
from pipelines.definitions import ConfiguredResource, build_resources
from resources import settings as settings_module
from resources.dagster import (
    DatabaseResource,
    DetectorResource,
    ObjectStoreResource,
    ParquetIOManager,
    ScanResource,
    TextEmbedderResource,
    open_database,
)
from resources.dagster_aws import AwsResource
from resources.db.engine import Database
from resources.db.tables import analysis_run
from resources.models.detectors import load_detector
from resources.storage.box_tables import from_parquet
from resources.storage.local import LocalStore
from tests.support.analyses import run, take_in, video
from tests.support.recordings import drawn
from tests.support.tiny_detector import tiny_detector
from tests.support.tiny_embedder import tiny_embedder


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="module")
def other_detector(models: Path) -> DetectorResource:
    return DetectorResource(
        name=str(tiny_detector(models / "detector")), cache_folder=str(models), aws=AwsResource()
    )


@pytest.fixture(scope="module")
def embedders(models: Path) -> list[TextEmbedderResource]:
    """Two models whose vectors have 16 and 24 numbers."""
    sizes = (16, 24)
    return [TextEmbedderResource(name=str(tiny_embedder(models / f"text{n}", n))) for n in sizes]


@pytest.fixture
def elsewhere(
    database: Database, database_url: str, tmp_path: Path
) -> Iterator[dict[str, ConfiguredResource]]:
    """A database and an object store that no setting names."""
    own_database = DatabaseResource(url=database_url)
    own_store = ObjectStoreResource(
        location=str(tmp_path / "elsewhere"), cache_folder="unused", aws=AwsResource()
    )
    yield {
        **build_resources(settings_module.settings()),
        "database": own_database,
        "object_store": own_store,
        "parquet": ParquetIOManager(database=own_database, object_store=own_store),
    }
    open_database(database_url).engine.dispose()


def look(
    path: Path, resources: Mapping[str, Any], run_config: dg.RunConfig | None = None
) -> tuple[Detections, dict[str, Any]]:
    """Boxes and metadata that `detections` makes of a recording with some resources."""
    database, store = resources["database"].connect(), resources["object_store"].open()
    video_id = register_file(path, database, store, settings_module.settings().zone).video_id
    instance = dg.DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("video", [partition_key(video_id)])
    result = dg.materialize(
        [video_file, detections],
        partition_key=partition_key(video_id),
        instance=instance,
        resources=resources,
        run_config=run_config,
    )
    (made,) = result.asset_materializations_for_node("detections")
    with database.transaction() as stores:
        key = stores.results.table_key(video_id, "detections")
    boxes = from_parquet(store.get(key or ""))
    assert isinstance(boxes, Detections)
    return boxes, {name: value.value for name, value in made.metadata.items()}


def test_boxes_are_those_of_the_detector_that_is_given_not_of_the_settings(
    elsewhere: dict[str, ConfiguredResource],
    other_detector: DetectorResource,
    walker: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SENTINEL_DETECTOR", "nobody/nothing")
    settings_module.settings.cache_clear()
    usual, said = look(walker, elsewhere)
    with elsewhere["database"].connect().transaction() as stores:
        (noted,) = stores.connection.scalars(sa.select(analysis_run.c.settings))
    assert noted == {"rate_hz": 5.0, "mode": "thorough", "segment_s": 60.0, "decoder": "cpu"}
    other, said_by_other = look(walker, {**elsewhere, "detector": other_detector})
    assert said["detector"].startswith("opencv-hog")
    assert said_by_other["detector"].startswith(other_detector.name)
    found, found_by_other = (each.boxes_xyxy[each.sources == BoxSource.DETECTOR] for each in (usual, other))
    assert len(found) > 0
    assert not np.array_equal(found, found_by_other)


def test_everything_is_kept_where_the_resources_say_and_nothing_elsewhere(
    elsewhere: dict[str, ConfiguredResource], walker: Path, tmp_path: Path
) -> None:
    look(walker, elsewhere)
    kept = {path.suffix for path in (tmp_path / "elsewhere").rglob("*") if path.is_file()}
    assert kept == {".mp4", ".jpg", ".parquet"}
    assert not settings_module.settings().objects_dir.exists()


def quiet_recording(path: Path) -> Path:
    """Half a minute in which nothing moves."""
    grain = np.random.default_rng(2)
    still = np.full((120, 160, 3), 90)
    return drawn(
        path,
        lambda _: (still + grain.integers(-4, 5, (120, 160, 1))).astype(np.uint8),
        frames=300,
        fps=10,
        gop=10,
    )


def test_a_run_looks_as_its_resource_says_unless_its_config_says_otherwise(
    elsewhere: dict[str, ConfiguredResource], tmp_path: Path
) -> None:
    path = quiet_recording(tmp_path / "quiet.mp4")
    fast = {**elsewhere, "scan": ScanResource(rate_hz=2.0, mode="fast", segment_s=60.0, decoder="cpu")}
    _, said = look(path, fast)
    assert CoverageState.KEYFRAMES_ONLY in said["coverage"]
    config = dg.RunConfig(ops={"detections": {"config": {"mode": ScanMode.THOROUGH.value}}})
    boxes, said = look(path, fast, config)
    assert CoverageState.KEYFRAMES_ONLY not in said["coverage"]
    assert len(boxes.sample_times_s) == 60, "two frames a second for half a minute"


def test_vectors_are_those_of_the_embedder_that_is_given(
    system: Database, walker: Path, embedders: list[TextEmbedderResource]
) -> None:
    video_id = take_in(walker, system)
    first, second = embedders
    assert run(video_id, resources={"text_embedder": first}).success
    assert lengths_of_vectors(system) == {first.name: {16}}
    assert run(video_id, steps="window_embeddings", resources={"text_embedder": second}).success
    assert lengths_of_vectors(system) == {first.name: {16}, second.name: {24}}


def lengths_of_vectors(database: Database) -> dict[str, set[int]]:
    """How many numbers the vectors of each model have."""
    query = (
        "select model, array_agg(distinct vector_dims(embedding)) as lengths "
        "from window_embedding join embedding_space using (space_id) group by model"
    )
    with database.transaction() as stores:
        return {row.model: set(row.lengths) for row in stores.connection.exec_driver_sql(query)}


def test_models_are_loaded_by_steps_that_use_them_only(
    system: Database, walker: Path, models: Path, embedders: list[TextEmbedderResource]
) -> None:
    video_id = take_in(walker, system)
    usable = {"text_embedder": embedders[0]}
    assert run(video_id, resources=usable).success
    unusable = {
        "detector": DetectorResource(name="/no/detector", cache_folder=str(models), aws=AwsResource()),
        "text_embedder": TextEmbedderResource(name="/no/embedder"),
    }
    for steps in ("tracks", "events", "event_windows", "video_summary"):
        assert run(video_id, steps=steps, resources=unusable).success
    assert not run(video_id, steps="window_embeddings", resources=unusable).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "no_text_model")


def test_a_model_is_loaded_once_in_a_process_however_many_runs_name_it(
    other_detector: DetectorResource,
) -> None:
    again = DetectorResource(
        name=other_detector.name, cache_folder=other_detector.cache_folder, aws=AwsResource()
    )
    one, two = (load_detector(each.name, each.weights) for each in (other_detector, again))
    assert one is two


def test_one_pool_of_connections_is_shared_by_the_runs_of_a_process(database_url: str) -> None:
    one, two = (DatabaseResource(url=database_url).connect() for _ in range(2))
    assert one is two
    one.engine.dispose()


def test_a_store_that_lacks_the_recording_says_so(system: Database, short_clip: Path, tmp_path: Path) -> None:
    video_id = take_in(short_clip, system)
    empty = ObjectStoreResource(location=str(tmp_path / "empty"), cache_folder="unused", aws=AwsResource())
    assert empty.open() == LocalStore(tmp_path / "empty")
    assert not run(video_id, steps="video_file", resources={"object_store": empty}).success
    assert video(system, video_id).error_code == "file_missing"
