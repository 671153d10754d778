"""Real parts for tests: one PostgreSQL for the session, a fresh database and state folder for each test."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from analysis.evaluation import synthetic_clips
from resources import settings as settings_module
from resources.dagster import open_database
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.local import LocalStore, object_store
from tests.making import clip, staged, walk_through


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"))
    server.ensure_running()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def staged_scenes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with every drawn scene of the evaluation."""
    folder = tmp_path_factory.mktemp("scenes")
    list(synthetic_clips(folder))
    return folder


@pytest.fixture
def empty_database_url(postgres: EmbeddedPostgres) -> str:
    """A database of its own for one test, without any tables."""
    name = f"test_{uuid4().hex[:12]}"
    engine = sa.create_engine(postgres.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    return postgres.url.rsplit("/", 1)[0] + f"/{name}"


@pytest.fixture
def database(empty_database_url: str) -> Iterator[Database]:
    """A migrated database."""
    made = Database.at(empty_database_url)
    migrate(made.engine)
    yield made
    made.engine.dispose()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the settings or state of this machine."""
    for name in list(os.environ):
        if name.startswith("SENTINEL_") or name in {"DATABASE_URL", "DAGSTER_HOME", "DAGSTER_PG_URL"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("SENTINEL_STATE_DIR", str(tmp_path / "state"))
    settings_module.settings.cache_clear()
    yield
    settings_module.settings.cache_clear()


@pytest.fixture
def settings(tmp_path: Path, empty_database_url: str) -> Settings:
    return Settings(state_dir=tmp_path / "state", database_url=empty_database_url, _env_file=None)


@pytest.fixture
def system(
    database: Database, empty_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Database]:
    """The database, with which assets and sensors work that run in this process."""
    monkeypatch.setenv("DATABASE_URL", empty_database_url)
    settings_module.settings.cache_clear()
    yield database
    open_database(empty_database_url).engine.dispose()


@pytest.fixture
def store(settings: Settings) -> LocalStore:
    return object_store(settings)


@pytest.fixture(scope="session")
def walker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Eight seconds in which one person walks through the room."""
    return staged(tmp_path_factory.mktemp("clips") / "walker.mp4", walk_through())


@pytest.fixture(scope="session")
def short_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of a moving square; nobody is in it."""
    return clip(tmp_path_factory.mktemp("clips") / "square.mp4")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
