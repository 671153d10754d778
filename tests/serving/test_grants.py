"""What was given to a login or key ends with it: addresses of media and uploads, and streams."""

import asyncio
from pathlib import Path

import httpx
import pytest

from domain.access import Cameras, Role
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo, VideoChanges
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import (
    CLIP,
    PASSWORD,
    Client,
    add_account,
    bearer,
    client_of,
    request_upload,
    set_probe,
)
from tests.support.running_api import RunningApi


@pytest.fixture
def video_id(database: Database, store: LocalStore) -> int:
    """A recording of the camera `door`, with a picture."""
    store.put("videos/7_door.mp4", CLIP)
    store.put("thumbnails/1.jpg", b"picture")
    with database.transaction() as stores:
        made = stores.videos.register(NewVideo("gate.mp4", "videos/7_door.mp4", "e" * 64, len(CLIP))).video_id
        stores.videos.set_thumbnail(made, "thumbnails/1.jpg")
        stores.access.know_cameras(["door", "till"])
        stores.videos.change(made, VideoChanges(camera="door"))
    set_probe(database, made)
    return made


def key_of(database: Database, role: Role, cameras: Cameras = None) -> tuple[int, dict[str, str]]:
    with database.transaction() as stores:
        made, secret = stores.access.add_key("test", role, cameras, None)
    return made.key_id, bearer(secret)


async def addresses(client: Client, video_id: int, headers: dict[str, str] | None = None) -> list[str]:
    video = (await client.get(f"/db/videos/{video_id}", headers=headers)).json()
    return [video["current_s3_url"], video["thumbnail_url"]]


async def statuses(client: Client, urls: list[str]) -> set[int]:
    return {(await client.get(url)).status_code for url in urls}


async def test_addresses_of_a_key_end_with_it(guarded: Settings, database: Database, video_id: int) -> None:
    number, headers = key_of(database, Role.OPERATOR)

    async with client_of(guarded) as client:
        urls = await addresses(client, video_id, headers)
        begun = await client.post(
            "/api/s3/upload/request",
            json={"file_name": "a.mp4", "file_size": len(CLIP), "content_type": "video/mp4"},
            headers=headers,
        )
        assert await statuses(client, urls) == {200}
        with database.transaction() as stores:
            stores.access.revoke_key(number)
        assert await statuses(client, urls) == {403}
        late = await client.put(begun.json()["presigned_url"], content=CLIP)
        assert late.status_code == 403


async def test_addresses_of_a_login_end_when_it_is_left(
    guarded: Settings, database: Database, video_id: int
) -> None:
    add_account(database, "owner", Role.VIEWER)
    add_account(database, "other", Role.VIEWER)

    async with client_of(guarded) as client:
        credentials = {"name": "owner", "password": PASSWORD}
        await client.post("/api/login", json=credentials)
        urls = await addresses(client, video_id)
        assert await statuses(client, urls) == {200}
        await client.delete("/api/login")
        assert await statuses(client, urls) == {403}
        await client.post("/api/login", json=credentials)
        urls = await addresses(client, video_id)
        with database.transaction() as stores:
            stores.access.remove_account("other")
        assert await statuses(client, urls) == {200}
        with database.transaction() as stores:
            stores.access.remove_account("owner")
        assert await statuses(client, urls) == {403}


async def test_addresses_outlive_a_renewal_of_the_login(
    guarded: Settings, database: Database, video_id: int
) -> None:
    add_account(database, "owner", Role.VIEWER)

    async with client_of(guarded) as client:
        await client.post("/api/login", json={"name": "owner", "password": PASSWORD})
        urls, before = await addresses(client, video_id), client.cookies["sentinel_login"]
        with database.engine.begin() as connection:
            connection.exec_driver_sql("update login set renewed_at = now() - interval '2 hours'")
        await client.get("/api/login")
        assert client.cookies["sentinel_login"] != before
        with database.engine.begin() as connection:
            connection.exec_driver_sql("delete from login where expires_at < now() + interval '1 hour'")
        assert await statuses(client, urls) == {200}


async def test_addresses_end_when_the_recording_goes_to_another_camera(
    guarded: Settings, database: Database, video_id: int
) -> None:
    _, scoped = key_of(database, Role.VIEWER, ("door",))

    async with client_of(guarded) as client:
        urls = await addresses(client, video_id, scoped)
        assert await statuses(client, urls) == {200}
        with database.transaction() as stores:
            stores.videos.change(video_id, VideoChanges(camera="till"))
        assert await statuses(client, urls) == {403}


async def test_nobody_changes_whom_an_address_was_given_to(
    guarded: Settings, database: Database, video_id: int
) -> None:
    (first, mine), (second, _) = key_of(database, Role.VIEWER), key_of(database, Role.VIEWER)

    async with client_of(guarded) as client:
        urls = await addresses(client, video_id, mine)
        forged = [url.replace(f"grant=k{first}", f"grant=k{second}") for url in urls]
        assert forged != urls
        without = [url.replace(f"&grant=k{first}", "") for url in urls]
        assert await statuses(client, forged + without) == {403}


async def test_without_authentication_addresses_work_as_before(client: Client, video_id: int) -> None:
    assert await statuses(client, await addresses(client, video_id)) == {200}
    assert (
        await client.put((await request_upload(client)).json()["presigned_url"], content=CLIP)
    ).status_code == 200


def test_a_stream_ends_with_the_key_that_began_it(tmp_path: Path, postgres: EmbeddedPostgres) -> None:
    async def listen(url: str, headers: dict[str, str], database: Database, number: int) -> list[str]:
        told = []
        async with (
            httpx.AsyncClient(base_url=url, headers=headers, timeout=60) as client,
            client.stream("GET", "/api/videos/1/progress/stream") as answer,
        ):
            async for line in answer.aiter_lines():
                told.append(line)
                if line.startswith("data:") and len(told) < 5:
                    with database.transaction() as stores:
                        stores.access.revoke_key(number)
        return told

    with RunningApi.on_new_database(tmp_path, postgres, SENTINEL_AUTH="true") as api:
        database = Database.at(api.database_url)
        with database.transaction() as stores:
            stores.videos.register(NewVideo("gate.mp4", "videos/1_gate.mp4", "e" * 64, 5))
        number, headers = key_of(database, Role.VIEWER)
        told = asyncio.run(asyncio.wait_for(listen(api.url, headers, database, number), 60))
        database.engine.dispose()
    assert "event: error" in told
    assert "has ended" in told[told.index("event: error") + 1]
