import os
import time
from pathlib import Path

from analysis.ingest.inbox import check_present, complete_files, is_unchanged, take_in
from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore


def aged(path: Path, seconds: float) -> Path:
    then = time.time() - seconds
    os.utime(path, (then, then))
    return path


def names(folder: Path, seen: dict[str, str] | None = None) -> list[str]:
    return [file.path.name for file in complete_files(folder, settle_s=5, seen=seen or {})]


def test_only_complete_recordings_are_taken(tmp_path: Path, short_clip: Path) -> None:
    data = short_clip.read_bytes()
    for name, age in (("done.mp4", 60), ("fresh.mp4", 0), (".hidden.mp4", 60), ("notes.txt", 60)):
        (tmp_path / name).write_bytes(data)
        aged(tmp_path / name, age)
    assert names(tmp_path) == ["done.mp4"]
    assert names(tmp_path / "missing") == []


def test_a_file_that_is_still_open_for_writing_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "slow copy, 밤.mp4"
    with path.open("wb") as writer:
        writer.write(b"the first half")
        writer.flush()
        aged(path, 60)
        assert names(tmp_path) == []
    aged(path, 60)
    assert names(tmp_path) == ["slow copy, 밤.mp4"]


def test_a_file_is_taken_once_until_it_changes(tmp_path: Path) -> None:
    path = aged((tmp_path / "a.mp4"), 0) if (tmp_path / "a.mp4").exists() else tmp_path / "a.mp4"
    path.write_bytes(b"one")
    aged(path, 60)
    (file,) = complete_files(tmp_path, 5, {})
    assert is_unchanged(file)
    assert names(tmp_path, {"a.mp4": file.mark}) == []
    path.write_bytes(b"another")
    aged(path, 30)
    assert not is_unchanged(file)
    assert names(tmp_path, {"a.mp4": file.mark}) == ["a.mp4"]


def test_registering_keeps_the_file_and_stores_its_content_once(
    database: Database, store: LocalStore, settings: Settings, short_clip: Path, tmp_path: Path
) -> None:
    copies = [tmp_path / "a.mp4", tmp_path / "b.mp4"]
    for copy in copies:
        copy.write_bytes(short_clip.read_bytes())
    files = list(complete_files(tmp_path, 0, {}))
    outcomes = [take_in(file, database, store, settings) for file in files]
    assert [outcome.text for outcome in outcomes] == ["a.mp4 is video 1", "b.mp4 is video 1"]
    assert all(outcome.is_settled for outcome in outcomes)
    copies[0].rename(tmp_path / "moved.mp4")
    gone = take_in(files[0], database, store, settings)
    assert ("cannot be read" in gone.text, gone.is_settled) == (True, False)
    copies[0] = tmp_path / "moved.mp4"
    assert all(copy.exists() for copy in copies)
    assert sum(path.is_file() for path in store.folder.rglob("*")) == 1


def test_files_that_were_taken_away_are_forgotten(tmp_path: Path) -> None:
    (tmp_path / "here.mp4").touch()
    assert check_present({"here.mp4": "1:2", "gone.mp4": "3:4"}, tmp_path) == {"here.mp4": "1:2"}
    assert check_present({"gone.mp4": "3:4"}, tmp_path / "missing") == {}
