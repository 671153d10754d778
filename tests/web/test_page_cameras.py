"""Cameras on the page, in a real Chromium against a real system: drawn by mouse, by touch and by keyboard."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.ports import free_port
from tests.support.running_system import RunningSystem, until
from tests.web.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.system]
PLACE_TOLERANCE = 0.01


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory, walker: Path) -> Iterator[RunningSystem]:
    """A system with one analysed recording of the camera `door`."""
    folder = tmp_path_factory.mktemp("cameras")
    running = RunningSystem(folder / "state", free_port(), 20000 + free_port() % 9000)
    running.start()
    recording = folder / "20260302_084012.mp4"
    recording.write_bytes(walker.read_bytes())
    video_id = running.client.upload(recording, lambda _: None).video_id
    running.client.call("PATCH", f"/db/videos/{video_id}", {"camera": "door"})
    running.finished(video_id)
    yield running
    running.stop()


def at(picture: Locator, x: float, y: float) -> dict[str, float]:
    """A position in a picture, from shares of its width and height."""
    box = picture.bounding_box()
    assert box
    return {"x": x * box["width"], "y": y * box["height"]}


def camera(system: RunningSystem, name: str = "door") -> Any:
    return system.client.call("GET", f"/api/cameras/{name}")


def assert_near(points: list[list[float]], wanted: list[tuple[float, float]]) -> None:
    assert len(points) == len(wanted)
    for point, expected in zip(points, wanted, strict=True):
        assert point == pytest.approx(expected, abs=PLACE_TOLERANCE)


def test_a_zone_is_drawn_and_only_events_are_made_again(open_page: OpenPage, system: RunningSystem) -> None:
    page = open_page(f"http://localhost:{system.port}")
    page.get_by_role("link", name="Cameras").click()
    page.locator(".card", has_text="door").get_by_role("link").click()
    picture = page.locator("svg.drawing")
    expect(page.locator(".still img")).to_have_js_property("complete", True)
    page.get_by_role("button", name="New zone").click()
    for corner in ((0.1, 0.5), (0.4, 0.5), (0.4, 0.9), (0.2, 0.9)):
        picture.click(position=at(picture, *corner))
    page.get_by_role("textbox", name="Name").last.fill("till")
    page.get_by_role("combobox", name="Use").select_option("counter")
    drag(page, picture, (0.2, 0.9), (0.1, 0.95))
    page.get_by_role("button", name="New line").click()
    for end in ((0.5, 0.2), (0.5, 0.9)):
        picture.click(position=at(picture, *end))
    expect(page.get_by_role("button", name="Add a corner")).to_have_count(0)
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Recordings whose events change: 1. About 1 min; no frame is decoded.")
    assert camera(system)["version"] == 0, "nothing is kept before the answer"
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    assert camera(system)["version"] == 0
    page.get_by_role("button", name="Save").click()
    dialog.get_by_role("button", name="Save and make them again").click()
    expect(page.get_by_text("Saved. The events are being made again.")).to_be_visible()
    saved = camera(system)
    (zone,), (line,) = saved["zones"], saved["lines"]
    assert (zone["name"], zone["use"], saved["version"]) == ("till", "counter", 1)
    assert_near(zone["corners"], [(0.1, 0.5), (0.4, 0.5), (0.4, 0.9), (0.1, 0.95)])
    assert_near([line["start"], line["end"]], [(0.5, 0.2), (0.5, 0.9)])
    until(lambda: camera(system)["outdated_recordings"] == 0, 90, "the events are made again")


def drag(page: Page, picture: Locator, start: tuple[float, float], end: tuple[float, float]) -> None:
    box = picture.bounding_box()
    assert box
    (x1, y1), (x2, y2) = (
        (box["x"] + x * box["width"], box["y"] + y * box["height"]) for x, y in (start, end)
    )
    page.mouse.move(x1, y1)
    page.mouse.down()
    page.mouse.move((x1 + x2) / 2, (y1 + y2) / 2)
    page.mouse.move(x2, y2)
    page.mouse.up()


def test_the_clock_is_set_by_keyboard_and_times_follow_at_once(
    open_page: OpenPage, system: RunningSystem
) -> None:
    page = open_page(f"http://localhost:{system.port}/#/cameras/door")
    page.get_by_label("Time zone").fill("Europe/Berlin")
    page.get_by_label("Seconds to add to its clock").fill("-12")
    page.get_by_role("button", name="Add a time").press("Enter")
    page.get_by_label("Until").fill("00:00")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    saved = camera(system)
    assert (saved["time_zone"], saved["clock_offset_s"]) == ("Europe/Berlin", -12)
    assert saved["quiet_hours"] == [{"start": "22:00", "end": "24:00"}]
    assert saved["outdated_recordings"] == 0
    page.get_by_role("link", name="DeepSentinel").click()
    page.locator(".card").first.get_by_role("link").click()
    expect(page.get_by_text("2026-03-02 08:40:00 (Europe/Berlin)")).to_be_visible()
    expect(page.get_by_text(re.compile("Likely. From the file's name; read in Europe"))).to_be_visible()


def test_a_zone_is_drawn_by_touch_on_a_korean_phone(browser: Browser, system: RunningSystem) -> None:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="ko-KR", has_touch=True, is_mobile=True
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"http://localhost:{system.port}/#/cameras/door")
    before = camera(system)
    picture = page.locator("svg.drawing")
    page.get_by_role("button", name="새 구역").tap()
    for corner in ((0.6, 0.5), (0.9, 0.5), (0.9, 0.8)):
        picture.tap(position=at(picture, *corner))
    page.get_by_label("꼭짓점 3, 왼쪽에서 %").fill("80")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing hangs over the edge"
    page.get_by_role("button", name="저장").tap()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("이벤트가 바뀌는 영상: 1개")
    dialog.get_by_role("button", name="저장만 하기").tap()
    expect(page.get_by_text("저장했습니다.", exact=True)).to_be_visible()
    saved = camera(system)
    assert saved["version"] == before["version"] + 1
    assert_near(saved["zones"][-1]["corners"], [(0.6, 0.5), (0.9, 0.5), (0.8, 0.8)])
    expect(page.get_by_text("다른 구역이나 선으로 만든 이벤트가 있는 영상:")).to_be_visible()
    context.close()
    assert errors == []


def test_what_the_server_refuses_is_said_beside_the_button(
    open_page: OpenPage, system: RunningSystem
) -> None:
    page = open_page(f"http://localhost:{system.port}/#/cameras/door", "ko-KR")
    before = camera(system)["version"]
    page.get_by_role("button", name="새 구역").click()
    page.get_by_role("button", name="저장").click()
    expect(page.get_by_role("alert").filter(has_text="꼭짓점이 0개입니다")).to_be_visible()
    page.get_by_label("시간대").fill("Asia/Soul")
    page.get_by_role("button", name="저장").click()
    expect(page.get_by_role("alert").filter(has_text="'Asia/Soul'은(는) 시간대가 아닙니다")).to_be_visible()
    assert camera(system)["version"] == before


def test_an_older_version_is_loaded_into_the_form(open_page: OpenPage, system: RunningSystem) -> None:
    page = open_page(f"http://localhost:{system.port}/#/cameras/door")
    page.get_by_text("History").click()
    page.locator("details li").last.get_by_role("button", name="Load").click()
    expect(page.get_by_text("Loaded into the form, not saved yet.")).to_be_visible()
    expect(page.get_by_label("Time zone")).to_have_value("")
    expect(page.locator(".places > button")).to_have_count(2)
    page.get_by_role("button", name="한국어로 보기").click()
    expect(page.get_by_role("heading", name="구역과 선")).to_be_visible()
    expect(page.get_by_text("양식에 불러왔습니다. 아직 저장하지 않았습니다.")).to_be_visible()


def test_a_recording_goes_to_the_camera_that_is_named_with_it(
    open_page: OpenPage, system: RunningSystem, short_clip: Path
) -> None:
    page = open_page(f"http://localhost:{system.port}")
    page.get_by_label("Camera (optional)").fill("yard")
    page.locator("input[type=file]").set_input_files(short_clip)
    expect(page.get_by_text(f"Stored: {short_clip.name}")).to_be_visible()
    assert camera(system, "yard")["recordings"] == 1
    page.locator(".card", has_text=short_clip.name).get_by_role("link").click()
    field = page.get_by_label("Camera", exact=True)
    expect(field).to_have_value("yard")
    field.fill("roof")
    page.get_by_role("button", name="Save").click()
    until(lambda: "roof" in {each.name for each in system.client.cameras()}, 10, "it went to another camera")
    assert [camera(system, name)["recordings"] for name in ("yard", "roof")] == [0, 1]
