"""Confidence: raw scores that order events, and curves that turn them into how often they are right."""

from itertools import pairwise

import pytest

from domain.events.confidence import CALIBRATION, UNMEASURED, raw_score, share_right
from domain.events.types import EventType

CURVES = [*CALIBRATION.values(), UNMEASURED]


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ((0.0, 10, 0.9), (0.5, 10, 0.9)),  # further beyond the threshold
        ((0.5, 3, 0.9), (0.5, 30, 0.9)),  # seen more often
        ((0.5, 10, 0.4), (0.5, 10, 0.9)),  # a surer detector
    ],
)
def test_clearer_events_have_higher_scores(
    weaker: tuple[float, int, float], stronger: tuple[float, int, float]
) -> None:
    assert 0.0 < raw_score(*weaker) < raw_score(*stronger) < 1.0


@pytest.mark.parametrize("margin", [-2.0, 0.0, 1.0, 7.0])
def test_scores_stay_within_0_and_1(margin: float) -> None:
    assert 0.0 <= raw_score(margin, 1000, 1.0) <= 1.0


@pytest.mark.parametrize("curve", CURVES)
def test_a_clearer_event_is_never_less_often_right(curve: tuple[tuple[float, float], ...]) -> None:
    assert len(curve) >= 2
    for (low, share), (high, next_share) in pairwise(curve):
        assert 0.0 <= low < high <= 1.0
        assert 0.0 <= share <= next_share <= 1.0


@pytest.mark.parametrize("event_type", EventType)
def test_each_type_has_a_confidence_for_each_score(event_type: EventType) -> None:
    shares = [share_right(event_type, raw / 20) for raw in range(21)]
    assert shares == sorted(shares)
    assert 0.0 <= shares[0] <= shares[-1] <= 1.0


def test_lines_lie_between_the_points_of_a_curve(monkeypatch: pytest.MonkeyPatch) -> None:
    curve = ((0.2, 0.4), (0.6, 0.8), (0.9, 0.9))
    monkeypatch.setattr("domain.events.confidence.CALIBRATION", {EventType.COLLAPSE: curve})
    shares = [share_right(EventType.COLLAPSE, raw) for raw in (0.0, 0.2, 0.4, 0.6, 0.75, 1.0)]
    assert shares == pytest.approx([0.4, 0.4, 0.6, 0.8, 0.85, 0.9])
