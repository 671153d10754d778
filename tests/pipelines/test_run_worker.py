"""Processes that stay and carry out runs: real ones, with a Dagster instance of their own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg
import psutil
import pytest
import sqlalchemy as sa
from dagster._core.definitions.reconstruct import reconstructable

from pipelines import run_launcher
from pipelines.run_launcher import WarmRunLauncher
from pipelines.run_worker import report_end
from resources import settings as settings_module
from resources.db.engine import Database
from resources.db.run_queue import RunQueue, open_run_queue
from resources.db.tables import queued_run
from resources.settings import PROJECT_DIR
from tests.support import tiny_jobs
from tests.support.running_system import until

CONFIG = """
run_launcher:
  module: pipelines.run_launcher
  class: WarmRunLauncher
run_monitoring:
  enabled: true
telemetry:
  enabled: false
"""
JOBS = {job.name: job for job in (tiny_jobs.good, tiny_jobs.bad, tiny_jobs.endless, tiny_jobs.deaf)}


@dataclass
class Bench:
    """An instance of Dagster, a queue, and workers."""

    instance: dg.DagsterInstance
    queue: RunQueue
    folder: Path
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def notes(self) -> Path:
        return self.folder / "pids"

    def pids(self) -> list[int]:
        return [int(line) for line in self.notes.read_text().splitlines()] if self.notes.exists() else []

    def start_worker(self) -> subprocess.Popen[bytes]:
        with (self.folder / "worker.log").open("ab") as sink:
            command = [sys.executable, "-m", "pipelines.run_worker"]
            self.workers.append(subprocess.Popen(command, cwd=PROJECT_DIR, stdout=sink, stderr=sink))
        self.wait_for_free(len(self.workers))
        return self.workers[-1]

    def wait_for_free(self, count: int) -> None:
        until(lambda: self.queue.free_workers() == count, 30, f"{count} workers are free")

    def make(self, job: str) -> str:
        op = next(iter(JOBS[job].nodes)).name
        origin = reconstructable(JOBS[job]).get_python_origin()
        made = self.instance.create_run_for_job(
            JOBS[job],
            run_config={"ops": {op: {"config": {"file": str(self.notes)}}}},
            job_code_origin=origin,
        )
        return made.run_id

    def launch(self, job: str) -> str:
        run_id = self.make(job)
        self.instance.launch_run(run_id, workspace=None)  # type: ignore[arg-type]
        return run_id

    def status(self, run_id: str) -> str:
        run = self.instance.get_run_by_id(run_id)
        assert run is not None
        return run.status.value

    def wait_for(self, run_id: str, status: str) -> None:
        log = self.folder / "worker.log"
        until(lambda: self.status(run_id) == status, 60, f"the run is {status}; see {log}")


@pytest.fixture
def bench(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bench]:
    url = database.engine.url.render_as_string(hide_password=False)
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "dagster.yaml").write_text(CONFIG)
    for name, value in (("DAGSTER_HOME", str(tmp_path / "home")), ("DATABASE_URL", url)):
        monkeypatch.setenv(name, value)
    run_launcher.database.cache_clear()
    settings_module.settings.cache_clear()
    with dg.DagsterInstance.get() as instance, open_run_queue(url) as queue:
        made = Bench(instance, queue, tmp_path)
        yield made
        for worker in made.workers:
            worker.kill()
            worker.wait()
    run_launcher.database().engine.dispose()
    run_launcher.database.cache_clear()


def test_one_process_carries_out_many_runs(bench: Bench) -> None:
    worker = bench.start_worker()
    for _ in range(3):
        run_id = bench.launch("good")
        bench.wait_for(run_id, "SUCCESS")
        bench.wait_for_free(1)
    assert bench.pids() == [worker.pid] * 3


def test_a_loaded_worker_goes_before_one_that_must_load(bench: Bench) -> None:
    first = bench.start_worker()
    bench.wait_for(bench.launch("good"), "SUCCESS")
    bench.wait_for_free(1)
    bench.start_worker()
    for _ in range(3):
        bench.wait_for(bench.launch("good"), "SUCCESS")
        bench.wait_for_free(2)
    assert set(bench.pids()) == {first.pid}


def test_a_failed_run_leaves_nothing_behind_in_its_worker(bench: Bench) -> None:
    worker = bench.start_worker()
    bench.wait_for(bench.launch("bad"), "FAILURE")
    bench.wait_for_free(1)
    assert fresh(worker.pid), "it has started itself anew"
    bench.wait_for(bench.launch("good"), "SUCCESS")
    assert bench.pids() == [worker.pid] * 2


def fresh(pid: int) -> bool:
    """Whether a worker has loaded nothing yet: Dagster brings SQLAlchemy along."""
    return not any("sqlalchemy" in each.path for each in psutil.Process(pid).memory_maps())


def test_a_worker_without_work_gives_its_memory_back(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SENTINEL_WORKER_IDLE_S", "1")
    worker = bench.start_worker()
    bench.wait_for(bench.launch("good"), "SUCCESS")
    assert not fresh(worker.pid)
    until(lambda: fresh(worker.pid), 30, "it has started itself anew")
    bench.wait_for_free(1)
    assert "Exception" not in (bench.folder / "worker.log").read_text(), "it does so without a word"
    assert all(file.fd <= 2 for file in psutil.Process(worker.pid).open_files()), "and with nothing left open"
    bench.wait_for(bench.launch("good"), "SUCCESS")


def test_a_cancelled_run_ends_and_its_worker_goes_on(bench: Bench) -> None:
    worker = bench.start_worker()
    run_id = bench.launch("endless")
    until(bench.pids, 30, "the run is at work")
    assert bench.instance.run_launcher.terminate(run_id)
    bench.wait_for(run_id, "CANCELED")
    said = [log.dagster_event_type for log in bench.instance.all_logs(run_id)]
    words = [said.index(getattr(dg.DagsterEventType, name)) for name in ("RUN_CANCELING", "RUN_CANCELED")]
    assert words == sorted(words), "a run that is being cancelled after its end would be so for ever"
    bench.wait_for_free(1)
    bench.wait_for(bench.launch("good"), "SUCCESS")
    assert bench.pids() == [worker.pid] * 2


def test_a_run_that_an_interrupt_did_not_reach_is_interrupted_again(bench: Bench) -> None:
    bench.start_worker()
    run_id = bench.launch("deaf")
    until(bench.pids, 30, "the run is at work")
    assert bench.instance.run_launcher.terminate(run_id)
    bench.wait_for(run_id, "CANCELED")
    bench.wait_for_free(1)


def test_a_run_can_be_cancelled_before_a_worker_has_it(bench: Bench) -> None:
    worker = bench.start_worker()
    worker.send_signal(signal.SIGSTOP)
    run_id = bench.launch("good")
    assert bench.instance.run_launcher.terminate(run_id)
    assert bench.status(run_id) == "CANCELED"
    worker.send_signal(signal.SIGCONT)
    bench.wait_for(bench.launch("good"), "SUCCESS")
    assert len(bench.pids()) == 1
    assert not bench.instance.run_launcher.terminate(run_id), "it is over"


def test_without_a_free_worker_dagster_starts_a_process_itself(bench: Bench) -> None:
    with pytest.raises(dg.DagsterInvariantViolationError, match="workspace"):
        bench.launch("good")  # it would, if this instance had code to load
    bench.start_worker()
    bench.launch("endless")
    until(bench.pids, 30, "the only worker is at work")
    with pytest.raises(dg.DagsterInvariantViolationError, match="workspace"):
        bench.launch("good")


def test_a_stopped_worker_ends_at_once_even_in_the_middle_of_a_run(bench: Bench) -> None:
    worker = bench.start_worker()
    run_id = bench.launch("endless")
    until(bench.pids, 30, "the run is at work")
    worker.terminate()
    assert worker.wait(5) == 0
    assert bench.status(run_id) == "STARTED", "as after a power cut: it is found dead, and tried again"


def health(bench: Bench, run_id: str) -> str:
    """What Dagster's run monitoring is told of a run that has begun."""
    run = bench.instance.get_run_by_id(run_id)
    assert run is not None
    assert isinstance(bench.instance.run_launcher, WarmRunLauncher)
    assert bench.instance.run_launcher.supports_check_run_worker_health
    return bench.instance.run_launcher.check_run_worker_health(run).status.value


