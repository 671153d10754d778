"""Keys, and the log of who did what."""

import pytest

from domain.access import Role
from domain.summaries.drafts import Summary
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import (
    CLIP,
    add_key,
    bearer,
    client_of,
    set_probe,
)


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
