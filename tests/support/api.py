"""The application inside a test's own process, and what tests of the API do again and again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from domain.access import Role
from domain.events.rules.find import find_events
from domain.events.rules.scene import Scene
from domain.events.windows import WindowRule, cut_windows
from domain.people.attributes import person_attributes
from domain.records import CoverageSpan, CoverageState, TimeRange, VideoProbe
from resources.db.engine import Database
from resources.db.stores.runs import STAGE_PROGRESS, RunProcess
from resources.db.stores.videos import NewVideo, VideoChanges
from resources.passwords import password_hash
from resources.settings import Settings
from serving.app import create_app
from tests.support.made_paths import path

Client = httpx.AsyncClient
SMALL = b"\0\0\0\x0cftypisom"
"""The shortest file that begins as an MP4 does."""
CLIP = b"\0\0\0\x20ftypisom" + b"0123456789" * 500
PASSWORD = "a long enough sentence"
SERVICE_KEY = "d8Wq0fJ2mXkz7RbV5tNc9LhGyPsE3uAo"
PROBE = VideoProbe(60.004, 640, 360, 10, "h264")


@asynccontextmanager
async def client_of(settings: Settings, **headers: str) -> AsyncIterator[Client]:
    """A client of an application with these settings."""
    app = create_app(settings, settings.database_url or "")
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with Client(transport=transport, base_url=settings.base_url, headers=headers) as client:
        yield client


def add_analysed_video(database: Database, name: str = "gate 1.mp4", sha: str = "a") -> int:
    """A video with two walkers, as the pipeline leaves it."""
    walkers = [path(1, 5, 11, (0.0, 1.0)), path(2, 20, 30, (1.0, 0.0))]
    events = find_events(walkers, Scene(60, 16 / 9))
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo(name, f"k{sha}", sha * 64, 5)).video_id
        stores.jobs.mark_taken(video_id)
        stores.videos.set_probe(video_id, PROBE)
        stores.coverage.replace(
            video_id, [CoverageSpan(TimeRange(0, 60.004), CoverageState.ANALYSED)], "run-1"
        )
        known = [person_attributes(walker, 16 / 9) for walker in walkers]
        stores.tracks.replace(video_id, walkers, known, "run-1")
        stores.events.replace(video_id, events, "run-1")
        stored = stores.events.of_video(video_id)
        windows = cut_windows([each.event for each in stored], WindowRule())
        stores.windows.replace(video_id, windows, stored, "run-1")
        for stage in STAGE_PROGRESS:
            stores.runs.begin_stage("run-1", video_id, stage, RunProcess("h", 1, "cpu"))
            stores.runs.end_stage("run-1", video_id, stage, 1.0, {})
    return video_id


def set_probe(database: Database, video_id: int) -> None:
    """The analysis has found a recording in this file, so that it is sent out."""
    with database.transaction() as stores:
        stores.videos.set_probe(video_id, PROBE)


async def request_upload(client: Client, size: int = len(CLIP), **changes: object) -> httpx.Response:
    body = {"file_name": "편의점 1호점, 밤.mp4", "file_size": size, "content_type": "video/mp4", **changes}
    return await client.post("/api/s3/upload/request/", json=body)


async def upload(client: Client, data: bytes = CLIP) -> dict[str, str]:
    """Send a file in one piece; the body of the request that confirms it."""
    address = (await request_upload(client, len(data))).json()
    sent = await client.put(address["presigned_url"], content=data, headers={"Content-Type": "video/mp4"})
    assert sent.status_code == 200, "clients take exactly 200 for success"
    return confirmation(address)


def confirmation(address: dict[str, str]) -> dict[str, str]:
    return {"upload_token": address["upload_token"], "s3_key": address["s3_key"]}


def add_account(database: Database, name: str, role: Role, cameras: tuple[str, ...] | None = None) -> None:
    with database.transaction() as stores:
        stores.access.put_account(name, role, password_hash(PASSWORD), cameras)


def add_key(database: Database, role: Role, cameras: tuple[str, ...] | None = None) -> str:
    with database.transaction() as stores:
        return stores.access.add_key("test", role, cameras, None)[1]


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def set_camera(database: Database, video_id: int, camera: str) -> None:
    with database.transaction() as stores:
        stores.access.know_cameras([camera])
        stores.videos.change(video_id, VideoChanges(camera=camera))


def audited_actions(database: Database) -> list[tuple[str, str, str]]:
    """Actor, action and subject of each, oldest first."""
    with database.transaction() as stores:
        return [(each.actor, each.action.value, each.subject) for each in stores.audit.newest(100)][::-1]
