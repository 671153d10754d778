"""Which stretches a model gets to see."""

import itertools

import pytest
from hypothesis import given, strategies as st

from domain.actions.candidates import MAX_STRETCH_S, STRETCH_S, choose_candidates
from domain.cameras.places import Zone, ZoneUse
from domain.events.types import EventType
from domain.records import Event, TimeRange

BOX = (0.4, 0.4, 0.6, 0.9)
SQUARE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
ZONES = (Zone("drinks", SQUARE, ZoneUse.SHELF), Zone("till", SQUARE, ZoneUse.COUNTER), Zone("hall", SQUARE))


def event(
    kind: EventType, start_s: float, end_s: float, people: tuple[int, ...] = (1,), **more: object
) -> Event:
    return Event(kind, TimeRange(start_s, end_s), BOX, people, 0.8, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "is_looked_at"),
    [
        (EventType.COLLAPSE, True),
        (EventType.INTERACTION, True),  # two people near each other
        (EventType.RUNNING, True),
        (EventType.LOITERING, True),
        (EventType.OBJECT_REMOVED, True),
        (EventType.CAMERA_BLOCKED, True),
        (EventType.PERSON_ENTER, False),  # what everybody does says nothing
        (EventType.WALKING, False),
        (EventType.OBJECT_ARRIVE, False),
    ],
)
def test_rules_decide_what_is_worth_a_look(kind: EventType, is_looked_at: bool) -> None:
    chosen = choose_candidates([event(kind, 50, 54)], (), 3600, 60)
    assert bool(chosen) is is_looked_at
    for each in chosen:
        assert each.range == TimeRange(52 - STRETCH_S / 2, 52 + STRETCH_S / 2)
        assert (each.reasons, each.track_numbers, each.peak_s) == ((kind,), (1,), 52)


def test_the_most_telling_are_seen_when_the_budget_does_not_reach() -> None:
    events = [
        event(EventType.STANDING, 10, 14),
        event(EventType.COLLAPSE, 100, 104),
        event(EventType.ZONE_DWELL, 200, 204, zone="hall"),
        event(EventType.ZONE_DWELL, 300, 304, zone="drinks"),
        event(EventType.ZONE_DWELL, 400, 404, zone="till"),
    ]
    order = [choose_candidates(events, ZONES, 3600, budget) for budget in (1, 2, 3, 4, 5)]
    starts = [[round(each.range.start_s) for each in chosen] for chosen in order]
    assert starts == [[99], [99, 299], [99, 299, 399], [99, 199, 299, 399], [9, 99, 199, 299, 399]]


def test_a_short_recording_gets_its_share_rounded_up_and_no_budget_gets_nothing() -> None:
    events = [event(EventType.RUNNING, at, at + 2) for at in range(0, 100, 20)]
    assert len(choose_candidates(events, (), 100, 60)) == 2
    assert len(choose_candidates(events, (), 100, 1)) == 1
    assert choose_candidates(events, (), 100, 0) == ()


def test_of_equals_the_chosen_ones_lie_over_the_whole_recording() -> None:
    events = [event(EventType.RUNNING, at, at + 2) for at in range(0, 3600, 20)]
    chosen = choose_candidates(events, (), 3600, 12)
    quarters = [int(each.range.start_s // 900) for each in chosen]
    assert min(quarters.count(quarter) for quarter in range(4)) >= 2


def test_a_long_event_is_seen_at_its_best_moment_and_on_both_sides_of_it() -> None:
    chosen = choose_candidates([event(EventType.LOITERING, 100, 200, peak_s=150)], (), 3600, 60)
    assert chosen[0].range.start_s == 150 - 1.5 * STRETCH_S
    assert chosen[-1].range.end_s == 150 + 1.5 * STRETCH_S


def test_what_overlaps_is_one_stretch_with_all_its_people_and_reasons() -> None:
    events = [event(EventType.INTERACTION, 20, 22, (2, 3)), event(EventType.RUNNING, 23, 25, (3,))]
    (one,) = choose_candidates(events, (), 600, 60)
    assert one.reasons == (EventType.INTERACTION, EventType.RUNNING)
    assert one.track_numbers == (2, 3)
    assert one.peak_s == 24, "running tells more"
    assert one.interest > 0.8 * 0.9


def test_stretches_stay_inside_of_short_recordings() -> None:
    (one,) = choose_candidates([event(EventType.COLLAPSE, 1.0, 2.0)], (), 2.0, 60)
    assert one.range == TimeRange(0, 2.0)
    (late,) = choose_candidates([event(EventType.COLLAPSE, 58, 60)], (), 60.0, 60)
    assert late.range == TimeRange(54.0, 60.0)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([EventType.CROWD, EventType.COLLAPSE, EventType.ZONE_DWELL, EventType.STANDING]),
            st.floats(0, 300),
            st.floats(0, 100),
        ),
        max_size=60,
    ),
    st.floats(0, 4000),
)
def test_stretches_never_overlap_and_keep_to_the_budget(
    made: list[tuple[EventType, float, float]], per_hour: float
) -> None:
    events = [event(kind, start, min(start + length, 400.0)) for kind, start, length in made]
    chosen = choose_candidates(events, ZONES, 400.0, per_hour)
    assert len(chosen) <= -(-per_hour * 400 // 3600)
    for one, other in itertools.pairwise(chosen):
        assert one.range.end_s <= other.range.start_s
    for each in chosen:
        assert 0 <= each.range.start_s <= each.peak_s <= each.range.end_s <= 400.0
        assert each.range.length_s <= MAX_STRETCH_S + 1e-9
