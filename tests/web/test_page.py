"""The page in a real Chromium, against a real system."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.support.ports import free_port
from tests.support.running_system import RunningSystem, until
from tests.support.tiny_classifier import tiny_classifier
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.system]
ANALYSIS_MS = 90_000


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSystem]:
    folder = tmp_path_factory.mktemp("page")
    model = tiny_classifier(folder / "genders", lean=100.0)
    settings = {"SENTINEL_PERSON_CLASSIFIERS": str(model)}
    running = RunningSystem(folder / "state", free_port(), 20000 + free_port() % 9000, settings)
    yield running.start()
    running.stop()


@pytest.fixture
def page(open_page: OpenPage, system: RunningSystem) -> Page:
    """An English desktop page."""
    return open_page(f"http://localhost:{system.port}")


def test_from_a_file_to_the_moment_in_it(page: Page, walker: Path) -> None:
    expect(page.get_by_text("No recordings yet.")).to_be_visible()
    page.locator("input[type=file]").set_input_files(walker)
    expect(page.get_by_text("Stored: walker.mp4")).to_be_visible()
    card = page.locator(".card", has_text="walker.mp4")
    expect(card).to_contain_text("Ready", timeout=ANALYSIS_MS)
    card.get_by_role("link").click()
    expect(page.get_by_role("heading", name="walker.mp4")).to_be_visible()
    page.get_by_label("Ask about this recording").get_by_role("textbox").fill("When does someone come in?")
    page.keyboard.press("Enter")
    chip = page.locator(".said.it .chip").first
    expect(chip).to_be_visible()
    chip.click()
    wait_until(page, "document.querySelector('video').currentTime > 0.5")
    seconds = page.evaluate("document.querySelector('video').currentTime")
    label = (chip.text_content() or "").removeprefix("▶ ")
    assert 0 <= seconds - int(label.split(":")[1]) < 3
    assert page.evaluate("document.querySelector('video').error") is None
    bars = page.locator(".timeline .bar")
    assert bars.count() >= 3
    bars.last.click()
    wait_until(page, "document.querySelector('video').currentTime > 4")
    person = page.locator(".people li")
    expect(person).to_have_count(1)
    expect(person).to_contain_text(re.compile(r"Person 1.*(female|male) \d+ %"))
    expect(person.get_by_role("img").first).to_have_attribute("title", re.compile(r"Upper body: \w+"))
    person.get_by_role("button").click()
    wait_until(page, "document.querySelector('video').currentTime < 4")
    page.get_by_role("button", name="한국어로 보기").click()
    expect(person).to_contain_text(re.compile(r"사람 1.*[여남]성 \d+ %"))
    page.route("**/people", without_colours)
    page.reload()
    for part in ("상의", "하의"):
        expect(person.get_by_role("img", name=f"{part}: 확실하지 않음")).to_have_text("?")
    page.get_by_role("button", name="View in English").click()
    expect(person.get_by_role("img", name="Upper body: not certain")).to_be_visible()


def without_colours(route: Route) -> None:
    """What the server says of people, as it would be if nothing of their clothes were certain."""
    response = route.fetch()
    people = [
        {name: None if "colour" in name else value for name, value in person.items()}
        for person in response.json()
    ]
    route.fulfill(response=response, json=people)


def wait_until(page: Page, condition: str) -> None:
    """Playwright's own wait needs `eval`, which the page's policy forbids, as it should."""
    until(lambda: page.evaluate(condition), 30, condition)


def test_a_file_that_is_no_video_is_refused_in_the_readers_language(
    open_page: OpenPage, system: RunningSystem, tmp_path: Path
) -> None:
    (tmp_path / "renamed.mp4").write_text("this is not a video\n" * 50)
    for locale, words in (("ko-KR", "동영상 파일이 아닙니다"), ("en-US", "This is not a video file")):
        page = open_page(f"http://localhost:{system.port}", locale, width=800, height=800)
        page.locator("input[type=file]").set_input_files(tmp_path / "renamed.mp4")
        expect(page.get_by_text(words)).to_be_visible()


def test_a_bad_file_is_explained_in_the_readers_language(page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "renamed.mp4"
    bad.write_bytes(b"\0\0\0\x20ftypisom" + b"and then nothing that a player knows" * 50)
    page.locator("input[type=file]").set_input_files(bad)
    card = page.locator(".card", has_text="renamed.mp4")
    expect(card).to_contain_text("This is not a video file", timeout=ANALYSIS_MS)
    page.get_by_role("button", name="한국어로 보기").click()
    expect(card).to_contain_text("동영상 파일이 아닙니다")
    assert page.evaluate("document.documentElement.lang") == "ko"
    page.reload()
    expect(page.get_by_role("heading", name="녹화 영상", exact=True)).to_be_visible()
    card.get_by_role("link").click()
    expect(page.get_by_role("button", name="다시 분석")).to_be_visible()


def test_an_empty_file_is_refused_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    (tmp_path / "empty.mp4").touch()
    page.locator("input[type=file]").set_input_files(tmp_path / "empty.mp4")
    expect(page.get_by_text("The file is empty")).to_be_visible()


@pytest.mark.parametrize(("locale", "word"), [("ko-KR", "질문"), ("en-US", "Ask")])
def test_a_phone_shows_everything_without_scrolling_sideways(
    open_page: OpenPage, system: RunningSystem, locale: str, word: str
) -> None:
    page = open_page(f"http://localhost:{system.port}", locale, width=360, height=740)
    expect(page.locator(".card").first).to_be_visible()
    page.locator(".card", has_text="walker.mp4").get_by_role("link").click()
    expect(page.get_by_role("button", name=word, exact=True)).to_be_visible()
    expect(page.locator(".timeline .bar").first).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    small = page.evaluate(
        "[...document.querySelectorAll('button:not(.bar):not(.chip)')].filter("
        "b => b.checkVisibility() && b.getBoundingClientRect().height < 32).map(b => b.textContent)"
    )
    assert small == [], "too small for a finger"


def test_the_keyboard_reaches_every_control(page: Page) -> None:
    expect(page.locator(".card").first).to_be_visible()
    reached = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.className + document.activeElement.tagName"))
        visible = page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'")
        where = page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        assert visible or where.startswith("<body"), f"no visible focus on {where}"
    assert {"skipA", "mainBUTTON", "INPUT", "A"} <= reached


def test_what_names_say_is_text_and_never_markup(page: Page, walker: Path, tmp_path: Path) -> None:
    odd = tmp_path / "<img src=x onerror=document.title='owned'>, 밤.mp4"
    odd.write_bytes(walker.read_bytes() + b"\0\0\0\x08free")
    page.locator("input[type=file]").set_input_files(odd)
    expect(page.locator(".card strong", has_text="onerror")).to_be_visible(timeout=20_000)
    assert page.title() == "Recordings · DeepSentinel"


def test_a_recording_is_deleted_only_after_asking(page: Page, walker: Path, tmp_path: Path) -> None:
    twin = tmp_path / "to delete.mp4"
    twin.write_bytes(walker.read_bytes() + b"\0\0\0\x08free" * 3)
    page.locator("input[type=file]").set_input_files(twin)
    card = page.locator(".card", has_text="to delete.mp4")
    expect(card).to_contain_text("Ready", timeout=ANALYSIS_MS)
    card.get_by_role("link").click()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Delete this recording").click()
    expect(page.get_by_role("heading", name="to delete.mp4")).to_be_visible()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete this recording").click()
    expect(page.get_by_role("heading", name="Recordings", exact=True)).to_be_visible()
    expect(card).to_have_count(0)


def test_all_recordings_can_be_asked_at_once(page: Page) -> None:
    page.get_by_role("button", name="When does someone come in?").click()
    chip = page.locator(".said.it .chip").first
    expect(chip).to_be_visible()
    expect(page.locator(".said.it").last).to_contain_text("walker.mp4")
    chip.click()
    expect(page.get_by_role("heading", name="walker.mp4")).to_be_visible()
    wait_until(page, "document.querySelector('video').currentTime > 0.5")


def test_the_page_is_small() -> None:
    import gzip

    web = Path("serving/web")
    parts = [path for path in web.rglob("*") if path.suffix in {".html", ".css", ".js", ".svg"}]
    assert sum(len(gzip.compress(path.read_bytes())) for path in parts) < 200_000
