"""What every object store does, tried on a folder and on a bucket of a server that speaks S3."""

import hashlib
import io
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from resources.aws.clients import AwsConnection
from resources.errors import NotFoundError, SentinelError, SetupError
from resources.storage.local import LocalStore
from resources.storage.object_cache import ObjectCache
from resources.storage.objects import ObjectStore
from resources.storage.opening import open_store
from resources.storage.s3 import S3Store
from tests.support.aws import REGION, Aws


def bucket_store(aws: Aws, folder: Path, bucket: str = "", cache_bytes: int = 10_000) -> S3Store:
    connection = AwsConnection(REGION, aws.address)
    cache = ObjectCache(folder / "cache", cache_bytes)
    location = f"s3://{bucket or aws.bucket}/{folder.name}"
    store = open_store(location, connection, cache, folder / "drafts")
    assert isinstance(store, S3Store)
    return store


@pytest.fixture(params=["folder", "bucket"])
def store(request: pytest.FixtureRequest, aws: Aws, tmp_path: Path) -> ObjectStore:
    if request.param == "folder":
        return LocalStore(tmp_path / "objects")
    return bucket_store(aws, tmp_path)


def test_what_is_written_is_read_back(store: ObjectStore) -> None:
    key, data = "videos/a_편의점 1호점+밤.mp4", b"frames" * 1000
    copied = store.copy_in(io.BytesIO(data), key)
    assert (copied.size, copied.sha256) == (6000, hashlib.sha256(data).hexdigest())
    assert store.exists(key)
    assert store.size(key) == 6000
    assert store.sha256(key) == copied.sha256
    assert store.get(key) == data
    assert store.read_head(key, 6) == b"frames"
    with store.as_file(key) as path:
        assert path.read_bytes() == data
        assert path.suffix == ".mp4"


def test_large_objects_travel_in_parts(store: ObjectStore) -> None:
    data = b"0123456789abcdef" * (1024 * 1024)  # 16 MiB: above the 8 MiB from which boto3 sends parts
    with store.writing("videos/large") as incoming:
        incoming.write(data)
    assert store.sha256("videos/large") == hashlib.sha256(data).hexdigest()


def test_a_broken_write_leaves_nothing(store: ObjectStore) -> None:
    def broken() -> None:
        with store.writing("videos/a") as incoming:
            incoming.write(b"half")
            raise RuntimeError("the client went away")

    with pytest.raises(RuntimeError):
        broken()
    assert not store.exists("videos/a")
    assert list(store.list()) == []


def test_what_is_not_there_is_said_to_be_missing(store: ObjectStore) -> None:
    assert not store.exists("videos/none")
    for read in (store.get, store.size, store.sha256):
        with pytest.raises(NotFoundError):
            read("videos/none")
    with pytest.raises(NotFoundError), store.as_file("videos/none"):
        pass
    with pytest.raises(NotFoundError):
        store.move("videos/none", "videos/other")
    store.delete("videos/none")


@pytest.mark.parametrize("key", ["../secret", "/etc/passwd", "a/../../b", "", "a\0b"])
def test_keys_cannot_leave_the_store(store: ObjectStore, key: str) -> None:
    with pytest.raises(SentinelError):
        store.put(key, b"1")


def test_a_move_may_be_repeated(store: ObjectStore) -> None:
    store.put("a", b"1")
    store.move("a", "b/c")
    store.move("a", "b/c")
    assert [each.key for each in store.list()] == ["b/c"]
    assert store.get("b/c") == b"1"


def test_objects_are_listed_and_deleted_by_the_beginning_of_their_keys(store: ObjectStore) -> None:
    for key in ("tables/1/a", "tables/1/b", "tables/12/a", "videos/x"):
        store.put(key, key.encode())
    assert [each.key for each in store.list("tables/1")] == ["tables/1/a", "tables/1/b", "tables/12/a"]
    assert [each.size_bytes for each in store.list("videos")] == [8]
    store.delete_below("tables/1")
    assert [each.key for each in store.list()] == ["tables/12/a", "videos/x"]
    store.replace("tables/12/a", "videos/x")
    assert [each.key for each in store.list()] == ["videos/x"]
    assert store.is_writable()
    assert not store.is_full()
    assert store.free_bytes() > 0


def test_clients_read_and_send_at_addresses_of_the_bucket(aws: Aws, tmp_path: Path) -> None:
    store = bucket_store(aws, tmp_path)
    address = store.upload_address("in/a.mp4", "video/mp4", 60)
    assert address is not None
    httpx.put(address, content=b"0123456789", headers={"Content-Type": "video/mp4"}).raise_for_status()
    reading = store.read_address("in/a.mp4", "video/mp4", 60, "밤.mp4")
    assert reading is not None
    part = httpx.get(reading, headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.content) == (206, b"234")
    assert part.headers["content-range"] == "bytes 2-4/10"
    local = LocalStore(tmp_path / "objects")
    assert local.upload_address("a", "video/mp4", 60) is local.read_address("a", "video/mp4", 60) is None


def test_a_bucket_that_is_not_there_is_named_with_what_to_do(aws: Aws, tmp_path: Path) -> None:
    gone = bucket_store(aws, tmp_path, bucket="no-such-bucket")
    with pytest.raises(SetupError, match=r"no-such-bucket.*SENTINEL_OBJECTS"):
        gone.put("a", b"1")
    assert not gone.is_writable()


def test_the_storage_class_survives_a_move(aws: Aws, tmp_path: Path) -> None:
    store = bucket_store(aws, tmp_path)
    client = aws.client("s3")
    client.put_object(Bucket=aws.bucket, Key=f"{store.prefix}/a", Body=b"1", StorageClass="STANDARD_IA")
    store.move("a", "b")
    assert store.head("b")["StorageClass"] == "STANDARD_IA"


def test_only_what_was_examined_is_taken(aws: Aws, tmp_path: Path) -> None:
    """Another object under the same key, put there between the digest and the move, stays where it is."""
    store = bucket_store(aws, tmp_path)
    store.put("in/a", b"first")

    def replaced(digest: str) -> str:
        store.put("in/a", b"second")
        return f"kept/{digest}"

    with pytest.raises(SentinelError, match="replaced meanwhile"):
        store.take("in/a", replaced)
    assert [each.key for each in store.list()] == ["in/a"]
    assert store.take("in/a", lambda digest: f"kept/{digest}") == hashlib.sha256(b"second").hexdigest()
    assert [each.key for each in store.list()] == [f"kept/{hashlib.sha256(b'second').hexdigest()}"]


def test_addresses_are_signed_for_the_region_and_no_longer_than_a_week(aws: Aws, tmp_path: Path) -> None:
    address = bucket_store(aws, tmp_path).read_address("a", "video/mp4", 10**9)
    assert address is not None
    asked = parse_qs(urlsplit(address).query)
    assert asked["X-Amz-Algorithm"] == ["AWS4-HMAC-SHA256"]
    assert asked["X-Amz-Expires"] == [str(7 * 24 * 3600)]


def test_reading_what_is_missing_in_a_bucket_that_is_gone_blames_the_bucket(aws: Aws, tmp_path: Path) -> None:
    gone = bucket_store(aws, tmp_path, bucket="no-such-bucket")
    with pytest.raises(SetupError, match=r"no-such-bucket.*SENTINEL_OBJECTS"):
        gone.exists("a")
