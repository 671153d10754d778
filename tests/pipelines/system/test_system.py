"""The system as users run it: real processes, real uploads, and real kills."""

import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest

from domain.keys import partition_key
from resources.errors import SetupError
from tests.support.recordings import cut, variant
from tests.support.running_system import RunningSystem, until
from tests.support.system_checks import FREE_WORKERS, assert_one_clean_result, in_the_middle

pytestmark = pytest.mark.system


def test_an_uploaded_recording_can_be_asked_about(system: RunningSystem, walker: Path) -> None:
    video_id = system.send(walker)
    assert_one_clean_result(system, video_id, visits=1)
    answer = system.client.ask("When does someone come in?", video_id)
    (cited,) = answer.sentences[0].citations
    assert 0.5 < cited.start_s < 3.0


def test_the_same_content_at_once_and_later_is_one_video(
    system: RunningSystem, walker: Path, folder: Path
) -> None:
    copies = [shutil.copy(walker, folder / f"copy {number}.mp4") for number in range(4)]
    path = variant(walker, folder / "twin.mp4", 1)
    for copy in copies:
        shutil.copy(path, copy)
    with ThreadPoolExecutor(4) as pool:
        ids = set(pool.map(system.send, map(Path, copies)))
    assert len(ids) == 1
    (video_id,) = ids
    system.finished(video_id)
    assert system.send(path) == video_id
    assert_one_clean_result(system, video_id, visits=1)
    ((runs,),) = system.sql(f"select count(*) from analysis_run where video_id = {video_id}")
    assert runs == 1


def test_a_bad_file_fails_in_words_and_leaves_others_alone(
    system: RunningSystem, walker: Path, folder: Path
) -> None:
    text = folder / "renamed.mp4"
    text.write_text("this is not a video\n" * 100)
    with pytest.raises(SetupError, match="not a video file"):
        system.send(text)
    text.write_bytes(b"\0\0\0\x20ftypisom" + b"but nothing that follows is one" * 100)
    bad, good = system.send(text), system.send(variant(walker, folder / "beside.mp4", 2))
    half = system.send(cut(variant(walker, folder / "whole.mp4", 3), folder / "half.mp4", 0.6))
    failed = system.finished(bad)
    assert failed["is_failed"]
    assert "not a video file" in failed["error"]["en"]
    assert "동영상 파일이 아닙니다" in failed["error"]["ko"]
    assert_one_clean_result(system, good, visits=1)
    assert system.finished(half)["status"] == "completed"
    detail = system.client.call("GET", f"/api/videos/{half}")
    assert [span["state"] for span in detail["coverage"]] == ["analysed", "unreadable"]
    told = system.client.ask("Did anyone fall?", half).response
    assert told.startswith("I cannot say for certain: nobody fell in the 48 % that were looked at.")


