"""Queries over the API: who may send them, on what, and what is written down."""

import pytest

from domain.access import Role
from resources.db.analyst.views import VIEWS
from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import (
    Client,
    add_analysed_video,
    add_key,
    audited_actions,
    bearer,
    client_of,
    set_camera,
)


async def test_a_query_is_answered_with_what_was_run(client: Client, database: Database) -> None:
    add_analysed_video(database)
    answer = await client.post("/api/sql", json={"sql": "select count(*) as n from recordings -- all"})
    assert answer.status_code == 200, answer.text
    assert answer.json() == {
        "columns": ["n"],
        "rows": [[1]],
        "has_more": False,
        "notice": None,
        "notice_ko": None,
        "sql": 'SELECT COUNT(*) AS "n" FROM "analyst"."recordings" AS "recordings" LIMIT 1001',
    }


async def test_rows_that_are_left_out_are_said_in_both_languages(client: Client, database: Database) -> None:
    add_analysed_video(database)
    query = "select 1 from coverage, " + ", ".join(f"events e{place}" for place in range(6))
    answer = (await client.post("/api/sql", json={"sql": query})).json()
    assert answer["has_more"]
    assert answer["notice"] == "Only the first 1000 rows are shown; there are more"
    assert "1000행" in answer["notice_ko"]


@pytest.mark.parametrize(
    ("sql", "english", "korean"),
    [
        ("delete from video", "Only a SELECT is answered", "SELECT 문만"),
        ("select * from account", "There is no view account; there are recordings", "account 뷰는 없습니다"),
        ("select pg_sleep(9)", "pg_sleep() is not allowed", "pg_sleep()은(는)"),
        ("select 1 / 0", "division by zero", "데이터베이스가 질의를 거부했습니다"),
        ("select '" + "x" * 9000 + "'", "9009 characters", "9009자"),
        ("select \0", "not allowed", "NUL"),
    ],
)
async def test_what_is_refused_is_told_why(client: Client, sql: str, english: str, korean: str) -> None:
    answer = await client.post("/api/sql", json={"sql": sql})
    assert answer.status_code == 400
    assert english in answer.json()["error"]
    assert korean in answer.json()["error_ko"]


async def test_operators_ask_and_viewers_only_read_what_could_be_asked(
    guarded: Settings, database: Database
) -> None:
    viewer, operator = add_key(database, Role.VIEWER), add_key(database, Role.OPERATOR)
    async with client_of(guarded) as client:
        body = {"sql": "select 1"}
        assert (await client.post("/api/sql", json=body)).status_code == 401
        assert (await client.get("/api/sql")).status_code == 401
        assert (await client.post("/api/sql", json=body, headers=bearer(viewer))).status_code == 403
        assert (await client.post("/api/sql", json=body, headers=bearer(operator))).status_code == 200
        views = (await client.get("/api/sql", headers=bearer(viewer))).json()
    assert [view["name"] for view in views] == list(VIEWS)
    assert all(column["text"] for view in views for column in view["columns"])


async def test_somebody_of_one_camera_gets_rows_of_no_other(guarded: Settings, database: Database) -> None:
    mine, other = (add_analysed_video(database, f"{sha}.mp4", sha) for sha in "ab")
    set_camera(database, mine, "door")
    set_camera(database, other, "till")
    key = add_key(database, Role.OPERATOR, ("door",))
    async with client_of(guarded) as client:
        for view in VIEWS:
            answer = await client.post("/api/sql", json={"sql": f"select * from {view}"}, headers=bearer(key))
            shown = [dict(zip(answer.json()["columns"], row, strict=True)) for row in answer.json()["rows"]]
            assert {each.get("recording_id", mine) for each in shown} <= {mine}, view
            assert "till" not in answer.text, view


async def test_queries_are_written_down_refused_ones_too(client: Client, database: Database) -> None:
    for sql in ("select 1", "delete from video"):
        await client.post("/api/sql", json={"sql": sql})
    assert audited_actions(database) == [("local", "view", "sql")] * 2


async def test_queries_are_limited_as_questions_are(settings: Settings) -> None:
    few = settings.model_copy(update={"questions_per_minute": 2})
    async with client_of(few) as client:
        answers = [await client.post("/api/sql", json={"sql": "select 1"}) for _ in range(3)]
    assert [each.status_code for each in answers] == [200, 200, 429]
