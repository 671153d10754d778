"""Questions over the API: answers, sessions, and what cannot be answered."""

import asyncio

import pytest

from resources.db.engine import Database
from tests.support.api import (
    Client,
    add_analysed_video,
)


async def test_answers_cite_and_sessions_go_on(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)
    add_analysed_video(database, "other.mp4", "c")

    body = {"prompt": "몇 명이 들어왔어?", "video_id": str(video_id), "session_id": None}
    answer = (await client.post("/api/prompt/", json=body)).json()
    assert answer["response"].startswith("들어온 사람은 2명입니다.")
    assert answer["event"]["timestamp"] == 5.0
    cited = answer["sentences"][1]["citations"][0]
    assert (cited["video_id"], cited["start_s"], cited["run_id"]) == (video_id, 5.0, "run-1")
    follow = {"prompt": "Did anyone fall?", "video_id": "999", "session_id": answer["session_id"]}
    second = (await client.post("/api/prompt/", json=follow)).json()
    assert second["session_id"] == answer["session_id"], "a session keeps its own video"
    assert second["response"].startswith("No: nobody fell.")
    everywhere = (await client.post("/api/prompt", json={"prompt": "Who left?", "scope": "all"})).json()
    cited = {each["video_id"] for sentence in everywhere["sentences"] for each in sentence["citations"]}
    assert cited == {video_id, video_id + 1}
    listed = (await client.get("/db/videos")).json()
    assert {video["video_id"]: video["chat_count"] for video in listed}[video_id] == 1
    with database.transaction() as stores:
        kept = stores.connection.exec_driver_sql(
            "select prompt, (select count(*) from citation c where c.interaction_id = i.interaction_id) "
            "from prompt_interaction i order by number"
        ).all()
    assert [tuple(row) for row in kept] == [("몇 명이 들어왔어?", 4), ("Did anyone fall?", 0)]


async def test_questions_in_free_words_are_searched_by_words_and_meaning(
    client: Client, database: Database
) -> None:
    from resources.models.embedders import MINILM, text_embedder

    video_id = add_analysed_video(database)
    embedder = text_embedder(MINILM)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        stores.embeddings.replace(space, texts, embedder.embed([each.text_en for each in texts]))

    for prompt in ("pedestrian in the doorway", "somebody in a hallway"):
        answer = (await client.post("/api/prompt", json={"prompt": prompt, "video_id": video_id})).json()
        first, *others = answer["sentences"]
        assert first["text"].startswith("I did not understand"), "what it is, is never said"
        assert any(each["citations"] for each in others), prompt


async def test_two_quick_questions_never_collide(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    body = {"prompt": "Did anyone fall?", "video_id": video_id}
    session = (await client.post("/api/prompt", json=body)).json()["session_id"]
    answers = await asyncio.gather(
        *(client.post("/api/prompt", json={**body, "session_id": session}) for _ in range(12))
    )
    assert {answer.status_code for answer in answers} == {200}
    with database.transaction() as stores:
        query = "select number from prompt_interaction order by number"
        assert stores.connection.exec_driver_sql(query).scalars().all() == list(range(1, 14))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"prompt": "", "video_id": 1}, 400),
        ({"prompt": "   ", "video_id": 1}, 400),
        ({"prompt": "a\0b", "video_id": 1}, 400),
        ({"prompt": "hello"}, 400),
        ({"prompt": "hello", "video_id": 999}, 404),
        ({"prompt": "hello", "session_id": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10"}, 404),
        ({"prompt": "hello", "session_id": "not-a-uuid"}, 404),
        ({"prompt": "x" * 3000, "video_id": 1}, 400),
        ([], 400),
    ],
)
async def test_questions_that_cannot_be_answered_say_why(client: Client, body: object, status: int) -> None:
    answer = await client.post("/api/prompt/", json=body, headers={"Origin": "http://localhost:3000"})
    assert answer.status_code == status
    assert answer.json()["error"]
    assert answer.headers["x-request-id"] == answer.json()["request_id"]
    assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"
