"""Highlights of real recordings, in a folder and in a bucket."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from analysis import highlights as highlights_module
from analysis.highlights import HighlightWork, make_highlights, signs_of_life
from domain.events.highlights import ClipRule, Highlight
from domain.events.types import EventType
from domain.records import TimeRange
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.errors import NotFoundError, StorageFullError
from resources.settings import Settings
from resources.storage.objects import ObjectStore
from resources.storage.opening import object_store
from tests.support.aws import Aws
from tests.support.incidents import FALL, INCIDENTS, THEFT, WALK, add_incidents, later, set_events
from tests.support.recordings import clip


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """Twelve seconds with a key frame each second."""
    return clip(tmp_path / "square.mp4", frames=120)


@pytest.fixture(params=["folder", "bucket"])
def anywhere(request: pytest.FixtureRequest, settings: Settings) -> Iterator[ObjectStore]:
    """A store in a folder, and one in a bucket."""
    if request.param == "folder":
        yield object_store(settings)
        return
    aws: Aws = request.getfixturevalue("aws")
    changes = {"objects": f"s3://{aws.bucket}/some", "aws_endpoint": aws.address, "aws_region": "us-east-1"}
    yield object_store(settings.model_copy(update=changes))


def work_on(database: Database, store: ObjectStore, video_id: int, run_id: str = "run-2") -> HighlightWork:
    return HighlightWork(database, store, video_id, run_id, ClipRule())


def stored(database: Database, video_id: int) -> list[Highlight]:
    with database.transaction() as stores:
        return list(stores.highlights.of_video(video_id).values())


def keys(store: ObjectStore, video_id: int) -> list[str]:
    return [each.key for each in store.list(f"highlights/{video_id}/")]


def rows(database: Database) -> list[object]:
    with database.transaction() as stores:
        return list(
            stores.connection.exec_driver_sql("select to_jsonb(h) from highlight h order by event_id")
        )


def picture(store: ObjectStore, key: str | None) -> np.ndarray:
    image = cv2.imdecode(np.frombuffer(store.get(key or ""), np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return image


def test_each_incident_has_its_frame_a_copy_with_the_box_and_a_clip(
    recording: Path, database: Database, anywhere: ObjectStore
) -> None:
    video_id = add_incidents(recording, database, anywhere)
    make_highlights(work_on(database, anywhere, video_id))
    fall, theft = sorted(stored(database, video_id), key=lambda each: each.frame_s or 0)
    assert fall.frame_key
    assert fall.frame_key.startswith(f"highlights/{video_id}/")
    assert fall.frame_key.endswith("/4.5s_collapse.jpg")
    assert (fall.frame_s, theft.frame_s) == (4.5, 8.3)
    assert (fall.clip, fall.is_copy) == (TimeRange(1.0, 9.0), True)
    assert (theft.clip, theft.is_copy) == (TimeRange(5.0, 12.0), True)
    assert sorted(keys(anywhere, video_id)) == sorted((*fall.keys, *theft.keys))
    plain, boxed = picture(anywhere, fall.frame_key), picture(anywhere, fall.boxed_key)
    assert plain.shape == boxed.shape == (120, 160, 3), "as large as it was recorded"
    changed = np.abs(plain.astype(int) - boxed).max(axis=2) > 60
    assert changed[30, 40:80].all(), "the upper edge of the box"
    assert not changed[50:70, 50:70].any(), "and nothing inside of it"
    assert not changed[:, 100:].any()


def test_running_twice_changes_nothing_and_decodes_nothing(
    recording: Path, database: Database, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = add_incidents(recording, database, store)
    make_highlights(work_on(database, store, video_id))
    before = rows(database), list(store.list(f"highlights/{video_id}/"))

    def never(*_: object, **__: object) -> None:
        raise AssertionError("a picture was decoded")

    monkeypatch.setattr(highlights_module, "picture_at", never)
    monkeypatch.setattr(highlights_module, "store_clip", never)
    make_highlights(work_on(database, store, video_id, "run-3"))
    assert (rows(database), list(store.list(f"highlights/{video_id}/"))) == before


def test_leftovers_of_events_that_are_gone_or_have_changed_are_deleted(
    recording: Path, database: Database, anywhere: ObjectStore
) -> None:
    video_id = add_incidents(recording, database, anywhere)
    make_highlights(work_on(database, anywhere, video_id))
    before = set(keys(anywhere, video_id))
    set_events(database, video_id, [later(FALL, 5.2), WALK], "run-5")
    assert len(stored(database, video_id)) == 1, "the row of an event goes with it"
    make_highlights(work_on(database, anywhere, video_id, "run-6"))
    (fall,) = stored(database, video_id)
    assert (fall.frame_s, fall.event_run_id) == (5.2, "run-5")
    assert set(keys(anywhere, video_id)) == set(fall.keys)
    assert not before & set(fall.keys), "an object is never changed: other pictures have other names"


def test_the_database_tells_which_recordings_lack_highlights(
    recording: Path, database: Database, store: ObjectStore
) -> None:
    def outdated() -> tuple[int, ...]:
        with database.transaction() as stores:
            return stores.highlights.outdated(10)

    video_id = add_incidents(recording, database, store)
    assert outdated() == (video_id,)
    make_highlights(work_on(database, store, video_id))
    assert outdated() == ()
    set_events(database, video_id, INCIDENTS, "run-7")
    assert outdated() == (video_id,), "found again: perhaps they have changed"
    make_highlights(work_on(database, store, video_id))
    assert outdated() == ()
    set_events(database, video_id, [WALK], "run-8")
    assert outdated() == (), "nobody walks into a highlight"


def test_a_damaged_moment_has_a_reason_and_the_others_their_pictures(
    recording: Path, database: Database, store: ObjectStore
) -> None:
    beyond = replace(THEFT, range=TimeRange(30, 31), peak_s=30.5)  # as in a recording whose end is lost
    video_id = add_incidents(recording, database, store, [FALL, beyond])
    make_highlights(work_on(database, store, video_id))
    fall, lost = stored(database, video_id)
    assert (fall.reason, lost.reason, lost.keys) == (None, "no_frame", ())


@pytest.mark.parametrize("fault", ["gone", "altered"])
def test_a_recording_that_is_not_what_was_received_gives_no_pictures(
    recording: Path, database: Database, store: ObjectStore, fault: str
) -> None:
    video_id = add_incidents(recording, database, store)
    with database.transaction() as stores:
        key = stores.videos.get(video_id).object_key
    if fault == "gone":
        store.delete(key)
    else:
        store.put(key, store.get(key) + b"\0")
    make_highlights(work_on(database, store, video_id))
    expected = "file_missing" if fault == "gone" else "altered"
    assert {each.reason for each in stored(database, video_id)} == {expected}
    assert keys(store, video_id) == []


def test_a_full_disk_keeps_no_row_of_what_is_not_there(
    recording: Path, database: Database, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = add_incidents(recording, database, store)

    def full(*_: object, **__: object) -> None:
        raise StorageFullError("disk_full")

    with monkeypatch.context() as patched:
        patched.setattr(highlights_module, "store_clip", full)
        with pytest.raises(StorageFullError):
            make_highlights(work_on(database, store, video_id))
    assert stored(database, video_id) == []
    make_highlights(work_on(database, store, video_id))
    assert all(each.reason is None for each in stored(database, video_id))


def test_more_incidents_than_are_kept_are_made_when_asked_for(
    recording: Path, database: Database, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose := highlights_module.choose_highlights, "__defaults__", (1,))
    assert choose([]) == ()
    sitting = replace(FALL, type=EventType.SITTING)
    video_id = add_incidents(recording, database, store, [sitting, THEFT])
    make_highlights(work_on(database, store, video_id))
    assert {each.reason for each in stored(database, video_id)} == {None, "too_many_highlights"}
    with database.transaction() as stores:
        assert stores.highlights.outdated(10) == ()


def test_a_recording_that_is_deleted_meanwhile_leaves_nothing(
    recording: Path, database: Database, store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = add_incidents(recording, database, store)
    real, deleted = highlights_module.store_clip, threading.Event()

    def deleting(*arguments: object, **named: object) -> object:
        if not deleted.is_set():
            deleted.set()
            with database.transaction() as stores:
                stores.videos.delete(video_id)
        return real(*arguments, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(highlights_module, "store_clip", deleting)
    make_highlights(work_on(database, store, video_id))
    assert keys(store, video_id) == []
    with pytest.raises(NotFoundError):
        make_highlights(work_on(database, store, video_id))


def test_what_the_analysis_has_noted_of_its_run_stays(
    recording: Path, database: Database, store: ObjectStore
) -> None:
    video_id = add_incidents(recording, database, store)
    worker = RunProcess("elsewhere", 7, "cuda:0", "video-00000001:v7:1")
    with database.transaction() as stores:
        stores.runs.begin_stage("run-2", video_id, "events", worker)
    with signs_of_life(work_on(database, store, video_id)), database.transaction() as stores:
        beat = stores.runs.heartbeat_of("run-2")
    assert beat is not None
    assert beat.worker == worker
