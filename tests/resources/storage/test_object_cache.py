"""Copies of objects: fetched once, never an old one, bounded, and kept while they are used."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from resources.storage.object_cache import ObjectCache


class Bucket:
    """Counts how often its object is fetched."""

    def __init__(self, data: bytes = b"0123456789") -> None:
        self.data, self.fetched = data, 0

    def fetch(self, target: Path) -> None:
        self.fetched += 1
        target.write_bytes(self.data)


def hold(cache: ObjectCache, key: str, bucket: Bucket, etag: str = "1") -> bytes:
    with cache.holding(key, etag, len(bucket.data), bucket.fetch) as path:
        return path.read_bytes()


@pytest.fixture
def cache(tmp_path: Path) -> ObjectCache:
    return ObjectCache(tmp_path / "cache", 25)


def names(cache: ObjectCache) -> set[str]:
    return {path.name for _, path, _ in cache.copies()}


def test_an_object_is_fetched_once(cache: ObjectCache) -> None:
    bucket = Bucket()
    assert [hold(cache, "a.mp4", bucket) for _ in range(3)] == [b"0123456789"] * 3
    assert bucket.fetched == 1


def test_another_object_under_the_same_key_is_fetched_anew(cache: ObjectCache) -> None:
    hold(cache, "a.mp4", Bucket())
    assert hold(cache, "a.mp4", Bucket(b"other"), etag="2") == b"other"


def test_old_copies_make_room_and_those_in_use_stay(cache: ObjectCache) -> None:
    first, second, third = (cache.path_of(key, "1").name for key in "abc")
    bucket = Bucket()
    with cache.holding("a", "1", 10, bucket.fetch) as used:
        hold(cache, "b", bucket)
        hold(cache, "c", bucket)
        assert names(cache) == {first, third}
        assert used.read_bytes() == bucket.data
    hold(cache, "d", bucket)
    assert names(cache) == {third, cache.path_of("d", "1").name}
    assert second not in names(cache)


def test_a_fetch_that_breaks_leaves_nothing(cache: ObjectCache) -> None:
    def break_off(target: Path) -> None:
        target.write_bytes(b"half")
        raise ConnectionError

    with pytest.raises(ConnectionError), cache.holding("a", "1", 10, break_off):
        pass
    assert names(cache) == set()
    assert hold(cache, "a", Bucket()) == b"0123456789"


def test_many_at_once_fetch_it_once(cache: ObjectCache) -> None:
    bucket, found = Bucket(), []
    work: Callable[[], None] = lambda: found.append(hold(cache, "a", bucket))  # noqa: E731
    threads = [threading.Thread(target=work) for _ in range(8)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert found == [bucket.data] * 8
    assert bucket.fetched == 1


def test_what_was_used_last_stays(cache: ObjectCache) -> None:
    bucket = Bucket()
    for key in "ab":
        hold(cache, key, bucket)
    before = cache.path_of("a", "1").stat()
    hold(cache, "a", bucket)
    hold(cache, "c", bucket)
    assert names(cache) == {cache.path_of(key, "1").name for key in "ac"}
    after = cache.path_of("a", "1").stat()
    assert (after.st_mtime_ns, after.st_ctime_ns) == (before.st_mtime_ns, before.st_ctime_ns)


def test_an_object_larger_than_the_cache_fits_alone(cache: ObjectCache) -> None:
    hold(cache, "a", Bucket())
    assert hold(cache, "large", Bucket(b"0" * 100)) == b"0" * 100
    assert names(cache) == {cache.path_of("large", "1").name}
