"""Quiet hours by the wall clock, and recordings that overlap."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.cameras.overlaps import RecordedSpan, find_overlaps
from domain.cameras.settings import QuietHours, in_quiet_hours

SEOUL = ZoneInfo("Asia/Seoul")
NIGHT = (QuietHours(22 * 60, 6 * 60),)
START = datetime(2026, 3, 2, 8, tzinfo=SEOUL)


@pytest.mark.parametrize(
    ("clock", "is_quiet"),
    [
        ("21:59:59", False),
        ("22:00:00", True),
        ("00:00:00", True),  # past midnight
        ("05:59:59", True),
        ("06:00:00", False),
    ],
)
def test_quiet_hours_cross_midnight(clock: str, is_quiet: bool) -> None:
    moment = datetime.fromisoformat(f"2026-03-02T{clock}").replace(tzinfo=SEOUL)
    assert in_quiet_hours(NIGHT, moment) is is_quiet
    assert in_quiet_hours((), moment) is False


def test_the_whole_day_may_be_quiet() -> None:
    assert in_quiet_hours((QuietHours(0, 24 * 60),), datetime(2026, 3, 2, 23, 59, tzinfo=SEOUL))


def span(video_id: int, start_s: float, end_s: float) -> RecordedSpan:
    return RecordedSpan(START + timedelta(seconds=start_s), end_s - start_s, video_id)


@pytest.mark.parametrize(
    ("spans", "pairs"),
    [
        ([(0, 60), (60, 120)], []),  # one after the other
        ([(0, 60), (59.5, 120)], []),  # clocks that know whole seconds
        ([(0, 60), (30, 90)], [(1, 2, 30, 60)]),
        ([(0, 60), (0, 60)], [(1, 2, 0, 60)]),  # the same time twice
        ([(0, 600), (10, 20), (30, 40)], [(1, 2, 10, 20), (1, 3, 30, 40)]),  # inside a long one
        ([(0, 60), (100, 160), (90, 110)], [(3, 2, 100, 110)]),  # came in another order
        ([(0, 0), (0, 0)], []),  # of unknown length
    ],
)
def test_recordings_that_share_time_are_found(
    spans: list[tuple[float, float]], pairs: list[tuple[int, int, float, float]]
) -> None:
    found = find_overlaps([span(number, *each) for number, each in enumerate(spans, 1)], most=100)
    told = [
        (*each.video_ids, (each.start - START).total_seconds(), (each.end - START).total_seconds())
        for each in found
    ]
    assert told == pairs


def test_no_more_overlaps_are_listed_than_asked_for() -> None:
    assert len(find_overlaps([span(number, 0, 60) for number in range(20)], most=7)) == 7
