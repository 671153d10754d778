"""Summaries over HTTP: made when asked for, never left hanging, and those of days with their rights."""

import json
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import httpx
import pytest

from analysis.day_summaries import summarise_day
from domain.access import Role
from domain.language.summary import is_asked_again
from domain.people.attributes import person_attributes
from resources.db.engine import Database
from resources.db.stores.days import Scope
from resources.db.stores.videos import NewVideo, VideoChanges
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from serving.routes import summaries
from tests.support.api import Client, add_analysed_video, add_key, bearer, client_of, set_camera
from tests.support.made_paths import path
from tests.support.model_server import ModelServer, model_server
from tests.support.running_api import RunningApi
from tests.support.running_system import until

BODY = {"summary_type": "events", "async": False}
DAY = "2026-03-02"


def summary_path(video_id: int) -> str:
    return f"/api/videos/{video_id}/summary/"


async def test_an_analysed_recording_without_a_summary_gets_one_before_the_call_returns(
    client: Client, database: Database
) -> None:
    video_id = add_analysed_video(database)
    given = await client.post(summary_path(video_id), json=BODY)
    assert given.status_code == 200, given.text
    (listed,) = (await client.get("/db/videos/")).json()
    assert given.json()["summary"] == listed["summary"]
    assert not is_asked_again(listed["summary"])
    assert given.json()["summary_source"] == "template"
    status = (await client.get(f"{summary_path(video_id)}status/")).json()
    assert (status["summary_status"], status["summary_source"], status["failure"]) == (
        "completed",
        "template",
        None,
    )


async def test_an_empty_recording_has_a_summary_that_is_not_asked_for_again(
    client: Client, database: Database
) -> None:
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        stores.events.replace(video_id, [], "run-1")
        stores.tracks.replace(video_id, [], [], "run-1")
    given = (await client.post(summary_path(video_id), json=BODY)).json()
    assert "사람이 보이지 않습니다" in given["summary"]
    assert not is_asked_again(given["summary"])


async def test_what_is_not_analysed_has_none_and_says_so(client: Client, database: Database) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("new.mp4", "k", "b" * 64, 5)).video_id
    early = await client.post(summary_path(video_id), json=BODY)
    assert (early.status_code, "no summary yet" in early.json()["error"]) == (400, True)
    status = (await client.get(f"{summary_path(video_id)}status/")).json()
    assert status["summary_status"] == "pending"


async def test_while_another_writes_it_a_request_waits_and_then_says_so(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summaries, "OTHERS_S", 0.3)
    video_id = add_analysed_video(database)
    with database.transaction() as stores:
        assert stores.summaries.claim(video_id, "somebody else")
    busy = await client.post(summary_path(video_id), json=BODY)
    assert (busy.status_code, "is being written" in busy.json()["error"]) == (423, True)
    assert "쓰고 있습니다" in busy.json()["error_ko"]
    status = (await client.get(f"{summary_path(video_id)}status/")).json()
    assert status["summary_status"] == "generating"


