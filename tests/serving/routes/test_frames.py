"""Pictures of events, made when they are asked for; and the highlights that events name."""

from collections.abc import AsyncIterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from analysis.highlights import HighlightWork, make_highlights
from domain.access import Role
from domain.events.highlights import ClipRule
from resources.db.engine import Database
from resources.settings import Settings
from resources.storage.local import LocalStore
from serving.routes import frames as frames_module
from tests.support.api import (
    Client,
    add_analysed_video,
    add_key,
    audited_actions,
    bearer,
    client_of,
    set_camera,
)
from tests.support.incidents import FALL, add_incidents, later, set_events
from tests.support.recordings import clip


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    return clip(tmp_path / "square.mp4", frames=120, size=(640, 360))


@pytest.fixture
async def shown(
    recording: Path, settings: Settings, database: Database, store: LocalStore
) -> AsyncIterator[tuple[Client, int]]:
    """A client, and a recording with a fall, a theft and somebody who walks."""
    video_id = add_incidents(recording, database, store)
    async with client_of(settings) as client:
        yield client, video_id


async def events_of(client: Client, video_id: int) -> dict[str, dict[str, object]]:
    listed = (await client.get(f"/db/events?video={video_id}")).json()
    return {each["event_type"]: each for each in listed}


def decoded(data: bytes) -> np.ndarray:
    image = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert image is not None
    return image


async def test_every_event_has_a_picture_with_or_without_its_box(
    shown: tuple[Client, int], store: LocalStore
) -> None:
    client, video_id = shown
    for event in (await events_of(client, video_id)).values():
        boxed = await client.get(f"/api/events/{event['id']}/frame")
        plain = await client.get(f"/api/events/{event['id']}/frame?box=false")
        small = await client.get(str(event["thumbnail_url"]))
        assert {each.headers["content-type"] for each in (boxed, plain, small)} == {"image/jpeg"}
        assert decoded(boxed.content).shape == decoded(plain.content).shape == (360, 640, 3)
        assert decoded(small.content).shape == (180, 320, 3)
        x1, y1, x2, _ = event["bbox"]  # type: ignore[misc]
        edge = np.abs(decoded(boxed.content).astype(int) - decoded(plain.content)).max(axis=2)
        assert edge[round(y1 * 360), round(x1 * 640) : round(x2 * 640)].min() > 40
    assert len(list(store.list(f"highlights/{video_id}/"))) == 9, "each is kept"


async def test_a_picture_is_made_once_and_browsers_that_have_it_get_a_word(
    shown: tuple[Client, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    client, video_id = shown
    address = f"/api/events/{(await events_of(client, video_id))['walking']['id']}/frame"
    first = await client.get(address)

    def never(*_: object) -> None:
        raise AssertionError("a picture was decoded")

    monkeypatch.setattr(frames_module, "picture_at", never)
    assert (await client.get(address)).content == first.content
    known = await client.get(address, headers={"If-None-Match": first.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")


async def test_another_moment_of_the_event_can_be_seen_and_none_outside_of_it(
    shown: tuple[Client, int], store: LocalStore
) -> None:
    client, video_id = shown
    address = f"/api/events/{(await events_of(client, video_id))['collapse']['id']}/frame"
    at_peak, earlier = await client.get(f"{address}?box=false"), await client.get(f"{address}?at=5.9")
    assert np.abs(decoded(at_peak.content).astype(int) - decoded(earlier.content)).max() > 60
    assert len(list(store.list(f"highlights/{video_id}/"))) == 1, "only best moments are kept"
    for query, told in (
        ("at=6.5", "lasts from 4 to 6 s"),
        ("at=5&box=true", "best moment only"),
        ("at=inf", "finite"),
        ("size=huge", "size must be one of"),
    ):
        answer = await client.get(f"{address}?{query}")
        assert (answer.status_code, told in answer.json()["error"]) == (400, True), answer.text
        assert answer.json()["error_ko"]


async def test_events_name_their_highlights_and_no_outdated_ones(
    shown: tuple[Client, int], database: Database, store: LocalStore
) -> None:
    client, video_id = shown
    assert (await events_of(client, video_id))["collapse"]["highlight"] is None
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    events = await events_of(client, video_id)
    assert events["walking"]["highlight"] is None
    highlight = events["collapse"]["highlight"]
    assert isinstance(highlight, dict)
    assert (highlight["frame_s"], highlight["clip_start_s"], highlight["clip_end_s"]) == (4.5, 1.0, 9.0)
    for name, kind in (("frame_url", "image/jpeg"), ("boxed_url", "image/jpeg"), ("clip_url", "video/mp4")):
        answer = await client.get(str(highlight[name]))
        assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    assert ("local", "view", f"video {video_id}") in audited_actions(database), "a clip is a view"
    one = (await client.get(f"/db/events/{events['collapse']['id']}")).json()
    assert one == events["collapse"]
    set_events(database, video_id, [later(FALL, 5.5)], "run-3")
    assert (await events_of(client, video_id))["collapse"]["highlight"] is None


async def test_what_could_not_be_read_is_said_in_both_languages(
    recording: Path, settings: Settings, database: Database, store: LocalStore
) -> None:
    video_id = add_incidents(recording, database, store, [later(FALL, 100.0)])
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    async with client_of(settings) as client:
        event = (await events_of(client, video_id))["collapse"]
        assert isinstance(event["highlight"], dict)
        assert "damaged" in event["highlight"]["reason_en"]
        assert "손상" in event["highlight"]["reason_ko"]
        answer = await client.get(str(event["thumbnail_url"]))
        assert (answer.status_code, "damaged" in answer.json()["error"]) == (409, True)


async def test_pictures_are_for_those_who_see_the_camera(
    recording: Path, guarded: Settings, database: Database, store: LocalStore
) -> None:
    video_id = add_incidents(recording, database, store)
    make_highlights(HighlightWork(database, store, video_id, "run-2", ClipRule()))
    set_camera(database, video_id, "door")
    own, other = (bearer(add_key(database, Role.VIEWER, (name,))) for name in ("door", "yard"))
    async with client_of(guarded, **own) as client:
        events = await events_of(client, video_id)
        frame = f"/api/events/{events['collapse']['id']}/frame"
        highlight = events["collapse"]["highlight"]
        assert isinstance(highlight, dict)
        assert (await client.get(frame)).status_code == 200
    async with client_of(guarded) as client:
        assert (await client.get(frame)).status_code == 401
        assert (await client.get(frame, headers=other)).status_code == 404
        assert (await client.get(highlight["clip_url"])).status_code == 200
        set_camera(database, video_id, "yard")
        assert (await client.get(highlight["clip_url"])).status_code == 403
        assert (await client.get(frame, headers=own)).status_code == 404


async def test_a_recording_without_its_file_gives_no_picture(client: Client, database: Database) -> None:
    add_analysed_video(database)
    event = (await client.get("/db/events?video=1")).json()[0]
    answer = await client.get(event["thumbnail_url"])
    assert (answer.status_code, "gone from the object store" in answer.json()["error"]) == (409, True)
    assert (await client.get("/api/events/999999/frame")).status_code == 404
