"""The asset of highlights, as Dagster runs it."""

import re
from pathlib import Path

import dagster as dg
import pytest

from analysis import highlights as highlights_module
from domain.records import VideoStatus
from pipelines.schedules import nightly_highlights
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from resources.storage.local import LocalStore
from tests.support.analyses import run, take_in, video
from tests.support.incidents import INCIDENTS, add_incidents, set_events
from tests.support.recordings import clip


def metadata_of(result: dg.ExecuteInProcessResult) -> dict[str, object]:
    (made,) = [
        each for each in result.get_asset_materialization_events() if "highlights" in str(each.asset_key)
    ]
    return {name: value.value for name, value in made.materialization.metadata.items()}


def test_it_tells_what_it_made_and_gives_a_sign_of_life(
    tmp_path: Path, system: Database, store: LocalStore
) -> None:
    video_id = add_incidents(clip(tmp_path / "s.mp4", frames=120), system, store)
    result = run(video_id, steps="highlights")
    assert result.success
    assert metadata_of(result) == {
        "highlights": 2, "clips_copied": 2, "clips_encoded": 0, "without_pictures": {},
    }  # fmt: skip
    with system.transaction() as stores:
        assert stores.runs.heartbeat_of(result.run_id) is not None
        assert {each.event_run_id for each in stores.highlights.of_video(video_id).values()} == {"run-1"}


def test_the_length_of_clips_can_be_given_for_one_run(
    tmp_path: Path, system: Database, store: LocalStore
) -> None:
    video_id = add_incidents(clip(tmp_path / "s.mp4", frames=120), system, store)
    run(video_id, steps="highlights")
    short = {"ops": {"highlights": {"config": {"before_s": 0.0, "after_s": 0.0}}}}
    assert run(video_id, steps="highlights", config=short).success
    with system.transaction() as stores:
        kept = stores.highlights.of_video(video_id).values()
    assert sorted((each.clip.start_s, each.clip.end_s) for each in kept if each.clip) == [(4, 6), (8, 9)]
    clips = [each.key for each in store.list(f"highlights/{video_id}/") if each.key.endswith(".mp4")]
    assert len(clips) == 2, "those of another length are gone"


def test_a_whole_analysis_makes_them_last_and_stays_complete_where_they_fail(
    walker: Path, system: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("the disk is gone")

    monkeypatch.setattr("assets.highlights.make_highlights", broken)
    video_id = take_in(walker, system)
    result = run(video_id)
    assert not result.success
    steps = [each.step_key for each in result.all_events if each.is_step_start]
    assert steps[-1] == "highlights"
    assert video(system, video_id).status is VideoStatus.COMPLETED


def test_a_failed_recording_is_not_said_to_be_in_work(
    tmp_path: Path, system: Database, store: LocalStore
) -> None:
    video_id = add_incidents(clip(tmp_path / "s.mp4", frames=120), system, store)
    with system.transaction() as stores:
        stores.videos.fail(video_id, "internal")
    assert run(video_id, steps="highlights").success
    assert video(system, video_id).status is VideoStatus.FAILED


def test_what_may_pass_fails_the_run_and_is_made_the_next_night(
    tmp_path: Path, system: Database, store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = add_incidents(clip(tmp_path / "s.mp4", frames=120), system, store)
    run(video_id, steps="highlights")
    assert re.match("Every incident has its pictures", asked(system) or "")
    set_events(system, video_id, INCIDENTS, "run-9")
    assert asked(system) is None
    store.delete_below(f"highlights/{video_id}")
    with monkeypatch.context() as patched:
        patched.setattr(highlights_module, "store_clip", full_disk)
        assert not run(video_id, steps="highlights").success
    assert asked(system) is None
    assert video(system, video_id).status is VideoStatus.COMPLETED
    assert run(video_id, steps="highlights").success
    assert asked(system) is not None


def full_disk(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


def asked(database: Database) -> str | None:
    """Why no run was asked for; None where one was, of recording 1."""
    said = nightly_highlights(database=DatabaseResource())
    if isinstance(said, dg.SkipReason):
        return said.skip_message
    assert [each.partition_key for each in said] == ["video-00000001"]
    return None
