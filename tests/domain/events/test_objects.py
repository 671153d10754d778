"""What vehicles, bags and animals do, by tables of paths."""

from dataclasses import replace

import numpy as np
import pytest

from domain.events.objects import find_object_events
from domain.events.rules.scene import Scene
from domain.records import Track
from tests.support.made_paths import path, then

SCENE = Scene(duration_s=60.0, aspect=16 / 9)
CAR = {"width": 0.2, "height": 0.2}
BAG = {"width": 0.05, "height": 0.1}


def thing(label: str, *parts: Track) -> Track:
    joined = parts[0]
    for part in parts[1:]:
        joined = then(joined, part)
    return replace(joined, label=label)


def found(thing: Track, *people: Track, scene: Scene = SCENE) -> list[tuple[str, float, float]]:
    return [
        (event.type.value, round(event.range.start_s, 1), round(event.range.end_s, 1))
        for event in find_object_events([thing], people, scene)
    ]


PARKS = thing(
    "vehicle",
    path(1, 10, 13, (0.0, 0.5), **CAR),
    path(1, 13.2, 40, (0.5, 0.5), **CAR),
    path(1, 40.2, 43, (0.5, 1.0), **CAR),
)
PARKED = thing("vehicle", path(1, 0, 60, (0.5, 0.5), **CAR))


@pytest.mark.parametrize(
    ("car", "expected"),
    [
        (PARKED, [("object_stay", 0, 60)]),  # from first to last: one stay, and nothing else
        (thing("vehicle", path(1, 5, 8, (0.0, 1.0), **CAR)), ["object_arrive", "object_depart"]),
        (PARKS, ["object_arrive", "object_stay", "object_depart"]),
        # found late, and lost in the dark
        (thing("vehicle", path(1, 20, 40, (0.5, 0.5), **CAR)), [("object_stay", 20, 40)]),
        # waits for three seconds at a crossing
        (
            thing(
                "vehicle",
                path(1, 5, 8, (0.0, 0.5), **CAR),
                path(1, 8.2, 11, (0.5, 0.5), **CAR),
                path(1, 11.2, 14, (0.5, 1.0), **CAR),
            ),
            ["object_arrive", "object_depart"],
        ),
        # hidden for twenty seconds
        (
            thing("vehicle", path(1, 0, 20, (0.5, 0.5), **CAR), path(1, 40, 60, (0.5, 0.5), **CAR)),
            [("object_stay", 0, 60)],
        ),
        # from one place to another one
        (
            thing(
                "vehicle",
                path(1, 0, 20, (0.2, 0.2), **CAR),
                path(1, 20.2, 24, (0.2, 0.8), **CAR),
                path(1, 24.2, 60, (0.8, 0.8), **CAR),
            ),
            ["object_stay", "object_stay"],
        ),
        # away, and back to the same place
        (
            thing(
                "vehicle",
                path(1, 0, 20, (0.2, 0.2), **CAR),
                path(1, 20.2, 24, (0.2, 0.8), **CAR),
                path(1, 24.2, 28, (0.8, 0.2), **CAR),
                path(1, 28.2, 60, (0.2, 0.2), **CAR),
            ),
            ["object_stay", "object_stay"],
        ),
        (thing("animal", path(1, 0, 3, (0.1, 0.9), **BAG)), ["object_depart"]),  # there on the first frame
        (thing("animal", path(1, 57, 60, (0.1, 0.9), **BAG)), ["object_arrive"]),  # and on the last
        (replace(PARKED, times_s=np.zeros(1), boxes_xyxy=PARKED.boxes_xyxy[:1]), []),  # a single box
    ],
)
def test_things_arrive_stay_and_depart(car: Track, expected: list[object]) -> None:
    events = found(car)
    if expected and isinstance(expected[0], str):
        assert [kind for kind, _, _ in events] == expected
    else:
        assert events == expected


BROUGHT = thing("bag", path(2, 10, 20, (0.1, 0.5), **BAG), path(2, 20.2, 50, (0.5, 0.5), **BAG))


@pytest.mark.parametrize(
    ("bag", "people", "expected"),
    [
        # carried through the picture
        (thing("bag", path(2, 10, 20, (0.05, 0.95), **BAG)), [path(1, 10, 20, (0.05, 0.95))], []),
        # pulled half a width behind
        (thing("bag", path(2, 10, 20, (0.0, 0.85), **BAG)), [path(1, 10, 20, (0.07, 0.92))], []),
        # on the back of somebody who stands
        (thing("bag", path(2, 0, 60, (0.5, 0.5), **BAG)), [path(1, 0, 60, (0.5, 0.5))], []),
        # brought, put down, and left alone
        (BROUGHT, [path(1, 10, 20, (0.1, 0.5)), path(3, 20.2, 24, (0.5, 0.9))], ["object_stay"]),
        # nobody near
        (BROUGHT, [path(1, 10, 20, (0.9, 0.9))], ["object_arrive", "object_stay"]),
        # somebody walks past it
        (thing("bag", path(2, 0, 60, (0.5, 0.5), **BAG)), [path(1, 20, 30, (0.0, 1.0))], ["object_stay"]),
    ],
)
def test_a_bag_that_somebody_has_with_them_does_nothing_itself(
    bag: Track, people: list[Track], expected: list[str]
) -> None:
    assert [kind for kind, _, _ in found(bag, *people)] == expected


def test_a_dog_on_a_lead_is_an_animal_of_its_own() -> None:
    dog, owner = thing("animal", path(2, 10, 20, (0.0, 1.0), **BAG)), path(1, 10, 20, (0.0, 1.0))
    assert [kind for kind, _, _ in found(dog, owner)] == ["object_arrive", "object_depart"]


def test_events_say_what_where_and_how_surely() -> None:
    arrive, stay, depart = find_object_events([replace(PARKS, number=7)], (), SCENE)
    assert {(each.label, each.track_numbers, each.confidence) for each in (arrive, stay, depart)} == {
        ("vehicle", (7,), 0.9)
    }
    assert (arrive.side, stay.side, depart.side) == ("left", "center", "right")
