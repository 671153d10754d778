"""From names, metadata and what people say to a moment, and how sure it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.video.recorded_time import (
    Reading,
    RecordedTime,
    Sureness,
    TimeSource,
    choose_time,
    correct,
    from_file_name,
    from_metadata,
    read_local,
    said_by,
)

SEOUL, BERLIN = ZoneInfo("Asia/Seoul"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("name", "local"),
    [
        ("20260302_084012.mp4", "2026-03-02T08:40:12"),
        ("ch01_20260302084012.mp4", "2026-03-02T08:40:12"),
        ("2026-03-02_08-40-12.mkv", "2026-03-02T08:40:12"),
        ("2026-03-02T08.40.12.mkv", "2026-03-02T08:40:12"),
        ("편의점 2026.03.02 08:40:12.avi", "2026-03-02T08:40:12"),
        ("NVR_ch1_main_20260302084012_20260302094012.mp4", "2026-03-02T08:40:12"),  # from, to
        ("VID_20260302_084012345.mp4", "2026-03-02T08:40:12"),  # a phone, with milliseconds
        ("door-20260302-084012-1.mp4", "2026-03-02T08:40:12"),
        ("20269999_084012_20260302_084012.mp4", "2026-03-02T08:40:12"),  # the first is no date
        ("gate2_morning.mp4", None),
        ("20260302.mp4", None),  # a day is not enough
        ("120260302084012.mp4", None),  # a longer number
        ("20260302_246012.mp4", None),  # no time of day
        ("2026-03_02_08-40-12.mp4", None),
        ("8d9530c20260302.mp4", None),
    ],
)
def test_names_of_recorders_tell_the_time(name: str, local: str | None) -> None:
    found = from_file_name(name, SEOUL)
    assert (found.local.isoformat() if found and found.local else None) == local
    if found:
        assert (found.source, found.sureness) == (TimeSource.FILE_NAME, Sureness.MEDIUM)
        assert found.at.isoformat() == f"{local}+09:00"


@pytest.mark.parametrize(
    ("local", "moment", "reading"),
    [
        ("2026-03-29T01:59:59", "2026-03-29T01:59:59+01:00", Reading.EXACT),
        ("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00", Reading.GAP),  # does not exist
        ("2026-03-29T03:00:00", "2026-03-29T03:00:00+02:00", Reading.EXACT),
        ("2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00", Reading.FOLD),  # comes twice
        ("2026-10-25T03:00:00", "2026-10-25T03:00:00+01:00", Reading.EXACT),
    ],
)
def test_a_change_of_summer_time_is_read_in_one_way_and_said(
    local: str, moment: str, reading: Reading
) -> None:
    at, how = read_local(datetime.fromisoformat(local), BERLIN)
    assert (at.isoformat(), how) == (moment, reading)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-01T23:40:12.000000Z", "2026-03-01T23:40:12+00:00"),
        ("2026-03-02T08:40:12+0900", "2026-03-02T08:40:12+09:00"),
        ("2026-03-02 08:40:12", "2026-03-02T08:40:12+09:00"),
        ("1904-01-01T00:00:00.000000Z", None),  # where QuickTime's clock begins
        ("1970-01-01T00:00:00.000000Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("yesterday", None),
        ("", None),
        (None, None),
    ],
)
def test_metadata_is_believed_where_it_can_be(text: str | None, moment: str | None) -> None:
    found = from_metadata(text, SEOUL)
    assert (found.at.isoformat() if found else None) == moment


@pytest.mark.parametrize(
    ("metadata", "sureness"),
    [
        ("2026-03-01T23:40:13Z", Sureness.HIGH),  # both say the same
        ("2026-03-02T08:40:12Z", Sureness.MEDIUM),  # local time that was written as UTC
        ("2026-03-01T23:55:12Z", Sureness.MEDIUM),  # a quarter of an hour: there are such zones
        ("2026-03-01T23:47:12Z", Sureness.LOW),  # neither
        ("2026-03-05T10:00:00Z", Sureness.LOW),  # days later: a copy
    ],
)
def test_two_sources_make_each_other_sure_or_doubtful(metadata: str, sureness: Sureness) -> None:
    name = from_file_name("20260302_084012.mp4", SEOUL)
    chosen = choose_time(name, from_metadata(metadata, SEOUL))
    assert name
    assert chosen
    assert (chosen.at, chosen.source, chosen.sureness) == (name.at, TimeSource.FILE_NAME, sureness)


def test_one_source_alone_is_taken() -> None:
    metadata = from_metadata("2026-03-01T23:40:13Z", SEOUL)
    assert choose_time(None, metadata) is metadata
    assert choose_time(None, None) is None


def test_local_times_follow_the_zone_of_the_camera_and_others_do_not() -> None:
    written = said_by("2026-03-02T08:40", SEOUL)
    assert correct(written, BERLIN, 0).at.isoformat() == "2026-03-02T08:40:00+01:00"
    assert correct(written, None, 0).at.isoformat() == "2026-03-02T08:40:00+09:00"
    exact = said_by("2026-03-02T08:40+09:00", SEOUL)
    assert correct(exact, BERLIN, 0).at == exact.at


def test_the_offset_of_the_clock_moves_all_but_what_was_set_by_hand() -> None:
    moment = datetime(2026, 3, 2, 8, 40, tzinfo=UTC)
    for source in TimeSource:
        found = correct(RecordedTime(moment, source, Sureness.HIGH), None, -300)
        assert (found.at == moment) is (source is TimeSource.EDIT)
        assert (moment - found.at).total_seconds() in (0, 300)
