"""What of a recording was looked at, so that "nothing happened" differs from "not looked at"."""

from collections.abc import Iterable, Iterator

import numpy as np

from domain.records import CoverageSpan, CoverageState, FloatArray, TimeRange

END_SLACK_S = 1.0
"""Headers round durations; a shorter shortfall is no loss."""
BLACK_LEVEL = 12.0
MIN_BLACK_S = 5.0


def spans_of(
    duration_s: float,
    decoded_until_s: float,
    holes: Iterable[tuple[float, float]],
    black: Iterable[CoverageSpan] = (),
) -> tuple[CoverageSpan, ...]:
    """Spans from 0 to `duration_s` without gap or overlap.

    Args:
        duration_s: What the container declares, or what was decoded where that is more.
        decoded_until_s: End of the last frame that was decoded.
        holes: Half-open ranges in which no frame decoded.
        black: Stretches in which the picture is black.
    """
    unreadable = [CoverageSpan(TimeRange(*hole), CoverageState.UNREADABLE, "damaged") for hole in holes]
    if duration_s - decoded_until_s > END_SLACK_S:
        tail = TimeRange(decoded_until_s, duration_s)
        unreadable.append(CoverageSpan(tail, CoverageState.UNREADABLE, "ends_early"))
    special = sorted([*unreadable, *black], key=lambda span: span.range)
    return tuple(filled(special, duration_s))


def filled(special: Iterable[CoverageSpan], duration_s: float) -> Iterator[CoverageSpan]:
    """The special spans, and `analysed` ones for everything between them."""
    at = 0.0
    for span in special:
        start = min(max(at, span.range.start_s), duration_s)
        end = min(span.range.end_s, duration_s)
        if end <= start:
            continue
        if start > at:
            yield CoverageSpan(TimeRange(at, start), CoverageState.ANALYSED)
        yield CoverageSpan(TimeRange(start, end), span.state, span.reason)
        at = end
    if at < duration_s:
        yield CoverageSpan(TimeRange(at, duration_s), CoverageState.ANALYSED)


def black_spans(times_s: FloatArray, brightness: FloatArray) -> Iterator[CoverageSpan]:
    """Stretches without a picture worth the name, from S sampled frames.

    Args:
        times_s: (S,) seconds, increasing.
        brightness: (S,) mean level, 0..255.
    """
    holds = np.concatenate([[False], brightness < BLACK_LEVEL, [False]]).astype(int)
    for first, past in np.flatnonzero(np.diff(holds)).reshape(-1, 2):
        span = TimeRange(float(times_s[first]), float(times_s[past - 1]))
        if span.length_s >= MIN_BLACK_S:
            yield CoverageSpan(span, CoverageState.BLACK, "black")


def share_analysed(spans: Iterable[CoverageSpan]) -> float:
    """Share of a recording (0..1) that was looked at."""
    listed = list(spans)
    whole = sum(span.range.length_s for span in listed)
    seen = sum(span.range.length_s for span in listed if span.state is CoverageState.ANALYSED)
    return seen / whole if whole > 0 else 0.0
