"""How a stage keeps the status of its video true: begun, at work, ended, failed, overtaken."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
import sqlalchemy as sa

from analysis import heartbeat, stage as stage_module
from analysis.frames.pictures import add_picture_events, load_pictures
from analysis.stage import CanceledError, Stage
from domain.events.rules.scene import Scene
from domain.events.types import EventType
from domain.language.reasons import AnalysisError
from domain.records import CoverageSpan, CoverageState, TimeRange, VideoRecord, VideoStatus
from domain.stages import STAGE_PROGRESS
from domain.video.pictures import PictureSignals, StillThings
from resources.db.engine import Database
from resources.db.stores.videos import NewVideo, VideoChanges, VideoStore
from resources.errors import NotFoundError, StorageFullError
from resources.storage.local import LocalStore
from tests.support.made_paths import detections, standing_at
from tests.support.running_system import until

BOXES = detections(*standing_at(0.5, [1.0, 2.0]))
SPANS = [CoverageSpan(TimeRange(0, 60), CoverageState.ANALYSED)]
MakeStage = Callable[..., Stage]


@dataclass
class Check:
    """As Dagster's result of a check."""

    passed: bool
    check_name: str = "coverage_has_no_gap"
    metadata: dict[str, Any] = field(default_factory=lambda: {"gaps": 3})


@pytest.fixture
def video_id(database: Database) -> int:
    with database.transaction() as stores:
        return stores.videos.register(NewVideo("gate.mp4", "videos/gate.mp4", "a" * 64, 5)).video_id


@pytest.fixture
def make_stage(database: Database, store: LocalStore, video_id: int) -> MakeStage:
    def make(name: str = "detections", run_id: str = "run-1", **more: Any) -> Stage:
        return Stage(name, video_id, run_id, database, store, **more)

    return make


@pytest.fixture
def read_video(database: Database, video_id: int) -> Callable[[], VideoRecord]:
    def read() -> VideoRecord:
        with database.transaction() as stores:
            return stores.videos.get(video_id)

    return read


def coverage(database: Database, video_id: int) -> list[CoverageSpan]:
    with database.transaction() as stores:
        return list(stores.coverage.of_video(video_id))


def tables(store: LocalStore) -> list[str]:
    return sorted(path.name for path in store.folder.rglob("*.parquet"))


def test_a_stage_that_begins_takes_its_video_up(
    make_stage: MakeStage, database: Database, video_id: int, read_video: Callable[[], VideoRecord]
) -> None:
    with make_stage(device="cpu"):
        assert read_video().status is VideoStatus.PROCESSING
        with database.transaction() as stores:
            beat = stores.runs.heartbeat_of("run-1")
    assert beat is not None
    assert (beat.video_id, beat.worker.device) == (video_id, "cpu")
    assert read_video().status is VideoStatus.PROCESSING, "one stage of several has ended"


def test_it_beats_while_it_works_and_not_afterwards(
    make_stage: MakeStage, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heartbeat, "HEARTBEAT_S", 0.05)

    def last_beat() -> object:
        with database.transaction() as stores:
            beat = stores.runs.heartbeat_of("run-1")
            return beat and beat.heartbeat_at

    with make_stage() as stage:
        first = last_beat()
        until(lambda: last_beat() != first, 10, "the next heartbeat")
    assert stage._over.is_set()


def test_its_percent_lies_between_those_of_the_stages_before_and_itself(
    make_stage: MakeStage, read_video: Callable[[], VideoRecord], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage_module, "REPORT_S", 0.0)
    first, own = STAGE_PROGRESS["video_file"], STAGE_PROGRESS["detections"]
    with make_stage() as stage:
        stage.report(0.0)
        assert read_video().progress == first
        stage.report(0.5)
        assert read_video().progress == int((first + own) / 2)
        stage.report(0.2)
        assert read_video().progress == int((first + own) / 2), "it never falls"
        stage.report(1.0)
        assert read_video().progress == own


