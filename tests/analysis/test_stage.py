"""What a stage reads of its video, and when."""

import pytest

from analysis.stage import Stage
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo, VideoChanges, VideoStore
from resources.settings import Settings
from resources.storage.local import LocalStore


def test_the_video_is_read_once_for_each_stage(
    database: Database, settings: Settings, store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "a", "0" * 64, 1)).video_id
    reads: list[int] = []
    get = VideoStore.get

    def counted(self: VideoStore, number: int, *, lock: bool = False) -> object:
        reads.append(number)
        return get(self, number, lock=lock)

    monkeypatch.setattr(VideoStore, "get", counted)
    for name in ("video_file", "detections"):
        with Stage(name, video_id, "a run", database, store, settings) as stage:
            assert stage.video() is stage.video()
            assert stage.video().name == "a.mp4"
    assert reads == [video_id, video_id]


def test_a_height_is_kept_for_the_camera_that_a_video_has_by_then(database: Database) -> None:
    with database.transaction() as stores:
        stores.access.know_cameras(["door", "till"])
        video_id = stores.videos.register(NewVideo("a.mp4", "a", "0" * 64, 1, camera="door")).video_id
        stores.videos.change(video_id, VideoChanges(camera="till"))
        stores.camera_views.remember_person_height(video_id, 0.25)
        stores.camera_views.remember_person_height(video_id, None)
        assert stores.camera_views.person_height("till") == 0.25
        assert stores.camera_views.person_height("door") is None
