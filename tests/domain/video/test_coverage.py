import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from domain.records import CoverageSpan, CoverageState
from domain.video.coverage import black_spans, coverage_spans, share_analysed


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
