"""Coverage: which parts of a recording were analysed.

"Nothing happened" must differ from "not analysed".
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from domain.records import BoolArray, CoverageSpan, CoverageState, FloatArray, TimeRange

END_SLACK_S = 1.0
"""Seconds by which decoding may end before the declared duration: containers round it, so that is no loss."""
BLACK_LEVEL = 12.0
"""Mean brightness (0..255) below which a frame shows nothing: a covered or unlit camera lies below."""
MIN_BLACK_S = 5.0
"""Seconds of black frames that make a stretch, at least; shorter ones are cuts and exposure changes."""
MIN_FROZEN_S = 10.0
"""Seconds of identical frames that make a stretch, at least. A live camera's noise changes every frame."""
ALMOST_FROZEN_LEVELS = 2.0
"""Largest change (0..255) up to which frames are almost identical: a still picture that is encoded again
changes by so much from one group of pictures to the next."""
MIN_ALMOST_FROZEN_S = 8.0
"""Seconds of almost identical frames that make a stretch: four groups of pictures of two seconds."""
MAX_NOISE_LEVELS = 25.0
"""Largest change (0..255) of a frame that noise alone makes: people and light make more."""
MIN_NOISE_S = 3.0
"""Seconds in a row in which every frame must show noise, for its absence elsewhere to tell. Where a codec
drops the noise of a scene at rest, live frames are almost identical for a group of pictures (up to 12 s)."""
MAX_JOIN_GAP_S = 0.1
"""Seconds between two stretches seen by key frames only that still count as one: rounding of time stamps."""
SEEN = (CoverageState.ANALYSED, CoverageState.KEYFRAMES_ONLY)
"""Looked at, thoroughly or by key frames."""


def coverage_spans(
    duration_s: float,
    decoded_until_s: float,
    holes: Iterable[tuple[float, float]],
    special: Iterable[CoverageSpan] = (),
) -> tuple[CoverageSpan, ...]:
    """Spans from 0 to `duration_s` without gap or overlap.

    Args:
        duration_s: What the container declares, or what was decoded where that is more.
        decoded_until_s: End of the last frame that was decoded.
        holes: Half-open ranges in which no frame decoded.
        special: Stretches that were read but show nothing, or were read by key frames only; of two that
        overlap
            the first one counts.
    """
    unreadable = [CoverageSpan(TimeRange(*hole), CoverageState.UNREADABLE, "damaged") for hole in holes]
    if duration_s - decoded_until_s > END_SLACK_S:
        tail = TimeRange(decoded_until_s, duration_s)
        unreadable.append(CoverageSpan(tail, CoverageState.UNREADABLE, "ends_early"))
    spans: list[CoverageSpan] = []
    for span in [*unreadable, *special]:
        spans += subtract_spans(span, spans)
    return tuple(fill_gaps(sorted(spans, key=lambda span: span.range), duration_s))


def gap_spans(gaps: Iterable[Sequence[float]], reason: str = "no_frames") -> list[CoverageSpan]:
    """Stretches (half-open seconds) between frames that are too far apart, as unreadable coverage."""
    return [CoverageSpan(TimeRange(*gap), CoverageState.UNREADABLE, reason) for gap in gaps]


def subtract_spans(span: CoverageSpan, others: Iterable[CoverageSpan]) -> list[CoverageSpan]:
    """What is left of a span where none of the others is."""
    left = [span.range]
    for other in others:
        cut = [
            piece
            for part in left
            for piece in (
                (part.start_s, min(part.end_s, other.range.start_s)),
                (max(part.start_s, other.range.end_s), part.end_s),
            )
        ]
        left = [TimeRange(start_s, end_s) for start_s, end_s in cut if end_s > start_s]
    return [CoverageSpan(part, span.state, span.reason) for part in left]


def fill_gaps(special: Iterable[CoverageSpan], duration_s: float) -> Iterator[CoverageSpan]:
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
    """Stretches in which S sampled frames are black.

    Args:
        times_s: (S,) seconds, increasing.
        brightness: (S,) mean level, 0..255.
    """
    for span in long_spans(times_s, brightness < BLACK_LEVEL, MIN_BLACK_S):
        yield CoverageSpan(span, CoverageState.BLACK, "black")


def frozen_spans(times_s: FloatArray, changes: FloatArray) -> Iterator[CoverageSpan]:
    """Stretches in which every frame is identical, noise included, as a camera that hangs sends them.

    Where the recording shows noise, almost identical frames count too: a still picture, encoded again.

    Args:
        times_s: (S,) seconds, increasing.
        changes: (S,) largest change of any place since the frame before, 0..255.
    """
    spans = list(long_spans(times_s, changes <= 0, MIN_FROZEN_S))
    if not spans and shows_noise(times_s, changes):
        spans = list(long_spans(times_s, changes <= ALMOST_FROZEN_LEVELS, MIN_ALMOST_FROZEN_S))
    for span in spans:
        yield CoverageSpan(span, CoverageState.FROZEN, "frozen")


def shows_noise(times_s: FloatArray, changes: FloatArray) -> bool:
    """Whether there is a stretch in which nothing but noise changes, in every frame."""
    is_noise = (changes > ALMOST_FROZEN_LEVELS) & (changes <= MAX_NOISE_LEVELS)
    return any(long_spans(times_s, is_noise, MIN_NOISE_S))


def keyframe_spans(quiet: Iterable[Sequence[float]]) -> list[CoverageSpan]:
    """Stretches (half-open seconds) that were seen by key frames only; neighbouring ones are joined."""
    joined: list[list[float]] = []
    for start_s, end_s in quiet:
        if joined and start_s - joined[-1][1] < MAX_JOIN_GAP_S:
            joined[-1][1] = max(end_s, joined[-1][1])
        else:
            joined.append([start_s, end_s])
    return [CoverageSpan(TimeRange(*span), CoverageState.KEYFRAMES_ONLY, "key_frames") for span in joined]


def long_spans(times_s: FloatArray, is_so: BoolArray, min_s: float) -> Iterator[TimeRange]:
    """Ranges of `min_s` or longer in which `is_so` (S,) holds for each frame, up to the first where not."""
    holds = np.concatenate([[False], is_so, [False]]).astype(int)
    for first, past in np.flatnonzero(np.diff(holds)).reshape(-1, 2):
        span = TimeRange(float(times_s[first]), float(times_s[min(past, len(times_s) - 1)]))
        if span.length_s >= min_s:
            yield span


def share_analysed(spans: Iterable[CoverageSpan]) -> float:
    """Share of a recording (0..1) that was analysed, by all sampled frames or by key frames."""
    return share_in(spans, SEEN)


def share_keyframes_only(spans: Iterable[CoverageSpan]) -> float:
    """Share of a recording (0..1) that was analysed by key frames only."""
    return share_in(spans, (CoverageState.KEYFRAMES_ONLY,))


def share_in(spans: Iterable[CoverageSpan], states: tuple[CoverageState, ...]) -> float:
    listed = list(spans)
    whole = sum(span.range.length_s for span in listed)
    part = sum(span.range.length_s for span in listed if span.state in states)
    return part / whole if whole > 0 else 0.0
