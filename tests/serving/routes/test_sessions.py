"""Chats, summaries, thumbnails and deletion, as the first front end uses them."""

import cv2
import httpx
import numpy as np

from domain.keys import table_object_key
from domain.summaries.drafts import Summary
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.storage.local import LocalStore
from tests.support.api import Client, add_analysed_video


async def ask(client: Client, prompt: str, video_id: int, session: str | None = None) -> dict:
    body = {"prompt": prompt, "video_id": str(video_id), "session_id": session}
    answer: dict = (await client.post("/api/prompt/", json=body)).json()
    return answer


async def test_sessions_are_listed_read_and_deleted(client: Client, database: Database) -> None:
    video_id, other = add_analysed_video(database), add_analysed_video(database, "other.mp4", "c")

    first = (await ask(client, "몇 명이 들어왔어?", video_id))["session_id"]
    await ask(client, "Did anyone fall?", video_id, first)
    second = (await ask(client, "Did anyone fall?", video_id))["session_id"]
    await ask(client, "Who left?", other)
    everything = (await client.get("/db/prompt-sessions/")).json()
    assert isinstance(everything, list)
    assert len(everything) == 3
    mine = (await client.get(f"/db/prompt-sessions/?video={video_id}")).json()
    assert [session["session_id"] for session in mine] == [second, first]
    assert [session["session_number"] for session in mine] == [2, 1]
    listed = mine[1]
    assert listed["display_title"] == "gate 1.mp4의 1번째 세션"
    assert listed["interactionCount"] == listed["interaction_count"] == 2
    assert listed["first_prompt"] == "몇 명이 들어왔어?"
    assert listed["first_response"].startswith("들어온 사람은 2명")
    assert (listed["main_event"]["timestamp"], listed["main_event"]["event_type"]) == (
        5.0,
        "person_enter",
    )
    assert listed["video"]["video_id"] == video_id
    kinds = [each["event_type"] for each in listed["detected_events"]]
    assert kinds == ["person_enter"], "each kind once: clients make a badge of it"
    assert mine[0]["main_event"] is None
    one = (await client.get(f"/db/prompt-sessions/{first}/")).json()
    assert (one["session_id"], one["video"]["name"]) == (first, "gate 1.mp4")
    history = (await client.get(f"/api/prompt/history/{first}/")).json()
    assert [each["sequence_number"] for each in history] == [1, 2]
    assert (history[0]["event_timestamp"], history[1]["event_timestamp"]) == (5.0, None)
    assert (await client.delete(f"/db/prompt-sessions/{second}/")).status_code == 204
    assert (await client.delete(f"/db/prompt-sessions/{second}/")).status_code == 404
    third = (await ask(client, "Who left?", video_id))["session_id"]
    numbers = {
        session["session_id"]: session["session_number"]
        for session in (await client.get(f"/db/prompt-sessions?video={video_id}")).json()
    }
    assert numbers == {first: 1, third: 3}, "numbers neither shift nor come back"
    for path in (f"/db/prompt-sessions/{second}", f"/api/prompt/history/{second}"):
        assert (await client.get(path)).status_code == 404


async def test_detailed_answers_list_their_events(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    body = {"prompt": "언제 사람이 들어와?", "video_id": str(video_id), "session_id": None}
    answer = (await client.post("/api/vlm-chat/", json=body)).json()
    assert answer["response"]
    assert answer["session_id"]
    assert (answer["analysis_type"], answer["event_count"]) == ("timeline", 2)
    assert [event["timestamp"] for event in answer["events"]] == [5.0, 20.0]
    unknown = await client.post("/api/vlm-chat/", json={**body, "video_id": "999"})
    assert unknown.status_code == 404


async def test_the_summary_is_the_stored_one(client: Client, database: Database) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("new.mp4", "k", "b" * 64, 5)).video_id
    body = {"summary_type": "events", "async": False}
    early = await client.post(f"/api/videos/{video_id}/summary/", json=body)
    assert (early.status_code, "no summary yet" in early.json()["error"]) == (400, True)
    with database.transaction() as stores:
        stores.videos.set_summary(video_id, Summary("In English.", "한국어 요약."))
    given = (await client.post(f"/api/videos/{video_id}/summary/", json=body)).json()
    (listed,) = (await client.get("/db/videos/")).json()
    assert given["summary"] == listed["summary"] == "한국어 요약."
    status = (await client.get(f"/api/videos/{video_id}/summary/status/")).json()
    assert (status["summary_status"], status["has_summary"]) == ("completed", True)
    assert (await client.post("/api/videos/999/summary/", json=body)).status_code == 404


async def test_thumbnails_are_checked_and_encoded_anew(client: Client) -> None:
    hidden = b"<script>alert(1)</script>"
    done, data = cv2.imencode(".png", np.full((90, 160, 3), (20, 90, 200), np.uint8))
    assert done

    async def send(client: Client, content: bytes) -> httpx.Response:
        return await client.post(
            "/api/s3/upload/thumbnail/",
            files={"thumbnail": ("문 앞.png", content, "image/png")},
            data={"fileName": "../문 앞.png"},
        )

    stored = await send(client, data.tobytes() + hidden)
    assert stored.status_code == 201
    shown = await client.get(stored.json()["thumbnail_url"])
    assert shown.headers["content-type"] == "image/jpeg"
    assert hidden not in shown.content
    assert cv2.imdecode(np.frombuffer(shown.content, np.uint8), 1).shape == (90, 160, 3)
    assert ".." not in stored.json()["s3_key"]
    for bad in (b"", b"not a picture", hidden * 100):
        refused = await send(client, bad)
        assert (refused.status_code, "picture" in refused.json()["error"]) == (400, True)


async def test_a_deleted_video_leaves_nothing(client: Client, database: Database, store: LocalStore) -> None:
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        stores.videos.set_thumbnail(video_id, "thumbnails/1.jpg")
    keys = [
        "ka",
        "thumbnails/1.jpg",
        table_object_key(video_id, "detections", "run-1"),
        table_object_key(video_id, "tracks", "run-1"),
    ]
    for key in keys:
        store.put(key, b"x")

    await ask(client, "Who left?", video_id)
    deleted = await client.delete(f"/db/videos/{video_id}/")
    assert (deleted.status_code, deleted.content) == (204, b"")
    again = await client.delete(f"/db/videos/{video_id}/")
    assert (again.status_code, again.json()["error"]) == (404, f"video {video_id} not found")
    assert (await client.get("/db/prompt-sessions/")).json() == []
    assert not any(store.exists(key) for key in keys)
    with database.transaction() as stores:
        for table in ("event", "event_window", "coverage", "prompt_session", "citation", "analysis_run"):
            assert stores.connection.exec_driver_sql(f"select count(*) from {table}").scalar() == 0
