"""Other zones of a camera: events and what follows are made again, and no frame is decoded."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import dagster as dg
import pytest

from analysis.backfill import plan_places
from analysis.made_events import ALL, PLACES_ONLY
from domain.cameras.documents import places_digest
from domain.cameras.places import Line, Zone
from domain.cameras.settings import CameraSettings
from domain.keys import partition_key
from pipelines.definitions import build_definitions, build_resources
from resources import settings as settings_module
from resources.db.engine import Database
from resources.db.stores.staleness import RecordingScope
from resources.db.stores.videos import VideoChanges
from tests.support.analyses import run, take_in

DOOR = CameraSettings(
    "door",
    zones=(Zone("floor", ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))),),
    lines=(Line("middle", (0.5, 0.0), (0.5, 1.0)),),
)
FOLLOWERS = ("events", "event_windows", "video_summary", "window_embeddings")
BEFORE_EVENTS = ("video_file", "detections", "tracks")


def results(database: Database) -> dict[str, tuple[Any, ...]]:
    """Which run made each stage's results when, and where its boxes lie."""
    with database.transaction() as stores:
        rows = stores.connection.exec_driver_sql(
            "select stage, run_id, made_at, object_key from stage_result"
        )
        return {row[0]: tuple(row[1:]) for row in rows}


def run_stages(video_id: int, stages: Sequence[str]) -> dg.ExecuteInProcessResult:
    """Make some stages of a video again."""
    instance = dg.DagsterInstance.ephemeral()
    instance.add_dynamic_partitions("video", [partition_key(video_id)])
    resources = build_resources(settings_module.settings())
    return (
        build_definitions(resources)
        .resolve_job_def("analyze_video")
        .execute_in_process(
            partition_key=partition_key(video_id),
            instance=instance,
            asset_selection=[dg.AssetKey(stage) for stage in stages],
        )
    )


def made_in(made: dg.ExecuteInProcessResult) -> str:
    """Which events a run has made, as the page of its step says."""
    (step,) = made.asset_materializations_for_node("events")
    return str(step.metadata["made"].value)


def no_decoding(*_: object) -> None:
    raise AssertionError("a frame was decoded")


def test_a_changed_zone_makes_events_again_and_touches_no_detection(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, system)
    with system.transaction() as stores:
        stores.access.know_cameras(["door"])
        stores.videos.change(video_id, VideoChanges(camera="door"))
    assert run(video_id).success
    before = results(system)
    configured, scope = settings_module.settings(), RecordingScope("door")
    with system.transaction() as stores:
        assert plan_places(stores, configured, scope).groups == ()
        foreseen = plan_places(stores, configured, scope, places_digest(DOOR))
        stores.camera_settings.change("door", DOOR, 0, "kim")
        plan = plan_places(stores, configured, scope)
    assert plan == foreseen
    (group,) = plan.groups
    assert (group.stages, group.video_ids) == (FOLLOWERS, (video_id,))
    assert 0 < plan.estimate.seconds < 60
    assert plan.estimate.unmeasured == ()

    monkeypatch.setattr("gpu_ops.video.decode.readable_frames", no_decoding)
    monkeypatch.setattr("gpu_ops.video.decode.Reading.samples", no_decoding)
    made = run_stages(video_id, group.stages)
    assert {event.asset_key.path[-1] for event in made.get_asset_materialization_events()} == set(FOLLOWERS)
    after = results(system)
    for stage in BEFORE_EVENTS:
        assert after[stage] == before[stage], "the same run, at the same time, with the same boxes"
    for stage in FOLLOWERS:
        assert after[stage][0] == made.run_id
    with system.transaction() as stores:
        assert plan_places(stores, configured, scope).groups == ()
        assert stores.videos.get(video_id).is_ready
        kept = stores.events.of_video(video_id)
    assert made_in(made) == PLACES_ONLY
    assert {stored.run_id for stored in kept} == {made.run_id}
    assert {"line_crossing", "walking"} <= {stored.event.type for stored in kept}

    again = run_stages(video_id, ["events"])
    with system.transaction() as stores:
        whole = stores.events.of_video(video_id)
    assert made_in(again) == ALL, "nothing has changed: whoever asks for that wants all of it"
    assert [(each.event_id, each.event) for each in whole] == [(each.event_id, each.event) for each in kept]


def test_all_events_are_made_where_more_than_a_zone_has_changed(system: Database, walker: Path) -> None:
    video_id = take_in(walker, system)
    with system.transaction() as stores:
        stores.access.know_cameras(["door"])
        stores.videos.change(video_id, VideoChanges(camera="door"))
    assert run(video_id).success
    with system.transaction() as stores:
        stores.camera_settings.change("door", DOOR, 0, "kim")
    assert made_in(run_stages(video_id, ["tracks", "events"])) == ALL
    with system.transaction() as stores:
        stores.camera_settings.change("door", replace(DOOR, lines=()), 1, "kim")
        stores.connection.exec_driver_sql("update stage_result set analysis_version = 'older'")
    assert made_in(run_stages(video_id, ["events"])) == ALL
