import pytest

from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Track
from tests.support.made_paths import path, way

SCENE = Scene(duration_s=200.0, aspect=16 / 9)


def pacing(seconds: int, across: float = 0.3, turn_s: int = 4) -> Track:
    """Up and down between two places, with a stop of a second at each."""
    points = [(0.0, 0.4, 0.8)]
    for turn in range(seconds // (turn_s + 1)):
        x = 0.4 + across * ((turn + 1) % 2)
        points += [(points[-1][0] + turn_s, x, 0.8), (points[-1][0] + turn_s + 1, x, 0.8)]
    return way(1, *points)


def test_somebody_who_paces_up_and_down_loiters_and_the_parts_are_told_as_well() -> None:
    events = find_events([pacing(60)], SCENE)
    (loitering,) = [event for event in events if event.type is EventType.LOITERING]
    assert loitering.range.start_s == pytest.approx(0.0, abs=1.5)
    assert loitering.range.end_s == pytest.approx(60.0, abs=1.5)
    assert {"walking", "standing"} <= {event.type.value for event in events}


@pytest.mark.parametrize(
    "person",
    [
        pacing(20),  # too short
        path(1, 0, 100, (0.5, 0.5)),  # waits
        way(1, (0, 0.0, 0.8), (6, 0.3, 0.8), (40, 0.3, 0.8)),  # comes, and waits
        way(1, (0, 0.0, 0.8), (10, 0.3, 0.8), (20, 0.6, 0.8), (30, 1.0, 0.8)),  # walks on
        pacing(60, across=0.9, turn_s=9),  # walks through the whole room
        way(1, (0, 0.1, 0.6), (8, 0.2, 0.95), (16, 0.1, 0.6), (24, 0.2, 0.95), (32, 0.1, 0.6)),  # in depth
    ],
)
def test_what_is_no_loitering(person: Track) -> None:
    assert EventType.LOITERING not in {event.type for event in find_events([person], SCENE)}
