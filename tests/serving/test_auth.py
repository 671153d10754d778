"""What each role may do, and what somebody with some cameras sees."""

import httpx

from domain.access import Role
from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import (
    PASSWORD,
    add_analysed_video,
    add_key,
    bearer,
    client_of,
    set_camera,
    upload,
)


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
