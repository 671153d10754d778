"""What testers with bad intent try, one by one; generated requests are in `test_fuzz`."""

import asyncio
import time
import unicodedata
from pathlib import Path

import httpx
import pytest

from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.local import LocalStore
from serving.paging import make_cursor
from tests.support.api import CLIP, Client, client_of, request_upload, set_probe, upload
from tests.support.running_api import RunningApi

NAMES = [
    "../../../etc/passwd.mp4", "..\\..\\windows\\system32.mp4", "/absolute.mp4", "...",
    ".mp4", "a/../b.mp4", "CON.mp4",
    "x" * 500, "‮gpj.4pm", "🎥.mp4", "a b,c;d=e&f?g#h%2e.mp4", "<script>alert(1)</script>.mp4",
    "'; drop table video; --.mp4",
]  # fmt: skip
LARGE_NUMBERS = ["9" * 30, "-1", "0", "1e5", "NaN", "1.5", "0x10", "１", "%00", "null", "2147483648"]


@pytest.mark.parametrize("name", NAMES)
async def test_names_of_files_are_kept_for_people_and_harmless_in_keys(
    client: Client, database: Database, store: LocalStore, name: str
) -> None:
    address = (await request_upload(client, len(CLIP), file_name=name)).json()
    sent = await client.put(address["presigned_url"], content=CLIP)
    assert sent.status_code == 200, sent.text
    token = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
    confirmed = (await client.post("/api/s3/upload/confirm", json=token)).json()
    assert confirmed["video"]["name"] == name
    set_probe(database, confirmed["video_id"])
    assert (await client.get(confirmed["video"]["current_s3_url"])).content == CLIP
    (stored,) = store.folder.rglob("*_*")
    assert stored.resolve().is_relative_to((store.folder / "videos").resolve())


async def test_names_that_cannot_be_kept_are_refused(client: Client) -> None:
    for name in ("a\\u0000b.mp4", "a\\nb.mp4", "x" * 501, "\\u007f.mp4", "\\ud800.mp4"):
        body = f'{{"file_name": "{name}", "file_size": 5, "content_type": "video/mp4"}}'
        headers = {"Content-Type": "application/json"}
        answer = await client.post("/api/s3/upload/request", content=body, headers=headers)
        assert answer.status_code == 400, name


async def test_names_that_look_the_same_are_two_recordings(client: Client) -> None:
    """Composed and decomposed Hangul: two names, two contents, two objects."""

    for form in ("NFC", "NFD"):
        data = CLIP + form.encode()
        name = unicodedata.normalize(form, "편의점.mp4")
        address = (await request_upload(client, len(data), file_name=name)).json()
        assert (await client.put(address["presigned_url"], content=data)).status_code == 200
        token = {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}
        assert (await client.post("/api/s3/upload/confirm", json=token)).json()["duplicate"] is False
    assert len((await client.get("/db/videos")).json()) == 2


@pytest.mark.parametrize("number", LARGE_NUMBERS)
async def test_numbers_that_are_none_are_refused_everywhere(client: Client, number: str) -> None:
    for path in (
        f"/db/videos/{number}", f"/db/videos/{number}/progress", f"/db/events?video={number}",
        f"/db/events/video-stats?video_id={number}", f"/db/prompt-sessions?video={number}",
        f"/api/videos/{number}/progress/stream", f"/db/videos?limit={number}",
    ):  # fmt: skip
        assert (await client.get(path)).status_code in (400, 404), path
    for body in ({"prompt": "x", "video_id": number}, {"prompt": "x", "video_id": float("1e300")}):
        assert (await client.post("/api/prompt", json=body)).status_code in (400, 404), body
    raw = f'{{"prompt": "x", "video_id": {number}}}'
    answer = await client.post("/api/prompt", content=raw, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 404)


async def test_addresses_are_for_one_type_one_while_and_one_use(settings: Settings) -> None:
    async with client_of(settings.model_copy(update={"upload_expires_s": 2})) as client:
        address = (await request_upload(client)).json()
        other = {"Content-Type": "video/webm"}
        refused = await client.put(address["presigned_url"], content=CLIP, headers=other)
        assert (refused.status_code, "video/mp4" in refused.json()["error"]) == (400, True)
        await asyncio.sleep(2.1)
        late = await client.put(address["presigned_url"], content=CLIP)
        assert (late.status_code, "expired" in late.json()["error"]) == (403, True)
        mine, yours = (await request_upload(client)).json(), (await request_upload(client)).json()
        query = mine["presigned_url"].partition("?")[2]
        swapped = yours["presigned_url"].partition("?")[0] + "?" + query
        assert (await client.put(swapped, content=CLIP)).status_code == 403


def test_a_thousand_confirmations_at_once_make_one_recording(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    async def confirm_all(url: str) -> list[httpx.Response]:
        # The server closes idle connections after five seconds; a busy client must not pick one just then.
        limits = httpx.Limits(max_connections=200, keepalive_expiry=1.0)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=120) as client:
            token = await upload(client)
            one = client.post
            return list(
                await asyncio.gather(*(one("/api/s3/upload/confirm", json=token) for _ in range(1000)))
            )

    with RunningApi.on_new_database(tmp_path, postgres) as api:
        answers = asyncio.run(confirm_all(api.url))
        assert {each.status_code for each in answers} == {201}
        assert {each.json()["video_id"] for each in answers} == {1}
        database = Database.at(api.database_url)
        with database.transaction() as stores:
            assert len(stores.jobs.waiting()) == 1
        database.engine.dispose()


def test_clients_that_send_their_body_drop_by_drop_hold_nobody_up(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    async def crowd(port: int) -> float:
        slow = [await asyncio.open_connection("127.0.0.1", port) for _ in range(100)]
        for _, writer in slow:
            writer.write(
                b"POST /api/prompt HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            )
            writer.write(b"Content-Length: 500\r\n\r\n{")
            await writer.drain()
        began = time.monotonic()
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            for _ in range(20):
                assert (await client.get("/db/videos")).status_code == 200
        for _, writer in slow:
            writer.close()
        return time.monotonic() - began

    with RunningApi.on_new_database(tmp_path, postgres) as api:
        assert asyncio.run(crowd(api.port)) < 10


@pytest.mark.parametrize("number", [2**70, -(2**70), 2**63, 2**40])
async def test_cursors_with_numbers_that_no_row_has_are_no_faults(client: Client, number: int) -> None:
    now = "2026-03-02T01:15:09+00:00"
    lists: list[tuple[str, list[str | int | float]]] = [
        ("/db/videos", [now, number]), ("/db/events?video=1", [1.0, number]),
        ("/api/analysis-jobs", [number]), ("/api/audit", [number]),
        ("/db/prompt-sessions", [now]), ("/db/prompt-sessions", ["0001-01-01T00:00:00+14:00"]),
        ("/db/videos", ["9999-12-31T23:59:59-14:00", 1]), ("/db/events?video=1", [float("nan"), 1]),
    ]  # fmt: skip

    for path, place in lists:
        joint = "&" if "?" in path else "?"
        answer = await client.get(f"{path}{joint}limit=5&cursor={make_cursor(place)}")
        assert answer.status_code in (200, 400), (path, place, answer.text)
