import sys
import time
from pathlib import Path

import pytest

from pipelines.cli import processes
from pipelines.cli.processes import Service
from resources.errors import SetupError


def dying(folder: Path) -> Service:
    return Service("brief", [sys.executable, "-c", "pass"], {}, folder, folder / "brief.log")


def die_often(service: Service, times: int) -> None:
    service.start()
    for _ in range(times):
        assert service.process is not None
        service.process.wait(10)
        service.restart_if_dead(lambda _: None)


def test_a_program_that_dies_over_and_over_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "RESTART_WAIT_S", 0.0)
    monkeypatch.setattr(processes, "MAX_RESTARTS", 3)
    with pytest.raises(SetupError, match="keeps stopping"):
        die_often(dying(tmp_path), times=5)


def test_deaths_that_lie_far_apart_do_not_add_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "RESTART_WAIT_S", 0.0)
    monkeypatch.setattr(processes, "MAX_RESTARTS", 3)
    monkeypatch.setattr(processes, "GOOD_RUN_S", 0.0)
    service = dying(tmp_path)
    die_often(service, times=8)
    service.ask_to_stop()
    service.stop(time.monotonic() + 10)
    assert service.restarts == 1
