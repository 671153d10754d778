"""The whole chain of assets on real files, with a real database, inside one process."""

from pathlib import Path

import av
import numpy as np
import pytest

from analysis.ingest.register import register_file
from domain.events.types import EventType
from domain.keys import segments_prefix
from domain.records import CoverageState, VideoStatus
from gpu_ops.synthetic.script import small_shop
from pipelines.schedules import nightly_reanalysis
from resources import settings as settings_module
from resources.dagster import DatabaseResource
from resources.db.engine import Database
from resources.db.stores.videos import VideoChanges
from resources.storage.opening import object_store
from tests.support.analyses import everything, run, take_in, video
from tests.support.recordings import clip, cut, drawn, rotated, sound_only, staged
from tests.support.tiny_classifier import tiny_classifier


def test_a_walker_becomes_events_vectors_and_a_summary_and_twice_is_the_same(
    system: Database, walker: Path
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    first, record = everything(system, video_id), video(system, video_id)
    assert (record.status, record.progress) == (VideoStatus.COMPLETED, 100)
    assert [row["type"] for row in first["event"]].count("person_enter") == 1
    assert [row["type"] for row in first["event"]].count("person_exit") == 1
    assert record.summary is not None
    assert "shows 1 person" in record.summary.text_en
    assert len(first["vectors"]) == len(first["event_window"]) > 0
    assert object_store(settings_module.settings()).exists(record.thumbnail_key or "")
    assert run(video_id).success
    assert everything(system, video_id) == first


def test_the_sample_scene_is_understood(system: Database, tmp_path: Path) -> None:
    path = staged(tmp_path / "shop.mp4", small_shop(), width=768, height=432, fps=10)
    video_id = take_in(path, system)
    assert run(video_id).success
    with system.transaction() as stores:
        worn = [each.attributes for each in stores.tracks.of_video(video_id)]
        found = {
            kind: [each.event.range for each in stores.events.of_video(video_id) if each.event.type is kind]
            for kind in EventType
        }
    assert [(each["upper"], each["lower"]) for each in worn] == [("red", "blue"), ("blue", "black")]
    assert (len(found[EventType.PERSON_ENTER]), len(found[EventType.PERSON_EXIT])) == (2, 2)
    for kind in (EventType.COLLAPSE, EventType.INTERACTION):
        (truth,) = [event.range for event in small_shop().events if event.type is kind]
        (seen,) = found[kind]
        assert abs(seen.start_s - truth.start_s) < 1.5
        assert abs(seen.end_s - truth.end_s) < 1.5


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: path.touch(), "empty"),
        (lambda path: path.write_text("hello " * 400), "not_a_video"),
        (sound_only, "no_picture"),
        (lambda path: cut(clip(path.with_suffix(".w.mp4"), faststart=False), path, 0.6), "not_a_video"),
    ],
)
def test_a_file_that_cannot_be_analysed_says_why(system: Database, tmp_path: Path, make, code: str) -> None:
    path = tmp_path / "편의점 1호점, 밤.mp4"
    make(path)
    video_id = take_in(path, system)
    assert not run(video_id).success
    record = video(system, video_id)
    assert (record.status, record.error_code) == (VideoStatus.FAILED, code)
    assert not any(everything(system, video_id).values())


def test_a_cut_recording_is_analysed_as_far_as_it_goes(
    system: Database, tmp_path: Path, walker: Path
) -> None:
    path = cut(walker, tmp_path / "cut.mp4", 0.6)
    video_id = take_in(path, system)
    assert run(video_id).success
    with system.transaction() as stores:
        states = [span.state for span in stores.coverage.of_video(video_id)]
    assert states == [CoverageState.ANALYSED, CoverageState.UNREADABLE]
    record = video(system, video_id)
    assert record.summary is not None
    assert "the file ends early" in record.summary.text_en


@pytest.mark.parametrize(
    "make",
    [
        lambda path: clip(path, frames=1),
        lambda path: clip(path, frames=7, size=(33, 17), pix_fmt="yuv444p"),
        lambda path: clip(path, frames=20, stamps_ms=[at**2 * 20 for at in range(20)]),
        lambda path: rotated(path, clip(path.with_suffix(".plain.mp4")), 90),
    ],
)
def test_odd_recordings_are_completed(system: Database, tmp_path: Path, make) -> None:
    make(tmp_path / "odd.mp4")
    video_id = take_in(tmp_path / "odd.mp4", system)
    assert run(video_id).success
    assert video(system, video_id).status is VideoStatus.COMPLETED


def test_a_recording_that_has_gone_is_named_as_gone(system: Database, short_clip: Path) -> None:
    video_id = take_in(short_clip, system)
    object_store(settings_module.settings()).delete(video(system, video_id).object_key)
    assert not run(video_id).success
    assert video(system, video_id).error_code == "file_missing"


def test_one_asset_can_be_made_again_by_itself(system: Database, walker: Path) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    before = everything(system, video_id)
    for asset in ("video_file", "events", "window_embeddings"):
        assert run(video_id, steps=asset).success
        assert everything(system, video_id) == before
        assert video(system, video_id).status is VideoStatus.COMPLETED


def test_reanalysis_asks_for_what_an_older_version_has_made(system: Database, walker: Path) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    database = DatabaseResource()
    assert nightly_reanalysis(database=database).skip_message == "Every analysis is up to date."
    with system.transaction() as stores:
        stores.connection.exec_driver_sql("update stage_result set analysis_version = '0'")
    assert nightly_reanalysis(database=database).skip_message == "Asked for 1 videos."
    with system.transaction() as stores:
        assert [waiting.video_id for waiting in stores.jobs.waiting()] == [video_id]


