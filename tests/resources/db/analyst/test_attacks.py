"""Hundreds of hostile queries against a real PostgreSQL, sent for somebody who may see one of two cameras."""

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from domain.language.evidence import Answer, Sentence
from resources.db.analyst.guard import SqlRefusedError
from resources.db.analyst.run import SqlAnswer, enter, run_query
from resources.db.engine import Database
from resources.db.stores.videos import VideoChanges
from tests.support.api import add_analysed_video, set_camera
from tests.support.sql_attacks import HARMLESS, REFUSED

SECRET = "SECRET"
COUNTS = "select (select count(*) from video), (select count(*) from event), (select count(*) from camera)"


@pytest.fixture
def two_cameras(database: Database) -> Database:
    """A recording that is theirs, one of another camera, and one of none; what is not theirs says so."""
    mine, other, nobodys = (add_analysed_video(database, f"{sha}.mp4", sha) for sha in "abc")
    set_camera(database, mine, "door")
    set_camera(database, other, "till")
    with database.transaction() as stores:
        for video_id in (other, nobodys):
            name = f"{SECRET}-{video_id}.mp4"
            stores.videos.change(video_id, VideoChanges(name=name, description=SECRET))
        stores.connection.execute(
            sa.text("update event_window set text_en = :s, text_ko = :s where video_id <> :mine"),
            {"s": SECRET, "mine": mine},
        )
        stores.connection.execute(
            sa.text("update video set summary_en = :s, summary_ko = :s where video_id <> :mine"),
            {"s": SECRET, "mine": mine},
        )
        stores.connection.execute(
            sa.text("update event set zone = :s where video_id <> :mine"), {"s": SECRET, "mine": mine}
        )
        stores.connection.execute(
            sa.text(
                "insert into day_summary (scope, name, day, time_zone, cameras, recordings, digest, text_en, "
                "text_ko, source, run_id) values "
                "('camera', 'till', '2026-01-01', 'UTC', '{till}', 1, 'd', :s, :s, 'template', 'r'), "
                "('site', 'both', '2026-01-01', 'UTC', '{door,till}', 2, 'd', :s, :s, 'template', 'r'), "
                "('camera', '', '2026-01-01', 'UTC', '{}', 1, 'd', :s, :s, 'template', 'r')"
            ),
            {"s": SECRET},
        )
        stores.access.put_account(SECRET, "viewer", SECRET, None)
        session = stores.sessions.open(other)
        stores.sessions.add(session, SECRET, Answer((Sentence(SECRET),)))
    return database


def ask(database: Database, query: str, cameras: tuple[str, ...] | None = ("door",)) -> SqlAnswer:
    with database.transaction() as stores:
        return run_query(stores.connection, query, cameras)


def answer_or_reason(database: Database, query: str) -> SqlAnswer | SqlRefusedError:
    try:
        return ask(database, query)
    except SqlRefusedError as error:
        return error


def counts(database: Database) -> tuple[int, ...]:
    with database.transaction() as stores:
        return tuple(stores.connection.exec_driver_sql(COUNTS).one())


def test_each_attack_is_refused_with_a_reason_in_both_languages(two_cameras: Database) -> None:
    before = counts(two_cameras)
    assert len(set(REFUSED)) >= 250
    said = {attack: answer_or_reason(two_cameras, attack) for attack in REFUSED}
    assert not {attack: answer for attack, answer in said.items() if isinstance(answer, SqlAnswer)}
    reasons = [error for error in said.values() if isinstance(error, SqlRefusedError)]
    assert all(str(each) and each.korean and SECRET not in str(each) for each in reasons)
    assert counts(two_cameras) == before


def test_what_is_allowed_shows_nothing_of_other_cameras(two_cameras: Database) -> None:
    said = {query: answer_or_reason(two_cameras, query) for query in HARMLESS}
    for query, answer in said.items():
        shown = str(answer) if isinstance(answer, SqlRefusedError) else str(answer.rows)
        assert SECRET not in shown, query
        assert "till" not in shown or "'till'" in query, query
    refused = [query for query, answer in said.items() if isinstance(answer, SqlRefusedError)]
    assert len(refused) <= 4, "the database itself refuses values that are no dates or numbers"
    assert SECRET in str(ask(two_cameras, "select * from recordings", None).rows), "there is something to see"


VIEWS_WITH_SECRETS = ("recordings", "events", "windows", "summaries", "days")


@pytest.mark.parametrize("view", VIEWS_WITH_SECRETS)
def test_every_view_shows_all_to_who_sees_all_and_nothing_of_others_to_others(
    two_cameras: Database, view: str
) -> None:
    assert SECRET in str(ask(two_cameras, f"select * from {view}", None).rows)
    for cameras in (("door",), (), ("*",), ("door'",), ("till ",)):
        assert SECRET not in str(ask(two_cameras, f"select * from {view}", cameras).rows), cameras
    if view != "days":
        assert SECRET in str(ask(two_cameras, f"select * from {view}", ("till",)).rows)


def entered(database: Database) -> Iterator[sa.Connection]:
    with database.engine.begin() as connection:
        enter(connection, ("door",))
        yield connection


@pytest.mark.parametrize(
    "statement",
    [
        "select * from account",
        "select * from public.video",
        "select * from public.event",
        "select * from pg_catalog.pg_authid",
        "insert into public.camera (name) values ('x')",
        "delete from public.video",
        "create table public.mine (a int)",
        "create temp table mine (a int)",
        "select pg_read_file('/etc/passwd')",
        "select pg_ls_dir('/')",
        "copy (select 1) to '/tmp/stolen'",
        "select lo_create(0)",
        "select pg_reload_conf()",
        "set transaction read write",
        "create view analyst.mine as select 1",
    ],
)
def test_the_role_would_refuse_what_the_guard_let_through(two_cameras: Database, statement: str) -> None:
    """Sent past the guard, as if it had a hole."""
    for connection in entered(two_cameras):
        with pytest.raises(sa.exc.DBAPIError):
            connection.exec_driver_sql(statement)


def test_without_the_setting_of_a_transaction_views_are_empty(two_cameras: Database) -> None:
    with two_cameras.engine.begin() as connection:
        for view in ("recordings", "events", "people", "windows", "coverage", "summaries", "days", "cameras"):
            assert connection.exec_driver_sql(f"select count(*) from analyst.{view}").scalar() == 0, view


def test_nothing_of_a_query_is_left_on_the_connection(two_cameras: Database) -> None:
    for query in ("select * from recordings", "select 1 / 0", "select pg_sleep(1)"):
        answer_or_reason(two_cameras, query)
        with two_cameras.transaction() as stores:
            who, cameras = stores.connection.exec_driver_sql(
                "select current_user <> 'sentinel_query', current_setting('sentinel.cameras', true)"
            ).one()
            assert who
            assert not cameras
            stores.access.know_cameras(["new"])


def test_names_of_the_database_begin_with_a_prefix_that_named_queries_may_not_have(
    database: Database,
) -> None:
    """`give_schema` leaves the names of queries as they are: none of them may be a table of the catalogue."""
    with database.transaction() as stores:
        found = stores.connection.exec_driver_sql(
            "select count(*) from pg_class where relnamespace = 'pg_catalog'::regnamespace "
            "and relname not like 'pg\\_%%'"
        )
        assert found.scalar() == 0
