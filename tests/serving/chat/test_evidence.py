"""What was confirmed stays what it was, whoever still sends; and nothing that is no recording is sent out."""

import hashlib
import http.client
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.serving.middleware.test_authentication import run_with
from tests.serving.routes.test_tus_uploads import begun, send, token
from tests.serving.test_api import CLIP, Client, opened, uploaded
from tests.support.running_api import RunningApi
from tests.support.running_system import until

FORGED = b"\0\0\0\x20ftypisom" + b"9876543210" * 500
VIDEO = {"Content-Type": "video/mp4"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path_factory.mktemp("api"), postgres) as running:
        yield running


class SlowPut:
    """A PUT over a real socket that has sent its first half, and waits."""

    def __init__(self, url: str, data: bytes) -> None:
        parts, self.rest = urlsplit(url), data[len(data) // 2 :]
        self.connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
        self.connection.putrequest("PUT", f"{parts.path}?{parts.query}")
        for name, value in (*VIDEO.items(), ("Content-Length", str(len(data)))):
            self.connection.putheader(name, value)
        self.connection.endheaders(data[: len(data) // 2])

    def finish(self) -> int:
        self.connection.send(self.rest)
        return self.connection.getresponse().status


def wait_for_drafts(api: RunningApi, count: int) -> None:
    """So many sendings are under way: the API has let them in, and they have not ended."""
    until(lambda: len(list((api.folder / "objects").rglob("*.part"))) == count, 20, f"{count} drafts")


def asked(api: RunningApi, data: bytes) -> dict[str, str]:
    wish = {"file_name": "gate.mp4", "file_size": len(data), "content_type": "video/mp4"}
    address: dict[str, str] = httpx.post(f"{api.url}/api/s3/upload/request", json=wish).json()
    return address


def confirm(api: RunningApi, address: dict[str, str]) -> httpx.Response:
    body = {name: address[name] for name in ("upload_token", "s3_key")}
    return httpx.post(f"{api.url}/api/s3/upload/confirm", json=body)


def recordings(api: RunningApi) -> dict[str, bytes]:
    """Every stored recording by its digest."""
    files = [path for path in (api.folder / "objects").rglob("*") if path.is_file()]
    return {hashlib.sha256(data).hexdigest(): data for data in (path.read_bytes() for path in files)}


def test_a_slow_put_that_ends_after_the_confirmation_changes_nothing(api: RunningApi) -> None:
    real, forged = CLIP + b"1", FORGED + b"1"
    address = asked(api, real)
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
    address = asked(api, real)
    slow, slower = SlowPut(address["presigned_url"], real), SlowPut(address["presigned_url"], forged)
    wait_for_drafts(api, 2)
    assert (slow.finish(), slower.finish()) == (200, 409)
    assert confirm(api, address).status_code == 201
    stored = recordings(api)
    assert hashlib.sha256(real).hexdigest() in stored
    assert hashlib.sha256(forged).hexdigest() not in stored


def test_a_slow_put_of_the_same_bytes_leaves_no_second_copy(api: RunningApi) -> None:
    real = CLIP + b"3"
    address = asked(api, real)
    slow = SlowPut(address["presigned_url"], real)
    wait_for_drafts(api, 1)
    assert httpx.put(address["presigned_url"], content=real, headers=VIDEO).status_code == 200
    before = confirm(api, address)
    assert (before.status_code, slow.finish()) == (201, 409)
    assert not list((api.folder / "objects" / ".received").iterdir())
    assert confirm(api, address).json()["video_id"] == before.json()["video_id"]


def test_nothing_is_at_a_recordings_address_before_its_confirmation(
    settings: Settings, database: Database, store: LocalStore
) -> None:
    async def work(client: Client) -> None:
        sent = await uploaded(client)
        assert not store.exists(sent["s3_key"])
        confirmed = await client.post("/api/s3/upload/confirm", json=sent)
        assert confirmed.status_code == 201
        assert store.get(sent["s3_key"]) == CLIP

    run_with(settings, work)


def test_an_upload_that_an_older_version_received_can_still_be_confirmed(
    settings: Settings, database: Database, store: LocalStore
) -> None:
    async def work(client: Client) -> None:
        sent = await uploaded(client)
        (received,) = (store.folder / ".received").iterdir()
        store.move(f".received/{received.name}", sent["s3_key"])
        assert (await client.post("/api/s3/upload/confirm", json=sent)).status_code == 201
        assert store.get(sent["s3_key"]) == CLIP

    run_with(settings, work)


def test_pieces_that_come_after_the_confirmation_change_nothing(
    settings: Settings, database: Database, store: LocalStore
) -> None:
    async def work(client: Client) -> None:
        begin = await begun(client)
        location = begin.headers["location"]
        assert (await send(client, location, CLIP, 0)).status_code == 204
        assert (await client.post("/api/s3/upload/confirm", json=token(begin.json()))).status_code == 201
        for offset in (0, len(CLIP)):
            assert (await send(client, location, FORGED, offset)).status_code == 409
        assert store.get(begin.json()["s3_key"]) == CLIP

    run_with(settings, work)


@pytest.mark.parametrize("code", ["not_a_video", "empty", "no_picture", "altered"])
def test_files_in_which_no_recording_was_found_are_never_sent_out(
    settings: Settings, database: Database, code: str
) -> None:
    async def work(client: Client) -> None:
        confirmed = await client.post("/api/s3/upload/confirm", json=await uploaded(client))
        url, video_id = confirmed.json()["video"]["current_s3_url"], confirmed.json()["video_id"]
        early = await client.get(url)
        assert (early.status_code, "not been opened" in early.json()["error"]) == (409, True)
        assert early.json()["error_ko"]
        opened(database, video_id)
        assert (await client.get(url)).status_code == 200
        with database.transaction() as stores:
            stores.videos.fail(video_id, code)
        exported = (await client.get(f"/api/s3/video/{video_id}/download")).json()
        for each in (url, exported["download_url"]):
            assert (await client.get(each)).status_code == 409
        assert (await client.delete(f"/db/videos/{video_id}")).status_code == 204
        assert (await client.get(url)).status_code == 404

    run_with(settings, work)


def test_a_recording_is_sent_as_a_film_whatever_its_name_says(settings: Settings, database: Database) -> None:
    async def work(client: Client) -> None:
        wish = {"file_name": "page.html", "file_size": len(CLIP), "content_type": "video/mp4"}
        address = (await client.post("/api/s3/upload/request", json=wish)).json()
        await client.put(address["presigned_url"], content=CLIP, headers=VIDEO)
        body = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
        confirmed = (await client.post("/api/s3/upload/confirm", json=body)).json()
        opened(database, confirmed["video_id"])
        answer = await client.get(confirmed["video"]["current_s3_url"])
        assert answer.headers["content-type"] == "application/octet-stream"

    run_with(settings, work)


def test_stored_files_and_folders_are_for_nobody_else(
    settings: Settings, database: Database, store: LocalStore
) -> None:
    async def work(client: Client) -> None:
        await client.post("/api/s3/upload/confirm", json=await uploaded(client))
        await begun(client)

    run_with(settings, work)
    found: list[Path] = [store.folder, *store.folder.rglob("*")]
    assert {oct(path.stat().st_mode & 0o777) for path in found if path.is_dir()} == {"0o700"}
    assert {oct(path.stat().st_mode & 0o777) for path in found if path.is_file()} == {"0o600"}