def test_checks_and_pictures_are_part_of_the_run(system: Database, walker: Path) -> None:
    result = run(take_in(walker, system))
    checks = {each.check_name for each in result.get_asset_check_evaluations() if each.passed}
    assert checks == {
        "coverage_has_no_gap",
        "nothing_beyond_the_end",
        "every_event_in_a_window",
        "every_window_embedded",
        "vectors_have_length_one",
    }
    (made,) = result.asset_materializations_for_node("detections")
    assert "data:image/jpeg;base64," in str(made.metadata["pictures"].value)
    (made,) = result.asset_materializations_for_node("events")
    assert "data:image/jpeg;base64," in str(made.metadata["timeline"].value)


def test_a_transport_stream_is_analysed_with_pictures(system: Database, walker: Path, tmp_path: Path) -> None:
    """Cameras write them; they have no index, so that seeking for the pictures misses at first."""
    path = tmp_path / "camera.ts"
    with av.open(str(walker)) as given, av.open(str(path), "w") as made:
        stream = made.add_stream_from_template(given.streams.video[0])
        for packet in given.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                made.mux(packet)
    result = run(take_in(path, system))
    assert result.success
    (seen,) = result.asset_materializations_for_node("detections")
    assert "data:image/jpeg;base64," in str(seen.metadata["pictures"].value)


def test_a_camera_is_remembered_by_how_high_people_are_in_it(system: Database, walker: Path) -> None:
    store = object_store(settings_module.settings())
    with system.transaction() as stores:
        stores.access.know_cameras(["door"])
    video_id = register_file(walker, system, store, settings_module.settings().zone).video_id
    with system.transaction() as stores:
        stores.videos.change(video_id, VideoChanges(camera="door"))
    assert run(video_id).success
    with system.transaction() as stores:
        height = stores.camera_views.person_height("door")
        assert stores.camera_views.person_height("elsewhere") is None
    assert height is not None
    assert 0.25 < height < 0.6
    assert not (settings_module.settings().objects_dir / segments_prefix(video_id)).exists()


@pytest.mark.parametrize(
    ("setting", "value", "code"),
    [("SENTINEL_DETECTOR", "nobody/nothing", "no_model"), ("SENTINEL_DECODER", "cuda", "no_decoder")],
)
def test_what_this_machine_lacks_fails_the_video_in_words(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch, setting: str, value: str, code: str
) -> None:
    monkeypatch.setenv(setting, value)
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    settings_module.settings.cache_clear()
    video_id = take_in(walker, system)
    assert not run(video_id).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, code)
    assert value in failed.error_detail


def test_classifiers_say_what_they_are_sure_of(
    system: Database, walker: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tiny_classifier(tmp_path / "genders", lean=100.0)
    monkeypatch.setenv("SENTINEL_PERSON_CLASSIFIERS", str(model))
    settings_module.settings.cache_clear()
    video_id = take_in(walker, system)
    assert run(video_id).success
    with system.transaction() as stores:
        (person,) = stores.tracks.of_video(video_id)
        noted = stores.connection.exec_driver_sql("select models from analysis_run").scalar_one()
    assert person.attributes["gender"]["value"] == "female"
    assert str(model) in noted["classifiers"]
    assert video(system, video_id).looked_for == {"person", "gender"}
    monkeypatch.setenv("SENTINEL_PERSON_CLASSIFIERS", str(tmp_path))
    settings_module.settings.cache_clear()
    assert not run(video_id).success
    failed = video(system, video_id)
    assert (failed.status, failed.error_code) == (VideoStatus.FAILED, "no_model")
    assert "SENTINEL_PERSON_CLASSIFIERS" in failed.error_detail


def test_a_fast_look_says_so_in_the_coverage(
    system: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SENTINEL_SCAN_MODE", "fast")
    settings_module.settings.cache_clear()
    grain = np.random.default_rng(2)
    path = drawn(
        tmp_path / "night.mp4",
        lambda _: (np.full((120, 160, 3), 90) + grain.integers(-4, 5, (120, 160, 1))).astype(np.uint8),
        frames=300,
        fps=10,
        gop=10,
    )
    video_id = take_in(path, system)
    assert run(video_id).success
    record = video(system, video_id)
    assert record.summary is not None
    assert "by key frames" in record.summary.text_en
    assert "핵심 프레임" in record.summary.text_ko
    with system.transaction() as stores:
        whole, seen = stores.coverage.seconds([video_id])
        states = {span.state for span in stores.coverage.of_video(video_id)}
    assert CoverageState.KEYFRAMES_ONLY in states
    assert seen == pytest.approx(whole, abs=0.01)


def test_old_boxes_are_followed_as_before_whatever_rate_is_set_now(
    system: Database, walker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video_id = take_in(walker, system)
    assert run(video_id).success
    with system.transaction() as stores:
        before = stores.tracks.of_video(video_id)
    assert len(before) == 1
    monkeypatch.setenv("SENTINEL_SAMPLE_RATE_HZ", "20")
    settings_module.settings.cache_clear()
    assert run(video_id, steps="tracks").success
    with system.transaction() as stores:
        assert stores.tracks.of_video(video_id) == before


@pytest.mark.parametrize(("steps", "loads"), [("video_file", []), (None, ["minilm"])])
def test_the_text_model_is_fetched_ahead_only_by_runs_that_embed(
    system: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, steps: str | None, loads: list[str]
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("resources.dagster.preload_embedder", asked.append)
    run(take_in(clip(tmp_path / "one.mp4", frames=1), system), steps=steps)
    assert asked == loads
