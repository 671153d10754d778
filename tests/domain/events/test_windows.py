import pytest
from hypothesis import given, strategies as st

from domain.events.types import EventType
from domain.events.windows import WindowRule, cut_windows
from domain.language.windows import SceneSentence
from domain.people.clothes import Clothes
from domain.people.colour import ColourName
from domain.records import Event, TimeRange

RULE = WindowRule(max_gap_s=5, max_start_s=30, overlap_s=5)
RED = Clothes(ColourName.RED, ColourName.BLACK)


def event(start_s: float, end_s: float, kind: EventType = EventType.WALKING, person: int = 1) -> Event:
    return Event(kind, TimeRange(start_s, end_s), (0.1, 0.2, 0.3, 0.9), (person,), 0.9, "left")


def positions(events: list[Event]) -> list[tuple[int, ...]]:
    return [window.event_positions for window in cut_windows(events, RULE)]


def test_a_quiet_gap_ends_a_window() -> None:
    assert positions([event(0, 2), event(6, 8), event(14, 15)]) == [(0, 1), (2,)]


def test_a_long_event_holds_together_what_happens_while_it_lasts() -> None:
    assert positions([event(0, 60), event(20, 21), event(64, 65)]) == [(0, 1), (2,)]


def test_a_busy_stretch_is_cut_into_windows_that_overlap() -> None:
    busy = [event(at, at + 2) for at in range(0, 80, 2)]
    assert [(each[0] * 2, each[-1] * 2) for each in positions(busy)] == [(0, 30), (28, 58), (56, 78)]


def test_windows_of_two_groups_do_not_overlap() -> None:
    assert positions([event(0, 1), event(31, 32)]) == [(0,), (1,)]


def test_two_events_on_each_side_are_context_and_belong_to_neither_range_nor_text() -> None:
    kinds = [
        EventType.PERSON_ENTER,
        EventType.STANDING,
        EventType.WALKING,
        EventType.COLLAPSE,
        EventType.PERSON_EXIT,
    ]
    events = [event(10 * at, 10 * at + 1, kind) for at, kind in enumerate(kinds)]
    window = cut_windows(events, RULE)[3]
    assert (window.event_positions, window.context_positions) == ((3,), (1, 2, 4))
    assert window.range == TimeRange(30, 31)
    assert window.text_en == "A person falls down on the left and stays on the floor."


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


def test_the_text_names_the_clothes_of_its_people_once_each() -> None:
    events = [event(0, 1, person=1), event(1, 2, person=2), event(2, 3, person=3)]
    (window,) = cut_windows(events, RULE, {1: RED, 2: RED, 3: Clothes(), 4: Clothes(ColourName.BLUE)})
    assert window.text_en == "A person walks on the left. Clothes: red top, black bottoms."
    assert window.text_ko.endswith("옷차림: 빨간색 상의, 검은색 하의.")


def test_the_text_names_what_classifiers_guess_of_its_people_once_each_and_without_shares() -> None:
    events = [event(0, 1, person=1), event(1, 2, person=2), event(2, 3, person=3)]
    woman = {"gender": {"value": "female", "score": 0.82}, "age_group": None}
    (window,) = cut_windows(events, RULE, known={1: woman, 2: woman, 3: {}})
    assert window.text_en == "A person walks on the left. People: probably a woman."
    assert window.text_ko.endswith("인물: 여성 추정.")


def test_the_text_says_which_way_a_line_was_crossed() -> None:
    crossing = Event(
        EventType.LINE_CROSSING,
        TimeRange(1, 2),
        (0, 0, 1, 1),
        (1,),
        0.9,
        zone="door",
        direction="out",
    )
    (window,) = cut_windows([crossing], RULE)
    assert window.text_en == "A person crosses the line “door” outwards."
    assert "‘door’ 선을 바깥쪽으로 넘어갑니다" in window.text_ko


def test_what_a_model_saw_goes_to_the_windows_of_its_moment() -> None:
    scenes = [
        SceneSentence(3.0, "A man reads\n a sign.", "m"),
        SceneSentence(20.5, "Nobody's window.", "m"),
        SceneSentence(41.0, "x" * 900, "m"),
    ]
    first, second = cut_windows([event(0, 5), event(40, 42)], RULE, scenes=scenes)
    assert first.text_en == "A person walks on the left. A man reads a sign."
    assert second.text_en.endswith(" " + "x" * 300)


@pytest.mark.parametrize("overlap_s", [-0.1, 15.1])
def test_an_overlap_that_would_repeat_events_without_end_is_refused(overlap_s: float) -> None:
    with pytest.raises(ValueError, match="from 0 to half of max_start_s"):
        WindowRule(5, 30, overlap_s)


times = st.floats(0, 1_000, allow_nan=False)


@given(st.lists(st.tuples(times, st.floats(0, 60)), max_size=80))
def test_every_event_lies_whole_in_one_or_two_windows_that_begin_apart(
    spans: list[tuple[float, float]],
) -> None:
    events = sorted((event(start, start + length) for start, length in spans), key=lambda e: e.range.start_s)
    windows = cut_windows(events, RULE)
    held = [position for window in windows for position in window.event_positions]
    assert set(held) == set(range(len(events)))
    assert all(held.count(position) <= 2 for position in held)
    starts = [window.range.start_s for window in windows]
    assert starts == sorted(set(starts))
    for window in windows:
        for position in window.event_positions:
            assert window.range.start_s <= events[position].range.start_s
            assert events[position].range.end_s <= window.range.end_s
        assert not set(window.context_positions) & set(window.event_positions)
