"""From an answer to its evidence, in a real Chromium: in both languages, on a desktop and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from domain.people.attributes import person_attributes
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import Settings
from resources.storage.opening import object_store
from tests.support.incidents import add_incidents
from tests.support.made_paths import path
from tests.support.recordings import clip
from tests.support.running_api import RunningApi
from tests.support.running_system import until
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[str]:
    """Where the page shows a recording with a fall, a theft and somebody who walks."""
    folder: Path = tmp_path_factory.mktemp("receipts")
    with RunningApi.on_new_database(folder, postgres) as api:
        settings = Settings(state_dir=folder, database_url=api.database_url, _env_file=None)
        database, store = Database.at(api.database_url), object_store(settings)
        source = clip(folder / "gate 1.mp4", frames=120, size=(640, 360))
        video_id = add_incidents(source, database, store)
        people = [path(1, 1, 7, (0.2, 0.4)), path(2, 7, 10, (0.7, 0.6))]
        with database.transaction() as stores:
            known = [person_attributes(each, 16 / 9, []) for each in people]
            stores.tracks.replace(video_id, people, known, "run-1")
        database.engine.dispose()
        yield f"{api.url}/#/videos/{video_id}"


@pytest.mark.parametrize(
    ("locale", "width", "question", "link", "titles"),
    [
        (
            "en-US",
            1280,
            "Did anyone fall?",
            "Evidence",
            ("What it rests on", "Recording", "Analysis", "Cost"),
        ),
        (
            "ko-KR",
            390,
            "쓰러진 사람 있어?",
            "근거",
            ("이 문장이 근거로 삼은 것", "녹화 영상", "분석", "비용"),
        ),
    ],
)
def test_a_sentence_leads_to_its_evidence(
    open_page: OpenPage,
    address: str,
    locale: str,
    width: int,
    question: str,
    link: str,
    titles: tuple[str, ...],
) -> None:
    page = open_page(address, locale=locale, width=width)
    page.locator("#question").fill(question)
    page.keyboard.press("Enter")
    page.locator(".said.it a.chip", has_text=link).first.click()
    expect(page.locator(".receipt blockquote")).not_to_be_empty()
    for title in titles:
        expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    until(
        lambda: page.evaluate("document.querySelector('.receipt img')?.naturalWidth > 0"), 30, "the picture"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator(".receipt a.main").click()
    until(
        lambda: page.evaluate("document.querySelector('video')?.currentTime > 0"), 30, "the moment is shown"
    )


def test_words_follow_the_language_and_an_unknown_receipt_is_told(open_page: OpenPage, address: str) -> None:
    page = open_page(f"{address.partition('#')[0]}#/receipts/00000000-0000-4000-8000-000000000000")
    expect(page.get_by_role("alert")).to_contain_text("not found")
    page.get_by_role("button", name="한국어로 보기").click()
    expect(page.get_by_role("heading", name="근거")).to_be_visible()
