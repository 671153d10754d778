"""Standing, walking and running; falls and sitting, and what looks like them."""

import numpy as np
import pytest

from domain.events.rules.find import find_events
from domain.events.rules.people import Columns
from domain.events.rules.posture import LowStretch, is_half_hidden
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Event, Track
from tests.support.made_paths import path, shaped, then, way

SCENE = Scene(duration_s=60.0, aspect=16 / 9)
UP, LYING = {"width": 0.08, "height": 0.4}, {"width": 0.24, "height": 0.12}


def found(event_type: EventType, *tracks: Track) -> list[Event]:
    return [event for event in find_events(tracks, SCENE) if event.type is event_type]


def test_walking_and_standing_follow_each_other() -> None:
    walker = then(path(1, 0, 5, (0.1, 0.5)), path(1, 5.2, 15, (0.5, 0.5)))
    events = [event for event in find_events([walker], SCENE) if event.type != EventType.PERSON_LOST]
    assert [event.type for event in events] == ["walking", "standing"]
    assert events[0].range.end_s == pytest.approx(5.2, abs=0.7)


@pytest.mark.parametrize(
    ("heights_per_s", "expected"),
    [(0.05, "standing"), (0.4, "walking"), (1.1, "walking"), (1.7, "running"), (2.4, "running")],
)
def test_speed_in_heights_of_the_person_tells_who_runs(heights_per_s: float, expected: str) -> None:
    width = heights_per_s * 0.4 * 4 / SCENE.aspect  # of the picture, in the four seconds of the path
    kinds = {event.type.value for event in find_events([path(1, 10, 14, (0.02, 0.02 + width))], SCENE)}
    assert kinds & {"standing", "walking", "running"} == {expected}


def test_a_run_is_shown_when_it_is_fastest() -> None:
    runner = way(1, (5, 0.0, 0.8), (9, 0.3, 0.8), (10.5, 0.95, 0.8), (15, 0.95, 0.8))
    (run,) = found(EventType.RUNNING, runner)
    assert run.peak_s == pytest.approx(9.7, abs=0.5)
    assert run.range.start_s == pytest.approx(9.0, abs=0.7)


FALLS = {
    "to the side": shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.8, 0.24, 0.12, 0.8),
                          (20, 0.24, 0.12, 0.8)),
    "away from the camera": shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.8, 0.08, 0.15, 0.8),
                                   (20, 0.08, 0.15, 0.8)),
    "away from the camera, seen along the body": shaped(
        1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.8, 0.05, 0.235, 0.8), (20, 0.05, 0.235, 0.8)),
    "towards the camera": shaped(1, (0, 0.08, 0.3, 0.6), (10, 0.08, 0.3, 0.6), (10.8, 0.1, 0.25, 0.8),
                                 (20, 0.1, 0.25, 0.8)),
    "from a chair": shaped(1, (0, 0.08, 0.4, 0.8), (3, 0.08, 0.4, 0.8), (4, 0.08, 0.3, 0.8),
                           (10, 0.08, 0.3, 0.8), (10.8, 0.24, 0.12, 0.8), (20, 0.24, 0.12, 0.8)),
    "while walking": then(path(1, 0, 10, (0.1, 0.5)), path(1, 10.6, 20, (0.55, 0.55), **LYING)),
}  # fmt: skip


@pytest.mark.parametrize("way_to_fall", FALLS)
def test_a_fall_lasts_from_the_last_upright_moment_to_getting_up(way_to_fall: str) -> None:
    (fall,) = found(EventType.COLLAPSE, FALLS[way_to_fall])
    assert fall.range.start_s == pytest.approx(10.0, abs=0.4)
    assert fall.range.end_s == 20.0
    assert fall.peak_s is not None
    assert 10.6 <= fall.peak_s <= 20.0
    assert "standing" not in [
        e.type for e in find_events([FALLS[way_to_fall]], SCENE) if e.range.start_s >= 10.6
    ]


def test_a_fall_is_found_though_nobody_gets_up_or_is_seen_on_the_floor_for_long() -> None:
    lost = shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.6, 0.24, 0.12, 0.8),
                  (11.4, 0.24, 0.12, 0.8))  # fmt: skip
    assert len(found(EventType.COLLAPSE, lost)) == 1


