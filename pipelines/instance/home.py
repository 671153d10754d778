"""What `sentinel up` prepares for Dagster at each start: its home folder, its tables, its slots."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml

from resources.errors import SetupError, first_line
from resources.gpu_slots import GPU_POOL
from resources.settings import PROJECT_DIR, Settings

CODE_PORT_OFFSET = 1
"""Dagster's code server listens on the port after that of its page."""
DAGSTER_TABLES = {"runs", "event_logs", "job_ticks", "instigators"}
Say = Callable[[str], None]


def write_dagster_config(settings: Settings, say: Say) -> None:
    """Dagster's home: our `dagster.yaml` with the settings in it, and a workspace of one code server."""
    config = dagster_config(settings.dagster_config or PROJECT_DIR / "dagster.yaml", settings, say)
    server = {
        "host": settings.dagster_code_host,
        "port": code_port(settings),
        "location_name": "deepsentinel",
    }
    for name, content in (
        ("dagster.yaml", config),
        ("workspace.yaml", {"load_from": [{"grpc_server": server}]}),
    ):
        write_whole(settings.dagster_home / name, yaml.safe_dump(content, sort_keys=False))


def code_port(settings: Settings) -> int:
    """Where Dagster's code server listens."""
    return settings.dagster_port + CODE_PORT_OFFSET


def write_whole(path: Path, text: str) -> None:
    """Containers share the folder: whoever reads meanwhile finds the old file or the new one."""
    draft = path.with_name(f"{path.name}.{socket.gethostname()}.{os.getpid()}")
    draft.write_text(text)
    draft.replace(path)


def dagster_config(file: Path, settings: Settings, say: Say) -> dict[str, Any]:
    """What `dagster.yaml` says, with as many runs at once as the settings say.

    Raises:
        SetupError: It is no YAML, or not the shape that Dagster wants.
    """
    try:
        config: dict[str, Any] = yaml.safe_load(file.read_text())
        runs = config.setdefault("concurrency", {}).setdefault("runs", {})
        written, wanted = runs.get("max_concurrent_runs"), settings.max_concurrent_runs
        runs["max_concurrent_runs"] = wanted
    except (OSError, yaml.YAMLError, AttributeError, TypeError) as error:
        raise SetupError(f"{file} cannot be read: {first_line(error)}") from error
    if written not in (None, wanted):
        say(f"{file} says max_concurrent_runs {written}; SENTINEL_MAX_CONCURRENT_RUNS, {wanted}, counts")
    return config


def is_prepared(connection: sa.Connection, slots: int) -> bool:
    """Whether Dagster has its tables, and as many slots for what looks at frames."""
    if not set(sa.inspect(connection).get_table_names("dagster")) >= DAGSTER_TABLES:
        return False
    query = sa.text('select "limit" from dagster.concurrency_limits where concurrency_key = :pool')
    return bool(connection.scalar(query, {"pool": GPU_POOL}) == slots)


def prepare_dagster(environment: dict[str, str], slots: int) -> None:
    """Let one process make Dagster's tables: of several that begin at once, all but one would die.

    Slots are set there too: a changed `default_limit` in its file makes every run fail on PostgreSQL, because
    Dagster goes on in a transaction in which its insert has failed (1.13.27).
    """
    code = (
        "from dagster import DagsterInstance as Instance; instance = Instance.get(); "
        "instance.run_storage, instance.schedule_storage; "
        f"instance.event_log_storage.set_concurrency_slots({GPU_POOL!r}, {slots})"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code],
        env=environment,
        cwd=PROJECT_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SetupError(f"Dagster's tables could not be made: {done.stderr.strip()[-1000:]}")
