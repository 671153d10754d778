"""What happens to requests before their route: limits, headers, answers from memory."""

import asyncio
import gzip
import json
from collections.abc import Callable
from pathlib import Path

import brotli
import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from resources.db.engine import Database
from resources.db.stores.videos import VideoChanges
from resources.settings import Settings
from serving.middleware.limits import AnswerInTime, BodyLimits, Buckets
from serving.middleware.request_context import RequestContext
from tests.support.api import Client, add_analysed_video, client_of


async def test_headers_for_safety_are_on_every_response(client: Client) -> None:
    for path, policy in (("/", "media-src 'self'"), ("/db/videos", "default-src 'none'")):
        headers = (await client.get(path)).headers
        assert policy in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
    refused = await client.get("/db/videos/0")
    assert refused.headers["x-content-type-options"] == "nosniff"


async def test_too_many_requests_are_told_when_to_come_again(settings: Settings) -> None:
    async with client_of(settings.model_copy(update={"rate_limit_per_s": 5.0})) as client:
        origin = {"Origin": "http://localhost:3000"}
        answers = [await client.get("/api/live", headers=origin) for _ in range(30)]
        assert [each.status_code for each in answers] == [200] * 25 + [429] * 5
        assert int(answers[-1].headers["retry-after"]) >= 1
        assert answers[-1].headers["access-control-allow-origin"] == origin["Origin"]
        assert set(answers[-1].json()) == {"error", "request_id"}


def test_clients_have_buckets_of_their_own() -> None:
    limit = Buckets(1.0)
    assert [limit.wait_s("a") > 0 for _ in range(6)] == [False] * 5 + [True]
    assert limit.wait_s("b") == 0.0


async def test_costly_requests_are_counted_in_the_database(settings: Settings, database: Database) -> None:
    video_id = add_analysed_video(database)

    async with client_of(settings.model_copy(update={"questions_per_minute": 3})) as client:
        body = {"prompt": "Who left?", "video_id": video_id}
        answers = [await client.post("/api/prompt", json=body) for _ in range(4)]
        assert [each.status_code for each in answers] == [200, 200, 200, 429]


async def test_bodies_that_are_too_large_are_refused_announced_or_not(client: Client) -> None:
    async def pieces(count: int):
        for _ in range(count):
            yield b"x" * 100_000

    announced = await client.post("/api/prompt", content=b"x" * 2_000_000)
    headers = {"Content-Type": "application/json"}
    streamed = await client.post("/api/prompt", content=pieces(20), headers=headers)
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert set(streamed.json()) == {"error", "request_id"}


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


async def never(_: Request) -> PlainTextResponse:
    await asyncio.sleep(60)
    return PlainTextResponse("late")


def through(layer: Callable[..., object]) -> httpx.AsyncClient:
    routes = [Route("/api/echo", echo, methods=["POST"]), Route("/api/never", never)]
    app = RequestContext(layer(Starlette(routes=routes)), "http://127.0.0.1")
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1")


def test_a_client_that_stops_sending_is_not_waited_for() -> None:
    async def stuck():
        yield b"begin"
        await asyncio.sleep(60)

    async def main() -> None:
        async with through(lambda app: BodyLimits(app, silent_s=0.05)) as client:
            answer = await client.post("/api/echo", content=stuck())
            assert answer.status_code == 408

    asyncio.run(asyncio.wait_for(main(), 10))


def test_an_answer_that_does_not_begin_in_time_is_given_up() -> None:
    async def main() -> None:
        async with through(lambda app: AnswerInTime(app, limit_s=0.05)) as client:
            answer = await client.get("/api/never")
            assert (answer.status_code, "retry-after" in answer.headers) == (504, True)

    asyncio.run(asyncio.wait_for(main(), 10))


async def test_reads_have_tags_and_come_compressed(client: Client, database: Database) -> None:
    video_id = add_analysed_video(database)

    path = f"/db/events?video={video_id}"
    plain = await client.get(path, headers={"Accept-Encoding": "identity"})
    tag = plain.headers["etag"]
    again = await client.get(path, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == tag
    for name, decode in (("br", brotli.decompress), ("gzip", gzip.decompress)):
        async with client.stream("GET", path, headers={"Accept-Encoding": name}) as answer:
            raw = b"".join([piece async for piece in answer.aiter_raw()])
        assert answer.headers["content-encoding"] == name
        assert len(raw) < len(plain.content)
        assert json.loads(decode(raw)) == plain.json()
    with database.transaction() as stores:
        stores.videos.delete(video_id)
    changed = await client.get(path, headers={"If-None-Match": tag})
    assert (changed.status_code, changed.json()) == (200, [])


async def test_an_answer_from_memory_is_never_older_than_the_last_commit(
    client: Client, database: Database
) -> None:
    """Readers in a crowd, and a writer: whoever asks after a commit sees it."""
    video_id = add_analysed_video(database)

    async def read() -> str:
        return (await client.get(f"/db/videos/{video_id}")).json()["description"]

    def write(number: int) -> None:
        with database.transaction() as stores:
            stores.videos.change(video_id, VideoChanges(description=f"state {number}"))

    for number in range(60):
        await asyncio.to_thread(write, number)
        seen = await asyncio.gather(*(read() for _ in range(10)))
        assert set(seen) == {f"state {number}"}


async def test_reads_in_a_crowd_are_made_once(client: Client, database: Database) -> None:
    add_analysed_video(database)

    await client.get("/db/videos")
    before = figure((await client.get("/api/metrics")).text, 'sentinel_db_queries_total{kind="data"}')
    await asyncio.gather(*(client.get("/db/videos") for _ in range(200)))
    after = figure((await client.get("/api/metrics")).text, 'sentinel_db_queries_total{kind="data"}')
    assert after - before < 30


def figure(text: str, name: str) -> float:
    (line,) = [line for line in text.splitlines() if line.startswith(name)]
    return float(line.split()[-1])


@pytest.mark.parametrize("path", ["/db/videos/1/progress", "/db/videos"])
async def test_while_the_database_is_away_only_progress_goes_on(tmp_path: Path, path: str) -> None:
    """A database server of its own, which is stopped under the application and started again."""
    from resources.db.migrate import migrate
    from resources.embedded_postgres import EmbeddedPostgres

    server = EmbeddedPostgres(tmp_path / "postgres")
    server.ensure_running()
    database = Database.at(server.url)
    migrate(database.engine)
    add_analysed_video(database)
    settings = Settings(state_dir=tmp_path, database_url=server.url, _env_file=None)

    async def crowd(client: Client) -> list[httpx.Response]:
        return list(await asyncio.gather(*(client.get(path) for _ in range(20))))

    try:
        async with client_of(settings) as client:
            assert {each.status_code for each in await crowd(client)} == {200}
            database.engine.dispose()
            await asyncio.to_thread(server.stop)
            during = await crowd(client)
            expected = 200 if path.endswith("progress") else 503
            assert {each.status_code for each in during} == {expected}
            if expected == 503:
                assert during[0].headers["retry-after"] == "2"
            assert (await client.get("/api/live")).status_code == 200
            await asyncio.to_thread(server.ensure_running)
            assert {each.status_code for each in await crowd(client)} == {200}, "nothing had to be restarted"
    finally:
        server.stop()
