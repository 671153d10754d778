"""The API in a process of its own, on a database of its own."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from resources.embedded_postgres import EmbeddedPostgres
from tests.support.databases import migrated_database
from tests.support.ports import free_port
from tests.support.running_system import until


@dataclass
class RunningApi:
    """`sentinel serve`."""

    folder: Path
    database_url: str
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @classmethod
    @contextmanager
    def on_new_database(
        cls, folder: Path, postgres: EmbeddedPostgres, **settings: str
    ) -> Iterator["RunningApi"]:
        running = cls(folder, migrated_database(postgres), settings=settings)
        running.start()
        try:
            yield running
        finally:
            running.stop()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> Path:
        return self.folder / "api.log"

    def start(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("SENTINEL_")}
        environment |= {
            "SENTINEL_STATE_DIR": str(self.folder),
            "DATABASE_URL": self.database_url,
            "SENTINEL_PORT": str(self.port),
            "SENTINEL_RATE_LIMIT_PER_S": "100000",
            "SENTINEL_QUESTIONS_PER_MINUTE": "100000",
            "SENTINEL_UPLOADS_PER_MINUTE": "100000",
            "SENTINEL_PRELOAD_TEXT_MODEL": "false",
            **self.settings,
        }
        with self.log.open("ab") as sink:
            command = [sys.executable, "-m", "pipelines.cli.main", "serve"]
            self.process = subprocess.Popen(command, env=environment, stdout=sink, stderr=sink)
        until(self.answers, 60, f"the API answers; see {self.log}")

    def answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.log.read_text()
        return self.answers_now()

    def answers_now(self) -> bool:
        try:
            return httpx.get(f"{self.url}/api/live", timeout=5).is_success
        except httpx.TransportError:
            return False

    def stop(self) -> None:
        assert self.process is not None
        self.process.terminate()
        self.process.wait(30)
