"""Who asks: by a key, a login or the service key."""

import asyncio

from domain.access import Role
from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import (
    CLIP,
    PASSWORD,
    SERVICE_KEY,
    add_account,
    add_analysed_video,
    add_key,
    bearer,
    client_of,
)


async def test_without_a_login_only_health_and_signed_media_answer(
    guarded: Settings, database: Database
) -> None:
    video_id = add_analysed_video(database)

    async with client_of(guarded) as client:
        closed = [
            ("GET", "/db/videos"), ("GET", f"/db/videos/{video_id}"), ("GET", f"/db/events?video={video_id}"),
            ("GET", "/db/prompt-sessions"), ("POST", "/api/prompt"), ("POST", "/api/s3/upload/request"),
            ("DELETE", f"/db/videos/{video_id}"), ("GET", "/api/metrics"), ("GET", "/api/audit"),
            ("POST", "/api/uploads"), ("GET", "/api/login"), ("POST", "/api/search"),
            ("GET", f"/api/videos/{video_id}/progress/stream"), ("GET", "/db/depth-data"),
        ]  # fmt: skip
        for method, path in closed:
            answer = await client.request(method, path, headers={"Authorization": "Bearer demo_token"})
            assert answer.status_code == 401, path
            assert answer.headers["www-authenticate"] == "Bearer"
            assert set(answer.json()) == {"error", "request_id"}
        for path in ("/api/live", "/api/health", "/", "/js/main.js", "/api/openapi.json"):
            assert (await client.get(path)).status_code == 200, path


async def test_every_operation_but_the_open_ones_asks_who_it_is(guarded: Settings) -> None:
    async with client_of(guarded) as client:
        paths = (await client.get("/api/openapi.json")).json()["paths"]
        for path, operations in paths.items():
            for method, operation in operations.items():
                if "security" not in operation:
                    continue
                concrete = path.replace("{video_id}", "1").replace("{job_id}", "1").replace("{key_id}", "1")
                concrete = concrete.replace("{session_id}", "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10")
                concrete = concrete.replace("{upload_id}", "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10")
                answer = await client.request(method, concrete.replace("{event_id}", "1"))
                assert answer.status_code == 401, (method, path)


async def test_tokens_cannot_be_tried_for_ever(guarded: Settings, database: Database) -> None:
    secret = add_key(database, Role.VIEWER)

    async with client_of(guarded) as client:
        statuses = []
        while 429 not in statuses and len(statuses) < 500:  # a slow machine is given some back meanwhile
            guess = bearer(f"ds_guess{len(statuses)}")
            statuses.append((await client.get("/db/videos", headers=guess)).status_code)
        assert set(statuses[:40]) == {401}
        assert statuses[-1] == 429
        assert (await client.get("/db/videos")).status_code == 401, "without a token nothing is looked up"
        await asyncio.sleep(0.3)
        answers = [await client.get("/db/videos", headers=bearer(secret)) for _ in range(60)]
        assert {each.status_code for each in answers} == {200}


async def test_the_first_front_end_works_with_a_cookie_or_the_service_key(
    guarded: Settings, database: Database
) -> None:
    add_account(database, "owner", Role.OPERATOR)

    async with client_of(guarded) as client:
        served = [await client.get("/db/videos", headers=bearer(SERVICE_KEY)) for _ in range(80)]
        assert {each.status_code for each in served} == {200}
        await client.post("/api/login", json={"name": "owner", "password": PASSWORD})
        wish = {"file_name": "a.mp4", "file_size": len(CLIP), "content_type": "video/mp4"}
        # Its uploads carry a bearer token that means nothing: the cookie counts.
        begun = await client.post("/api/s3/upload/request/", json=wish, headers=bearer("demo_token"))
        assert begun.status_code == 200
