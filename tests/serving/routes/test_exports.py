"""Stretches of real recordings, handed over: over HTTP, from a folder and from a bucket."""

import hashlib
import io
import json
import time
import zipfile
from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import av
import httpx
import numpy as np
import pytest

from analysis.highlights import HighlightWork, make_highlights
from analysis.ingest import sweep
from domain.access import Role
from domain.events.highlights import ClipRule
from domain.language.message import Language
from resources.db.engine import Database
from resources.db.stores.videos import VideoChanges
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.objects import ObjectStore
from resources.storage.opening import object_store
from serving.exports.schemas import EvidenceOut
from serving.exports.sheet import render_sheet
from tests.support.api import Client, add_key, bearer, client_of, set_camera
from tests.support.aws import Aws
from tests.support.incidents import MODELS, add_incidents
from tests.support.recordings import clip, drawn
from tests.support.running_api import RunningApi
from tests.support.running_system import until

STRETCH = {"start": "2.35", "end": "6"}


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Twelve seconds with a key frame each second."""
    return clip(tmp_path / "정문 <1>.mp4", frames=120)


@pytest.fixture(params=["folder", "bucket"])
def placed(request: pytest.FixtureRequest, settings: Settings) -> Settings:
    """Settings with which recordings lie in a folder, or in a bucket."""
    if request.param == "folder":
        return settings
    aws: Aws = request.getfixturevalue("aws")
    changes = {"objects": f"s3://{aws.bucket}/some", "aws_endpoint": aws.address, "aws_region": "us-east-1"}
    return settings.model_copy(update=changes)


@pytest.fixture
async def exported(
    recording: Path, settings: Settings, database: Database
) -> AsyncIterator[tuple[Client, int]]:
    """A client, and a recording with incidents."""
    video_id = add_incidents(recording, database, object_store(settings))
    async with client_of(settings) as client:
        yield client, video_id


async def fetch(client: Client, address: str) -> bytes:
    """The bytes at a signed address, of this API or of a bucket."""
    answer = await client.get(address)
    if answer.status_code == 307:
        async with httpx.AsyncClient() as other:
            answer = await other.get(answer.headers["location"])
    assert answer.status_code == 200, answer.text
    return answer.content


def events_of(body: str) -> list[tuple[str, dict[str, Any]]]:
    """The events of a stream: name and data."""
    blocks = [
        dict(line.split(": ", 1) for line in block.split("\n")) for block in body.split("\n\n") if block
    ]
    return [(each["event"], json.loads(each["data"])) for each in blocks]


def frame_count(data: bytes) -> int:
    with av.open(io.BytesIO(data)) as container:
        return sum(1 for _ in container.decode(video=0))


def files_below(store: ObjectStore, prefix: str) -> list[str]:
    return [each.key for each in store.list(prefix)]


def audited(database: Database) -> list[tuple[str, dict[str, Any]]]:
    with database.transaction() as stores:
        return [(each.action.value, dict(each.detail)) for each in stores.audit.newest(50)][::-1]


async def test_a_clip_comes_as_an_mp4_that_begins_at_a_key_frame(
    recording: Path, placed: Settings, database: Database
) -> None:
    video_id = add_incidents(recording, database, object_store(placed))
    async with client_of(placed) as client:
        answer = await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
        assert (answer.status_code, answer.headers["cache-control"]) == (303, "no-store")
        data = await fetch(client, answer.headers["location"])
        assert frame_count(data) == 40, "from 2.0 s, the key frame before 2.35 s, to 6 s"
        exact = await client.get(f"/api/videos/{video_id}/clip", params={**STRETCH, "exact": "true"})
        encoded = await fetch(client, exact.headers["location"])
        assert frame_count(encoded) == 37
        again = await client.get(f"/api/videos/{video_id}/clip/", params=STRETCH)
        assert await fetch(client, again.headers["location"]) == data, "the path works with a slash, too"
    store = object_store(placed)
    assert len([key for key in files_below(store, f"exports/{video_id}/") if key.endswith(".mp4")]) == 2
    noted = [(action, detail) for action, detail in audited(database) if action == "export"]
    assert [detail["clip_sha256"] for _, detail in noted] == [
        hashlib.sha256(each).hexdigest() for each in (data, encoded, data)
    ]
    assert (noted[0][1]["start_s"], noted[0][1]["end_s"], noted[0][1]["form"]) == (2.0, 6.0, "clip")


async def test_it_is_saved_under_the_name_of_the_recording(exported: tuple[Client, int]) -> None:
    client, video_id = exported
    answer = await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
    saved = await client.get(answer.headers["location"])
    assert saved.headers["content-type"] == "video/mp4"
    named = "attachment; filename*=utf-8''%EC%A0%95%EB%AC%B8_1_00-02_00-06.mp4"
    assert saved.headers["content-disposition"] == named
    part = await client.get(answer.headers["location"], headers={"Range": "bytes=4-7"})
    assert (part.status_code, part.content) == (206, b"ftyp")


async def test_the_stream_tells_how_far_a_clip_is_and_where_it_lies(exported: tuple[Client, int]) -> None:
    client, video_id = exported
    answer = await client.get(f"/api/videos/{video_id}/clip/stream", params=STRETCH)
    assert answer.headers["content-type"].startswith("text/event-stream")
    *progress, (name, made) = events_of(answer.text)
    assert name == "clip"
    assert progress
    assert all(name == "progress" and 0 <= told["share"] <= 1 for name, told in progress)
    data = await fetch(client, made["clip_url"])
    assert (made["sha256"], made["size_bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (made["wanted_start_s"], made["start_s"], made["end_s"], made["is_copy"]) == (2.35, 2.0, 6.0, True)
    assert (await client.get(made["evidence_url"])).headers["content-type"].startswith("text/html")
    assert (await client.get(made["package_url"])).headers["content-type"] == "application/zip"


async def test_the_sheet_says_what_was_cut_from_what_by_whom_and_how_to_check_it(
    recording: Path, settings: Settings, database: Database
) -> None:
    korea = settings.model_copy(update={"timezone": "Asia/Seoul"})
    video_id = add_incidents(recording, database, object_store(korea))
    with database.transaction() as stores:
        began = datetime(2026, 3, 1, 14, 40, tzinfo=UTC)
        stores.videos.change(video_id, VideoChanges(recorded_at=began, name="<script>alert(1)</script>.mp4"))
    set_camera(database, video_id, "door")
    async with client_of(korea) as client:
        address = f"/api/videos/{video_id}/evidence"
        answer = await client.get(address, params={**STRETCH, "format": "json"})
        page = await client.get(address, params={**STRETCH, "language": "ko"})
        clip_answer = await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
        data = await fetch(client, clip_answer.headers["location"])
    sheet = EvidenceOut.model_validate_json(answer.content)
    assert sheet.recording.sha256 == hashlib.sha256(recording.read_bytes()).hexdigest()
    assert (sheet.recording.camera, sheet.exported_by, sheet.time_zone) == ("door", "local", "Asia/Seoul")
    assert sheet.clip.sha256 == hashlib.sha256(data).hexdigest()
    assert (sheet.clip.wanted_start_s, sheet.clip.start_s, sheet.clip.end_s) == (2.35, 2.0, 6.0)
    assert sheet.clip.recorded_from is not None
    assert sheet.clip.recorded_from.isoformat() == "2026-03-01T23:40:02+09:00"
    assert [each.event_type for each in sheet.events] == ["walking", "collapse"], "those in the stretch"
    assert [(each.run_id, dict(each.models)) for each in sheet.runs] == [("run-1", MODELS)]
    assert sheet.runs[0].stages[0] == "video_file"
    assert sheet.system.startswith("DeepSentinel ")
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "<script>" not in page.text
    for said in (
        "증거 확인서",
        sheet.clip.sha256,
        sheet.recording.sha256,
        "2026-03-01 23:40:02+0900",
        "run-1",
    ):
        assert said in page.text
    assert "&lt;script&gt;" in page.text


async def test_the_package_holds_clip_sheets_and_pictures_with_a_list_of_digests(
    recording: Path, placed: Settings, database: Database
) -> None:
    store = object_store(placed)
    video_id = add_incidents(recording, database, store)
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    async with client_of(placed) as client:
        answer = await client.get(f"/api/videos/{video_id}/evidence", params={**STRETCH, "format": "zip"})
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].endswith("_00-02_00-06.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        sums = dict(line.split("  ")[::-1] for line in packed.read("SHA256SUMS").decode().splitlines())
        assert {name: hashlib.sha256(packed.read(name)).hexdigest() for name in sums} == sums
        assert set(names) == {*sums, "SHA256SUMS"}
        sheet = EvidenceOut.model_validate_json(packed.read("evidence.json"))
        assert sums[sheet.clip.file_name] == sheet.clip.sha256
        for language in Language:
            assert packed.read(f"evidence_{language}.html").decode() == render_sheet(sheet, language)
        pictures = [name for name in names if name.startswith("frames/")]
        assert [name.rpartition("_")[2] for name in pictures] == ["collapse.jpg", "box.jpg"]


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({"start": "5", "end": "5"}, 400, "start 5 must come before end 5"),
        ({"start": "6", "end": "5"}, 400, "must come before"),
        ({"start": "12.5", "end": "20"}, 400, "the recording ends at 12 s"),
        ({"start": "-1", "end": "5"}, 400, "start must be 0.0 or more"),
        ({"start": "1"}, 400, "end is missing"),
        ({"start": "nan", "end": "5"}, 400, "start must be"),
        ({"start": "one", "end": "5"}, 400, "start must be a number"),
        ({"start": "0", "end": "11"}, 400, "holds 10 s at most, and 11 s were asked for"),
    ],
)
async def test_a_stretch_that_cannot_be_cut_is_refused_with_what_to_do(
    recording: Path, settings: Settings, database: Database, asked: dict[str, str], status: int, told: str
) -> None:
    short = settings.model_copy(update={"export_max_s": 10.0})
    video_id = add_incidents(recording, database, object_store(short))
    async with client_of(short) as client:
        for path in ("clip", "clip/stream", "evidence"):
            answer = await client.get(f"/api/videos/{video_id}/{path}", params=asked)
            assert (answer.status_code, told in answer.json()["error"]) == (status, True), answer.text
            assert answer.json()["error_ko"]
    assert not [action for action, _ in audited(database) if action == "export"]


async def test_an_end_beyond_the_recording_is_its_end(exported: tuple[Client, int]) -> None:
    client, video_id = exported
    answer = await client.get(f"/api/videos/{video_id}/clip/stream", params={"start": "10", "end": "99"})
    made = events_of(answer.text)[-1][1]
    assert (made["wanted_end_s"], made["end_s"]) == (12.0, 12.0)


@pytest.mark.parametrize(
    ("fault", "told"), [("gone", "gone from the object store"), ("altered", "SHA-256 differs")]
)
async def test_no_evidence_is_made_of_a_recording_that_is_not_what_was_received(
    exported: tuple[Client, int], settings: Settings, database: Database, fault: str, told: str
) -> None:
    client, video_id = exported
    store = object_store(settings)
    with database.transaction() as stores:
        key = stores.videos.get(video_id).object_key
    store.delete(key) if fault == "gone" else store.put(key, store.get(key) + b"\0")
    answer = await client.get(f"/api/videos/{video_id}/evidence", params=STRETCH)
    assert (answer.status_code, told in answer.json()["error"]) == (409, True)
    assert answer.json()["error_ko"]
    name, error = events_of((await client.get(f"/api/videos/{video_id}/clip/stream", params=STRETCH)).text)[
        -1
    ]
    assert (name, told in error["error"], bool(error["error_ko"])) == ("error", True, True)
    assert files_below(store, "exports/") == []


async def test_only_those_who_see_the_camera_can_export_and_read_what_was_exported(
    recording: Path, guarded: Settings, database: Database
) -> None:
    video_id = add_incidents(recording, database, object_store(guarded))
    set_camera(database, video_id, "door")
    own, other = (bearer(add_key(database, Role.VIEWER, (name,))) for name in ("door", "yard"))
    async with client_of(guarded) as client:
        for path in ("clip", "clip/stream", "evidence"):
            address = f"/api/videos/{video_id}/{path}"
            assert (await client.get(address, params=STRETCH)).status_code == 401
            assert (await client.get(address, params=STRETCH, headers=other)).status_code == 404
        made = await client.get(f"/api/videos/{video_id}/clip", params=STRETCH, headers=own)
        address = made.headers["location"]
        assert (await client.get(address)).status_code == 200
        set_camera(database, video_id, "yard")
        assert (await client.get(address)).status_code == 403, "it ends when the recording changes cameras"


async def test_exports_are_counted_for_each_client(
    recording: Path, settings: Settings, database: Database
) -> None:
    few = settings.model_copy(update={"exports_per_minute": 2})
    video_id = add_incidents(recording, database, object_store(few))
    async with client_of(few) as client:
        answers = [await client.get(f"/api/videos/{video_id}/clip", params=STRETCH) for _ in range(3)]
    assert [each.status_code for each in answers] == [303, 303, 429]
    assert answers[-1].headers["retry-after"] == "60"


async def test_a_deleted_recording_takes_its_exports_and_highlights_with_it(
    exported: tuple[Client, int], settings: Settings, database: Database
) -> None:
    client, video_id = exported
    store = object_store(settings)
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
    assert files_below(store, "exports/")
    assert files_below(store, "highlights/")
    assert (await client.delete(f"/db/videos/{video_id}")).status_code == 204
    assert files_below(store, "exports/") == files_below(store, "highlights/") == []


async def test_exported_clips_are_removed_after_a_day_and_highlights_stay(
    exported: tuple[Client, int], settings: Settings, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, video_id = exported
    store = object_store(settings)
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
    kept = files_below(store, "highlights/")
    assert sweep.daily(database, store) == []
    monkeypatch.setattr(sweep, "KEPT_S", -1.0)
    assert {each.name.split("/")[0] for each in sweep.daily(database, store)} == {"exports"}
    assert files_below(store, "exports/") == []
    list(sweep.find_all_orphans(database, store, is_removed=True))
    assert files_below(store, "highlights/") == kept


async def test_without_room_on_the_disk_nothing_is_begun(
    recording: Path, settings: Settings, database: Database
) -> None:
    full = settings.model_copy(update={"min_free_bytes": 2**60})
    video_id = add_incidents(recording, database, object_store(settings))
    async with client_of(full) as client:
        answer = await client.get(f"/api/videos/{video_id}/clip", params=STRETCH)
    assert (answer.status_code, "disk is full" in answer.json()["error"]) == (507, True)


def noise(index: int) -> np.ndarray:
    return np.random.default_rng(index).integers(0, 255, (360, 640, 3), dtype=np.uint8)


def test_whoever_goes_cancels_the_clip_and_others_are_answered_meanwhile(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    source = drawn(tmp_path / "noise.mp4", noise, frames=240, fps=2, gop=10)
    (folder := tmp_path / "api").mkdir()
    with RunningApi.on_new_database(folder, postgres) as running:
        settings = Settings(
            state_dir=running.folder, database_url=running.database_url, min_free_bytes=0, _env_file=None
        )
        database, store = Database.at(running.database_url), object_store(settings)
        video_id = add_incidents(source, database, store, [])
        drafts = running.folder / "objects" / ".drafts"
        asked = {"start": 0, "end": 120, "exact": "true"}
        with httpx.stream("GET", f"{running.url}/api/videos/{video_id}/clip/stream", params=asked) as stream:
            lines = stream.iter_lines()
            while '"share":0.0}' in (line := next(lines)) or not line.startswith("data: "):
                pass  # until some of it is made
            assert list(drafts.iterdir())
            began = time.monotonic()
            assert httpx.get(f"{running.url}/db/videos").status_code == 200
            assert time.monotonic() - began < 5, "the event loop is free while a clip is cut"
        until(lambda: not list(drafts.iterdir()), 10, "the draft is gone")
        assert files_below(store, "exports/") == []
        assert not [action for action, _ in audited(database) if action == "export"]
        with ThreadPoolExecutor(3) as pool:
            address = f"{running.url}/api/videos/{video_id}/clip"
            short = {"start": 1, "end": 9, "exact": "true"}
            answers = list(pool.map(lambda _: httpx.get(address, params=short), range(3)))
        assert len({each.headers["location"].partition("?")[0] for each in answers}) == 1
        database.engine.dispose()
