"""Whether the service lives, and whether it can work."""

from pathlib import Path

from resources.settings import Settings
from tests.support.api import (
    client_of,
)


async def test_without_database_the_process_lives_and_says_it_is_not_ready(tmp_path: Path) -> None:
    settings = Settings(
        state_dir=tmp_path, database_url="postgresql://u:geheim@127.0.0.1:1/none", _env_file=None
    )

    async with client_of(settings) as client:
        assert (await client.get("/api/live/")).status_code == 200
        health = await client.get("/api/health/")
        assert (health.status_code, health.json()["checks"]["database"]) == (503, "failed")
        read = await client.get("/db/videos/")
        assert (read.status_code, read.headers["retry-after"]) == (503, "2")
        assert "geheim" not in read.text + health.text