@pytest.mark.parametrize(
    "person",
    [
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.4, 0.24, 0.12, 0.8), (11, 0.24, 0.12, 0.8),
               (11.4, 0.08, 0.4, 0.8), (20, 0.08, 0.4, 0.8)),  # bends down for a moment
        path(1, 0, 20, (0.5, 0.5), **LYING),  # never seen upright: a blanket, a dog
        then(path(1, 0, 10, (0.5, 0.5)), path(1, 30, 40, (0.5, 0.5), **LYING)),  # 20 s unseen in between
        path(1, 0, 20, (0.5, 0.5), width=0.2, height=0.38),  # stout, but upright all the time
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (25, 0.24, 0.12, 0.8), (35, 0.24, 0.12, 0.8)),
        # lies down slowly
        shaped(1, (0, 0.08, 0.4, 0.9), (5, 0.08, 0.4, 0.9), (6, 0.08, 0.15, 0.65), (20, 0.08, 0.15, 0.65)),
        # a counter hides all but the head
        shaped(1, (0, 0.01, 0.05, 0.5), (10, 0.01, 0.05, 0.5), (10.6, 0.03, 0.015, 0.5),
               (20, 0.03, 0.015, 0.5)),  # a few pixels, far away
        shaped(1, (0, 0.1, 0.6, 0.9), (8, 0.1, 0.6, 0.9), (9, 0.1, 0.2, 1.0), (20, 0.1, 0.2, 1.0)),
        # the lower edge of the picture cuts them off
        shaped(1, (0, 0.08, 0.4, 0.8), (0.4, 0.24, 0.12, 0.8), (20, 0.24, 0.12, 0.8)),  # hardly seen before
        # legs hidden at once
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.4, 0.07, 0.16, 0.58),
               (25, 0.07, 0.16, 0.58)),
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.8, 0.025, 0.15, 0.8),
               (13, 0.025, 0.15, 0.8)),  # fades while somebody leaves through a dark door
        shaped(1, (0, 0.08, 0.4, 0.8), (9, 0.08, 0.4, 0.8), (9.4, 0.08, 0.3, 0.68), (10, 0.08, 0.3, 0.68),
               (10.6, 0.045, 0.2, 0.8), (18, 0.045, 0.2, 0.8)),  # the upper body alone, then the legs
        shaped(1, (0, 0.08, 0.4, 0.8), (8, 0.08, 0.4, 0.8), (9, 0.08, 0.24, 0.64), (11, 0.08, 0.24, 0.64),
               (12, 0.13, 0.1, 0.64), (14, 0.13, 0.1, 0.64), (15, 0.08, 0.24, 0.64),
               (20, 0.08, 0.24, 0.64)),  # bends behind a counter
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (12.2, 0.05, 0.235, 0.8),
               (20, 0.05, 0.235, 0.8)),  # the box closes in on the legs of who stands, in two seconds
        then(path(1, 4, 10, (0.3, 0.3)),
             path(1, 10.4, 16, (0.3, 0.5), width=0.05, height=0.22)),  # goes on walking, as legs alone
        shaped(1, (0, 0.05, 0.25, 0.642), (10, 0.05, 0.25, 0.642), (11.2, 0.036, 0.165, 0.604),
               (11.6, 0.031, 0.122, 0.595), (12.4, 0.03, 0.101, 0.611), (13.2, 0.03, 0.113, 0.651),
               (14, 0.032, 0.148, 0.645), (20, 0.034, 0.165, 0.641)),  # goes over the body of who stands
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.8, 0.04, 0.235, 0.77),
               (20, 0.04, 0.235, 0.77)),  # closes in on the hip and an arm of who stands
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.037, 0.165, 0.74),
               (20, 0.037, 0.165, 0.74)),  # on the thighs
    ],
)  # fmt: skip
def test_what_is_no_fall(person: Track) -> None:
    assert not found(EventType.COLLAPSE, person)


def test_legs_are_no_fall_where_another_path_has_the_head() -> None:
    legs = shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.05, 0.22, 0.8), (16, 0.05, 0.22, 0.8))
    head = shaped(2, (11, 0.05, 0.16, 0.56), (16, 0.05, 0.16, 0.56))
    passer = shaped(2, (2, 0.05, 0.16, 0.56), (16, 0.05, 0.16, 0.56))

    assert len(found(EventType.COLLAPSE, legs)) == 1
    assert not found(EventType.COLLAPSE, legs, head)
    assert len(found(EventType.COLLAPSE, legs, passer)) == 1, "who was there before is somebody else"


SEATED = shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.08, 0.3, 0.8), (30, 0.08, 0.3, 0.8),
                (31, 0.08, 0.4, 0.8), (40, 0.08, 0.4, 0.8))  # fmt: skip


def test_somebody_who_sits_down_sits_until_they_get_up_and_stands_before_and_after() -> None:
    events = [event for event in find_events([SEATED], SCENE) if event.type != EventType.PERSON_LOST]
    assert [event.type for event in events] == ["standing", "sitting", "standing"]
    assert events[1].range.start_s == pytest.approx(10.0, abs=0.5)
    assert events[1].range.end_s == pytest.approx(31.0, abs=0.8)


@pytest.mark.parametrize(("share", "count"), [(0.6, 1), (0.75, 1), (0.82, 1), (0.88, 0), (0.95, 0)])
def test_who_is_low_enough_sits_or_crouches(share: float, count: int) -> None:
    low = 0.4 * share
    person = shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.09, low, 0.8), (25, 0.09, low, 0.8))
    assert len(found(EventType.SITTING, person)) == count
    assert not found(EventType.COLLAPSE, person)


