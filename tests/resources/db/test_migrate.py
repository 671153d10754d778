from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic import command

from resources.db.address import dagster_url, plain_url, psycopg_url
from resources.db.engine import Database
from resources.db.migrate import (
    alembic_config,
    migrate,
    newest_revision,
    schema_differences,
    wait_for_database,
)
from resources.errors import SetupError


def test_from_empty_to_newest_and_the_code_agrees(empty_database_url: str) -> None:
    engine = Database.at(empty_database_url).engine
    assert migrate(engine) == newest_revision()
    with engine.connect() as connection:
        assert list(schema_differences(connection)) == []
    assert migrate(engine) == newest_revision()
    engine.dispose()


def test_two_that_migrate_at_once_do_it_once(empty_database_url: str) -> None:
    engines = [Database.at(empty_database_url).engine for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(migrate, engines)) == {newest_revision()}
    for engine in engines:
        engine.dispose()


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ("alter table video drop column codec", "codec"),
        ("alter table event add column forgotten int", "forgotten"),
        ("drop table citation", "citation"),
    ],
)
def test_each_difference_of_the_live_schema_is_named(database: Database, change: str, named: str) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql(change)
    with database.engine.connect() as connection:
        assert any(named in difference for difference in schema_differences(connection))


def test_partitions_of_embeddings_are_no_difference(database: Database) -> None:
    with database.transaction() as stores:
        stores.embeddings.ensure_space("m", "d", 8)
    with database.engine.connect() as connection:
        assert list(schema_differences(connection)) == []


def test_waiting_for_a_database_ends_with_a_clear_word() -> None:
    engine = Database.at("postgresql://nobody:x@127.0.0.1:1/none").engine
    with pytest.raises(SetupError, match=r"does not answer after 2 tries.*DATABASE_URL"):
        wait_for_database(engine, tries=2, wait_s=0.01)


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+psycopg2"])
def test_addresses_are_given_the_right_driver(scheme: str) -> None:
    assert psycopg_url(f"{scheme}://u:p@h/d") == "postgresql+psycopg://u:p@h/d"
    assert plain_url(f"{scheme}://u:p@h/d") == "postgresql://u:p@h/d"
    made = sa.make_url(dagster_url(f"{scheme}://u:p@h/d?sslmode=require"))
    assert made.drivername == "postgresql+psycopg2"
    assert made.query["sslmode"] == "require"
    assert "search_path=dagster" in str(made.query["options"])


def test_another_kind_of_database_is_refused() -> None:
    with pytest.raises(SetupError, match="mysql"):
        psycopg_url("mysql://h/d")


def test_the_release_before_is_brought_up_to_date_with_its_data(empty_database_url: str) -> None:
    engine = Database.at(empty_database_url).engine
    config = alembic_config()
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "insert into video (name, object_key, sha256, size_bytes) values ('밤.mp4', 'k', 'a', 5);"
            "insert into outbox (video_id, run_key) values (1, 'video-00000001:v1:1');"
            "insert into upload (upload_id, name, object_key, size_bytes, content_type, expires_at)"
            " values (gen_random_uuid(), '밤.mp4', 'k', 5, 'video/mp4', now())"
        )
        connection.commit()
    assert migrate(engine) == newest_revision()
    database = Database(engine)
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
        assert (video.name, video.camera, video.description) == ("밤.mp4", None, "")
        assert stores.uploads.at_key("k").owner == "local"
        assert [job.status for job in stores.jobs.newest_first(None, None)] == ["pending"]
        assert list(schema_differences(stores.connection)) == []
    engine.dispose()
