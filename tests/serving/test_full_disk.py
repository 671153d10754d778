"""A disk that is really full: small file systems in memory, which only root can mount."""

import base64
import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
import sqlalchemy as sa

from analysis.stage import Stage, failure_reason
from domain.records import CoverageSpan, CoverageState, TimeRange, VideoStatus
from resources.db.engine import Database
from resources.db.faults import is_database_away, is_disk_full
from resources.db.migrate import migrate
from resources.db.stores.videos import NewVideo
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import StorageFullError
from resources.settings import Settings
from resources.storage.local import LocalStore
from tests.support.api import add_analysed_video, client_of, request_upload
from tests.support.running_api import RunningApi
from tests.support.slow_uploads import VIDEO, SlowPut, confirm, request_address, wait_for_drafts
from tests.support.tus import PIECE, begin_tus_upload

MIB = 1024**2
LARGE = b"\0\0\0\x20ftypisom" + os.urandom(20 * MIB)


@contextmanager
def small_disk(size_mib: int) -> Iterator[Path]:
    """A file system of so many mebibytes; skips the test where this machine does not allow it."""
    folder = Path(tempfile.mkdtemp(prefix="small-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={size_mib}m", "tmpfs", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        folder.rmdir()
        pytest.skip(f"no file system can be mounted here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)
        folder.rmdir()


def fill(folder: Path, leave_bytes: int = 0) -> Path:
    """A file that takes all the space that is left, up to the last byte or but for some."""
    path, left = folder / "filler", os.statvfs(folder)
    wanted = left.f_bavail * left.f_frsize - leave_bytes
    with path.open("wb", buffering=0) as file, suppress(OSError):
        while wanted > 0:
            wanted -= file.write(b"\0" * min(wanted, 256 * 1024))
        while leave_bytes == 0:
            file.write(b"\0" * 512)
    return path


def objects(api: RunningApi) -> list[Path]:
    return [path for path in (api.folder / "objects").rglob("*") if path.is_file()]


@pytest.fixture(scope="module")
def api(postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    settings = {"SENTINEL_MIN_FREE_BYTES": "0", "SENTINEL_WARN_FREE_BYTES": str(40 * MIB)}
    with small_disk(64) as folder, RunningApi.on_new_database(folder, postgres, **settings) as running:
        yield running


@pytest.fixture
def filler(api: RunningApi) -> Iterator[Callable[[int], Path]]:
    yield lambda leave_bytes: fill(api.folder, leave_bytes)
    (api.folder / "filler").unlink(missing_ok=True)


def is_full(answer: httpx.Response) -> bool:
    assert answer.status_code == 507, answer.text
    return "disk is full" in answer.json()["error"] and "디스크" in answer.json()["error_ko"]


def test_a_put_that_fills_the_disk_is_507_in_words_and_leaves_nothing(
    api: RunningApi, filler: Callable[[int], Path]
) -> None:
    address = request_address(api, LARGE)
    slow = SlowPut(address["presigned_url"], LARGE)
    wait_for_drafts(api, 1)
    filler(4096)
    with suppress(ConnectionError):  # the answer may come before all was sent
        slow.connection.send(slow.rest)
    answer = slow.connection.getresponse()
    assert answer.status == 507
    assert "disk is full" in answer.read().decode()
    assert objects(api) == []
    assert is_full(httpx.put(address["presigned_url"], content=LARGE, headers=VIDEO))
    said = {"file_name": "gate.mp4", "file_size": len(LARGE), "content_type": "video/mp4"}
    assert is_full(httpx.post(f"{api.url}/api/s3/upload/request", json=said))
    (api.folder / "filler").unlink()
    assert httpx.put(address["presigned_url"], content=LARGE, headers=VIDEO).status_code == 200
    video_id = confirm(api, address).json()["video_id"]
    assert httpx.delete(f"{api.url}/db/videos/{video_id}").status_code == 204
    assert objects(api) == []


def test_pieces_go_on_from_where_the_disk_was_full(api: RunningApi, filler: Callable[[int], Path]) -> None:
    name = base64.b64encode(b"gate.mp4").decode()
    headers = {"Upload-Length": str(len(LARGE)), "Upload-Metadata": f"filename {name}"}
    begin = httpx.post(f"{api.url}/api/uploads", headers=headers)
    location, made = begin.headers["location"], begin.json()
    filler(5 * MIB)
    assert is_full(httpx.patch(location, content=LARGE, headers={**PIECE, "Upload-Offset": "0"}))
    arrived = int(httpx.head(location).headers["upload-offset"])
    assert 4 * MIB <= arrived <= 6 * MIB
    (api.folder / "filler").unlink()
    rest = {**PIECE, "Upload-Offset": str(arrived)}
    assert httpx.patch(location, content=LARGE[arrived:], headers=rest).status_code == 204
    confirmed = confirm(api, {"upload_token": made["upload_token"], "s3_key": made["s3_key"]})
    assert confirmed.status_code == 201
    (stored,) = objects(api)
    assert stored.read_bytes() == LARGE
    httpx.delete(f"{api.url}/db/videos/{confirmed.json()['video_id']}")


def test_readiness_warns_before_the_disk_is_full_and_says_when_it_is(
    api: RunningApi, filler: Callable[[int], Path]
) -> None:
    seen = []
    for leave_bytes in (36 * MIB, 8 * MIB):
        filler(leave_bytes)
        health = httpx.get(f"{api.url}/api/ready").json()
        while health["checks"]["disk"] == "ok" or health["details"]["disk"] in seen:
            time.sleep(0.2)  # it is looked at once a second
            health = httpx.get(f"{api.url}/api/ready").json()
        seen.append(health["details"]["disk"])
        assert health["status"] in ("degraded", "unhealthy")
        (api.folder / "filler").unlink()
    assert [text.split(",")[0] for text in seen] == ["filling up", "full"]


def test_a_result_that_does_not_fit_is_a_failure_of_the_disk_and_leaves_nothing() -> None:
    with small_disk(1) as folder:
        store = LocalStore(folder / "objects")
        with pytest.raises(StorageFullError, match="disk is full") as caught:
            store.put("analysis/1/tracks.parquet", LARGE)
        assert [path for path in store.folder.rglob("*") if path.is_file()] == []
    assert failure_reason(caught.value)[0] == "disk_full"


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to PostgreSQL's account")
def test_a_question_says_that_the_disk_is_full_and_not_that_the_database_is_away(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    with small_disk(64) as folder, database_on(folder, postgres) as url:
        database = Database.at(url)
        migrate(database.engine)
        video_id = add_analysed_video(database)
        database.engine.dispose()
        running = RunningApi(tmp_path, url)
        running.start()
        try:
            body = {"prompt": "how many people came in?", "video_id": video_id}
            assert httpx.post(f"{running.url}/api/prompt", json=body, timeout=60).status_code == 200
            full = fill(folder)
            for _ in range(200):  # the last free page of each table is used up first
                answer = httpx.post(f"{running.url}/api/prompt", json=body, timeout=60)
                if answer.status_code != 200:
                    break
            assert is_full(answer)
            full.unlink()
            assert httpx.post(f"{running.url}/api/prompt", json=body, timeout=60).status_code == 200
        finally:
            running.stop()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to PostgreSQL's account")
def test_a_result_that_the_database_has_no_space_for_is_a_failure_of_the_disk(
    tmp_path: Path, postgres: EmbeddedPostgres
) -> None:
    with small_disk(64) as folder, database_on(folder, postgres) as url:
        database = Database.at(url)
        migrate(database.engine)
        with database.transaction() as stores:
            video_id = stores.videos.register(NewVideo("gate.mp4", "k", "a" * 64, 5)).video_id
        seconds = [CoverageSpan(TimeRange(at, at + 1), CoverageState.ANALYSED) for at in range(20_000)]
        stage = Stage("detections", video_id, "run-1", database, LocalStore(tmp_path / "objects"))

        def keep_on_full_disk() -> None:
            with stage:
                fill(folder)
                with stage.final_transaction() as stores:
                    stores.coverage.replace(video_id, seconds, "run-1")

        with pytest.raises(sa.exc.OperationalError) as caught:
            keep_on_full_disk()
        assert is_disk_full(caught.value)
        assert not is_database_away(caught.value)
        with database.transaction() as stores:
            video = stores.videos.get(video_id)
            assert stores.coverage.of_video(video_id) == ()
        assert (video.status, video.error_code) == (VideoStatus.FAILED, "disk_full")
        database.engine.dispose()


@contextmanager
def database_on(folder: Path, postgres: EmbeddedPostgres) -> Iterator[str]:
    """A database whose tables lie in a folder."""
    account, name = postgres.data.stat(), f"small_{uuid4().hex[:8]}"
    os.chown(folder, account.st_uid, account.st_gid)
    folder.chmod(0o700)
    engine = sa.create_engine(postgres.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create tablespace {name} location '{folder}'")
        connection.exec_driver_sql(f"create database {name} tablespace {name}")
        yield postgres.url.rsplit("/", 1)[0] + f"/{name}"
        connection.exec_driver_sql(f"drop database {name} with (force)")
        connection.exec_driver_sql(f"drop tablespace {name}")
    engine.dispose()


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        ({"min_free_bytes": 2**62}, "disk is full"),
        ({"total_quota_bytes": 6000}, "SENTINEL_TOTAL_QUOTA_BYTES"),
        ({"account_quota_bytes": 6000}, "SENTINEL_ACCOUNT_QUOTA_BYTES"),
        ({"max_open_upload_bytes": 6000}, "more uploads than may be open"),
    ],
)
async def test_uploads_beyond_a_limit_are_refused_in_both_languages(
    settings: Settings, limits: dict[str, int], code: str
) -> None:
    async with client_of(settings.model_copy(update=limits)) as client:
        first = await request_upload(client)
        if "min_free_bytes" not in limits:
            assert first.status_code == 200
            refused = await request_upload(client)
        else:
            refused = first
        assert refused.status_code == 507
        assert code in refused.json()["error"]
        assert refused.json()["error_ko"]
        assert (await begin_tus_upload(client)).status_code == 507
        assert (await client.get("/db/videos")).status_code == 200


async def test_space_that_is_given_up_can_be_used_again(settings: Settings) -> None:
    async with client_of(settings.model_copy(update={"account_quota_bytes": 6000})) as client:
        begin = await begin_tus_upload(client)
        assert (await begin_tus_upload(client)).status_code == 507
        assert (await client.delete(begin.headers["location"])).status_code == 204
        assert (await begin_tus_upload(client)).status_code == 201
