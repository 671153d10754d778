"""The whole journey on a bucket: put there by another program, announced, analysed, asked about, watched.

The real daemon, a real browser, and a server that speaks S3 and SQS.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.aws import REGION, Aws, fresh
from tests.support.ports import free_port
from tests.support.recordings import variant
from tests.support.running_system import RunningSystem, until
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.system]
ANALYSIS_MS = 90_000


@pytest.fixture(scope="module")
def aws(aws_address: str) -> Aws:
    return fresh(aws_address)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory, aws: Aws) -> Iterator[RunningSystem]:
    settings = {
        "SENTINEL_OBJECTS": f"s3://{aws.bucket}/store",
        "SENTINEL_QUEUE_URL": aws.queue_url,
        "SENTINEL_AWS_ENDPOINT": aws.address,
        "SENTINEL_AWS_REGION": REGION,
    }
    folder = tmp_path_factory.mktemp("bucket")
    running = RunningSystem(folder / "state", free_port(), 20000 + free_port() % 9000, settings)
    yield running.start()
    running.stop()


def test_from_a_bucket_to_the_moment_in_it(
    open_page: OpenPage, system: RunningSystem, aws: Aws, walker: Path
) -> None:
    aws.put("incoming/gate 1.mp4", walker.read_bytes())
    page = open_page(f"http://localhost:{system.port}")
    watched = media_requests(page)
    card = page.locator(".card", has_text="gate 1.mp4")
    expect(card).to_contain_text("Ready", timeout=ANALYSIS_MS)
    card.get_by_role("link").click()
    page.get_by_label("Ask about this recording").get_by_role("textbox").fill("When does someone come in?")
    page.keyboard.press("Enter")
    chip = page.locator(".said.it .chip").first
    chip.click()
    position = "document.querySelector('video').currentTime"
    until(lambda: page.evaluate(f"{position} > 0.5"), 30, "the player jumps")
    assert page.evaluate("document.querySelector('video').error") is None
    assert any(address.startswith(f"{aws.address}/{aws.bucket}/store/videos/") for address in watched)
    until(lambda: aws.waiting() == 0, 60, "messages are deleted, also those of our own objects")
    assert aws.dead() == []
    assert not (system.folder / "objects" / "videos").exists()


@pytest.mark.parametrize("is_refused", [False, True], ids=["in parts", "by the API"])
def test_an_upload_from_the_page_ends_in_the_bucket(
    open_page: OpenPage, system: RunningSystem, aws: Aws, short_clip: Path, tmp_path: Path, is_refused: bool
) -> None:
    """Straight there, or past the API where the bucket has no CORS rule for the page."""
    page = open_page(f"http://localhost:{system.port}")
    if is_refused:
        page.route("**/*partNumber=*", lambda route: route.abort())
    answered: list[str] = []
    page.on("response", lambda each: answered.append(f"{each.request.method} {each.url} {each.status}"))
    clip = variant(short_clip, tmp_path / f"{is_refused}.mp4", 1 + is_refused)
    page.locator("input[type=file]").set_input_files(clip)
    card = page.locator(".card", has_text=clip.name)
    expect(card).to_contain_text("Ready", timeout=ANALYSIS_MS)
    assert any(each.startswith(f"PUT {aws.address}") for each in answered) is not is_refused
    assert any(each.startswith("PATCH") for each in answered) is is_refused
    keys = {each["Key"] for each in aws.client("s3").list_objects_v2(Bucket=aws.bucket)["Contents"]}
    assert any(key.startswith("store/videos/") and key.endswith(clip.name) for key in keys)
    assert not any(key.startswith("store/.received/") for key in keys)
    assert "Uploads" not in aws.client("s3").list_multipart_uploads(Bucket=aws.bucket)
    assert not [each for each in (system.folder / "objects" / ".partial").glob("*") if each.is_file()]


def media_requests(page: Page) -> list[str]:
    """Addresses that the page asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked
