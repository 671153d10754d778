import pytest

from domain.records import Track
from domain.tracking.part_tracks import drop_parts
from tests.support.made_paths import way

WHOLE = way(1, (2, 0.0, 0.8), (12, 0.8, 0.8), height=0.4)


def beside(
    start_s: float, end_s: float, feet: float = 0.8, height: float = 0.2, ahead: float = 0.02
) -> Track:
    """Somebody, or a part of somebody, who moves along with `WHOLE`."""
    begin, end = ((at_s - 2) * 0.08 + ahead for at_s in (start_s, end_s))
    return way(2, (start_s, begin, feet), (end_s, end, feet), height=height)


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        (beside(2, 4), 1),  # legs, where somebody comes in
        (beside(2, 5, feet=0.6), 1),  # an upper body
        (beside(1.6, 4), 1),  # seen a moment earlier
        (beside(2, 9), 2),  # seen for long: a child at the hand
        (beside(2, 4, height=0.38), 2),  # as high: two people side by side
        (beside(2, 4, feet=0.7, height=0.25), 2),  # farther away: neither the same feet nor the same head
        (beside(2, 4, ahead=0.2), 2),  # steps ahead
        (way(2, (2, 0.4, 0.8), (4, 0.4, 0.8), height=0.2), 2),  # stands
        (beside(13, 15), 2),  # when the other has gone
    ],
)
def test_who_moves_along_for_a_moment_at_the_same_feet_or_head_is_a_part(other: Track, kept: int) -> None:
    assert len(drop_parts([WHOLE, other])) == kept
    assert len(drop_parts([other, WHOLE])) == kept


def test_of_two_tracks_of_one_length_both_stay() -> None:
    pair = [way(1, (2, 0.0, 0.8), (4, 0.2, 0.8)), way(2, (2, 0.0, 0.8), (4, 0.2, 0.8), height=0.3)]
    assert drop_parts(pair) == pair
