from hypothesis import given
from hypothesis import strategies as st

from domain.events.types import EventType
from domain.events.windows import WindowRule, cut_windows
from domain.records import Event, TimeRange

RULE = WindowRule(max_gap_s=5, max_start_s=30)


def event(start_s: float, end_s: float, kind: EventType = EventType.WALKING) -> Event:
    return Event(kind, TimeRange(start_s, end_s), (0.1, 0.2, 0.3, 0.9), (1,), 0.9, "left")


def test_a_quiet_gap_ends_a_window() -> None:
    windows = cut_windows([event(0, 2), event(6, 8), event(14, 15)], RULE)
    assert [window.event_positions for window in windows] == [(0, 1), (2,)]


def test_a_busy_stretch_is_cut_after_a_while() -> None:
    windows = cut_windows([event(at, at + 2) for at in range(0, 80, 2)], RULE)
    assert len(windows) == 3


def test_the_text_tells_each_thing_once_in_both_languages_without_times_and_numbers() -> None:
    events = [
        event(7, 9, EventType.PERSON_ENTER),
        event(8, 12),
        event(9, 13),
        event(10, 11, EventType.COLLAPSE),
    ]
    (window,) = cut_windows(events, RULE)
    assert window.text_en == (
        "A person comes in on the left. A person walks on the left. "
        "A person falls down on the left and stays on the floor."
    )
    assert window.text_ko.startswith("한 사람이 왼쪽에서 들어옵니다. 한 사람이 왼쪽에서 걷습니다.")


times = st.floats(0, 10_000, allow_nan=False)


@given(st.lists(st.tuples(times, st.floats(0, 600)), max_size=60))
def test_every_event_lies_whole_in_exactly_one_window(spans: list[tuple[float, float]]) -> None:
    events = sorted((event(start, start + length) for start, length in spans), key=lambda e: e.range.start_s)
    windows = cut_windows(events, RULE)
    positions = [position for window in windows for position in window.event_positions]
    assert positions == list(range(len(events)))
    for window in windows:
        for position in window.event_positions:
            assert window.range.start_s <= events[position].range.start_s
            assert events[position].range.end_s <= window.range.end_s
