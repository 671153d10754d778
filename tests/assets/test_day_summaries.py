"""Days as Dagster makes them: by partition, again and again, and when their recordings change."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import dagster as dg
import pytest

from analysis.summaries import draft_of
from domain.cameras.settings import CameraSettings, QuietHours
from domain.people.attributes import person_attributes
from domain.records import CoverageSpan, CoverageState, TimeRange, VideoProbe
from domain.stages import STAGE_PROGRESS
from domain.video.recorded_time import RecordedTime, Sureness, TimeSource
from pipelines.schedules import MAX_DAYS, hourly_day_summaries
from resources import settings as settings_module
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo, VideoChanges
from tests.support.analyses import job_of_settings
from tests.support.made_paths import path

UTC_ZONE = ZoneInfo("UTC")
NOON = datetime(2026, 3, 5, 12, tzinfo=UTC)


def add(
    database: Database, sha: str, began: datetime | None, hours: float = 1.0, camera: str | None = "gate"
) -> int:
    """An analysed recording in which nothing happens."""
    length_s = hours * 3600
    with database.transaction() as stores:
        stores.access.know_cameras(["gate"])
        recorded = RecordedTime(began, TimeSource.UPLOAD, Sureness.HIGH) if began else None
        new = NewVideo(f"{sha}.mp4", f"k{sha}", sha * 64, 5, recorded=recorded, camera=camera)
        video_id = stores.videos.register(new).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, VideoProbe(length_s, 640, 360, 10, "h264"))
        spans = [CoverageSpan(TimeRange(0, length_s), CoverageState.ANALYSED)]
        stores.coverage.replace(video_id, spans, "r")
    analysed_again(database, video_id)
    return video_id


def analysed_again(database: Database, video_id: int) -> None:
    with database.transaction() as stores:
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("r", video_id, stage, RunProcess("h", 1, "cpu"))
            stores.runs.end_stage("r", video_id, stage, 1.0, {})


def make(day: str) -> dg.ExecuteInProcessResult:
    return job_of_settings("summarise_day").execute_in_process(
        partition_key=day, instance=dg.DagsterInstance.ephemeral(), raise_on_error=False
    )


def rows(database: Database) -> list[dict[str, Any]]:
    query = "select to_jsonb(d) - 'run_id' - 'made_at' from day_summary d order by scope, name, day"
    with database.transaction() as stores:
        return list(stores.connection.exec_driver_sql(query).scalars())


def asked(now: datetime = NOON) -> list[str]:
    """The days that the schedule starts runs for."""
    context = dg.build_schedule_context(scheduled_execution_time=now)
    found = hourly_day_summaries(context, database=DatabaseResource())
    if isinstance(found, dg.SkipReason):
        return []
    assert isinstance(found, list)
    return [str(each.partition_key) for each in found]


def test_a_day_is_summarised_for_every_camera_and_site_and_twice_is_the_same(system: Database) -> None:
    add(system, "a", datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    add(system, "b", datetime(2026, 3, 2, 10, tzinfo=UTC), camera=None)
    assert make("2026-03-02").success
    first = rows(system)
    assert [(row["scope"], row["name"], row["recordings"]) for row in first] == [
        ("camera", "", 1),
        ("camera", "gate", 1),
        ("site", "", 2),
    ]
    assert "Looked at: 30 min 0 s of the day" in first[1]["text_en"]
    assert make("2026-03-02").success
    assert rows(system) == first


def test_its_page_in_dagster_shows_the_texts(system: Database) -> None:
    add(system, "a", datetime(2026, 3, 2, 10, tzinfo=UTC))
    made = make("2026-03-02").asset_materializations_for_node("camera_day_summaries")[0]
    assert made.metadata["recordings"].value == 1
    assert "Camera gate, 2026-03-02" in str(made.metadata["texts"].value)


def test_the_schedule_asks_for_days_that_are_over_and_whose_recordings_have_changed(system: Database) -> None:
    assert asked() == []
    video_id = add(system, "a", datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    add(system, "b", datetime(2026, 3, 5, 1, tzinfo=UTC))  # today: not over
    add(system, "c", datetime(2018, 3, 5, 1, tzinfo=UTC))  # before the first day that there is
    add(system, "d", None)
    assert asked() == ["2026-03-03", "2026-03-02"]
    for day in asked():
        assert make(day).success
    assert asked() == []

    analysed_again(system, video_id)
    assert asked() == ["2026-03-03", "2026-03-02"]
    for day in asked():
        assert make(day).success
    with system.transaction() as stores:  # a clock that was put right
        stores.videos.change(video_id, VideoChanges(recorded_at=datetime(2026, 3, 1, 9, tzinfo=UTC)))
    assert asked() == ["2026-03-03", "2026-03-02", "2026-03-01"]
    for day in asked():
        assert make(day).success
    assert asked() == []
    emptied = [row["text_en"] for row in rows(system) if (row["day"], row["name"]) == ("2026-03-03", "gate")]
    assert "nothing can be said of it" in emptied[0]


def test_a_deleted_recording_is_taken_from_its_day(system: Database) -> None:
    video_id = add(system, "a", datetime(2026, 3, 2, 10, tzinfo=UTC))
    assert make("2026-03-02").success
    with system.transaction() as stores:
        stores.videos.delete(video_id)
    assert asked() == ["2026-03-02"]
    assert make("2026-03-02").success
    assert asked() == []


def test_years_of_recordings_are_summarised_a_few_days_at_a_time(system: Database) -> None:
    for number in range(13):
        add(system, f"{number:x}", datetime(2026, 2, 1 + number, 10, tzinfo=UTC))
    assert len(asked()) == MAX_DAYS
    assert asked()[0] == "2026-02-13"


def test_days_are_those_of_the_configured_time_zone(
    system: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_TIMEZONE", "Asia/Seoul")
    settings_module.settings.cache_clear()
    add(system, "a", datetime(2026, 3, 2, 20, tzinfo=UTC))  # five in the morning of the third
    assert asked() == ["2026-03-03"]
    assert make("2026-03-03").success
    gate = next(row for row in rows(system) if row["name"] == "gate")
    assert gate["time_zone"] == "Asia/Seoul"
    assert "Nobody was seen in these hours: 05:00 to 06:00" in gate["text_en"]


def set_camera(database: Database, **values: object) -> None:
    """What is set of the camera `gate`."""
    names = ", ".join(f"{name} = %s" for name in values)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql(f"update camera set {names}", tuple(values.values()))


def test_a_camera_with_a_zone_and_a_site_has_its_own_days(system: Database) -> None:
    add(system, "a", datetime(2026, 3, 2, 20, tzinfo=UTC))
    add(system, "b", datetime(2026, 3, 2, 20, tzinfo=UTC), camera=None)
    for day in asked():
        assert make(day).success
    set_camera(system, site="north", time_zone="Asia/Seoul")
    assert asked() == ["2026-03-03", "2026-03-02"], "it was the second, and is the third now"
    for day in asked():
        assert make(day).success
    assert asked() == []
    told = {(row["scope"], row["name"], row["day"][-2:]): row for row in rows(system)}
    assert told["camera", "gate", "02"]["recordings"] == 0
    assert told["camera", "gate", "03"]["time_zone"] == "Asia/Seoul"
    assert told["site", "north", "03"]["cameras"] == ["gate"]
    assert told["site", "", "02"]["recordings"] == 1
    assert "Site north, 2026-03-03: nobody was seen in 1 recording." in told["site", "north", "03"]["text_en"]


def test_a_clock_that_is_corrected_later_moves_a_recording_to_its_day(system: Database) -> None:
    add(system, "a", datetime(2026, 3, 2, 0, 5, tzinfo=UTC))
    for day in asked():
        assert make(day).success
    set_camera(system, clock_offset_s=-2 * 3600.0)
    assert asked() == ["2026-03-02", "2026-03-01"]
    for day in asked():
        assert make(day).success
    gate = {row["day"]: row["text_en"] for row in rows(system) if row["name"] == "gate"}
    assert "Nobody was seen in these hours" not in gate["2026-03-01"], "from 22:05 to 23:05 is no whole hour"
    assert "22:05" in gate["2026-03-01"]
    assert "nothing can be said" in gate["2026-03-02"]


def test_who_was_there_in_quiet_hours_is_told_first_and_other_hours_make_it_again(system: Database) -> None:
    video_id = add(system, "a", datetime(2026, 3, 2, 2, tzinfo=UTC))
    somebody = path(1, 600, 900, (0.0, 1.0))
    with system.transaction() as stores:
        stores.tracks.replace(video_id, [somebody], [person_attributes(somebody, 16 / 9)], "r")
    assert make("2026-03-02").success
    assert asked() == []
    night = (QuietHours(22 * 60, 6 * 60),)
    with system.transaction() as stores:
        stores.camera_settings.change("gate", CameraSettings("gate", quiet_hours=night), 0, "kim")
        recording = draft_of(stores, video_id, UTC_ZONE).body.text_en
    assert asked() == ["2026-03-02"]
    assert make("2026-03-02").success
    days = [row["text_en"] for row in rows(system) if row["recordings"]]
    assert len(days) == 2, "of the camera and of the site"
    for told, when in (
        *((day, "02:10:00 to 02:15:00") for day in days),
        (recording, "10:00-15:00 (02:10:00 to 02:15:00 by the clock)"),
    ):
        assert told.splitlines()[1:3] == [
            "What matters first:",
            f"- 1 person in quiet hours, when nobody is expected: {when}.",
        ]
    assert asked() == []
