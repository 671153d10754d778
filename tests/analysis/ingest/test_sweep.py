"""What is left over in the object store, by files whose age is real and rows in a real database."""

import os
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import dagster as dg
import pytest

from analysis.ingest.register import UploadRequest, new_upload
from analysis.ingest.sweep import daily, find_all_orphans
from pipelines.cli.sweep import sweep
from pipelines.schedules import daily_sweep
from resources.dagster import DatabaseResource, ObjectStoreResource, open_database
from resources.dagster_aws import AwsResource
from resources.db.engine import Database
from resources.db.stores.uploads import Upload
from resources.db.stores.videos import NewVideo
from resources.settings import Settings
from resources.storage.local import LocalStore

DAYS_AGO_2 = 2 * 24 * 3600.0
SENT = "thumbnails/2026/03/02/1f6f_gate.jpg"
ORPHANS = (
    "videos/2026/03/02/gone.mp4", "videos/.0badc0de.part", "thumbnails/9.jpg", "analysis/9/tracks.parquet",
    ".received/x-y", ".partial/z", SENT,
)  # fmt: skip


def put(store: LocalStore, key: str, age_s: float = DAYS_AGO_2) -> str:
    store.put(key, b"12345")
    then = time.time() - age_s
    os.utime(store.path_of(key), (then, then))
    return key


def keys_in(store: LocalStore) -> set[str]:
    return {path.relative_to(store.folder).as_posix() for path in store.folder.rglob("*") if path.is_file()}


@pytest.fixture
def kept(database: Database, store: LocalStore) -> set[str]:
    """Everything that one recording and one upload under way keep in the store."""
    with database.transaction() as stores:
        new = NewVideo("a.mp4", "videos/2026/03/02/a.mp4", "a" * 64, 5)
        video_id = stores.videos.register(new).video_id
        stores.videos.set_thumbnail(video_id, f"thumbnails/{video_id}.jpg")
        under_way = new_upload(UploadRequest("b.mp4", 5, "video/mp4"), 900, "local")
        stores.uploads.add(under_way)
        stores.uploads.mark_received(under_way.upload_id, "b" * 64)
    names = ("tracks.parquet", "segments/0.msgpack")
    keys = {new.object_key, f"thumbnails/{video_id}.jpg", *(f"analysis/{video_id}/{name}" for name in names)}
    return {put(store, key) for key in (*keys, f".received/{under_way.upload_id}-{'b' * 64}")}


def stale(database: Database, **changes: object) -> Upload:
    """An upload whose address expired two days ago."""
    upload = new_upload(UploadRequest("c.mp4", 5, "video/mp4"), 900, "local")
    upload = replace(upload, expires_at=datetime.now(UTC) - timedelta(days=2), **changes)
    with database.transaction() as stores:
        stores.uploads.add(upload)
    return upload


def test_a_dry_run_names_every_orphan_and_removes_nothing(
    database: Database, store: LocalStore, kept: set[str]
) -> None:
    orphans = {put(store, key) for key in ORPHANS}
    young = put(store, "videos/2026/03/02/young.mp4", age_s=60)
    found = list(find_all_orphans(database, store, is_removed=False))
    assert {each.name for each in found} == orphans
    assert {each.size_bytes for each in found} == {5}
    assert keys_in(store) == kept | orphans | {young}


def test_deleting_removes_only_old_objects_that_no_row_names(
    database: Database, store: LocalStore, kept: set[str]
) -> None:
    for key in ORPHANS:
        put(store, key)
    young = put(store, "videos/2026/03/02/young.mp4", age_s=60)
    list(find_all_orphans(database, store, is_removed=True))
    assert keys_in(store) == kept | {young}
    assert list(find_all_orphans(database, store, is_removed=True)) == []


def test_a_recording_whose_file_is_gone_is_told_and_kept(
    database: Database, store: LocalStore, kept: set[str]
) -> None:
    store.delete("videos/2026/03/02/a.mp4")
    for is_removed in (False, True):
        (found,) = find_all_orphans(database, store, is_removed=is_removed)
        assert (found.kind, "video 1, a.mp4" in found.name) == ("missing", True)
    with database.transaction() as stores:
        assert stores.videos.get(1).name == "a.mp4"


def test_the_daily_sweep_removes_unconfirmed_uploads_and_pictures_without_a_recording(
    database: Database, store: LocalStore, kept: set[str]
) -> None:
    upload = stale(database)
    going_on = stale(database)
    put(store, f".partial/{upload.upload_id}")
    recent = put(store, f".partial/{going_on.upload_id}", age_s=60)
    orphan, sent = put(store, ORPHANS[0]), put(store, SENT)
    young = put(store, SENT.replace("gate", "door"), age_s=60)
    removed = daily(database, store)
    assert {each.name for each in removed} == {"c.mp4", sent}
    assert keys_in(store) == kept | {orphan, young, recent}
    with database.transaction() as stores:
        assert stores.uploads.find(upload.upload_id) is None
        assert stores.uploads.find(going_on.upload_id) is not None
    assert daily(database, store) == []


def test_the_command_says_what_and_how_much(
    settings: Settings, database: Database, store: LocalStore, kept: set[str]
) -> None:
    put(store, ORPHANS[0])
    lines = list(sweep(settings, is_removed=False, as_json=False))
    assert ORPHANS[0] in lines[0]
    assert "1 to remove" in lines[-1]
    assert "Nothing was changed" in lines[-1]
    assert list(sweep(settings, is_removed=True, as_json=False))[-1].startswith("Removed 1")
    assert list(sweep(settings, is_removed=False, as_json=False)) == ["0 to remove (0.0 MB)."]


def test_the_schedule_sweeps(settings: Settings, database: Database, database_url: str) -> None:
    stale(database)
    store = ObjectStoreResource(location=str(settings.objects_dir), cache_folder="unused", aws=AwsResource())
    given = {"database": DatabaseResource(url=database_url), "object_store": store}
    with dg.build_schedule_context(resources=given) as context:
        said = daily_sweep(context)
    assert said.skip_message.startswith("Removed 1 uploads and pictures")
    open_database(database_url).engine.dispose()
