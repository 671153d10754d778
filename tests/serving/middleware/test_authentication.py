"""Who may do what: logins, keys, roles, cameras, and what is written down about it."""

import asyncio
import socket
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from domain.access import Role
from domain.records import Summary
from resources.db.access.accounts import RENEW_AFTER
from resources.db.access.tables import login
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.passwords import is_password, password_hash
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import (
    CLIP,
    PASSWORD,
    SERVICE_KEY,
    Client,
    add_account,
    add_analysed_video,
    add_key,
    audited_actions,
    bearer,
    client_of,
    set_camera,
    set_probe,
    upload,
)


def test_passwords_are_kept_as_salted_hashes() -> None:
    one, other = password_hash(PASSWORD), password_hash(PASSWORD)
    assert one != other
    assert PASSWORD not in one
    assert is_password(PASSWORD, one)
    assert not is_password(PASSWORD + " ", one)


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


async def test_a_login_is_a_cookie_that_is_renewed_and_ends(guarded: Settings, database: Database) -> None:
    add_account(database, "주인", Role.ADMIN)

    async with client_of(guarded) as client:
        wrong = await client.post("/api/login", json={"name": "주인", "password": "guess"})
        unknown = await client.post("/api/login", json={"name": "nobody", "password": "guess"})
        assert (wrong.status_code, unknown.status_code) == (401, 401)
        assert wrong.json()["error"] == unknown.json()["error"], "which names exist is not told"
        opened = await client.post("/api/login", json={"name": "주인", "password": PASSWORD})
        assert opened.json() == {"name": "주인", "role": "admin", "cameras": None, "auth": True}
        cookie = opened.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        first = client.cookies["sentinel_login"]
        assert (await client.get("/db/videos")).status_code == 200
        assert "set-cookie" not in (await client.get("/api/login")).headers
        with database.transaction() as stores:
            past = datetime.now(UTC) - RENEW_AFTER - timedelta(minutes=1)
            stores.connection.execute(login.update().values(renewed_at=past))
        await client.get("/api/login")
        second = client.cookies["sentinel_login"]
        assert second != first
        old = await client.get("/db/videos", headers={"Cookie": f"sentinel_login={first}"})
        assert old.status_code == 200, "what is on its way with the old cookie still arrives"
        assert (await client.delete("/api/login")).status_code == 204
        gone = await client.get("/db/videos", headers={"Cookie": f"sentinel_login={second}"})
        assert gone.status_code == 401
    with database.transaction() as stores:
        kept = stores.connection.exec_driver_sql("select token_sha256 from login").scalars().all()
    assert all(len(each) == 64 for each in kept), "tokens themselves are not stored"
    assert [each[1] for each in audited_actions(database)] == ["login_refused", "login_refused", "login"]


async def test_logins_cannot_be_tried_for_ever(guarded: Settings, database: Database) -> None:
    add_account(database, "owner", Role.VIEWER)

    async with client_of(guarded) as client:
        tries = [await client.post("/api/login", json={"name": "owner", "password": "x"}) for _ in range(7)]
        assert [each.status_code for each in tries] == [401] * 5 + [429] * 2
        assert int(tries[-1].headers["retry-after"]) > 0
        right = await client.post("/api/login", json={"name": "owner", "password": PASSWORD})
        assert right.status_code == 429


async def test_tokens_cannot_be_tried_for_ever(guarded: Settings, database: Database) -> None:
    secret = add_key(database, Role.VIEWER)

    async with client_of(guarded) as client:
        seen = [await client.get("/db/videos", headers=bearer(f"ds_guess{number}")) for number in range(60)]
        assert {each.status_code for each in seen[:40]} == {401}
        assert seen[-1].status_code == 429
        assert (await client.get("/db/videos")).status_code == 401, "without a token nothing is looked up"
        await asyncio.sleep(0.3)
        answers = [await client.get("/db/videos", headers=bearer(secret)) for _ in range(60)]
        assert {each.status_code for each in answers} == {200}


async def test_roles_may_what_they_may(guarded: Settings, database: Database) -> None:
    video_id = add_analysed_video(database)
    secrets = {role: add_key(database, role) for role in Role}
    wish = {"file_name": "a.mp4", "file_size": 10, "content_type": "video/mp4"}
    needs = [
        ("GET", "/db/videos", None, Role.VIEWER),
        ("POST", "/api/prompt", {"prompt": "Who left?", "video_id": video_id}, Role.VIEWER),
        ("POST", "/api/s3/upload/request", wish, Role.OPERATOR),
        ("PATCH", f"/db/videos/{video_id}", {"description": "x"}, Role.OPERATOR),
        ("POST", f"/api/videos/{video_id}/analysis", None, Role.OPERATOR),
        ("GET", "/api/keys", None, Role.ADMIN),
        ("GET", "/api/audit", None, Role.ADMIN),
        ("PUT", "/api/accounts/new", {"role": "admin", "password": PASSWORD}, Role.ADMIN),
        ("DELETE", f"/db/videos/{video_id}", None, Role.OPERATOR),
    ]

    async with client_of(guarded) as client:
        for method, path, body, needed in needs:
            for role in Role:
                answer = await client.request(method, path, json=body, headers=bearer(secrets[role]))
                is_refused = answer.status_code == 403
                assert is_refused is not role.may_act_as(needed), (path, role, answer.text)


