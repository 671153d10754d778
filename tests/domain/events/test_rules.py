import pytest

from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Track
from tests.support.made_paths import path, then

SCENE = Scene(duration_s=60.0, aspect=16 / 9)


def kinds(*tracks: Track) -> list[str]:
    return [event.type.value for event in find_events(tracks, SCENE)]


def test_somebody_who_walks_through_enters_walks_and_leaves() -> None:
    events = find_events([path(1, 5, 11, (0.0, 1.0))], SCENE)
    assert [event.type for event in events] == ["person_enter", "walking", "person_exit"]
    assert (events[0].side, events[-1].side) == ("left", "right")


def test_somebody_there_from_first_to_last_neither_enters_nor_leaves() -> None:
    assert kinds(path(1, 0, 60, (0.5, 0.5))) == ["standing"]


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        (path(1, 5, 11, (0.3, 0.6)), ["person_appear", "person_lost"]),  # nobody saw them come or go
        (path(1, 5, 11, (0.02, 0.6)), ["person_enter", "person_lost"]),
        (path(1, 5, 60, (0.3, 0.3)), ["person_appear"]),  # there at the end of the recording
        (path(1, 0, 20, (0.02, 0.6)), ["person_lost"]),  # cut off by the edge on the first frame already
        (path(1, 0, 20, (0.3, 0.98)), ["person_exit"]),
        (path(1, 5, 20, (0.03, 0.03)), ["person_appear", "person_lost"]),  # at the edge, and never inside
    ],
)
def test_who_is_first_or_last_seen_inside_the_picture_neither_enters_nor_leaves(
    person: Track, expected: list[str]
) -> None:
    assert [kind for kind in kinds(person) if kind.startswith("person_")] == expected


def test_walking_and_standing_follow_each_other() -> None:
    walker = then(path(1, 0, 5, (0.1, 0.5)), path(1, 5.2, 15, (0.5, 0.5)))
    events = [event for event in find_events([walker], SCENE) if event.type != EventType.PERSON_LOST]
    assert [event.type for event in events] == ["walking", "standing"]
    assert events[0].range.end_s == pytest.approx(5.2, abs=0.7)


LYING = {"width": 0.24, "height": 0.12}


def test_a_fall_lasts_from_the_last_upright_moment_to_getting_up() -> None:
    faller = then(path(1, 0, 10, (0.5, 0.5)), path(1, 10.6, 20, (0.55, 0.55), **LYING))
    (fall,) = [event for event in find_events([faller], SCENE) if event.type is EventType.COLLAPSE]
    assert (fall.range.start_s, fall.range.end_s) == (10.0, 20.0)
    assert "standing" not in [e.type for e in find_events([faller], SCENE) if e.range.start_s >= 10.6]


@pytest.mark.parametrize(
    "person",
    [
        then(path(1, 0, 10, (0.5, 0.5)), path(1, 10.4, 11, (0.5, 0.5), **LYING)),  # bends down for a moment
        path(1, 0, 20, (0.5, 0.5), **LYING),  # never seen upright: a blanket, a dog
        then(path(1, 0, 10, (0.5, 0.5)), path(1, 30, 40, (0.5, 0.5), **LYING)),  # 20 s unseen in between
        path(1, 0, 20, (0.5, 0.5), width=0.2, height=0.38),  # stout, but upright all the time
    ],
)
def test_what_is_no_fall(person: Track) -> None:
    assert "collapse" not in kinds(person)


def test_two_people_close_together_meet() -> None:
    events = find_events([path(1, 0, 20, (0.4, 0.4)), path(2, 5, 15, (0.5, 0.5))], SCENE)
    (meeting,) = [event for event in events if event.type is EventType.INTERACTION]
    assert meeting.track_numbers == (1, 2)
    assert (meeting.range.start_s, meeting.range.end_s) == (5.0, 15.0)
    assert meeting.box[0] < 0.4 < 0.5 < meeting.box[2]


@pytest.mark.parametrize(
    "other",
    [
        path(2, 0, 20, (0.9, 0.9)),  # far across the room
        path(2, 0, 20, (0.42, 0.42), bottom=0.55),  # in front of one another, metres apart
        path(2, 4, 8, (-0.3, 1.2)),  # passes by quickly
    ],
)
def test_what_is_no_meeting(other: Track) -> None:
    assert "interaction" not in kinds(path(1, 0, 20, (0.4, 0.4)), other)


def test_events_come_by_time() -> None:
    events = find_events([path(1, 20, 30, (0, 1)), path(2, 5, 12, (1, 0))], SCENE)
    assert [event.range.start_s for event in events] == sorted(event.range.start_s for event in events)
