"""`sentinel analyze` with several recordings: the real command and API, and a stand-in for the analyses."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from resources.db.engine import Database
from resources.db.tables import video
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.recordings import variant
from tests.support.running_api import RunningApi
from tests.support.running_system import until


@pytest.fixture
def api(tmp_path: Path, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path, postgres) as running:
        yield running


@contextmanager
def analyses_that_wait_for(count: int, api: RunningApi, *, failing: int = 0) -> Iterator[None]:
    """Completes all recordings at once, when so many have arrived: the first `failing` of them fail."""
    database = Database.at(api.database_url)

    def arrived() -> bool:
        with database.transaction() as stores:
            return stores.connection.scalar(sa.select(sa.func.count()).select_from(video)) == count

    def work() -> None:
        until(arrived, 90, f"{count} recordings have arrived")
        with database.transaction() as stores:
            stores.connection.execute(sa.update(video).values(status="completed", progress=100))
            for video_id in range(1, failing + 1):
                stores.videos.fail(video_id, "no_picture")

    thread = threading.Thread(target=work)
    thread.start()
    yield
    thread.join()
    database.engine.dispose()


def analyze(api: RunningApi, *names: str | bytes) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "SENTINEL_PORT": str(api.port), "SENTINEL_STATE_DIR": str(api.folder)}
    command = [sys.executable, "-m", "pipelines.cli.main", "analyze", *names]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)


def test_all_are_sent_before_the_first_is_done_and_a_missing_one_stops_none(
    api: RunningApi, short_clip: Path, tmp_path: Path
) -> None:
    paths = [variant(short_clip, tmp_path / f"{number}.mp4", number) for number in range(2)]
    with analyses_that_wait_for(2, api):
        done = analyze(api, str(paths[0]), str(tmp_path / "missing.mp4"), str(paths[1]))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines[-3:]] == ["searchable", "not", "searchable"], done.stdout
    assert "There is no file" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_one_that_fails_is_in_the_summary_and_in_the_exit_code(
    api: RunningApi, short_clip: Path, tmp_path: Path
) -> None:
    paths = [variant(short_clip, tmp_path / f"{number}.mp4", number) for number in range(2)]
    with analyses_that_wait_for(2, api, failing=1):
        done = analyze(api, *map(str, paths))
    assert done.returncode == 1
    assert [line.split()[0] for line in done.stdout.splitlines()[-2:]] == ["failed", "searchable"]


def test_a_name_in_euc_kr_is_sent_and_shown_readably(
    api: RunningApi, short_clip: Path, tmp_path: Path
) -> None:
    name = os.fsencode(tmp_path) + "/매장_1층.mp4".encode("euc-kr")
    Path(os.fsdecode(name)).write_bytes(short_clip.read_bytes())
    with analyses_that_wait_for(1, api):
        done = analyze(api, name)
    assert done.returncode == 0, done.stderr
    assert "Uploading 매장_1층.mp4" in done.stdout
