"""A backup of a system that works, and what becomes of it elsewhere."""

import os
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa

from pipelines.cli.backup import DUMP, back_up, restore_backup
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.errors import SetupError
from resources.settings import PROJECT_DIR, Settings
from serving.event_schemas import EventOut
from tests.support.ports import free_port
from tests.support.recordings import repeated, variant
from tests.support.running_system import RunningSystem


@pytest.fixture
def used(settings: Settings, database: Database) -> Settings:
    """Settings of a system with an account and two objects."""
    del database
    for name in ("videos/one.mp4", "videos/two.mp4"):
        path = settings.objects_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"bytes of {name}")
    (settings.objects_dir / "videos" / ".draft.part").write_text("half an upload")
    settings.signing_key()
    return settings


def empty_copy(used: Settings, folder: Path, name: str) -> Settings:
    """Settings with an empty database beside the one in use."""
    engine = sa.create_engine(used.database_url or "", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql(f"create database {name}")
    engine.dispose()
    url = (used.database_url or "").rsplit("/", 1)[0] + f"/{name}"
    return Settings(state_dir=folder / name, database_url=url, _env_file=None)


def test_a_backup_holds_what_is_finished_and_follows_deletions(used: Settings, tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    assert "2 new objects, 0 removed" in back_up(used, folder)
    assert folder.stat().st_mode & 0o077 == 0
    (used.objects_dir / "videos" / "one.mp4").unlink()
    assert "0 new objects, 1 removed" in back_up(used, folder)
    kept = sorted(path.name for path in folder.rglob("*") if path.is_file())
    assert kept == [DUMP, "secret", "two.mp4"]


def test_a_restored_database_and_secret_are_those_of_the_backup(used: Settings, tmp_path: Path) -> None:
    database = Database.at(used.database_url or "")
    with database.transaction() as stores:
        stores.access.know_cameras(["문 앞"])
    back_up(used, tmp_path / "backup")
    new = empty_copy(used, tmp_path, f"restored_{os.getpid()}")
    assert "2 objects" in restore_backup(new, tmp_path / "backup")
    copy = Database.at(new.database_url or "")
    with copy.engine.connect() as connection:
        assert connection.exec_driver_sql("select name from camera").scalars().all() == ["문 앞"]
    assert migrate(copy.engine) == migrate(database.engine)
    assert new.signing_key() == used.signing_key()
    for each in (copy, database):
        each.engine.dispose()


def test_a_restore_overwrites_nothing(used: Settings, tmp_path: Path) -> None:
    back_up(used, tmp_path / "backup")
    (used.objects_dir / "videos" / "one.mp4").unlink()
    with pytest.raises(SetupError, match="not empty"):
        restore_backup(used, tmp_path / "backup")
    assert not (used.objects_dir / "videos" / "one.mp4").exists()


def test_an_unfinished_backup_is_refused_and_one_inside_the_recordings_too(
    used: Settings, tmp_path: Path
) -> None:
    (tmp_path / "half").mkdir()
    with pytest.raises(SetupError, match="no finished backup"):
        restore_backup(used, tmp_path / "half")
    with pytest.raises(SetupError, match="Choose a folder elsewhere"):
        back_up(used, used.objects_dir / "backup")


def sentinel(command: str, folder: Path, state: Path) -> None:
    own = {**os.environ, "SENTINEL_STATE_DIR": str(state)}
    done = subprocess.run(
        [sys.executable, "-m", "pipelines.cli.main", command, str(folder)],
        cwd=PROJECT_DIR, env=own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def without_address(event: EventOut) -> EventOut:
    """An event as it is told by any server: the address of its picture begins with that of the server."""
    return event.model_copy(update={"thumbnail_url": None})


@pytest.mark.system
def test_a_running_system_is_backed_up_and_goes_on_elsewhere(tmp_path: Path, walker: Path) -> None:
    first = RunningSystem(tmp_path / "first", free_port(), 20000 + free_port() % 9000).start()
    try:
        done = first.send(walker)
        first.finished(done)
        events = [without_address(each) for each in first.client.events(done)]
        underway = first.send(variant(repeated(walker, tmp_path / "long.mp4", 10), tmp_path / "busy.mp4", 1))
        sentinel("backup", tmp_path / "backup", first.folder)
    finally:
        first.stop()
    sentinel("restore", tmp_path / "backup", tmp_path / "second")
    second = RunningSystem(tmp_path / "second", free_port(), 20000 + free_port() % 9000).start()
    try:
        assert [without_address(each) for each in second.client.events(done)] == events
        (shown,) = [each for each in second.client.call("GET", "/db/videos") if each["video_id"] == done]
        assert httpx.get(shown["current_s3_url"]).content == walker.read_bytes()
        assert second.finished(underway, 240)["status"] == "completed"
    finally:
        second.stop()
