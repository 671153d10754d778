"""The contract that clients rely on, over the real application and a real database."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from domain.events.rules import Scene, find_events
from domain.events.windows import WindowRule, cut_windows
from domain.records import CoverageSpan, CoverageState, TimeRange, VideoProbe
from domain.stages import STAGE_PROGRESS
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from resources.settings import Settings
from resources.storage.local import LocalStore
from serving.app import create_app
from tests.domain.made_paths import path

Client = httpx.AsyncClient
SMALL = b"\0\0\0\x0cftypisom"
CLIP = b"\0\0\0\x20ftypisom" + b"0123456789" * 500


@pytest.fixture
def run(settings: Settings, database: Database) -> Callable[[Callable[[Client], Awaitable[None]]], None]:
    """Runs a coroutine with a client of the application."""

    def runner(work: Callable[[Client], Awaitable[None]]) -> None:
        async def main() -> None:
            async for client in clients(settings):
                await work(client)

        asyncio.run(main())

    return runner


async def clients(settings: Settings) -> AsyncIterator[Client]:
    app = create_app(settings, settings.database_url or "")
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url=settings.base_url) as client:
        yield client


def analysed(database: Database, name: str = "gate 1.mp4", sha: str = "a") -> int:
    """A video with one walker, as the pipeline leaves it."""
    events = find_events([path(1, 5, 11, (0.0, 1.0)), path(2, 20, 30, (1.0, 0.0))], Scene(60, 16 / 9))
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(name, f"k{sha}", sha * 64, 5)).video_id
        stores.videos.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(60.004, 640, 360, 10, "h264"))
        stores.coverage.replace(
            video_id, [CoverageSpan(TimeRange(0, 60.004), CoverageState.ANALYSED)], "run-1"
        )
        stores.events.replace(video_id, events, "run-1")
        stored = stores.events.of_video(video_id)
        windows = cut_windows([each.event for each in stored], WindowRule())
        stores.windows.replace(video_id, windows, stored, "run-1")
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("run-1", video_id, stage, RunProcess("h", 1, "cpu"))
            stores.runs.end_stage("run-1", video_id, stage, 1.0, {})
    return video_id


def opened(database: Database, video_id: int) -> None:
    """The analysis has found a recording in this file, so that it is sent out."""
    with database.transaction() as stores:
        stores.videos.set_probe(video_id, VideoProbe(60.004, 640, 360, 10, "h264"))


async def wish(client: Client, size: int = len(CLIP), **changes: object) -> httpx.Response:
    body = {"file_name": "편의점 1호점, 밤.mp4", "file_size": size, "content_type": "video/mp4", **changes}
    return await client.post("/api/s3/upload/request/", json=body)


async def uploaded(client: Client, data: bytes = CLIP) -> dict[str, str]:
    address = (await wish(client, len(data))).json()
    sent = await client.put(address["presigned_url"], content=data, headers={"Content-Type": "video/mp4"})
    assert sent.status_code == 200, "clients take exactly 200 for success"
    return {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}


def test_paths_work_with_and_without_slash_and_nothing_redirects(run, database: Database) -> None:
    video_id = analysed(database)
    paths = [
        "/db/videos", f"/db/videos/{video_id}", f"/db/videos/{video_id}/progress",
        f"/db/events?video={video_id}",
        f"/db/events/video-stats?video_id={video_id}", "/api/health", "/api/live", "/api/ready",
    ]  # fmt: skip

    async def work(client: Client) -> None:
        for plain in paths:
            way, _, query = plain.partition("?")
            answers = [await client.get(form + (f"?{query}" if query else "")) for form in (way, way + "/")]
            assert [answer.status_code for answer in answers] == [200, 200], plain
        assert (await client.head("/db/videos/")).status_code == 200

    run(work)


def test_a_recording_goes_from_upload_to_the_list_once(run, database: Database, store: LocalStore) -> None:
    async def work(client: Client) -> None:
        token = await uploaded(client)
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
        other = await client.post("/api/s3/upload/confirm/", json=await uploaded(client))
        assert other.json()["duplicate"] is True
        assert other.json()["video_id"] == listed["video_id"]

    run(work)
    assert len(list((store.folder / "videos").rglob("*.mp4"))) == 1
    with database.transaction() as stores:
        assert len(stores.videos.waiting()) == 1


def test_many_confirmations_at_once_make_one_video(run, database: Database) -> None:
    async def work(client: Client) -> None:
        tokens = [await uploaded(client) for _ in range(4)]
        bodies = tokens * 10
        answers = await asyncio.gather(*(client.post("/api/s3/upload/confirm", json=body) for body in bodies))
        assert {answer.status_code for answer in answers} == {201}
        assert len({answer.json()["video_id"] for answer in answers}) == 1

    run(work)
    with database.transaction() as stores:
        assert len(stores.videos.waiting()) == 1


def test_uploads_that_are_refused_say_why(run, settings: Settings, store: LocalStore) -> None:
    async def work(client: Client) -> None:
        for changes, words in (
            ({"size": 0}, "empty"),
            ({"size": settings.max_upload_bytes + 1}, "SENTINEL_MAX_UPLOAD_BYTES"),
            ({"content_type": "text/plain"}, "text/plain"),
            ({"file_name": "  "}, "file_name"),
            ({"file_size": "many"}, "file_size"),
            ({"file_size": 10**30}, "file_size"),
        ):
            answer = await wish(client, **changes)
            assert answer.status_code == 400, changes
            assert words in answer.json()["error"]
        address = (await wish(client, len(SMALL))).json()
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

    run(work)
    assert not list(store.folder.rglob("*.part"))


def test_media_comes_in_ranges_and_behind_a_signature(run, database: Database, store: LocalStore) -> None:
    store.put("videos/밤 1.mp4", CLIP)
    with database.transaction() as stores:
        stores.videos.register(NewVideo("밤 1.mp4", "videos/밤 1.mp4", "b" * 64, len(CLIP)))
    opened(database, 1)

    async def work(client: Client) -> None:
        (video,) = (await client.get("/db/videos")).json()
        url = video["current_s3_url"]
        assert urlsplit(url).path.startswith("/api/media/")
        whole = await client.get(url)
        part = await client.get(url, headers={"Range": "bytes=10-19", "Origin": "http://localhost:3000"})
        assert (whole.status_code, whole.content, whole.headers["content-type"]) == (200, CLIP, "video/mp4")
        assert (part.status_code, part.content) == (206, CLIP[10:20])
        assert part.headers["content-range"] == f"bytes 10-19/{len(CLIP)}"
        assert part.headers["access-control-allow-origin"] == "http://localhost:3000"
        assert (await client.get(url, headers={"Range": "bytes=999999-"})).status_code == 416
        assert (await client.head(url)).headers["content-length"] == str(len(CLIP))
        assert (await client.get(url.replace("expires=", "expires=9"))).status_code == 403

    run(work)


def test_events_have_the_fields_that_clients_read(run, database: Database) -> None:
    video_id = analysed(database)

    async def work(client: Client) -> None:
        events = (await client.get(f"/db/events/?video={video_id}")).json()
        assert [event["timestamp"] for event in events] == sorted(event["timestamp"] for event in events)
        first = events[0]
        assert (first["event_type"], first["location"], first["video"]) == ("person_enter", 1, video_id)
        assert isinstance(first["confidence"], float)
        assert "embedding" not in first
        assert {
            "gender",
            "age",
            "action_detected",
            "area_of_interest",
            "scene_analysis",
            "obj_id",
        } <= first.keys()
        stats = (await client.get(f"/db/events/video-stats/?video_id={video_id}")).json()
        assert stats["stats"][0] == stats["most_frequent_event"]
        assert sum(row["count"] for row in stats["stats"]) == len(events)
        assert (await client.get("/db/events/")).status_code == 400
        detail = (await client.get(f"/api/videos/{video_id}/")).json()
        assert detail["duration"] == 60.0
        assert detail["coverage"][0]["state"] == "analysed"

    run(work)


def test_answers_cite_and_sessions_go_on(run, database: Database) -> None:
    video_id = analysed(database)
    analysed(database, "other.mp4", "c")

    async def work(client: Client) -> None:
        body = {"prompt": "몇 명이 들어왔어?", "video_id": str(video_id), "session_id": None}
        answer = (await client.post("/api/prompt/", json=body)).json()
        assert answer["response"].startswith("2명이 들어왔습니다.")
        assert answer["event"]["timestamp"] == 5.0
        cited = answer["sentences"][1]["citations"][0]
        assert (cited["video_id"], cited["start_s"], cited["run_id"]) == (video_id, 5.0, "run-1")
        follow = {"prompt": "Did anyone fall?", "video_id": "999", "session_id": answer["session_id"]}
        second = (await client.post("/api/prompt/", json=follow)).json()
        assert second["session_id"] == answer["session_id"], "a session keeps its own video"
        assert "No: nothing" in second["response"]
        everywhere = (await client.post("/api/prompt", json={"prompt": "Who left?", "scope": "all"})).json()
        assert {each["citations"][0]["video_id"] for each in everywhere["sentences"][1:-1]} == {
            video_id,
            video_id + 1,
        }
        listed = (await client.get("/db/videos")).json()
        assert {video["video_id"]: video["chat_count"] for video in listed}[video_id] == 1

    run(work)
    with database.transaction() as stores:
        kept = stores.connection.exec_driver_sql(
            "select prompt, (select count(*) from citation c where c.interaction_id = i.interaction_id) "
            "from prompt_interaction i order by number"
        ).all()
    assert [tuple(row) for row in kept] == [("몇 명이 들어왔어?", 4), ("Did anyone fall?", 0)]


def test_questions_in_free_words_are_searched_by_words_and_meaning(run, database: Database) -> None:
    from resources.models.embedders import MINILM, text_embedder

    video_id = analysed(database)
    embedder = text_embedder(MINILM)
    with database.transaction() as stores:
        space = stores.embeddings.ensure_space(MINILM, embedder.digest, embedder.dimension)
        texts = stores.embeddings.missing(space, video_id)
        stores.embeddings.replace(space, texts, embedder.embed([each.text_en for each in texts]))

    async def work(client: Client) -> None:
        for prompt in ("visit from the left door", "pedestrian strolling through the picture"):
            answer = (await client.post("/api/prompt", json={"prompt": prompt, "video_id": video_id})).json()
            assert answer["sentences"][0]["citations"], prompt

    run(work)


def test_two_quick_questions_never_collide(run, database: Database) -> None:
    video_id = analysed(database)

    async def work(client: Client) -> None:
        body = {"prompt": "Did anyone fall?", "video_id": video_id}
        session = (await client.post("/api/prompt", json=body)).json()["session_id"]
        answers = await asyncio.gather(
            *(client.post("/api/prompt", json={**body, "session_id": session}) for _ in range(12))
        )
        assert {answer.status_code for answer in answers} == {200}

    run(work)
    with database.transaction() as stores:
        query = "select number from prompt_interaction order by number"
        assert stores.connection.exec_driver_sql(query).scalars().all() == list(range(1, 14))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"prompt": "", "video_id": 1}, 400),
        ({"prompt": "   ", "video_id": 1}, 400),
        ({"prompt": "a\0b", "video_id": 1}, 400),
        ({"prompt": "hello"}, 400),
        ({"prompt": "hello", "video_id": 999}, 404),
        ({"prompt": "hello", "session_id": "1f6f0b5e-0b0e-4c57-9a6f-2a3c2a6f7f10"}, 404),
        ({"prompt": "hello", "session_id": "not-a-uuid"}, 404),
        ({"prompt": "x" * 3000, "video_id": 1}, 400),
        ([], 400),
    ],
)
def test_questions_that_cannot_be_answered_say_why(run, body: object, status: int) -> None:
    async def work(client: Client) -> None:
        answer = await client.post("/api/prompt/", json=body, headers={"Origin": "http://localhost:3000"})
        assert answer.status_code == status
        assert answer.json()["error"]
        assert answer.headers["x-request-id"] == answer.json()["request_id"]
        assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"

    run(work)


def test_a_failed_video_is_shown_as_failed_with_its_reason_and_can_be_tried_again(
    run, database: Database
) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "k", "d" * 64, 5)).video_id
        stores.videos.fail(video_id, "not_a_video", "secret detail")

    async def work(client: Client) -> None:
        progress = (await client.get(f"/db/videos/{video_id}/progress/")).json()
        assert (progress["status"], progress["is_failed"], progress["is_completed"]) == (
            "failed",
            True,
            False,
        )
        (video,) = (await client.get("/db/videos/")).json()
        assert video["error"]["ko"] != video["error"]["en"]
        assert "secret" not in str(video) + str(progress)
        assert (await client.post(f"/api/videos/{video_id}/analysis/")).status_code == 202
        assert (await client.get(f"/db/videos/{video_id}/progress")).json()["status"] == "pending"
        assert (await client.post("/api/videos/999/analysis")).status_code == 404

    run(work)


def test_errors_have_one_shape_and_headers_wherever_they_arise(run) -> None:
    async def work(client: Client) -> None:
        for method, url, status in (
            ("GET", "/api/nothing", 404), ("DELETE", "/api/prompt", 405), ("GET", "/db/videos/abc", 400),
            ("GET", "/db/videos/99999999999999999999", 400),
            ("GET", "/api/media/a?expires=x&signature=y", 400),
        ):  # fmt: skip
            answer = await client.request(method, url, headers={"Origin": "http://localhost:3000"})
            assert answer.status_code == status, url
            in_korean = {"error_ko"} if status == 400 else set()
            assert set(answer.json()) == {"error", "request_id"} | in_korean
            assert answer.headers["access-control-allow-origin"] == "http://localhost:3000"
            assert answer.headers["x-response-time"].endswith("ms")
        preflight = await client.options(
            "/db/videos/1/progress/",
            headers={"Origin": "http://localhost:3000", "Access-Control-Request-Method": "GET",
                     "Access-Control-Request-Headers": "content-type"},
        )  # fmt: skip
        assert preflight.status_code == 200
        stranger = await client.get("/db/videos", headers={"Origin": "http://evil.example"})
        assert "access-control-allow-origin" not in stranger.headers

    run(work)


def test_without_database_the_process_lives_and_says_it_is_not_ready(tmp_path: Path) -> None:
    settings = Settings(
        state_dir=tmp_path, database_url="postgresql://u:geheim@127.0.0.1:1/none", _env_file=None
    )

    async def main() -> None:
        async for client in clients(settings):
            assert (await client.get("/api/live/")).status_code == 200
            health = await client.get("/api/health/")
            assert (health.status_code, health.json()["checks"]["database"]) == (503, "failed")
            read = await client.get("/db/videos/")
            assert (read.status_code, read.headers["retry-after"]) == (503, "2")
            assert "geheim" not in read.text + health.text

    asyncio.run(main())


def test_the_page_and_its_parts_are_served(run) -> None:
    async def work(client: Client) -> None:
        page = await client.get("/")
        assert "text/html" in page.headers["content-type"]
        script = await client.get("/js/main.js")
        assert "javascript" in script.headers["content-type"]
        assert (await client.get("/api/openapi.json")).json()["info"]["title"] == "DeepSentinel"

    run(work)
