"""Everything through a real pgbouncer that gives each transaction whichever connection is free."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from pipelines.cli.doctor_database import connection_state
from pipelines.cli.up import migrate_alone, service_environment
from resources import settings as settings_module
from resources.dagster import open_database
from resources.db.address import direct_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import STATEMENT_TIMEOUT_MS, AsyncDatabase, Database, Stores
from resources.db.migrate import migrate, newest_revision
from resources.db.run_queue import QueuedRun, open_run_queue
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import Settings
from tests.support.analyses import run, take_in, video
from tests.support.api import Client, add_analysed_video, client_of, upload
from tests.support.pgbouncer import SERVER_CONNECTIONS, Pooler, pooler_before

READS = 50
POOLED = ConnectionRules(is_pooled=True)


@pytest.fixture(scope="module")
def pooler(postgres: EmbeddedPostgres) -> Iterator[Pooler]:
    with pooler_before(postgres.url) as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path, database_url: str, pooler: Pooler) -> Settings:
    return Settings(
        state_dir=tmp_path / "state",
        database_url=pooler.url(database_url),
        database_direct_url=database_url,
        database_pooled=True,
        _env_file=None,
    )


@pytest.fixture
def pooled(settings: Settings) -> Iterator[Database]:
    opened = Database.at(settings.database_url or "", ConnectionRules.of(settings))
    yield opened
    opened.engine.dispose()


@pytest.fixture
async def pooled_async(settings: Settings) -> AsyncIterator[AsyncDatabase]:
    opened = AsyncDatabase.at(settings.database_url or "", ConnectionRules.of(settings))
    yield opened
    await opened.close()


@pytest.fixture
async def client(settings: Settings) -> AsyncIterator[Client]:
    async with client_of(settings) as client:
        yield client


async def test_the_api_reads_answers_and_takes_uploads(client: Client, pooled: Database) -> None:
    video_id = add_analysed_video(pooled)
    for path in (f"/db/events?video={video_id}", f"/api/videos/{video_id}/people", "/api/health"):
        assert (await client.get(path)).status_code == 200, path
    body = {"prompt": "몇 명이 들어왔어?", "video_id": str(video_id), "session_id": None}
    for _ in range(7):  # more often than psycopg asks before it prepares a statement
        answer = await client.post("/api/prompt", json=body)
        assert answer.json()["response"].startswith("들어온 사람은 2명입니다.")
    confirmed = await client.post("/api/s3/upload/confirm/", json=await upload(client))
    assert confirmed.is_success, confirmed.text
    assert len((await client.get("/db/videos")).json()) == 2


async def test_fifty_reads_at_once_share_two_connections_of_the_server(
    client: Client, pooled: Database, pooler: Pooler, database_url: str
) -> None:
    video_id = add_analysed_video(pooled)
    paths = [f"/db/events?video={video_id}&limit={number + 1}" for number in range(READS)]
    for _ in range(3):
        answers = await asyncio.gather(*(client.get(path) for path in paths))
        assert {each.status_code for each in answers} == {200}
    name = sa.make_url(database_url).database
    (pool,) = (each for each in pooler.figures(database_url, "pools") if each["database"] == name)
    servers = sum(int(str(pool[kind])) for kind in ("sv_active", "sv_idle", "sv_used"))
    assert 1 <= servers <= SERVER_CONNECTIONS


async def test_each_query_has_a_limit_that_stays_in_its_transaction(
    pooled_async: AsyncDatabase, pooled: Database
) -> None:
    def limit(stores: Stores) -> str:
        return str(stores.connection.exec_driver_sql("show statement_timeout").scalar())

    assert (
        await pooled_async.read(limit) == await pooled_async.run(limit) == f"{STATEMENT_TIMEOUT_MS // 1000}s"
    )
    with pooled.transaction() as stores:
        assert limit(stores) == "0"


async def test_the_state_of_the_database_changes_with_each_commit(
    pooled_async: AsyncDatabase, pooled: Database
) -> None:
    before = await pooled_async.snapshots.current()
    assert await pooled_async.snapshots.current() == before
    add_analysed_video(pooled)
    assert await pooled_async.snapshots.current() != before


async def test_the_pool_of_the_api_never_opens_more_than_it_may(
    settings: Settings, pooler: Pooler, database_url: str
) -> None:
    small = AsyncDatabase.at(settings.database_url or "", ConnectionRules(is_pooled=True, pool_size=3))

    def nap(stores: Stores) -> None:
        stores.connection.exec_driver_sql("select pg_sleep(0.02)")

    await asyncio.gather(*(small.read(nap) for _ in range(20)))
    name = sa.make_url(database_url).database
    clients = [each for each in pooler.figures(database_url, "clients") if each["database"] == name]
    await small.close()
    assert len(clients) == 3


def test_a_recording_is_analysed(
    settings: Settings, pooled: Database, short_clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", settings.database_url or "")
    monkeypatch.setenv("DATABASE_DIRECT_URL", settings.database_direct_url or "")
    monkeypatch.setenv("SENTINEL_DATABASE_POOLED", "true")
    settings_module.settings.cache_clear()
    video_id = take_in(short_clip, pooled)
    assert run(video_id).success
    assert video(pooled, video_id).status == "completed"
    open_database(settings.database_url or "", ConnectionRules.of(settings)).engine.dispose()


def test_migrations_go_past_the_pooler(
    postgres: EmbeddedPostgres, pooler: Pooler, empty_database_url: str, tmp_path: Path
) -> None:
    through = Database.at(pooler.url(empty_database_url), POOLED).engine
    with pytest.raises(SetupError, match="DATABASE_DIRECT_URL"):
        migrate(through)
    configured = Settings(
        state_dir=tmp_path,
        database_url=pooler.url(empty_database_url),
        database_direct_url=empty_database_url,
        database_pooled=True,
        _env_file=None,
    )
    assert migrate_alone(configured) == newest_revision()
    through.dispose()


def test_without_the_address_of_the_server_it_says_so(settings: Settings) -> None:
    lonely = settings.model_copy(update={"database_direct_url": None})
    with pytest.raises(SetupError, match="set DATABASE_DIRECT_URL"):
        direct_url(lonely)
    with pytest.raises(SetupError, match="set DATABASE_DIRECT_URL"):
        migrate_alone(lonely)


def test_more_about_an_address_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="SENTINEL_DATABASE_POOLED says more about DATABASE_URL"):
        Settings(state_dir=tmp_path, database_pooled=True, _env_file=None)


def test_dagster_and_the_queue_of_runs_go_past_the_pooler(settings: Settings, database_url: str) -> None:
    environment = service_environment(settings, settings.database_url or "")
    port = f":{sa.make_url(database_url).port}/"
    assert port in environment["DAGSTER_PG_URL"]
    assert port not in environment["DATABASE_URL"]
    rules = ConnectionRules.of(settings).direct
    with (
        open_run_queue(direct_url(settings), rules) as launcher,
        open_run_queue(direct_url(settings), rules) as worker,
    ):
        worker.listen()
        assert worker.claim() is None
        assert launcher.enqueue(QueuedRun("run-1", "{}"))
        assert worker.wait(5)
        assert worker.claim() == QueuedRun("run-1", "{}")


def test_a_pooler_that_no_setting_names_is_found_by_the_doctor(settings: Settings) -> None:
    assert "through a pooler" in connection_state(settings)
    unknown = settings.model_copy(update={"database_pooled": False, "database_direct_url": None})
    with pytest.raises(SetupError, match="set SENTINEL_DATABASE_POOLED=true"):
        connection_state(unknown)


def test_sessions_would_be_lost_in_the_pooler(settings: Settings) -> None:
    """Why there are two addresses: what psycopg is told otherwise, the pooler refuses."""
    options = ConnectionRules().options(1000)
    with pytest.raises(psycopg.OperationalError, match="unsupported startup parameter"):
        psycopg.connect((settings.database_url or "").replace("+psycopg", ""), **options)
