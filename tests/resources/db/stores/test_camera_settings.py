"""What cameras are set to, in a real database: versions, names, rights, and the clocks of recordings."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.access import Role
from domain.cameras.places import Line, Zone, ZoneUse
from domain.cameras.settings import CameraSettings, QuietHours
from domain.summaries.days import Day
from domain.summaries.drafts import Summary, WrittenSummary
from domain.video.recorded_time import TimeSource, from_file_name, said_by
from resources.db.engine import Database, Stores
from resources.db.stores.camera_settings import ChangedMeanwhileError, NameTakenError
from resources.db.stores.staleness import RecordingScope
from resources.db.stores.videos import NewVideo, VideoChanges
from resources.errors import NotFoundError, SentinelError

SEOUL = ZoneInfo("Asia/Seoul")
COUNTER = Zone("counter", ((0.1, 0.1), (0.4, 0.1), (0.4, 0.4)), ZoneUse.COUNTER)
DOOR = CameraSettings(
    name="door",
    site="1호점",
    time_zone="Asia/Seoul",
    clock_offset_s=-300.5,
    quiet_hours=(QuietHours(22 * 60, 6 * 60),),
    zones=(COUNTER,),
    lines=(Line("step", (0.2, 0.9), (0.8, 0.9)),),
)


@pytest.fixture(autouse=True)
def cameras(database: Database) -> None:
    with database.transaction() as stores:
        stores.access.know_cameras(["door", "till"])


def change(database: Database, settings: CameraSettings, version: int, name: str = "door") -> int:
    with database.transaction() as stores:
        return stores.camera_settings.change(name, settings, version, "kim").version


def add(stores: Stores, sha: str, name: str, camera: str = "door") -> int:
    new = NewVideo(name, f"k{sha}", sha * 64, 5, from_file_name(name, SEOUL), camera)
    return stores.videos.register(new).video_id


def test_a_camera_of_before_is_valid_and_nothing_of_it_is_set(database: Database) -> None:
    with database.transaction() as stores:
        known = stores.camera_settings.get("door")
        assert (known.settings, known.version) == (CameraSettings("door"), 0)
        assert stores.camera_settings.versions("door") == ()


def test_every_version_can_be_read_with_who_made_it(database: Database) -> None:
    assert change(database, DOOR, 0) == 1
    assert change(database, replace(DOOR, zones=()), 1) == 2
    assert change(database, replace(DOOR, zones=()), 2) == 2, "the same again is no change"
    with database.transaction() as stores:
        newest, oldest = stores.camera_settings.versions("door")
    assert (newest.version, newest.settings.zones, newest.changed_by) == (2, (), "kim")
    assert (oldest.version, oldest.settings) == (1, DOOR)
    assert oldest.changed_at <= newest.changed_at


def test_of_two_who_change_the_same_version_one_is_refused(database: Database) -> None:
    def work(number: int) -> int:
        with suppress(ChangedMeanwhileError):
            return change(database, replace(DOOR, site=f"{number}"), 0)
        return 0

    with ThreadPoolExecutor(4) as pool:
        assert sorted(pool.map(work, range(4))) == [0, 0, 0, 1]


def test_what_is_wrong_leaves_no_trace(database: Database) -> None:
    with pytest.raises(SentinelError, match="'Mars' is not a time zone") as refused:
        change(database, replace(DOOR, time_zone="Mars"), 0)
    assert "시간대가 아닙니다" in (refused.value.korean or "")
    with database.transaction() as stores:
        assert stores.camera_settings.get("door").version == 0
        assert stores.camera_settings.versions("door") == ()


def test_a_new_name_goes_wherever_the_old_one_stood(database: Database) -> None:
    with database.transaction() as stores:
        video_id = add(stores, "a", "a.mp4")
        stores.access.put_account("lee", Role.VIEWER, "hash", ("till", "door"))
        stores.access.add_key("k", Role.VIEWER, ("door",), None)
    change(database, DOOR, 0)
    change(database, replace(DOOR, name="gate"), 1)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).camera == "gate"
        assert stores.access.accounts()[0].cameras == ("till", "gate")
        assert stores.access.keys()[0].cameras == ("gate",)
        assert [each.settings.name for each in stores.camera_settings.versions("gate")] == ["gate", "door"]
        with pytest.raises(NotFoundError):
            stores.camera_settings.get("door")
    with pytest.raises(NameTakenError, match="'till' already"):
        change(database, replace(DOOR, name="till"), 2, name="gate")


def test_only_cameras_that_one_may_see_exist(database: Database) -> None:
    with database.transaction() as stores:
        own = Stores(stores.connection, ("till",)).camera_settings
        assert [each.settings.name for each in own.all()] == ["till"]
        for ask in (own.get, own.versions):
            with pytest.raises(NotFoundError):
                ask("door")


def test_wall_clock_times_follow_the_camera_without_a_new_analysis(database: Database) -> None:
    with database.transaction() as stores:
        video_id = add(stores, "a", "20260302_084012.mp4")
    began = [moment_of(database, video_id)]
    for version, settings in enumerate(
        (
            CameraSettings("door", time_zone="Europe/Berlin"),
            CameraSettings("door", time_zone="Europe/Berlin", clock_offset_s=-12),
            CameraSettings("door"),
        )
    ):
        change(database, settings, version)
        began.append(moment_of(database, video_id))
    assert [f"{each.astimezone(UTC):%d %H:%M:%S}" for each in began] == [
        "01 23:40:12",
        "02 07:40:12",
        "02 07:40:00",
        "01 23:40:12",
    ]
    with database.transaction() as stores:
        assert list(stores.staleness.of_other_places(RecordingScope())) == []


def moment_of(database: Database, video_id: int) -> datetime:
    """When a recording began; the database's own selection by time knows the same moment."""
    with database.transaction() as stores:
        found = stores.videos.get(video_id).recorded_at
        assert found is not None
        stores.connection.exec_driver_sql("update video set status = 'completed'")
        stores.connection.exec_driver_sql("delete from stage_result")
        exactly = RecordingScope(since=found, until=found.replace(second=found.second + 1))
        assert {each.video_id for each in stores.staleness.without_result(exactly)} == {video_id}
    return found


