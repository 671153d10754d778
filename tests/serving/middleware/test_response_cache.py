"""Answers from memory: tagged, compressed, and never older than the last commit."""

import asyncio
import gzip
import json
from pathlib import Path

import brotli
import httpx
import pytest

from resources.db.engine import Database
from resources.db.stores.videos import VideoChanges
from resources.settings import Settings
from tests.support.api import Client, add_analysed_video, client_of


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
