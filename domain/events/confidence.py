"""What the confidence of an event means: how often events like it are right.

A rule gives a raw score in 0..1, which orders events of one type from doubtful to clear and means nothing
more. `share_right` turns it into the share of events with that score that were right on staged scenes.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from domain.events.types import EventType

SUPPORT_SAMPLES = 3
"""Samples that support an event by half: one that rests on as many counts half, a long one nearly whole."""
LEAST_MARGIN_SHARE = 0.5
"""Part of the score that an event has which just passes its thresholds; the rest grows with the margin."""
Curve = Sequence[tuple[float, float]]
"""Points (raw score, share that is right), both in 0..1 and both rising; straight lines lie between them."""

CALIBRATION: Mapping[EventType, Curve] = {
    EventType.COLLAPSE: ((0.0, 0.46), (0.81, 0.92)),
    EventType.CROWD: ((0.0, 0.47), (0.63, 0.93)),
    EventType.FOLLOWING: ((0.0, 0.48), (0.76, 0.97)),
    EventType.INTERACTION: ((0.0, 0.14), (0.55, 0.27), (0.86, 0.92)),
    EventType.LINE_CROSSING: ((0.0, 0.48), (0.93, 0.97)),
    EventType.LOITERING: ((0.0, 0.47), (0.76, 0.93)),
    EventType.PERSON_APPEAR: ((0.0, 0.1), (0.4, 0.21), (0.78, 0.23)),
    EventType.PERSON_ENTER: ((0.0, 0.45), (0.65, 0.89), (0.82, 0.95), (0.89, 0.99)),
    EventType.PERSON_EXIT: ((0.0, 0.49), (0.74, 0.99)),
    EventType.PERSON_LOST: ((0.0, 0.1), (0.36, 0.2), (0.53, 0.21)),
    EventType.RUNNING: ((0.0, 0.48), (0.61, 0.96)),
    EventType.SITTING: ((0.0, 0.49), (0.82, 0.98)),
    EventType.STANDING: ((0.0, 0.2), (0.41, 0.41), (0.51, 0.9), (0.56, 0.93), (0.77, 0.96), (0.82, 0.99)),
    EventType.WALKING: ((0.0, 0.28), (0.41, 0.56), (0.51, 0.99)),
    EventType.ZONE_DWELL: ((0.0, 0.47), (0.69, 0.95)),
    EventType.ZONE_ENTER: ((0.0, 0.48), (0.58, 0.97)),
    EventType.ZONE_EXIT: ((0.0, 0.48), (0.92, 0.97)),
}
"""The curve of each type, from 1,777 events of 121 scenes for tuning, some of them quiet, and the histogram
detector, as `python -m benchmarks.confidence` makes them.
Types with few events have one point beside that of the score 0. In these scenes people come and go over the
edges of the picture only, so that whoever appears or is lost inside it is a mistake of the tracker; where
there are doors, that is more often right.
"""
UNMEASURED: Curve = ((0.0, 0.0), (1.0, 1.0))
"""The curve of types that no staged scene shows: their confidence is the raw score."""


def raw_score(margin: float, samples: int, track_confidence: float) -> float:
    """How clear an event is (0..1).

    Args:
        margin: How far its values lie beyond their thresholds: 0 just beyond, 1 as far as they ever lie.
        samples: Samples of the path that show it.
        track_confidence: The detector's median score of the person, 0..1.
    """
    clear = LEAST_MARGIN_SHARE + (1 - LEAST_MARGIN_SHARE) * min(max(margin, 0.0), 1.0)
    support = samples / (samples + SUPPORT_SAMPLES)
    return clear * support * min(max(track_confidence, 0.0), 1.0)


def share_right(event_type: EventType, raw: float) -> float:
    """How often events of a type with a raw score (0..1) are right."""
    curve = CALIBRATION.get(event_type, UNMEASURED)
    for (low, share), (high, next_share) in pairwise(curve):
        if raw <= high:
            return share + (next_share - share) * max(0.0, raw - low) / (high - low)
    return curve[-1][1]