def test_a_time_that_was_set_by_hand_is_not_moved_by_the_clock_or_by_the_file(database: Database) -> None:
    moment = datetime(2026, 3, 2, 8, tzinfo=UTC)
    change(database, DOOR, 0)
    with database.transaction() as stores:
        video_id = add(stores, "a", "20260302_084012.mp4")
        stores.videos.change(video_id, VideoChanges(recorded_at=moment))
        stores.videos.set_recorded(video_id, from_file_name("20250302_084012.mp4", SEOUL))
        video = stores.videos.get(video_id)
    assert (video.recorded_at, video.recorded and video.recorded.source) == (moment, TimeSource.EDIT)


def test_a_time_that_came_with_the_upload_stays_whatever_the_file_says(database: Database) -> None:
    said = said_by("2026-03-02T08:00", SEOUL)
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "k", "a" * 64, 5, said)).video_id
        stores.videos.set_recorded(video_id, from_file_name("20250302_084012.mp4", SEOUL))
        stores.videos.set_recorded(video_id, None)
        assert stores.videos.get(video_id).recorded == said


def test_recordings_of_other_places_are_found_also_before_a_change(database: Database) -> None:
    scope = RecordingScope("door")
    with database.transaction() as stores:
        door, till = add(stores, "a", "a.mp4"), add(stores, "b", "b.mp4", "till")
        for video_id in (door, till):
            stores.results.record(video_id, "events", "run")
        stores.connection.exec_driver_sql("update video set status = 'completed'")
        assert list(stores.staleness.of_other_places(scope)) == []
        planned = [each.video_id for each in stores.staleness.of_other_places(scope, "some digest")]
        assert planned == [door]
        stores.camera_settings.change("door", DOOR, 0, "kim")
        (stale,) = stores.staleness.of_other_places(RecordingScope())
        assert (stale.video_id, stale.stage) == (door, "events")
        stores.videos.change(till, VideoChanges(camera="door"))
        assert {each.video_id for each in stores.staleness.of_other_places(scope)} == {door, till}


