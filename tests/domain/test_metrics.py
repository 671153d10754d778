import numpy as np
import pytest

from domain.geometry import iou_matrix
from domain.metrics import (
    Counts,
    LabelledBoxes,
    count_matches,
    frame_at,
    parse_truth,
    score_people,
)

ONE = [0.1, 0.1, 0.3, 0.5]
OTHER = [0.6, 0.1, 0.8, 0.5]


def boxes(*rows: list[float]) -> np.ndarray:
    return np.array(rows, dtype=float).reshape(-1, 4)


def test_overlaps_are_shares_of_the_whole() -> None:
    half = [0.1, 0.1, 0.3, 0.3]
    found = iou_matrix(boxes(ONE, OTHER), boxes(ONE, half))
    np.testing.assert_allclose(found, [[1.0, 0.5], [0.0, 0.0]])
    assert iou_matrix(boxes(), boxes(ONE)).shape == (0, 1)


@pytest.mark.parametrize(
    ("truth", "found", "scores", "expected"),
    [
        ([ONE, OTHER], [OTHER, ONE], [0.5, 0.9], Counts(2, 0, 0)),
        ([ONE], [ONE, ONE], [0.9, 0.8], Counts(1, 1, 0)),  # a person counts once
        ([ONE, OTHER], [], [], Counts(0, 0, 2)),
        ([], [ONE], [0.9], Counts(0, 1, 0)),
        ([], [], [], Counts(0, 0, 0)),
        ([ONE], [[0.25, 0.1, 0.45, 0.5]], [0.9], Counts(0, 1, 1)),  # beside, not on
    ],
)
def test_boxes_are_counted_once_each(truth, found, scores, expected: Counts) -> None:
    assert count_matches(boxes(*truth), boxes(*found), np.array(scores)) == expected


def test_shares_of_counts() -> None:
    counts = Counts(6, 2, 4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert abs(counts.f1 - 2 * 0.75 * 0.6 / 1.35) < 1e-9
    assert Counts().f1 == 1.0


def test_truth_is_read_and_what_does_not_count_is_left_out() -> None:
    truth = parse_truth("1,1,0,0,50,50,1,-1\n1,2,0,0,10,10,0,-1\n\n3,1,50,50,50,50,1\n", 100, 100)
    assert sorted(truth) == [1, 3]
    assert truth[1].track_ids.tolist() == [1]
    assert truth[3].boxes_xyxy.tolist() == [[0.5, 0.5, 1.0, 1.0]]
    assert parse_truth("", 100, 100) == {}


@pytest.mark.parametrize(
    ("text", "words"), [("1,2,3", "line 1 has 3"), ("1,1,0,0,9,9,1\na,b", "line 2 is not")]
)
def test_truth_that_cannot_be_read_names_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        parse_truth(text, 100, 100)


def test_frames_are_counted_from_one() -> None:
    assert [frame_at(time_s, 25.0) for time_s in (0.0, 0.04, 0.2, 1.0)] == [1, 2, 6, 26]


def frames(*tables: dict[int, list[float]]) -> list[LabelledBoxes]:
    """One frame for each table of a number and its box."""
    return [LabelledBoxes(np.array(list(table), dtype=np.int64), boxes(*table.values())) for table in tables]


def test_a_person_who_changes_numbers_counts_twice() -> None:
    found = score_people(frames(*[{7: ONE}] * 3), frames({1: ONE}, {1: ONE}, {2: ONE}))
    assert found.ids_per_person == 2.0
    assert (found.people, found.matched, found.without_number) == (1, 1, 0)
    assert (found.tracks, found.false_tracks) == (2, 0)


def test_a_miss_and_a_double_do_not_cancel() -> None:
    """One of two people has two tracks, the other none: the old measure said 2 of 2, and 1 number each."""
    real = frames(*[{7: ONE, 8: OTHER}] * 4)
    beside = [ONE[0] + 0.02, *ONE[1:]]
    found = score_people(real, frames(*[{1: ONE, 2: beside}] * 4))
    assert found.tracks == found.people == 2, "as many tracks as people, so that their number looks right"
    assert (found.matched, found.without_number, found.false_tracks) == (1, 1, 1)
    assert found.boxes == Counts(4, 4, 4)
    assert found.ids_per_person == 1.5, "one number, and none, which counts two"


@pytest.mark.parametrize(("seen", "matched"), [(0, 0), (1, 0), (2, 1), (4, 1)])
def test_a_person_is_matched_from_half_of_their_time_on(seen: int, matched: int) -> None:
    real = frames(*[{7: ONE}] * 4)
    found = score_people(real, frames(*[{1: ONE}] * seen, *[{}] * (4 - seen)))
    assert found.matched == matched
    assert found.without_number == (seen == 0)


def test_a_track_on_nobody_for_half_of_its_time_is_false() -> None:
    real = frames(*[{7: ONE}] * 4)
    found = score_people(real, frames(*[{1: ONE}] * 2, *[{1: OTHER, 2: ONE}] * 2))
    assert (found.tracks, found.false_tracks) == (2, 1)


def test_missing_somebody_never_makes_numbers_per_person_better() -> None:
    real = frames(*[{7: ONE, 8: OTHER}] * 4)
    both = score_people(real, frames(*[{1: ONE, 2: OTHER}] * 2, *[{3: ONE, 2: OTHER}] * 2))
    one_missed = score_people(real, frames(*[{1: ONE}] * 2, *[{3: ONE}] * 2))
    none = score_people(real, frames(*[{}] * 4))
    assert (both.ids_per_person, one_missed.ids_per_person, none.ids_per_person) == (1.5, 2.0, 2.0)
    assert score_people(frames({}), frames({})).ids_per_person == 1.0


def test_who_is_hidden_does_not_get_the_number_of_who_stands_in_front() -> None:
    almost = [ONE[0] + 0.01, *ONE[1:]]
    real = frames({7: ONE, 8: OTHER}, {7: ONE, 8: almost}, {7: ONE, 8: OTHER})
    found = score_people(real, frames({1: ONE, 2: OTHER}, {1: almost}, {1: ONE, 2: OTHER}))
    assert found.ids_per_person == 1.0
    assert found.boxes == Counts(5, 0, 1)