async def test_a_key_ends_at_once_and_is_shown_once(guarded: Settings, database: Database) -> None:
    admin = bearer(add_key(database, Role.ADMIN))

    async with client_of(guarded) as client:
        wish = {"name": "recorder", "role": "viewer", "days": 1}
        made = (await client.post("/api/keys", json=wish, headers=admin)).json()
        held = bearer(made["secret"])
        assert (await client.get("/db/videos", headers=held)).status_code == 200
        listed = (await client.get("/api/keys", headers=admin)).json()
        assert [each["secret"] for each in listed] == [None, None]
        assert made["secret"] not in str(listed)
        assert (await client.delete(f"/api/keys/{made['key_id']}", headers=admin)).status_code == 204
        assert (await client.get("/db/videos", headers=held)).status_code == 401, "not a moment later"
        assert (await client.delete(f"/api/keys/{made['key_id']}", headers=admin)).status_code == 404
        expired = (await client.post("/api/keys", json=wish, headers=admin)).json()
        with database.transaction() as stores:
            stores.connection.exec_driver_sql("update api_key set expires_at = now() - interval '1 second'")
        assert (await client.get("/db/videos", headers=bearer(expired["secret"]))).status_code == 401


async def test_somebody_with_one_camera_sees_nothing_of_the_others(
    guarded: Settings, database: Database
) -> None:
    mine, other = add_analysed_video(database), add_analysed_video(database, "other.mp4", "c")
    set_camera(database, mine, "door")
    set_camera(database, other, "till")
    everything, scoped = (
        bearer(add_key(database, Role.OPERATOR)),
        bearer(add_key(database, Role.OPERATOR, ("door",))),
    )

    async with client_of(guarded) as client:

        async def get(path: str, headers: dict[str, str] = scoped) -> httpx.Response:
            return await client.get(path, headers=headers)

        sessions = {}
        for video_id in (mine, other):
            body = {"prompt": "Who left?", "video_id": video_id}
            sessions[video_id] = (await client.post("/api/prompt", json=body, headers=everything)).json()[
                "session_id"
            ]
        assert [each["video_id"] for each in (await get("/db/videos")).json()] == [mine]
        assert len((await get("/db/videos", everything)).json()) == 2
        event = (await get(f"/db/events?video={other}", everything)).json()[0]["id"]
        job = (await get(f"/api/analysis-jobs?video={other}", everything)).json()[0]["job_id"]
        for path in (
            f"/db/videos/{other}", f"/api/videos/{other}", f"/db/videos/{other}/progress",
            f"/api/videos/{other}/summary/status", f"/db/events/{event}", f"/api/s3/video/{other}/download",
            f"/db/prompt-sessions/{sessions[other]}", f"/api/prompt/history/{sessions[other]}",
            f"/api/analysis-jobs/{job}", f"/api/videos/{other}/progress/stream",
        ):  # fmt: skip
            assert (await get(path)).status_code == 404, path
            assert (await get(path, everything)).status_code in (200, 503), path
        assert (await get(f"/db/events?video={other}")).json() == []
        assert (await get(f"/db/events/video-stats?video_id={other}")).json()["stats"] == []
        assert len((await get("/db/prompt-sessions")).json()) == 1
        assert (await get(f"/db/prompt-sessions?video={other}")).json() == []
        assert {each["video_id"] for each in (await get("/api/analysis-jobs")).json()} == {mine}
        for method, path, body in (
            ("POST", "/api/prompt", {"prompt": "Who left?", "video_id": other}),
            ("POST", "/api/prompt", {"prompt": "Who left?", "session_id": sessions[other]}),
            ("POST", "/api/search", {"query": "left", "video_id": other}),
            ("PATCH", f"/db/videos/{other}", {"name": "mine now"}),
            ("PATCH", f"/db/videos/{mine}", {"camera": "till"}),
            ("POST", f"/api/videos/{other}/analysis", None),
            ("DELETE", f"/db/videos/{other}", None),
            ("DELETE", f"/db/prompt-sessions/{sessions[other]}", None),
        ):
            answer = await client.request(method, path, json=body, headers=scoped)
            assert answer.status_code == 404, (method, path, answer.text)
        everywhere = {"prompt": "Who left?", "scope": "all"}
        answer = (await client.post("/api/prompt", json=everywhere, headers=scoped)).json()
        cited = {each["video_id"] for sentence in answer["sentences"] for each in sentence["citations"]}
        assert cited == {mine}


