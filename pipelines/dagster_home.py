"""What `sentinel up` writes into Dagster's home folder at each start."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from resources.errors import SetupError, first_line
from resources.settings import PROJECT_DIR, Settings

CODE_PORT_OFFSET = 1
"""Dagster's code server listens on the port after that of its page."""
Say = Callable[[str], None]


def write_dagster_config(settings: Settings, say: Say) -> None:
    """Dagster's home: our `dagster.yaml` with the settings in it, and a workspace of one code server."""
    config = dagster_config(PROJECT_DIR / "dagster.yaml", settings, say)
    (settings.dagster_home / "dagster.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    port = settings.dagster_port + CODE_PORT_OFFSET
    (settings.dagster_home / "workspace.yaml").write_text(
        "load_from:\n  - grpc_server:\n      host: 127.0.0.1\n"
        f"      port: {port}\n      location_name: deepsentinel\n"
    )


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
    except (yaml.YAMLError, AttributeError, TypeError) as error:
        raise SetupError(f"{file} cannot be read: {first_line(error)}") from error
    if written not in (None, wanted):
        say(f"{file} says max_concurrent_runs {written}; SENTINEL_MAX_CONCURRENT_RUNS, {wanted}, counts")
    return config
