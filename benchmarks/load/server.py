"""The API in its production mode, on rows of its own, and the load tool that drives it."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil

from benchmarks.load.rows import Size, fill
from domain.access import Role
from resources.db.engine import Database
from resources.db.migrate import migrate
from resources.embedded_postgres import EmbeddedPostgres
from resources.settings import inherited_environment
from tests.conftest import free_port

CONNECTIONS = 50
"""Connections that wrk keeps busy."""
WORKERS = 2
"""Processes of the API."""
ORIGIN = "http://localhost:3000"
"""Origin of the requests, so that CORS is measured as well."""
WRITES_PER_S = 50
"""Commits per second of the writer in `writing`."""
PROGRESS = "update video set progress = {} where video_id = 1"
SCRIPT = """
local paths = { %(paths)s }
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
done = function(summary, latency, requests)
  local e = summary.errors
  local function ms(percent) return latency:percentile(percent) / 1000 end
  io.write(string.format(
    '\\n{"requests": %%d, "seconds": %%f, "p50": %%f, "p95": %%f, "p99": %%f, "errors": %%d}\\n',
    summary.requests, summary.duration / 1e6, ms(50), ms(95), ms(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Server:
    """A running API."""

    url: str
    key: str
    process: subprocess.Popen[bytes]
    database_url: str

    def get(self, path: str) -> httpx.Response:
        response = httpx.get(self.url + path, headers={"Authorization": f"Bearer {self.key}"}, timeout=60)
        response.raise_for_status()
        return response

    def drive(self, folder: Path, paths: list[str], seconds: float) -> Json:
        """Ask for some paths in turn, over and over."""
        script = folder / "paths.lua"
        script.write_text(SCRIPT % {"paths": ", ".join(f'"{path}"' for path in paths)})
        command = [
            "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", "--timeout", "20s", "-s", str(script),
            "-H", f"Authorization: Bearer {self.key}", "-H", f"Origin: {ORIGIN}", self.url,
        ]  # fmt: skip
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        result: Json = json.loads(done.stdout.strip().splitlines()[-1])
        return result

    def rss_mb(self) -> float:
        root = psutil.Process(self.process.pid)
        memories = [each.memory_full_info() for each in (root, *root.children(recursive=True))]
        return float(sum(memory.pss for memory in memories)) / 2**20


@contextmanager
def serve_rows(folder: Path, size: Size, workers: int = WORKERS) -> Iterator[Server]:
    """A database with rows, and the API in its production mode."""
    postgres = EmbeddedPostgres(folder / "postgres")
    postgres.ensure_running()
    database = Database.at(postgres.url)
    migrate(database.engine)
    began = time.monotonic()
    fill(database, size)
    print(f"{size.videos} videos, {size.events} events: rows made in {time.monotonic() - began:.0f} s")
    with database.transaction() as stores:
        _, key = stores.access.add_key("benchmark", Role.VIEWER, None, None)
    database.engine.dispose()
    port = free_port()
    environment = {
        **inherited_environment(),
        "SENTINEL_STATE_DIR": str(folder),
        "DATABASE_URL": postgres.url,
        "SENTINEL_PORT": str(port),
        "SENTINEL_AUTH": "true",
        "SENTINEL_API_WORKERS": str(workers),
        "SENTINEL_RATE_LIMIT_PER_S": "1000000",
        "SENTINEL_CORS_ORIGINS": ORIGIN,
        "SENTINEL_PUBLIC_URL": f"http://127.0.0.1:{port}",
    }
    with (folder / "api.log").open("ab") as log:
        command = [sys.executable, "-m", "pipelines.cli.main", "serve"]
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}"
        until_ready(url)
        yield Server(url, key, process, postgres.url)
    finally:
        process.terminate()
        process.wait(30)
        postgres.stop()


def until_ready(url: str) -> None:
    for _ in range(120):
        try:
            if httpx.get(f"{url}/api/ready", timeout=10).is_success:
                return
        except httpx.TransportError:
            time.sleep(0.5)
    sys.exit("The API did not start")


@contextmanager
def write_meanwhile(database_url: str) -> Iterator[None]:
    """Meanwhile, a writer moves the progress of a recording on, as analyses do."""
    over = threading.Event()

    def write() -> None:
        database, percent = Database.at(database_url), 0
        while not over.wait(1 / WRITES_PER_S):
            percent = (percent + 1) % 99
            with database.transaction() as stores:
                stores.connection.exec_driver_sql(PROGRESS.format(percent))
        database.engine.dispose()

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
