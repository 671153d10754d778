"""`sentinel` where it cannot start or is configured wrongly says so in one sentence, without a traceback."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.cli.orphan_processes import MARK, end_orphans, find_orphans
from resources.settings import PROJECT_DIR
from tests.support.cards import needs_no_card
from tests.support.ports import free_port

SENTINEL = [sys.executable, "-m", "pipelines.cli.main"]


def said(command: list[str], state: Path, *before: str, **more: str) -> str:
    """What a command that has to fail says, without a traceback."""
    own = {**os.environ, "SENTINEL_STATE_DIR": str(state), **more}
    done = subprocess.run(
        [*before, *SENTINEL, *command], cwd=PROJECT_DIR, env=own, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


def test_a_taken_port_is_named_in_a_new_state_folder(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        text = said(["up"], tmp_path / "state", SENTINEL_PORT=port, SENTINEL_DAGSTER_PORT=str(free_port()))
    assert f"Port {port} is in use by another program. Stop it, or set SENTINEL_PORT." in text


def test_a_state_folder_that_cannot_be_one_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    text = said(["up"], tmp_path / "file" / "state")
    assert f"{tmp_path / 'file' / 'state'}: Not a directory" in text
    assert "SENTINEL_STATE_DIR" in text


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount")
@pytest.mark.parametrize("command", ["up", "serve", "migrate"])
def test_a_state_folder_that_is_read_only_is_named(tmp_path: Path, command: str) -> None:
    mounted = ["unshare", "--mount", "sh", "-c", f'mount -t tmpfs -o ro none {tmp_path} && exec "$@"', "sh"]
    text = said([command], tmp_path, *mounted)
    assert f"sentinel: {tmp_path}" in text
    assert "Read-only file system" in text


def test_doctor_finds_a_detector_that_does_not_exist(tmp_path: Path) -> None:
    text = said(["doctor"], tmp_path / "state", SENTINEL_DETECTOR="nowhere/to-be-found")
    assert "FAIL person detector: " in text
    assert "SENTINEL_DETECTOR" in text


@needs_no_card
def test_a_card_that_is_not_there_keeps_the_system_from_starting_and_doctor_finds_it(tmp_path: Path) -> None:
    ports = {"SENTINEL_PORT": str(free_port()), "SENTINEL_DAGSTER_PORT": str(free_port())}
    text = said(["up"], tmp_path / "state", SENTINEL_DEVICE="cuda:3", **ports)
    assert "there is no cuda:3: torch" in text
    assert "SENTINEL_DEVICE" in text
    assert "Starting PostgreSQL" not in text
    found = said(["doctor"], tmp_path / "state", SENTINEL_DEVICE="cuda:3")
    assert "FAIL device: The device 'cuda:3' cannot be used" in found
    assert "SENTINEL_DEVICE='gpu' is no device" in said(["up"], tmp_path / "state", SENTINEL_DEVICE="gpu")


DEAF = """
import signal, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
print("listens to nobody", flush=True)
time.sleep(600)
"""


def test_what_a_killed_system_has_left_behind_is_ended_even_if_it_does_not_listen(tmp_path: Path) -> None:
    def started(state: Path) -> subprocess.Popen[bytes]:
        own = {**os.environ, MARK: str(state)}
        process = subprocess.Popen([sys.executable, "-c", DEAF], env=own, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        return process

    mine, other, told = started(tmp_path / "mine"), started(tmp_path / "other"), []
    try:
        end_orphans(tmp_path / "mine", told.append, limit_s=0.5)
        assert mine.wait(5) != 0
        assert find_orphans(tmp_path / "other") == [other.pid]
        assert told == ["Waiting for programs of an earlier start to end"]
        end_orphans(tmp_path / "mine", told.append)
        assert len(told) == 1, "nothing is left, so nothing is said"
    finally:
        for process in (mine, other):
            process.kill()
            process.wait()