def test_days_go_by_the_clock_and_zone_of_the_camera(database: Database) -> None:
    utc = ZoneInfo("UTC")
    with database.transaction() as stores:
        add(stores, "a", "20260302_235950.mp4")
        stores.connection.exec_driver_sql("update video set status = 'completed', duration_s = 5")
    days = []
    for version, settings in enumerate(
        (
            CameraSettings("door", site="1호점"),  # 14:59:50 in UTC
            CameraSettings("door", site="1호점", time_zone="Asia/Seoul"),
            CameraSettings("door", site="1호점", time_zone="Asia/Seoul", clock_offset_s=10),
            CameraSettings("door", site="1호점", time_zone="Asia/Seoul", clock_offset_s=-86_400),
        )
    ):
        change(database, settings, version)
        with database.transaction() as stores:
            places = stores.days.places(utc)
            days += [f"{each:%d}" for each in stores.days.stale_days(places)]
            place = next(each for each in places if each.name == "door")
            day = Day(stores.days.stale_days(places)[0], place.zone)
            assert len(stores.days.recordings("door", day)) == 1
        assert (place.site, place.zone.key) == ("1호점", settings.time_zone or "UTC")
    assert days == ["02", "02", "03", "01"]


QUIET = CameraSettings("door", quiet_hours=DOOR.quiet_hours)


def summarised(database: Database) -> tuple[int, int]:
    """Recordings with a summary: of the camera `door` and of `till`."""
    with database.transaction() as stores:
        ids = add(stores, "a", "a_20260302_020000.mp4"), add(stores, "b", "b.mp4", "till")
        for video_id in ids:
            stores.summaries.complete(video_id, WrittenSummary(Summary("en", "ko"), "template"), "run")
    return ids


def has_summary(database: Database, video_id: int) -> bool:
    """Whether a recording has a summary; a text without its state, or the reverse, is a fault."""
    with database.transaction() as stores:
        summary, state = stores.videos.get(video_id).summary, stores.summaries.state(video_id)
    assert (summary is None) == (state is None)
    return summary is not None


@pytest.mark.parametrize(
    ("before", "after", "is_kept"),
    [
        (CameraSettings("door", site="south"), QUIET, False),
        (QUIET, CameraSettings("door"), False),
        (QUIET, replace(QUIET, time_zone="Asia/Tokyo"), False),  # another clock
        (QUIET, replace(QUIET, clock_offset_s=60.0), False),
        (QUIET, replace(QUIET, zones=(COUNTER,), site="north"), True),
        (CameraSettings("door", "south"), CameraSettings("door", time_zone="Asia/Tokyo"), True),
    ],
)
def test_other_quiet_hours_have_summaries_written_again(
    database: Database, before: CameraSettings, after: CameraSettings, *, is_kept: bool
) -> None:
    version = change(database, before, 0)
    here, elsewhere = summarised(database)
    change(database, after, version)
    assert (has_summary(database, here), has_summary(database, elsewhere)) == (is_kept, True)


@pytest.mark.parametrize(
    ("changes", "is_kept"),
    [
        (VideoChanges(recorded_at=datetime(2026, 3, 2, 12, tzinfo=UTC)), False),
        (VideoChanges(camera="till"), False),
        (VideoChanges(camera=""), False),
        (VideoChanges(description="the night of the break-in"), True),
    ],
)
def test_another_time_or_camera_of_a_recording_has_its_summary_written_again(
    database: Database, changes: VideoChanges, *, is_kept: bool
) -> None:
    change(database, QUIET, 0)
    here, elsewhere = summarised(database)
    with database.transaction() as stores:
        stores.videos.change(here, changes)
        stores.videos.change(elsewhere, VideoChanges(recorded_at=datetime(2026, 3, 2, 12, tzinfo=UTC)))
    assert has_summary(database, here) is is_kept
    assert has_summary(database, elsewhere), "its camera has no quiet hours"
