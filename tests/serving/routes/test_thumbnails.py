"""The picture and the length that a client sends along: shown until the analysis has its own, then gone."""

import cv2
import httpx
import numpy as np
import pytest

from domain.access import Role
from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import CLIP, Client, add_key, bearer, client_of, set_probe, upload


async def sent_picture(client: Client, level: int = 90) -> str:
    """As the first front end does it: a PNG before the recording exists."""
    png = cv2.imencode(".png", np.full((180, 320, 3), level, np.uint8))[1].tobytes()
    files = {"thumbnail": ("gate.png", png, "image/png")}
    answer = await client.post("/api/s3/upload/thumbnail/", files=files, data={"fileName": "gate.png"})
    assert answer.status_code == 201
    return str(answer.json()["thumbnail_url"])


async def confirmed(client: Client, data: bytes = CLIP, **more: object) -> httpx.Response:
    body = {**await upload(client, data), "duration": 73.25, **more}
    return await client.post("/api/s3/upload/confirm/", json=body)


async def test_a_waiting_recording_shows_what_its_client_sent_and_deleting_it_removes_the_picture(
    client: Client, store: LocalStore
) -> None:
    url = await sent_picture(client)
    video_id = (await confirmed(client, thumbnail_url=url)).json()["video_id"]
    (listed,) = (await client.get("/db/videos/")).json()
    assert (listed["duration"], listed["analysis_status"]) == (73.25, "pending")
    for each in (url, listed["thumbnail_url"]):
        assert (await client.get(each)).headers["content-type"] == "image/jpeg"
    assert (await client.delete(f"/db/videos/{video_id}/")).status_code == 204
    for each in (url, listed["thumbnail_url"]):
        assert (await client.get(each)).status_code == 404
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


async def test_what_the_analysis_found_takes_the_place_of_what_was_said(
    client: Client, database: Database
) -> None:
    video_id = (await confirmed(client)).json()["video_id"]
    set_probe(database, video_id)
    assert (await client.get(f"/db/videos/{video_id}")).json()["duration"] == 60.0


@pytest.mark.parametrize("said", [None, 0, -5, 1e12])
async def test_a_duration_that_cannot_be_is_not_believed(client: Client, said: float | None) -> None:
    assert (await confirmed(client, duration=said)).json()["video"]["duration"] == 0


async def test_nobody_links_a_picture_that_is_not_theirs_or_of_another_recording(
    client: Client, database: Database, store: LocalStore
) -> None:
    url = await sent_picture(client)
    first = (await confirmed(client, thumbnail_url=url)).json()["video"]
    store.put("thumbnails/1.jpg", b"made by the analysis")
    with database.transaction() as stores:
        stores.videos.set_thumbnail(1, "thumbnails/1.jpg")
    own = (await client.get("/db/videos/1")).json()["thumbnail_url"]
    strangers = [own, url.replace("signature=", "signature=0"), "https://example.com/a.png", "x", ""]
    with database.transaction() as stores:
        stores.videos.set_thumbnail(1, first["thumbnail_url"].split("/api/media/")[1].split("?")[0])
    for number, each in enumerate([*strangers, url]):
        made = (await confirmed(client, CLIP + bytes([number]), thumbnail_url=each)).json()["video"]
        assert made["thumbnail_url"] is None, each


async def test_the_picture_of_another_account_is_not_linked(settings: Settings, database: Database) -> None:
    guarded = settings.model_copy(update={"auth": True})
    one, other = (bearer(add_key(database, Role.OPERATOR)) for _ in range(2))

    async with client_of(guarded) as client:
        client.headers.update(one)
        url = await sent_picture(client)
        client.headers.update(other)
        assert (await confirmed(client, thumbnail_url=url)).json()["video"]["thumbnail_url"] is None
