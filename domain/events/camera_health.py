"""Rules on the camera itself: covered, moved, black, frozen, blinded.

Made from measurements of the pictures (`PictureSignals`) and from coverage. The method can only compare: what
a camera shows from the first frame to the last is its usual view. Thresholds were chosen on drawn scenes and
real clips, where people hide at most 0.33 of the blocks and a moved camera changes 0.95 (decision 0032).
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from domain.events.confidence import share_right
from domain.events.types import EventType
from domain.records import BoolArray, Box, CoverageSpan, CoverageState, Event, FloatArray, TimeRange
from domain.video.coverage import BLACK_LEVEL
from domain.video.pictures import PictureSignals

WHOLE_PICTURE: Box = (0.0, 0.0, 1.0, 1.0)
"""The box of events of the camera."""
MIN_DETAIL_SHARE = 0.15
"""Share of blocks with edges that the usual view must have: less shows no change of the view."""
BLOCKED_SHARE = 0.75
"""Share of these blocks that must lose their edges for a covered lens: most of the picture."""
ONSET_SHARE = 0.3
"""Share of a threshold from which on a measurement just before a stretch belongs to it: a hand comes."""
MIN_BLOCKED_S = 5.0
"""Seconds for which the lens must be covered; somebody close in front of it is gone sooner."""
MOVED_SHARE = 0.8
"""Share of blocks that must show something else for a camera that was turned away."""
SHIFTED_SHARE = 0.5
"""Share of blocks that must change for a camera that was pushed a little, where a shift explains them."""
MAX_UNEXPLAINED_SHARE = 0.35
"""Share of blocks that may differ after the shift is taken back: people who are there meanwhile."""
MIN_SHIFT = 0.006
"""Shift of the view in widths or heights of the picture, at least; less is wind or the clamp's play."""
MAX_UNSTEADY_SHARE = 0.35
"""Share of blocks that may change from one measurement to the next in a view at rest: vibration is more."""
MIN_MOVED_S = 6.0
"""Seconds for which the new view must stay; a camera that shakes and comes back has not moved."""
MOVED_LENGTH_S = 2.0
"""Seconds that the event of a moved camera lasts, at least: about what pushing or turning it takes."""
BLINDED_RISE = 0.3
"""Share of the picture that must turn white above what is usual: more than a lamp or a window."""
BLINDED_LOST_SHARE = 0.25
"""Share of blocks that must lose their edges: light that leaves them visible blinds nobody."""
MIN_BLINDED_S = 3.0
"""Seconds for which it must stay white; headlights and exposure are shorter."""
USUAL_PERCENTILE = 20.0
"""Percentile of the white share in a recording that is taken for its usual share."""
MAX_MISSING_S = 4.5
"""Seconds between two measurements up to which a condition is taken to go on: two key frames of fast mode."""
MAX_LAPSE_S = 1.0
"""Seconds for which a condition may fail within one stretch: a hand that moves on the lens."""
COVERAGE_CONFIDENCE = 0.95
"""Confidence of black and frozen pictures: measured on each frame; a picture that is drawn or paused by
purpose looks the same."""
MAX_CONFIDENCE = 0.95
"""Confidence of a condition that is as clear as it can be."""
MIN_CONFIDENCE = 0.7
"""Confidence of one that just holds."""


def find_camera_events(signals: PictureSignals | None, spans: Sequence[CoverageSpan]) -> tuple[Event, ...]:
    """What happened to the camera, by start time.

    Without signals (recordings analysed before they were kept) only black and frozen pictures are found.
    """
    dead = list(find_dead_pictures(spans))
    found = [event for event in dead if event.type is EventType.CAMERA_BLACK]
    frozen = [event for event in dead if event.type is EventType.CAMERA_FROZEN]
    if signals is not None and len(signals.times_s):
        found += find_blinded(signals)
        found += unless_told(find_blocked(signals), found)
    found += unless_told(frozen, found)  # a codec drops the noise of a covered lens, too
    if signals is not None and len(signals.times_s):
        found += unless_told(find_moved(signals), found)
    return tuple(sorted(found, key=lambda event: (event.range.start_s, event.type)))


def find_dead_pictures(spans: Sequence[CoverageSpan]) -> Iterator[Event]:
    """Stretches of black and of frozen pictures."""
    kinds = {
        CoverageState.BLACK: EventType.CAMERA_BLACK,
        CoverageState.FROZEN: EventType.CAMERA_FROZEN,
    }
    for span in spans:
        if span.state in kinds:
            yield make_camera_event(kinds[span.state], span.range, span.range.start_s, COVERAGE_CONFIDENCE)


def find_blocked(signals: PictureSignals) -> Iterator[Event]:
    """Stretches in which the lens is covered: most of the picture has lost its edges, and is not black."""
    covered = np.minimum(signals.lost, signals.changed)
    holds = (covered >= BLOCKED_SHARE) & is_comparable(signals) & (signals.brightness >= BLACK_LEVEL)
    for rows, span in stretches(signals.times_s, holds):
        if span.length_s >= MIN_BLOCKED_S:
            begin = reach_back(signals.times_s, span, covered >= ONSET_SHARE * BLOCKED_SHARE)
            yield event_of(EventType.CAMERA_BLOCKED, signals, rows, begin, (covered, BLOCKED_SHARE))