def test_the_inbox_waits_for_a_slow_writer(system: RunningSystem, walker: Path, folder: Path) -> None:
    data = variant(walker, folder / "inbox.mp4", 4).read_bytes()
    name = "편의점 1호점, 밤 (2).mp4"

    def listed() -> list[dict]:
        return [video for video in system.client.call("GET", "/db/videos") if video["name"] == name]

    with (system.inbox / name).open("wb") as writer:
        for part in range(4):
            writer.write(data[part * len(data) // 4 : (part + 1) * len(data) // 4])
            writer.flush()
            time.sleep(3)
            assert listed() == [], "a file was taken while it was being written"
    until(listed, 60, "the inbox file is a video")
    (video,) = listed()
    assert_one_clean_result(system, video["video_id"], visits=1)
    assert (system.inbox / name).read_bytes() == data


INBOX_TICKS = """{ sensorOrError(sensorSelector: {repositoryName: "__repository__",
repositoryLocationName: "deepsentinel", sensorName: "inbox"}) {
... on Sensor { sensorState { ticks(limit: 20) { skipReason } } } } }"""


def test_an_inbox_file_that_is_no_video_is_told_in_the_sensors_log(system: RunningSystem) -> None:
    (system.inbox / "empty.mp4").touch()

    def is_told() -> bool:
        ticks = system.graphql(INBOX_TICKS)["sensorOrError"]["sensorState"]["ticks"]
        return any("empty.mp4" in (tick["skipReason"] or "") for tick in ticks)

    until(is_told, 60, "the empty file is refused in words")
    names = [video["name"] for video in system.client.call("GET", "/db/videos")]
    assert "empty.mp4" not in names


def test_the_workers_serve_one_video_after_another(system: RunningSystem, walker: Path, folder: Path) -> None:
    ids = []
    for number in (31, 32, 33):
        ids.append(system.send(variant(walker, folder / f"one-of-many-{number}.mp4", number)))
        assert system.finished(ids[-1])["status"] == "completed"
        until(lambda: system.sql(FREE_WORKERS) == [(2,)], 20, "both workers are free")
    pids = system.sql(f"select pid from analysis_run where video_id in ({ids[0]}, {ids[1]}, {ids[2]})")
    assert len(pids) == 3
    started = psutil.Process(system.process.pid).children(recursive=True)
    workers = {each.pid for each in started if "pipelines.run_worker" in each.cmdline()}
    assert {pid for (pid,) in pids} <= workers, "no run got a process of its own"


LAUNCH = """mutation($params: LaunchBackfillParams!) { launchPartitionBackfill(backfillParams: $params)
  { __typename ... on LaunchBackfillSuccess { backfillId } ... on PythonError { message } } }"""
RUNS = """query($tags: [ExecutionTag!]) { runsOrError(filter: {tags: $tags}) { ... on Runs
  { results { runId status } } } }"""
CHECKS = """
query($id: ID!) { runOrError(runId: $id) { ... on Run { eventConnection { events {
  ... on AssetCheckEvaluationEvent {
    evaluation { checkName success metadataEntries { label ... on IntMetadataEntry { intValue } } }
  } } } } } }
"""
TERMINATE = """mutation($id: String!) { terminateRun(runId: $id) { __typename } }"""


def test_one_partition_is_materialised_from_dagsters_own_interface(
    system: RunningSystem, walker: Path
) -> None:
    video_id = system.send(walker)
    system.finished(video_id)
    assets = ["events", "event_windows", "window_embeddings", "video_summary"]
    params = {
        "assetSelection": [{"path": [name]} for name in assets],
        "partitionNames": [partition_key(video_id)],
    }
    launched = system.graphql(LAUNCH, params=params)["launchPartitionBackfill"]
    assert launched["__typename"] == "LaunchBackfillSuccess", launched
    tags = [{"key": "dagster/backfill", "value": launched["backfillId"]}]

    def done() -> bool:
        runs = system.graphql(RUNS, tags=tags)["runsOrError"]["results"]
        assert not any(run["status"] == "FAILURE" for run in runs), runs
        return bool(runs) and all(run["status"] == "SUCCESS" for run in runs)

    until(done, 90, "the backfill has run", every_s=1)
    assert_one_clean_result(system, video_id, visits=1)


def test_a_failed_check_is_told_and_not_tried_again_and_a_retry_makes_it_good(
    system: RunningSystem, walker: Path, folder: Path
) -> None:
    """The last step's check, which the database makes fail: it changes the digest of each text."""
    system.change(
        "create function spoil() returns trigger as $$ begin new.text_sha256 = '?'; return new; end $$ "
        "language plpgsql; create trigger spoil before insert or update on window_embedding "
        "for each row execute function spoil()"
    )
    video_id = system.send(variant(walker, folder / "checked.mp4", 51))
    failed = system.finished(video_id)
    assert (failed["status"], failed["error"]["code"]) == ("failed", "check_failed")
    assert failed["progress"] < 100
    time.sleep(20)  # the sensor on failed runs, and Dagster's own retries, come within seconds
    runs = f"select run_id from analysis_run where video_id = {video_id}"
    ((run_id,),) = system.sql(runs)
    assert system.sql(f"select count(*) from analysis_job where video_id = {video_id}") == [(1,)]
    assert system.progress(video_id)["error"]["code"] == "check_failed"
    assert system.sql(
        "select count(*) from window_embedding join event_window using (window_id) "
        f"where video_id = {video_id}"
    ) == [(0,)]
    events = system.graphql(CHECKS, id=run_id)["runOrError"]["eventConnection"]["events"]
    failed_checks = [
        each["evaluation"] for each in events if each.get("evaluation", {}).get("success") is False
    ]
    (shown,) = failed_checks
    figures = {each["label"]: each.get("intValue") for each in shown["metadataEntries"]}
    assert (shown["checkName"], figures["missing"] > 0) == ("every_window_embedded", True)
    system.change("drop trigger spoil on window_embedding")
    (job,) = system.client.call("GET", f"/api/analysis-jobs?video={video_id}")
    system.client.call("POST", f"/api/analysis-jobs/{job['job_id']}/retry")
    assert_one_clean_result(system, video_id, visits=1)


def test_a_cancelled_run_fails_its_video_and_retry_makes_it_good(
    system: RunningSystem, long_walk: Path, folder: Path
) -> None:
    video_id = system.send(variant(long_walk, folder / "cancel.mp4", 9))
    in_the_middle(system, video_id)
    ((run_id,),) = system.sql(f"select run_id from analysis_run where video_id = {video_id}")
    system.graphql(TERMINATE, id=run_id)
    failed = system.finished(video_id)
    assert failed["is_failed"]
    (job,) = system.client.call("GET", f"/api/analysis-jobs?video={video_id}")
    until(lambda: system.progress(video_id)["error"]["code"] == "canceled", 30, "it is known who stopped it")
    again = system.client.call("POST", f"/api/analysis-jobs/{job['job_id']}/retry")
    assert (again["status"], again["job_id"] != job["job_id"]) == ("pending", True)
    assert_one_clean_result(system, video_id, visits=10)


def test_a_job_is_canceled_over_the_api_whether_it_waits_or_runs(
    system: RunningSystem, long_walk: Path, folder: Path
) -> None:
    running = system.send(variant(long_walk, folder / "running.mp4", 21))
    in_the_middle(system, running)
    waiting = system.send(variant(long_walk, folder / "waiting.mp4", 22))
    for video_id in (waiting, running):
        (job,) = system.client.call("GET", f"/api/analysis-jobs?video={video_id}")
        assert (
            system.client.call("POST", f"/api/analysis-jobs/{job['job_id']}/cancel")["status"] == "canceled"
        )
    time.sleep(12)  # two rounds of the daemon: nothing begins again by itself
    for video_id in (waiting, running):
        (job,) = system.client.call("GET", f"/api/analysis-jobs?video={video_id}")
        read = system.client.call("GET", f"/api/analysis-jobs/{job['job_id']}")
        assert read["status"] == "canceled"
        assert {run["status"] for run in read["runs"]} <= {"CANCELED"}
        assert system.progress(video_id)["error"]["code"] == "canceled"
    with pytest.raises(SetupError, match="canceled already"):
        system.client.call("POST", f"/api/analysis-jobs/{job['job_id']}/cancel")
    system.client.call("POST", f"/api/analysis-jobs/{job['job_id']}/retry")
    assert_one_clean_result(system, running, visits=10)


def test_deleting_a_video_under_analysis_harms_nothing(
    system: RunningSystem, long_walk: Path, folder: Path
) -> None:
    path = variant(long_walk, folder / "deleted.mp4", 10)
    video_id = system.send(path)
    in_the_middle(system, video_id)
    httpx.delete(f"{system.client.base_url}/db/videos/{video_id}").raise_for_status()
    again = system.send(path)
    assert again != video_id
    assert_one_clean_result(system, again, visits=10)
    assert video_id not in [video["video_id"] for video in system.client.call("GET", "/db/videos")]


def test_stopping_leaves_no_process_and_starting_again_keeps_everything(system: RunningSystem) -> None:
    before = system.client.call("GET", "/db/videos")
    members = system.members()
    assert system.stop() == 0
    _, alive = psutil.wait_procs(members, timeout=10)
    assert not alive
    system.start()
    after = system.client.call("GET", "/db/videos")
    assert [video["video_id"] for video in after] == [video["video_id"] for video in before]
