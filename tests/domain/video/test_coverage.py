import numpy as np
import pytest
from hypothesis import given, strategies as st

from domain.records import CoverageSpan, CoverageState
from domain.video.coverage import black_spans, coverage_spans, frozen_spans, share_analysed


def shape(spans: tuple[CoverageSpan, ...]) -> list[tuple[float, float, str]]:
    return [(span.range.start_s, span.range.end_s, span.state.value) for span in spans]


def test_a_file_that_ends_early_says_what_is_missing() -> None:
    spans = coverage_spans(60.0, 20.0, [(5.0, 8.0)])
    assert shape(spans) == [
        (0.0, 5.0, "analysed"),
        (5.0, 8.0, "unreadable"),
        (8.0, 20.0, "analysed"),
        (20.0, 60.0, "unreadable"),
    ]
    assert share_analysed(spans) == 17 / 60


def test_rounding_in_the_header_is_no_loss() -> None:
    assert shape(coverage_spans(10.04, 10.0, [])) == [(0.0, 10.04, "analysed")]


def test_black_stretches_count_from_five_seconds() -> None:
    times = np.arange(0, 20, 0.5)
    brightness = np.where((times >= 5) & (times < 12), 3.0, 90.0)
    assert shape(tuple(black_spans(times, brightness))) == [(5.0, 12.0, "black")]
    assert not list(black_spans(times, np.where(times < 4, 3.0, 90.0)))
    assert CoverageState.BLACK.value == "black"


seconds = st.floats(0, 100, allow_nan=False)


@given(seconds, seconds, st.lists(st.tuples(seconds, seconds), max_size=6))
def test_spans_have_neither_gap_nor_overlap(
    duration: float, until: float, holes: list[tuple[float, float]]
) -> None:
    until = min(until, duration)
    spans = coverage_spans(duration, until, [(min(pair), max(pair)) for pair in holes])
    edges = [0.0, *(span.range.end_s for span in spans)]
    assert [span.range.start_s for span in spans] == edges[:-1]
    assert edges[-1] == duration


NOISE = [7.0] * 25
"""Five seconds of nothing but noise."""


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([*NOISE, *[0.0] * 60, *NOISE], [(5.0, 17.0)]),  # identical
        ([*NOISE, *[1.0, 0.0, 2.0, 0.0] * 15, *NOISE], [(5.0, 17.0)]),  # still, and encoded again
        ([*NOISE, *[1.0, 0.0] * 15, *NOISE], []),  # too short
        ([*([*[1.0] * 50, 8.0] * 4)], []),  # live, but the codec drops the noise between key frames
        ([90.0] * 25 + [1.0] * 60, []),  # the same, after people
    ],
)
def test_a_still_picture_is_told_from_a_quiet_live_one(
    changes: list[float], expected: list[tuple[float, float]]
) -> None:
    times_s = np.arange(len(changes)) / 5
    spans = [span.range for span in frozen_spans(times_s, np.array(changes))]
    assert [(each.start_s, each.end_s) for each in spans] == expected
