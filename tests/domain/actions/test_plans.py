"""Which pictures of a stretch are cut out."""

from dataclasses import replace

import numpy as np
import pytest

from domain.actions.candidates import Candidate
from domain.actions.plans import MARGIN, MOMENTS, WHOLE, plan_pictures
from domain.events.types import EventType
from domain.records import TimeRange, Track

SPAN = TimeRange(10, 18)


def person(number: int, left: float, end_s: float = 60.0) -> Track:
    times_s = np.arange(0, end_s, 0.2)
    box = np.array([left, 0.3, left + 0.2, 0.7])
    return Track(number, times_s, np.tile(box, (len(times_s), 1)), 0.9)


def candidate(*people: int) -> Candidate:
    return Candidate(SPAN, 13.5, 0.5, (EventType.INTERACTION,), people)


def test_moments_lie_evenly_and_the_whole_frame_is_that_of_the_best() -> None:
    (plan,) = plan_pictures([candidate(1)], [person(1, 0.4)])
    assert plan.times_s == (11.0, 13.0, 15.0, 17.0)
    assert plan.whole_at == 1


@pytest.mark.parametrize(
    ("people", "part"),
    [
        ((1,), (0.4 - 0.2 * MARGIN, 0.3 - 0.4 * MARGIN, 0.6 + 0.2 * MARGIN, 0.7 + 0.4 * MARGIN)),
        ((1, 2), (0.195, 0.16, 0.705, 0.84)),  # around both, with room for their hands
        ((3,), (0.0, 0.16, 0.27, 0.84)),  # cut off by the edge of the picture
        ((4,), WHOLE),  # who has left is not cut out
        ((9,), WHOLE),  # a number that nobody has
        ((), WHOLE),
    ],
)
def test_parts_are_around_those_who_are_there(people: tuple[int, ...], part: tuple[float, ...]) -> None:
    tracks = [person(1, 0.4), person(2, 0.3), person(3, 0.0), person(4, 0.5, end_s=5.0)]
    (plan,) = plan_pictures([candidate(*people)], tracks)
    assert len(plan.parts) == MOMENTS
    assert plan.parts[0] == pytest.approx(part, abs=1e-4)


def test_pictures_are_known_by_what_they_show() -> None:
    (plan,) = plan_pictures([candidate(1)], [person(1, 0.4)])
    (same,) = plan_pictures(
        [replace(candidate(1), interest=0.9, reasons=(EventType.RUNNING,))], [person(1, 0.4)]
    )
    (moved,) = plan_pictures([candidate(1)], [person(1, 0.41)])
    (later,) = plan_pictures([replace(candidate(1), range=TimeRange(11, 19))], [person(1, 0.4)])
    digest = plan.digest("a" * 64)
    assert same.digest("a" * 64) == digest
    assert len({digest, plan.digest("b" * 64), moved.digest("a" * 64), later.digest("a" * 64)}) == 4
