"""What the first front end was found to rely on when it was driven in a browser, finding by finding."""

import re

import pytest

from domain.summaries.drafts import Summary
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.storage.local import LocalStore
from tests.support.api import CLIP, Client, add_analysed_video, set_probe, upload

HANGUL = re.compile("[가-힣]")


@pytest.mark.parametrize("session_id", ["nonsense", "1", "1f6f0b5e-0b0e-4c57-9a6f", "%20"])
async def test_a_session_that_cannot_be_is_not_found(client: Client, session_id: str) -> None:
    for method, path in (
        ("GET", f"/db/prompt-sessions/{session_id}/"),
        ("DELETE", f"/db/prompt-sessions/{session_id}/"),
        ("GET", f"/api/prompt/history/{session_id}/"),
    ):
        answer = await client.request(method, path)
        assert answer.status_code == 404, (method, path, answer.text)
        assert HANGUL.search(answer.json()["error_ko"])
    for path in ("/api/prompt/", "/api/vlm-chat/"):
        asked = await client.post(path, json={"prompt": "Who left?", "session_id": session_id})
        assert asked.status_code == 404, asked.text


async def test_an_empty_session_begins_a_new_one(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    body = {"prompt": "Who left?", "video_id": str(video_id), "session_id": ""}
    for path in ("/api/prompt/", "/api/vlm-chat/"):
        answer = await client.post(path, json=body)
        assert (answer.status_code, len(answer.json()["session_id"])) == (200, 36), answer.text


async def test_a_forged_upload_token_is_a_bad_request(client: Client) -> None:
    real = await upload(client)
    for token in ("1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10", "eyJhbGciOi.forged.token", ""):
        answer = await client.post("/api/s3/upload/confirm/", json={**real, "upload_token": token})
        assert answer.status_code == 400, answer.text
        assert HANGUL.search(answer.json()["error_ko"])
    assert (await client.post("/api/s3/upload/confirm/", json=real)).status_code == 201


async def test_there_is_one_kind_of_summary(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        stores.videos.set_summary(video_id, Summary("One person came.", "한 사람이 왔습니다."))

    path = f"/api/videos/{video_id}/summary/"
    good = await client.post(path, json={"summary_type": "events", "async": False})
    other = await client.post(path, json={"summary_type": "poem", "async": False})
    assert (good.status_code, other.status_code) == (200, 400)
    assert "summary_type" in other.json()["error"]


@pytest.mark.parametrize(
    "path", ["/api/prompt/", "/api/vlm-chat/", "/api/search/", "/api/s3/upload/request/", "/api/sample/"]
)
async def test_to_get_what_is_only_posted_is_the_wrong_method(client: Client, path: str) -> None:
    answer = await client.get(path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST"), answer.text
    assert set(answer.json()) == {"error", "request_id"}
    missing = await client.get("/api/no/such/thing/")
    assert (missing.status_code, set(missing.json())) == (404, {"error", "request_id"})


async def test_ranges_that_a_recording_does_not_have_are_refused_as_everything_is(
    client: Client, database: Database, store: LocalStore
) -> None:
    store.put("videos/1_gate.mp4", CLIP)
    with database.transaction() as stores:
        new = NewVideo("gate.mp4", "videos/1_gate.mp4", "e" * 64, len(CLIP))
        video_id = stores.videos.register(new).video_id
    set_probe(database, video_id)

    url = (await client.get(f"/db/videos/{video_id}")).json()["current_s3_url"]
    beyond = await client.get(url, headers={"Range": f"bytes={len(CLIP)}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{len(CLIP)}")
    nonsense = await client.get(url, headers={"Range": "pages=1-2"})
    assert nonsense.status_code == 400
    for refused in (beyond, nonsense):
        assert set(refused.json()) == {"error", "request_id"}
    part = await client.get(url, headers={"Range": "bytes=2-5"})
    assert (part.status_code, part.content) == (206, CLIP[2:6])


async def test_too_long_a_question_is_refused_in_words_of_both_languages(client: Client) -> None:
    answer = await client.post("/api/prompt/", json={"prompt": "가" * 2001, "video_id": "1"})
    assert answer.status_code == 400
    assert answer.json()["error"] == "prompt has more than 2000 characters."
    assert answer.json()["error_ko"] == "prompt: 2000자를 넘습니다."
    for body in ({"prompt": "   ", "video_id": 1}, {"video_id": 1}, {"prompt": "x", "video_id": "one"}):
        refused = (await client.post("/api/prompt/", json=body)).json()
        assert HANGUL.search(refused["error_ko"]), refused
        for term in ("Input should", "Value error", "Field required", "String should"):
            assert term not in refused["error"]


@pytest.mark.parametrize("seconds", [139.4, 0.1, 7.333, 3600.12, 59.99])
async def test_lengths_print_without_a_long_tail(client: Client, database: Database, seconds: float) -> None:
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("update video set duration_s = %s", (seconds,))

    await client.post("/api/prompt", json={"prompt": "Who left?", "video_id": video_id})
    (video,) = (await client.get("/db/videos/")).json()
    (session,) = (await client.get("/db/prompt-sessions/")).json()
    for duration in (video["duration"], session["video"]["duration"], session["videoInfo"]["duration"]):
        assert len(str(duration % 60)) <= len("59.75"), "as JavaScript prints it, too"
        assert duration > 0
        assert abs(duration - seconds) <= 0.15


async def test_rows_of_the_timeline_read_well_while_age_and_gender_are_unknown(
    client: Client, database: Database
) -> None:
    video_id = add_analysed_video(database)

    event = (await client.get(f"/db/events/?video={video_id}")).json()[0]
    assert f"인물: {event['gender']} ({event['age']}세)" == "인물: 성별 미상 (나이 ?세)"
