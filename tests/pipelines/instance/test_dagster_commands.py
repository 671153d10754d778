"""What somebody who knows Dagster tries first, in the project's folder, with nothing prepared."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from pipelines.instance.home import dagster_config
from resources.embedded_postgres import EmbeddedPostgres
from resources.errors import SetupError
from resources.settings import PROJECT_DIR, Settings
from tests.support.ports import free_port
from tests.support.running_system import until

DAGSTER = str(Path(sys.executable).parent / "dagster")
UP = [sys.executable, "-m", "pipelines.cli.main", "up"]


def environment(state: Path, **more: str) -> dict[str, str]:
    return {**os.environ, "SENTINEL_STATE_DIR": str(state), "SENTINEL_PORT": str(free_port()), **more}


@pytest.mark.parametrize("home", [{}, {"DAGSTER_HOME": str(PROJECT_DIR)}])
def test_definitions_validate_passes_without_any_database(tmp_path: Path, home: dict[str, str]) -> None:
    done = subprocess.run(
        [DAGSTER, "definitions", "validate", "-m", "pipelines.definitions"],
        cwd=PROJECT_DIR, env=environment(tmp_path / "state", **home), capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "database of DeepSentinel does not run" in done.stderr
    assert not (tmp_path / "state").exists()


def healthy(port: int) -> bool:
    query = "{ instance { daemonHealth { allDaemonStatuses { healthy required } } } assetNodes { id } }"
    try:
        answer = httpx.post(f"http://127.0.0.1:{port}/graphql", json={"query": query}, timeout=30).json()[
            "data"
        ]
    except httpx.TransportError:
        return False
    statuses = answer["instance"]["daemonHealth"]["allDaemonStatuses"]
    return bool(answer["assetNodes"]) and all(each["healthy"] for each in statuses if each["required"])


@pytest.mark.system
def test_dagster_dev_brings_its_database_up_and_down_again(tmp_path: Path) -> None:
    port, state = free_port(), tmp_path / "state"
    own = environment(state, SENTINEL_DAGSTER_PORT=str(free_port()))
    with (tmp_path / "dev.log").open("wb") as sink:
        running = subprocess.Popen(
            [DAGSTER, "dev", "-p", str(port)], cwd=PROJECT_DIR, env=own, stdout=sink, stderr=sink,
            start_new_session=True,
        )  # fmt: skip
    try:
        until(lambda: healthy(port), 120, "Dagster and its daemon work", every_s=1)
        second = subprocess.run(UP, cwd=PROJECT_DIR, env=own, capture_output=True, text=True)
        assert (second.returncode, "Traceback" in second.stderr) == (1, False)
        assert "already runs" in second.stderr
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(60)
    assert not EmbeddedPostgres(state / "postgres").is_running()


def test_the_runs_at_once_are_those_of_the_settings_and_other_changes_stay(tmp_path: Path) -> None:
    file, said = tmp_path / "dagster.yaml", []
    file.write_text("concurrency:\n  runs: {max_concurrent_runs: 4}\nrun_retries: {max_retries: 9}\n")
    config = dagster_config(file, Settings(max_concurrent_runs=8, _env_file=None), said.append)
    assert config["concurrency"]["runs"]["max_concurrent_runs"] == 8
    assert config["run_retries"] == {"max_retries": 9}
    assert "says max_concurrent_runs 4; SENTINEL_MAX_CONCURRENT_RUNS, 8, counts" in said[0]


@pytest.mark.parametrize("text", ["a: [", "- just\n- a list", "", "concurrency: 3"])
def test_a_config_that_cannot_be_read_is_told_in_words(tmp_path: Path, text: str) -> None:
    file = tmp_path / "dagster.yaml"
    file.write_text(text)
    with pytest.raises(SetupError, match=r"dagster\.yaml cannot be read"):
        dagster_config(file, Settings(_env_file=None), lambda _: None)
