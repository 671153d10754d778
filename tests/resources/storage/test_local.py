from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from pipelines.cli.up import prepare_folders
from resources.errors import NotFoundError
from resources.settings import Settings
from resources.storage.local import LocalStore
from resources.storage.signing import Claims, Signer


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "objects")


def test_deleting_twice_is_fine_and_reading_then_is_not(store: LocalStore) -> None:
    store.put("a", b"1")
    store.delete("a")
    store.delete("a")
    with pytest.raises(NotFoundError):
        store.get("a")


def claims(url: str) -> Claims:
    query = dict(parse_qsl(urlsplit(url).query))
    return Claims(int(query["expires"]), query["by"], query["signature"])


def test_addresses_hold_for_one_object_one_method_and_a_while() -> None:
    signer = Signer(b"k" * 32)
    given = claims(signer.path("PUT", "videos/a b.mp4", 60, "주인 & co"))
    assert given.by == "주인 & co"
    assert signer.allows("PUT", "videos/a b.mp4", given)
    assert not signer.allows("GET", "videos/a b.mp4", given)
    assert not signer.allows("PUT", "videos/other", given)
    assert not signer.allows("PUT", "videos/a b.mp4", replace(given, expires=given.expires + 1))
    assert not signer.allows("PUT", "videos/a b.mp4", replace(given, by="somebody else"))
    assert not signer.allows("PUT", "videos/a b.mp4", replace(given, signature="é"))
    assert not Signer(b"z" * 32).allows("PUT", "videos/a b.mp4", given)
    assert not signer.allows("GET", "a", claims(signer.path("GET", "a", -1000, "x")))


def test_addresses_to_read_stay_the_same_for_a_while_so_that_browsers_keep_what_they_read() -> None:
    signer = Signer(b"k" * 32)
    assert signer.path("GET", "a", 86400, "x") == signer.path("GET", "a", 86401, "x")


def modes(folder: Path) -> set[str]:
    return {oct(path.stat().st_mode & 0o777) for path in (folder, *folder.rglob("*"))}


def test_recordings_that_an_older_version_left_open_are_closed_at_the_start(tmp_path: Path) -> None:
    settings = Settings(state_dir=tmp_path, _env_file=None)
    old = settings.objects_dir / "videos" / "2026"
    old.mkdir(parents=True, mode=0o755)
    (old / "a.mp4").write_bytes(b"x")
    (old / "a.mp4").chmod(0o644)
    settings.inbox.mkdir(mode=0o755)
    database = tmp_path / "postgres"
    database.mkdir(mode=0o755)
    for _ in range(2):
        prepare_folders(settings)
        assert modes(settings.objects_dir) == {"0o700", "0o600"}
        assert modes(settings.inbox) == {"0o700"}
    assert modes(database) == {"0o755"}, "PostgreSQL runs under another account"
    assert (old / "a.mp4").read_bytes() == b"x"


@pytest.mark.parametrize("is_set", [True, False])
def test_an_inbox_that_others_were_let_into_stays_open(tmp_path: Path, *, is_set: bool) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    inbox.chmod(0o777)
    settings = Settings(state_dir=tmp_path, inbox_dir=inbox if is_set else None, _env_file=None)
    prepare_folders(settings)
    assert modes(inbox) == {"0o777"}
