"""A server that wants TLS, and one that wants tokens which AWS signs."""

import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

from pipelines.cli.doctor_database import connection_state
from pipelines.cli.up import prepare_database
from pipelines.instance.quiet_storage import QuietPostgresStorage, make_engine
from resources.aws.clients import AwsConnection, make_client
from resources.db.address import dagster_url
from resources.db.connecting import ConnectionRules, TokenError
from resources.db.engine import AsyncDatabase, Database, Stores
from resources.db.migrate import wait_for_database
from resources.db.run_queue import open_run_queue
from resources.db.server_facts import encryption
from resources.db.snapshots import Snapshots
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import Settings
from tests.support.certificates import make_authority, make_certificate
from tests.support.databases import administration
from tests.support.iam_door import IamDoor, iam_door

REGION, SECRET = "ap-northeast-2", "not-a-secret-of-anybody"
USER = "recorder"
RULES = ConnectionRules(iam=AwsConnection(REGION))


@pytest.fixture(scope="module")
def authorities(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the certificates of two, and those of a server that the first has signed."""
    folder = tmp_path_factory.mktemp("certificates")
    make_certificate(folder, "localhost", make_authority(folder))
    make_authority(folder, "stranger")
    return folder


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """One of its own, which trusts a role whom the door lets through."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("elsewhere"))
    server.ensure_running()
    rules = server.data / "pg_hba.conf"
    rules.write_text(f"host all {USER} 127.0.0.1/32 trust\n{rules.read_text()}")
    with administration(server) as connection:
        connection.exec_driver_sql(f"create role {USER} login superuser")
        connection.exec_driver_sql("select pg_reload_conf()")
    yield server
    server.stop()


@pytest.fixture
def door(server: EmbeddedPostgres, authorities: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[IamDoor]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    forget_credentials(monkeypatch)
    closed = IamDoor(int(sa.make_url(server.url).port or 0), USER, REGION, SECRET)
    with iam_door(closed, (authorities / "server.crt", authorities / "server.key")) as door:
        yield door
    make_client.cache_clear()


def forget_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that clients and boto3's session of this process have found before."""
    make_client.cache_clear()
    monkeypatch.setattr("boto3.DEFAULT_SESSION", None)


@pytest.fixture
def tls_url(server: EmbeddedPostgres, door: IamDoor, authorities: Path) -> str:
    """The server's own login, through the door."""
    query = {"sslmode": "verify-full", "sslrootcert": str(authorities / "authority.crt")}
    made = sa.make_url(server.url).set(host="localhost", port=door.port, query=query)
    return made.render_as_string(hide_password=False)


def token_url(door: IamDoor, authorities: Path) -> str:
    return (
        f"postgresql://{USER}@localhost:{door.port}/postgres"
        f"?sslmode=verify-full&sslrootcert={authorities / 'authority.crt'}"
    )


def answer(stores: Stores) -> str:
    return str(stores.connection.exec_driver_sql("select current_user").scalar())


async def test_every_way_to_the_database_is_encrypted_and_checked(tls_url: str) -> None:
    with Database.at(tls_url).engine.connect() as connection:
        assert encryption(connection)
    opened = AsyncDatabase.at(tls_url)
    assert await opened.read(lambda stores: stores.connection.exec_driver_sql("select 1").scalar()) == 1
    assert await opened.snapshots.current()
    await opened.close()
    with open_run_queue(tls_url) as queue:
        assert queue.connection.pgconn.ssl_in_use
    with make_engine(dagster_url(tls_url)).connect() as connection:
        assert connection.connection.driver_connection.info.ssl_in_use
        assert connection.exec_driver_sql("show search_path").scalar() == "dagster"
    make_engine(dagster_url(tls_url)).dispose()


@pytest.mark.parametrize(
    ("authority", "host", "said"),
    [
        ("stranger.crt", "localhost", "certificate verify failed"),
        ("missing.crt", "localhost", "root certificate file"),
        ("authority.crt", "127.0.0.1", "does not match"),
    ],
)
def test_a_certificate_that_is_not_right_is_said_at_once(
    tls_url: str, authorities: Path, authority: str, host: str, said: str
) -> None:
    query = {"sslmode": "verify-full", "sslrootcert": str(authorities / authority)}
    url = sa.make_url(tls_url).set(host=host, query=query).render_as_string(hide_password=False)
    began = time.monotonic()
    with pytest.raises(SetupError, match=said) as caught:
        wait_for_database(Database.at(url).engine)
    assert "sslrootcert in DATABASE_URL" in str(caught.value)
    assert time.monotonic() - began < 30


def test_a_server_without_encryption_is_said_at_once(database_url: str) -> None:
    with pytest.raises(SetupError, match="does not support SSL"):
        wait_for_database(Database.at(f"{database_url}?sslmode=require").engine)


def test_the_doctor_says_that_it_is_encrypted(tls_url: str, tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path, database_url=tls_url, _env_file=None)
    assert connection_state(settings).startswith("encrypted with TLS; no pooler; role postgres, a superuser")


async def test_each_connection_shows_a_token_of_its_own(door: IamDoor, authorities: Path) -> None:
    url = token_url(door, authorities)
    with Database.at(url, RULES).transaction() as stores:
        assert answer(stores) == USER
    opened = AsyncDatabase.at(url, RULES)
    assert await opened.run(answer) == USER
    await opened.snapshots.current()
    with opened.plain_engine().connect() as connection:
        assert connection.exec_driver_sql("select current_user").scalar() == USER
    with open_run_queue(url, RULES) as queue:
        assert queue.free_workers() == 0
    assert (len(door.tokens), door.refused) == (5, [])
    time.sleep(1.1)  # tokens are told apart by their second
    async with opened.engine.connect(), opened.engine.connect():
        pass
    await opened.close()
    assert door.tokens[-1] not in door.tokens[:5]
    assert door.refused == []


def test_dagster_keeps_its_records_behind_tokens(door: IamDoor, authorities: Path) -> None:
    url = token_url(door, authorities)
    prepare_database(url, lambda _: None, 1, RULES)
    storage = QuietPostgresStorage(dagster_url(url), rules=RULES)
    assert storage.run_storage.get_runs_count() == 0
    storage.event_log_storage.optimize_for_webserver(1000, 60, 2)
    assert storage.event_log_storage.get_maximum_record_id() is None
    make_engine(dagster_url(url), RULES).dispose()
    assert len(door.tokens) > 3
    assert door.refused == []


async def test_a_token_of_other_credentials_is_refused(
    door: IamDoor, authorities: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door.secret = "another"
    with pytest.raises(OperationalError, match="wrong signature"):
        Database.at(token_url(door, authorities), RULES).engine.connect()


def test_without_credentials_or_encryption_it_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
        monkeypatch.setenv(name, str(tmp_path / "none"))
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name, raising=False)
    forget_credentials(monkeypatch)
    url = "postgresql://u@h.example/d?sslmode=verify-full"
    with pytest.raises(TokenError, match="credentials"):
        ConnectionRules(iam=AwsConnection("eu-west-1", "http://127.0.0.1:1")).password(url)
    with pytest.raises(TokenError, match="sslmode none"):
        RULES.password("postgresql://u@h.example/d")
    with pytest.raises(SetupError, match="sslmode=verify-full"):
        wait_for_database(Database.at("postgresql://u@127.0.0.1:1/d", RULES).engine)


async def test_a_state_that_needs_a_token_is_away_without_one() -> None:
    with pytest.raises(psycopg.OperationalError, match="sslmode"):
        await Snapshots("postgresql://u@127.0.0.1:1/d", RULES).current()
