"""Start the programs that make up the system, keep them running, and stop them all together."""

import ctypes
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from resources.embedded_postgres import accepts_connections
from resources.errors import SetupError

STOP_S = 15.0
"""Seconds that all services together get to end after TERM before they are killed."""
RESTART_WAIT_S = 2.0
"""Seconds between the death of a service and its restart: its port and files are free by then."""
MAX_RESTARTS = 20
"""Restarts without a good run between them, at most; what fails so often needs a person."""
GOOD_RUN_S = 60.0
"""A program that ran for so long before it died is not one that dies over and over."""
MAX_LOG_BYTES = 20 * 1024 * 1024
"""A longer log is put aside when its program starts; one such old log is kept."""
PR_SET_PDEATHSIG = 1
"""Number of the option of `prctl` that sends a signal when the parent dies (linux/prctl.h)."""


@dataclass(slots=True)
class Service:
    """A program of ours.

    `health_url` answers below 500 once it works, or accepts connections where it begins with `tcp`; it
    is empty for programs that listen nowhere.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    folder: Path
    log: Path
    health_url: str = ""
    process: subprocess.Popen[bytes] | None = None
    restarts: int = 0
    started_at: float = 0.0
    died_at: float = 0.0

    def start(self) -> None:
        self.started_at = time.monotonic()
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if self.log.exists() and self.log.stat().st_size > MAX_LOG_BYTES:
            self.log.replace(self.log.with_suffix(".old.log"))
        with self.log.open("ab") as sink:
            self.process = subprocess.Popen(  # noqa: S603 - our own programs, no shell
                self.command,
                env=dict(self.environment),
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=sink,
                start_new_session=True,
                preexec_fn=die_with_parent if sys.platform == "linux" else None,
            )

    def is_running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def is_healthy(self) -> bool:
        if not self.health_url:
            return self.is_running()
        if self.health_url.startswith("tcp://"):
            return accepts_connections(int(self.health_url.rpartition(":")[2]))
        try:
            return httpx.get(self.health_url, timeout=2.0).status_code < httpx.codes.INTERNAL_SERVER_ERROR
        except httpx.HTTPError:
            return False

    def restart_if_dead(self, say: Callable[[str], None]) -> None:
        """Start again after a pause; gives up with `SetupError` when it dies over and over."""
        if self.is_running():
            return
        if not self.died_at:
            self.died_at = time.monotonic()
            say(f"{self.name} has stopped; starting it again. Its log is {self.log}")
        if time.monotonic() - self.died_at < RESTART_WAIT_S:
            return
        ran_well = self.died_at - self.started_at > GOOD_RUN_S
        self.restarts = 1 if ran_well else self.restarts + 1
        if self.restarts > MAX_RESTARTS:
            raise SetupError(f"{self.name} keeps stopping. Its log is {self.log}")
        self.died_at = 0.0
        self.start()

    def ask_to_stop(self) -> None:
        if self.process is not None and self.is_running():
            self.process.send_signal(signal.SIGTERM)

    def stop(self, deadline: float) -> None:
        """Wait until `deadline` (monotonic seconds), then kill."""
        if self.process is None:
            return
        try:
            self.process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def die_with_parent() -> None:
    """Runs in the child: Linux then stops it when its parent is killed, so that no port stays taken."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def stop_all(services: Sequence[Service]) -> None:
    """Ask all at once, then wait for each."""
    for service in services:
        service.ask_to_stop()
    deadline = time.monotonic() + STOP_S
    for service in services:
        service.stop(deadline)


def wait_until_healthy(services: Sequence[Service], say: Callable[[str], None], limit_s: float) -> None:
    """Return when all answer; raises `SetupError` with the log of the first that died or is late."""
    waiting = list(services)
    began = time.monotonic()
    while waiting:
        for service in [each for each in waiting if each.is_healthy()]:
            say(f"{service.name} is up after {time.monotonic() - began:.0f} s")
            waiting.remove(service)
        for service in waiting:
            if not service.is_running() or time.monotonic() - began > limit_s:
                raise SetupError(f"{service.name} did not start. {tail(service.log)}")
        time.sleep(0.3)


def tail(log: Path, lines: int = 15) -> str:
    text = log.read_text(errors="replace").strip().splitlines() if log.exists() else []
    return "\n".join([f"The end of {log}:", *text[-lines:]])
