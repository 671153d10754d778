"""The programs of the system: command lines and environment, for `sentinel up` and for containers."""

import os
import signal
import sys
from enum import StrEnum
from pathlib import Path
from typing import NoReturn

from pipelines.instance.home import code_port
from resources.db.address import dagster_url
from resources.settings import PROJECT_DIR, Settings, inherited_environment


class Program(StrEnum):
    """One that runs by itself, in any number of containers where nothing else is said."""

    CODE = "code"
    WEB = "web"
    DAEMON = "daemon"
    WORKER = "worker"
    API = "api"


def command_line(program: Program, settings: Settings) -> list[str]:
    """What starts a program, in the project's folder and with `program_environment`."""
    scripts, workspace = Path(sys.executable).parent, str(settings.dagster_home / "workspace.yaml")
    match program:
        case Program.CODE:
            return [
                str(scripts / "dagster"), "api", "grpc", "-m", "pipelines.definitions",
                "-d", str(PROJECT_DIR), "-h", settings.dagster_listen, "-p", str(code_port(settings)),
                "--location-name", "deepsentinel",
            ]  # fmt: skip
        case Program.DAEMON:
            return [str(scripts / "dagster-daemon"), "run", "-w", workspace]
        case Program.WEB:
            return [sys.executable, "-m", "pipelines.webserver.server"]
        case Program.WORKER:
            return [sys.executable, "-m", "pipelines.run_worker"]
        case Program.API:
            return [sys.executable, "-m", "pipelines.cli.main", "serve"]


def program_environment(settings: Settings, url: str) -> dict[str, str]:
    """What programs need to find the same state, whatever folder they run in."""
    return {
        **inherited_environment(),
        "SENTINEL_STATE_DIR": str(settings.state_dir),
        "DATABASE_URL": url,
        "DAGSTER_HOME": str(settings.dagster_home),
        "DAGSTER_PG_URL": dagster_url(settings.database_direct_url or url),
        "DAGSTER_SENSOR_GRPC_TIMEOUT_SECONDS": "600",
        "DAGSTER_DISABLE_TELEMETRY": "1",
        "PYTHONUNBUFFERED": "1",
        "MALLOC_ARENA_MAX": "2",
        "TOKENIZERS_PARALLELISM": "false",
        "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    }


def become(program: Program, settings: Settings, url: str) -> NoReturn:
    """Go on as a program, under the same process number, so that signals reach it.

    Shells start what runs in the background deaf to interrupts, with which Dagster ends its processes.
    """
    command = command_line(program, settings)
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.chdir(PROJECT_DIR)
    os.execve(command[0], command, program_environment(settings, url))  # noqa: S606 - our own program
