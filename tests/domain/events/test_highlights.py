"""Which events get pictures, what their clips show, and when a picture is no longer that of its event."""

from dataclasses import replace

import pytest

from domain.events.highlights import PICTURED, ClipRule, choose_highlights, picture_mark
from domain.events.types import INCIDENTS, EventType
from domain.records import Event, StoredEvent, TimeRange

FALL = Event(EventType.COLLAPSE, TimeRange(10, 70), (0.1, 0.2, 0.3, 0.9), (1,), 0.9, peak_s=12.0)


def test_incidents_and_what_must_be_looked_at_today_are_pictured_and_no_comings_and_goings() -> None:
    assert set(INCIDENTS) <= PICTURED
    assert {EventType.COLLAPSE, EventType.OBJECT_ABANDONED, EventType.CAMERA_BLOCKED} <= PICTURED
    assert not {EventType.PERSON_ENTER, EventType.WALKING, EventType.ZONE_ENTER} & PICTURED


@pytest.mark.parametrize(
    ("start_s", "end_s", "peak_s", "length_s", "clip"),
    [
        (30, 32, 31, 600, (27, 35)),  # three seconds on each side
        (1, 2, 1.5, 600, (0, 5)),  # the recording begins
        (597, 599, 598, 600, (594, 600)),  # the recording ends
        (10, 70, 12, 600, (7, 22)),  # a long one: around its best moment
        (10, 70, 68, 600, (58, 73)),
        (5, 5, 5, 600, (2, 8)),  # a moment
        (5, 6, 5, 0, (2, 9)),  # a recording whose length is not known
        (700, 710, 705, 600, (600, 600)),  # beyond the end: nothing
    ],
)
def test_a_clip_shows_some_seconds_before_and_after(
    start_s: float, end_s: float, peak_s: float, length_s: float, clip: tuple[float, float]
) -> None:
    event = replace(FALL, range=TimeRange(start_s, end_s), peak_s=peak_s)
    assert ClipRule().range_of(event, length_s) == TimeRange(*clip)


def test_where_there_are_too_many_the_most_severe_are_chosen_and_told_by_time() -> None:
    sitting = [stored(each, EventType.SITTING, each) for each in range(10)]
    falls = [stored(20, EventType.COLLAPSE, 3.5), stored(21, EventType.COLLAPSE, 0.5)]
    walking = [stored(30, EventType.WALKING, 1.0)]
    chosen = choose_highlights([*sitting, *falls, *walking], most=4)
    assert [each.event_id for each in chosen] == [0, 21, 1, 20]


def stored(event_id: int, kind: EventType, start_s: float) -> StoredEvent:
    event = replace(FALL, type=kind, range=TimeRange(start_s, start_s + 1), peak_s=None)
    return StoredEvent(event_id, 1, event, "run")


@pytest.mark.parametrize(
    "changed",
    [
        replace(FALL, peak_s=12.5),
        replace(FALL, box=(0.1, 0.2, 0.3, 0.91)),
        replace(FALL, type=EventType.SITTING),
    ],
)
def test_a_mark_is_that_of_the_moment_and_the_box(changed: Event) -> None:
    assert picture_mark("a" * 64, FALL) == picture_mark("a" * 64, replace(FALL, confidence=0.5))
    assert picture_mark("a" * 64, FALL) != picture_mark("a" * 64, changed)
    assert picture_mark("a" * 64, FALL) != picture_mark("b" * 64, FALL)
