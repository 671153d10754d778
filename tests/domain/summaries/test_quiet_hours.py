"""Who was there at times when nobody is expected, by the wall clock, and how summaries tell of it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.cameras.settings import QuietHours
from domain.events.types import EventType
from domain.language.day_summary import draft_camera_day, draft_site_day
from domain.language.summary import draft_summary
from domain.records import Event, TimeRange
from domain.summaries.days import Day, Recorded, camera_day
from domain.summaries.quiet_hours import QuietTime, find_quiet_visits, quiet_ranges
from domain.video.coverage import coverage_spans
from tests.support.made_paths import path

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")
NIGHT, LUNCH = QuietHours(22 * 60, 6 * 60), QuietHours(12 * 60, 13 * 60)
HOUR_S = 3600.0
SMALL_HOURS = QuietHours(2 * 60, 3 * 60)
FALL = Event(EventType.COLLAPSE, TimeRange(20, 30), (0, 0, 1, 1), (1,), 0.9, "left")


def hours(*ranges: tuple[float, float]) -> tuple[TimeRange, ...]:
    return tuple(TimeRange(start * HOUR_S, end * HOUR_S) for start, end in ranges)


@pytest.mark.parametrize(
    ("quiet", "start", "length_h", "expected"),
    [
        ((), "2026-03-02T20:00+09:00", 24, ()),
        ((NIGHT,), "2026-03-02T20:00+09:00", 1, ()),  # over before they begin
        ((NIGHT,), "2026-03-02T20:00+09:00", 2, ()),  # half-open: touching them is not in them
        ((NIGHT,), "2026-03-02T20:00+09:00", 3, ((2, 3),)),
        ((NIGHT,), "2026-03-02T20:00+09:00", 12, ((2, 10),)),  # over midnight in one piece
        ((NIGHT,), "2026-03-02T20:00+09:00", 28, ((2, 10), (26, 28))),  # two nights
        ((NIGHT,), "2026-03-02T14:00+00:00", 8, ((0, 7),)),  # the moment is given in another zone
        ((LUNCH, NIGHT), "2026-03-02T11:30+09:00", 12, ((0.5, 1.5), (10.5, 12))),
        ((QuietHours(0, 24 * 60),), "2026-03-02T20:00+09:00", 30, ((0, 30),)),  # always
    ],
)
def test_quiet_hours_of_a_recording(
    quiet: tuple[QuietHours, ...], start: str, length_h: float, expected: tuple[tuple[float, float], ...]
) -> None:
    found = quiet_ranges(quiet, datetime.fromisoformat(start), length_h * HOUR_S, SEOUL)
    assert found == hours(*expected)


@pytest.mark.parametrize(
    ("on_date", "quiet", "expected"),
    [
        (date(2026, 3, 28), SMALL_HOURS, ((2, 3),)),
        (date(2026, 3, 29), SMALL_HOURS, ()),  # put forward from two to three: the hour never comes
        (date(2026, 3, 29), QuietHours(150, 240), ((2, 3),)),  # 02:30-04:00: only 03:00-04:00 comes
        (date(2026, 3, 29), NIGHT, ((0, 5), (21, 23))),  # an hour less
        (date(2026, 10, 25), SMALL_HOURS, ((2, 4),)),  # put back from three to two: it comes twice
        (date(2026, 10, 25), QuietHours(150, 180), ((2.5, 3), (3.5, 4))),  # its second half, each time
        (date(2026, 10, 25), NIGHT, ((0, 7), (23, 25))),  # an hour more
    ],
)
def test_quiet_hours_on_the_days_on_which_the_clock_is_changed(
    on_date: date, quiet: QuietHours, expected: tuple[tuple[float, float], ...]
) -> None:
    day = Day(on_date, BERLIN)
    assert quiet_ranges([quiet], day.start, day.length_s, BERLIN) == hours(*expected)


def test_a_recording_that_begins_within_a_minute_is_quiet_to_the_second() -> None:
    began = datetime(2026, 3, 2, 21, 59, 47, 250_000, tzinfo=SEOUL)
    assert quiet_ranges([NIGHT], began, 60.0, SEOUL) == (TimeRange(12.75, 60.0),)
    assert quiet_ranges([NIGHT], began, 12.75, SEOUL) == ()
    assert quiet_ranges([NIGHT], began, 0.0, SEOUL) == ()


@pytest.mark.parametrize(
    ("stays", "people", "ranges"),
    [
        ([(0, 10)], 0, ()),  # before
        ([(0, 100)], 0, ()),  # they leave as it begins
        ([(0, 101)], 1, ((100, 101),)),
        ([(90, 300)], 1, ((100, 200),)),  # the whole of it
        ([(110, 120), (115, 130), (150, 160)], 3, ((110, 130), (150, 160))),
    ],
)
def test_who_was_there(
    stays: list[tuple[float, float]], people: int, ranges: tuple[tuple[float, float], ...]
) -> None:
    found = find_quiet_visits([TimeRange(*each) for each in stays], [TimeRange(100, 200)])
    told = (0, ()) if found is None else (found.people, found.ranges)
    assert told == (people, tuple(TimeRange(*each) for each in ranges))


def test_a_recording_tells_of_it_before_anything_else() -> None:
    people = [path(1, 5, 40, (0.0, 1.0)), path(2, 50, 70, (0.0, 1.0))]
    began = datetime(2026, 3, 1, 17, 9, 30, tzinfo=UTC)
    quiet = QuietTime(began, SEOUL, (TimeRange(0, 60),))
    draft = draft_summary(people, [FALL], coverage_spans(100, 100, []), quiet)
    assert draft.body.text_en.splitlines()[1:4] == [
        "What matters first:",
        "- 2 people in quiet hours, when nobody is expected: "
        "00:05-00:40 (02:09:35 to 02:10:10 by the clock), "
        "00:50-01:00 (02:10:20 to 02:10:30 by the clock).",
        "- 00:20-00:30 Person 1 falls down on the left and stays on the floor.",
    ]
    assert draft.body.text_ko.splitlines()[2] == (
        "- 사람이 없어야 할 시간에 2명이 있었습니다: 00:05-00:40(시계로는 02:09:35~02:10:10), "
        "00:50-01:00(시계로는 02:10:20~02:10:30)."
    )
    assert draft.urgent_times == ("00:05", "00:50", "00:20")


@pytest.mark.parametrize("quiet", [None, QuietTime(datetime(2026, 3, 1, tzinfo=UTC), SEOUL, ())])
def test_a_recording_outside_of_quiet_hours_says_nothing_of_them(quiet: QuietTime | None) -> None:
    draft = draft_summary([path(1, 5, 40, (0.0, 1.0))], [], coverage_spans(100, 100, []), quiet)
    assert "quiet hours" not in draft.whole.text_en
    assert "What matters first" not in draft.whole.text_en


def recorded(camera: str, start: datetime, *stays: tuple[float, float]) -> Recorded:
    spans = coverage_spans(HOUR_S, HOUR_S, [])
    return Recorded(1, camera, start, HOUR_S, [], [TimeRange(*each) for each in stays], spans)


def test_a_day_tells_of_it_first_and_a_site_names_the_camera() -> None:
    day = Day(date(2026, 3, 2), SEOUL)
    night = recorded("gate", datetime(2026, 3, 2, 2, tzinfo=SEOUL), (600, 900), (620, 630))
    noon = recorded("till", datetime(2026, 3, 2, 12, tzinfo=SEOUL), (0, 60))
    gate, till = (camera_day(each.camera, [each], day, [NIGHT]) for each in (night, noon))
    told = draft_camera_day(gate)
    assert told.body.text_en.splitlines()[1:3] == [
        "What matters first:",
        "- 2 people in quiet hours, when nobody is expected: 02:10:00 to 02:15:00.",
    ]
    assert "- 사람이 없어야 할 시간에 2명이 있었습니다: 02:10:00~02:15:00." in told.body.text_ko
    assert told.urgent_times == ("02:10:00",)
    assert "quiet hours" not in draft_camera_day(till).whole.text_en
    site = draft_site_day("north", [gate, till], day).body
    assert "- Camera gate: 2 people in quiet hours" in site.text_en
    assert "- gate 카메라: 사람이 없어야 할 시간에 2명이 있었습니다" in site.text_ko


def test_a_night_of_many_visits_is_told_in_one_line() -> None:
    day = Day(date(2026, 3, 2), SEOUL)
    visits = [(30.0 * number, 30.0 * number + 10) for number in range(100)]
    gate = camera_day(
        "gate", [recorded("gate", datetime(2026, 3, 2, 2, tzinfo=SEOUL), *visits)], day, [NIGHT]
    )
    (line,) = [each for each in draft_camera_day(gate).body.text_en.splitlines() if "quiet hours" in each]
    assert line.startswith("- 100 people in quiet hours")
    assert line.endswith("and 92 more stretches.")
    assert len(line) < 500
