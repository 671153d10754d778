"""Which found event is which true one: one to one, by time, and by zone and direction where known."""

from itertools import permutations

import pytest

from domain.events.matching import Matching, TrueEvent, match_events
from domain.events.types import EventType
from domain.records import Event, TimeRange

STANDING, ENTER, EXIT = EventType.STANDING, EventType.PERSON_ENTER, EventType.PERSON_EXIT
CROSSING, ZONE_ENTER = EventType.LINE_CROSSING, EventType.ZONE_ENTER


def true(kind: EventType, start_s: float, end_s: float, **more: object) -> TrueEvent:
    return TrueEvent(kind, TimeRange(start_s, end_s), **more)


def found(kind: EventType, start_s: float, end_s: float, **more: object) -> Event:
    return Event(kind, TimeRange(start_s, end_s), (0.1, 0.1, 0.2, 0.5), (1,), 0.9, **more)


def counts(matching: Matching) -> tuple[int, int, int, int]:
    return len(matching.matches), len(matching.missed), len(matching.false), len(matching.ignored)


@pytest.mark.parametrize(
    ("truth", "event", "is_match"),
    [
        (true(STANDING, 0, 10), found(STANDING, 0, 10), True),
        (true(STANDING, 0, 10), found(STANDING, 7, 10), True),  # 3 of 10 seconds: just enough
        (true(STANDING, 0, 10), found(STANDING, 7.2, 10), False),
        (true(STANDING, 0, 10), found(STANDING, 0, 40), False),  # a quarter
        (true(STANDING, 0, 10), found(EventType.WALKING, 0, 10), False),  # another type
        (true(ENTER, 6, 6), found(ENTER, 7, 9), True),  # a moment: its start, a second late
        (true(ENTER, 6, 6), found(ENTER, 7.2, 9), False),
        (true(ENTER, 6, 7.5), found(ENTER, 5, 30), True),  # however long either of both lasts
        (true(EXIT, 6, 6), found(EXIT, 4, 6.5), True),  # of an exit it is the end
        (true(EXIT, 6, 6), found(EXIT, 6, 9), False),
        (true(CROSSING, 6, 6, zone="gate", direction="in"),
         found(CROSSING, 5, 7, zone="gate", direction="in"), True),
        (true(CROSSING, 6, 6, zone="gate", direction="in"),
         found(CROSSING, 5, 7, zone="gate", direction="out"), False),
        (true(CROSSING, 6, 6, zone="gate"), found(CROSSING, 5, 7, zone="gate", direction="out"), True),
        (true(CROSSING, 6, 6, zone="gate"), found(CROSSING, 5, 7, zone="door"), False),
        (true(ZONE_ENTER, 6, 6), found(ZONE_ENTER, 2, 20, zone="a", peak_s=6.4), True),  # at its peak
        (true(ZONE_ENTER, 6, 6), found(ZONE_ENTER, 2, 20, zone="a"), False),
        (true(EventType.OBJECT_REMOVED, 6, 6), found(EventType.OBJECT_REMOVED, 11, 13), True),  # seen late
        (true(EventType.OBJECT_REMOVED, 6, 6), found(EventType.OBJECT_REMOVED, 12, 13), False),
    ],
)  # fmt: skip
def test_events_match_by_type_time_and_place(truth: TrueEvent, event: Event, is_match: bool) -> None:
    assert counts(match_events([truth], [event])) == ((1, 0, 0, 0) if is_match else (0, 1, 1, 0))


def test_each_event_is_used_once_and_the_best_pairs_come_first() -> None:
    truth = [true(STANDING, 0, 10), true(STANDING, 12, 20)]
    events = [found(STANDING, 0, 14), found(STANDING, 1, 10), found(STANDING, 12, 19)]
    for order in permutations(events):
        matching = match_events(truth, order)
        assert counts(matching) == (2, 0, 1, 0)
        assert {match.found.range for match in matching.matches} == {events[1].range, events[2].range}
        assert matching.false == (events[0],)


def test_two_events_for_one_true_one_are_one_hit_and_one_false_alarm() -> None:
    assert counts(match_events([true(STANDING, 0, 10)], [found(STANDING, 0, 5), found(STANDING, 5, 10)])) == (
        1, 0, 1, 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (None, (0, 0, 0, 0)),  # not found: not missed
        (found(STANDING, 0, 2), (0, 0, 0, 1)),
        (found(STANDING, 0.5, 1.0), (0, 0, 0, 1)),  # a part of it
        (found(STANDING, 0, 30), (0, 0, 1, 0)),  # that is more than it
        (found(EventType.WALKING, 0, 2), (0, 0, 1, 0)),
    ],
)
def test_optional_events_may_be_found_or_not(
    event: Event | None, expected: tuple[int, int, int, int]
) -> None:
    truth = [true(STANDING, 0, 2, is_optional=True)]
    assert counts(match_events(truth, [event] if event else [])) == expected


def test_an_optional_event_takes_nothing_from_a_sure_one() -> None:
    truth = [true(STANDING, 0, 10, is_optional=True), true(STANDING, 1, 9)]
    assert counts(match_events(truth, [found(STANDING, 1, 9)])) == (1, 0, 0, 0)


def test_start_errors_have_a_sign_and_are_of_the_moment_where_there_is_one() -> None:
    truth = [true(STANDING, 2, 10), true(EXIT, 20, 20)]
    matching = match_events(truth, [found(STANDING, 1.5, 10), found(EXIT, 18.0, 20.75)])
    errors = {match.truth.type: match.start_error_s for match in matching.matches}
    assert errors == {STANDING: pytest.approx(-0.5), EXIT: pytest.approx(0.75)}
