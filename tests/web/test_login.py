"""The page where people have to say who they are."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from domain.access import Role
from resources.db.engine import Database
from resources.embedded_postgres import EmbeddedPostgres
from resources.passwords import password_hash
from tests.support.api import add_analysed_video
from tests.support.running_api import RunningApi
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.browser
PASSWORD = "a long enough sentence"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    folder = tmp_path_factory.mktemp("guarded")
    with RunningApi.on_new_database(folder, postgres, SENTINEL_AUTH="true") as running:
        database = Database.at(running.database_url)
        add_analysed_video(database)
        with database.transaction() as stores:
            for role in (Role.VIEWER, Role.OPERATOR):
                stores.access.put_account(role.value, role, password_hash(PASSWORD), None)
        database.engine.dispose()
        yield running


@pytest.fixture
def page(open_page: OpenPage, guarded: RunningApi) -> Page:
    return open_page(f"http://localhost:{guarded.port}", width=390, height=800)


def log_in(page: Page, name: str, password: str = PASSWORD) -> None:
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")


def test_nothing_is_shown_before_somebody_has_logged_in(page: Page) -> None:
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    expect(page.get_by_text("gate 1.mp4")).to_have_count(0)
    log_in(page, "operator", "a wrong guess")
    expect(page.get_by_role("alert")).to_have_text("Name or password is wrong.")
    log_in(page, "operator")
    expect(page.get_by_text("gate 1.mp4")).to_be_visible()
    expect(page.get_by_text("Drop recordings here")).to_be_visible()
    page.reload()
    expect(page.get_by_text("gate 1.mp4")).to_be_visible()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_viewers_are_not_offered_what_they_may_not_do(page: Page) -> None:
    log_in(page, "viewer")
    page.get_by_text("gate 1.mp4").click()
    expect(page.get_by_role("heading", name="gate 1.mp4")).to_be_visible()
    expect(page.get_by_role("button", name="Delete this recording")).to_be_hidden()
    page.get_by_role("link", name="All recordings").click()
    expect(page.get_by_text("Drop recordings here")).to_be_hidden()


def test_a_login_that_ends_elsewhere_ends_here(page: Page, guarded: RunningApi) -> None:
    log_in(page, "operator")
    expect(page.get_by_text("gate 1.mp4")).to_be_visible()
    database = Database.at(guarded.database_url)
    with database.transaction() as stores:
        stores.connection.exec_driver_sql("delete from login")
    database.engine.dispose()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible(timeout=15_000)
