"""What lies in the inbox and is no ordinary recording: it is refused in words, and holds up nobody."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from analysis.ingest.inbox import InboxFile, Outcome, complete_files, take_in
from resources.db.engine import Database
from resources.db.tables import video
from resources.settings import Settings
from resources.storage.local import LocalStore

Look = Callable[[], dict[str, Outcome]]
KOREAN = "매장_1층.mp4"


@pytest.fixture
def folder(settings: Settings) -> Path:
    settings.inbox.mkdir(parents=True)
    return settings.inbox


@pytest.fixture
def look(settings: Settings, database: Database, store: LocalStore) -> Look:
    """One look at the inbox, as the sensor does it; what was settled before is passed over."""
    seen: dict[str, str] = {}

    def work() -> dict[str, Outcome]:
        outcomes = {}
        for file in complete_files(settings.inbox, 0, seen):
            outcome = outcomes[file.name] = take_in(file, database, store, settings)
            if outcome.mark is not None:
                seen[file.key] = outcome.mark
        return outcomes

    return work


def objects(store: LocalStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def names_of(database: Database) -> list[str]:
    with database.transaction() as stores:
        return list(stores.connection.scalars(sa.select(video.c.name).order_by(video.c.video_id)))


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (KOREAN.encode("euc-kr"), KOREAN),
        ("똠방각하.mp4".encode("cp949"), "똠방각하.mp4"),
        (b"caf\xe9.mp4", "caf\\xe9.mp4"),
        (b"\xff\xfe.mp4", "\\xff\\xfe.mp4"),
        (b"two\nlines.mp4", "two_lines.mp4"),
    ],
)
def test_names_that_are_not_utf8_are_taken_in_and_shown_readably(
    raw: bytes, shown: str, folder: Path, look: Look, database: Database, short_clip: Path, store: LocalStore
) -> None:
    (folder / os.fsdecode(raw)).write_bytes(short_clip.read_bytes())
    (folder / "zz-after.mp4").write_bytes(short_clip.read_bytes() + b"\0\0\0\x08free")
    outcomes = look()
    assert all(outcomes[name].text.startswith(f"{name} is video ") for name in (shown, "zz-after.mp4"))
    assert set(names_of(database)) == {shown, "zz-after.mp4"}
    assert look() == {}
    assert len(objects(store)) == 2
    assert raw in {os.fsencode(path.name) for path in folder.iterdir()}, "the file keeps its name"


def test_links_pipes_and_folders_are_refused_and_nothing_is_copied(
    folder: Path, look: Look, store: LocalStore, short_clip: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(short_clip.read_bytes())
    (folder / "a-link.mp4").symlink_to(secret)
    (folder / "b-shadow.mp4").symlink_to("/etc/shadow")
    (folder / "c-dangling.mp4").symlink_to(tmp_path / "nowhere")
    (folder / "d-folder.mp4").mkdir()
    os.mkfifo(folder / "e-pipe.mp4")
    (folder / "f-device.mp4").symlink_to("/dev/zero")
    began = time.monotonic()
    outcomes = look()
    assert len(outcomes) == 6
    assert all("Only ordinary files" in each.text and each.is_settled for each in outcomes.values())
    assert time.monotonic() - began < 30, "a pipe waits for nobody"
    assert objects(store) == []
    assert look() == {}, "nothing is said twice"


def test_a_file_that_is_swapped_for_a_link_after_it_was_found_is_not_followed(
    folder: Path, database: Database, store: LocalStore, settings: Settings, short_clip: Path, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.mp4"
    secret.write_bytes(short_clip.read_bytes())
    path = folder / "a.mp4"
    path.write_bytes(b"bait")
    (found,) = complete_files(folder, 0, {})
    path.unlink()
    path.symlink_to(secret)
    outcome = take_in(found, database, store, settings)
    assert "Only ordinary files" in outcome.text
    assert objects(store) == []


def test_the_last_step_of_opening_does_not_follow_links_either(folder: Path, tmp_path: Path) -> None:
    from analysis.ingest.inbox import SAFE_OPEN_FLAGS

    (tmp_path / "secret.mp4").write_bytes(b"x")
    (folder / "a.mp4").symlink_to(tmp_path / "secret.mp4")
    with pytest.raises(OSError, match="symbolic links"):
        os.open(folder / "a.mp4", SAFE_OPEN_FLAGS)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_another_name_of_somebody_elses_file_is_refused_and_of_ones_own_is_taken(
    folder: Path, look: Look, short_clip: Path, tmp_path: Path
) -> None:
    for name, owner in (("own", 0), ("strange", 12345)):
        original = tmp_path / f"{name}.mp4"
        original.write_bytes(short_clip.read_bytes())
        os.chown(original, owner, owner)
        os.link(original, folder / f"{name}.mp4")
    outcomes = look()
    assert outcomes["own.mp4"].text == "own.mp4 is video 1"
    assert "Only ordinary files" in outcomes["strange.mp4"].text


def test_what_is_no_video_is_never_copied_and_is_taken_once_it_is_one(
    folder: Path, look: Look, store: LocalStore, short_clip: Path
) -> None:
    path = folder / "a.mp4"
    path.write_bytes(b"root:x:0:0:root:/root:/bin/bash\n" * 40)
    outcome = look()["a.mp4"]
    assert ("not a video" in outcome.text, outcome.is_settled) == (True, True)
    assert objects(store) == []
    assert look() == {}
    path.write_bytes(short_clip.read_bytes())
    assert look()["a.mp4"].text == "a.mp4 is video 1"


def test_one_that_the_database_cannot_hold_leaves_nothing_behind_and_stops_nobody(
    folder: Path, look: Look, store: LocalStore, database: Database, short_clip: Path
) -> None:
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("alter table video add constraint no_bad check (name <> 'a.mp4')")
    (folder / "a.mp4").write_bytes(short_clip.read_bytes())
    (folder / "b.mp4").write_bytes(short_clip.read_bytes() + b"\0\0\0\x08free")
    outcomes = look()
    assert ("cannot be stored" in outcomes["a.mp4"].text, outcomes["a.mp4"].is_settled) == (True, True)
    assert outcomes["b.mp4"].text.startswith("b.mp4 is video")
    assert len(objects(store)) == 1
    for _ in range(5):
        assert look() == {}
    assert len(objects(store)) == 1


def test_a_full_disk_is_said_without_copying_and_the_file_waits(
    folder: Path, database: Database, store: LocalStore, settings: Settings, short_clip: Path
) -> None:
    (folder / "a.mp4").write_bytes(short_clip.read_bytes())
    (found,) = complete_files(folder, 0, {})
    full = settings.model_copy(update={"min_free_bytes": 2**60})
    outcome = take_in(found, database, store, full)
    assert ("disk is full" in outcome.text, outcome.is_settled) == (True, False)
    assert objects(store) == []
    assert take_in(found, database, store, settings).text == "a.mp4 is video 1"


def test_what_was_settled_by_an_older_version_is_not_taken_again(folder: Path, short_clip: Path) -> None:
    (folder / "a.mp4").write_bytes(short_clip.read_bytes())
    facts = (folder / "a.mp4").stat()
    known = {"a.mp4": f"{facts.st_size}:{facts.st_mtime_ns}"}
    assert list(complete_files(folder, 0, known)) == []
    assert InboxFile(folder / "a.mp4", 1, 2, 3).refused_mark == "1:2:3"
