"""Take the pictures for the README: python -m tests.screenshots. Needs a Chromium on this machine."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.ports import free_port
from tests.support.running_system import RunningSystem

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "page.jpg"
WIDTH, HEIGHT = 1280, 860


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        system = RunningSystem(Path(name) / "state", free_port(), 20000 + free_port() % 9000).start()
        try:
            video_id = system.client.call("POST", "/api/sample")["video_id"]
            system.finished(video_id)
            take(f"{system.client.base_url}/#/videos/{video_id}")
        finally:
            system.stop()


def take(url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-US")
        page.goto(url)
        page.get_by_role("button", name="Did anyone fall?").click()
        page.locator(".said.it .chip").first.click()
        page.wait_for_timeout(3000)
        page.screenshot(path=PICTURE, type="jpeg", quality=72)
        browser.close()


if __name__ == "__main__":
    main()
