"""Answers on the page: short first, and every moment that they rest on at most one click away."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from tests.support.made_paths import path
from tests.support.running_api import RunningApi
from tests.support.told_scenes import BLUE, RED, Somebody, ToldScene, tell
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.system]
WALKERS = ToldScene(
    people=[Somebody(path(at, 10 * at, 10 * at + 8, (0.02, 0.98)), RED, BLUE) for at in range(1, 9)],
    name="eight people",
)
PHONE, DESKTOP = (390, 844), (1280, 900)


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path_factory.mktemp("answers"), postgres) as running:
        opened = Database.at(running.database_url)
        tell(opened, WALKERS)
        opened.engine.dispose()
        yield running


def ask(page: Page, question: str) -> None:
    page.get_by_label("Ask about all recordings").get_by_role("textbox").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".said.it.quiet")).to_have_count(0, timeout=30_000)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_number_stands_first_and_the_moments_beyond_a_handful_open_with_a_click(
    open_page: OpenPage, api: RunningApi, size: tuple[int, int]
) -> None:
    page = open_page(api.url, width=size[0], height=size[1])
    ask(page, "How many people came in?")
    lines = page.locator(".said.it p")
    expect(lines.first).to_have_text("8 people came in.")
    expect(lines.nth(1)).to_contain_text("Person 1 comes in on the left.")
    rest = lines.filter(has_text="And 3 more.")
    expect(rest.locator("button")).to_have_count(3)
    expect(rest.locator("button").first).to_be_hidden()
    rest.get_by_text("Moments (3)").click()
    expect(rest.locator("button").first).to_be_visible()
    expect(rest.locator("button").first).to_have_text("▶ 01:00")
    keep_picture(page, f"answer-{'phone' if size == PHONE else 'desktop'}.png")
    page.locator(".said.it .chip").first.scroll_into_view_if_needed()
    overflow = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert overflow <= 0, "nothing is wider than the screen"


def keep_picture(page: Page, name: str) -> None:
    """For people who look at it, where a folder is named."""
    if folder := os.environ.get("PICTURES_FOLDER"):
        page.locator(".chat").screenshot(path=str(Path(folder) / name))
