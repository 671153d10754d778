"""What was confirmed stays what it was, whoever still sends; and nothing that is no recording is sent out."""

import hashlib
from pathlib import Path

import httpx
import pytest

from resources.db.engine import Database
from resources.storage.local import LocalStore
from tests.support.api import CLIP, Client, confirmation, set_probe, upload
from tests.support.running_api import RunningApi
from tests.support.slow_uploads import VIDEO, SlowPut, confirm, request_address, wait_for_drafts
from tests.support.tus import begin_tus_upload, send_piece

FORGED = b"\0\0\0\x20ftypisom" + b"9876543210" * 500


def recordings(api: RunningApi) -> dict[str, bytes]:
    """Every stored recording by its digest."""
    files = [path for path in (api.folder / "objects").rglob("*") if path.is_file()]
    return {hashlib.sha256(data).hexdigest(): data for data in (path.read_bytes() for path in files)}


def test_a_slow_put_that_ends_after_the_confirmation_changes_nothing(api: RunningApi) -> None:
    real, forged = CLIP + b"1", FORGED + b"1"
    address = request_address(api, real)
    slow = SlowPut(address["presigned_url"], forged)
    wait_for_drafts(api, 1)
    assert httpx.put(address["presigned_url"], content=real, headers=VIDEO).status_code == 200
    confirmed = confirm(api, address)
    assert confirmed.status_code == 201
    assert slow.finish() == 409
    assert hashlib.sha256(forged).hexdigest() not in recordings(api)
    assert recordings(api)[hashlib.sha256(real).hexdigest()] == real
    assert httpx.put(address["presigned_url"], content=forged, headers=VIDEO).status_code == 409


def test_of_two_puts_the_first_that_ends_is_what_is_confirmed(api: RunningApi) -> None:
    real, forged = CLIP + b"2", FORGED + b"2"
    address = request_address(api, real)
    slow, slower = SlowPut(address["presigned_url"], real), SlowPut(address["presigned_url"], forged)
    wait_for_drafts(api, 2)
    assert (slow.finish(), slower.finish()) == (200, 409)
    assert confirm(api, address).status_code == 201
    stored = recordings(api)
    assert hashlib.sha256(real).hexdigest() in stored
    assert hashlib.sha256(forged).hexdigest() not in stored


def test_a_slow_put_of_the_same_bytes_leaves_no_second_copy(api: RunningApi) -> None:
    real = CLIP + b"3"
    address = request_address(api, real)
    slow = SlowPut(address["presigned_url"], real)
    wait_for_drafts(api, 1)
    assert httpx.put(address["presigned_url"], content=real, headers=VIDEO).status_code == 200
    before = confirm(api, address)
    assert (before.status_code, slow.finish()) == (201, 409)
    assert not list((api.folder / "objects" / ".received").iterdir())
    assert confirm(api, address).json()["video_id"] == before.json()["video_id"]


async def test_nothing_is_at_a_recordings_address_before_its_confirmation(
    client: Client, store: LocalStore
) -> None:
    sent = await upload(client)
    assert not store.exists(sent["s3_key"])
    confirmed = await client.post("/api/s3/upload/confirm", json=sent)
    assert confirmed.status_code == 201
    assert store.get(sent["s3_key"]) == CLIP


async def test_an_upload_that_an_older_version_received_can_still_be_confirmed(
    client: Client, store: LocalStore
) -> None:
    sent = await upload(client)
    (received,) = (store.folder / ".received").iterdir()
    store.move(f".received/{received.name}", sent["s3_key"])
    assert (await client.post("/api/s3/upload/confirm", json=sent)).status_code == 201
    assert store.get(sent["s3_key"]) == CLIP


async def test_pieces_that_come_after_the_confirmation_change_nothing(
    client: Client, store: LocalStore
) -> None:
    begin = await begin_tus_upload(client)
    location = begin.headers["location"]
    assert (await send_piece(client, location, CLIP, 0)).status_code == 204
    assert (await client.post("/api/s3/upload/confirm", json=confirmation(begin.json()))).status_code == 201
    for offset in (0, len(CLIP)):
        assert (await send_piece(client, location, FORGED, offset)).status_code == 409
    assert store.get(begin.json()["s3_key"]) == CLIP


@pytest.mark.parametrize("code", ["not_a_video", "empty", "no_picture", "altered"])
async def test_files_in_which_no_recording_was_found_are_never_sent_out(
    client: Client, database: Database, code: str
) -> None:
    confirmed = await client.post("/api/s3/upload/confirm", json=await upload(client))
    url, video_id = confirmed.json()["video"]["current_s3_url"], confirmed.json()["video_id"]
    early = await client.get(url)
    assert (early.status_code, "not been opened" in early.json()["error"]) == (409, True)
    assert early.json()["error_ko"]
    set_probe(database, video_id)
    assert (await client.get(url)).status_code == 200
    with database.transaction() as stores:
        stores.videos.fail(video_id, code)
    exported = (await client.get(f"/api/s3/video/{video_id}/download")).json()
    for each in (url, exported["download_url"]):
        assert (await client.get(each)).status_code == 409
    assert (await client.delete(f"/db/videos/{video_id}")).status_code == 204
    assert (await client.get(url)).status_code == 404


async def test_a_recording_is_sent_as_a_film_whatever_its_name_says(
    client: Client, database: Database
) -> None:
    wish = {"file_name": "page.html", "file_size": len(CLIP), "content_type": "video/mp4"}
    address = (await client.post("/api/s3/upload/request", json=wish)).json()
    await client.put(address["presigned_url"], content=CLIP, headers=VIDEO)
    body = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
    confirmed = (await client.post("/api/s3/upload/confirm", json=body)).json()
    set_probe(database, confirmed["video_id"])
    answer = await client.get(confirmed["video"]["current_s3_url"])
    assert answer.headers["content-type"] == "application/octet-stream"


async def test_stored_files_and_folders_are_for_nobody_else(client: Client, store: LocalStore) -> None:
    await client.post("/api/s3/upload/confirm", json=await upload(client))
    await begin_tus_upload(client)
    found: list[Path] = [store.folder, *store.folder.rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in found if path.is_dir()} == {"0o700"}
    assert {oct(path.stat().st_mode & 0o777) for path in found if path.is_file()} == {"0o600"}
