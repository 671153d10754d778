"""What somebody has begun on the page stays while the page asks the server, and when the server is away."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo
from resources.embedded_postgres import EmbeddedPostgres
from resources.storage.local import LocalStore
from tests.support.api import add_analysed_video, set_probe
from tests.support.running_api import RunningApi
from tests.web.conftest import OpenPage

pytestmark = pytest.mark.browser
POLL_MS = 1000
"""The page asks so often while a recording is in work."""


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory, postgres: EmbeddedPostgres) -> Iterator[RunningApi]:
    with RunningApi.on_new_database(tmp_path_factory.mktemp("page"), postgres) as running:
        yield running


@pytest.fixture
def own(api: RunningApi) -> Iterator[Database]:
    """The database of that API, which runs, without any recording."""
    if not api.answers_now():
        api.start()
    made = Database.at(api.database_url)
    with made.transaction() as stores:
        stores.connection.exec_driver_sql("truncate video cascade")
    yield made
    made.engine.dispose()


@pytest.fixture
def page(open_page: OpenPage, api: RunningApi, own: Database) -> Page:
    return open_page(f"http://localhost:{api.port}")


def in_work(database: Database, name: str = "in work.mp4") -> int:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(name, f"k{name}", f"{name:0<64}"[:64], 5)).video_id
        stores.jobs.mark_taken(video_id)
        stores.runs.begin_stage("run-1", video_id, "detections", RunProcess("h", 1, "cpu"))
    return video_id


@contextmanager
def progressing(database: Database, video_id: int) -> Iterator[None]:
    """The progress of a recording changes several times between two polls."""
    is_over = threading.Event()

    def work() -> None:
        percent = 5
        while not is_over.wait(0.3):
            percent = percent % 80 + 1
            with database.transaction() as stores:
                stores.runs.report_progress(video_id, percent)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        is_over.set()
        thread.join()


def test_focus_selection_and_a_slow_click_survive_three_polls(page: Page, own: Database) -> None:
    video_id = in_work(own)
    link = page.locator(".card a")
    expect(link).to_be_visible(timeout=10_000)
    with progressing(own, video_id):
        link.focus()
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.card strong'))")
        before = link.inner_text()
        page.wait_for_timeout(3.5 * POLL_MS)
        assert link.inner_text() != before, "the progress is shown as it changes"
        assert page.evaluate("document.activeElement.getAttribute('href')") == f"#/videos/{video_id}"
        assert page.evaluate("getSelection().toString()") == "in work.mp4"
        link.hover()
        page.mouse.down()
        page.wait_for_timeout(3.5 * POLL_MS)
        page.mouse.up()
        expect(page.get_by_role("heading", name="in work.mp4")).to_be_visible()


def test_each_of_twenty_clicks_arrives(page: Page, own: Database) -> None:
    video_id = in_work(own)
    with progressing(own, video_id):
        for _ in range(20):
            page.locator(".card a").click()
            expect(page.get_by_role("heading", name="in work.mp4")).to_be_visible()
            page.get_by_role("link", name="All recordings").click()
            expect(page.get_by_role("heading", name="Recordings", exact=True)).to_be_visible()


def test_new_recordings_come_in_without_touching_those_that_are_there(page: Page, own: Database) -> None:
    add_analysed_video(own, "first.mp4")
    expect(page.locator(".card")).to_have_count(1, timeout=10_000)
    page.evaluate("document.querySelector('.card').dataset.mark = 'kept'")
    second = add_analysed_video(own, "second.mp4", "b")
    expect(page.locator(".card")).to_have_count(2, timeout=10_000)
    assert page.locator(".card strong").all_inner_texts() == ["second.mp4", "first.mp4"]
    expect(page.locator(".card", has_text="first.mp4")).to_have_attribute("data-mark", "kept")
    with own.transaction() as stores:
        stores.videos.delete(second)
    expect(page.locator(".card")).to_have_count(1, timeout=10_000)
    expect(page.locator(".card")).to_have_attribute("data-mark", "kept")


def test_a_question_asked_while_the_server_is_away_can_be_asked_again(
    page: Page, own: Database, api: RunningApi
) -> None:
    add_analysed_video(own)
    expect(page.locator(".card")).to_be_visible(timeout=10_000)
    api.stop()
    page.get_by_role("textbox", name="Ask about all recordings").fill("When does someone come in?")
    page.keyboard.press("Enter")
    reply = page.locator(".said.it")
    expect(reply).to_contain_text("The server does not answer.")
    expect(reply).not_to_contain_text("TypeError")
    expect(page.get_by_role("status").get_by_text("Trying again")).to_be_visible(timeout=10_000)
    api.start()
    page.get_by_role("button", name="Ask again").click()
    expect(page.locator(".said.it .chip").first).to_be_visible(timeout=20_000)
    expect(page.locator(".said.me")).to_have_count(1)
    expect(page.get_by_text("Trying again")).to_be_hidden(timeout=10_000)


def test_a_delete_that_fails_is_said(page: Page, own: Database, api: RunningApi) -> None:
    add_analysed_video(own)
    page.locator(".card a").click(timeout=10_000)
    page.once("dialog", lambda dialog: dialog.accept())
    button = page.get_by_role("button", name="Delete this recording")
    expect(button).to_be_visible()
    api.stop()
    button.click()
    expect(page.get_by_role("alert").get_by_text("The server does not answer.")).to_be_visible()
    expect(button).to_be_enabled()
    api.start()


def test_a_retry_that_fails_is_said(page: Page, own: Database, api: RunningApi) -> None:
    video_id = in_work(own, "broken.mp4")
    with own.transaction() as stores:
        stores.videos.fail(video_id, "internal")
    page.locator(".card a").click(timeout=10_000)
    button = page.get_by_role("button", name="Analyse again")
    expect(button).to_be_visible()
    api.stop()
    button.click()
    said = page.get_by_role("status").get_by_role("alert")
    expect(said).to_have_text("The server does not answer. Try again in a moment.")
    api.start()


def test_a_change_of_language_keeps_chat_and_what_is_half_typed(page: Page, own: Database) -> None:
    add_analysed_video(own)
    page.locator(".card a").click(timeout=10_000)
    page.get_by_role("button", name="When does someone come in?").click()
    expect(page.locator(".said.it .chip").first).to_be_visible()
    box = page.get_by_label("Ask about this recording").get_by_role("textbox")
    box.fill("half a quest")
    page.evaluate("document.querySelector('video').dataset.mark = 'kept'")
    page.get_by_role("button", name="한국어로 보기").click()
    expect(page.get_by_role("heading", name="이 영상에 질문하기")).to_be_visible()
    expect(page.get_by_role("heading", name="타임라인")).to_be_visible()
    expect(page.locator(".said.it .chip").first).to_be_visible()
    expect(page.get_by_label("이 영상에 질문하기").get_by_role("textbox")).to_have_value("half a quest")
    expect(page.locator("video")).to_have_attribute("data-mark", "kept")
    expect(page.get_by_role("button", name="쓰러진 사람 있어?")).to_be_visible()
    leftovers = page.evaluate("document.querySelector('#main').innerText.match(/Ask|Events|Length|Summary/g)")
    assert leftovers is None


def test_an_answer_about_all_recordings_is_there_after_following_it(page: Page, own: Database) -> None:
    add_analysed_video(own)
    page.get_by_role("button", name="When does someone come in?").click(timeout=10_000)
    page.locator(".said.it .chip").first.click()
    expect(page.get_by_role("heading", name="gate 1.mp4")).to_be_visible()
    page.get_by_role("link", name="All recordings").click()
    expect(page.locator(".said.it .chip").first).to_be_visible()


def test_the_sample_is_not_offered_again_while_it_is_drawn(page: Page) -> None:
    def slowly(route: object) -> None:
        page.wait_for_timeout(6000)  # longer than the page waits between two polls
        route.continue_()  # type: ignore[attr-defined]

    page.route("**/api/sample", slowly)
    offer = page.get_by_role("button", name="Try the sample recording")
    offer.click(timeout=10_000)
    expect(page.get_by_text("Drawing the sample")).to_be_visible()
    page.evaluate(
        "window.seen = 0; setInterval(() => { window.seen += [...document.querySelectorAll('button')]"
        ".some(b => b.textContent.startsWith('Try the') && b.checkVisibility()) }, 100)"
    )
    expect(page.locator(".card", has_text="sample")).to_be_visible(timeout=90_000)
    assert page.evaluate("window.seen") == 0


def test_every_view_has_its_title_and_takes_the_focus(page: Page, own: Database) -> None:
    add_analysed_video(own)
    expect(page.locator(".card")).to_be_visible(timeout=10_000)
    assert page.title() == "Recordings · DeepSentinel"
    page.locator(".card a").click()
    expect(page).to_have_title("gate 1.mp4 · DeepSentinel")
    assert page.evaluate("document.activeElement.tagName") == "H1"
    page.get_by_role("link", name="All recordings").click()
    expect(page).to_have_title("Recordings · DeepSentinel")
    assert page.evaluate("document.activeElement.tagName") == "H1"


def test_an_unknown_recording_is_explained_in_the_readers_language(
    open_page: OpenPage, api: RunningApi
) -> None:
    page = open_page(f"http://localhost:{api.port}/#/videos/987654", "ko-KR")
    expect(page.get_by_role("heading", name="없는 영상입니다.")).to_be_visible()
    expect(page.get_by_text("삭제되었거나 주소가 잘못되었습니다.")).to_be_visible()
    expect(page.locator("video, .chat")).to_have_count(0)
    expect(page).to_have_title("없는 영상입니다. · DeepSentinel")
    page.get_by_role("button", name="View in English").click()
    expect(page.get_by_role("heading", name="This recording does not exist.")).to_be_visible()
    assert "영상" not in page.locator("#main").inner_text()


def test_the_list_does_not_jump_when_it_arrives(page: Page, own: Database) -> None:
    for name in ("one", "two", "three", "four", "five"):
        add_analysed_video(own, f"{name}.mp4", name)
    page.reload()
    expect(page.locator(".card")).to_have_count(5)
    page.wait_for_timeout(500)
    shift = page.evaluate(
        "new Promise(done => new PerformanceObserver(list => done(list.getEntries().filter("
        "each => !each.hadRecentInput).reduce((sum, each) => sum + each.value, 0)))"
        ".observe({type: 'layout-shift', buffered: true}) || setTimeout(() => done(0), 300))"
    )
    assert shift < 0.1, "the bound of a good page, web.dev/articles/cls"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no player reads this" * 200, "This browser cannot play the recording's format."),
        (None, "The recording could not be loaded."),
    ],
    ids=["another format", "no file"],
)
def test_the_player_says_what_is_wrong(
    page: Page, own: Database, api: RunningApi, content: bytes | None, words: str
) -> None:
    with own.transaction() as stores:
        key = "videos/odd.mp4" if content else "videos/gone.mp4"
        video_id = stores.videos.register(NewVideo("odd.mp4", key, "c" * 64, 5)).video_id
        stores.videos.fail(video_id, "internal")
    set_probe(own, video_id)
    if content is not None:
        LocalStore(api.folder / "objects").put(key, content)
    page.locator(".card a").click(timeout=10_000)
    expect(page.get_by_role("alert").get_by_text(words)).to_be_visible()
