import pytest

from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.records import Event, Track
from tests.support.made_paths import path, way

SCENE = Scene(duration_s=60.0, aspect=16 / 9)


def crowds(*tracks: Track) -> list[Event]:
    return [event for event in find_events(tracks, SCENE) if event.type is EventType.CROWD]


def row(people: int, apart: float, seconds: tuple[float, float] = (5, 30)) -> list[Track]:
    """People beside each other, `apart` of the picture from one to the next."""
    return [path(n + 1, *seconds, (0.1 + apart * n,) * 2) for n in range(people)]


def test_people_in_a_queue_are_a_crowd_from_when_they_are_enough() -> None:
    late = way(4, (10, 0.9, 0.8), (15, 0.55, 0.8), (30, 0.55, 0.8))
    (crowd,) = crowds(*row(3, 0.15), late)
    assert crowd.track_numbers == (1, 2, 3, 4)
    assert crowd.range.start_s == pytest.approx(13.5, abs=1.5)
    assert crowd.range.end_s == pytest.approx(30.0, abs=1.0)
    assert crowd.box[0] < 0.1
    assert crowd.box[2] > 0.5


def test_a_crowd_goes_on_while_one_is_replaced_and_names_who_stays() -> None:
    leaves = path(4, 5, 10, (0.55, 0.55))
    comes = path(5, 12, 40, (0.55, 0.55))
    (crowd,) = crowds(*row(3, 0.15, (5, 40)), leaves, comes)
    assert crowd.range.length_s == pytest.approx(35.0, abs=1.0)
    assert crowd.track_numbers == (1, 2, 3, 5)


def test_two_groups_are_two_crowds() -> None:
    left = [path(n, 5, 30, (0.05 + 0.05 * n,) * 2) for n in range(1, 5)]
    right = [path(n, 5, 30, (0.5 + 0.05 * n,) * 2) for n in range(5, 9)]
    assert [crowd.track_numbers for crowd in crowds(*left, *right)] == [(1, 2, 3, 4), (5, 6, 7, 8)]


@pytest.mark.parametrize(
    "people",
    [
        row(3, 0.1),  # too few
        row(5, 0.25),  # apart
        row(6, 0.1, (5, 8)),  # for a moment
        # one behind another, 2.2 heights apart
        [path(n, 5, 30, (0.5, 0.5), bottom=0.3 + 0.2 * n, height=0.25) for n in range(4)],
    ],
)
def test_what_is_no_crowd(people: list[Track]) -> None:
    assert not crowds(*people)
