"""Cameras: what they are set to, with its history, and what a change makes again."""

from typing import Annotated

from fastapi import APIRouter, Path

from analysis.backfill import BackfillPlan, plan_places
from domain.cameras.documents import places_digest, to_document
from domain.cameras.overlaps import find_overlaps
from domain.cameras.settings import CameraSettings
from domain.keys import partition_key
from domain.language.message import texts
from domain.language.messages import cameras as say
from resources.db.access.audit import Action
from resources.db.engine import Stores
from resources.db.stores.camera_settings import CameraRecord, CameraVersion
from resources.db.stores.staleness import RecordingScope
from resources.errors import NotFoundError
from serving.auth import Caller, Operator, Viewer
from serving.camera_schemas import (
    CameraBackfillOut,
    CameraDetailOut,
    CameraOut,
    CameraRequest,
    CameraVersionOut,
    OverlapOut,
)

router = APIRouter(tags=["cameras"])
CameraName = Annotated[
    str, Path(min_length=1, max_length=100, pattern=r"^[^\x00-\x1f]+$", description="Name of a camera.")
]
MAX_OVERLAPS = 100
"""Overlaps that a camera lists: as many as anybody reads."""
MAX_BACKFILLS = 10
"""Backfills that a client may start in a minute."""


@router.get("/api/cameras")
async def list_cameras(caller: Viewer) -> list[CameraOut]:
    """Every camera that the caller sees, by name."""
    cameras = await caller.read(lambda stores: stores.camera_settings.all())
    return [CameraOut.of(each, caller.zone.key) for each in cameras]


@router.get("/api/cameras/{name:path}/versions")
async def list_versions(name: CameraName, caller: Operator) -> list[CameraVersionOut]:
    """What a camera was set to by whom, newest first."""
    versions = await caller.read(lambda stores: stores.camera_settings.versions(name))
    return [CameraVersionOut.of(each) for each in versions]


@router.get("/api/cameras/{name:path}/versions/{version}")
async def read_version(name: CameraName, version: int, caller: Operator) -> CameraVersionOut:
    """What a camera was set to in one version."""

    def work(stores: Stores) -> CameraVersion:
        for each in stores.camera_settings.versions(name):
            if each.version == version:
                return each
        raise NotFoundError(*texts(say.version_not_found, name, version))

    return CameraVersionOut.of(await caller.read(work))


@router.post("/api/cameras/{name:path}/preview")
async def preview_change(name: CameraName, body: CameraRequest, caller: Operator) -> CameraBackfillOut:
    """Check a change, and say what it would make again. Nothing is changed."""
    wanted = body.settings()

    def work(stores: Stores) -> BackfillPlan:
        if not may_be_new(name, body, caller):
            stores.camera_settings.get(name)
        stores.camera_settings.check(wanted)
        return plan(stores, name, caller, wanted)

    return CameraBackfillOut.of(await caller.read(work), caller.services.settings.max_concurrent_runs)


@router.post("/api/cameras/{name:path}/backfill", status_code=202)
async def start_backfill(name: CameraName, caller: Operator) -> CameraBackfillOut:
    """Make events of other zones and lines than the present ones again, and what follows from them."""
    await caller.limit("backfills", MAX_BACKFILLS)

    def work(stores: Stores) -> BackfillPlan:
        stores.camera_settings.get(name)
        return plan(stores, name, caller)

    stale = await caller.read(work)
    backfill_id = await launch(name, stale, caller) if stale.groups else None
    return CameraBackfillOut.of(stale, caller.services.settings.max_concurrent_runs, backfill_id)


@router.get("/api/cameras/{name:path}")
async def read_camera(name: CameraName, caller: Viewer) -> CameraDetailOut:
    """One camera, with a still to draw on, and what is not in order."""

    def work(stores: Stores) -> CameraDetailOut:
        known = stores.camera_settings.get(name)
        still = stores.camera_settings.newest_recording(name)
        overlaps = find_overlaps(stores.camera_settings.recordings(name), MAX_OVERLAPS)
        outdated = sum(1 for _ in stores.staleness.of_other_places(RecordingScope(name)))
        return CameraDetailOut.of(
            known,
            caller.zone.key,
            still_url=caller.media_url(still.thumbnail_key) if still and still.thumbnail_key else None,
            outdated_recordings=outdated,
            overlaps=[OverlapOut.of(each) for each in overlaps],
        )

    return await caller.read(work)


@router.put("/api/cameras/{name:path}")
async def put_camera(name: CameraName, body: CameraRequest, caller: Operator) -> CameraOut:
    """Set a camera, from the version that was read. A new one is added by those who see all cameras.

    Nothing is analysed again by itself: `backfill` does that.
    """
    wanted = body.settings()

    def work(stores: Stores) -> CameraRecord:
        if may_be_new(name, body, caller):
            stores.access.know_cameras([name])
        before = stores.camera_settings.get(name, lock=True)
        changed = stores.camera_settings.change(name, wanted, body.version, caller.principal.name)
        if changed.version != before.version:
            fields = changed_fields(before.settings, wanted)
            caller.note(stores, Action.EDIT, f"camera {name}", version=changed.version, changed=fields)
        return changed

    return CameraOut.of(await caller.run(work), caller.zone.key)


def may_be_new(name: str, body: CameraRequest, caller: Caller) -> bool:
    """Whether a camera of this name is added where there is none: by those who see all cameras only."""
    return caller.principal.cameras is None and body.version == 0 and body.name == name


def changed_fields(before: CameraSettings, after: CameraSettings) -> list[str]:
    old, new = to_document(before), to_document(after)
    return [field for field in new if old[field] != new[field]]


def plan(stores: Stores, name: str, caller: Caller, wanted: CameraSettings | None = None) -> BackfillPlan:
    """What is made again for a camera's zones and lines: those that it has, or is to have."""
    digest = None if wanted is None else places_digest(wanted)
    return plan_places(stores, caller.services.settings, RecordingScope(name), digest)


async def launch(name: str, stale: BackfillPlan, caller: Caller) -> str:
    """Have Dagster begin, and write down who asked for it; raises `DagsterAwayError`."""
    (group,) = stale.groups  # events and what follows: the same stages for all recordings
    keys = [partition_key(video_id) for video_id in group.video_ids]
    tags = {"dagster/priority": "-1", "sentinel/because": "places"}
    title = f"other zones or lines of camera {name}"
    backfill_id = await caller.services.dagster.launch_backfill(group.stages, keys, title, tags)

    def work(stores: Stores) -> None:
        detail = {"backfill": backfill_id, "recordings": len(keys)}
        caller.note(stores, Action.ANALYSE, f"camera {name}", **detail)

    await caller.run(work)
    return backfill_id
