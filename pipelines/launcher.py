"""How Dagster starts runs here: a process that stays carries them out, where one is free."""

import psycopg
from dagster import DagsterRun, DefaultRunLauncher
from dagster._core.launcher.base import LaunchRunContext
from dagster._grpc.types import ExecuteRunArgs
from dagster._serdes import serialize_value

from resources.db.address import database_url
from resources.db.handover import Desk, Task, desk_at
from resources.errors import SetupError
from resources.settings import settings

UNREACHABLE = (psycopg.Error, SetupError)


class WarmRunLauncher(DefaultRunLauncher):
    """Hands runs to `pipelines.worker` processes, which have code and models loaded already.

    Where none is free, or none was started, a run gets a process of its own, as Dagster does it.
    """

    def launch_run(self, context: LaunchRunContext) -> None:
        task = self.task_of(context.dagster_run)
        if task is None or not is_taken_over(task):
            super().launch_run(context)
            return
        self._instance.report_engine_event(
            "Left to a process that stays.", context.dagster_run, cls=self.__class__
        )

    def task_of(self, run: DagsterRun) -> Task | None:
        """What a worker needs; nothing where the run does not say which code it is of."""
        if run.job_code_origin is None:
            return None
        reference = self._instance.get_ref()
        arguments = ExecuteRunArgs(run.job_code_origin, run.run_id, reference, set_exit_code_on_failure=True)
        return Task(run.run_id, serialize_value(arguments))

    def terminate(self, run_id: str) -> bool:
        """End a run, wherever it is: still waiting, in a worker, or in a process of its own."""
        run = self._instance.get_run_by_id(run_id)
        if run is None or run.is_finished:
            return False
        try:
            with desk_at(database_url(settings())) as desk:
                is_stopped = self._is_stopped(run, desk)
        except UNREACHABLE:
            is_stopped = False
        return is_stopped or bool(super().terminate(run_id))  # type: ignore[no-untyped-call]

    def _is_stopped(self, run: DagsterRun, desk: Desk) -> bool:
        if desk.withdraw(run.run_id):
            self._instance.report_run_canceling(run)
            self._instance.report_run_canceled(run)
            return True
        if not desk.ask_to_stop(run.run_id):
            return False
        self._instance.report_run_canceling(run)
        return True


def is_taken_over(task: Task) -> bool:
    """Whether a worker will carry a task out."""
    try:
        with desk_at(database_url(settings())) as desk:
            return desk.offer(task)
    except UNREACHABLE:
        return False
