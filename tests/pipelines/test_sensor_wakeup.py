"""Sensors are asked seldom, and at once when there is work for them."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.run_request import InstigatorType
from dagster._core.scheduler.instigation import SensorInstigatorData

from pipelines import run_launcher
from pipelines.instance.home import is_prepared, prepare_dagster
from pipelines.instance.quiet_storage import make_engine, prepared
from pipelines.sensor_wakeup import OVER_S, PendingWork, has_changed, sensors_with_work
from resources import settings as settings_module
from resources.db.address import dagster_url
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.gpu_slots import GPU_POOL
from resources.settings import PROJECT_DIR, inherited_environment


@pytest.fixture
def url(database: Database, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The database that the settings name."""
    address = database.engine.url.render_as_string(hide_password=False)
    monkeypatch.setenv("DATABASE_URL", address)
    settings_module.settings.cache_clear()
    run_launcher.database.cache_clear()
    yield address
    run_launcher.database().engine.dispose()
    run_launcher.database.cache_clear()


@pytest.fixture
def instance(
    url: str, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dg.DagsterInstance]:
    """Dagster as `sentinel up` configures it."""
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("create schema dagster")
    (tmp_path / "dagster.yaml").write_text((PROJECT_DIR / "dagster.yaml").read_text())
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    monkeypatch.setenv("DAGSTER_PG_URL", dagster_url(url))
    with dg.DagsterInstance.get() as made:
        yield made
    make_engine(dagster_url(url)).dispose()
    make_engine.cache_clear()
    prepared.clear()


def new_video(database: Database) -> int:
    with database.transaction() as stores:
        return stores.videos.register(NewVideo("a.mp4", "k", "a" * 64, 5)).video_id


def test_an_upload_wakes_the_sensor_that_starts_runs(database: Database, url: str) -> None:
    assert "new_uploads" not in sensors_with_work()
    video_id = new_video(database)
    assert {"new_uploads", "failed_runs", "canceled_runs"} <= sensors_with_work()
    with database.transaction() as stores:
        stores.jobs.mark_taken(video_id)
    assert "new_uploads" not in sensors_with_work(), "a run has it"
    assert "failed_runs" in sensors_with_work(), "which may fail"


def test_the_end_of_runs_is_looked_for_until_a_while_after_the_last() -> None:
    work = PendingWork()
    assert not work.is_on(100.0, is_open=False)
    assert work.is_on(200.0, is_open=True)
    assert work.is_on(200.0 + OVER_S - 1, is_open=False)
    assert not work.is_on(200.0 + OVER_S + 1, is_open=False)


def test_a_file_that_appears_wakes_the_inbox(tmp_path: Path) -> None:
    long_ago = time.time() - 1000
    os.utime(tmp_path, (long_ago, long_ago))
    assert not has_changed(tmp_path, 60)
    (tmp_path / "dropped.mp4").touch()
    assert has_changed(tmp_path, 60)
    assert not has_changed(tmp_path / "missing", 60)


def test_without_a_database_nothing_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://postgres@127.0.0.1:1/postgres")
    settings_module.settings.cache_clear()
    run_launcher.database.cache_clear()
    assert sensors_with_work() == frozenset()
    run_launcher.database.cache_clear()


def test_dagster_keeps_its_connections_and_is_told_which_sensors_are_due(
    instance: dg.DagsterInstance, database: Database
) -> None:
    """The daemon reads all states at its look, and one again before its tick: both must say so."""
    origin = sensor_state(instance, "new_uploads")
    assert tick_times(instance, *origin) == [1000.0, 1000.0]
    new_video(database)
    assert tick_times(instance, *origin) == [None, None]
    assert instance.get_runs() == []
    pool = instance.run_storage._engine.pool  # type: ignore[attr-defined]
    assert pool is instance.event_log_storage._engine.pool  # type: ignore[attr-defined]
    assert pool.checkedout() == 0
    assert pool.checkedin() >= 1, "a connection is kept"


def sensor_state(instance: dg.DagsterInstance, name: str) -> tuple[str, str]:
    """Store the state of a sensor whose last tick was long ago; its two ids."""
    from dagster._core.remote_origin import (
        GrpcServerCodeLocationOrigin,
        RemoteInstigatorOrigin,
        RemoteRepositoryOrigin,
    )
    from dagster._core.scheduler.instigation import InstigatorState, InstigatorStatus

    location = GrpcServerCodeLocationOrigin(host="127.0.0.1", port=1, location_name="here")
    origin = RemoteInstigatorOrigin(RemoteRepositoryOrigin(location, "__repository__"), name)
    data = SensorInstigatorData(last_tick_timestamp=1000.0, last_tick_start_timestamp=1000.0)
    state = InstigatorState(origin, InstigatorType.SENSOR, InstigatorStatus.RUNNING, data)
    instance.add_instigator_state(state)
    return state.instigator_origin_id, state.selector_id


def tick_times(instance: dg.DagsterInstance, origin_id: str, selector_id: str) -> list[float | None]:
    """The last tick of a sensor as the daemon reads it: among all, then by itself."""
    (listed,) = instance.all_instigator_state(instigator_type=InstigatorType.SENSOR)
    alone = instance.get_instigator_state(origin_id, selector_id)
    assert alone is not None
    return [each.instigator_data.last_tick_start_timestamp for each in (listed, alone)]  # type: ignore[union-attr]


def test_other_slots_than_before_are_told_to_dagster_and_runs_may_claim_them(
    instance: dg.DagsterInstance, database: Database
) -> None:
    """What Dagster does itself with a changed default makes every run fail on PostgreSQL."""
    environment = inherited_environment()
    for slots in (1, 3, 2):
        with database.engine.connect() as connection:
            assert not is_prepared(connection, slots)
        prepare_dagster(environment, slots)
        with database.engine.connect() as connection:
            assert is_prepared(connection, slots)
    storage = instance.event_log_storage
    claims = [storage.claim_concurrency_slot(GPU_POOL, f"run-{at}", "step") for at in range(3)]
    assert [claim.is_claimed for claim in claims] == [True, True, False]
