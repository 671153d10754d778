"""Which part of which recording belongs to a day, and what is said of it."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.events.types import EventType
from domain.language.day_summary import draft_camera_day, draft_site_day
from domain.records import Event, TimeRange
from domain.summaries.days import CameraDay, Day, Recorded, camera_day, empty_hours
from domain.video.coverage import coverage_spans

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
MONDAY = Day(date(2026, 3, 2), SEOUL)


def event(start_s: float, kind: EventType = EventType.PERSON_ENTER) -> Event:
    return Event(kind, TimeRange(start_s, start_s + 10), (0, 0, 1, 1), (1,), 0.9, "left")


def recorded(
    start: datetime,
    hours: float,
    events: tuple[Event, ...] = (),
    stays: tuple[tuple[float, float], ...] = (),
    video_id: int = 1,
) -> Recorded:
    length_s = hours * 3600
    spans = coverage_spans(length_s, length_s, [])
    return Recorded(video_id, "gate", start, length_s, events, [TimeRange(*each) for each in stays], spans)


def on(day: Day, *recordings: Recorded) -> CameraDay:
    return camera_day("gate", recordings, day)


def at(day: int, hour: int, zone: ZoneInfo = SEOUL) -> datetime:
    return datetime(2026, 3, day, hour, tzinfo=zone)


def test_a_recording_across_midnight_belongs_to_both_days() -> None:
    night = recorded(at(1, 23), 2, (event(600), event(4000)), ((600, 700), (3500, 4100)))
    before, after = on(Day(date(2026, 3, 1), SEOUL), night), on(MONDAY, night)
    assert [told.start_s for told in before.events] == [23 * 3600 + 600]
    assert [told.start_s for told in after.events] == [400]
    assert len(before.stays) == 2, "who stays over midnight was there on both days"
    assert after.stays == (TimeRange(0, 500),)
    assert (before.seen_s, after.seen_s) == (3600, 3600)
    assert after.gaps == [TimeRange(3600, 86_400)]


@pytest.mark.parametrize(
    ("on_date", "hours", "clock_at_noon"),
    [
        (date(2026, 3, 28), 24, "12:00"),
        (date(2026, 3, 29), 23, "13:00"),  # put forward: twelve hours after midnight it is one
        (date(2026, 10, 25), 25, "11:00"),  # put back
    ],
)
def test_a_day_is_as_long_as_it_was(on_date: date, hours: int, clock_at_noon: str) -> None:
    day = Day(on_date, BERLIN)
    assert day.length_s == hours * 3600
    assert len(day.hours) == hours
    assert day.clock(12 * 3600) == clock_at_noon
    whole = camera_day("gate", [recorded(day.start, hours)], day)
    assert whole.gaps == []
    assert camera_day("gate", [recorded(day.start - timedelta(hours=1), 1)], day).seen == ()


def test_a_recording_in_the_hour_that_comes_twice_is_told_with_its_offset() -> None:
    day = Day(date(2026, 10, 25), BERLIN)
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)  # 02:30 by winter time
    told = draft_camera_day(on(day, recorded(second, 0.1, (event(0, EventType.COLLAPSE),))))
    assert "- 02:30:00 +0100 A person falls down" in told.whole.text_en
    assert told.urgent_times == ("02:30:00 +0100",)


def test_the_same_moment_is_another_day_in_another_zone() -> None:
    late = recorded(datetime(2026, 3, 1, 20, tzinfo=UTC), 1, (event(0),))
    assert len(on(MONDAY, late).events) == 1
    assert len(on(Day(date(2026, 3, 2), ZoneInfo("America/Lima")), late).events) == 0


def test_where_recordings_overlap_nothing_counts_twice() -> None:
    first = recorded(at(2, 8), 2, (event(100), event(7000)), ((100, 200), (7000, 7100)), video_id=1)
    # Begins at nine and sees again what the first one saw at 9:56:40.
    second = recorded(at(2, 9), 2, (event(3400), event(5000)), ((3400, 3500), (5000, 5100)), video_id=2)
    found = on(MONDAY, second, first)
    assert [told.video_id for told in found.events] == [1, 1, 2]
    assert len(found.stays) == 3
    assert found.seen == (TimeRange(8 * 3600, 11 * 3600),)


def test_an_hour_is_called_empty_only_where_every_camera_looked_and_saw_nobody() -> None:
    busy = on(MONDAY, recorded(at(2, 8), 4, stays=((3700, 3800),)))
    short = camera_day("till", [recorded(at(2, 8), 3)], MONDAY)
    assert empty_hours([busy]) == [TimeRange(8 * 3600, 9 * 3600), TimeRange(10 * 3600, 12 * 3600)]
    assert empty_hours([busy, short]) == [TimeRange(8 * 3600, 9 * 3600), TimeRange(10 * 3600, 11 * 3600)]
    assert empty_hours([on(MONDAY, recorded(at(2, 8), 0.98))]) == []


def test_a_day_is_told_with_what_matters_first() -> None:
    morning = recorded(
        at(2, 8),
        2,
        (event(10), event(100, EventType.COLLAPSE), event(700, EventType.PERSON_EXIT)),
        ((10, 700), (3500, 3600), (3590, 3700)),
    )
    told = draft_camera_day(on(MONDAY, morning, recorded(at(2, 12), 3, video_id=2))).whole
    assert told.text_en.splitlines() == [
        "Camera gate, 2026-03-02: 3 people in 2 recordings. Looked at: 5 h 0 min of the day.",
        "What matters first:",
        "- 08:01:40 A person falls down on the left and stays on the floor.",
        "It holds 1 fall, 1 entry, 1 exit.",
        "- 08:00:10 A person comes in on the left.",
        "- 08:11:40 A person leaves on the left.",
        "The busiest time was 08:00 to 09:00, with 3 people.",
        "The longest stay was from 08:00:10 to 08:11:40, 11 min 30 s.",
        "Nobody was seen in these hours: 12:00 to 15:00.",
        "Not recorded or not looked at: 00:00 to 08:00, 10:00 to 12:00, 15:00 to 24:00.",
        "Times are those of the clock in Asia/Seoul. People are counted anew in each recording, "
        "so who comes back may count again.",
    ]
    assert told.text_ko.splitlines()[0] == (
        "2026년 3월 2일 gate 카메라: 녹화 영상 2개에서 사람 3명이 보였고, "
        "하루 가운데 5시간 0분 분량을 살펴보았습니다."
    )


def test_a_day_without_recordings_claims_nothing() -> None:
    told = draft_camera_day(on(MONDAY)).whole
    assert told.text_en == (
        "Camera gate, 2026-03-02: there is no analysed recording of this day, so nothing can be said of it."
    )
    assert "알 수 없습니다" in told.text_ko


def test_a_site_is_told_as_a_whole_and_by_camera() -> None:
    gate = on(MONDAY, recorded(at(2, 8), 2, (event(100, EventType.COLLAPSE),), ((100, 300),)))
    till = camera_day("till", [recorded(at(2, 8), 1)], MONDAY)
    unused = camera_day("shed", [], MONDAY)
    told = draft_site_day("", [gate, till, unused], MONDAY)
    assert told.whole.text_en.splitlines()[0] == (
        "All cameras, 2026-03-02: 1 person in 2 recordings. Looked at: 2 h 0 min of the day."
    )
    assert "- 08:01:40 Camera gate: A person falls down" in told.whole.text_en
    assert "- Camera till: 0 people\n  Not recorded or not looked at: 00:00 to 08:00" in told.closing.text_en
    assert "shed" not in told.whole.text_en
    assert "- gate 카메라: 1명, 쓰러짐 1건" in told.whole.text_ko


def test_a_day_of_thousands_of_events_is_told_in_a_few_lines() -> None:
    falls = tuple(event(10.0 * number, EventType.COLLAPSE) for number in range(2000))
    told = draft_camera_day(on(MONDAY, recorded(at(2, 8), 8, falls))).whole
    assert "2000 falls" in told.text_en
    assert "The timeline shows 1988 more." in told.text_en
    assert len(told.text_en.splitlines()) < 25
