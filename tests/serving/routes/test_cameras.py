"""Cameras over HTTP: what they are set to, who may see and change it, and what follows for times."""

from pathlib import Path
from typing import Any

import httpx
import pytest

from analysis.ingest.register import register_file
from domain.access import Role
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import (
    Client,
    add_analysed_video,
    add_key,
    audited_actions,
    bearer,
    client_of,
    set_camera,
    upload,
)

DOOR: dict[str, Any] = {
    "name": "door",
    "site": "1호점",
    "time_zone": "Europe/Berlin",
    "clock_offset_s": -300,
    "quiet_hours": [{"start": "22:00", "end": "06:00"}],
    "zones": [
        {"name": "counter", "use": "counter", "corners": [[0.1, 0.5], [0.4, 0.5], [0.4, 0.9]]},
    ],
    "lines": [{"name": "step", "start": [0.6, 0.8], "end": [0.9, 0.8]}],
}


@pytest.fixture
def video_id(database: Database) -> int:
    """An analysed recording of the camera `door`."""
    made = add_analysed_video(database)
    set_camera(database, made, "door")
    return made


async def put(client: Client, version: int, to: str = "door", **changes: Any) -> httpx.Response:
    return await client.put(f"/api/cameras/{to}", json={**DOOR, **changes, "version": version})


async def test_a_camera_is_set_read_and_remembered(client: Client, database: Database, video_id: int) -> None:
    before = (await client.get("/api/cameras/door")).json()
    assert (before["version"], before["recordings"], before["zones"]) == (0, 1, [])
    assert (before["time_zone"], before["time_zone_used"]) == (None, "UTC")
    made = await put(client, 0)
    assert made.status_code == 200, made.text
    known = (await client.get("/api/cameras")).json()
    assert known == [made.json()]
    assert known[0] == {**DOOR, "time_zone_used": "Europe/Berlin", "version": 1, "recordings": 1}
    assert (await put(client, 1, zones=[])).json()["version"] == 2
    newest, oldest = (await client.get("/api/cameras/door/versions")).json()
    assert (newest["zones"], oldest["zones"]) == ([], DOOR["zones"])
    assert (newest["version"], newest["changed_by"]) == (2, "local")
    assert (await client.get("/api/cameras/door/versions/1")).json() == oldest
    assert (await client.get("/api/cameras/door/versions/3")).status_code == 404
    assert audited_actions(database) == [("local", "edit", "camera door")] * 2


async def test_a_change_of_an_older_version_is_refused_in_both_languages(
    client: Client, video_id: int
) -> None:
    await put(client, 0)
    late = await put(client, 0, site="2호점")
    assert late.status_code == 409
    assert "changed by local meanwhile: it is at version 1" in late.json()["error"]
    assert "다시 읽은 뒤" in late.json()["error_ko"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"time_zone": "Asia/Soul"}, "'Asia/Soul' is not a time zone"),
        ({"zones": [{"name": "a", "corners": [[0, 0], [1, 1], [1, 0], [0, 1]]}]}, "'a' crosses itself"),
        ({"zones": [{"name": "a", "corners": [[0, 0], [1.5, 1], [1, 0]]}]}, "(1.5, 1) lies outside"),
        ({"zones": [{"name": "a", "corners": []}]}, "'a' has 0 corners"),
        ({"zones": [{"name": "a", "use": "pool", "corners": []}]}, "zones.0.use must be one of"),
        ({"lines": [{"name": "a", "start": [0, 0], "end": [0, 0]}]}, "'a' has no length"),
        ({"lines": [{"name": "counter", "start": [0, 0], "end": [1, 0]}]}, "are called 'counter'"),
        ({"quiet_hours": [{"start": "9:00", "end": "10:00"}]}, "'9:00' is no time of day"),
        ({"quiet_hours": [{"start": "09:00", "end": "09:00"}]}, "09:00 to 09:00"),
        ({"name": ""}, "name: '' cannot be a name"),
        ({"colour": "red"}, "colour is not known here"),
    ],
)
async def test_bad_settings_are_refused_with_their_values_and_change_nothing(
    client: Client, database: Database, video_id: int, changes: dict[str, Any], words: str
) -> None:
    for answer in (
        await put(client, 0, **changes),
        await client.post("/api/cameras/door/preview", json={**DOOR, **changes, "version": 0}),
    ):
        assert answer.status_code == 400
        assert words in answer.json()["error"]
    assert (await client.get("/api/cameras/door")).json()["version"] == 0
    assert audited_actions(database) == []


