import dataclasses
from itertools import pairwise, permutations

import numpy as np
import pytest

from domain.cameras.places import Line, Zone
from domain.events.kinds.kind import Source, Subject
from domain.events.rules.find import (
    PLACE_TYPES,
    RULES,
    find_events,
    find_place_events,
    find_raw_events,
    order_of,
)
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Track
from tests.support.made_paths import path, shaped, then, way

ZONE = Zone("shelf", ((0.3, 0.6), (0.7, 0.6), (0.7, 0.95), (0.3, 0.95)))
SCENE = Scene(60.0, 16 / 9, (), (ZONE,), (Line("gate", (0.5, 0.5), (0.5, 1.0)),))
SEVERAL = (
    path(1, 5, 11, (0.0, 1.0)),
    way(2, (3, 0.1, 0.8), (9, 0.45, 0.8), (30, 0.45, 0.8), (36, 1.0, 0.8)),
    shaped(3, (6, 0.08, 0.4, 0.8), (12, 0.08, 0.4, 0.8), (12.6, 0.3, 0.12, 0.8), (25, 0.3, 0.12, 0.8)),
    path(4, 8, 30, (0.5, 0.5)),
)
"""People who come, pass a zone, fall and meet."""


def test_each_type_that_people_do_has_one_rule() -> None:
    found = [event_type for types in RULES for event_type in types]
    rules_on_people = [
        each
        for each in EventType
        if each.kind.source is Source.RULES
        and each.kind.subject in (Subject.PERSON, Subject.TWO_PEOPLE, Subject.CROWD)
    ]
    assert sorted(found) == sorted(rules_on_people)


OTHER_PLACES = (
    SCENE,  # the same
    dataclasses.replace(SCENE, zones=(Zone("shelf", ((0.4, 0.6), (0.8, 0.6), (0.8, 0.95), (0.4, 0.95))),)),
    dataclasses.replace(SCENE, zones=(), lines=()),
    dataclasses.replace(SCENE, lines=(Line("gate", (0.6, 0.5), (0.6, 1.0)), Line("way", (0, 0.7), (1, 0.7)))),
)


@pytest.mark.parametrize("changed", OTHER_PLACES)
def test_what_is_kept_and_what_is_made_again_for_other_places_is_all_there_is(changed: Scene) -> None:
    kept = [event for event in find_events(SEVERAL, SCENE) if event.type not in PLACE_TYPES]
    made = find_place_events(SEVERAL, changed)
    assert tuple(sorted((*kept, *made), key=order_of)) == find_events(SEVERAL, changed)
    assert len(kept) > 5, "the others are most of them"
    assert bool(made) == bool(changed.zones)


def test_events_come_by_time() -> None:
    starts = [event.range.start_s for event in find_events(SEVERAL, SCENE)]
    assert len(starts) > 10
    assert starts == sorted(starts)


def test_the_order_of_tracks_changes_nothing() -> None:
    expected = find_events(SEVERAL, SCENE)
    for order in permutations(SEVERAL):
        assert find_events(order, SCENE) == expected


def test_each_event_says_when_to_look_and_how_sure_it_is() -> None:
    for event in find_events(SEVERAL, SCENE):
        assert event.peak_s is not None
        assert event.range.start_s <= event.peak_s <= event.range.end_s
        assert 0.0 <= event.confidence <= 1.0
        assert event.side in ("left", "center", "right")


def test_a_doubtful_track_makes_doubtful_events() -> None:
    faint = [dataclasses.replace(track, confidence=0.3) for track in SEVERAL]
    pairs = zip(find_raw_events(SEVERAL, SCENE), find_raw_events(faint, SCENE), strict=True)
    assert all(dim.confidence < clear.confidence for clear, dim in pairs)


def test_without_people_nothing_happens() -> None:
    assert find_events([], SCENE) == ()


@pytest.mark.parametrize("x", [0.0, 0.5])
@pytest.mark.parametrize("time_s", [0.0, 30.0])
def test_a_single_box_makes_no_movement_and_no_place(x: float, time_s: float) -> None:
    dot = Track(1, np.array([time_s]), np.array([[x, 0.4, x + 0.1, 0.8]]), 0.9)
    own = [event for event in find_events([dot, SEVERAL[3]], SCENE) if 1 in event.track_numbers]
    assert {event.type.value.partition("_")[0] for event in own} <= {"person"}


def test_only_one_movement_is_told_at_a_moment() -> None:
    kinds = {"walking", "running", "standing", "sitting", "collapse"}
    busy = [
        then(
            path(1, 0, 10, (0.2, 0.5)),
            shaped(
                1,
                (10.2, 0.08, 0.4, 0.8),
                (11, 0.08, 0.3, 0.8),
                (20, 0.08, 0.3, 0.8),
                (21, 0.3, 0.1, 0.8),
                (30, 0.3, 0.1, 0.8),
            ),
        ),
        way(2, (0, 0.1, 0.8), (5, 0.3, 0.8), (15, 0.3, 0.8), (17, 0.9, 0.8), (25, 0.9, 0.8)),
        SEVERAL[2],
    ]
    for person in busy:
        moved = sorted(e.range for e in find_events([person], SCENE) if e.type.value in kinds)
        assert len(moved) > 1
        assert all(after.start_s >= before.end_s for before, after in pairwise(moved))
