"""Real parts for tests: one PostgreSQL for the session, a fresh database and state folder for each test."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.evaluation import synthetic_clips
from resources import settings as settings_module
from resources.dagster import open_database
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.locks import hold_lock
from resources.settings import Settings
from resources.storage.local import LocalStore
from resources.storage.opening import object_store
from tests.support.aws import Aws, aws_server, fresh
from tests.support.databases import empty_database, migrated_database, prepare_server
from tests.support.recordings import clip, staged, walk_through

FOREIGN = {"DATABASE_URL", "DATABASE_DIRECT_URL", "DAGSTER_HOME", "DAGSTER_PG_URL"}
os.environ["HF_HUB_OFFLINE"] = "1"  # read once, on import: no test waits for a model hub

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # Tests that run in the background of a shell: Dagster ends its processes by interrupts.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take longest go first, so that no process is left with one of them at the end."""
    items.sort(
        key=lambda item: (
            (item.get_closest_marker("system"), item.get_closest_marker("browser")) == (None, None)
        )
    )


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """Asynchronous tests run on asyncio, as the server does."""
    return "asyncio"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    server = EmbeddedPostgres(tmp_path_factory.mktemp("postgres"))
    server.ensure_running()
    prepare_server(server)
    yield server
    server.stop()


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """One folder for all processes of this session: what takes long to draw is drawn once."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def staged_scenes(shared_folder: Path) -> Path:
    """A folder with every drawn scene of the evaluation."""
    folder, finished = shared_folder / "scenes", shared_folder / "scenes.finished"
    with hold_lock(shared_folder / "scenes.lock"):
        if not finished.exists():
            folder.mkdir(exist_ok=True)
            list(synthetic_clips(folder))
            finished.touch()
    return folder


@pytest.fixture(scope="session")
def event_scenes(shared_folder: Path) -> Path:
    """A folder for staged scenes of events, each filmed by the first test that asks for it."""
    folder = shared_folder / "event-scenes"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture
def empty_database_url(postgres: EmbeddedPostgres) -> str:
    """A database of its own for one test, without any tables."""
    return empty_database(postgres)


@pytest.fixture
def database_url(postgres: EmbeddedPostgres) -> str:
    """A migrated database of its own for one test."""
    return migrated_database(postgres)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database.at(database_url)
    yield opened
    opened.engine.dispose()


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees the settings or state of this machine."""
    for name in list(os.environ):
        if name.startswith("SENTINEL_") or name in FOREIGN:
            monkeypatch.delenv(name)
    monkeypatch.setenv("SENTINEL_STATE_DIR", str(tmp_path / "state"))
    settings_module.settings.cache_clear()
    yield
    settings_module.settings.cache_clear()


@pytest.fixture
def settings(tmp_path: Path, database_url: str) -> Settings:
    return Settings(state_dir=tmp_path / "state", database_url=database_url, _env_file=None)


@pytest.fixture
def system(database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    """The database, with which assets and sensors work that run in this process."""
    monkeypatch.setenv("DATABASE_URL", database_url)
    settings_module.settings.cache_clear()
    yield database
    open_database(database_url).engine.dispose()


@pytest.fixture
def store(settings: Settings) -> LocalStore:
    return object_store(settings)


@pytest.fixture(scope="session")
def walker(shared_folder: Path) -> Path:
    """Eight seconds in which one person walks through the room."""
    path, finished = shared_folder / "walker.mp4", shared_folder / "walker.finished"
    with hold_lock(shared_folder / "walker.lock"):
        if not finished.exists():
            staged(path, walk_through())
            finished.touch()
    return path


@pytest.fixture(scope="session")
def short_clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three seconds of a moving square; nobody is in it."""
    return clip(tmp_path_factory.mktemp("clips") / "square.mp4")


@pytest.fixture(scope="session")
def aws_address() -> Iterator[str]:
    """A server that speaks the protocols of S3 and SQS."""
    with aws_server() as address:
        yield address


@pytest.fixture
def aws(aws_address: str) -> Aws:
    """A bucket of its own for one test, whose notifications go to a queue of its own."""
    return fresh(aws_address)
