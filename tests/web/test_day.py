"""A day in a few sentences on the page, in a real Chromium, against a server with a stored day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis.day_summaries import summarise_day
from resources.db.engine import Database
from resources.db.stores.days import Scope
from resources.db.stores.videos import VideoChanges
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from tests.support.api import add_analysed_video, set_camera
from tests.support.running_api import RunningApi
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path_factory.mktemp("day"), postgres) as running:
        yield running


def store_day(url: str, folder: Path) -> None:
    """The second of March of one camera, `gate`."""
    database = Database.at(url)
    video_id = add_analysed_video(database)
    set_camera(database, video_id, "gate")
    with database.transaction() as stores:
        stores.videos.change(video_id, VideoChanges(recorded_at=datetime(2026, 3, 2, 8, tzinfo=UTC)))
    settings = Settings(state_dir=folder, database_url=url, _env_file=None)
    for scope in Scope:
        summarise_day(database, scope, date(2026, 3, 2), settings, "r")
    database.engine.dispose()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_day_is_shown_for_all_cameras_and_for_one_in_both_languages(
    open_page: OpenPage, api: RunningApi, tmp_path: Path, width: int
) -> None:
    if width == 1280:
        store_day(api.database_url, tmp_path)
    page = open_page(api.url, width=width)
    panel = page.locator(".panel", has_text="A day in a few sentences")
    panel.get_by_label("Day").fill("2026-03-02")
    panel.get_by_role("button", name="Show the day").click()
    told = panel.get_by_role("status")
    expect(told).to_contain_text("All cameras, 2026-03-02")
    panel.get_by_label("Camera").select_option("gate")
    panel.get_by_role("button", name="Show the day").click()
    expect(told).to_contain_text("Camera gate, 2026-03-02")
    expect(told.locator("p", has_text="08:00:05 A person comes in on the left.")).to_be_visible()
    page.get_by_role("button", name="한국어로 보기").click()
    korean = page.locator(".panel", has_text="하루 요약")
    expect(korean.get_by_role("status")).to_contain_text("2026년 3월 2일 gate 카메라")
    korean.get_by_label("날짜").fill("2026-03-03")
    korean.get_by_role("button", name="요약 보기").click()
    expect(korean.get_by_role("alert")).to_contain_text("요약이 아직 없습니다")
    expect(korean.get_by_role("status")).to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