async def test_a_failure_of_ours_is_noted_and_the_next_request_tries_again(
    client: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = add_analysed_video(database)

    def broken(*_: object) -> None:
        raise ZeroDivisionError("in the writer")

    with monkeypatch.context() as patched:
        patched.setattr(summaries, "write_summary", broken)
        assert (await client.post(summary_path(video_id), json=BODY)).status_code == 500
    status = (await client.get(f"{summary_path(video_id)}status/")).json()
    assert (status["summary_status"], status["failure"]) == ("failed", "ZeroDivisionError: in the writer")
    assert (await client.post(summary_path(video_id), json=BODY)).status_code == 200


@pytest.fixture
def slow_model() -> Iterator[ModelServer]:
    with model_server() as running:
        running.slow_s, running.always = 30.0, "slow"
        yield running


def test_a_server_that_is_killed_while_it_writes_leaves_nothing_hanging(
    postgres: EmbeddedPostgres, tmp_path: Path, slow_model: ModelServer
) -> None:
    model = {
        "SENTINEL_LANGUAGE_MODEL": "openai:our-model",
        "SENTINEL_LANGUAGE_MODEL_URL": f"{slow_model.url}/v1",
    }
    with RunningApi.on_new_database(tmp_path, postgres, **model) as api:
        database = Database.at(api.database_url)
        video_id = add_analysed_video(database)
        url = f"{api.url}{summary_path(video_id)}"

        def ask() -> None:
            with suppress(httpx.TransportError):
                httpx.post(url, json=BODY, timeout=60)

        asking = Thread(target=ask)
        asking.start()
        until(lambda: bool(slow_model.calls), 30, "the model is asked")
        assert api.process is not None
        api.process.kill()
        asking.join(30)
        api.settings = {}
        api.start()
        status = httpx.get(f"{url}status").json()
        assert (status["summary_status"], status["has_summary"]) == ("generating", False)
        with database.transaction() as stores:  # as the time of its lease passes
            stores.connection.exec_driver_sql(
                "update video_summary set claimed_at = claimed_at - interval '5 minutes'"
            )
        assert httpx.get(f"{url}status").json()["summary_status"] == "failed"
        began = time.monotonic()
        given = httpx.post(url, json=BODY, timeout=30)
        assert given.status_code == 200, given.text
        assert not is_asked_again(given.json()["summary"])
        assert time.monotonic() - began < 15
        database.engine.dispose()


async def test_a_model_that_is_configured_writes_it_while_somebody_waits(
    settings: Settings, database: Database
) -> None:
    with model_server() as running:
        running.says = json.dumps(
            {
                "en": "Two people are in this recording of 01:00, with 2 entries.",
                "ko": "길이 01:00인 영상에 사람 두 명이 보이고 입장은 2건입니다.",
            }
        )
        address = {"language_model": "openai:m", "language_model_url": f"{running.url}/v1"}
        video_id = add_analysed_video(database)
        with database.transaction() as stores:
            people = [path(1, 5, 11, (0.0, 1.0)), path(2, 20, 30, (1.0, 0.0))]
            known = [person_attributes(each, 16 / 9) for each in people]
            stores.tracks.replace(video_id, people, known, "run-1")
        async with client_of(settings.model_copy(update=address)) as client:
            given = (await client.post(summary_path(video_id), json=BODY)).json()
    assert (given["summary_source"], given["summary"][:9]) == ("openai:m", "길이 01:00인")


def add_day(database: Database, settings: Settings) -> None:
    """A recording of a gate and one of no camera, and what is said of their day."""
    for sha, camera in (("a", "gate"), ("b", None)):
        video_id = add_analysed_video(database, f"{sha}.mp4", sha)
        if camera:
            set_camera(database, video_id, camera)
        with database.transaction() as stores:
            began = datetime(2026, 3, 2, 8, tzinfo=UTC)
            stores.videos.change(video_id, VideoChanges(recorded_at=began))
    with database.transaction() as stores:
        stores.access.know_cameras(["till"])
    for scope in Scope:
        summarise_day(database, scope, date.fromisoformat(DAY), settings, "r")


async def test_the_day_of_a_camera_and_of_a_site_can_be_read(
    client: Client, database: Database, settings: Settings
) -> None:
    add_day(database, settings)
    gate = (await client.get(f"/api/summaries/day?date={DAY}&camera=gate")).json()
    assert gate["summary_en"].startswith("Camera gate, 2026-03-02: ")
    assert (gate["camera"], gate["site"], gate["recordings"]) == ("gate", None, 1)
    assert "- 08:00:05 A person comes in on the left." in gate["summary_en"]
    assert gate["summary"].startswith("2026년 3월 2일 gate 카메라: ")
    site = (await client.get(f"/api/summaries/day?date={DAY}&site=")).json()
    assert (site["recordings"], site["cameras"], site["time_zone"]) == (2, ["gate", "till"], "UTC")
    till = (await client.get(f"/api/summaries/day?date={DAY}&camera=till")).json()
    assert "nothing can be said of it" in till["summary_en"]
    loose = (await client.get(f"/api/summaries/day?date={DAY}&camera=")).json()
    assert loose["summary_en"].startswith("Recordings without a camera, 2026-03-02")


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("date=2026-03-03&camera=gate", 404, "There is no summary of Camera gate for 2026-03-03 yet"),
        (f"date={DAY}&camera=attic", 404, "no summary of Camera attic"),
        (f"date={DAY}&site=north", 404, "no summary of Site north"),
        (f"date={DAY}", 400, "Say one of the two"),
        (f"date={DAY}&camera=gate&site=", 400, "Say one of the two"),
        ("date=yesterday&camera=gate", 400, "date must be a date, as in 2026-03-01"),
        ("camera=gate", 400, "date"),
        (f"date={DAY}&camera={'x' * 201}", 400, "camera"),
    ],
)
async def test_what_cannot_be_told_is_refused_with_what_to_do(
    client: Client, database: Database, settings: Settings, query: str, status: int, said: str
) -> None:
    add_day(database, settings)
    answer = await client.get(f"/api/summaries/day?{query}")
    assert (answer.status_code, said in answer.json()["error"]) == (status, True), answer.text


async def test_who_sees_some_cameras_sees_their_days_and_no_site_with_others(
    guarded: Settings, database: Database
) -> None:
    add_day(database, guarded)
    key, everything = add_key(database, Role.VIEWER, ("gate",)), add_key(database, Role.VIEWER)
    async with client_of(guarded, **bearer(key)) as client:
        answers = {
            query: (await client.get(f"/api/summaries/day?date={DAY}&{query}")).status_code
            for query in ("camera=gate", "camera=till", "camera=", "site=")
        }
    assert answers == {"camera=gate": 200, "camera=till": 404, "camera=": 404, "site=": 404}
    async with client_of(guarded, **bearer(everything)) as client:
        assert (await client.get(f"/api/summaries/day?date={DAY}&site=")).status_code == 200
    async with client_of(guarded) as client:
        assert (await client.get(f"/api/summaries/day?date={DAY}&camera=gate")).status_code == 401
