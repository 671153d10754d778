"""Doors are learned from paths; what furniture hides is not."""

from collections.abc import Iterator

import numpy as np
import pytest

from domain.events.entry_zones import EntryZone, Stay, learn_entry_zones, to_stay
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene, add_learned_zones
from domain.events.types import EventType
from domain.records import Track
from tests.support.made_paths import path, then

WIDE = 16 / 9
HOUR_S = 3600.0
DOOR_X, SHELF_X = 0.5, 0.55


def visitor(number: int, start_s: float, *, stay_s: float = 20.0) -> Track:
    """Comes out of a door in the middle of the picture, walks about, and goes back through it."""
    there = path(number, start_s, start_s + stay_s / 2, (DOOR_X, 0.2))
    return then(there, path(number, start_s + stay_s / 2 + 0.2, start_s + stay_s, (0.2, DOOR_X + 0.02)))


def hidden_by_the_shelf(number: int, start_s: float, *, times: int, hidden_s: float) -> Iterator[Track]:
    """Walks from the left edge to a shelf, behind it and out again, `times` over, and leaves at the left."""
    for turn in range(times + 1):
        begin = 0.02 if turn == 0 else SHELF_X
        end = 0.02 if turn == times else SHELF_X
        middle = start_s + 4
        yield then(
            path(number + turn, start_s, middle, (begin, 0.3)),
            path(number + turn, middle + 0.2, middle + 4, (0.3, end)),
        )
        start_s = middle + 4 + hidden_s


def stays(tracks: list[Track], recording: int = 1) -> list[Stay]:
    return [to_stay(track, recording, HOUR_S, WIDE) for track in tracks]


def test_where_three_people_came_and_went_is_a_door() -> None:
    people = [visitor(number, 100.0 * number) for number in (1, 2, 3)]
    (door,) = learn_entry_zones(stays(people), WIDE)
    assert door.x == pytest.approx(DOOR_X, abs=0.03)
    assert door.y == pytest.approx(0.8)


def test_a_single_lost_path_or_two_make_no_door() -> None:
    for count in (1, 2):
        people = [visitor(number, 100.0 * number) for number in range(1, count + 1)]
        assert learn_entry_zones(stays(people), WIDE) == ()


@pytest.mark.parametrize("hidden_s", [1.0, 6.0, 15.0, 28.0])
def test_a_shelf_that_hides_people_is_no_door_however_often(hidden_s: float) -> None:
    people = [
        track
        for turn in range(8)
        for track in hidden_by_the_shelf(10 * turn, 30 + 300.0 * turn, times=4, hidden_s=hidden_s)
    ]
    assert learn_entry_zones(stays(people), WIDE) == ()


def test_a_shelf_is_no_door_although_some_stay_behind_it_for_long() -> None:
    """A minute behind it looks like gone through a door; most who vanish there come out at once."""
    quick = [
        track
        for turn in range(8)
        for track in hidden_by_the_shelf(10 * turn, 30 + 300.0 * turn, times=2, hidden_s=5.0)
    ]
    slow = [
        track
        for turn in range(4)
        for track in hidden_by_the_shelf(200 + 10 * turn, 170 + 300.0 * turn, times=1, hidden_s=60.0)
    ]
    assert learn_entry_zones(stays(quick + slow), WIDE) == ()


def test_somebody_who_stands_and_is_found_and_lost_again_makes_no_door() -> None:
    clerk = [path(number, 100.0 * number, 100.0 * number + 20, (0.5, 0.5)) for number in range(1, 20)]
    assert learn_entry_zones(stays(clerk), WIDE) == ()


def test_a_group_that_is_lost_at_once_is_one_occasion() -> None:
    group = [path(number, 100, 104 + 0.2 * number, (0.02, 0.5 + 0.01 * number)) for number in (1, 2, 3, 4)]
    assert learn_entry_zones(stays(group), WIDE) == ()


def test_people_who_are_cut_by_the_edge_or_by_the_recordings_end_make_no_door() -> None:
    crossing = [path(number, 100.0 * number, 100.0 * number + 5, (0.02, 0.98)) for number in range(1, 9)]
    assert learn_entry_zones(stays(crossing), WIDE) == ()
    cut = [to_stay(path(1, 0, 20, (0.5, 0.1)), recording, 20.0, WIDE) for recording in range(1, 9)]
    assert learn_entry_zones(cut, WIDE) == ()


def test_recordings_of_one_camera_add_up_in_any_order() -> None:
    shown = [stay for recording in (1, 2, 3) for stay in stays([visitor(1, 50)], recording)]
    doors = learn_entry_zones(shown, WIDE)
    assert len(doors) == 1
    for seed in range(5):
        mixed = np.random.default_rng(seed).permutation(len(shown))
        assert learn_entry_zones([shown[row] for row in mixed], WIDE) == doors


def test_who_comes_through_a_learned_door_enters_and_who_is_lost_elsewhere_is_lost() -> None:
    people = [visitor(number, 100.0 * number) for number in (1, 2, 3)]
    lost = path(4, 500, 510, (0.02, 0.8))
    scene = add_learned_zones(Scene(HOUR_S, WIDE), [*people, lost])
    found = [(event.track_numbers[0], event.type) for event in find_events([*people, lost], scene)]
    assert [number for number, kind in found if kind is EventType.PERSON_ENTER] == [1, 2, 3, 4]
    assert [number for number, kind in found if kind is EventType.PERSON_EXIT] == [1, 2, 3]
    assert [number for number, kind in found if kind is EventType.PERSON_LOST] == [4]


def test_doors_of_earlier_recordings_hold_for_the_first_visitor_of_a_new_one() -> None:
    earlier = [stay for recording in (1, 2, 3) for stay in stays([visitor(1, 50)], recording)]
    first = visitor(1, 50)
    kinds = {
        event.type for event in find_events([first], add_learned_zones(Scene(HOUR_S, WIDE), [first], earlier))
    }
    assert EventType.PERSON_ENTER in kinds
    assert EventType.PERSON_APPEAR not in kinds
    alone = {event.type for event in find_events([first], add_learned_zones(Scene(HOUR_S, WIDE), [first]))}
    assert {EventType.PERSON_APPEAR, EventType.PERSON_LOST} <= alone


def test_a_drawn_door_counts_beside_learned_ones() -> None:
    drawn = EntryZone(DOOR_X, 0.8, 0.1)
    scene = add_learned_zones(Scene(HOUR_S, WIDE, entry_zones=(drawn,)), [visitor(1, 50)])
    assert scene.entry_zones == (drawn,)
    kinds = [event.type for event in find_events([visitor(1, 50)], scene)]
    assert EventType.PERSON_ENTER in kinds
