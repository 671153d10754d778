import pytest

from domain.video.sampling import SamplePlan


def taken(rate_hz: float, times: list[float]) -> list[float]:
    plan = SamplePlan(rate_hz)
    return [time for time in times if plan.wants(time)]


@pytest.mark.parametrize(
    ("fps", "rate_hz", "expected"),
    [
        (30, 5, 50),  # every sixth frame
        (59, 5, 50),  # a rate that no frame step divides
        (10, 5, 50),  # every second frame
        (3, 5, 30),  # fewer frames than wanted: all of them
    ],
)
def test_rate_holds_whatever_the_frame_rate(fps: int, rate_hz: float, expected: int) -> None:
    assert len(taken(rate_hz, [index / fps for index in range(fps * 10)])) == expected


def test_a_hole_in_the_stamps_does_not_shift_later_frames() -> None:
    assert taken(1, [0.0, 0.5, 1.0, 7.3, 7.9, 8.0]) == [0.0, 1.0, 7.3, 8.0]


@pytest.mark.parametrize("rate_hz", [0, -1])
def test_impossible_rate_is_refused_with_its_value(rate_hz: float) -> None:
    with pytest.raises(ValueError, match=str(rate_hz)):
        SamplePlan(rate_hz)
