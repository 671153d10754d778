"""A recording from the request for an address to its confirmation."""

import asyncio

from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import (
    CLIP,
    SMALL,
    Client,
    request_upload,
    upload,
)


async def test_a_recording_goes_from_upload_to_the_list_once(
    client: Client, database: Database, store: LocalStore
) -> None:
    token = await upload(client)
    body = {**token, "duration": 0, "video_datetime": "2026-03-01T23:40"}
    first = await client.post("/api/s3/upload/confirm/", json=body)
    again = await client.post("/api/s3/upload/confirm/", json=body)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["video_id"] == again.json()["video_id"] == int(first.json()["video"]["id"])
    (listed,) = (await client.get("/db/videos/")).json()
    assert listed["name"] == "편의점 1호점, 밤.mp4"
    assert listed["file_size"] == len(CLIP)
    assert (listed["chat_count"], listed["analysis_status"]) == (0, "pending")
    assert listed["recorded_at"] == "2026-03-01T23:40:00Z"
    assert listed["upload_date"].endswith(("Z", "+00:00"))
    other = await client.post("/api/s3/upload/confirm/", json=await upload(client))
    assert other.json()["duplicate"] is True
    assert other.json()["video_id"] == listed["video_id"]
    assert len(list((store.folder / "videos").rglob("*.mp4"))) == 1
    with database.transaction() as stores:
        assert len(stores.jobs.waiting()) == 1


async def test_many_confirmations_at_once_make_one_video(client: Client, database: Database) -> None:
    tokens = [await upload(client) for _ in range(4)]
    bodies = tokens * 10
    answers = await asyncio.gather(*(client.post("/api/s3/upload/confirm", json=body) for body in bodies))
    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["video_id"] for answer in answers}) == 1
    with database.transaction() as stores:
        assert len(stores.jobs.waiting()) == 1


async def test_a_folder_takes_no_parts_and_says_so(client: Client) -> None:
    token = (await request_upload(client)).json()["upload_token"]
    answer = await client.post("/api/s3/upload/parts", json={"upload_token": token})
    assert (answer.status_code, "presigned_url" in answer.json()["error"]) == (400, True)


async def test_uploads_that_are_refused_say_why(
    client: Client, settings: Settings, store: LocalStore
) -> None:
    for changes, words in (
        ({"size": 0}, "empty"),
        ({"size": settings.max_upload_bytes + 1}, "SENTINEL_MAX_UPLOAD_BYTES"),
        ({"content_type": "text/plain"}, "text/plain"),
        ({"file_name": "  "}, "file_name"),
        ({"file_size": "many"}, "file_size"),
        ({"file_size": 10**30}, "file_size"),
    ):
        answer = await request_upload(client, **changes)
        assert answer.status_code == 400, changes
        assert words in answer.json()["error"]
    address = (await request_upload(client, len(SMALL))).json()
    unsigned = await client.put(address["presigned_url"].split("?")[0], content=SMALL)
    forged = await client.put(address["presigned_url"][:-1] + "x", content=SMALL)
    short = await client.put(address["presigned_url"], content=SMALL[:8])
    long = await client.put(address["presigned_url"], content=SMALL + b"abc")
    assert [each.status_code for each in (unsigned, forged, short, long)] == [400, 403, 400, 400]
    token = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
    early = await client.post("/api/s3/upload/confirm", json=token)
    assert (early.status_code, "not been received" in early.json()["error"]) == (400, True)
    assert (await client.put(address["presigned_url"], content=SMALL)).status_code == 200
    assert (await client.put(address["presigned_url"], content=SMALL[::-1])).status_code == 409
    other = await client.post("/api/s3/upload/confirm", json={**token, "s3_key": "videos/other"})
    assert (other.status_code, "belong" in other.json()["error"]) == (400, True)
    odd = await client.post("/api/s3/upload/confirm", json={**token, "video_datetime": "yesterday"})
    assert (odd.status_code, "yesterday" in odd.json()["error"]) == (400, True)
    unknown = await client.post(
        "/api/s3/upload/confirm", json={**token, "upload_token": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10"}
    )
    assert unknown.status_code == 400
    assert not list(store.folder.rglob("*.part"))
