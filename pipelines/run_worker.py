"""A process that stays: it carries out one run after another, with code and models loaded once.

It imports next to nothing before its first run, and starts itself anew when nothing came for a while, so
that a machine without work has its memory back. Run as `python -m pipelines.run_worker`; `sentinel up` does.
"""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import psycopg

from resources.db.address import direct_url
from resources.db.connecting import ConnectionRules
from resources.db.run_queue import QueuedRun, RunQueue, open_run_queue
from resources.settings import settings

POLL_S = 5.0
"""Seconds that a free worker waits for a notice before it looks by itself; a lost notice costs so much."""
YIELD_S = 0.4
"""A worker that must load everything lets one that has it loaded go first."""
RETRY_S = 1.0
"""Seconds between two tries to reach the database."""
STOP_POLL_S = 2.0
"""Seconds between two looks at whether the run is to stop, where no notice came."""
INTERRUPT_AGAIN_S = 5.0
"""Seconds until a run that goes on is interrupted again: what a destructor raises is dropped by Python."""
STANDARD_ERROR = 2
"""File descriptor of standard error, the last of the three that stay open (POSIX)."""
MAX_RUNS = 200
"""Then a worker starts itself anew, whatever its libraries may have left behind."""


@dataclass(slots=True)
class Worker:
    """Carries out runs of the queue at `url`; keeps its modules loaded for `idle_s` seconds without one."""

    url: str
    idle_s: float
    rules: ConnectionRules = field(default_factory=ConnectionRules)
    runs: int = 0
    worked_at: float = 0.0
    is_spent: bool = False

    def work(self) -> None:
        """One run after another; returns when it is time to start anew."""
        while not self.is_spent:
            try:
                with open_run_queue(self.url, self.rules) as queue:
                    queue.listen()
                    self._work_at(queue)
            except psycopg.OperationalError:
                time.sleep(RETRY_S)

    def _work_at(self, queue: RunQueue) -> None:
        while not self.is_spent:
            if run := queue.claim():
                self._execute(run)
                queue.finish(run.run_id)
            elif lost := queue.take_lost():
                self._report_lost(lost)
            elif self.runs and time.monotonic() - self.worked_at > self.idle_s:
                self.is_spent = True
            elif queue.wait(POLL_S) and not self.runs:
                time.sleep(YIELD_S)

    def _execute(self, run: QueuedRun) -> None:
        with interruptible(run, self.url, self.rules):
            is_well = execute_run(run)
        self.runs, self.worked_at = self.runs + 1, time.monotonic()
        self.is_spent = not is_well or self.runs >= MAX_RUNS
        report_end(run.run_id)

    def _report_lost(self, lost: Sequence[str]) -> None:
        """Tell Dagster of runs whose worker has died, also of those that it had not begun yet."""
        for run_id in lost:
            report_end(run_id)
        self.is_spent = True  # that has loaded Dagster


def execute_run(run: QueuedRun) -> bool:
    """Carry a run out, as a process of its own would; whether it succeeded."""
    from dagster._cli.api import execute_run_command

    on_term = signal.getsignal(signal.SIGTERM)
    try:
        execute_run_command.main([run.arguments], standalone_mode=False)
    except SystemExit as end:
        return not end.code
    finally:
        signal.signal(signal.SIGTERM, on_term)  # which Dagster leaves as that of INT
    return True


def report_end(run_id: str) -> None:
    """Tell Dagster of a run that ended without a word.

    Errors, as when the database is away, end this process; `RunQueue.take_lost` then finds its runs.
    """
    from dagster import DagsterInstance, DagsterRunStatus

    with DagsterInstance.get() as instance:
        run = instance.get_run_by_id(run_id)
        if run is not None and run.status is DagsterRunStatus.CANCELING:
            instance.report_run_canceled(run)
        elif run is not None and not run.is_finished:
            instance.report_run_failed(run, "The run was cut off.")


@contextmanager
def interruptible(run: QueuedRun, url: str, rules: ConnectionRules) -> Iterator[None]:
    """Inside the block, the main thread is interrupted once somebody cancels the run."""
    over = threading.Event()
    arguments = (run.run_id, url, rules, over)
    watcher = threading.Thread(target=watch_for_cancel, args=arguments, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        over.set()


def watch_for_cancel(run_id: str, url: str, rules: ConnectionRules, over: threading.Event) -> None:
    while not over.is_set():
        try:
            with open_run_queue(url, rules) as queue:
                queue.listen()
                while not over.is_set():
                    if queue.is_to_stop(run_id):
                        os.kill(os.getpid(), signal.SIGINT)
                        over.wait(INTERRUPT_AGAIN_S)
                    else:
                        queue.wait(STOP_POLL_S)
        except psycopg.OperationalError:
            time.sleep(RETRY_S)


def exit_on_term() -> None:
    """From now on TERM ends this process at once, as a power cut would, also in the middle of a run.

    A run that was under way is then tried again, and goes on behind what was kept. Dagster takes over the
    handlers of signals while a run is on; the numbers of signals arrive here nevertheless.
    """
    ours, its = socket.socketpair()
    its.settimeout(0)
    signal.signal(signal.SIGTERM, lambda _number, _frame: os._exit(0))
    signal.set_wakeup_fd(its.fileno(), warn_on_full_buffer=False)
    threading.Thread(target=exit_on_signal, args=(ours, its), name="end-on-term", daemon=True).start()


def exit_on_signal(ours: socket.socket, _its: socket.socket) -> None:
    while signal.SIGTERM not in ours.recv(64):
        pass
    os._exit(0)


def restart_process() -> NoReturn:
    """Become a worker that has loaded nothing; what libraries left open, cards among it, is closed.

    That is left to the system, in the same moment: a thread that waits on something open would notice.
    """
    for descriptor in [int(path.name) for path in Path("/dev/fd").iterdir()]:
        if descriptor > STANDARD_ERROR:
            with suppress(OSError):  # the one that the list was read through is closed by now
                os.set_inheritable(descriptor, False)  # noqa: FBT003 - positional only
    os.execv(sys.executable, [sys.executable, "-m", "pipelines.run_worker"])  # noqa: S606 - ourselves


def main() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    exit_on_term()
    configured = settings()
    rules = ConnectionRules.of(configured).direct
    Worker(direct_url(configured), configured.worker_idle_s, rules).work()
    restart_process()


if __name__ == "__main__":
    main()
