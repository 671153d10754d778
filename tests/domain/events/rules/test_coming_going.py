import pytest

from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.records import Track
from tests.support.made_paths import path

SCENE = Scene(duration_s=60.0, aspect=16 / 9)


def kinds(*tracks: Track) -> list[str]:
    return [event.type.value for event in find_events(tracks, SCENE)]


def test_somebody_who_walks_through_enters_walks_and_leaves() -> None:
    events = find_events([path(1, 5, 14, (0.0, 1.0))], SCENE)
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