async def test_who_sees_a_camera_may_read_it_and_only_operators_change_it(
    guarded: Settings, database: Database, video_id: int
) -> None:
    set_camera(database, add_analysed_video(database, sha="b"), "till")
    callers = {
        name: bearer(add_key(database, role, cameras))
        for name, role, cameras in (
            ("viewer", Role.VIEWER, ("till",)),
            ("operator", Role.OPERATOR, ("till",)),
            ("everywhere", Role.OPERATOR, None),
        )
    }
    async with client_of(guarded) as client:

        async def ask(who: str, method: str, path: str, body: object = None) -> int:
            answer = await client.request(method, f"/api/cameras/{path}", json=body, headers=callers[who])
            return answer.status_code

        listed = (await client.get("/api/cameras", headers=callers["viewer"])).json()
        assert [each["name"] for each in listed] == ["till"]
        till, door = {**DOOR, "name": "till", "version": 0}, {**DOOR, "version": 0}
        assert await ask("viewer", "GET", "till") == 200
        assert await ask("viewer", "GET", "door") == 404
        for method, path in (
            ("PUT", "till"),
            ("POST", "till/preview"),
            ("POST", "till/backfill"),
            ("GET", "till/versions"),
        ):
            assert await ask("viewer", method, path, till) == 403
        for method, path in (
            ("PUT", "door"),
            ("POST", "door/preview"),
            ("POST", "door/backfill"),
            ("GET", "door/versions"),
        ):
            assert await ask("operator", method, path, door) == 404
        assert await ask("operator", "PUT", "new", {**till, "name": "new"}) == 404
        assert await ask("everywhere", "PUT", "new", {**till, "name": "new"}) == 200
        assert await ask("operator", "PUT", "till", {**till, "name": "door"}) == 409
        assert await ask("operator", "PUT", "till", {**till, "name": "exit"}) == 200
        assert await ask("operator", "GET", "exit") == 200, "their rights follow the new name"
        assert await ask("viewer", "GET", "exit") == 200
        assert (await client.get("/api/cameras")).status_code == 401


async def test_the_preview_tells_what_would_be_made_again_and_changes_nothing(
    client: Client, database: Database, video_id: int
) -> None:
    with database.transaction() as stores:
        stores.runs.begin_stage("run-1", video_id, "events", RunProcess("h", 1, "cpu"))
        stores.runs.end_stage("run-1", video_id, "events", 3.0, {})

    async def preview(**changes: object) -> dict[str, Any]:
        body = {**DOOR, **changes, "version": 0}
        answer: dict[str, Any] = (await client.post("/api/cameras/door/preview", json=body)).json()
        return answer

    planned = await preview()
    assert planned == {
        "recordings": 1,
        "stages": ["events", "event_windows", "video_summary", "window_embeddings"],
        "seconds": 6.0,  # 3 s of events, 1 s of each of the others
        "at_once": 2,
        "unmeasured": [],
        "cost_usd": 0.0,
        "backfill_id": None,
    }
    clock_only = await preview(zones=[], lines=[])
    assert (clock_only["recordings"], clock_only["stages"], clock_only["seconds"]) == (0, [], 0.0)
    assert (await client.get("/api/cameras/door")).json()["outdated_recordings"] == 0
    await put(client, 0)
    known = (await client.get("/api/cameras/door")).json()
    assert (known["version"], known["outdated_recordings"]) == (1, 1)


async def test_without_dagster_a_backfill_is_refused_and_without_work_none_starts(
    client: Client, database: Database, video_id: int
) -> None:
    nothing = await client.post("/api/cameras/door/backfill")
    assert (nothing.status_code, nothing.json()["recordings"]) == (202, 0)
    await put(client, 0)
    refused = await client.post("/api/cameras/door/backfill")
    assert refused.status_code == 503
    assert "Dagster does not answer" in refused.json()["error"]
    assert [action for _, action, _ in audited_actions(database)] == ["edit"]


