import hashlib
from pathlib import Path

import pytest

from resources.errors import NotFoundError, SentinelError
from resources.storage import LocalStore, Signer


@pytest.fixture
def store(tmp_path: Path) -> LocalStore:
    return LocalStore(tmp_path / "objects")


def test_an_object_appears_whole_with_its_digest(store: LocalStore, tmp_path: Path) -> None:
    source = tmp_path / "편의점 1호점, 밤.mp4"
    source.write_bytes(b"frames" * 1000)
    copied = store.copy_in(source, "videos/a_편의점.mp4")
    assert copied.size == 6000
    assert copied.sha256 == hashlib.sha256(b"frames" * 1000).hexdigest()
    assert store.get("videos/a_편의점.mp4") == source.read_bytes()


def test_a_broken_write_leaves_nothing(store: LocalStore) -> None:
    def broken() -> None:
        with store.writing("videos/a") as incoming:
            incoming.write(b"half")
            raise RuntimeError("the client went away")

    with pytest.raises(RuntimeError):
        broken()
    assert not store.exists("videos/a")
    assert [path for path in store.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "a/../../b", "", "a\0b"])
def test_keys_cannot_leave_the_folder(store: LocalStore, key: str) -> None:
    with pytest.raises(SentinelError):
        store.path_of(key)


def test_deleting_twice_is_fine_and_reading_then_is_not(store: LocalStore) -> None:
    store.put("a", b"1")
    store.delete("a")
    store.delete("a")
    with pytest.raises(NotFoundError):
        store.get("a")


def parts(url: str) -> tuple[int, str]:
    query = dict(pair.split("=") for pair in url.split("?", 1)[1].split("&"))
    return int(query["expires"]), query["signature"]


def test_addresses_hold_for_one_object_one_method_and_a_while() -> None:
    signer = Signer(b"k" * 32, "http://x")
    expires, signature = parts(signer.url("PUT", "videos/a b.mp4", 60))
    assert signer.allows("PUT", "videos/a b.mp4", expires, signature)
    assert not signer.allows("GET", "videos/a b.mp4", expires, signature)
    assert not signer.allows("PUT", "videos/other", expires, signature)
    assert not signer.allows("PUT", "videos/a b.mp4", expires + 1, signature)
    assert not Signer(b"z" * 32, "http://x").allows("PUT", "videos/a b.mp4", expires, signature)
    old, signature = parts(signer.url("GET", "a", -5))
    assert not signer.allows("GET", "a", old, signature)
