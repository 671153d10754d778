"""Rules on the camera, by tables of measurements: one row a second, or denser where something happens."""

from collections.abc import Callable
from dataclasses import fields, replace

import numpy as np
import pytest

from domain.events.camera_health import find_camera_events
from domain.events.types import EventType
from domain.language.message import Language
from domain.language.wording import describe_event
from domain.records import CoverageSpan, CoverageState, FloatArray, TimeRange
from domain.video.pictures import PictureSignals

Change = Callable[[FloatArray], dict[str, FloatArray]]


def signals(times_s: FloatArray, **columns: FloatArray) -> PictureSignals:
    """A calm view with many edges, except for some columns."""
    calm = {each.name: np.zeros(len(times_s)) for each in fields(PictureSignals)}
    calm |= {"times_s": times_s, "brightness": np.full(len(times_s), 120.0)}
    calm |= {name: np.full(len(times_s), 0.8) for name in ("usual_detail", "detail")}
    return PictureSignals(**{**calm, **columns})


SECONDS = np.arange(0.0, 60.0)


def between(start_s: float, end_s: float, value: float = 1.0, other: float = 0.0) -> FloatArray:
    return np.where((start_s <= SECONDS) & (end_s > SECONDS), value, other)


def covered(start_s: float, end_s: float, share: float = 0.95) -> dict[str, FloatArray]:
    return {
        "lost": between(start_s, end_s, share),
        "changed": between(start_s, end_s, share),
        "detail": between(start_s, end_s, 0.02, 0.8),
        "unsteady": between(start_s, start_s + 1) + between(end_s, end_s + 1),
    }


def turned(start_s: float, end_s: float) -> dict[str, FloatArray]:
    return {
        "changed": between(start_s, end_s, 0.95),
        "unexplained": between(start_s, end_s, 0.95),
        "unsteady": between(start_s, start_s + 1, 0.9),
    }


def pushed(start_s: float, end_s: float, shift: float = 0.02) -> dict[str, FloatArray]:
    return {**turned(start_s, end_s), "unexplained": between(start_s, end_s, 0.1),
            "shift_x": between(start_s, end_s, shift)}  # fmt: skip


def white(start_s: float, end_s: float, share: float = 0.7, lost: float = 0.6) -> dict[str, FloatArray]:
    return {"saturated": between(start_s, end_s, share, 0.05), "lost": between(start_s, end_s, lost)}


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ({}, []),
        (covered(20, 30), [("camera_blocked", 20, 30)]),
        (covered(20, 60), [("camera_blocked", 20, 59)]),  # until the end
        (covered(20, 24), []),  # somebody close in front of the lens for a moment
        (covered(20, 30, share=0.6), []),  # somebody who hides a good half of the picture, and stays
        ({**covered(20, 30), "brightness": between(20, 30, 3, 120)}, []),  # black: coverage says so
        ({**covered(20, 30), "changed": np.zeros(60)}, []),  # the light goes out: edges are where they were
        ({**covered(20, 30), "usual_detail": np.full(60, 0.1)}, []),  # a view of a bare wall
        (turned(20, 60), [("camera_moved", 20, 22)]),
        (turned(20, 25), []),  # shaken, and back
        ({**turned(20, 60), "detail": np.full(60, 0.1)}, []),  # another view that shows nothing
        ({**turned(20, 60), "unsteady": between(20, 60, 0.9)}, []),  # vibration
        (pushed(20, 60), [("camera_moved", 20, 22)]),
        (pushed(20, 60, shift=0.003), [("camera_moved", 20, 22)]),  # much changed, if not by the shift
        ({**pushed(20, 60, shift=0.003), "changed": between(20, 60, 0.6)}, []),  # wind
        ({**pushed(20, 60), "changed": between(20, 60, 0.6)}, [("camera_moved", 20, 22)]),
        (
            {**turned(20, 50), "renewed": between(30, 31), "unsteady": between(20, 21) + between(31, 32)},
            [("camera_moved", 20, 22), ("camera_moved", 31, 33)],  # the new view became the usual one
        ),
        (white(20, 30), [("camera_blinded", 20, 30)]),
        (white(20, 22), []),  # headlights
        (white(20, 40, share=0.2), []),  # a lamp is switched on
        (white(20, 40, lost=0.1), []),  # a bright day: everything is still to be seen
        (white(0, 60), []),  # a white wall from the first frame to the last
        ({**white(20, 30), **covered(20, 30)}, [("camera_blinded", 20, 30)]),  # one thing, said once
    ],
)
def test_what_happens_to_the_camera(
    columns: dict[str, FloatArray], expected: list[tuple[str, int, int]]
) -> None:
    found = find_camera_events(signals(SECONDS, **columns), ())
    assert [(each.type.value, each.range.start_s, each.range.end_s) for each in found] == expected
    for each in found:
        assert each.track_numbers == ()
        assert each.box == (0.0, 0.0, 1.0, 1.0)
        assert 0.5 < each.confidence < 1
        assert each.range.start_s <= each.best_moment_s <= each.range.end_s


