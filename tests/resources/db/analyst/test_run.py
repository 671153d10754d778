"""Queries over the views: what they give, how much of it, and when they are stopped."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from resources.db.analyst import run
from resources.db.analyst.guard import MAX_ROWS, SqlRefusedError
from resources.db.analyst.role import QUERY
from resources.db.analyst.run import SqlAnswer, run_query, to_json
from resources.db.analyst.views import VIEWS
from resources.db.engine import Database
from resources.db.tables import camera, video
from tests.serving.chat.test_questions import analysed
from tests.support.api import set_camera
from tests.support.made_paths import path

MANY_EVENTS = (
    "insert into event (video_id, type, start_s, end_s, box, track_numbers, confidence, run_id) "
    "select :video, 'walking', n, n + 1, '{0,0,1,1}', array[n], 0.5, 'r' from generate_series(100, :last) n"
)


def ask(database: Database, query: str) -> SqlAnswer:
    with database.transaction() as stores:
        return run_query(stores.connection, query, None)


@pytest.fixture
def recording(database: Database) -> int:
    """Two people of whom one comes in on the left; nobody after second 30."""
    return analysed(database, [path(1, 5, 11, (0.02, 0.98)), path(2, 20, 30, (0.5, 0.5))])


def test_the_views_are_those_that_are_described(database: Database) -> None:
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql(
            "select table_name, column_name, data_type from information_schema.columns "
            "where table_schema = 'analyst' order by table_name, ordinal_position"
        ).all()
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        found.setdefault(row.table_name, {})[row.column_name] = row.data_type
    described = {
        name: {each: about.type for each, about in view.columns.items()} for name, view in VIEWS.items()
    }
    assert {name: list(columns.items()) for name, columns in found.items()} == {
        name: list(columns.items()) for name, columns in described.items()
    }
    assert all(about.text for view in VIEWS.values() for about in view.columns.values())


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("select count(*) from recordings where status = 'completed'", ((1,),)),
        ("select person, stay_s from people order by stay_s desc", ((2, 10.0), (1, 6.0))),
        ("select max(stay_s) as longest from people where location = 'center'", ((10.0,),)),
        ("select count(*) from people where start_s between 0 and 10", ((1,),)),
        ("select type from events where side = 'left' and type = 'person_enter'", (("person_enter",),)),
        (
            "select p.person from people p where not exists (select 1 from event_people e join events v "
            "using (event_id, recording_id) where v.type = 'person_enter' and e.person = p.person)",
            ((2,),),
        ),
        ("select sum(length_s) from coverage where state = 'analysed'", ((60.0,),)),
        ("select bool_or(is_quiet) from windows where start_s < 20", ((False,),)),
        ("select 7 % 4 as rest where 'ab%c' like 'ab!%c' escape '!'", ((3,),)),
        ("select round(avg(stay_s)::numeric, 1) from people", ((8,),)),
        (
            "with longest as (select max(stay_s) as s from people) "
            "select person from people, longest where stay_s = s",
            ((2,),),
        ),
        ("select person, rank() over (order by stay_s) from people order by person", ((1, 1), (2, 2))),
        ("select 1 union select 2 order by 1 desc limit 1", ((2,),)),
        ("select coalesce(camera, '-') as 카메라 from recordings", (("-",),)),
    ],
)
def test_a_query_gives_what_the_recordings_show(
    database: Database, recording: int, query: str, rows: tuple[tuple[object, ...], ...]
) -> None:
    assert ask(database, query).rows == rows


def test_names_of_columns_are_those_of_the_query(database: Database) -> None:
    answer = ask(database, "select recording_id, name as file, 1 as n from recordings")
    assert answer.columns == ("recording_id", "file", "n")


def test_a_recordings_time_is_read_by_the_clock_of_its_camera(database: Database, recording: int) -> None:
    set_camera(database, recording, "door")
    at = datetime(2026, 3, 1, 12, tzinfo=UTC)
    cases = [
        ({"recorded_at": at, "recorded_at_source": "metadata"}, None, 0.0, at),
        ({"recorded_at": at, "recorded_at_source": "metadata"}, None, -300.0, at - timedelta(minutes=5)),
        ({"recorded_at": at, "recorded_at_source": "edit"}, None, -300.0, at),
        ({"recorded_local": datetime(2026, 3, 1, 12)}, "Asia/Seoul", 0.0, at - timedelta(hours=9)),  # noqa: DTZ001
    ]
    for values, zone, offset, expected in cases:
        with database.transaction() as stores:
            stores.connection.execute(
                sa.update(video).values(recorded_at_source="metadata", recorded_local=None)
            )
            stores.connection.execute(sa.update(video).values({"recorded_at": at} | values))
            stores.connection.execute(sa.update(camera).values(time_zone=zone, clock_offset_s=offset))
            assert stores.videos.get(recording).recorded_at == expected
        (((shown,),)) = ask(database, "select recorded_at from recordings").rows
        assert datetime.fromisoformat(str(shown)) == expected, values


def test_more_rows_than_an_answer_holds_are_said(database: Database, recording: int) -> None:
    with database.transaction() as stores:
        stores.connection.execute(sa.text(MANY_EVENTS), {"video": recording, "last": 100 + 2 * MAX_ROWS})
    for query in (
        "select * from events",
        "select * from events limit 5000",
        "select 1 from events union all select 2",
    ):
        answer = ask(database, query)
        assert (len(answer.rows), answer.has_more) == (MAX_ROWS, True), query
    few = ask(database, "select * from events order by start_s limit 3")
    assert (len(few.rows), few.has_more) == (3, False)
    assert [
        row[0] for row in ask(database, "select start_s from events order by start_s desc limit 2").rows
    ] == [
        2100.0,
        2099.0,
    ]


def test_an_answer_that_is_too_large_is_cut_and_says_so(database: Database, recording: int) -> None:
    with database.transaction() as stores:
        stores.connection.execute(sa.update(video).values(description="x" * (run.MAX_CHARACTERS // 4)))
        stores.connection.execute(sa.text(MANY_EVENTS), {"video": recording, "last": 120})
    answer = ask(database, "select r.description from recordings r join events e using (recording_id)")
    assert answer.has_more
    assert len(answer.rows) == 4


def test_a_query_that_would_cost_too_much_is_not_run(database: Database, recording: int) -> None:
    with database.transaction() as stores:
        stores.connection.execute(sa.text(MANY_EVENTS), {"video": recording, "last": 20_000})
    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("analyze event")
    with pytest.raises(SqlRefusedError, match="would cost too much"):
        ask(database, "select count(*) from events a, events b where a.start_s < b.start_s")
    joined = "select count(*) from events a join events b on a.event_id = b.event_id"
    assert int(str(ask(database, joined).rows[0][0])) > 19_000


def test_a_query_that_takes_too_long_is_stopped(
    database: Database, recording: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As one would be whose cost the planner had thought to be small."""
    with database.transaction() as stores:
        stores.connection.execute(sa.text(MANY_EVENTS), {"video": recording, "last": 20_000})
    monkeypatch.setattr(run, "MAX_COST", 1e15)
    monkeypatch.setattr(run, "TIMEOUT_S", 0.2)
    with pytest.raises(SqlRefusedError, match=r"stopped after 0\.2 s") as caught:
        ask(database, "select count(*) from events a, events b, events c where a.start_s < b.start_s")
    assert caught.value.korean
    assert ask(database, "select 1").rows == ((1,),)


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("select 1 / 0", "division by zero"),
        ("select name + 1 from recordings", "operator does not exist"),
        ("select nothing from recordings", "'nothing' could not be resolved"),
        ("select * from nothing", "There is no view nothing; there are recordings"),
        ("selct * from events", r"'expression' missing \(line 1, column 12\)"),
        ("update video set name = ''", "Only a SELECT is answered, and this is UPDATE"),
        ("select type, count(*) from events", "must appear in the GROUP BY"),
        ("select start_s::date from events", "cannot cast"),
    ],
)
def test_a_wrong_query_is_told_what_is_wrong(
    database: Database, recording: int, query: str, reason: str
) -> None:
    with pytest.raises(SqlRefusedError, match=reason) as caught:
        ask(database, query)
    assert "\n" not in str(caught.value)


def test_without_the_role_it_is_said_what_to_run(database: Database) -> None:
    with database.engine.begin() as connection:
        connection.exec_driver_sql("create role only_reads login password 'only_reads'")
    try:
        url = database.engine.url.set(username="only_reads", password="only_reads")
        other = Database.at(url.render_as_string(hide_password=False))
        with pytest.raises(SqlRefusedError, match="sentinel database roles"):
            ask(other, "select 1")
        other.engine.dispose()
    finally:
        with database.engine.begin() as connection:
            connection.exec_driver_sql("drop role only_reads")
            assert connection.exec_driver_sql(f"select 1 from pg_roles where rolname = '{QUERY}'").scalar()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Decimal("1.50"), 1.5),
        (Decimal("12"), 12),
        (Decimal("NaN"), "nan"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (timedelta(minutes=1), 60.0),
        (True, True),
        (None, None),
        ((1, "a"), "(1, 'a')"),
    ],
)
def test_values_are_those_that_json_has(value: object, shown: object) -> None:
    assert to_json(value) == shown
