"""A whole system for one module of tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.ports import free_port
from tests.support.recordings import repeated
from tests.support.running_system import RunningSystem


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("system")


@pytest.fixture(scope="module")
def system(folder: Path) -> Iterator[RunningSystem]:
    # Ports below the range that the operating system hands out by itself, so that a restart finds them free.
    running = RunningSystem(folder / "state", free_port(), 20000 + free_port() % 9000)
    yield running.start()
    running.stop()


@pytest.fixture(scope="module")
def long_walk(folder: Path, walker: Path) -> Path:
    """Eighty seconds with ten visits: long enough to be killed in the middle."""
    return repeated(walker, folder / "long.mp4", 10)