def test_a_clearer_case_has_the_higher_confidence() -> None:
    one, other = (
        find_camera_events(signals(SECONDS, **covered(20, 30, share)), ())[0] for share in (0.78, 0.99)
    )
    assert one.confidence < other.confidence


def test_a_lens_that_is_covered_slowly_is_covered_from_the_first_sign_on() -> None:
    times_s = np.array([0.0, 1.0, 2.0, 2.2, 2.4, *np.arange(3.4, 12.0)])
    share = np.where(times_s < 2.2, 0.0, np.where(times_s < 2.4, 0.4, 0.95))
    (event,) = find_camera_events(signals(times_s, lost=share, changed=share, detail=1 - share), ())
    assert event.range.start_s == 2.2


def test_a_hole_in_the_recording_ends_what_was_before() -> None:
    kept = (SECONDS < 23) | (SECONDS >= 40)
    whole = signals(SECONDS, **covered(20, 44))
    cut = replace(whole, **{each.name: getattr(whole, each.name)[kept] for each in fields(whole)})
    assert find_camera_events(cut, ()) == ()


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (CoverageState.BLACK, EventType.CAMERA_BLACK),
        (CoverageState.FROZEN, EventType.CAMERA_FROZEN),
        (CoverageState.UNREADABLE, None),  # nothing that the camera shows
        (CoverageState.KEYFRAMES_ONLY, None),
    ],
)
def test_black_and_frozen_pictures_come_from_coverage(state: CoverageState, kind: EventType | None) -> None:
    span = CoverageSpan(TimeRange(5.0, 17.0), state, state.value)
    found = find_camera_events(None, [span])
    assert [(each.type, each.range) for each in found] == ([(kind, span.range)] if kind else [])


def test_a_covered_lens_that_shows_black_is_told_once() -> None:
    span = CoverageSpan(TimeRange(20.0, 30.0), CoverageState.BLACK, "black")
    found = find_camera_events(signals(SECONDS, **covered(19, 31)), [span])
    assert [each.type for each in found] == [EventType.CAMERA_BLACK]


def test_a_covered_lens_whose_noise_the_codec_drops_is_covered_and_not_frozen() -> None:
    span = CoverageSpan(TimeRange(23.0, 31.0), CoverageState.FROZEN, "frozen")
    found = find_camera_events(signals(SECONDS, **covered(19, 31)), [span])
    assert [each.type for each in found] == [EventType.CAMERA_BLOCKED]


def test_without_measurements_only_coverage_tells() -> None:
    assert find_camera_events(None, ()) == find_camera_events(PictureSignals.nothing(), ()) == ()


def test_sentences_have_the_camera_as_their_subject() -> None:
    (event,) = find_camera_events(signals(SECONDS, **covered(20, 30)), ())
    assert describe_event(event, Language.ENGLISH) == "The camera is covered"
    assert describe_event(event, Language.KOREAN).startswith("카메라가 ")
