"""What is found for typed queries over several recordings: clocks, cameras, drawn places, and things."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.cameras.places import Line, Zone
from domain.cameras.settings import CameraSettings
from domain.events.types import EventType as Happens
from domain.people.traits import AgeGroup, Facing, Gender, Prediction
from domain.query.filters import LengthFilter, PeopleFilter, PlaceFilter, TimeFilter, WallClock
from domain.query.findings import Findings
from domain.query.query import Intent, Order, OrderBy, Query, Subject
from domain.records import CoverageState, TimeRange
from resources.db.engine import Database, Stores
from serving.chat.evidence import gather
from tests.serving.chat.test_gathering import ENTER, EXIT, FALL, found, query
from tests.support.made_paths import path, then
from tests.support.told_scenes import GREY, RED, SHOP, Somebody, ToldScene, tell

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
WALK = Somebody(path(1, 5, 15, (0.02, 0.98)), RED, None)
STAND = Somebody(path(2, 20, 50, (0.15, 0.15)), GREY, None)


def wall(*hours: str, is_daily: bool = False) -> TimeFilter:
    start, end = map(datetime.fromisoformat, hours)
    return TimeFilter(wall=WallClock(start, end, is_daily))


def recorded(name: str, began: datetime, zone: ZoneInfo, camera: str = "door") -> ToldScene:
    """A minute with one person, from 20 to 50 s."""
    settings = CameraSettings(camera, time_zone=zone.key)
    people = (Somebody(path(1, 20, 50, (0.15, 0.15)), GREY, None),)
    return ToldScene(people, 60, began=began, camera=settings, name=name)


def seen_in(told: Findings) -> list[tuple[str, int]]:
    return [(told.videos[each.video_id].name, each.number) for each in told.people]


def test_a_time_of_day_is_that_of_the_zone_of_the_camera(database: Database) -> None:
    """14:05:00 in Seoul is 05:05:00 UTC, and 06:05:00 in Berlin in winter."""
    began = datetime(2026, 1, 5, 5, 5, tzinfo=UTC)
    tell(database, recorded("seoul", began, SEOUL, "gate"))
    tell(database, recorded("berlin", began, BERLIN, "yard"))
    tell(database, replace(SHOP, name="undated"))
    table = {
        "14:05": (wall("2026-01-05 14:05", "2026-01-05 14:06"), [("seoul.mp4", 1)]),
        "06:05": (wall("2026-01-05 06:05", "2026-01-05 06:06"), [("berlin.mp4", 1)]),
        "14:05:51": (wall("2026-01-05 14:05:51", "2026-01-05 14:05:55"), []),
        "daily 14 to 15": (wall("2026-03-01 14:00", "2026-03-01 15:00", is_daily=True), [("seoul.mp4", 1)]),
        "daily 22 to 7": (wall("2026-03-01 22:00", "2026-03-01 07:00", is_daily=True), [("berlin.mp4", 1)]),
        "the next day": (wall("2026-01-06 14:05", "2026-01-06 14:06"), []),
    }

    for name, (time, people) in table.items():
        told = found(database, query(time=time))
        assert seen_in(told) == people, name
        assert [video.name for video in told.undated] == ["undated.mp4"], name
    assert told.empty_time


def test_hours_that_the_clock_skips_or_repeats(database: Database) -> None:
    """In Berlin 02:00 to 03:00 is missing on 2026-03-29, and comes twice on 2026-10-25."""
    tell(database, recorded("spring", datetime(2026, 3, 29, 1, 0, tzinfo=UTC), BERLIN, "one"))
    tell(database, recorded("first", datetime(2026, 10, 25, 0, 30, tzinfo=UTC), BERLIN, "two"))
    tell(database, recorded("again", datetime(2026, 10, 25, 1, 30, tzinfo=UTC), BERLIN, "three"))
    table = {
        "the missing hour": (wall("2026-03-29 02:00", "2026-03-29 02:59"), []),
        "after it": (wall("2026-03-29 02:30", "2026-03-29 03:01"), ["spring.mp4"]),
        "the hour that comes twice": (
            wall("2026-10-25 02:30", "2026-10-25 02:31"),
            ["first.mp4", "again.mp4"],
        ),
    }

    for name, (time, names) in table.items():
        assert [video for video, _ in seen_in(found(database, query(time=time)))] == names, name


def test_recordings_stand_in_the_order_in_which_they_were_made(database: Database) -> None:
    for name, day in (("late", 9), ("early", 2), ("middle", 5)):
        tell(database, recorded(name, datetime(2026, 1, day, tzinfo=UTC), SEOUL))

    told = found(database, query())
    assert seen_in(told) == [("early.mp4", 1), ("middle.mp4", 1), ("late.mp4", 1)]
    assert seen_in(found(database, query(order=Order(is_descending=True)))) == [("late.mp4", 1)]
    assert seen_in(found(database, query(order=Order(nth=2)))) == [("middle.mp4", 1)]
    newest = query(subject=Subject.RECORDINGS, order=Order(is_descending=True))
    assert [each.name for each in found(database, newest).recordings] == ["late.mp4"]


def test_which_recordings_and_cameras_hold_something(database: Database) -> None:
    day = datetime(2026, 1, 5, tzinfo=UTC)
    tell(database, replace(SHOP, name="fall", began=day, camera=CameraSettings("door")))
    tell(database, replace(recorded("calm", day, SEOUL, "door"), people=(STAND,)))
    tell(database, ToldScene((), 30, name="empty"))
    recordings = {"subject": Subject.RECORDINGS}
    table = {
        "a fall": (query(**recordings, events=(FALL,)), ["fall.mp4"]),
        "no fall": (query(**recordings, events=(FALL,), is_negated=True), ["calm.mp4", "empty.mp4"]),
        "nobody": (query(**recordings, is_negated=True), ["empty.mp4"]),
        "somebody on the right": (query(**recordings, place=PlaceFilter(("right",))), ["fall.mp4"]),
        "longer than a minute": (query(**recordings, length=LengthFilter(61)), ["fall.mp4"]),
        "all": (query(**recordings), ["calm.mp4", "fall.mp4", "empty.mp4"]),
        "the longest": (
            query(**recordings, order=Order(OrderBy.LENGTH, is_descending=True)),
            ["fall.mp4"],
        ),
        "a vehicle": (query(**recordings, labels=("vehicle",)), []),
    }

    for name, (asked, names) in table.items():
        told = found(database, asked)
        assert {each.name for each in told.recordings} == set(names), name
    told = found(database, query(subject=Subject.CAMERAS))
    assert told.total == 1
    (event,) = found(database, table["a fall"][0]).events
    assert event.event.type is FALL


def test_zones_and_lines(database: Database) -> None:
    """1 walks through the zone, 2 stands in it, 3 crosses the line and falls outside, 4 falls in it."""
    counter = Zone("counter", ((0.1, 0.7), (0.4, 0.7), (0.4, 0.9), (0.1, 0.9)))
    camera = CameraSettings("till", zones=(counter,), lines=(Line("door", (0.92, 0.0), (0.92, 1.0)),))
    lying = {"width": 0.24, "height": 0.12}
    people = (
        Somebody(path(1, 5, 15, (0.02, 0.6))),
        Somebody(path(2, 20, 50, (0.25, 0.25))),
        Somebody(then(path(3, 60, 64, (0.98, 0.85)), path(3, 64.6, 74, (0.85, 0.85), **lying))),
        Somebody(then(path(4, 80, 84, (0.02, 0.25)), path(4, 84.6, 94, (0.25, 0.25), **lying))),
    )
    tell(database, ToldScene(people, camera=camera))
    zone, line = PlaceFilter(zones=("counter",)), PlaceFilter(zones=("door",))
    table = {
        "in the zone": (query(place=zone), [1, 2, 4]),
        "in the zone at 30 s": (query(place=zone, time=TimeFilter(TimeRange(30, 31))), [2]),
        "stepped into it": (query(events=(Happens.ZONE_ENTER,), place=zone), [1, 4]),
        "fell in it": (query(events=(FALL,), place=zone), [4]),
        "fell": (query(events=(FALL,)), [3, 4]),
        "over the line": (query(place=line), [3]),
        "in over the line": (
            query(events=(Happens.LINE_CROSSING,), place=replace(line, direction="in")),
            [3],
        ),
        "over the line, never in the zone": (
            query(
                events=(Happens.LINE_CROSSING,),
                place=line,
                people=PeopleFilter(not_doing=(Happens.ZONE_ENTER,), not_at=("counter",)),
            ),
            [3],
        ),
        "in the zone, never over the line": (
            query(
                events=(Happens.ZONE_ENTER,),
                place=zone,
                people=PeopleFilter(not_doing=(Happens.LINE_CROSSING,), not_at=("door",)),
            ),
            [1, 4],
        ),
        "out over the line": (query(place=replace(line, direction="out")), []),
        "in an unknown zone": (query(place=PlaceFilter(zones=("roof",))), []),
    }

    for name, (asked, numbers) in table.items():
        assert [each.number for each in found(database, asked).people] == numbers, name


def test_guesses_that_no_classifier_made_are_uncertain(database: Database) -> None:
    woman, man = [Prediction(Gender.FEMALE, 0.82)], [Prediction(Gender.MALE, 0.9)]
    people = (
        Somebody(path(1, 5, 15, (0.02, 0.98)), guesses=woman),
        Somebody(path(2, 20, 30, (0.98, 0.02)), guesses=man),
        Somebody(path(3, 40, 50, (0.5, 0.5)), guesses=[*woman, Prediction(AgeGroup.OLD, 0.8)]),
        Somebody(path(4, 52, 58, (0.5, 0.5))),
    )
    tell(database, ToldScene(people, 60, looked_for=("person",)))
    table = {
        "women": (PeopleFilter(traits=(Gender.FEMALE,)), [1, 3], [4]),
        "old women": (PeopleFilter(traits=(Gender.FEMALE, AgeGroup.OLD)), [3], [1, 4]),
        "women or men": (PeopleFilter(traits=(Gender.FEMALE, Gender.MALE)), [1, 2, 3], [4]),
        "to the right": (PeopleFilter(facing=Facing.RIGHT), [1], [3, 4]),
    }

    for name, (wanted, fit, unsure) in table.items():
        told = found(database, query(people=wanted))
        assert [each.number for each in told.people] == fit, name
        assert [each.number for each in told.uncertain] == unsure, name


def test_things(database: Database) -> None:
    car = replace(path(2, 10, 14, (0.1, 0.9), width=0.2, height=0.2), label="vehicle")
    parked = replace(path(3, 0, 60, (0.2, 0.2), width=0.2, height=0.2), label="vehicle")
    tell(database, ToldScene((WALK,), 60, things=(car, parked), looked_for=("person", "vehicle")))
    things = {"subject": Subject.THINGS, "labels": ("vehicle",)}
    table = {
        "vehicles": (query(**things), [3, 2]),
        "vehicles on the right": (query(**things, place=PlaceFilter(("right",))), [2]),
        "vehicles after 20 s": (query(**things, time=TimeFilter(TimeRange(20, 60))), [3]),
        "bags": (query(subject=Subject.THINGS, labels=("bag",)), []),
        "people": (query(), []),
    }

    for name, (asked, numbers) in table.items():
        assert [each.number for each in found(database, asked).things] == numbers, name
    told = found(database, query())
    assert [each.number for each in told.people] == [1]
    assert told.looked_for["vehicle"] == 1


def test_both_sides_of_a_comparison_are_counted(database: Database) -> None:
    tell(database, SHOP)
    sides = tuple(query(intent=Intent.COUNT, events=(kind,)) for kind in (ENTER, EXIT))

    told = found(database, query(intent=Intent.COMPARE, compared=sides))
    assert [side.total for side in told.sides] == [5, 3]
    assert told.people == ()


def test_faults_of_the_camera_tell_whether_it_was_in_order(database: Database) -> None:
    tell(database, SHOP)

    told = found(database, query(intent=Intent.COVERAGE, subject=Subject.EVENTS))
    assert told.events == ()
    (spans,) = told.not_covered.values()
    assert [each.state for each in spans] == [CoverageState.BLACK]


def test_recordings_of_other_cameras_take_no_part(database: Database) -> None:
    day = datetime(2026, 1, 5, tzinfo=UTC)
    tell(database, recorded("seen", day, SEOUL, "door"))
    tell(database, recorded("hidden", day, SEOUL, "safe"))

    def look(stores: Stores, asked: Query) -> Findings:
        return gather(stores, asked, stores.videos.newest_first(), SEOUL)

    with database.transaction() as stores:
        restricted = Stores(stores.connection, ("door",))
        for asked in (query(), query(subject=Subject.RECORDINGS), query(intent=Intent.SUMMARISE)):
            told = look(restricted, asked)
            assert [video.name for video in told.videos.values()] == ["seen.mp4"]
            assert {each.video_id for each in told.people} <= set(told.videos)
            assert told.looked.videos == 1


@pytest.mark.parametrize("scene", [None, ToldScene((), 30)])
def test_nothing_at_all_is_found_in_nothing(database: Database, scene: ToldScene | None) -> None:
    if scene is not None:
        tell(database, scene)

    for subject in Subject:
        for intent in Intent:
            told = found(database, query(subject=subject, intent=intent))
            assert (told.people, told.events, told.things) == ((), (), ())
            assert told.looked.videos_ready == (scene is not None)
