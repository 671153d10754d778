"""How Dagster starts runs here: a process that stays carries them out, where one is free.

Dagster's run monitoring asks here, while runs are under way, whether their processes live.
"""

import socket
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from functools import cache

import psycopg
from dagster import DagsterRun, DefaultRunLauncher
from dagster._core.launcher import CheckRunHealthResult, WorkerStatus
from dagster._core.launcher.base import LaunchRunContext
from dagster._grpc.types import ExecuteRunArgs
from dagster._serdes import serialize_value

from domain.keys import is_video_partition, parse_partition_key
from resources.dagster_api import RUN_KEY_TAG
from resources.db.address import database_url, direct_url
from resources.db.connecting import ConnectionRules
from resources.db.engine import Database
from resources.db.run_queue import QueuedRun, RunQueue, open_run_queue
from resources.db.stores.runs import Heartbeat, RunStore
from resources.embedded_postgres import is_alive
from resources.errors import SetupError
from resources.settings import settings

UNREACHABLE = (psycopg.Error, SetupError)
PARTITION_TAG = "dagster/partition"
SILENT_S = 60.0
"""A run that has not beaten for so long is dead: it beats every five seconds."""


class WarmRunLauncher(DefaultRunLauncher):
    """Hands runs to `pipelines.run_worker` processes, which have code and models loaded already.

    Where none is free, or none was started, a run gets a process of its own, as Dagster does it.
    """

    def launch_run(self, context: LaunchRunContext) -> None:
        with database().transaction() as stores:
            is_useless = is_canceled(context.dagster_run, stores.runs)
        if is_useless:
            self._instance.report_run_canceled(context.dagster_run)
            return
        queued = self.queued_run(context.dagster_run)
        if queued is None or not try_enqueue(queued):
            super().launch_run(context)
            return
        self._instance.report_engine_event(
            "Left to a process that stays.", context.dagster_run, cls=self.__class__
        )

    def queued_run(self, run: DagsterRun) -> QueuedRun | None:
        """What a worker needs; nothing where the run does not say which code it is of."""
        if run.job_code_origin is None:
            return None
        reference = self._instance.get_ref()
        arguments = ExecuteRunArgs(run.job_code_origin, run.run_id, reference, set_exit_code_on_failure=True)
        return QueuedRun(run.run_id, serialize_value(arguments))

    def terminate(self, run_id: str) -> bool:
        """End a run, wherever it is: still waiting, in a worker, or in a process of its own."""
        run = self._instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            return False
        try:
            with open_our_queue() as queue:
                is_stopped = self._is_stopped(run, queue)
        except UNREACHABLE:
            is_stopped = False
        return is_stopped or bool(super().terminate(run_id))  # type: ignore[no-untyped-call]

    @property
    def supports_check_run_worker_health(self) -> bool:
        return True

    def check_run_worker_health(self, run: DagsterRun) -> CheckRunHealthResult:
        """Whether a run that has begun has a process still, as after a power cut it has not.

        Dagster then ends it and tries it again (`run_retries`); `failed_runs` marks what it gives up on.
        """
        record = self._instance.get_run_record_by_id(run.run_id)
        began = datetime.fromtimestamp((record and record.start_time) or 0.0, UTC)
        with database().transaction() as stores:
            is_lost = is_cut_off(run, began, stores.runs)
        if is_lost:
            return CheckRunHealthResult(WorkerStatus.FAILED, "The process of this run is gone.")
        return CheckRunHealthResult(WorkerStatus.RUNNING)

    def _is_stopped(self, run: DagsterRun, queue: RunQueue) -> bool:
        if queue.withdraw(run.run_id):
            self._instance.report_run_canceling(run)
            self._instance.report_run_canceled(run)
            return True
        if not queue.is_taken(run.run_id):
            return False
        self._instance.report_run_canceling(run)  # first: the worker, which is quick, has the last word
        if not queue.ask_to_stop(run.run_id):  # it has just ended
            self._instance.report_run_canceled(run)
        return True


@cache
def database() -> Database:
    configured = settings()
    return Database.at(database_url(configured), ConnectionRules.of(configured))


def open_our_queue() -> AbstractContextManager[RunQueue]:
    configured = settings()
    return open_run_queue(direct_url(configured), ConnectionRules.of(configured).direct)


def is_canceled(run: DagsterRun, runs: RunStore) -> bool:
    """Whether the analysis was cancelled before Dagster had made this run of it."""
    if run.parent_run_id is not None or not is_video_partition(run.tags.get(PARTITION_TAG)):
        return False
    video_id = parse_partition_key(run.tags[PARTITION_TAG])
    return runs.is_canceled(run.run_id, video_id, run.tags.get(RUN_KEY_TAG))


def try_enqueue(run: QueuedRun) -> bool:
    """Whether a worker will carry a run out."""
    try:
        with open_our_queue() as queue:
            return queue.enqueue(run)
    except UNREACHABLE:
        return False


def is_cut_off(run: DagsterRun, began: datetime, runs: RunStore) -> bool:
    """Whether a run has a process no more: the worker that took it, or the one that gives signs of life."""
    worker = runs.worker_of(run.run_id)
    if worker is not None and is_gone(*worker):
        return True
    if not is_video_partition(run.tags.get(PARTITION_TAG)):
        return False  # one of no video gives no sign of life
    return is_dead(runs.heartbeat_of(run.run_id), began, datetime.now(UTC))


def is_dead(sign: Heartbeat | None, began: datetime, now: datetime) -> bool:
    """Whether the run of a video has a process no more."""
    if sign is None:
        return (now - began).total_seconds() > SILENT_S
    if is_gone(sign.worker.host, sign.worker.pid):
        return True
    return (now - sign.heartbeat_at).total_seconds() > SILENT_S


def is_gone(host: str, pid: int) -> bool:
    """Whether a process has ended; of another machine's nobody can tell here."""
    return host == socket.gethostname() and not is_alive(pid)