async def test_uploads_land_on_the_camera_and_belong_to_who_began_them(
    guarded: Settings, database: Database
) -> None:
    scoped, other = (
        bearer(add_key(database, Role.OPERATOR, ("door",))),
        bearer(add_key(database, Role.OPERATOR)),
    )

    async with client_of(guarded) as client:
        client.headers.update(scoped)
        token = await upload(client)
        stolen = await client.post("/api/s3/upload/confirm", json=token, headers=other)
        assert stolen.status_code == 400
        confirmed = await client.post("/api/s3/upload/confirm", json=token)
        assert confirmed.json()["video"]["camera"] == "door"
        wish = {"file_name": "a.mp4", "file_size": 9, "content_type": "video/mp4", "camera": "till"}
        refused = await client.post("/api/s3/upload/request", json=wish)
        assert (refused.status_code, "door" in refused.json()["error"]) == (400, True)


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


async def test_views_exports_and_deletions_are_written_down_and_stay(
    guarded: Settings, database: Database, store: LocalStore
) -> None:
    store.put("videos/1_gate.mp4", CLIP)
    with database.transaction() as stores:
        new = NewVideo("gate.mp4", "videos/1_gate.mp4", "e" * 64, len(CLIP))
        video_id = stores.videos.register(new).video_id
        stores.videos.set_summary(video_id, Summary("a", "b"))
    set_probe(database, video_id)
    operator, admin = bearer(add_key(database, Role.OPERATOR)), bearer(add_key(database, Role.ADMIN))

    async with client_of(guarded) as client:
        video = (await client.get(f"/db/videos/{video_id}", headers=operator)).json()
        for _ in range(3):
            part = await client.get(video["current_s3_url"], headers={"Range": "bytes=0-99"})
            assert part.status_code == 206
        exported = (await client.get(f"/api/s3/video/{video_id}/download", headers=operator)).json()
        saved = await client.get(exported["download_url"])
        assert saved.headers["content-disposition"] == 'attachment; filename="gate.mp4"'
        assert (await client.delete(f"/db/videos/{video_id}", headers=operator)).status_code == 204
        log = (await client.get("/api/audit", headers=admin)).json()
        assert [each["action"] for each in log] == ["delete", "export", "view"]
        assert {each["subject"] for each in log} == {f"video {video_id}"}
        assert all(each["actor"].startswith("key:") and each["request_id"] for each in log)
        first = (await client.get("/api/audit?limit=2", headers=admin)).headers["link"]
        rest = await client.get(first.partition(">")[0].removeprefix("<"), headers=admin)
        assert [each["action"] for each in rest.json()] == ["view"]
    for change in ("delete from audit_log", "update audit_log set actor = 'x'", "truncate audit_log"):
        with (
            pytest.raises(Exception, match="append only"),
            database.engine.begin() as connection,
        ):
            connection.exec_driver_sql(change)


async def test_with_authentication_off_everybody_is_local_and_strange_names_are_refused(
    client: Client,
) -> None:
    assert (await client.get("/api/login")).json()["name"] == "local"
    nobody = {"name": "a", "password": "b"}
    assert (await client.post("/api/login", json=nobody)).status_code == 409
    rebound = await client.get("/db/videos", headers={"Host": "evil.example:8000"})
    assert rebound.status_code == 403, "a page elsewhere can point a name of its own at this machine"
    crossed = await client.post("/api/sample", headers={"Origin": "http://evil.example"})
    assert crossed.status_code == 403


async def test_addresses_in_answers_never_begin_with_a_strange_name(
    guarded: Settings, database: Database
) -> None:
    secret = bearer(add_key(database, Role.VIEWER))
    proxied = guarded.model_copy(update={"public_url": "https://cctv.example"})
    add_analysed_video(database)

    async def listed(client: Client, host: str) -> httpx.Response:
        return await client.get("/db/videos", headers={**secret, "Host": host})

    async with client_of(guarded) as client:
        strange = await listed(client, "evil.example")
        assert (strange.status_code, "SENTINEL_PUBLIC_URL" in strange.json()["error"]) == (403, True)
        for host in ("localhost:8000", "192.0.2.7:8000", f"{socket.gethostname()}:8000"):
            (video,) = (await listed(client, host)).json()
            assert video["current_s3_url"].startswith(f"http://{host}/api/media/"), host

    async with client_of(proxied) as client:
        for host in ("evil.example", "10.0.0.1"):
            (video,) = (await listed(client, host)).json()
            assert video["current_s3_url"].startswith("https://cctv.example/api/media/")


def test_no_program_of_this_machine_says_where_a_request_comes_from(settings: Settings) -> None:
    assert settings.proxies == []
