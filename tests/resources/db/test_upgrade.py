"""A database that an earlier version has filled: after the upgrade everything is there, and can be used."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import sqlalchemy as sa
from alembic import command

from domain.events.types import EventType
from domain.records import CoverageState, VideoStatus
from resources.db.access.tables import audit_log
from resources.db.engine import Database, Stores
from resources.db.migrate import alembic_config, migrate, newest_revision, schema_differences
from resources.passwords import is_password

ROWS = (Path(__file__).parent / "rows_0_3_2.sql").read_text()
ROWS_OF_0_3_3 = """
    UPDATE video SET said_duration_s = 43 WHERE video_id = 1;
    UPDATE login SET family = 'a family';
    INSERT INTO stage_result (video_id, stage, run_id, analysis_version, object_key)
    VALUES (2, 'faces', '55672446-4cf0-44c9-b6d5-22762ec58065', '6', 'analysis/2/faces/55672446.parquet')
"""
MADE_SINCE = {
    "announced_object",
    "service_state",
    "model_use",
    "camera_version",
    "video_summary",
    "day_summary",
    "highlight",
    "closer_look",
    "action_answer",
    "conversation",
}
"""Tables that these versions did not have."""
NEW_TABLES = {"outbox": "analysis_job", "run_handover": "queued_run"}


def apply(connection: sa.Connection, revision: str) -> None:
    config = alembic_config()
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def count_rows(connection: sa.Connection) -> dict[str, int]:
    """Rows of each table, by the name that it has today."""
    names = [name for name in sa.inspect(connection).get_table_names() if name != "alembic_version"]
    return {
        NEW_TABLES.get(name, name): connection.exec_driver_sql(f"select count(*) from {name}").scalar_one()
        for name in names
    }


@pytest.fixture(params=["0004", "0007"], ids=["0.3.2", "0.3.3"])
def upgraded(request: pytest.FixtureRequest, empty_database_url: str) -> Iterator[Stores]:
    """The stores on what was a database of an earlier version, filled by it."""
    database = Database.at(empty_database_url)
    with database.engine.connect() as connection:
        apply(connection, "0004")
        # Without parameters, so that its percent signs stay what they are.
        connection.connection.driver_connection.execute(ROWS)
        if request.param == "0007":
            apply(connection, "0007")
            connection.exec_driver_sql(ROWS_OF_0_3_3)
        before = count_rows(connection)
        connection.commit()
    assert migrate(database.engine) == newest_revision()
    with database.transaction() as stores:
        after = count_rows(stores.connection)
        assert {name: after[name] for name in before} == before, "no row is lost"
        yield stores
    database.engine.dispose()


def test_every_table_was_filled(upgraded: Stores) -> None:
    known = {table.name for table in audit_log.metadata.sorted_tables}
    rows = count_rows(upgraded.connection)
    assert {name for name in known if not rows[name]} == MADE_SINCE
    assert list(schema_differences(upgraded.connection)) == []


def test_recordings_and_what_was_found_in_them_are_read(upgraded: Stores) -> None:
    cut_off, quiet, shop = upgraded.videos.newest_first()
    assert (shop.name, shop.status, shop.duration_s) == ("sample-small-shop.mp4", VideoStatus.COMPLETED, 43.0)
    assert (quiet.camera, quiet.description) == ("door", "Back door")
    assert cut_off.status in (VideoStatus.PROCESSING, VideoStatus.FAILED)
    assert shop.incidents == (EventType.COLLAPSE,)
    assert shop.summary is not None
    assert "1 fall" in shop.summary.text_en
    fall = upgraded.events.get(14)
    assert (fall.event.type, fall.event.range.start_s) == (EventType.COLLAPSE, 25.4)
    assert [person.number for person in upgraded.tracks.of_video(shop.video_id)] == [1, 2]
    assert upgraded.results.outdated() == (shop.video_id, quiet.video_id), "asked for again at night"


def test_coverage_by_key_frames_has_its_new_name(upgraded: Stores) -> None:
    states = [span.state for span in upgraded.coverage.of_video(2)]
    assert states == [CoverageState.ANALYSED, CoverageState.KEYFRAMES_ONLY, CoverageState.ANALYSED]
    assert upgraded.coverage.seconds([2]) == (60.0, 60.0)
    assert upgraded.figures.read().coverage_s["keyframes_only"] == 54.0


def test_coverage_that_an_older_process_still_writes_is_read(upgraded: Stores) -> None:
    upgraded.connection.exec_driver_sql("update coverage set state = 'glanced'")
    assert {span.state for span in upgraded.coverage.of_video(2)} == {CoverageState.KEYFRAMES_ONLY}
    assert upgraded.coverage.seconds([2]) == (60.0, 60.0)


def test_jobs_are_kept_and_new_ones_follow_them(upgraded: Stores) -> None:
    assert [job.job_id for job in upgraded.jobs.newest_first(None, None)] == [3, 2, 1]
    job = upgraded.jobs.with_run_key("video-00000001:v5:1")
    assert (job.status, job.run_id) == ("completed", "7456802d-60c7-40c7-bea7-6dac6a640adb")
    assert upgraded.runs.worker_of("38bab734-d9f3-4933-b44b-d2b62669eea2") is not None
    key = upgraded.jobs.enqueue(1)
    assert key.endswith(":2"), "the first analysis is counted"
    assert upgraded.jobs.with_run_key(key).job_id == 4


def test_the_old_table_name_still_works_and_warns(upgraded: Stores) -> None:
    notices: list[str] = []
    driver = upgraded.connection.connection.driver_connection
    driver.add_notice_handler(lambda notice: notices.append(notice.message_primary))
    rows = upgraded.connection.exec_driver_sql("select outbox_id, run_key from outbox order by 1").all()
    assert rows[0] == (1, "video-00000001:v5:1")
    assert notices
    assert "outbox is now analysis_job" in notices[0]
    upgraded.connection.exec_driver_sql("insert into outbox (video_id, run_key) values (1, 'another')")
    assert [job.run_key for job in upgraded.jobs.waiting()] == ["another"]


def test_accounts_keys_and_logins_still_open(upgraded: Stores) -> None:
    access = upgraded.access
    assert {account.name: account.cameras for account in access.accounts()} == {
        "guard": ("door",),
        "owner": None,
    }
    assert is_password("Pw-long-enough-1234", access.hash_of("owner") or "")
    assert access.key(1).name == "recorder"
    assert access.keyed("ds_jc_weaqJJzcbxYupJ98LY0jh5O3KmwnTbdTPjTj-flk") is not None
    assert len(upgraded.audit.newest(100)) == 6
    with pytest.raises(sa.exc.DBAPIError, match="append only"), upgraded.connection.begin_nested():
        upgraded.connection.exec_driver_sql("delete from audit_log")


def test_chats_uploads_and_search_go_on(upgraded: Stores) -> None:
    (session,) = upgraded.history.sessions(None)
    (question,) = upgraded.history.interactions(session.session_id)
    assert question.prompt == "누가 넘어졌나요?"
    assert [upload.name for upload in upgraded.uploads.unconfirmed()] == ["second.mp4"]
    space = upgraded.embeddings.active()
    assert space is not None
    assert upgraded.embeddings.missing(space, 1) == ()
    found = upgraded.search.by_meaning(space, np.ones(space.dimension), [1], limit=5)
    assert {window_id for window_id, _ in found} == {1, 2}
    assert 1 in upgraded.search.by_words(["쓰러져"], [1], limit=5)
