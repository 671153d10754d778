"""Take the pictures for the README: python -m tests.screenshots. Needs a Chromium on this machine."""

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.support.ports import free_port
from tests.support.running_system import RunningSystem

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE, GRAPH = DOCS / "page.jpg", DOCS / "graph.jpg"
WIDTH, HEIGHT, GRAPH_HEIGHT = 1280, 860, 1200
LINEAGE = "/locations/__repository__@deepsentinel/asset-groups/evidence/lineage"
ASSETS = "foreignObject"
"""What Dagster's page puts each asset of its graph into."""
MARGIN_PX = 24


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        system = RunningSystem(Path(name) / "state", free_port(), 20000 + free_port() % 9000).start()
        try:
            video_id = system.client.call("POST", "/api/sample")["video_id"]
            system.finished(video_id)
            take_pictures(
                f"{system.client.base_url}/#/videos/{video_id}",
                f"http://127.0.0.1:{system.dagster_port}{LINEAGE}",
            )
        finally:
            system.stop()


def take_pictures(page_url: str, graph_url: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=["--no-sandbox"]
        )
        take_page(browser, page_url)
        take_graph(browser, graph_url)
        browser.close()


def take_page(browser: Browser, url: str) -> None:
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-US")
    page.goto(url)
    page.get_by_role("button", name="Did anyone fall?").click()
    page.locator(".said.it .chip").first.click()
    page.wait_for_timeout(3000)
    page.screenshot(path=PAGE, type="jpeg", quality=72)


def take_graph(browser: Browser, url: str) -> None:
    """The assets of one recording, cut out of Dagster's page, sharp enough for large screens."""
    page = browser.new_page(
        viewport={"width": WIDTH, "height": GRAPH_HEIGHT}, locale="en-US", device_scale_factor=2
    )
    page.goto(url)
    page.get_by_text("window_embeddings").first.wait_for()
    page.wait_for_timeout(5000)
    boxes = [box for each in page.locator(ASSETS).all() if (box := each.bounding_box())]
    left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes)
    page.screenshot(
        path=GRAPH,
        type="jpeg",
        quality=80,
        clip={
            "x": left - MARGIN_PX,
            "y": top - MARGIN_PX,
            "width": right - left + 2 * MARGIN_PX,
            "height": bottom - top + 2 * MARGIN_PX,
        },
    )


if __name__ == "__main__":
    main()