def test_reports_in_quick_succession_cost_nothing(
    make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    with make_stage() as stage:
        stage.report(0.1)
        before = read_video().progress
        stage.report(0.9)
        assert read_video().progress == before


def test_what_it_made_is_kept_whole_with_its_models_and_boxes(
    make_stage: MakeStage, database: Database, store: LocalStore, video_id: int
) -> None:
    with make_stage() as stage:
        stage.made_with({"detector": "d" * 8}, "cuda:0")
        with stage.final_transaction(BOXES) as stores:
            stores.coverage.replace(video_id, SPANS, "run-1")
            stage.check(Check(passed=True))
    assert coverage(database, video_id) == SPANS
    assert len(tables(store)) == 1
    with database.transaction() as stores:
        beat = stores.runs.heartbeat_of("run-1")
        models = stores.connection.scalar(sa.text("select models from analysis_run"))
    assert beat is not None
    assert (beat.worker.device, models) == ("cuda:0", {"detector": "d" * 8})


def test_boxes_of_an_earlier_run_are_removed_with_what_they_belonged_to(
    make_stage: MakeStage, store: LocalStore
) -> None:
    for run_id in ("run-1", "run-2"):
        with make_stage(run_id=run_id) as stage, stage.final_transaction(BOXES):
            pass
        (kept,) = tables(store)
        assert run_id in kept


def test_a_check_that_fails_undoes_everything_and_keeps_what_was_there(
    make_stage: MakeStage,
    database: Database,
    store: LocalStore,
    video_id: int,
    read_video: Callable[[], VideoRecord],
) -> None:
    with make_stage() as stage, stage.final_transaction(BOXES) as stores:
        stores.coverage.replace(video_id, SPANS, "run-1")
    before = tables(store)
    other = [CoverageSpan(TimeRange(0, 60), CoverageState.UNREADABLE, "damaged")]

    def replace_and_fail() -> None:
        with make_stage(run_id="run-2") as stage:
            with stage.final_transaction(BOXES) as stores:
                stores.coverage.replace(video_id, other, "run-2")
                stage.check(Check(passed=False))
            stage.require_checks()

    with pytest.raises(AnalysisError, match=r"coverage_has_no_gap \(gaps: 3\)"):
        replace_and_fail()
    assert coverage(database, video_id) == SPANS
    assert tables(store) == before
    video = read_video()
    assert (video.status, video.error_code) == (VideoStatus.FAILED, "check_failed")


def test_a_check_that_was_forgotten_is_a_fault(
    make_stage: MakeStage, database: Database, video_id: int
) -> None:
    expected = frozenset({"coverage_has_no_gap"})
    with (
        pytest.raises(RuntimeError, match="did not evaluate"),
        make_stage(expected_checks=expected) as stage,
        stage.final_transaction() as stores,
    ):
        stores.coverage.replace(video_id, SPANS, "run-1")
    assert coverage(database, video_id) == []


def test_an_error_inside_the_last_transaction_rolls_it_back(
    make_stage: MakeStage, database: Database, video_id: int
) -> None:
    def write_and_fail() -> None:
        with make_stage() as stage, stage.final_transaction() as stores:
            stores.coverage.replace(video_id, SPANS, "run-1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    assert coverage(database, video_id) == []


def test_an_error_after_everything_was_kept_changes_nothing(
    make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    def keep_and_fail() -> None:
        with make_stage() as stage:
            with stage.final_transaction():
                pass
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        keep_and_fail()
    assert read_video().status is VideoStatus.PROCESSING


@pytest.mark.parametrize(
    ("error", "code", "detail"),
    [
        (AnalysisError("no_picture", "stream 0"), "no_picture", "stream 0"),
        (NotFoundError("video 1 not found"), "file_missing", "video 1 not found"),
        (StorageFullError("disk_full"), "disk_full", ""),
        (ValueError("odd"), "internal", "ValueError: odd"),
        (KeyboardInterrupt(), "interrupted", "KeyboardInterrupt"),
    ],
)
def test_an_exception_fails_the_video_with_its_reason(
    make_stage: MakeStage,
    read_video: Callable[[], VideoRecord],
    database: Database,
    error: BaseException,
    code: str,
    detail: str,
) -> None:
    with pytest.raises(type(error)), make_stage():
        raise error
    video = read_video()
    assert (video.status, video.error_code) == (VideoStatus.FAILED, code)
    with database.transaction() as stores:
        assert detail in str(stores.connection.scalar(sa.text("select error_detail from video")))


def test_a_database_that_was_lost_and_is_back_leaves_no_mark(
    make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    with pytest.raises(sa.exc.OperationalError), make_stage() as stage, stage.transaction() as stores:
        stores.connection.execute(sa.text("select pg_terminate_backend(pg_backend_pid())"))
    video = read_video()
    assert (video.status, video.error_code) == (VideoStatus.PROCESSING, None), "it is asked for again"


def test_a_failure_is_no_longer_shown_once_a_new_run_begins(
    make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    with pytest.raises(ValueError, match="odd"), make_stage():
        raise ValueError("odd")
    with make_stage(run_id="run-2"):
        video = read_video()
        assert (video.status, video.error_code) == (VideoStatus.PROCESSING, None)


def test_a_run_that_was_overtaken_is_no_longer_the_current_one(
    make_stage: MakeStage, database: Database, video_id: int
) -> None:
    with make_stage(run_id="run-1"):
        with database.transaction() as stores:
            assert stores.runs.is_current({"run-1"}, video_id, None)
        with make_stage(run_id="run-2"), database.transaction() as stores:
            assert not stores.runs.is_current({"run-1"}, video_id, None)
            assert stores.runs.is_current({"run-2"}, video_id, None)


def test_a_canceled_analysis_stays_so_whatever_its_run_still_does(
    database: Database, make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    run = make_stage("video_file")
    with run, database.transaction() as stores:
        stores.videos.fail(run.video_id, "canceled")
    with pytest.raises(CanceledError), make_stage("detections"):
        pytest.fail("a stage of a canceled analysis has begun")
    with database.transaction() as stores:
        for stage in STAGE_PROGRESS:  # a process that is interrupted too late ends them all
            stores.runs.end_stage(run.run_id, run.video_id, stage, 0.5, {})
    assert (read_video().status, read_video().error_code) == (VideoStatus.FAILED, "canceled")


def test_a_run_that_was_made_after_its_analysis_was_canceled_does_not_begin(
    database: Database, make_stage: MakeStage, read_video: Callable[[], VideoRecord]
) -> None:
    late = make_stage("video_file", run_id="run-late")
    with database.transaction() as stores:
        (waiting,) = stores.jobs.waiting()
        stores.videos.fail(late.video_id, "canceled")
    late.run_key = waiting.run_key
    with pytest.raises(CanceledError), late:
        pytest.fail("a stage of a canceled analysis has begun")
    assert read_video().error_code == "canceled"
    late.is_rerun = True
    with late:
        assert read_video().status is VideoStatus.PROCESSING


def test_a_video_that_was_deleted_meanwhile_is_not_brought_back(
    make_stage: MakeStage, database: Database, video_id: int
) -> None:
    def delete_and_read() -> None:
        with make_stage() as stage:
            with database.transaction() as stores:
                stores.videos.delete(video_id)
            stage.video()

    with pytest.raises(NotFoundError, match="video"):
        delete_and_read()
    with database.transaction() as stores:
        assert list(stores.videos.newest_first()) == []


def test_the_video_is_read_once_for_each_stage(
    database: Database, store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    with database.transaction() as stores:
        video_id = stores.videos.register(NewVideo("a.mp4", "a", "0" * 64, 1)).video_id
    reads: list[int] = []
    get = VideoStore.get

    def counted(self: VideoStore, number: int, *, lock: bool = False) -> object:
        reads.append(number)
        return get(self, number, lock=lock)

    monkeypatch.setattr(VideoStore, "get", counted)
    for name in ("video_file", "detections"):
        with Stage(name, video_id, "a run", database, store) as stage:
            assert stage.video() is stage.video()
            assert stage.video().name == "a.mp4"
    assert reads == [video_id, video_id]


def test_a_height_is_kept_for_the_camera_that_a_video_has_by_then(database: Database) -> None:
    with database.transaction() as stores:
        stores.access.know_cameras(["door", "till"])
        video_id = stores.videos.register(NewVideo("a.mp4", "a", "0" * 64, 1, camera="door")).video_id
        stores.videos.change(video_id, VideoChanges(camera="till"))
        stores.camera_views.remember_person_height(video_id, 0.25)
        stores.camera_views.remember_person_height(video_id, None)
        assert stores.camera_views.person_height("till") == 0.25
        assert stores.camera_views.person_height("door") is None


PICTURES = {"pictures": PictureSignals.nothing(), "still_things": StillThings.nothing()}


def test_what_lies_beside_boxes_is_kept_replaced_and_read_with_them(
    make_stage: MakeStage, store: LocalStore
) -> None:
    for run_id in ("run-1", "run-2"):
        with make_stage(run_id=run_id) as stage, stage.final_transaction(BOXES, PICTURES):
            pass
        assert tables(store) == [
            f"{run_id}.parquet", f"{run_id}.pictures.parquet", f"{run_id}.still_things.parquet"
        ]  # fmt: skip
    with make_stage("events") as stage:
        assert isinstance(stage.companion("detections", "pictures"), PictureSignals)


def test_what_lies_beside_boxes_goes_with_them_when_a_check_fails(
    make_stage: MakeStage, store: LocalStore
) -> None:
    with make_stage() as stage, stage.final_transaction(BOXES, PICTURES):
        stage.check(Check(passed=False))
    assert tables(store) == []


def test_a_recording_that_an_earlier_version_analysed_has_nothing_beside_its_boxes(
    make_stage: MakeStage, database: Database, video_id: int
) -> None:
    with make_stage() as stage:
        assert stage.companion("detections", "pictures") is None
        with stage.final_transaction(BOXES) as stores:
            stores.coverage.replace(
                video_id, [CoverageSpan(TimeRange(4, 20), CoverageState.FROZEN, "frozen")], "run-1"
            )
    with make_stage("events") as stage:
        pictures = load_pictures(stage)
    assert (pictures.signals, pictures.still) == (None, None)
    assert str(pictures.facts["pictures_measured"]).startswith("none")
    (event,) = add_picture_events((), pictures, (), Scene(60.0, 16 / 9))
    assert event.type is EventType.CAMERA_FROZEN
