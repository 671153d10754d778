"""What a client may not do: come from a strange page, too often, with too much, or too slowly."""

import asyncio
import socket
from collections.abc import Callable

import httpx
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from domain.access import Role
from resources.db.engine import Database
from resources.settings import Settings
from serving.middleware.limits import AnswerInTime, BodyLimits, Buckets
from serving.middleware.request_context import RequestContext
from tests.support.api import (
    Client,
    add_analysed_video,
    add_key,
    bearer,
    client_of,
)


async def test_with_authentication_off_everybody_is_local_and_strange_names_are_refused(
    client: Client,
) -> None:
    assert (await client.get("/api/login")).json()["name"] == "local"
    nobody = {"name": "a", "password": "b"}
    assert (await client.post("/api/login", json=nobody)).status_code == 409
    rebound = await client.get("/db/videos", headers={"Host": "evil.example:8000"})
    assert rebound.status_code == 403, "a page elsewhere can point a name of its own at this machine"
    crossed = await client.post("/api/sample", headers={"Origin": "http://evil.example"})
    assert crossed.status_code == 403


async def test_addresses_in_answers_never_begin_with_a_strange_name(
    guarded: Settings, database: Database
) -> None:
    secret = bearer(add_key(database, Role.VIEWER))
    proxied = guarded.model_copy(update={"public_url": "https://cctv.example"})
    add_analysed_video(database)

    async def listed(client: Client, host: str) -> httpx.Response:
        return await client.get("/db/videos", headers={**secret, "Host": host})

    async with client_of(guarded) as client:
        strange = await listed(client, "evil.example")
        assert (strange.status_code, "SENTINEL_PUBLIC_URL" in strange.json()["error"]) == (403, True)
        for host in ("localhost:8000", "192.0.2.7:8000", f"{socket.gethostname()}:8000"):
            (video,) = (await listed(client, host)).json()
            assert video["current_s3_url"].startswith(f"http://{host}/api/media/"), host

    async with client_of(proxied) as client:
        for host in ("evil.example", "10.0.0.1"):
            (video,) = (await listed(client, host)).json()
            assert video["current_s3_url"].startswith("https://cctv.example/api/media/")


def test_no_program_of_this_machine_says_where_a_request_comes_from(settings: Settings) -> None:
    assert settings.proxies == []


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
