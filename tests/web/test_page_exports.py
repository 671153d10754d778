"""Pictures of events, and a stretch that is saved, in a real Chromium."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from analysis.highlights import HighlightWork, make_highlights
from domain.events.highlights import ClipRule
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.opening import object_store
from tests.support.incidents import add_incidents
from tests.support.recordings import clip
from tests.support.running_api import RunningApi
from tests.support.running_system import until
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[str]:
    """Where the page shows a recording with a fall, a theft and somebody who walks."""
    folder = tmp_path_factory.mktemp("exports")
    with RunningApi.on_new_database(folder, postgres) as api:
        settings = Settings(state_dir=folder, database_url=api.database_url, _env_file=None)
        database, store = Database.at(api.database_url), object_store(settings)
        source = clip(folder / "gate 1.mp4", frames=120, size=(640, 360))
        video_id = add_incidents(source, database, store)
        make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
        database.engine.dispose()
        yield f"{api.url}/#/videos/{video_id}"


LOADED = "[...document.querySelectorAll('.events img.shot')].every((each) => each.naturalWidth > 0)"


def test_events_show_their_pictures_and_incidents_a_clip(open_page: OpenPage, address: str) -> None:
    page = open_page(address)
    pictures = page.locator(".events img.shot")
    expect(pictures).to_have_count(3)
    pictures.last.scroll_into_view_if_needed()
    until(lambda: page.evaluate(LOADED), 30, "the pictures are loaded")
    row = page.locator(".events li", has_text="falls")
    with page.expect_popup() as opened:
        row.get_by_role("link", name="Picture").click()
    assert opened.value.url.partition("?")[0].endswith("4.5s_collapse_box.jpg")
    with page.expect_popup() as opened:
        row.get_by_role("link", name="Clip").click()
    assert opened.value.url.partition("?")[0].endswith(".mp4")
    expect(page.locator(".events li", has_text="walks").get_by_role("link")).to_have_count(0)


@pytest.mark.parametrize(("locale", "told"), [("en-US", "Falls, Theft"), ("ko-KR", "쓰러짐, 도난")])
def test_the_list_names_the_incidents_of_a_recording_in_the_readers_language(
    open_page: OpenPage, address: str, locale: str, told: str
) -> None:
    page = open_page(address.partition("#")[0], locale=locale)
    expect(page.locator(".card", has_text="gate 1.mp4").locator(".incidents")).to_have_text(told)


def test_a_stretch_is_proposed_cut_and_saved_with_its_sheet(
    open_page: OpenPage, address: str, tmp_path: Path
) -> None:
    page = open_page(address)
    page.locator(".events li", has_text="falls").get_by_role("button").click()
    until(
        lambda: page.evaluate("document.querySelector('video').currentTime >= 4"), 30, "the moment is shown"
    )
    page.evaluate("document.querySelector('video').pause()")
    page.get_by_role("button", name="Save a stretch").click()
    dialog = page.get_by_role("dialog", name="Save a stretch to hand over")
    expect(dialog.get_by_label("From")).to_have_value("00:01")
    expect(dialog.get_by_label("To", exact=True)).to_have_value("00:09")
    dialog.get_by_label("To", exact=True).fill("soon")
    dialog.get_by_role("button", name="Make the clip").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Write times as 12:34")
    dialog.get_by_label("To", exact=True).fill("0")
    dialog.get_by_role("button", name="Make the clip").click()
    expect(dialog.get_by_role("alert")).to_contain_text("end must be more than 0")
    dialog.get_by_label("To", exact=True).fill("0:07.5")
    dialog.get_by_role("button", name="Make the clip").click()
    expect(dialog.get_by_text("copied as recorded")).to_be_visible()
    with page.expect_download() as saved:
        dialog.get_by_role("link", name="Save everything (ZIP)").click()
    assert saved.value.suggested_filename == "gate_1_00-01_00-07.zip"
    path = tmp_path / "saved.zip"
    saved.value.save_as(path)
    with zipfile.ZipFile(path) as packed:
        assert {"evidence.json", "evidence_ko.html", "gate_1_00-01_00-07.mp4"} <= set(packed.namelist())
    with page.expect_popup() as opened:
        dialog.get_by_role("link", name="Evidence sheet").click()
    expect(opened.value.get_by_role("heading", name="Evidence sheet")).to_be_visible()
    expect(opened.value.get_by_text("Person 1 falls")).to_be_visible()
    style = "getComputedStyle(document.querySelector('table')).borderCollapse"
    assert opened.value.evaluate(style) == "collapse", "its own style is allowed"
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()


def test_on_a_phone_in_korean_the_dialog_fits(open_page: OpenPage, address: str) -> None:
    page = open_page(address, locale="ko-KR", width=360, height=740)
    page.get_by_role("button", name="구간 내보내기").click()
    dialog = page.get_by_role("dialog", name="제출용 구간 내보내기")
    dialog.get_by_label("정확히 이 시각에서 시작").check()
    dialog.get_by_role("button", name="클립 만들기").click()
    expect(dialog.get_by_text("다시 인코딩했습니다. 소리는 없습니다")).to_be_visible(timeout=20_000)
    box = dialog.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    with page.expect_popup() as opened:
        dialog.get_by_role("link", name="증거 확인서").click()
    expect(opened.value.get_by_role("heading", name="증거 확인서")).to_be_visible()
