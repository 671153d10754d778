"""Which pieces of paths are of somebody who has just come down."""

import pytest

from domain.records import Track
from domain.tracking.lowered import is_lowered
from tests.support.made_paths import path, shaped, then

STANDS = path(1, 0, 10, (0.5, 0.5), height=0.4, bottom=0.8)
UPPER_BODY = {"height": 0.24, "width": 0.05, "bottom": 0.74}


@pytest.mark.parametrize(
    "piece",
    [
        path(2, 10.2, 20, (0.5, 0.5), **UPPER_BODY),
        path(2, 11.5, 20, (0.51, 0.51), **UPPER_BODY),
        path(2, 10.2, 20, (0.5, 0.5), height=0.17, width=0.03, bottom=0.8),  # legs
    ],
)
def test_a_piece_inside_of_who_stood_there_is_the_same_person(piece: Track) -> None:
    assert is_lowered(STANDS, piece)


def test_a_path_may_go_on_for_a_while_as_another_part_of_the_person() -> None:
    legs = path(1, 10.2, 14, (0.51, 0.51), height=0.16, width=0.03, bottom=0.8)
    assert is_lowered(then(STANDS, legs), path(2, 10.4, 20, (0.5, 0.5), **UPPER_BODY))


@pytest.mark.parametrize(
    ("track", "piece"),
    [
        (STANDS, path(2, 13, 20, (0.5, 0.5), **UPPER_BODY)),  # long after
        (STANDS, path(2, 10.2, 20, (0.56, 0.56), **UPPER_BODY)),  # beside them
        (STANDS, path(2, 10.2, 20, (0.5, 0.5), height=0.38, bottom=0.8)),  # on their feet
        (path(1, 0, 15, (0.5, 0.5)), path(2, 10.2, 20, (0.5, 0.5), **UPPER_BODY)),  # behind who stands on
        (then(STANDS, path(1, 10.2, 14, (0.52, 0.9))), path(2, 10.2, 20, (0.5, 0.5), **UPPER_BODY)),
        (path(1, 12, 15, (0.5, 0.5)), path(2, 10.2, 20, (0.5, 0.5), **UPPER_BODY)),  # comes later
    ],
    ids=["long after", "beside", "as high", "behind who stands on", "behind who walks on", "before"],
)
def test_what_is_somebody_else(track: Track, piece: Track) -> None:
    assert not is_lowered(track, piece)


def test_who_goes_down_slowly_is_compared_with_how_they_stood() -> None:
    lower = shaped(1, (0, 0.08, 0.4, 0.8), (9.4, 0.08, 0.4, 0.8), (10, 0.07, 0.28, 0.8))
    assert is_lowered(lower, path(2, 10.2, 20, (0.5, 0.5), **UPPER_BODY))
