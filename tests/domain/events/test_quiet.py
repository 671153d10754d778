from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from domain.events.quiet import QuietRule, quiet_windows
from domain.records import CoverageSpan, CoverageState, TimeRange
from domain.video.coverage import coverage_spans

RULE = QuietRule(min_s=30, max_s=600)
HOUR = coverage_spans(3600, 3600, [])


def found(busy: list[tuple[float, float]], coverage: tuple[CoverageSpan, ...]) -> list[tuple[float, float]]:
    windows = quiet_windows([TimeRange(*each) for each in busy], coverage, RULE)
    return [(window.range.start_s, window.range.end_s) for window in windows]


def test_an_empty_hour_becomes_stretches_of_ten_minutes() -> None:
    assert found([], HOUR) == [(start, start + 600) for start in range(0, 3600, 600)]


def test_parts_are_equal_so_that_none_is_a_scrap() -> None:
    assert found([(601, 3600)], HOUR) == [(0, 300.5), (300.5, 601)]


@pytest.mark.parametrize(
    ("busy", "expected"),
    [
        ([(0, 100), (150, 3600)], [(100, 150)]),
        ([(0, 100), (129, 3600)], []),  # a pause, not an empty time
        ([(0, 3600), (200, 300)], []),  # one inside another
        ([(300, 3600), (0, 10), (5, 200)], [(200, 300)]),  # in any order, overlapping
        ([(40, 40), (80, 3600)], [(0, 40), (40, 80)]),  # something without length happened
    ],
)
def test_people_and_events_are_left_out(
    busy: list[tuple[float, float]], expected: list[tuple[float, float]]
) -> None:
    assert found(busy, HOUR) == expected


def test_what_was_not_looked_at_is_not_called_empty() -> None:
    coverage = (
        CoverageSpan(TimeRange(0, 100), CoverageState.ANALYSED),
        CoverageSpan(TimeRange(100, 200), CoverageState.KEYFRAMES_ONLY),
        CoverageSpan(TimeRange(200, 300), CoverageState.BLACK, "black"),
        CoverageSpan(TimeRange(300, 320), CoverageState.ANALYSED),
        CoverageSpan(TimeRange(320, 400), CoverageState.UNREADABLE, "damaged"),
    )
    assert found([], coverage) == [(0, 200)]


def test_its_text_says_in_both_languages_that_nobody_was_there() -> None:
    (window,) = quiet_windows([], coverage_spans(60, 60, []), RULE)
    assert (window.text_en, window.text_ko) == ("Nobody is there.", "아무도 없습니다.")
    assert window.is_quiet
    assert window.event_positions == ()


times = st.floats(0, 2_000, allow_nan=False)


@given(st.lists(st.tuples(times, st.floats(0, 300)), max_size=40))
def test_no_stretch_touches_anybody_another_stretch_or_is_longer_than_allowed(
    spans: list[tuple[float, float]],
) -> None:
    busy = [(start, start + length) for start, length in spans]
    stretches = found(busy, coverage_spans(3000, 3000, []))
    for start_s, end_s in stretches:
        assert 0 < end_s - start_s <= RULE.max_s + 1e-6
        assert all(end <= start_s or start >= end_s for start, end in busy)
    assert all(one[1] <= two[0] for one, two in pairwise(stretches))
