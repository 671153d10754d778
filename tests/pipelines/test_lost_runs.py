"""A stage that loses the database in the middle cannot say so; what follows then."""

import threading
from datetime import UTC, datetime

import dagster as dg
import pytest

from domain.keys import partition_key
from domain.records import VideoStatus
from pipelines.run_launcher import is_canceled, is_cut_off
from pipelines.sensors import (
    MAX_LOST,
    PARTITION_TAG,
    WILL_RETRY_TAG,
    note_end_of_run,
    wait_for_retry_decision,
)
from resources.dagster_api import RUN_KEY_TAG
from resources.db.engine import Database
from resources.db.stores.runs import RunProcess
from resources.db.stores.videos import NewVideo


def begun(database: Database, video_id: int, number: int) -> dg.DagsterRun:
    """A run of the waiting attempt that is in its first stage."""
    with database.transaction() as stores:
        (waiting,) = stores.jobs.waiting()
        stores.jobs.mark_taken(video_id)
        worker = RunProcess("h", 1, "cpu", waiting.run_key)
        stores.runs.begin_stage(f"run-{number}", video_id, "detections", worker)
    tags = {PARTITION_TAG: partition_key(video_id), RUN_KEY_TAG: waiting.run_key}
    return dg.DagsterRun(job_name="analyze_video", run_id=f"run-{number}", tags=tags)


def new_video(database: Database) -> int:
    with database.transaction() as stores:
        return stores.videos.register(NewVideo("a.mp4", "k", "a" * 64, 5)).video_id


def test_a_lost_analysis_is_begun_again_but_not_for_ever(database: Database) -> None:
    video_id = new_video(database)
    for number in range(1, MAX_LOST + 1):
        run = begun(database, video_id, number)
        note_end_of_run(run, "Steps failed", database, is_lost=True)
        with database.transaction() as stores:
            video = stores.videos.get(video_id)
            is_last = number == MAX_LOST
            assert video.status is (VideoStatus.FAILED if is_last else VideoStatus.PENDING)
            assert len(stores.jobs.waiting()) == (0 if is_last else 1)


def test_a_failure_that_the_stage_has_marked_is_left_alone(database: Database) -> None:
    video_id = new_video(database)
    run = begun(database, video_id, 1)
    with database.transaction() as stores:
        stores.videos.fail(video_id, "no_picture")
    note_end_of_run(run, "Steps failed", database, is_lost=True)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).error_code == "no_picture"
        assert stores.jobs.waiting() == ()


def test_a_killed_run_fails_its_video(database: Database) -> None:
    video_id = new_video(database)
    note_end_of_run(begun(database, video_id, 1), "gone", database)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).error_code == "interrupted"


def test_a_last_try_that_was_killed_before_it_began_fails_its_video_too(database: Database) -> None:
    video_id = new_video(database)
    first = begun(database, video_id, 1)
    names = {"root_run_id": first.run_id, "parent_run_id": "never-begun"}
    last = dg.DagsterRun(job_name="analyze_video", run_id="nor-this", tags=first.tags, **names)
    note_end_of_run(last, "gone", database)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).error_code == "interrupted"


def test_a_try_of_an_earlier_attempt_decides_nothing(database: Database) -> None:
    video_id = new_video(database)
    first = begun(database, video_id, 1)
    with database.transaction() as stores:
        stores.jobs.enqueue(video_id)
    begun(database, video_id, 2)
    note_end_of_run(first, "gone", database)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).status is VideoStatus.PROCESSING


@pytest.mark.parametrize("word", ["true", "false"])
def test_whether_a_run_is_tried_again_is_waited_for(word: str) -> None:
    """Dagster stores the failure first, and what it makes of it a moment later."""
    instance = dg.DagsterInstance.ephemeral(settings={"run_retries": {"enabled": True, "max_retries": 2}})
    run = instance.create_run_for_job(dg.GraphDefinition(name="nothing").to_job())
    later = threading.Timer(0.5, instance.add_run_tags, (run.run_id, {WILL_RETRY_TAG: word}))
    later.start()
    assert wait_for_retry_decision(run, instance).tags[WILL_RETRY_TAG] == word
    later.join()


def test_nobody_waits_where_runs_are_never_tried_again() -> None:
    instance = dg.DagsterInstance.ephemeral()
    run = instance.create_run_for_job(dg.GraphDefinition(name="nothing").to_job())
    assert wait_for_retry_decision(run, instance) is run


def test_who_cancelled_is_known_also_after_the_stage_has_noted_its_end(database: Database) -> None:
    video_id = new_video(database)
    run = begun(database, video_id, 1)
    with database.transaction() as stores:
        stores.videos.fail(video_id, "interrupted")
    note_end_of_run(run, "", database, code="canceled")
    with database.transaction() as stores:
        assert stores.videos.get(video_id).error_code == "canceled"
        stores.videos.fail(video_id, "interrupted")
        assert stores.videos.get(video_id).error_code == "canceled", "and stays known"


def test_the_end_of_a_day_is_that_of_no_recording(database: Database) -> None:
    video_id = new_video(database)
    begun(database, video_id, 1)
    tags = {PARTITION_TAG: "2026-03-02"}
    day = dg.DagsterRun(job_name="summarise_day", run_id="day", tags=tags)
    note_end_of_run(day, "gone", database)
    long_ago = datetime(2026, 3, 3, tzinfo=UTC)
    with database.transaction() as stores:
        assert stores.videos.get(video_id).status is VideoStatus.PROCESSING
        assert not is_cut_off(day, long_ago, stores.runs), "it gives no signs of life"


def test_a_run_of_an_analysis_that_was_canceled_is_not_launched(database: Database) -> None:
    video_id = new_video(database)
    with database.transaction() as stores:
        (waiting,) = stores.jobs.waiting()
    tags = {PARTITION_TAG: partition_key(video_id), RUN_KEY_TAG: waiting.run_key}
    late = dg.DagsterRun(job_name="analyze_video", run_id="late", tags=tags)
    with database.transaction() as stores:
        assert not is_canceled(late, stores.runs)
        stores.videos.fail(video_id, "canceled")
        assert is_canceled(late, stores.runs), "a sensor had read the job just before"
        again = late._replace(run_id="again", parent_run_id="late", root_run_id="late")
        assert not is_canceled(again, stores.runs), "somebody asked Dagster for it"
        stores.jobs.enqueue(video_id)
        assert not is_canceled(late, stores.runs), "it was asked for again"
