import numpy as np
import pytest

from domain.evaluation import Counts, Labels, counted, frame_at, ids_per_person, overlaps, truth_of

ONE = [0.1, 0.1, 0.3, 0.5]
OTHER = [0.6, 0.1, 0.8, 0.5]


def boxes(*rows: list[float]) -> np.ndarray:
    return np.array(rows, dtype=float).reshape(-1, 4)


def test_overlaps_are_shares_of_the_whole() -> None:
    half = [0.1, 0.1, 0.3, 0.3]
    found = overlaps(boxes(ONE, OTHER), boxes(ONE, half))
    np.testing.assert_allclose(found, [[1.0, 0.5], [0.0, 0.0]])
    assert overlaps(boxes(), boxes(ONE)).shape == (0, 1)


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
    assert counted(boxes(*truth), boxes(*found), np.array(scores)) == expected


def test_shares_of_counts() -> None:
    counts = Counts(6, 2, 4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert abs(counts.f1 - 2 * 0.75 * 0.6 / 1.35) < 1e-9
    assert Counts().f1 == 1.0


def test_truth_is_read_and_what_does_not_count_is_left_out() -> None:
    truth = truth_of("1,1,0,0,50,50,1,-1\n1,2,0,0,10,10,0,-1\n\n3,1,50,50,50,50,1\n", 100, 100)
    assert sorted(truth) == [1, 3]
    assert truth[1].numbers.tolist() == [1]
    assert truth[3].boxes_xyxy.tolist() == [[0.5, 0.5, 1.0, 1.0]]
    assert truth_of("", 100, 100) == {}


@pytest.mark.parametrize(
    ("text", "words"), [("1,2,3", "line 1 has 3"), ("1,1,0,0,9,9,1\na,b", "line 2 is not")]
)
def test_truth_that_cannot_be_read_names_its_line(text: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        truth_of(text, 100, 100)


def test_frames_are_counted_from_one() -> None:
    assert [frame_at(time_s, 25.0) for time_s in (0.0, 0.04, 0.2, 1.0)] == [1, 2, 6, 26]


def test_a_person_who_changes_numbers_counts_twice() -> None:
    real = [Labels(np.array([7]), boxes(ONE))] * 3
    found = [Labels(np.array([number]), boxes(ONE)) for number in (1, 1, 2)]
    assert ids_per_person(real, found) == 2.0
