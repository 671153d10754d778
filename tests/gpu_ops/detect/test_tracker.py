"""The tracker on boxes made up by hand, at five looks a second."""

import numpy as np

from domain.people.clothes_distance import clothes_distance
from gpu_ops.detect.tracker import complete_cut_box, track_boxes

RED, BLUE = np.array([45, 58, 38, 20, 0, 0.0]), np.array([48, 5, -45, 80, 0, 0.0])
UNKNOWN = np.full(6, np.nan)


def assign_track_ids(*rows: tuple[float, float, float, float, np.ndarray]) -> list[int]:
    """Numbers for rows of time, middle, height, score and clothes, people standing on one line."""
    times_s, middles, heights, scores = (np.array([row[at] for row in rows]) for at in range(4))
    half, low = 0.15 * heights, np.full_like(middles, 0.9)
    boxes = np.stack([middles - half, low - heights, middles + half, low], axis=1)
    clothes = np.stack([row[4] for row in rows])
    return track_boxes(times_s, boxes, scores, scores > 0, clothes, clothes_distance).tolist()


def test_somebody_who_hurries_by_a_width_between_looks_has_one_number() -> None:
    """Three heights a second at a height of 0.3: the boxes of two looks do not touch each other."""
    hurries = [(at / 5, 0.1 + 0.1 * at, 0.3, 0.9, UNKNOWN) for at in range(8)]
    assert assign_track_ids(*hurries) == [0] * 8


def test_a_single_box_is_nobody_and_a_flicker_is_bridged() -> None:
    assert assign_track_ids((0.0, 0.5, 0.3, 0.9, UNKNOWN), (0.2, 0.9, 0.3, 0.0, UNKNOWN)) == [-1, -1]
    flicker = [(at / 5, 0.5, 0.3, 0.9 if at % 2 == 0 else 0.0, UNKNOWN) for at in range(7)]
    assert assign_track_ids(*flicker) == [0, -1, 0, -1, 0, -1, 0]


def test_motion_alone_starts_nobody_and_extends_somebody() -> None:
    assert assign_track_ids(*[(at / 5, 0.5, 0.3, 0.3, UNKNOWN) for at in range(5)]) == [-1] * 5
    scores = (0.9, 0.9, 0.3, 0.3)
    assert (
        assign_track_ids(*[(at / 5, 0.5, 0.3, score, UNKNOWN) for at, score in enumerate(scores)]) == [0] * 4
    )


def test_two_who_meet_and_turn_back_keep_their_numbers_by_their_clothes() -> None:
    """By place and speed alone each would have gone on as the other."""
    rows = []
    for at in range(21):
        apart = 0.03 + 0.02 * abs(at - 10)
        rows += [(at / 5, 0.5 - apart, 0.4, 0.9, RED), (at / 5, 0.5 + apart, 0.4, 0.9, BLUE)]
    assert assign_track_ids(*rows) == [0, 1] * 21


def test_who_is_much_smaller_does_not_take_over_a_number() -> None:
    near = [(at / 5, 0.5, 0.6, 0.9, UNKNOWN) for at in range(5)]
    far = [(1.0 + at / 5, 0.5, 0.2, 0.9, UNKNOWN) for at in range(5)]
    assert assign_track_ids(*near, *far) == [0] * 5 + [1] * 5


def test_who_has_left_by_the_side_hands_their_number_to_nobody() -> None:
    leaves = [(at / 5, 0.72 + 0.06 * at, 0.4, 0.9, UNKNOWN) for at in range(5)]
    comes = [(1.6 + at / 5, 0.9 - 0.04 * at, 0.4, 0.9, UNKNOWN) for at in range(5)]
    nobody = [(time_s, 0.5, 0.4, 0.0, UNKNOWN) for time_s in (1.0, 1.2, 1.4)]
    assert assign_track_ids(*leaves, *nobody, *comes) == [0] * 5 + [-1] * 3 + [1] * 5


def test_a_box_cut_off_by_an_edge_is_as_wide_as_the_person() -> None:
    cut = complete_cut_box(np.array([0.95, 0.2, 1.0, 0.8]), 0.12)
    np.testing.assert_allclose(cut, [0.95, 0.2, 1.07, 0.8])
    whole = np.array([0.4, 0.2, 0.5, 0.8])
    np.testing.assert_allclose(complete_cut_box(whole, 0.12), whole)
