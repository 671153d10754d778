"""What is kept of people for later: where they came and went, and who was there when."""

from dataclasses import replace

import pytest

from domain.events.entry_zones import to_stay
from domain.events.rules.scene import Scene, add_learned_zones
from domain.events.types import EventType
from domain.events.windows import WindowRule, cut_windows
from domain.people.attributes import person_attributes
from domain.records import Event, TimeRange, Track, VideoProbe
from resources.db.engine import Database
from resources.db.stores.events import EventFilter
from resources.db.stores.videos import NewVideo, VideoChanges
from tests.support.made_paths import path, then

ASPECT = 16 / 9
VISITOR = then(path(1, 10, 20, (0.5, 0.2)), path(1, 20.2, 30, (0.2, 0.5)))


def store_tracks(database: Database, sha: str, camera: str | None, tracks: list[Track]) -> int:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(f"{sha}.mp4", sha, sha * 64, 5)).video_id
        if camera is not None:
            stores.access.know_cameras([camera])
            stores.videos.change(video_id, VideoChanges(camera=camera))
        stores.videos.set_probe(video_id, VideoProbe(60, 1280, 720, 10, "h264"))
        stores.tracks.replace(video_id, tracks, [person_attributes(each, ASPECT, []) for each in tracks], "r")
    return video_id


def test_earlier_recordings_of_the_same_camera_show_its_doors(database: Database) -> None:
    earlier = [store_tracks(database, sha, "hall", [VISITOR]) for sha in "abc"]
    store_tracks(database, "d", "yard", [VISITOR])
    store_tracks(database, "e", None, [VISITOR])
    here = store_tracks(database, "f", "hall", [VISITOR])
    with database.transaction() as stores:
        stays = stores.tracks.before(here)
        assert [stay.recording for stay in stays] == earlier
        assert stores.tracks.before(earlier[0]) == []
        kept, whole = stays[0], to_stay(VISITOR, earlier[0], 60, ASPECT)
        assert kept.first_box == pytest.approx(whole.first_box, abs=1e-3)
        assert kept.farthest == pytest.approx(whole.farthest, abs=0.05)
        assert len(add_learned_zones(Scene(60, ASPECT), [VISITOR], stays).entry_zones) == 1


def test_what_comes_later_changes_nothing_that_was_learned_before(database: Database) -> None:
    first, second = (store_tracks(database, sha, "hall", [VISITOR]) for sha in "ab")
    with database.transaction() as stores:
        known = stores.tracks.before(second)
    store_tracks(database, "c", "hall", [VISITOR])
    store_tracks(database, "d", None, [VISITOR])
    with database.transaction() as stores:
        assert stores.tracks.before(second) == known
        assert [stay.recording for stay in known] == [first]


def test_people_are_found_by_when_they_were_there(database: Database) -> None:
    video_id = store_tracks(database, "a", None, [VISITOR, path(2, 40, 50, (0.2, 0.8))])
    with database.transaction() as stores:
        assert [person.number for person in stores.tracks.seen([video_id])] == [1, 2]
        assert [person.number for person in stores.tracks.seen([video_id], TimeRange(25, 35))] == [1]
        assert stores.tracks.seen([video_id], TimeRange(31, 39)) == ()
        assert stores.tracks.seen([]) == ()


def test_windows_are_found_by_the_events_that_they_hold(database: Database) -> None:
    video_id = store_tracks(database, "a", None, [VISITOR])
    kinds = [
        (1, EventType.WALKING, "left"),
        (30, EventType.COLLAPSE, "left"),
        (50, EventType.COLLAPSE, "right"),
    ]
    events = [
        Event(kind, TimeRange(at, at + 2), (0.1, 0.2, 0.3, 0.9), (1,), 0.9, side) for at, kind, side in kinds
    ]
    with database.transaction() as stores:
        stores.events.replace(video_id, events, "r")
        stored = stores.events.of_video(video_id)
        stores.windows.replace(video_id, cut_windows(events, WindowRule()), stored, "r")
        ids = [text.window_id for text in stores.windows.texts(video_id)]
        falls = EventFilter([video_id], [EventType.COLLAPSE])
        assert stores.search.by_events(falls, 10) == ids[1:]
        assert stores.search.by_events(replace(falls, side="right"), 10) == ids[2:]
        assert stores.search.by_events(falls, 1) == ids[1:2]
        assert stores.search.by_events(replace(falls, types=[EventType.INTERACTION]), 10) == []
        assert stores.search.by_events(replace(falls, video_ids=[]), 10) == []
        assert stores.search.by_words(["walks", "right"], [video_id], 10) != []
        assert stores.search.by_words(["walks", "right"], [video_id], 10, every=True) == []
