"""A whole system in processes of its own, as `make up` starts it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import psutil
import sqlalchemy as sa

from pipelines.cli.api_client import Client
from resources.embedded_postgres import EmbeddedPostgres

START_LIMIT_S = 120
Json = dict[str, Any]


def until(condition: Callable[[], Any], limit_s: float, what: str, every_s: float = 0.2) -> Any:
    """The first true value of a condition; fails loudly when it takes too long."""
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        if found := condition():
            return found
        time.sleep(every_s)
    raise AssertionError(f"Not within {limit_s} s: {what}")


def command_of(process: psutil.Process) -> str:
    """The command line; empty for a process that has just ended."""
    try:
        return " ".join(process.cmdline())
    except psutil.NoSuchProcess:
        return ""


@dataclass
class RunningSystem:
    """`sentinel up` on free ports with a state folder of its own."""

    folder: Path
    port: int
    dagster_port: int
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None
    read_from: int = 0

    @property
    def client(self) -> Client:
        return Client(f"http://127.0.0.1:{self.port}")

    @property
    def inbox(self) -> Path:
        return self.folder / "inbox"

    @property
    def output(self) -> Path:
        return self.folder.with_suffix(".out")

    def start(self) -> "RunningSystem":
        environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("SENTINEL_")
            and name not in {"DATABASE_URL", "DATABASE_DIRECT_URL", "DAGSTER_HOME"}
        }
        environment |= {
            "SENTINEL_STATE_DIR": str(self.folder),
            "SENTINEL_PORT": str(self.port),
            "SENTINEL_DAGSTER_PORT": str(self.dagster_port),
            "SENTINEL_INBOX_SETTLE_S": "2",
            "SENTINEL_SEGMENT_S": "5",
            **self.settings,
        }
        self.read_from = self.output.stat().st_size if self.output.exists() else 0
        with self.output.open("ab") as sink:
            command = [sys.executable, "-m", "pipelines.cli.main", "up"]
            self.process = subprocess.Popen(command, env=environment, stdout=sink, stderr=sink)
        until(self._answers, START_LIMIT_S, f"the system answers; see {self.output}")
        return self

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.output.read_text()
        return "Stop with Ctrl-C" in self.output.read_text()[self.read_from :]

    def members(self) -> list[psutil.Process]:
        """Every process of the system, the database's included."""
        assert self.process is not None
        found = psutil.Process(self.process.pid).children(recursive=True)
        server = self.folder / "postgres" / "data" / "postmaster.pid"
        if server.exists():
            postmaster = psutil.Process(int(server.read_text().split()[0]))
            found += [postmaster, *postmaster.children(recursive=True)]
        return [psutil.Process(self.process.pid), *found]

    def named(self, part: str) -> psutil.Process:
        return next(each for each in self.members() if part in command_of(each))

    def stop(self) -> int:
        """Ask to stop; the exit code."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(60)

    def kill_everything(self) -> None:
        members = self.members()
        for member in members:
            with contextlib.suppress(psutil.NoSuchProcess):  # some end of themselves when their parents do
                member.kill()
        psutil.wait_procs(members, timeout=10)
        assert self.process is not None
        self.process.wait(10)

    def sql(self, query: str) -> list[Any]:
        engine = sa.create_engine(EmbeddedPostgres(self.folder / "postgres").url, poolclass=sa.NullPool)
        with engine.connect() as connection:
            return list(connection.exec_driver_sql(query).all())

    def change(self, statement: str) -> None:
        engine = sa.create_engine(EmbeddedPostgres(self.folder / "postgres").url, poolclass=sa.NullPool)
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)

    def graphql(self, query: str, **variables: object) -> Json:
        answer = httpx.post(
            f"http://127.0.0.1:{self.dagster_port}/graphql",
            json={"query": query, "variables": variables},
            timeout=60,
        )
        body: Json = answer.json()
        assert "errors" not in body, body
        data: Json = body["data"]
        return data

    def send(self, path: Path) -> int:
        return self.client.upload(path, lambda _: None).video_id

    def progress(self, video_id: int) -> Json:
        seen: Json = self.client.call("GET", f"/db/videos/{video_id}/progress")
        return seen

    def finished(self, video_id: int, limit_s: float = 120) -> Json:
        """The progress of a video once its analysis has ended."""

        def ended() -> Json | None:
            seen = self.progress(video_id)
            return seen if seen["is_completed"] or seen["is_failed"] else None

        found: Json = until(ended, limit_s, f"video {video_id} is done")
        return found
