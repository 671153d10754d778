"""Recorded times are told in one zone, the configured one, wherever they stand."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from resources.db.engine import Database
from resources.settings import Settings
from tests.support.api import Client, add_analysed_video, client_of, upload

SEOUL = ZoneInfo("Asia/Seoul")


def as_the_first_front_end_lists(text: str) -> str:
    """Its list prints `new Date(recorded_at)` in Asia/Seoul, whatever the browser's zone."""
    return f"{datetime.fromisoformat(text).astimezone(SEOUL):%Y-%m-%d %H:%M:%S}"


async def test_list_and_timeline_agree_in_seoul(settings: Settings, database: Database) -> None:
    video_id = add_analysed_video(database)

    async with client_of(settings.model_copy(update={"timezone": "Asia/Seoul"})) as client:
        edit = {"recorded_at": "2026-03-01T23:40:00Z"}
        changed = (await client.patch(f"/db/videos/{video_id}/", json=edit)).json()
        listed = (await client.get("/db/videos/")).json()[0]
        detail = (await client.get(f"/db/videos/{video_id}/")).json()
        for video in (changed, listed, detail):
            assert video["recorded_at"] == "2026-03-02T08:40:00+09:00"
            assert video["recorded_at_display"] == "2026-03-02 08:40:00"
            assert video["time_zone"] == "Asia/Seoul"
            assert as_the_first_front_end_lists(video["recorded_at"]) == video["recorded_at_display"]
        event = (await client.get(f"/db/events/?video={video_id}")).json()[0]
        one = (await client.get(f"/db/events/{event['id']}/")).json()
        assert event["absolute_time_display"] == one["absolute_time_display"] == "2026-03-02 08:40:05"
        assert event["timestamp"] == 5.0


async def test_a_time_without_an_offset_is_shown_as_it_was_given(settings: Settings) -> None:
    async with client_of(settings.model_copy(update={"timezone": "Asia/Seoul"})) as client:
        token = {**await upload(client), "video_datetime": "2026-03-02T08:40"}
        video = (await client.post("/api/s3/upload/confirm/", json=token)).json()["video"]
        assert video["recorded_at_display"] == "2026-03-02 08:40:00"
        assert as_the_first_front_end_lists(video["recorded_at"]) == "2026-03-02 08:40:00"


async def test_summer_time_is_that_of_the_moment(settings: Settings, database: Database) -> None:
    video_id = add_analysed_video(database)

    async with client_of(settings.model_copy(update={"timezone": "Europe/Berlin"})) as client:
        # Clocks in Berlin go from 02:00 to 03:00 at this moment (EU rule, last Sunday of March).
        edit = {"recorded_at": "2026-03-29T00:59:57Z"}
        assert (await client.patch(f"/db/videos/{video_id}", json=edit)).json()[
            "recorded_at_display"
        ] == "2026-03-29 01:59:57"
        event = (await client.get(f"/db/events?video={video_id}")).json()[0]
        assert event["absolute_time_display"] == "2026-03-29 03:00:02"


@pytest.mark.parametrize(
    "moment",
    [
        "9999-12-31T23:59:59-14:00",
        "0001-01-01T00:00:00+14:00",
        "1899-12-31T23:00:00Z",
        "2200-01-01T00:00:00Z",
    ],
)
async def test_times_at_the_ends_of_the_calendar_are_refused_in_words(
    client: Client, database: Database, moment: str
) -> None:
    video_id = add_analysed_video(database)

    token = await upload(client)
    sent = [
        await client.patch(f"/db/videos/{video_id}", json={"recorded_at": moment}),
        await client.post("/api/s3/upload/confirm", json={**token, "video_datetime": moment}),
    ]
    for answer in sent:
        assert answer.status_code == 400, answer.text
        assert "1900" in answer.json()["error"]
        assert "1900년" in answer.json()["error_ko"]
    assert (await client.get(f"/db/videos/{video_id}")).json()["recorded_at"] is None
