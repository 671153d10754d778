"""What Dagster's graph marks as stale after a change of code or of a model, as Dagster tells it."""

from pathlib import Path

import dagster as dg
import pytest
from dagster._core.definitions.data_version import CachingStaleStatusResolver
from dagster._core.loader import LoadingContextForTest

from domain.keys import partition_key
from domain.stages import DETECTIONS, STAGES
from pipelines.definitions import build_definitions, build_resources
from resources import settings as settings_module
from resources.db.engine import Database
from tests.support.analyses import run, take_in

NAMES = {stage.name for stage in STAGES}


def definitions(**code_versions: str) -> dg.Definitions:
    """The system's definitions, some assets of which have another version of their code."""
    made = build_definitions(build_resources(settings_module.settings()))
    return made.map_asset_specs(
        func=lambda spec: spec.replace_attributes(
            code_version=code_versions.get(spec.key.path[-1], spec.code_version)
        )
    )


def stale(instance: dg.DagsterInstance, video_id: int, defs: dg.Definitions | None = None) -> dict[str, str]:
    """The assets that Dagster calls stale for a recording, each with its first cause."""
    graph = (defs or definitions()).resolve_asset_graph()
    resolver = CachingStaleStatusResolver(instance, graph, LoadingContextForTest(instance))
    key = partition_key(video_id)
    causes = {name: resolver.get_stale_causes(dg.AssetKey(name), key) for name in NAMES}
    return {name: found[0].reason for name, found in causes.items() if found}


def data_version(instance: dg.DagsterInstance, name: str) -> str:
    event = instance.get_latest_materialization_event(dg.AssetKey(name))
    assert event is not None
    assert event.asset_materialization is not None
    return str((event.asset_materialization.tags or {})["dagster/data_version"])


def test_another_version_of_its_code_makes_an_asset_stale(system: Database, walker: Path) -> None:
    instance, video_id = dg.DagsterInstance.ephemeral(), take_in(walker, system)
    assert run(video_id, instance=instance).success
    assert stale(instance, video_id) == {}
    for name in ("detections", "window_embeddings"):
        changed = definitions(**{name: "a later one"})
        assert stale(instance, video_id, changed) == {name: "has a new code version"}


def test_the_versions_of_data_name_the_models_by_their_digests(system: Database, walker: Path) -> None:
    instance, video_id = dg.DagsterInstance.ephemeral(), take_in(walker, system)
    assert run(video_id, instance=instance).success
    with system.transaction() as stores:
        (models,) = stores.connection.exec_driver_sql("select models from analysis_run").scalars()
        space = stores.embeddings.active()
    assert space is not None
    detector = f"{DETECTIONS.code_version}; detector {models['detector']}; content "
    assert data_version(instance, "detections").startswith(detector)
    assert f"; embedding {space.title}; content " in data_version(instance, "window_embeddings")
    assert "tracker" not in data_version(instance, "tracks")


def test_boxes_of_another_detector_make_what_was_made_from_the_former_ones_stale(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance, video_id = dg.DagsterInstance.ephemeral(), take_in(walker, system)
    assert run(video_id, instance=instance).success
    assert run(video_id, steps="detections", instance=instance).success
    assert stale(instance, video_id) == {}, "the same boxes were found again"
    monkeypatch.setattr("resources.models.detectors.hog_digest", lambda: "f" * 64)
    assert run(video_id, steps="detections", instance=instance).success
    assert "f" * 12 in data_version(instance, "detections")
    changed = "has a new dependency data version"
    assert stale(instance, video_id) == {"tracks": changed, "events": changed}