def test_the_upper_body_of_who_sits_is_boxed_down_to_the_knees() -> None:
    person = shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.055, 0.27, 0.74),
                    (25, 0.055, 0.27, 0.74))  # fmt: skip
    assert len(found(EventType.SITTING, person)) == 1


@pytest.mark.parametrize(
    "person",
    [
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.6, 0.1, 0.27, 0.8), (12.6, 0.1, 0.27, 0.8),
               (13.2, 0.08, 0.4, 0.8), (20, 0.08, 0.4, 0.8)),  # bends to a shelf
        path(1, 0, 40, (0.5, 0.5), height=0.2),  # a child
        shaped(1, (0, 0.08, 0.4, 0.8), (5, 0.08, 0.4, 0.8), (6, 0.08, 0.28, 0.68), (30, 0.08, 0.28, 0.68)),
        # furniture hides the legs
        shaped(1, (0, 0.08, 0.4, 0.9), (5, 0.08, 0.4, 0.9), (11, 0.05, 0.25, 0.6), (30, 0.05, 0.25, 0.6)),
        # walks away from the camera
        shaped(1, (0, 0.02, 0.1, 0.5), (5, 0.02, 0.1, 0.5), (6, 0.02, 0.08, 0.5), (30, 0.02, 0.08, 0.5)),
        # too far away
        way(1, (0, 0.1, 0.8), (30, 0.9, 0.8), height=0.4),
        then(path(1, 0, 5, (0.1, 0.3)), path(1, 5.2, 30, (0.3, 0.9), height=0.3)),  # walks on, lower
        shaped(1, (0, 0.1, 0.6, 0.9), (8, 0.1, 0.6, 0.9), (9, 0.1, 0.5, 1.0), (20, 0.1, 0.5, 1.0)),
        # legs hidden at once, the head stays but for the rim of the box
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.4, 0.07, 0.24, 0.67),
               (25, 0.07, 0.24, 0.67)),
        # another kind of box, without a rim: lower, and slimmer
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (10.4, 0.055, 0.34, 0.79),
               (25, 0.055, 0.34, 0.79)),
        # half hidden from the beginning but for a moment, then a long bow
        then(shaped(1, (0, 0.08, 0.4, 0.8), (8, 0.08, 0.4, 0.8)),
             shaped(1, (8.2, 0.08, 0.24, 0.64), (12, 0.08, 0.24, 0.64), (13, 0.09, 0.17, 0.64),
                    (18, 0.09, 0.17, 0.64))),
        # the lower edge of the picture cuts them off
        shaped(1, (0, 0.08, 0.4, 0.8), (8, 0.08, 0.4, 0.8), (8.6, 0.08, 0.4, 0.72), (9.2, 0.08, 0.4, 0.84),
               (9.8, 0.08, 0.4, 0.75), (10.4, 0.08, 0.33, 0.8), (25, 0.08, 0.33, 0.8)),
        # the box trembled before by as much as it is lower now
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.09, 0.28, 0.8), (14, 0.09, 0.28, 0.8),
               (14.6, 0.08, 0.355, 0.8), (17, 0.08, 0.355, 0.8), (18, 0.08, 0.4, 0.8), (25, 0.08, 0.4, 0.8)),
        # bends down, and the head is almost up for the rest of the time
        shaped(1, (0, 0.08, 0.4, 0.8), (1.2, 0.08, 0.4, 0.8), (2.2, 0.08, 0.3, 0.8), (25, 0.08, 0.3, 0.8)),
        # hardly seen before
        shaped(1, (0, 0.08, 0.4, 0.8), (10, 0.08, 0.4, 0.8), (11, 0.059, 0.295, 0.8),
               (25, 0.059, 0.295, 0.8)),  # a smaller box of the same shape, down to the feet
        # walks behind a counter towards the camera: legs hidden, head lower
        then(path(1, 0, 10, (0.5, 0.5)),
             then(path(1, 10.2, 11, (0.51, 0.55), bottom=0.82, height=0.36),
                  path(1, 11.2, 25, (0.55, 0.55), bottom=0.8, height=0.3, width=0.1))),
    ],
)  # fmt: skip
def test_what_is_no_sitting(person: Track) -> None:
    assert not found(EventType.SITTING, person)


def test_a_box_that_jumps_before_somebody_comes_down_hides_nothing() -> None:
    times_s, x = np.array([0.0, 0.2, 0.4, 0.6, 1.2]), np.array([0.0, 0.0, 4.0, 4.0, 4.0])
    some, height, no = np.full(5, 0.5), np.full(5, 0.2), np.zeros(5, dtype=bool)
    at = Columns(times_s, x, some, some, height, height, height, some, some, some, no)

    assert not is_half_hidden(at, LowStretch(np.array([4]), 4, np.ones(5), no, 0.2))