def find_moved(signals: PictureSignals) -> Iterator[Event]:
    """Moments in which the view shifts, and stays so: by a shift that explains it, or to another view."""
    is_shifted = (signals.changed >= SHIFTED_SHARE) & (signals.unexplained <= MAX_UNEXPLAINED_SHARE)
    is_shifted &= np.maximum(np.abs(signals.shift_x), np.abs(signals.shift_y)) >= MIN_SHIFT
    is_other = (signals.changed >= MOVED_SHARE) & (signals.detail >= signals.usual_detail / 2)
    is_away = (is_shifted | is_other) & is_comparable(signals)
    is_steady = signals.unsteady <= MAX_UNSTEADY_SHARE
    for rows, span in stretches(signals.times_s, is_away, signals.renewed > 0):
        resting_s = last_steady_s(signals.times_s[rows], is_steady[rows])
        if resting_s >= MIN_MOVED_S:
            settled_s = max(span.end_s - resting_s, span.start_s + MOVED_LENGTH_S)
            push = TimeRange(span.start_s, min(settled_s, span.end_s))
            kept = np.where(is_shifted, 1 - signals.unexplained, signals.changed)
            yield event_of(EventType.CAMERA_MOVED, signals, rows, push, (kept, SHIFTED_SHARE))


def find_blinded(signals: PictureSignals) -> Iterator[Event]:
    """Stretches in which light turns much of the picture white, and hides what was there."""
    usual = float(np.percentile(signals.saturated, USUAL_PERCENTILE))
    rise = signals.saturated - usual
    holds = (rise >= BLINDED_RISE) & (signals.lost >= BLINDED_LOST_SHARE)
    for rows, span in stretches(signals.times_s, holds):
        if span.length_s >= MIN_BLINDED_S:
            begin = reach_back(signals.times_s, span, rise >= ONSET_SHARE * BLINDED_RISE)
            yield event_of(EventType.CAMERA_BLINDED, signals, rows, begin, (rise, BLINDED_RISE))


def is_comparable(signals: PictureSignals) -> BoolArray:
    """(T,) whether the usual view has enough edges to tell a change."""
    return np.asarray(signals.usual_detail >= MIN_DETAIL_SHARE)


def stretches(
    times_s: FloatArray, holds: BoolArray, is_last: BoolArray | None = None
) -> Iterator[tuple[slice, TimeRange]]:
    """Rows and range of each stretch in which a condition (T,) holds, up to the measurement that ends it.

    It may fail for `MAX_LAPSE_S`; where measurements are further apart than `MAX_MISSING_S`, or after one of
    `is_last` (T,), it ends.
    """
    rows = np.flatnonzero(holds)
    if len(rows) == 0:
        return
    pauses_s = np.diff(times_s[rows])
    is_cut = (np.diff(rows) > 1) & (pauses_s > MAX_LAPSE_S) | (pauses_s > MAX_MISSING_S)
    if is_last is not None:
        is_cut |= is_last[rows[:-1]]
    for part in np.split(rows, np.flatnonzero(is_cut) + 1):
        first, last = int(part[0]), int(part[-1])
        following = min(last + 1, len(times_s) - 1)
        end = following if times_s[following] - times_s[last] <= MAX_LAPSE_S else last
        yield slice(first, last + 1), TimeRange(float(times_s[first]), float(times_s[end]))


def reach_back(times_s: FloatArray, span: TimeRange, holds: BoolArray) -> TimeRange:
    """A range that begins with the first of the measurements just before it for which `holds` (T,) is true.

    >>> reach_back(np.array([0.0, 3.8, 4.0, 4.2]), TimeRange(4.2, 9.0), np.array([True, False, True, True]))
    TimeRange(start_s=4.0, end_s=9.0)
    """
    row = int(np.searchsorted(times_s, span.start_s))
    while row > 0 and holds[row - 1] and times_s[row] - times_s[row - 1] < MAX_LAPSE_S:
        row -= 1
    return TimeRange(float(times_s[row]), span.end_s)


def last_steady_s(times_s: FloatArray, is_steady: BoolArray) -> float:
    """Seconds at the end of a stretch (R,) without a measurement that is not steady.

    >>> last_steady_s(np.array([0.0, 1.0, 2.0, 5.0]), np.array([True, False, True, True]))
    3.0
    """
    unsteady = np.flatnonzero(~is_steady)
    first = int(unsteady[-1]) + 1 if len(unsteady) else 0
    return float(times_s[-1] - times_s[first]) if first < len(times_s) else 0.0


def unless_told(events: Iterable[Event], told: Sequence[Event]) -> list[Event]:
    """The events during which none of those that were told before happens."""
    ranges = [event.range for event in told]
    return [event for event in events if not overlaps_any(event.range, ranges)]


def overlaps_any(span: TimeRange, others: Sequence[TimeRange]) -> bool:
    return any(span.start_s < other.end_s and other.start_s < span.end_s for other in others)


def event_of(
    kind: EventType, signals: PictureSignals, rows: slice, span: TimeRange, strength: tuple[FloatArray, float]
) -> Event:
    """An event whose confidence is how far a measure (T,), given with its threshold, lies above that."""
    values, least = strength[0][rows], strength[1]
    peak_s = min(float(signals.times_s[rows][int(values.argmax())]), span.end_s)
    clear = float(np.clip((np.median(values) - least) / (1 - least), 0.0, 1.0))
    return make_camera_event(kind, span, peak_s, MIN_CONFIDENCE + clear * (MAX_CONFIDENCE - MIN_CONFIDENCE))


def make_camera_event(kind: EventType, span: TimeRange, peak_s: float, confidence: float) -> Event:
    likely = share_right(kind, confidence)
    return Event(kind, span, WHOLE_PICTURE, (), likely, label="camera", peak_s=peak_s)
