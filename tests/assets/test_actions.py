"""A model that looks closer, through the assets: from rules to events, windows, versions and backfills."""

from pathlib import Path

import dagster as dg
import pytest

from analysis.backfill import plan_backfill
from domain.backfill import Because
from domain.events.types import EventType
from domain.tracking.paths import to_track_boxes
from resources import settings as settings_module
from resources.db.engine import Database
from resources.db.stores.staleness import RecordingScope
from resources.storage.box_tables import to_parquet
from resources.storage.opening import object_store
from tests.assets.test_staleness import data_version
from tests.support.analyses import run, take_in, video
from tests.support.closer_looks import says
from tests.support.made_paths import path
from tests.support.tiny_pictures_models import tiny_vision_language

PAIR = (path(1, 0, 7, (0.45, 0.45)), path(2, 0, 7, (0.52, 0.52)))
"""Two people who stand beside each other in the recording, as the rules see it."""


def meet(database: Database, video_id: int) -> None:
    """Put two people who meet in the place of those who were followed."""
    with database.transaction() as stores:
        key = stores.results.table_key(video_id, "tracks")
    object_store(settings_module.settings()).put(str(key), to_parquet(to_track_boxes(PAIR)))


def configure(monkeypatch: pytest.MonkeyPatch, model: str) -> None:
    monkeypatch.setenv("SENTINEL_ACTION_MODEL", model)
    settings_module.settings.cache_clear()


def model_backfill(database: Database) -> list[tuple[str, str]]:
    """Stages that are stale because of their models, and why."""
    with database.transaction() as stores:
        plan = plan_backfill(stores, settings_module.settings(), RecordingScope(), [Because.MODEL])
    return [(each.stage, each.why) for each in plan.stale]


def test_what_a_model_sees_reaches_events_windows_versions_and_backfills(
    system: Database, walker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    instance, video_id = dg.DagsterInstance.ephemeral(), take_in(walker, system)
    assert run(video_id, instance=instance).success
    without = data_version(instance, "events")
    assert video(system, video_id).looked_for == {"person"}
    meet(system, video_id)

    model = str(tiny_vision_language(tmp_path / "model", says()))
    configure(monkeypatch, model)
    assert [stage for stage, _ in model_backfill(system)] == ["events"], "no model has looked yet"
    result = run(video_id, steps="events", instance=instance)
    assert result.success
    (made,) = result.asset_materializations_for_node("events")
    assert made.metadata["closer_looks"].value == 1
    with system.transaction() as stores:
        events = [each.event for each in stores.events.of_video(video_id)]
        (look,) = stores.closer_looks.of_video(video_id)
    (theft,) = (each for each in events if each.type is EventType.THEFT)
    assert (theft.source, theft.track_numbers, theft.confidence) == (model, (1, 2), 0.9)
    assert EventType.INTERACTION in look.reasons
    assert {each.source for each in events} == {"rules", model}
    assert "theft" in video(system, video_id).looked_for
    assert data_version(instance, "events") != without
    assert f"actions {model}" in data_version(instance, "events")
    assert model_backfill(system) == []

    assert run(video_id, steps="event_windows", instance=instance).success
    with system.transaction() as stores:
        texts = " ".join(each.text_en for each in stores.windows.texts(video_id))
    assert "A man puts a bottle into his bag." in texts
    assert run(video_id, steps="video_summary", instance=instance).success
    summary = video(system, video_id).summary
    assert summary is not None
    assert "as a model sees it" in summary.text_en

    def never(*_: object) -> None:
        raise AssertionError("a frame was decoded")

    monkeypatch.setattr("gpu_ops.video.decode.readable_frames", never)
    monkeypatch.setattr("gpu_ops.video.seek.readable_frames", never)
    version = data_version(instance, "events")
    assert run(video_id, steps="events", instance=instance).success, "its answers were kept"
    assert data_version(instance, "events") == version

    configure(monkeypatch, str(tmp_path))
    result = run(video_id, steps="events", instance=instance)
    assert result.success, "a model that cannot be loaded fails nothing"
    (made,) = result.asset_materializations_for_node("events")
    assert "no_model" in str(made.metadata["action_model_failed"].value)
    with system.transaction() as stores:
        rules = [each.event for each in stores.events.of_video(video_id)]
        (look,) = stores.closer_looks.of_video(video_id)
    assert rules == [each for each in events if each.source == "rules"]
    assert look.failure_code == "no_model"
    assert video(system, video_id).looked_for == {"person"}
