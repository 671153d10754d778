"""Large files in pieces, as clients of the tus protocol send them."""

import asyncio
import hashlib
from contextlib import suppress
from pathlib import Path

from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore
from resources.storage.partial_uploads import PartialStore
from tests.support.api import CLIP, Client, confirmation
from tests.support.tus import PIECE, begin_tus_upload, send_piece


async def test_a_file_in_pieces_becomes_one_recording(
    client: Client, database: Database, store: LocalStore
) -> None:
    begin = await begin_tus_upload(client)
    assert begin.status_code == 201
    location, made = begin.headers["location"], begin.json()
    first = await send_piece(client, location, CLIP[:2000], 0)
    assert (first.status_code, first.headers["upload-offset"]) == (204, "2000")
    seen = await client.head(location)
    assert (seen.headers["upload-offset"], seen.headers["upload-length"]) == ("2000", str(len(CLIP)))
    assert seen.headers["cache-control"] == "no-store"
    wrong = await send_piece(client, location, CLIP[1000:], 1000)
    assert (wrong.status_code, "2000" in wrong.json()["error"]) == (409, True)
    early = await client.post("/api/s3/upload/confirm", json=confirmation(made))
    assert early.status_code == 400
    assert (await send_piece(client, location, CLIP[2000:], 2000)).headers["upload-offset"] == str(len(CLIP))
    assert (await client.head(location)).headers["upload-offset"] == str(len(CLIP))
    assert (await send_piece(client, location, b"more", len(CLIP))).status_code == 409
    confirmed = await client.post("/api/s3/upload/confirm", json=confirmation(made))
    assert confirmed.json()["video"]["name"] == "편의점, 밤.mp4"
    again = await client.post("/api/s3/upload/confirm", json=confirmation(made))
    assert again.json()["video_id"] == confirmed.json()["video_id"]
    with database.transaction() as stores:
        (video,) = stores.videos.newest_first()
    assert store.get(video.object_key) == CLIP
    assert video.sha256 == hashlib.sha256(CLIP).hexdigest()
    assert not list((store.folder / ".partial").iterdir())


async def test_what_arrived_before_a_connection_broke_is_kept(client: Client) -> None:
    async def breaking():
        yield CLIP[:3000]
        raise ConnectionError("the cable was pulled")

    location = (await begin_tus_upload(client)).headers["location"]
    with suppress(ConnectionError):
        await client.patch(location, content=breaking(), headers={**PIECE, "Upload-Offset": "0"})
    # Over ASGI the application never hears of the break; a real one is in the system tests.
    arrived = int((await client.head(location)).headers["upload-offset"])
    assert arrived in (0, 3000)
    assert (await send_piece(client, location, CLIP[arrived:], arrived)).status_code == 204


async def test_pieces_that_cannot_be_taken_say_why(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    location = (await begin_tus_upload(client, 2000)).headers["location"]
    kind = await client.patch(location, content=b"x", headers={"Upload-Offset": "0"})
    assert kind.status_code == 415
    assert (await send_piece(client, location, b"x" * 2001, 0)).status_code == 400
    text = await send_piece(client, location, b"<!DOCTYPE html>" * 100, 0)
    assert (text.status_code, "not a video" in text.json()["error"]) == (400, True)
    huge = str(settings.max_upload_bytes + 1)
    for headers in ({}, {"Upload-Length": "-1"}, {"Upload-Length": "many"},
                    {"Upload-Length": "5", "Upload-Metadata": "filename %%%"},
                    {"Upload-Length": huge, "Upload-Metadata": "filename YQ=="}):  # fmt: skip
        answer = await client.post("/api/uploads", headers=headers)
        assert answer.status_code == 400, headers
    assert (await client.delete(location)).status_code == 204
    assert (await client.head(location)).status_code == 404
    unknown = "/api/uploads/1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10"
    assert (await send_piece(client, unknown, b"x", 0)).status_code == 404
    offer = await client.options("/api/uploads")
    assert "creation" in offer.headers["tus-extension"]


async def test_two_that_send_the_same_piece_at_once_leave_it_whole(client: Client, store: LocalStore) -> None:
    begin = await begin_tus_upload(client)
    location, made = begin.headers["location"], begin.json()
    with PartialStore(store).appending(made["upload_token"]):
        busy = await send_piece(client, location, CLIP, 0)
        assert busy.status_code == 423
    answers = await asyncio.gather(*(send_piece(client, location, CLIP, 0) for _ in range(5)))
    assert sorted({each.status_code for each in answers})[0] == 204
    assert [each.status_code for each in answers].count(204) == 1
    assert (await client.post("/api/s3/upload/confirm", json=confirmation(made))).status_code == 201
