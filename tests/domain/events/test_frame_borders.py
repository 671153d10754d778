import numpy as np
import pytest

from domain.events.frame_borders import Edge, entry_edge, exit_edge
from domain.records import FloatArray, Track
from tests.support.made_paths import path, then

WIDE = 16 / 9


def from_below(seconds: float = 2.0, x: float = 0.5, width: float = 0.15) -> Track:
    """Somebody near the camera: first the head at the bottom edge, then more, and the feet at last."""
    times_s = np.arange(round(seconds * 5) + 1) / 5
    top = np.linspace(0.9, 0.1, len(times_s))
    boxes = np.stack(
        [np.full_like(top, x - width / 2), top, np.full_like(top, x + width / 2), np.ones_like(top)], 1
    )
    return then(
        Track(1, times_s, boxes, 0.9), path(1, seconds + 0.2, seconds + 5, (x, x), height=0.85, bottom=0.95)
    )


def backwards(track: Track) -> tuple[FloatArray, FloatArray]:
    return -track.times_s[::-1], track.boxes_xyxy[::-1]


def of(track: Track) -> tuple[FloatArray, FloatArray]:
    return track.times_s, track.boxes_xyxy


@pytest.mark.parametrize(
    ("walker", "edge"),
    [
        (path(1, 5, 9, (0.03, 0.6)), Edge.LEFT),
        (path(1, 5, 9, (0.97, 0.4)), Edge.RIGHT),
        (from_below(), Edge.BOTTOM),
        (path(1, 5, 9, (0.09, 0.9)), Edge.LEFT),  # first seen 0.4 heights in, at a height and a half a second
        (then(path(1, 5, 15, (0.02, 0.02)), path(1, 15.2, 18, (0.05, 0.6))), Edge.LEFT),  # waits there first
        (path(1, 5, 9, (0.5, 0.5)), None),
        (path(1, 5, 9, (0.2, 0.9)), None),  # walks, but began a third of the picture inside
        (path(1, 5, 25, (0.03, 0.03)), None),  # stands at the edge, half in the picture, and never comes in
        (path(1, 5, 25, (0.5, 0.5), height=0.98, bottom=1.0), None),  # fills the picture, and stands
        (path(1, 5, 25, (0.3, 0.7), height=0.9, bottom=0.9), None),  # the head is above it all the time
    ],
)
def test_who_comes_in_comes_over_an_edge_and_backwards_they_leave_by_it(
    walker: Track, edge: Edge | None
) -> None:
    assert entry_edge(*of(walker), WIDE) is edge
    assert exit_edge(*backwards(walker), WIDE) is edge


def test_who_turns_back_at_the_edge_and_is_lost_has_not_left() -> None:
    turning = then(path(1, 5, 9, (0.6, 0.05)), path(1, 9.2, 11, (0.06, 0.5)))
    assert exit_edge(*of(turning), WIDE) is None


def test_who_walks_away_upwards_leaves_by_the_top_when_little_of_them_is_left() -> None:
    times_s = np.arange(16) / 5
    feet = np.linspace(0.8, 0.1, 16)
    boxes = np.stack([np.full(16, 0.45), np.maximum(0, feet - 0.4), np.full(16, 0.55), feet], axis=1)
    assert exit_edge(times_s, boxes, WIDE) is Edge.TOP
    assert exit_edge(times_s[:11], boxes[:11], WIDE) is None


@pytest.mark.parametrize("missed_s", [0.0, 0.2, 0.4, 0.5])
def test_a_path_that_is_lost_up_to_half_a_second_before_the_edge_still_leaves(missed_s: float) -> None:
    walker = path(1, 5, 9, (0.3, 0.96))
    seen = walker.times_s <= 9 - missed_s
    assert exit_edge(walker.times_s[seen], walker.boxes_xyxy[seen], WIDE) is Edge.RIGHT


def test_specks_that_a_path_was_led_astray_by_do_not_hide_where_somebody_came_in() -> None:
    """As at the table of the one-by-one clip: boxes of a sixth of a person, before anybody is there."""
    specks = path(1, 3, 4.8, (0.48, 0.48), width=0.03, height=0.07, bottom=0.74)
    assert entry_edge(*of(then(specks, path(1, 5, 9, (0.03, 0.6)))), WIDE) is Edge.LEFT
    assert entry_edge(*of(then(specks, path(1, 5, 9, (0.4, 0.6)))), WIDE) is None


@pytest.mark.parametrize("boxes", [1, 2])
def test_paths_of_a_box_or_two_are_told_by_touching(boxes: int) -> None:
    short = path(1, 5, 5.2, (0.02, 0.02))
    assert entry_edge(short.times_s[:boxes], short.boxes_xyxy[:boxes], WIDE) is Edge.LEFT