def test_a_run_of_no_video_is_found_dead_with_its_worker(bench: Bench) -> None:
    worker = bench.start_worker()
    run_id = bench.launch("endless")
    until(bench.pids, 30, "the run is at work")
    assert health(bench, run_id) == "RUNNING"
    worker.kill()
    worker.wait()
    assert health(bench, run_id) == "FAILED"


def test_another_worker_sees_to_the_run_of_one_that_died(bench: Bench) -> None:
    worker = bench.start_worker()
    run_id = bench.launch("endless")
    until(bench.pids, 30, "the run is at work")
    worker.kill()
    worker.wait()
    bench.workers.clear()
    bench.start_worker()
    bench.wait_for(run_id, "FAILURE")
    bench.wait_for_free(1)
    bench.wait_for(bench.launch("good"), "SUCCESS")


def test_a_run_whose_worker_died_before_it_began_is_found_too(bench: Bench, database: Database) -> None:
    worker = bench.start_worker()
    worker.send_signal(signal.SIGSTOP)
    run_id = bench.launch("good")
    assert bench.queue.take_lost() == [], "no worker has it yet"
    with database.transaction() as stores:
        taken = {"taken_at": sa.func.now(), "host": socket.gethostname(), "pid": worker.pid}
        stores.connection.execute(sa.update(queued_run).values(**taken))
    assert bench.queue.take_lost() == [], "its worker lives"
    worker.kill()
    worker.wait()
    bench.workers.clear()
    bench.start_worker()
    bench.wait_for(run_id, "FAILURE")


def test_a_run_that_was_cut_off_is_told_to_be_over(bench: Bench) -> None:
    run_id = bench.make("good")
    report_end(run_id)
    assert bench.status(run_id) == "FAILURE"
    report_end(run_id)
    report_end("no such run")
    canceled = bench.instance.get_run_by_id(bench.make("good"))
    assert canceled is not None
    bench.instance.report_run_canceling(canceled)
    report_end(canceled.run_id)
    assert bench.status(canceled.run_id) == "CANCELED"
    assert os.getpid() not in bench.pids()
