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
from resources.settings_aws import FOLDER
from resources.storage.objects import BUCKET_SCHEME, COMPUTE_LOGS

CODE_PORT_OFFSET = 1
"""Dagster's code server listens on the port after that of its page."""
DAGSTER_TABLES = {"runs", "event_logs", "job_ticks", "instigators"}
LOGS_SENT_S = 30
"""Seconds between two sendings of what a step prints."""
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
    """What `dagster.yaml` says, with as many runs at once as the settings say, and logs where objects are.

    Raises:
        SetupError: It is no YAML, or not the shape that Dagster wants.
    """
    try:
        config: dict[str, Any] = yaml.safe_load(file.read_text())
        runs = config.setdefault("concurrency", {}).setdefault("runs", {})
        written, wanted = runs.get("max_concurrent_runs"), settings.max_concurrent_runs
        runs["max_concurrent_runs"] = wanted
        if settings.objects != FOLDER:
            config.setdefault("compute_logs", compute_logs(settings))
    except (OSError, yaml.YAMLError, AttributeError, TypeError) as error:
        raise SetupError(f"{file} cannot be read: {first_line(error)}") from error
    if written not in (None, wanted):
        say(f"{file} says max_concurrent_runs {written}; SENTINEL_MAX_CONCURRENT_RUNS, {wanted}, counts")
    return config


def compute_logs(settings: Settings) -> dict[str, Any]:
    """What steps print goes to the bucket of the objects, so that every machine's page shows it."""
    bucket, _, prefix = settings.objects.removeprefix(BUCKET_SCHEME).partition("/")
    config = {
        "bucket": bucket,
        "prefix": f"{prefix.strip('/')}/{COMPUTE_LOGS}".lstrip("/"),
        "local_dir": str(settings.dagster_home / COMPUTE_LOGS),
        "skip_empty_files": True,
        "upload_interval": LOGS_SENT_S,
        "endpoint_url": settings.s3_endpoint or settings.aws_endpoint,
        "region": settings.aws_region,
    }
    return {
        "module": "dagster_aws.s3.compute_log_manager",
        "class": "S3ComputeLogManager",
        "config": {name: value for name, value in config.items() if value is not None},
    }


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
