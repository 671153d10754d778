"""What the API offers beyond the first front end: filters, pages, changes, search, streams, figures."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from domain.people.attributes import person_attributes
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.people.traits import Gender, Prediction
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from resources.models.embedders import MINILM, text_embedder
from resources.settings import Settings
from serving.logs import JsonLines
from tests.support.api import Client, add_analysed_video, client_of
from tests.support.made_paths import path as walk


async def pages(client: Client, path: str) -> list[list[dict]]:
    found = []
    while path:
        answer = await client.get(path)
        assert answer.status_code == 200, answer.text
        found.append(answer.json())
        path = answer.headers.get("link", "").partition(">")[0].removeprefix("<")
    return found


def joined(parts: Iterable[list[dict]], name: str) -> list[object]:
    return [row[name] for part in parts for row in part]


async def test_lists_come_whole_or_in_pages_that_lead_on(client: Client, database: Database) -> None:
    for number in range(7):
        video_id = add_analysed_video(database, f"{number}.mp4", str(number))

    for _ in range(3):
        await client.post("/api/prompt", json={"prompt": "Who left?", "video_id": video_id})
    for path, name, size in (
        ("/db/videos", "video_id", 3), (f"/db/events?video={video_id}", "id", 2),
        ("/db/prompt-sessions", "id", 2), ("/api/prompt/history", "id", 2),
        ("/api/analysis-jobs", "job_id", 3),
    ):  # fmt: skip
        whole = (await client.get(path)).json()
        joiner = "&" if "?" in path else "?"
        parts = await pages(client, f"{path}{joiner}limit={size}")
        assert joined(parts, name) == [row[name] for row in whole], path
        assert max(len(part) for part in parts) == size
    for cursor in ("x", "WzFd", "bnVsbA", "W251bGwsIDFd", "é"):
        assert (await client.get(f"/db/videos?limit=2&cursor={cursor}")).status_code == 400, cursor
    assert (await client.get("/db/videos?limit=0")).status_code == 400


async def test_events_can_be_filtered_and_read_one_by_one(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    async def types(query: str) -> list[str]:
        answer = await client.get(f"/db/events?video={video_id}&{query}")
        return [each["event_type"] for each in answer.json()]

    assert set(await types("event_type=ENTER")) == {"person_enter"}
    everything = (await client.get(f"/db/events?video={video_id}")).json()
    first, last = everything[0]["timestamp"], everything[-1]["timestamp"]
    assert len(await types(f"timestamp__gte={first}&timestamp__lte={last}")) == len(everything)
    assert len(await types(f"timestamp__gte={last}")) == 1
    assert await types(f"timestamp__lte={first - 0.1}") == []
    one = everything[2]
    assert (await client.get(f"/db/events/{one['id']}")).json() == one
    assert (await client.get("/db/events/999999")).status_code == 404
    for query in ("timestamp__gte=nan", "timestamp__lte=inf", "event_type=%00", "timestamp__gte=x"):
        assert (await client.get(f"/db/events?video={video_id}&{query}")).status_code == 400, query


async def test_what_people_know_about_a_recording_can_be_changed(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    path = f"/db/videos/{video_id}"
    change = {
        "name": "입구.mp4",
        "recorded_at": "2026-03-01T23:40:00+09:00",
        "camera": "입구",
        "description": "밤",
    }
    changed = (await client.patch(path, json=change)).json()
    assert changed["recorded_at"] == "2026-03-01T14:40:00Z"
    read = (await client.get(path)).json()
    assert (read["name"], read["camera"], read["description"]) == ("입구.mp4", "입구", "밤")
    assert (await client.patch(path, json={"camera": ""})).json()["camera"] is None
    event = (await client.get(f"/db/events?video={video_id}")).json()[0]
    assert event["absolute_time_display"].startswith("2026-03-01")
    for bad in ({"name": ""}, {"video_id": 5}, {"recorded_at": "2026-03-01T23:40"}, {"name": "a\0b"},
                {"camera": " "}, {"name": None, "status": "completed"}):  # fmt: skip
        assert (await client.patch(path, json=bad)).status_code == 400, bad
    assert (await client.patch("/db/videos/999", json={"name": "x"})).status_code == 404


async def test_search_finds_by_meaning_in_both_languages(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)
    embedder = text_embedder(MINILM)
    with database.transaction() as stores:
        stores.videos.register(NewVideo("waiting.mp4", "w", "f" * 64, 5))
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        stores.embeddings.replace(space, texts, embedder.embed([each.text_en for each in texts]))

    for query in ("someone walks in from the left", "왼쪽에서 사람이 들어온다"):
        answer = (await client.post("/api/search", json={"query": query, "limit": 1})).json()
        (best,) = answer["results"]
        assert (best["video_id"], best["start_s"]) == (video_id, 5.0), query
        assert -1 <= best["similarity"] <= 1
        assert best["events"]
        assert (answer["videos"], answer["videos_searched"]) == (2, 1)
    older = await client.post("/api/video-analysis/vector-search/", json={"query": "left"})
    assert older.status_code == 200
    none = {"query": "left", "similarity_threshold": 1.0}
    assert (await client.post("/api/search", json=none)).json()["results"] == []
    for bad in ({"query": " "}, {"query": "x", "limit": 0}, {"query": "a\0"}, {"query": "x" * 2001}):
        assert (await client.post("/api/search", json=bad)).status_code == 400, bad


async def test_depth_data_is_gone_and_says_so(client: Client) -> None:
    for method, path in (
        ("GET", "/db/depth-data/"),
        ("POST", "/db/depth-data/bulk-create/"),
        ("DELETE", "/db/display-data/7/"),
    ):
        answer = await client.request(method, path)
        assert (answer.status_code, "/db/events" in answer.json()["error"]) == (410, True)


def events_of(text: str) -> list[tuple[str, dict]]:
    found = []
    for block in text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.splitlines() if not line.startswith(":"))
        if "event" in lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


async def test_progress_is_told_as_it_happens(client: Client, database: Database) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "k", "a" * 64, 5)).video_id

    def move() -> None:
        with database.transaction() as stores:
            stores.runs.begin_stage("run-1", video_id, "detections", RunProcess("h", 1, "cpu"))
            stores.runs.report_progress(video_id, 40)

    def fail() -> None:
        with database.transaction() as stores:
            stores.videos.fail(video_id, "not_a_video")

    listening = asyncio.create_task(client.get(f"/api/videos/{video_id}/progress/stream"))
    for step in (move, fail):
        await asyncio.sleep(0.8)
        await asyncio.to_thread(step)
    answer = await asyncio.wait_for(listening, 10)
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = [body["status"] for name, body in events_of(answer.text) if name == "progress"]
    assert told == ["pending", "processing", "failed"]
    assert (await client.get("/api/videos/999/progress/stream")).status_code == 404


async def test_answers_are_told_sentence_by_sentence(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    body = {"prompt": "몇 명이 들어왔어?", "video_id": video_id}
    told = events_of((await client.post("/api/prompt/stream", json=body)).text)
    assert [name for name, _ in told[:-1]] == ["sentence"] * (len(told) - 1)
    name, whole = told[-1]
    assert name == "answer"
    assert whole["sentences"] == [each for _, each in told[:-1]]
    assert whole["session_id"]
    missing = events_of((await client.post("/api/prompt/stream", json={**body, "video_id": 999})).text)
    assert [name for name, _ in missing] == ["error"]
    assert (await client.post("/api/prompt/stream", json={"prompt": "x"})).status_code == 400


async def test_figures_are_in_prometheus_format(client: Client, database: Database) -> None:
    add_analysed_video(database)
    with database.transaction() as stores:
        stores.videos.register(NewVideo("waiting.mp4", "w", "f" * 64, 5))

    await client.get("/db/videos/1/progress")
    text = (await client.get("/api/metrics")).text
    for line in (
        'sentinel_videos{status="completed"} 1.0', 'sentinel_coverage_seconds{state="analysed"} 60.004',
        "sentinel_analysis_queue_length 1.0", 'sentinel_stage_seconds{stage="detections"} 1.0',
        'sentinel_stage_realtime_ratio{stage="detections"} 60.004',
        'sentinel_http_request_seconds_count{method="GET",route="/db/videos/{video_id}/progress",status="200"}',
    ):  # fmt: skip
        assert line in text, line


def test_memory_of_cards_is_a_figure_where_there_are_any(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from serving.routes.metrics import gpu_memory

    monkeypatch.setenv("PATH", str(tmp_path))
    assert gpu_memory() == []
    program = tmp_path / "nvidia-smi"
    program.write_text("#!/bin/sh\necho '0, 1024, 2048'\n")
    program.chmod(0o755)
    used, total = gpu_memory()
    assert [each.samples[0].value for each in (used, total)] == [2**30, 2**31]


async def test_without_dagster_answers_go_on_and_health_says_degraded(
    settings: Settings, database: Database
) -> None:
    video_id = add_analysed_video(database)
    alone = settings.model_copy(update={"dagster_port": 1})

    async with client_of(alone) as client:
        health = await client.get("/api/health/")
        assert (health.status_code, health.json()["status"]) == (200, "degraded")
        assert health.json()["checks"] == {
            "database": "ok", "pgvector": "ok", "object_store": "ok", "disk": "ok", "queue": "ok",
            "dagster": "failed", "text_model": "not loaded",
        }  # fmt: skip
        (job,) = (await client.get(f"/api/analysis-jobs?video={video_id}")).json()
        read = await client.get(f"/api/analysis-jobs/{job['job_id']}")
        assert (read.status_code, read.json()["runs"]) == (200, None)
        again = (await client.post("/db/analysis-jobs/", json={"video_id": video_id})).json()
        assert (again["status"], again["job_id"] > job["job_id"]) == ("pending", True)
        cancel = await client.post(f"/api/analysis-jobs/{again['job_id']}/cancel")
        assert (cancel.status_code, "retry-after" in cancel.headers) == (503, True)
        early = await client.post(f"/api/analysis-jobs/{again['job_id']}/retry")
        assert early.status_code == 409
        done = await client.post(f"/api/analysis-jobs/{job['job_id']}/cancel")
        assert (done.status_code, "superseded" in done.json()["error"]) == (409, True)


def test_logs_for_collectors_are_one_object_a_line() -> None:
    import logging

    record = logging.LogRecord("serving.requests", logging.INFO, "x.py", 1, "한 %s", ("줄",), None)
    record.fields = {"request_id": "abc", "seconds": 0.1}
    line = json.loads(JsonLines().format(record))
    assert (line["message"], line["request_id"], line["level"]) == ("한 줄", "abc", "info")


async def test_people_are_told_with_clothes_and_sides(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)
    track = walk(1, 2.0, 8.0, (0.03, 0.97))
    with database.transaction() as stores:
        known = person_attributes(
            track, 16 / 9, [Prediction(Gender.FEMALE, 0.91)], Clothes(ColourName.RED, None)
        )
        stores.tracks.replace(video_id, [track], [known], "run")

    (person,) = (await client.get(f"/api/videos/{video_id}/people")).json()
    assert (person["number"], person["start_s"], person["end_s"]) == (1, 2.0, 8.0)
    assert (person["entry_side"], person["exit_side"]) == ("left", "right")
    assert (person["upper_colour"], person["upper_colour_ko"]) == ("red", "빨간색")
    assert (person["lower_colour"], person["lower_colour_ko"]) == (None, None), "it is not certain"
    assert (person["facing"], person["orientation"]) == ("right", 270)
    assert (person["gender"], person["gender_score"]) == ("female", 0.91)
    assert (person["age_group"], person["age_group_score"]) == (None, None)
    assert len(person["path"]) == 31
    assert (await client.get("/api/videos/999/people")).status_code == 404
