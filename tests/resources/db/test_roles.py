"""Logins that are members of the three roles: what they may do, and what they may not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import numpy as np
import psycopg
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import ProgrammingError

from pipelines.cli.doctor_database import connection_state
from pipelines.cli.up import prepare_database
from resources.db.analyst.role import QUERY
from resources.db.analyst.run import run_query
from resources.db.engine import Database
from resources.db.migrate import schema_differences
from resources.db.roles import ANALYST, READER, ROLES, WRITER, set_up_roles
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import Settings
from tests.support.api import add_analysed_video, client_of, upload
from tests.support.databases import administration, create_database

PASSWORD = "one-for:all@of/these-logins"
DENIED = psycopg.errors.InsufficientPrivilege
DIMENSION = 8


@dataclass(frozen=True)
class Owned:
    """A database whose owner may make roles and is no superuser, as at hosted services."""

    url: str

    def url_of(self, name: str) -> str:
        return sa.make_url(self.url).set(username=name, password=PASSWORD).render_as_string(False)

    def database(self, name: str) -> Database:
        return Database.at(self.url_of(name))


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedPostgres]:
    """A server of its own: roles belong to all of its databases, and who made them may grant them."""
    server = EmbeddedPostgres(tmp_path_factory.mktemp("roles"))
    server.ensure_running()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def owner(postgres: EmbeddedPostgres) -> str:
    """Other logins come and go with it, each a member of one role."""
    name = f"owner_{uuid4().hex[:8]}"
    with administration(postgres) as connection:
        connection.exec_driver_sql(f"create role {name} login createrole password '{PASSWORD}'")
    return name


@pytest.fixture
def owned(postgres: EmbeddedPostgres, owner: str) -> Owned:
    return make_owned(postgres, owner)


def make_owned(postgres: EmbeddedPostgres, owner: str) -> Owned:
    """Migrated by the owner, who may not make the extension: administrators of a hosted service do."""
    url = create_database(postgres, f"test_{uuid4().hex[:12]}", f"owner {owner}")
    engine = sa.create_engine(url, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        connection.exec_driver_sql("create extension if not exists vector")
        connection.exec_driver_sql(f"alter schema public owner to {owner}")
    prepared = Owned(sa.make_url(url).set(username=owner, password=PASSWORD).render_as_string(False))
    prepare_database(prepared.url, lambda _: None, 1)
    return prepared


@pytest.fixture
def logins(owned: Owned) -> Iterator[dict[str, str]]:
    """A login for each role."""
    engine = Database.at(owned.url).engine
    set_up_roles(engine)
    made = {role: f"{role}_{uuid4().hex[:8]}" for role in ROLES}
    with engine.begin() as connection:
        for role, name in made.items():
            connection.exec_driver_sql(f"create role {name} login password '{PASSWORD}' in role {role}")
        connection.exec_driver_sql(f"alter role {made[WRITER]} set role {WRITER}")
    yield made
    engine.dispose()


def refuses(database: Database, statement: str) -> bool:
    with pytest.raises(ProgrammingError) as caught, database.engine.begin() as connection:
        connection.exec_driver_sql(statement)
    return isinstance(caught.value.orig, DENIED)


def test_the_writer_stores_an_analysis_and_makes_spaces(owned: Owned, logins: dict[str, str]) -> None:
    writer = owned.database(logins[WRITER])
    video_id = add_analysed_video(writer)
    with writer.transaction() as stores:
        space = stores.embeddings.ensure_space("m", "d", DIMENSION)
        texts = stores.embeddings.missing(space, video_id)
        vectors = np.eye(DIMENSION, dtype=np.float32)[: len(texts)]
        stores.embeddings.replace(space, texts, vectors)
        stores.videos.delete(video_id)
        assert stores.connection.exec_driver_sql("select count(*) from window_embedding").scalar() == 0
        stores.connection.exec_driver_sql(f"drop table window_embedding_{space.space_id}")
    for statement in (
        "drop table video",
        "alter table event add column more int",
        "truncate audit_log",
        "create role other",
        "create schema other",
    ):
        assert refuses(writer, statement), statement
    writer.engine.dispose()


def test_the_writer_starts_what_the_owner_has_prepared(owned: Owned, logins: dict[str, str]) -> None:
    prepare_database(owned.url_of(logins[WRITER]), lambda _: None, 1)
    with owned.database(logins[WRITER]).engine.begin() as connection:
        connection.exec_driver_sql("create table dagster.of_a_later_version (number int)")
        assert list(schema_differences(connection)) == []
    set_up_roles(Database.at(owned.url).engine)


def test_the_role_of_queries_sees_views_alone(owned: Owned, logins: dict[str, str]) -> None:
    """Nobody logs in as it; whoever serves takes it on."""
    for role in (WRITER, READER):
        database = owned.database(logins[role])
        with database.transaction() as stores:
            assert run_query(stores.connection, "select count(*) from recordings", None).rows == ((0,),)
        for table in ("video", "account", "analyst.nothing"):
            statement = f"set local role {QUERY}; select * from {table}"
            with pytest.raises(ProgrammingError), database.engine.begin() as connection:
                connection.exec_driver_sql(statement)
        database.engine.dispose()
    analyst = owned.database(logins[ANALYST])
    assert refuses(analyst, f"set role {QUERY}")
    analyst.engine.dispose()


async def test_the_api_works_as_the_reader(owned: Owned, logins: dict[str, str], tmp_path: Path) -> None:
    as_owner = Database.at(owned.url)
    video_id = add_analysed_video(as_owner)
    url = owned.url_of(logins[READER])
    settings = Settings(state_dir=tmp_path, database_url=url, _env_file=None)
    async with client_of(settings) as client:
        body = {"prompt": "몇 명이 들어왔어?", "video_id": str(video_id), "session_id": None}
        answer = await client.post("/api/prompt", json=body)
        assert answer.json()["response"].startswith("들어온 사람은 2명입니다.")
        of_all = await client.post("/api/prompt", json={"prompt": "몇 명이 들어왔어?", "scope": "all"})
        assert of_all.is_success, of_all.text
        confirmed = await client.post("/api/s3/upload/confirm/", json=await upload(client))
        assert confirmed.is_success, confirmed.text
        assert (await client.delete(f"/db/videos/{video_id}")).is_success
        assert len((await client.get("/db/videos")).json()) == 1
        assert (await client.get("/api/audit")).is_success
        asked = await client.post("/api/sql", json={"sql": "select count(*) as n from recordings"})
        assert asked.json()["rows"] == [[1]], asked.text
    as_owner.engine.dispose()


def test_the_reader_changes_no_evidence(owned: Owned, logins: dict[str, str]) -> None:
    reader = owned.database(logins[READER])
    for statement in (
        "delete from event",
        "update event_window set text_en = ''",
        "insert into embedding_space (model, digest, dimension, status) values ('m', 'd', 8, 'active')",
        "delete from window_embedding",
        "update audit_log set actor = 'nobody'",
        "delete from audit_log",
        "update coverage set state = 'analysed'",
        "create table mine (number int)",
        "drop table video",
        "select * from dagster.runs",
    ):
        assert refuses(reader, statement), statement
    reader.engine.dispose()


def test_the_analyst_sees_evidence_and_nobody_who_looked(owned: Owned, logins: dict[str, str]) -> None:
    as_owner = Database.at(owned.url)
    add_analysed_video(as_owner)
    analyst = owned.database(logins[ANALYST])
    with analyst.engine.begin() as connection:
        query = "select count(*) from event join video using (video_id) left join track using (video_id)"
        assert int(connection.exec_driver_sql(query).scalar() or 0) > 0
        connection.exec_driver_sql("select * from window_embedding")
    for table in ("account", "api_key", "login", "audit_log", "prompt_session", "upload", "attempt"):
        assert refuses(analyst, f"select * from {table}"), table
    for statement in ("delete from event", "update video set name = ''", "create table mine (number int)"):
        assert refuses(analyst, statement), statement
    for database in (analyst, as_owner):
        database.engine.dispose()


def test_later_tables_are_for_writer_and_reader(owned: Owned, logins: dict[str, str]) -> None:
    with Database.at(owned.url).engine.begin() as connection:
        connection.exec_driver_sql("create table later (number int generated always as identity)")
    with owned.database(logins[WRITER]).engine.begin() as connection:
        connection.exec_driver_sql("insert into later default values")
    with owned.database(logins[READER]).engine.begin() as connection:
        assert connection.exec_driver_sql("select count(*) from later").scalar() == 1
    assert refuses(owned.database(logins[READER]), "delete from later")
    assert refuses(owned.database(logins[ANALYST]), "select * from later")


def test_what_somebody_gave_by_hand_is_taken_back(owned: Owned, logins: dict[str, str]) -> None:
    engine = Database.at(owned.url).engine
    with engine.begin() as connection:
        connection.exec_driver_sql(f"grant select on account to {ANALYST}")
    analyst = owned.database(logins[ANALYST])
    with analyst.engine.begin() as connection:
        connection.exec_driver_sql("select * from account")
    first = set_up_roles(engine)
    assert set_up_roles(engine) == first
    assert refuses(analyst, "select * from account")


def test_who_may_not_make_roles_is_told_so(owned: Owned, logins: dict[str, str]) -> None:
    with pytest.raises(SetupError, match="as the owner of the tables"):
        set_up_roles(owned.database(logins[READER]).engine)


def test_a_second_database_of_another_owner_has_the_same_roles(
    postgres: EmbeddedPostgres, owned: Owned, logins: dict[str, str]
) -> None:
    name = f"second_{uuid4().hex[:8]}"
    with administration(postgres) as connection:
        connection.exec_driver_sql(f"create role {name} login createrole password '{PASSWORD}'")
    second = make_owned(postgres, name)
    with pytest.raises(SetupError, match=f"let it grant {WRITER}"):
        set_up_roles(Database.at(second.url).engine)
    with administration(postgres) as connection:
        connection.exec_driver_sql(f"grant {WRITER} to {name}")
    assert set_up_roles(Database.at(second.url).engine)
    with second.database(logins[WRITER]).transaction() as stores:
        stores.embeddings.ensure_space("m", "d", DIMENSION)


def test_an_old_schema_is_brought_up_to_date_first(empty_database_url: str) -> None:
    with pytest.raises(SetupError, match="sentinel migrate"):
        set_up_roles(Database.at(empty_database_url).engine)


def test_the_doctor_says_as_whom(owned: Owned, logins: dict[str, str], tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path, database_url=owned.url_of(logins[READER]), _env_file=None)
    said = connection_state(settings)
    assert f"role {logins[READER]}, a member of {READER}" in said
    assert "not encrypted; no pooler" in said
    crowded = settings.model_copy(update={"api_workers": 20})
    with pytest.raises(SetupError, match="SENTINEL_DATABASE_POOL_SIZE"):
        connection_state(crowded)
