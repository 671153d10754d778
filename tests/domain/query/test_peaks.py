"""How many were in sight at the same time, by stays with known times."""

import pytest

from domain.people.followed import SeenPerson
from domain.query.peaks import Peak, peaks
from domain.records import TimeRange


def stays(*spans: tuple[int, float, float]) -> list[SeenPerson]:
    """Stays as (recording, start, end) in seconds."""
    return [
        SeenPerson(video_id, number, TimeRange(start_s, end_s), "run", {})
        for number, (video_id, start_s, end_s) in enumerate(spans, 1)
    ]


def told(found: list[Peak]) -> list[tuple[int, float, float, int]]:
    return [(each.video_id, each.range.start_s, each.range.end_s, each.count) for each in found]


@pytest.mark.parametrize(
    ("spans", "at_least", "wanted"),
    [
        ([], None, []),
        ([(1, 0, 5)], None, [(1, 0, 5, 1)]),
        ([(1, 0, 10), (1, 4, 20)], None, [(1, 4, 10, 2)]),
        ([(1, 0, 10), (1, 10, 20)], 2, []),
        ([(1, 0, 10), (1, 9.5, 20)], 2, []),  # one person whom a tracker lost for a moment
        ([(1, 0, 10), (1, 4, 20), (1, 6, 8)], 2, [(1, 4, 10, 3)]),
        ([(1, 0, 10), (1, 4, 6), (1, 8, 10)], None, [(1, 4, 6, 2), (1, 8, 10, 2)]),
        ([(1, 0, 10), (1, 2, 9), (2, 0, 9)], None, [(1, 2, 9, 2)]),
        ([(1, 0, 10), (1, 0, 10), (1, 0, 10)], 4, []),
        ([(1, 0, 10), (1, 3, 3.8), (1, 3.5, 4.3), (1, 4.1, 4.9)], 2, [(1, 3, 4.9, 2)]),  # each for a moment
    ],
)
def test_when_so_many_were_there(
    spans: list[tuple[int, float, float]],
    at_least: int | None,
    wanted: list[tuple[int, float, float, int]],
) -> None:
    assert told(peaks(stays(*spans), at_least)) == wanted


def test_a_busy_week_is_read_at_once() -> None:
    week = stays(*((1, at * 10.0, at * 10.0 + 25.0) for at in range(50_000)))
    found = told(peaks(week))
    assert (len(found), found[0], found[-1]) == (49_998, (1, 20.0, 25.0, 3), (1, 499_990.0, 499_995.0, 3))