async def test_wall_clocks_of_recordings_and_events_follow_the_camera(
    client: Client, database: Database, video_id: int
) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("update video set recorded_at = '2026-03-01 23:40:00+00'")

    async def clocks() -> tuple[str, str, str]:
        video = (await client.get(f"/api/videos/{video_id}")).json()
        events = (await client.get(f"/db/events?video={video_id}")).json()
        one = (await client.get(f"/db/events/{events[0]['id']}")).json()
        assert one["absolute_time_display"] == events[0]["absolute_time_display"]
        return video["time_zone"], video["recorded_at"], events[0]["absolute_time_display"]

    assert await clocks() == ("UTC", "2026-03-01T23:40:00Z", "2026-03-01 23:40:05")
    await put(client, 0, clock_offset_s=0)
    assert await clocks() == ("Europe/Berlin", "2026-03-02T00:40:00+01:00", "2026-03-02 00:40:05")
    await put(client, 1, clock_offset_s=-300)
    assert await clocks() == ("Europe/Berlin", "2026-03-02T00:35:00+01:00", "2026-03-02 00:35:05")
    await client.patch(f"/db/videos/{video_id}", json={"recorded_at": "2026-03-02T01:00:00+01:00"})
    assert await clocks() == ("Europe/Berlin", "2026-03-02T01:00:00+01:00", "2026-03-02 01:00:05")


async def test_a_recording_says_where_its_time_comes_from_and_how_sure_that_is(
    client: Client, settings: Settings, database: Database, store: LocalStore, tmp_path: Path
) -> None:
    with_name = tmp_path / "ch01_20261025023000.mp4"
    with_name.write_bytes(b"\0\0\0\x20ftypisom" + b"1" * 50)
    named = register_file(with_name, database, store, settings.zone).video_id
    set_camera(database, named, "door")
    confirmed = {**await upload(client), "video_datetime": "2026-03-02T08:40"}
    given = (await client.post("/api/s3/upload/confirm", json=confirmed)).json()["video"]
    unknown = (
        await client.post("/api/s3/upload/confirm", json=await upload(client, b"\0\0\0\x20ftypisom22"))
    ).json()

    async def told(video_id: int) -> tuple[Any, ...]:
        video = (await client.get(f"/db/videos/{video_id}")).json()
        return tuple(video[f"recorded_at_{each}"] for each in ("source", "sureness", "note"))

    assert (given["recorded_at_source"], given["recorded_at_sureness"]) == ("upload", "high")
    assert await told(unknown["video_id"]) == (None, None, None)
    source, sureness, note = await told(named)
    assert (source, sureness) == ("file_name", "medium")
    assert note == {
        "en": "From the file's name; read in UTC.",
        "ko": "파일 이름에서 읽은 시각입니다. UTC 시간대로 읽었습니다.",
    }
    await put(client, 0)
    source, sureness, note = await told(named)
    assert sureness == "low", "in Berlin that hour came twice"
    assert "this hour came twice: the first is taken; corrected by -300 s" in note["en"]


async def test_recordings_that_overlap_are_kept_apart_and_said(client: Client, database: Database) -> None:
    ids = [add_analysed_video(database, sha=sha) for sha in "abc"]
    for made in ids:
        set_camera(database, made, "door")
    moments = ["2026-03-02T08:00:00Z", "2026-03-02T08:00:30Z", "2026-03-02T08:10:00Z"]
    for made, moment in zip(ids, moments, strict=True):
        await client.patch(f"/db/videos/{made}", json={"recorded_at": moment})
    assert (await client.get("/api/cameras/door")).json()["overlaps"] == [
        {"video_ids": ids[:2], "start": "2026-03-02T08:00:30Z", "end": "2026-03-02T08:01:00.004000Z"}
    ]
    details = [(await client.get(f"/api/videos/{made}")).json()["overlaps"] for made in ids]
    assert details == [[ids[1]], [ids[0]], []]
    assert len((await client.get("/db/videos")).json()) == 3


async def test_a_name_with_a_slash_can_be_read_and_changed(client: Client, database: Database) -> None:
    set_camera(database, add_analysed_video(database), "1층/문")
    answer = await put(client, 0, "1층/문", name="1층/문")
    assert answer.status_code == 200, answer.text
    assert (await client.get("/api/cameras/1층/문/versions")).json()[0]["version"] == 1
