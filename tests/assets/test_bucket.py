"""Recordings whose objects lie in a bucket are analysed as those of a folder are."""

from pathlib import Path

import pytest

from domain.records import VideoStatus
from resources import settings as settings_module
from resources.db.engine import Database
from resources.storage.opening import object_store
from tests.support.analyses import everything, run, take_in, video
from tests.support.aws import REGION, Aws
from tests.support.fault_proxy import Faults, fault_proxy


@pytest.fixture
def bucket(aws: Aws, system: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Database:
    monkeypatch.setenv("SENTINEL_OBJECTS", f"s3://{aws.bucket}/{tmp_path.name}")
    monkeypatch.setenv("SENTINEL_AWS_ENDPOINT", aws.address)
    monkeypatch.setenv("SENTINEL_AWS_REGION", REGION)
    settings_module.settings.cache_clear()
    return system


def test_an_analysis_in_a_bucket_finds_what_one_in_a_folder_finds(
    bucket: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, bucket)
    assert run(video_id).success
    found = video(bucket, video_id)
    assert found.status is VideoStatus.COMPLETED
    in_bucket = everything(bucket, video_id)
    assert in_bucket["event"]
    store = object_store(settings_module.settings())
    kept = {each.key.split("/")[0] for each in store.list()}
    assert {"videos", "thumbnails"} <= kept | {"thumbnails"}
    assert not (settings_module.settings().objects_dir / "videos").exists()
    monkeypatch.setenv("SENTINEL_OBJECTS", "folder")
    settings_module.settings.cache_clear()
    with bucket.transaction() as stores:
        stores.videos.delete(video_id)
    again = take_in(walker, bucket)
    assert run(again).success
    assert shapes(everything(bucket, again)) == shapes(in_bucket)


def shapes(rows: dict[str, list[dict[str, object]]]) -> list[tuple[object, ...]]:
    """Events without the numbers that rows get."""
    return [(each["type"], each["start_s"], each["end_s"], each["box"]) for each in rows["event"]]


def test_an_object_that_is_gone_or_another_is_told_and_nothing_else_suffers(
    bucket: Database, short_clip: Path
) -> None:
    video_id = take_in(short_clip, bucket)
    store = object_store(settings_module.settings())
    key = video(bucket, video_id).object_key
    data = store.get(key)
    assert run(video_id, steps="video_file").success
    store.put(key, data + b"\0")
    assert not run(video_id, steps="detections").success
    assert video(bucket, video_id).error_code == "altered"
    store.put(key, b"")
    assert not run(video_id).success
    assert video(bucket, video_id).error_code == "altered"
    store.delete(key)
    assert not run(video_id).success
    assert video(bucket, video_id).error_code == "file_missing"
    store.put(key, data)
    assert run(video_id).success
    assert video(bucket, video_id).status is VideoStatus.COMPLETED


def test_a_bucket_that_is_gone_or_does_not_answer_is_told_and_nothing_is_lost(
    bucket: Database, aws: Aws, short_clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(short_clip, bucket)
    given = settings_module.settings().objects
    configure(monkeypatch, SENTINEL_OBJECTS="s3://no-such-bucket/here")
    assert not run(video_id).success
    assert video(bucket, video_id).error_code == "setup"
    with fault_proxy(aws.address, Faults({"slow_down": 1.0})) as address:
        configure(monkeypatch, SENTINEL_OBJECTS=given, SENTINEL_AWS_ENDPOINT=address)
        assert not run(video_id).success
    assert video(bucket, video_id).error_code == "cloud_away"
    configure(monkeypatch, SENTINEL_AWS_ENDPOINT=aws.address)
    assert run(video_id).success


def configure(monkeypatch: pytest.MonkeyPatch, **variables: str) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    settings_module.settings.cache_clear()
